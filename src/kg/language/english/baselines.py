"""What "a year earlier" means: the time before the one that the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kg.language.english.calendar import shifted
from kg.language.english.periods import Period
from kg.language.english.regexes import END_OF_SENTENCE, before, compiled

# "from 4 million a year earlier" is a figure of that year, and "5 percent more than a
# year earlier" is none.
_OF_A_CHANGE = compiled(r"\b(?:than|from|on|over|with|to|against) (?:in )?(?:the )?$")
# Out is what has a year of its own
_A_YEAR = compiled(r"(?!.*[0-9]).*\byear\b.*")
_A_QUARTER = compiled(r"(?!.*[0-9]).*\bquarter\b.*")
# "in the same period of 2024": the same days of another year
_SAME = compiled(
    r"(?:the )?(?:same|corresponding) (?:period|half|quarter|(?:[a-z]{3,6} )?months)\b.*?"
    r"(?P<year>[0-9]{4})?"
)
_LONGEST_QUARTER = 93  # days
_SHORTEST, _LONGEST = 27, 360  # days of a part of a year


def resolved(text: str, periods: Sequence[Period]) -> list[Period]:
    """The periods, with the days of those that are a year before another told one.

    >>> from kg.language.english.periods import periods
    >>> text = "It sold 6 looms in 2023 and 4 a year earlier."
    >>> *_, last = resolved(text, periods(text, date(2024, 5, 6)))
    >>> print(last.start, last.finish)
    2022-01-01 2022-12-31
    """
    found: list[Period] = []
    anchor: Period | None = None
    part: Period | None = None
    for period in periods:
        if anchor and END_OF_SENTENCE.search(text, anchor.end, period.begin):
            anchor = None
        if period.kind == "baseline":
            same = _SAME.fullmatch(text, period.begin, period.end)
            year = int(same["year"]) if same and same["year"] else None
            if year is not None:
                found.append(_in_year(period, part, year))
                continue
            found.append(_before(text, period, anchor))
            continue
        found.append(period)
        if period.start and period.finish:
            anchor = period
            if _SHORTEST < (period.finish - period.start).days < _LONGEST:
                part = period
    return found


def points_to_same(words: str) -> bool:
    """Whether the words of a time mean the same days of another year.

    >>> points_to_same("the same period of 2024"), points_to_same("a year earlier")
    (True, False)
    """
    return bool(_SAME.fullmatch(words))


def _in_year(period: Period, part: Period | None, year: int) -> Period:
    """The period with the days of the part of a year that is meant, in another year."""
    if part is None or part.start is None or part.finish is None:
        return period
    months = 12 * (year - part.finish.year)
    return period._replace(
        start=_months_before(part.start, -months),
        finish=_months_before(part.finish, -months),
    )


def _before(text: str, period: Period, anchor: Period | None) -> Period:
    words = text[period.begin : period.end]
    if anchor is None or anchor.start is None or anchor.finish is None:
        return period
    months = 12
    if _A_QUARTER.fullmatch(words):
        months = 3
        if (anchor.finish - anchor.start).days > _LONGEST_QUARTER:
            return period
    elif not _A_YEAR.fullmatch(words):
        return period
    if _OF_A_CHANGE.search(before(text, period.begin)):
        return period
    return period._replace(
        start=_months_before(anchor.start, months),
        finish=_months_before(anchor.finish, months),
    )


def _months_before(day: date, months: int) -> date:
    is_last = (day + timedelta(days=1)).day == 1
    earlier = shifted(day.replace(day=1) if is_last else day, by_months=-months)
    if is_last:
        # The last of February is the last of February in every year.
        following = (earlier.replace(day=28) + timedelta(days=4)).replace(day=1)
        return following - timedelta(days=1)
    return earlier
