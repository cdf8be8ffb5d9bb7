"""Drafts of things whose names are only suggested: a person decides if they are the same.

"Norvik" may be the Norvik Looms that the registry has, or somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import Draft

SUGGESTED_NAME = "name:suggested"
"""The rule of a thing of the registry whose name only begins like that of the article."""


class Suggestions:
    """What of one article is only suggested to be of the registry.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        local = reading.graph.namespaces.local
        self._names = {
            local(thing.iri)
            for thing in reading.things.things.values()
            if thing.is_suggested
        }

    def marked(self, drafts: Iterable[Draft]) -> list[Draft]:
        """The drafts of the article, doubtful where they tell of what is suggested."""
        return [self._marked(draft) for draft in drafts]

    def _marked(self, draft: Draft) -> Draft:
        if draft.kind == "thing" and draft.described in self._names:
            return draft._replace(tier="doubtful", rule=SUGGESTED_NAME)
        if self._names.isdisjoint(draft.needs):
            return draft
        return draft._replace(tier="doubtful")
