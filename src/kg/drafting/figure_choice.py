"""Which numbers of an article are figures that somebody would list.

Not every number is: "two people familiar with the talks" and "two years ago" count and
measure nothing of anybody.
"""

from __future__ import annotations

import re

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.figure_bearers import FigureBearers
from kg.drafting.headings import headings_end
from kg.language.english.durations import lasting
from kg.language.english.quantities import Quantity
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, is_within, overlap

_NOT_FIGURES = frozenset(("time",))
# Behind a name: "Oz, 58, who", and so with brackets or "who is"
_AGED = re.compile(
    r"(?:,| \(|,(?: now| then)? aged|, (?:now|then)|,? who is(?: now)?|,? who turned) ?"
)
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
# Who only tell something, and whom nobody counts
_TELLERS = frozenset(
    "analyst analysts economist economists trader traders observer observers official "
    "officials expert experts insider insiders newcomer newcomers lawyer lawyers "
    "strategists".split()
)
# "The six largest chains", "the two new": they are known, and here only told apart.
_SUPERLATIVE = re.compile(
    r" (?:(?:largest|biggest|smallest|oldest|richest|fastest|leading|main)\b)"
)
_THE = re.compile(r"\b[Tt]he $")
# "An end to two-tier wages" counts no tiers.
_KIND = re.compile(
    r"[-‐‑](?:tier|way|fold|part|pronged|sided|party|horse|track|speed|stage|step|digit|"
    r"dimensional|time|star|state|legged|faced|man|child)s?\b"
)
_CHILDREN = re.compile(r"\b(?:(?:grand)?(?:father|mother|parent))[ -]of[ -]$")
# "27 suppliers, against four in 2018"
_AGAINST = re.compile(
    r"\b(?:against|from|compared (?:with|to)|than|versus)(?: just| only)? $"
)
# "Four of the jets", "two of its patents", "five of seven", "two of which"
_OF_MORE = re.compile(
    r",? of (?:the|its|their|his|her|our|these|those|wh(?:om|ich)|[A-Z][\w’']*[’']s?|"
    r"[0-9]{1,3}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b"
)
# "options for four more", "six 7,000-car carriers"
_MORE = re.compile(r" more\b| [$€£¥]?[0-9]")
_THERE = re.compile(
    r"\b[Tt]here (?:are|were|will be|have been|had been) (?:only |just )?$"
)
_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|approved|"
    r"passed|rejected|backed|ruled|decided|fail(?:s|ed)|carried|defeated|adopted|"
    r"sided|endorsed|upheld|agreed|split)\b"
    r"[^.;,]{0,40} (?:by )?(?:[0-9]{1,3}(?:[-–]| votes? to | to ))?$"
)
# "by a 4-3 vote", "12 votes to 7"
_VOTES_BEHIND = re.compile(
    r"(?:[-–][0-9]{1,3})? (?:vote|majority|margin|split|decision)\b"
)
_FIRST_VOTES = re.compile(r"[0-9]{1,3}(?:[-–]| votes? to )(?=[0-9])")
_VOTES_BEFORE = re.compile(r" [0-9]{1,3}(?:[-–]| votes? to )$")
# "Passed 212 to 198", but "voted to raise it from 3 to 5"
_VOTED = re.compile(
    r"\b(?:vot(?:ed|ing|e of)|passed|approved|rejected|defeated|failed|adopted|carried|"
    r"backed|margin of) (?:by )?(?P<first>[0-9]{1,3} to )?$"
)
_FIRST_TO = re.compile(r"[0-9]{1,3} to (?=[0-9]{1,3}\b(?![.,][0-9]|%| [a-z]+illion))")
# "The council voted late on Tuesday 5-2"
_CAST = re.compile(
    r"\b(?P<verb>voted)\b[^.;,]{0,40} (?:by )?(?:[0-9]{1,3}(?:[-–]| votes? to | to ))?$"
)
# "won 21-19": what is no vote is a score.
_PAIR = re.compile(r"[0-9]{1,3}[-–][0-9]{1,3}(?![\w%-]|\.[0-9])")
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
        return self._is_counting(quantity)

    def _is_counting(self, quantity: Quantity) -> bool:
        """Whether a number without a unit counts something."""
        if not _TELLERS.isdisjoint(re.findall("[a-z]+", quantity.noun.casefold())):
            return False
        words = self._text[slice(*quantity.span)]
        if not any(char.isdigit() for char in words):
            return self._is_count(quantity)
        if self._is_score(quantity):
            return False
        if quantity.noun or abs(quantity.value) >= _LEAST:
            return True
        # "A coefficient of 5.2", "9 boats, against 7"
        lead = self._text[max(0, quantity.begin - _LOOK) : quantity.begin]
        return "." in words.strip(".") or bool(_AGAINST.search(lead))

    def _is_score(self, quantity: Quantity) -> bool:
        """Whether it is one side of a game: "won 21-19"."""
        if quantity.comparator != "exactly":
            return False  # the end of a range
        for begin in range(max(0, quantity.begin - 4), quantity.begin + 1):
            pair = _PAIR.match(self._text, begin)
            if (
                pair
                and pair.end() >= quantity.end
                and not self._text[begin - 1].isdigit()
            ):
                return True
        return False

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
        is_kind = bool(_KIND.match(self._text, quantity.end))
        if abs(quantity.value) <= 1 or is_kind or _NOBODY.search(lead):
            return False
        if not quantity.noun:
            return self._is_count_alone(quantity, lead)
        if _THE.search(lead) and _SUPERLATIVE.match(self._text, quantity.end):
            return False
        if abs(quantity.value) > 2:
            return True
        if _TOLD_BEFORE.search(lead) or self._is_heading(quantity):
            return False
        return _UNCOUNTED.isdisjoint(quantity.noun.casefold().split())

    def _is_count_alone(self, quantity: Quantity, lead: str) -> bool:
        """Whether a number word counts what is not named behind it."""
        if _AGAINST.search(lead) or _CHILDREN.search(lead):
            return True
        if _TOLD_BEFORE.search(lead) or self._is_heading(quantity):
            return False
        # "Two of the country's lenders have merged" only tells who they are.
        if not lead.strip() or lead.endswith("\n"):
            return False
        end = quantity.end
        is_told = _OF_MORE.match(self._text, end) or _MORE.match(self._text, end)
        return bool(is_told or _THERE.search(lead))

    def _is_heading(self, quantity: Quantity) -> bool:
        return quantity.end <= headings_end(self._text)

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
        lead = self._text[begin : quantity.begin]
        is_told = _VOTE.search(lead) or _VOTES_BEHIND.match(self._text, quantity.end)
        is_side = _FIRST_VOTES.match(
            self._text, quantity.begin
        ) or _VOTES_BEFORE.search(lead)
        if is_told and is_side:
            return True
        voted = _VOTED.search(lead)
        return voted is not None and bool(
            voted["first"] or _FIRST_TO.match(self._text, quantity.begin)
        )

    def cast(self, quantity: Quantity) -> Span | None:
        """Where the verb stands by which such votes were cast."""
        begin = max(0, quantity.begin - _LOOK)
        cast = _CAST.search(self._text, begin, quantity.begin)
        return cast.span("verb") if cast else None

    def is_against(self, quantity: Quantity) -> bool:
        """Whether it is the second side of a vote: "7-2"."""
        lead = self._text[max(0, quantity.begin - _LOOK) : quantity.begin]
        voted = _VOTED.search(lead)
        return bool(_VOTES_BEFORE.search(lead) or (voted and voted["first"]))
