"""Whom public bodies without names serve: "the town council of Kvarn", "the city government"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading
from kg.drafting.focus import Focus
from kg.drafting.news_terms import AREA, JURISDICTION, PUBLIC_BODY
from kg.drafting.proposals import RelationProposal, RelationSide, side_of

_OF_PLACE = re.compile(
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
        for match in _OF_PLACE.finditer(self._text):
            for place in self._reading.mentions:
                if place.span[0] != match.end() or not self._is_area(place.thing):
                    continue
                span = (match.start("body"), place.span[1])
                yield RelationProposal(
                    RelationSide(span, kind=PUBLIC_BODY),
                    JURISDICTION,
                    side_of(place),
                    span,
                    "description:body",
                    "reference",
                )
        told: set[str] = set()
        for match in _OF_CITY.finditer(self._text):
            place = self._focus.at(match.start())
            if place is None or not self._is_area(place.thing) or match["body"] in told:
                continue
            told.add(match["body"])
            body = match.span("body")
            yield RelationProposal(
                RelationSide(body, kind=PUBLIC_BODY),
                JURISDICTION,
                side_of(place),
                (min(body[0], place.span[0]), max(body[1], place.span[1])),
                "description:body",
                "doubtful",
            )

    def _is_area(self, thing: NamedNode) -> bool:
        kind = self._reading.thing(thing).kind
        return AREA in self._reading.graph.ontology.superclasses(kind)
