"""Which places somebody trades with: "exports to Kvarn", "Kvarn is its main market".

Whose the exports are, the words before them say, or whom the text is about: mostly a country
or a town, whose statistics it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.news_terms import EXPORTS_TO, IMPORTS_FROM
from kg.drafting.proposals import RelationProposal, side_of
from kg.language.spans import Span, covering

_OF_GOODS = r"(?: of (?!them)[a-z][\w -]{0,40}?)?"
_MOSTLY = r"(?:,? (?:mainly|mostly|chiefly|largely|most of (?:them|which)))?"
# "Exports of pumps, mainly to"; "those to" and "sales to" where exports are told of
_OUT = re.compile(
    rf"\b(?P<sure>[Ee]xports|[Ss]hipments)?(?(sure)|(?:[Ss]ales|[Dd]eliveries|those))\b"
    rf"{_OF_GOODS}{_MOSTLY} to (?:the )?"
)
_IN = re.compile(rf"\b(?:[Ii]mports|[Ii]mported)\b{_OF_GOODS}{_MOSTLY} from (?:the )?")
_EXPORTS = re.compile(r"\b(?:export|shipment|overseas)", re.IGNORECASE)
# "Kvarn remained the biggest market", "with Kvarn and Maren the main markets"
_MARKET = re.compile(
    r"(?: (?:was|is|remained|remains|became))?(?: still| again)? (?:the|its|their) "
    r"(?:(?:largest|biggest|main|most important|leading|top|single|overseas|export|foreign|"
    r"largest|two|three) )+(?:markets?|buyers?|customers?|destinations?)\b"
)
_FOLLOWED = re.compile(r"\b(?:followed|led) by (?:the )?")
# Of several, each with its figure: "Mexico (3,150 units), Chile with 400 and the UAE"
_NEXT = re.compile(
    r"(?: \([^()]*\)| with [\d.,]+(?: [a-z]+)?)?(?:, (?:and )?| and )(?:the |by )?"
)
# Whose the exports are: "Kvarn's pump exports", "its exports"
_WHOSE = re.compile(r"(?:[’']s?|(?<=\bits)|(?<=\bIts)) (?:[a-z-]+ ){0,2}$")
_EXPORTING = re.compile(
    r"[’']s? (?:[a-z-]+ ){0,2}exports\b| (?:has |have )?(?:exported|shipped|sold|exports)\b"
)
_NEAR = 400  # characters before in which exports are told of


class TradeReader:
    """Proposes the markets that one article tells of.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._focus = Focus(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """Places behind exports and imports, and those that are called markets."""
        for match in _OUT.finditer(self._text):
            if match["sure"] or self._is_of_exports(match.start()):
                yield from self._told(EXPORTS_TO, match.span())
        for match in _IN.finditer(self._text):
            yield from self._told(IMPORTS_FROM, match.span())
        for place in self._reading.mentions:
            market = _MARKET.match(self._text, place.span[1])
            if market and self._is_place(place) and self._is_of_exports(place.span[0]):
                yield from self._markets(place, market.span())

    def _is_of_exports(self, place: int) -> bool:
        return bool(_EXPORTS.search(self._text, max(0, place - _NEAR), place))

    def _markets(self, place: Mentioned, market: Span) -> Iterator[RelationProposal]:
        """A place that is called a market, and those that follow it."""
        whose = self._focus.main_at(place.span[0])
        if whose is None:
            return
        yield from self._each([place], EXPORTS_TO, whose, market)
        _, end = self._reading.words.sentence_at(place.span[0])
        followed = _FOLLOWED.search(self._text, market[1], end)
        if followed:
            others = self._places(followed.end())
            yield from self._each(others, EXPORTS_TO, whose, market)

    def _told(self, property: NamedNode, words: Span) -> Iterator[RelationProposal]:
        begin, _ = words
        whose = (
            self._reading.owner_before(_WHOSE, begin)
            or self._exporter(begin)
            or self._focus.main_at(begin)
        )
        if whose is not None:
            yield from self._each(self._places(words[1]), property, whose, words)

    def _each(
        self,
        places: Iterator[Mentioned] | list[Mentioned],
        property: NamedNode,
        whose: Mentioned,
        words: Span,
    ) -> Iterator[RelationProposal]:
        for place in places:
            if place.thing != whose.thing:
                yield RelationProposal(
                    side_of(whose),
                    property,
                    side_of(place),
                    covering(whose.span, words, place.span),
                    "description:trade",
                    "doubtful",
                )

    def _exporter(self, begin: int) -> Mentioned | None:
        """Who is told to export in the sentence before: "Kvarn exported pumps, with sales to"."""
        first, _ = self._reading.words.sentence_at(begin)
        for mention in self._reading.mentioned_in((first, begin)):
            if _EXPORTING.match(self._text, mention.span[1]):
                return mention
        return None

    def _places(self, begin: int) -> Iterator[Mentioned]:
        """The places named from here on, one by one."""
        place = self._reading.beginning_at(begin)
        while place is not None and self._is_place(place):
            yield place
            behind = _NEXT.match(self._text, place.span[1])
            place = self._reading.beginning_at(behind.end()) if behind else None

    def _is_place(self, mention: Mentioned) -> bool:
        return self._reading.things.name_kind(mention.thing) == "place"
