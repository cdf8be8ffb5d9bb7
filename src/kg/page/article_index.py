"""The list of a project's articles, for a page that reads none of them itself."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kg.edition import Edition
from kg.page.address import Address
from kg.page.citations import credit
from kg.vocabulary import Triple


class ArticleSummary(NamedTuple):
    """An article, how much is read from it, and whether its words are at hand."""

    headline: str
    href: str
    credit: str
    passages: int
    statements: int
    state: str


def shelf(edition: Edition, address: Address) -> list[ArticleSummary]:
    """All articles, the oldest first, with how many different statements each makes."""
    articles = sorted(
        edition.articles, key=lambda each: (each.published, each.headline, each.iri)
    )
    said: dict[str, set[Triple]] = defaultdict(set)
    for passage, triples in edition.graph.stated(
        edition.graph.passages.values()
    ).items():
        said[passage.article].update(triples)
    return [
        ArticleSummary(
            headline=article.headline or article.slug,
            href=address.article(article),
            credit=credit(article),
            passages=len(article.passages),
            statements=len(said[article.iri]),
            state=edition.state_of(article),
        )
        for article in articles
    ]
