"""Where what only a noun mentions is: "two mills in Kvarn", "a court in Kvarn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import FACILITY, GROUP, LOCATED_IN, NEAR, PUBLIC_BODY
from kg.drafting.noun_sides import NounSides
from kg.drafting.planned_sites import planned_by
from kg.drafting.proposals import RelationProposal, RelationSide, side_of
from kg.language.english.number import is_plural
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering, overlap

_PLACED = cased(
    r"\b(?P<noun>[a-z][\w-]+),?(?: mainly| mostly| chiefly)? "
    r"(?P<how>in|at|on|across|throughout|near|outside) "
    r"(?:the (?:(?:north|south|east|west|centre|island|city|town|port|province|state) of "
    r"(?:the )?)?)?(?=[A-Z])"
)
_RUNNING = re.compile(r"\b(?:runs?|operates?|has|have|owns?) $")
_ENUMERATING = re.compile(r",? (?:and |or )?")
_BESIDE = ("near", "outside")
# Of a list, another is still to come.
_ON = cased(
    r",? (?:and|or) (?:the |in )?[A-Z]|, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?,? (?:and|or) "
)


class NounSiteReader:
    """Proposes where things without names of one article are.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._nouns = NounSides(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """The places that stand behind nouns of what is built, or of bodies."""
        heading = self._text.find("\n")
        for match in _PLACED.finditer(self._text, max(0, heading)):
            site = self._site(match.span("noun"))
            if site is None:
                continue
            plan = planned_by(self._reading, match.span("noun"))
            for place in self._places(match.end()):
                told = [(site.span[0], place.span[1])]
                yield RelationProposal(
                    site,
                    NEAR if match["how"] in _BESIDE else LOCATED_IN,
                    side_of(place),
                    covering(*told, plan) if plan else told[0],
                    "description:sites",
                    "doubtful",
                    modality="planned" if plan else None,
                )

    def _site(self, noun: Span) -> RelationSide | None:
        """What a noun mentions, if it is built or a body, and nothing named."""
        begin, end = noun
        word = self._text[begin:end]
        if self._reading.mentioned_in((max(0, begin - 1), end)):
            return None
        if any(overlap(each.span, noun) for each in self._reading.mentions):
            return None
        kinds = self._ontology.classes_of(word)
        if FACILITY in kinds:
            kind = GROUP if is_plural(word) else FACILITY
        elif PUBLIC_BODY in kinds and not is_plural(word):
            kind = PUBLIC_BODY
        else:
            return None
        first = self._nouns.phrase_begin(begin)
        if kind == GROUP and _RUNNING.search(self._text[max(0, first - 20) : first]):
            return None  # "runs mills in Kvarn" tells where it works
        return RelationSide((first, end), kind=kind)

    def _places(self, begin: int) -> Iterator[Mentioned]:
        """The places that stand from somewhere on, one by one."""
        at = begin
        for mention in self._reading.mentions:
            if mention.span[0] < begin:
                continue
            lead = self._text[at : mention.span[0]]
            if lead == ", " and not _ON.match(self._text, mention.span[1]):
                return  # "in Kvarn, Ostrevale" tells where the town is
            is_next = lead == "" if at == begin else _ENUMERATING.fullmatch(lead)
            is_place = self._reading.things.name_kind(mention.thing) == "place"
            if not is_next or not is_place:
                return
            yield mention
            at = mention.span[1]
