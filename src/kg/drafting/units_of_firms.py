"""What is part of a firm and has no name: "its valves division", "the Asia business of Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import ORGANISATION, PART_OF
from kg.drafting.proposals import RelationProposal, RelationSide, side_of
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering

_UNIT = (
    r"(?P<unit>board\b|works council\b|(?:[A-Z]?[a-z][\w-]* ){0,3}?"
    r"(?:division|department|unit|business|segment|branch|office|committee|workshop|"
    r"(?:supervisory|management|executive) board|[a-z]+ arm|laboratory|laboratories)\b)"
)
_FIRST = (
    r"(?!(?:largest|biggest|oldest|main|only|own|other|new|first|second|third|latest|head|"
    r"former|registered) )"
)
_OWNED = cased(rf"(?P<whose>[’']s?)? {_FIRST}{_UNIT}")
_OF = cased(
    rf"\b[Tt]he {_FIRST}{_UNIT} of (?:the )?(?:[A-Z]?[a-z-]+ ){{0,3}}?(?=[A-Z])"
)
# "Acme Trams, its transport unit, Acme Trams": the unit has a name, or goes on.
_NAMED = cased(
    r",? (?:called |named )?[A-Z]|[’']s?\b| (?:head|manager|chief|director|boss|"
    r"members?|chair\w*|"
    r"seats?|meetings?|rooms?)\b"
)
_APPOSED = re.compile(r"[\w.)], (?:the )?$")


def unit_behind(text: str, owner: Span) -> Span | None:
    """The words for a unit behind whose it is, unless they describe a name.

    Args:
        text: the whole text.
        owner: where its owner is mentioned: "its" of "its valves division".
    """
    match = _OWNED.match(text, owner[1])
    if match is None or _NAMED.match(text, match.end()):
        return None
    if not match["whose"] and text[slice(*owner)].casefold() not in ("its", "their"):
        return None
    return match.span("unit")


class UnitReader:
    """Proposes which nameless units are part of the firms of one article.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text

    def proposals(self) -> Iterator[RelationProposal]:
        """The units of each firm, each told once."""
        told: set[tuple[str, object]] = set()
        for unit, owner in (*self._owned(), *self._of()):
            key = (self._text[slice(*unit)], owner.thing)
            if key in told:
                continue
            told.add(key)
            yield RelationProposal(
                RelationSide(unit, kind=ORGANISATION),
                PART_OF,
                side_of(owner),
                covering(unit, owner.span),
                "description:unit",
                "doubtful",
            )

    def _owned(self) -> Iterator[tuple[Span, Mentioned]]:
        for owner in self._reading.mentions:
            unit = unit_behind(self._text, owner.span)
            first = max(0, self._reading.phrase(owner.span)[0] - len("x, the "))
            lead = self._text[first : owner.span[0]]
            if unit and self._reading.is_firm(owner) and not _APPOSED.search(lead):
                yield unit, owner

    def _of(self) -> Iterator[tuple[Span, Mentioned]]:
        for match in _OF.finditer(self._text):
            for owner in self._reading.listed_from(match.end()):
                if self._reading.is_firm(owner):
                    yield match.span("unit"), owner
                break
