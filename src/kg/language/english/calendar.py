"""Days and spans of days, counted from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = (
    "January February March April May June "
    "July August September October November December"
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS = _MONTHS.split()
_SHORT_MONTHS = (*(month[:3] for month in MONTHS), "Sept")
MONTH = rf"(?:{'|'.join((*MONTHS, *_SHORT_MONTHS))})\b"
"""A pattern of the name of a month, whole or shortened, without its stop."""
WEEKDAYS = _WEEKDAYS.split()
_SHORTEST = 3  # letters, with which every month begins differently
# News tell without a year of what was last, or comes within a month
_SOON = timedelta(days=31)


class Days(NamedTuple):
    """The days from `start` to `finish`, both included.

    An end that is open or not known is None.
    """

    start: date | None
    finish: date | None


def month_number(name: str) -> int:
    """The number of a month by its name or the beginning of it.

    >>> month_number("Sept."), month_number("may")
    (9, 5)
    """
    beginnings = [month[:_SHORTEST].casefold() for month in MONTHS]
    return beginnings.index(name[:_SHORTEST].casefold()) + 1


def year(number: int) -> Days:
    """All days of a year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def months(number: int, first: int, last: int) -> Days:
    """The days from the first of one month to the end of another.

    Args:
        number: The year of the first month.
        first: The first month, from 1.
        last: The last month; one of the next year if it comes before the first.

    >>> print(*months(2024, 1, 2))
    2024-01-01 2024-02-29
    """
    finish_year = number if last >= first else number + 1
    following = date(finish_year + last // 12, last % 12 + 1, 1)
    return Days(date(number, first, 1), following - timedelta(days=1))


def latest_year(published: date, month: int, day: int = 1) -> int:
    """The year of a day that is told without one.

    It is the latest in which the day is past at publication, or within 31 days of it.

    >>> september, december = date(2025, 9, 12), date(2024, 12, 20)
    >>> latest_year(september, 10, 1), latest_year(september, 11)
    (2025, 2024)
    >>> latest_year(december, 1, 5)
    2025
    """
    for number in (published.year + 1, published.year):
        # The 28th stands for later days, which the month need not have in that year.
        if date(number, month, min(day, 28)) <= published + _SOON:
            return number
    return published.year - 1


def next_year(published: date, month: int, day: int = 1) -> int:
    """The year of a day that is told without one, by words of what is to come.

    It is the nearest in which the day is not past at publication.

    >>> august = date(2024, 8, 9)
    >>> next_year(august, 10, 1), next_year(august, 3, 31)
    (2024, 2025)
    """
    # The 28th stands for later days, which the month need not have in that year.
    is_past = date(published.year, month, min(day, 28)) < published
    if day > 28 and published.month == month:
        is_past = day < published.day
    return published.year + int(is_past)


def year_of_months(published: date, first: int, last: int, *, is_ahead: bool) -> int:
    """The year of the first of some months that are told without one.

    What is told of the past has begun, and figures of several months are told when the
    last one is near its beginning at least: an article of December has "the first
    eleven months" and "January" of its own year, one of January has "the first eleven
    months" of the year before. What is told ahead is the nearest that is not over.

    Args:
        published: The day of publication.
        first: The first month, from 1.
        last: The last month; one of the next year if it comes before the first.
        is_ahead: Whether the words tell of what is to come.

    >>> december, january = date(2025, 12, 15), date(2025, 1, 15)
    >>> year_of_months(december, 1, 11, is_ahead=False)
    2025
    >>> year_of_months(january, 1, 11, is_ahead=False)
    2024
    >>> year_of_months(december, 1, 1, is_ahead=False)
    2025
    >>> year_of_months(december, 1, 1, is_ahead=True)
    2026
    """
    years_over = int(last < first)
    if is_ahead:
        this_month = (published.year, published.month)
        # The months of the year before may not be over yet, as in "November to March".
        years = (published.year - 1, published.year, published.year + 1)
        return next(n for n in years if (n + years_over, last) >= this_month)
    near = published + _SOON
    years = (published.year, published.year - 1, published.year - 2)
    return next(
        n
        for n in years
        if date(n, first, 1) <= published and date(n + years_over, last, 1) <= near
    )


def shifted(day: date, *, by_months: int) -> date:
    """The same day some months on or back, the month's last where it has none such."""
    count = day.year * 12 + day.month - 1 + by_months
    first = date(count // 12, count % 12 + 1, 1)
    last = months(first.year, first.month, first.month).finish
    assert last is not None
    return first.replace(day=min(day.day, last.day))


def week(day: date) -> Days:
    """The week from Monday that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))
