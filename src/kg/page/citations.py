"""Passages as tables cite them: where they are on the page, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.edition import Edition
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.language.spans import Span
from kg.model import Article, Evidence, Passage
from kg.page.address import Address

_WORDS = 3  # of a passage, by which a link to it goes


class Citation(NamedTuple):
    """A passage as a table shows it: its link on the page, its position, and whose words it is in short."""

    passage: str
    href: str
    position: str
    voice: str
    span: Span


def cited(
    graph: Graph, address: Address, pieces: Iterable[Evidence]
) -> tuple[Citation, ...]:
    """The pieces of evidence, each passage once."""
    iris = dict.fromkeys(piece.passage for piece in pieces)
    passages = map(graph.passages.__getitem__, iris)
    return tuple(
        Citation(
            passage=p.iri,
            href=address.passage(p),
            position=position(p),
            voice=cited_voice(graph, p),
            span=(p.begin, p.end),
        )
        for p in passages
    )


def openings(
    edition: Edition, address: Address, articles: Iterable[Article]
) -> dict[str, str]:
    """The first words of each passage that may be quoted, by the link to it."""
    found: dict[str, str] = {}
    for article in articles:
        for passage in article.passages:
            words = edition.texts.quote(article, passage)
            if words:
                found[address.passage(passage)] = _opening(words)
    return found


def _opening(words: str) -> str:
    """Enough of the words to know them by."""
    first = words.split(maxsplit=_WORDS)
    more = " …" if len(first) > _WORDS else ""
    return f"{' '.join(first[:_WORDS])}{more}"


def credit(article: Article) -> str:
    """The publisher and the day of an article, as far as they are known."""
    day = formatting.day(article.published[:10])
    return ", ".join(filter(None, [article.publisher, day]))


def position(passage: Passage) -> str:
    """Where a passage is in its article, as a table shows it."""
    return f"{passage.begin}–{passage.end}"


def cited_voice(graph: Graph, passage: Passage) -> str:
    """Whose words a passage is, in a word or by name."""
    if passage.said_by:
        names = [
            graph.verbaliser.title(NamedNode(speaker)) for speaker in passage.said_by
        ]
        return formatting.listing(names)
    return "caption" if passage.is_caption else "article"
