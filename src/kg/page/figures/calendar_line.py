"""Whole years in a row, and where days and periods are on it, in per cent of its length."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kg.page.figures.views import PeriodView

_BESIDE = 7  # years whose numbers stand beside their beginnings
_UNDER = 10  # and under their middles
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class CalendarLine(NamedTuple):
    """Whole years from `low` to `high`."""

    low: int
    high: int

    @classmethod
    def of(
        cls, periods: Iterable[PeriodView], known: Iterable[str] = ()
    ) -> CalendarLine:
        """The whole years that hold the periods.

        Where one is open, the line reaches to the days on which it was `known`.
        """
        bounds: list[float] = []
        is_open = False
        for period in periods:
            bounds.append(begin_in_years(period.start))
            bounds.append(end_in_years(period.end))
            if parsed_day(period.end) is None:
                is_open = True
        if is_open:
            bounds += map(end_in_years, known)
        # A day that is unknown has no place, and begins at 0.
        known_bounds = list(filter(None, bounds))
        low = math.floor(min(known_bounds))
        high = math.ceil(max(known_bounds))
        return cls(low, max(high, low + 1))

    @property
    def length(self) -> int:
        """How many years it has."""
        return self.high - self.low

    def place(self, at: float) -> float:
        """Where a time is, which is counted in years."""
        share = (at - self.low) / self.length
        return round(100 * share, 2)

    def middle(self, period: PeriodView) -> float:
        """Where the middle of a period is that is not open."""
        begin = begin_in_years(period.start)
        end = end_in_years(period.end)
        return self.place((begin + end) / 2)

    def beginnings(self) -> Iterator[tuple[int, float]]:
        """Where years begin, each with room behind it for its number."""
        for year in self._years(_BESIDE):
            yield year, self.place(year)

    def middles(self) -> Iterator[tuple[int, float]]:
        """Where years have their middles."""
        for year in self._years(_UNDER):
            yield year, self.place(year + 0.5)

    def _years(self, most: int) -> range:
        """Few enough to be told apart."""
        for step in _STEPS:
            if self.length <= step * most:
                break
        return range(self.low, self.high - step + 1, step)


def begin_in_years(written: str) -> float:
    """When a day begins, in years; 0 where it is unknown."""
    day = parsed_day(written)
    if day is None:
        return 0
    return day.year + (_day_of_year(day) - 1) / _days(day.year)


def end_in_years(written: str) -> float:
    """When a day ends, in years; 0 where it is unknown."""
    day = parsed_day(written)
    if day is None:
        return 0
    return day.year + _day_of_year(day) / _days(day.year)


def parsed_day(written: str) -> date | None:
    """The day of an ISO date or time, if it is one."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _days(year: int) -> int:
    last = date(year, 12, 31)
    return _day_of_year(last)


def _day_of_year(day: date) -> int:
    return day.timetuple().tm_yday
