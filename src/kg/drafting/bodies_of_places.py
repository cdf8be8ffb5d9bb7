"""Whom public bodies without names serve: "the town council of Kvarn", "the city government"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.news_terms import AREA, JURISDICTION, PUBLIC_BODY
from kg.drafting.proposals import RelationProposal, RelationSide, Tier, side_of
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering

_OF_PLACE = cased(
    r"\b(?:the|The) (?P<body>(?:(?:town|city|county|district|municipal|regional|state|"
    r"provincial|federal) )?(?:council|government|municipality|court|parliament|police|"
    r"administration|authorities)) of (?:the )?(?=[A-Z])"
)
_OF_CITY = re.compile(
    r"\b(?:the|The) (?P<body>(?:city|municipal) (?:government|council|administration|"
    r"(?:bureau|department|office) of [a-z]+))(?! of\b)\b"
)


class BodyReader:
    """Proposes what public bodies are of what places.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._focus = Focus(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """Bodies by the places that their words name, or that the article is about."""
        yield from self._of_places()
        yield from self._of_the_city()

    def _of_places(self) -> Iterator[RelationProposal]:
        for match in _OF_PLACE.finditer(self._text):
            place = self._reading.beginning_at(match.end())
            if place and self._is_area(place.thing):
                body = (match.start("body"), place.span[1])
                yield _proposed(body, place, "reference")

    def _of_the_city(self) -> Iterator[RelationProposal]:
        told: set[str] = set()
        for match in _OF_CITY.finditer(self._text):
            place = self._focus.at(match.start())
            if place is None or not self._is_area(place.thing) or match["body"] in told:
                continue
            told.add(match["body"])
            yield _proposed(match.span("body"), place, "doubtful")

    def _is_area(self, thing: NamedNode) -> bool:
        kind = self._reading.thing(thing).kind
        return AREA in self._reading.graph.ontology.superclasses(kind)


def _proposed(body: Span, place: Mentioned, tier: Tier) -> RelationProposal:
    return RelationProposal(
        RelationSide(body, kind=PUBLIC_BODY),
        JURISDICTION,
        side_of(place),
        covering(body, place.span),
        "description:body",
        tier,
    )
