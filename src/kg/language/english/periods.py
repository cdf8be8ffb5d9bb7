"""The times that a text tells, and the days that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from kg.language.english.calendar import Days
from kg.language.english.comparators import leading
from kg.language.english.forms import FORMS, Form
from kg.language.english.regexes import after, before, compiled, leftmost_longest
from kg.language.english.units import MAGNITUDE_OR_UNIT, SIGN_BEFORE
from kg.language.spans import Span

Kind = Literal["day", "interval", "since", "until", "clock", "anaphor", "baseline"]


class Period(NamedTuple):
    """A time from `begin` to `end` in the text, and the days that it means.

    `start` and `finish` are both included. `kind` is `day`, `interval`, `since` (open
    at its finish), `until` (open at its start), `clock` for a time of day, `anaphor`
    for a time told before ("the same period"), or `baseline` for one that a figure is
    compared with ("a year earlier"). Of the last three the words alone tell no days;
    nor do they of a day that does not exist. What `may_go_on` is told with "from", as in
    "from 2027": it is the year, or has no end. The `days` of one that is open are those
    of its words alone: "by the end of June" has the last of June.
    """

    begin: int
    end: int
    kind: Kind
    start: date | None = None
    finish: date | None = None
    may_go_on: bool = False
    days: Days | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where its words begin and end."""
        return self.begin, self.end


class _Match(NamedTuple):
    """Where a form stands in the text, and its named parts that the text has."""

    begin: int
    end: int
    form: Form
    words: dict[str, str]


_SINCE = compiled(r"\bsince (?:about |around |early |late |mid-)?$")
_AFTER = compiled(r"\bafter $")
_UNTIL = compiled(
    r"\b(?:by|until|till|through|no later than)(?: about| around| early| late)? $"
)
_BEFORE = compiled(r"\bbefore $")
_STARTING = compiled(r"\b(?:from|starting(?: from| in)?|beginning(?: from| in)?) $")
_ONWARDS = compiled(r" (?:on|onwards?)(?!\w)")
# The plural behind "about 2000 workers"
_COUNTED = compiled(r" (?:[a-z-]{1,20} )?(?:[a-z]{2,20}s|people|staff)\b")
# "plans" and "expected" need a preposition, or they tell of a plan that is made
_AHEAD = compiled(
    r"\b(?:will|would|shall|should(?! have)|won['’]t|due|scheduled|set to|"
    r"going to|(?:is|are) to|upcoming|forthcoming|"
    r"(?:plan|aim|intend|expect)(?:s|ned|ed|ning|ing)? (?:to|for|in))\b"
)
# "Takes over on Nov. 1", "the contract expires in June"
_SCHEDULED = compiled(
    r"\b(?:takes? (?:over|up|effect|office)|retires?|steps? (?:down|up|in)|leaves?|joins?|"
    r"starts?|begins?|opens?|closes|ends?|expires?|moves?|comes? into force|"
    r"falls? due|goes? on (?:sale|trial))(?: [a-z]{1,12}){0,2} (?:on|in|at the end of) $"
)
# "Called a strike for Saturday"
_SET = compiled(
    r"\b(?:call|schedul|set|slat|book|fix|conven|pencil|announc)[a-z]{0,5} [^,;:.]{1,60} for $"
)
# "Will take over Acme, the family's mill, on Jan. 1": what stands between describes
_DESCRIBING = compiled(r" (?:(?:the|an?|its|his|her|their)\b|(?-i:[A-Z]))[^,]{0,80}")
_ON = compiled(r" (?:on|in|by|at the end of|by the end of) ?")
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s)")
_OPENING = compiled(
    r" {0,1}(?:(?:in|by|during|from|since|until|early|late|and|but) ?){0,3}"
)
# In "after second-quarter income rose" the time is that of the income.
_ATTRIBUTIVE = compiled(r"-(?:quarter|half)$")
_ONE_DAY = timedelta(days=1)


# In different years, months, days of the month and of the week
_ANY_DAYS = (date(2001, 2, 3), date(2050, 11, 20))


def periods(text: str, published: date | None) -> list[Period]:
    """The times told in a text that was published on a day, in their order.

    Where that is not known, they are those that are the same whenever it was.

    A day without a year is the latest that is past or within 31 days of publication, a
    weekday the last one. A month or another part of a year is the latest that has begun.
    Where the words tell of what is to come, it is the next.

    >>> text = "In the first half of 2024, since Sept. 6, but not by 2030"
    >>> for period in periods(text, date(2025, 9, 12)):
    ...     print(period.kind, period.start, period.finish)
    interval 2024-01-01 2024-06-30
    since 2025-09-06 None
    until None 2030-12-31
    >>> [text[period.begin : period.end] for period in periods(text, None)]
    ['the first half of 2024', 'by 2030']
    """
    if published is None:
        either = zip(*(periods(text, day) for day in _ANY_DAYS), strict=True)
        return [one for one, other in either if one == other]
    resolved = [_resolved(text, match, published) for match in _matches(text)]
    return [_bounded(text, period) for period in resolved]


def spans(text: str) -> list[Span]:
    """Where times are told, whenever the text was published."""
    return [(match.begin, match.end) for match in _matches(text)]


# Whoever reads the figures of a sentence asks for its times, several times over.
@lru_cache(maxsize=256)
def _matches(text: str) -> tuple[_Match, ...]:
    found = _candidates(text)
    return tuple(leftmost_longest(found))


def _candidates(text: str) -> Iterator[_Match]:
    """The matches of all forms, which may overlap."""
    for form in FORMS:
        for match in form.pattern.finditer(text):
            begin, end = match.span("time")
            if form.is_year_alone and not _is_year(text, begin, end):
                continue
            groups = match.groupdict().items()
            words = {name: group for name, group in groups if group}
            yield _Match(begin, end, form, words)


def _is_year(text: str, begin: int, end: int) -> bool:
    """Whether four digits are no figure, as in "2000 yuan" or "about 2000 workers"."""
    if MAGNITUDE_OR_UNIT.match(text, end) or SIGN_BEFORE.search(before(text, begin)):
        return False
    # A comparator alone does not tell, for one says "over 2024" and "about 2024" too.
    return not (leading(text, begin, end, "count") and _COUNTED.match(text, end))


def _resolved(text: str, match: _Match, published: date) -> Period:
    """The period of a match, with its days as far as words tell them."""
    kind: Kind = match.form.kind
    days = None
    if match.form.meaning:
        words = match.words
        if _is_ahead(text, match):
            words = {**words, "ahead": "will"}
        days = match.form.meaning(words, published)
    start, finish = days or (None, None)
    if start is not None and start == finish:
        kind = "day"
    return Period(match.begin, match.end, kind, start, finish)


def _is_ahead(text: str, match: _Match) -> bool:
    """Whether the clause tells of what is to come: "will open in March"."""
    *earlier, clause = _CLAUSE_END.split(before(text, match.begin))
    if any(told.search(clause) for told in (_AHEAD, _SET, _SCHEDULED)):
        return True
    if len(earlier) > 1 and _ON.fullmatch(clause):
        *_, told, describing = earlier
        if _DESCRIBING.fullmatch(describing) and _AHEAD.search(told):
            return True
    # "In March it will open": where nothing stands before, the verb comes after.
    if not _OPENING.fullmatch(clause):
        return False
    rest = _CLAUSE_END.split(after(text, match.end).lstrip(","))[0]
    return bool(_AHEAD.search(rest))


def _bounded(text: str, period: Period) -> Period:
    """The period with the word before it that leaves one of its sides open."""
    if period.start is None or period.finish is None:
        return period
    if _ATTRIBUTIVE.search(text[period.begin : period.end]):
        return period
    words = before(text, period.begin)
    for pattern, start, finish in (
        (_SINCE, period.start, None),
        (_AFTER, period.finish + _ONE_DAY, None),
        (_UNTIL, None, period.finish),
        (_BEFORE, None, period.start - _ONE_DAY),
    ):
        if lead := pattern.search(words):
            begin = period.begin - len(lead[0])
            kind: Kind = "since" if start else "until"
            days = Days(period.start, period.finish)
            return Period(begin, period.end, kind, start, finish, days=days)
    # Without "on", as in "from 2024", it may as well be that year alone.
    lead = _STARTING.search(words)
    onwards = _ONWARDS.match(text, period.end)
    if lead and onwards:
        begin = period.begin - len(lead[0])
        return Period(begin, onwards.end(), "since", period.start)
    return period._replace(may_go_on=bool(lead))
