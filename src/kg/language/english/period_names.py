"""What a time is called by its days, where the words of a text tell them only by another time."""

from __future__ import annotations

from datetime import date, timedelta

from kg.language.english.calendar import MONTHS

_ONE_DAY = timedelta(days=1)


def named(start: date, finish: date) -> str:
    """The name of the days from one to another, from which they can be read again.

    It is empty for days that are neither one day nor whole months.

    >>> named(date(2023, 1, 1), date(2023, 12, 31))
    '2023'
    >>> named(date(2024, 4, 1), date(2024, 6, 30))
    'April to June 2024'
    """
    if start == finish:
        return f"{start.day} {_month(start)} {start.year}"
    if start.day != 1 or (finish + _ONE_DAY).day != 1:
        return ""
    if start.year != finish.year:
        return f"{_month(start)} {start.year} to {_month(finish)} {finish.year}"
    if (start.month, finish.month) == (1, 12):
        return str(start.year)
    if start.month == finish.month:
        return f"{_month(start)} {start.year}"
    return f"{_month(start)} to {_month(finish)} {finish.year}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1]
