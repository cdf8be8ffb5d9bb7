"""Which numbers of an article are figures that somebody would list.

Not every number is: "two people familiar with the talks" and "two years ago" count and
measure nothing of anybody.
"""

from __future__ import annotations

import re

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.figure_bearers import FigureBearers
from kg.language.english.durations import lasting
from kg.language.english.quantities import Quantity
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, is_within, overlap

_NOT_FIGURES = frozenset(("time",))
# Behind a name: "Oz, 58, who", and so with brackets or "who is"
_AGED = re.compile(r"(?:,| \(|, aged|,? who is(?: now)?|,? who turned) ?")
_AGE_ENDS = re.compile(r"[,;.)]| and\b|$", re.MULTILINE)
_YOUNGEST, _OLDEST = 14, 110
# "The two", "the other three": who they are was told before
_TOLD_BEFORE = re.compile(r"\b(?:[Tt]he|[Oo]ther|[Tt]hese|[Tt]hose|latest|[Nn]o) $")
_NOBODY = re.compile(r"\b(?:according to|cited|told by) $")
_UNCOUNTED = frozenset(
    "people persons person sources summers "
    "winters springs weeks days sides ways things "
    "reasons steps others halves parts times "
    "companies firms partners rivals groups "
    "lenders banks sisters brothers parties wholesalers".split()
)
# "Four of the jets", "two of its patents"
_OF_MORE = re.compile(r" of (?:the|its|their|his|her|our|[A-Z][\w’']*[’']s?) ")
# "5-2", "531 to 72"
_COUNTED = r"[0-9]{1,3}(?:,[0-9]{3})*(?:[-–]| to )"
_VOTE = re.compile(
    r"\b(?:(?P<cast>voted)|vot(?:e|es|ing)|adopted|approved|backed|carried|decided|failed|"
    rf"passed|rejected|ruled)\b[^.;,]{{0,40}} (?:by )?(?:{_COUNTED})?$"
)
_FIRST_VOTES = re.compile(rf"{_COUNTED}(?=[0-9])")
_VOTES_BEFORE = re.compile(rf" {_COUNTED}$")
_LEAST = 10  # of which a bare number may count something
_LOOK = 60


class FigureChoice:
    """Tells which numbers of one article are figures.

    Args:
        reading: the article.
        bearers: of which nouns its figures are told.
    """

    def __init__(self, reading: ArticleReading, bearers: FigureBearers) -> None:
        self._reading = reading
        self._words = reading.words
        self._text = reading.text
        self._bearers = bearers

    def is_figure(self, quantity: Quantity) -> bool:
        """Whether a number tells how much there is of something."""
        if quantity.unit in _NOT_FIGURES or self._is_in_name(quantity):
            return False
        if self.aged(quantity) or self.is_vote(quantity):
            return True
        if quantity.unit in DURATIONS:
            return lasting(self._text, quantity.span, quantity.unit) is not None
        if quantity.unit != "count" or quantity.is_lent:
            return True
        words = self._text[slice(*quantity.span)]
        if any(char.isdigit() for char in words):
            return bool(quantity.noun) or abs(quantity.value) >= _LEAST
        return self._is_count(quantity)

    def _is_in_name(self, quantity: Quantity) -> bool:
        """Whether a number is part of a name or of a time."""
        for mention in self._reading.mentions:
            if overlap(quantity.span, mention.span):
                return True
        times = self._words.times
        return any(
            overlap(quantity.span, time) and not is_within(time, quantity.span)
            for time in times
        )

    def _is_count(self, quantity: Quantity) -> bool:
        """Whether a number word counts something: "one of them" names nobody's number."""
        lead = self._text[max(0, quantity.begin - _LOOK) : quantity.begin]
        if abs(quantity.value) <= 1 or _NOBODY.search(lead):
            return False
        if abs(quantity.value) > 2 and quantity.noun:
            return True
        if _TOLD_BEFORE.search(lead) or self._is_heading(quantity):
            return False
        noun = quantity.noun.casefold().split()
        if not noun:
            # "Two of the country's lenders have merged" only tells who they are.
            if not lead.strip() or lead.endswith("\n"):
                return False
            return bool(_OF_MORE.match(self._text, quantity.end))
        return _UNCOUNTED.isdisjoint(noun)

    def _is_heading(self, quantity: Quantity) -> bool:
        return quantity.end <= self._text.find("\n")

    # What a bare number tells

    def aged(self, quantity: Quantity) -> Mentioned | None:
        """Who is so old: "Oz, 58,"."""
        is_bare = quantity.unit == "count" and not quantity.noun
        if not is_bare or not _YOUNGEST <= quantity.value <= _OLDEST:
            return None
        words = self._text[slice(*quantity.span)]
        if not words.isdigit() or not _AGE_ENDS.match(self._text, quantity.end):
            return None
        for mention in self._reading.mentions:
            begin = mention.span[1]
            if begin > quantity.begin:
                return None
            # Many a short name is known to be that of a person by the age alone.
            if not mention.is_referral and _AGED.fullmatch(
                self._text, begin, quantity.begin
            ):
                return mention
        return None

    def is_vote(self, quantity: Quantity) -> bool:
        """Whether it is one side of a vote: "voted 7-2"."""
        if quantity.unit != "count":
            return False
        begin = max(0, quantity.begin - _LOOK)
        if not _VOTE.search(self._text, begin, quantity.begin):
            return False
        is_first = _FIRST_VOTES.match(self._text, quantity.begin)
        return bool(is_first) or bool(
            _VOTES_BEFORE.search(self._text, begin, quantity.begin)
        )

    def cast(self, quantity: Quantity) -> Span | None:
        """Where the verb stands by which such votes were cast."""
        begin = max(0, quantity.begin - _LOOK)
        vote = _VOTE.search(self._text, begin, quantity.begin)
        return vote.span("cast") if vote and vote["cast"] else None

    def is_against(self, quantity: Quantity) -> bool:
        """Whether it is the second side of a vote: "7-2"."""
        begin = max(0, quantity.begin - _LOOK)
        return bool(_VOTES_BEFORE.search(self._text, begin, quantity.begin))
