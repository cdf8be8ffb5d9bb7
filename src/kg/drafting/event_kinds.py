"""Of what class is what a word tells to happen: "bought", "the sale", "talks"."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import (
    ACTOR,
    AREA,
    CLOSURE,
    CONSTRUCTION_START,
    EVENT,
    FACILITY,
    LAUNCH,
    LOAN,
    OPENING,
    PRODUCT,
    SUPPLY,
)
from kg.frames.kinds import Kinds
from kg.language.spans import Span

HAPPENING = (EVENT, SUPPLY, LOAN)
"""The classes of what happens."""

SUFFERED = (OPENING, CLOSURE, LAUNCH, CONSTRUCTION_START)
"""What may happen to something with nobody told to do it."""


class EventKinds:
    """Tells the classes of what the words of one article tell to happen.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._lasting = Kinds(self._ontology).below((ACTOR, FACILITY, PRODUCT, AREA))

    def of(self, cue: Span) -> list[NamedNode]:
        """The classes of which a word tells a member, the narrowest."""
        words = self._text[slice(*cue)].casefold()
        told = self._ontology.classes_of(words)
        if not told and " " in words:
            told = self._ontology.classes_of(words.split()[0])
        # An "investor" does what the beginning of the word tells, and is somebody.
        if not told.isdisjoint(self._lasting):
            return []
        narrow = self._ontology.most_specific(sorted(told, key=str))
        return [
            kind
            for kind in v.named_nodes(narrow)
            if not set(HAPPENING).isdisjoint(self._ontology.superclasses(kind))
        ]
