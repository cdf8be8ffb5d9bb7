"""The times that a text tells: days, intervals, since when, until when, and references to a time told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kg.language.english.comparators import leading
from kg.language.english.forms import FORMS, Form
from kg.language.english.regexes import after, before, compiled, leftmost_longest
from kg.language.english.units import MAGNITUDE_OR_UNIT, SIGN_BEFORE

Kind = Literal["day", "interval", "since", "until", "clock", "anaphor", "baseline"]


class Period(NamedTuple):
    """A time from `begin` to `end` in the text, and the days that it means; `start` and `finish` are both included.

    `kind` is `day`, `interval`, `since` (open at its finish), `until` (open at its
    start), `clock` for a time of day, `anaphor` for a time told before ("the same
    period"), or `baseline` for one that a figure is compared with ("a year earlier").
    Of the last three the words alone tell no days; nor do they of a day that does not
    exist.
    """

    begin: int
    end: int
    kind: Kind
    start: date | None = None
    finish: date | None = None


class _Found(NamedTuple):
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
_COUNTED = compiled(r" (?:[a-z-]{1,20} )?(?:[a-z]{2,20}s|people|staff)\b")
_AHEAD = compiled(
    r"\b(?:will|would|shall|won['’]t|due|scheduled|set to|going to|(?:is|are) to|upcoming|forthcoming|"
    r"(?:plan|aim|intend|expect)(?:s|ned|ed|ning|ing)? (?:to|for|in))\b"
)
_CLAUSE = re.compile(r"[,;:.!?](?=\s)")
_OPENING = compiled(
    r" {0,1}(?:(?:in|by|during|from|since|until|early|late|and|but) ?){0,3}"
)
_ONE_DAY = timedelta(days=1)


def periods(text: str, published: date) -> list[Period]:
    """The times told in a text that was published on a day, in their order.

    A day without a year is the latest that is past or within 31 days of publication, a
    weekday the last one. A month or another part of a year is the latest that has begun
    or, where the words tell of what is to come, the next.

    >>> for each in periods("In the first half of 2024, since Sept. 6, but not by 2030", date(2025, 9, 12)):
    ...     print(each.kind, each.start, each.finish)
    interval 2024-01-01 2024-06-30
    since 2025-09-06 None
    until None 2030-12-31
    """
    return [_bounded(text, _resolved(text, found, published)) for found in _times(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Where times are told, whenever the text was published."""
    return [(found.begin, found.end) for found in _times(text)]


def _times(text: str) -> list[_Found]:
    return leftmost_longest(_candidates(text))


def _candidates(text: str) -> Iterator[_Found]:
    for form in FORMS:
        for match in form.pattern.finditer(text):
            begin, end = match.span("time")
            if not form.is_year_alone or _is_year(text, begin, end):
                yield _Found(
                    begin,
                    end,
                    form,
                    {name: words for name, words in match.groupdict().items() if words},
                )


def _is_year(text: str, begin: int, end: int) -> bool:
    """Whether four digits are no figure: "2000 yuan", "about 2000 workers"."""
    if MAGNITUDE_OR_UNIT.match(text, end) or SIGN_BEFORE.search(before(text, begin)):
        return False
    return not (leading(text, begin, end, "count") and _COUNTED.match(text, end))


def _resolved(text: str, found: _Found, published: date) -> Period:
    words = found.words | ({"ahead": "will"} if _is_ahead(text, found) else {})
    days = found.form.meaning(words, published) if found.form.meaning else None
    start, finish = days or (None, None)
    is_day = start is not None and start == finish
    return Period(
        found.begin, found.end, "day" if is_day else found.form.kind, start, finish
    )


def _is_ahead(text: str, found: _Found) -> bool:
    """Whether the clause tells of what is to come: "will open in March", or "In March it will open"."""
    clause = _CLAUSE.split(before(text, found.begin))[-1]
    rest = (
        _CLAUSE.split(after(text, found.end).lstrip(","))[0]
        if _OPENING.fullmatch(clause)
        else ""
    )
    return bool(_AHEAD.search(clause) or _AHEAD.search(rest))


def _bounded(text: str, period: Period) -> Period:
    """The period with the word before it that leaves one of its sides open."""
    if period.start is None or period.finish is None:
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
            return Period(
                begin, period.end, "since" if start else "until", start, finish
            )
    if (lead := _STARTING.search(words)) and (
        onwards := _ONWARDS.match(text, period.end)
    ):
        return Period(period.begin - len(lead[0]), onwards.end(), "since", period.start)
    return period
