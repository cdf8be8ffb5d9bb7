"""Of which sort what is related is: of few, so that a sort tells something of all its kinds."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import (
    AREA,
    COMPANY,
    EVENT,
    FACILITY,
    GROUP,
    LOAN,
    ORGANISATION,
    PERIOD,
    PERSON,
    PRODUCT,
    PUBLIC_BODY,
    SUPPLY,
    TOPIC,
)
from kg.drafting.proposals import RelationSide

_SORTS = (
    PERSON,
    PUBLIC_BODY,
    COMPANY,
    AREA,
    FACILITY,
    ORGANISATION,
    PRODUCT,
    GROUP,
    EVENT,
    SUPPLY,
    LOAN,
    PERIOD,
    TOPIC,
)
_UNKNOWN = "none"


class SideSorts:
    """Tells the sorts of what one article relates.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._ontology = reading.graph.ontology

    def sort(self, side: RelationSide) -> str:
        """The sort of a side, or its class, if that is of none."""
        kind = self._kind(side)
        if kind is None:
            return _UNKNOWN
        above = self._ontology.superclasses(kind)
        sort = next((each for each in _SORTS if each in above), kind)
        return v.local_name(sort.value)

    def kinds(self, side: RelationSide) -> set[str]:
        """The class of a side, and all above it."""
        kind = self._kind(side)
        if kind is None:
            return {_UNKNOWN}
        above = v.named_nodes(self._ontology.superclasses(kind))
        return {v.local_name(each.value) for each in above}

    def _kind(self, side: RelationSide) -> NamedNode | None:
        return self._reading.thing(side.thing).kind if side.thing else side.kind
