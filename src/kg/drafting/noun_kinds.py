"""Drafts of what only a common noun names say as well of what kind it is.

Its name tells it apart from that of other articles, and need not stand in the words: the
noun mentions it, as its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import APART, Draft


def with_kinds(reading: ArticleReading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of an article, with the kinds of what their words call by a noun."""
    local = reading.graph.namespaces.local
    nouns = {
        local(thing.iri): thing.noun
        for thing in reading.things.things.values()
        if thing.noun
    }
    return [_with_kinds(draft, nouns, reading.text) for draft in drafts]


def _with_kinds(
    draft: Draft,
    nouns: Mapping[str, str],
    text: str,
) -> Draft:
    words = " ".join(text[slice(*draft.span)].split())
    told = [
        f'{local} kind "{nouns[local]}"'
        for local in dict.fromkeys(draft.needs)
        if local in nouns and nouns[local] in words
    ]
    return draft._replace(statement=APART.join((draft.statement, *told)))
