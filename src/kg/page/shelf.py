"""The list of a project's articles, for a page that reads none of them itself."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import spoken
from kg.model import Article
from kg.page.address import Address
from kg.store import Store


class Shelved(NamedTuple):
    """An article, how much is read from it, and whether its words are at hand."""

    headline: str
    href: str
    publisher: str
    date: str
    passages: int
    statements: int
    state: str


def shelf(store: Store, address: Address) -> list[Shelved]:
    """All articles, the oldest first."""
    articles = sorted(store.articles.values(), key=lambda article: (article.published, article.headline, article.iri))
    return [_shelved(store, address, article) for article in articles]


def _shelved(store: Store, address: Address, article: Article) -> Shelved:
    return Shelved(
        headline=article.headline or article.slug,
        href=address.article(article),
        publisher=article.publisher,
        date=spoken.day(article.published[:10]),
        passages=len(article.passages),
        statements=_statements(store, article),
        state=_state(store, article),
    )


def _statements(store: Store, article: Article) -> int:
    """How many statements the article makes, each counted once."""
    graphs = (NamedNode(passage.iri) for passage in article.passages)
    return len({quad.triple for graph in graphs for quad in store.engine.quads_for_pattern(None, None, None, graph)})


def _state(store: Store, article: Article) -> str:
    text = store.texts.of(article)
    if text is None:
        return "pinned"
    return "verified" if text.is_exact else text.summary()
