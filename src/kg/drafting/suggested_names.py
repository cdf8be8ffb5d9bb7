"""Drafts of things whose names are only suggested: a person decides if they are the same.

"Norvik" may be the Norvik Looms that the registry has, or somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import Draft

SUGGESTED_NAME = "name:suggested"
"""The rule of a thing of the registry whose name only begins like that of the article."""


def with_suggestions(reading: ArticleReading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of an article, doubtful where they tell of what is only suggested."""
    base = reading.graph.namespaces.things
    suggested = {
        thing.iri.value.removeprefix(base)
        for thing in reading.things.things.values()
        if thing.is_suggested
    }
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind == "thing" and draft.described in suggested:
            found.append(draft._replace(tier="doubtful", rule=SUGGESTED_NAME))
        elif suggested.isdisjoint(draft.needs):
            found.append(draft)
        else:
            found.append(draft._replace(tier="doubtful"))
    return found
