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
_LONGEST_QUARTER = 93  # days


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
    for period in periods:
        if anchor and END_OF_SENTENCE.search(text, anchor.end, period.begin):
            anchor = None
        if period.kind == "baseline":
            found.append(_before(text, period, anchor))
            continue
        found.append(period)
        if period.start and period.finish:
            anchor = period
    return found


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
