"""The list of articles, for a page that reads none of them itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.edition import Edition
from kg.model import Article
from kg.page.address import Address
from kg.page.citations import credit


class ArticleSummary(NamedTuple):
    """An article, how much is read from it, and whether its words are at hand."""

    headline: str
    href: str
    credit: str
    passages: int
    state: str


def shelf(
    edition: Edition, address: Address, articles: Iterable[Article]
) -> list[ArticleSummary]:
    """The articles, the oldest first."""
    ordered = sorted(
        articles, key=lambda each: (each.published, each.headline, each.iri)
    )
    return [
        ArticleSummary(
            headline=article.headline or article.slug,
            href=address.article(article),
            credit=credit(article),
            passages=len(article.passages),
            state=edition.state_of(article),
        )
        for article in ordered
    ]
