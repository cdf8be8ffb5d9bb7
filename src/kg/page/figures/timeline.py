"""Periods and days on one line of years: what figures cover, and when dated events happened."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kg.language.english import formatting
from kg.page.figures.views import FigureView, PeriodView, Thing

MOST = 20  # times on a line: more are no glance
_TICKS = 7
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class Item(NamedTuple):
    """A figure or an event; `is_ours` is a figure that is worked out by us."""

    thing: Thing
    is_ours: bool


class Mark(NamedTuple):
    """A period, open at its end or not, or a day; `x` and `width` are in per cent of the line."""

    name: str
    x: float
    width: float
    is_open: bool
    is_day: bool
    items: tuple[Item, ...]

    @property
    def is_ours(self) -> bool:
        """Whether nothing that is stated is of this time."""
        return all(item.is_ours for item in self.items)


class Timeline(NamedTuple):
    """The marks in the order of time, without `more` that are left out, and the years along the line."""

    marks: tuple[Mark, ...]
    more: int
    years: tuple[tuple[int, float], ...]


class _Line(NamedTuple):
    """Whole years from `low` to `high`."""

    low: int
    high: int

    def place(self, at: float) -> float:
        return round(100 * (at - self.low) / (self.high - self.low), 2)

    @property
    def years(self) -> Iterable[int]:
        """Few enough to be told apart, each with room behind it for its number."""
        step = next(
            (step for step in _STEPS if self.high - self.low <= step * _TICKS),
            _STEPS[-1],
        )
        return range(self.low, self.high - step + 1, step)


def timeline(
    stated: Sequence[FigureView],
    estimates: Sequence[FigureView],
    events: Iterable[tuple[Thing, str]],
    known: Iterable[str],
) -> Timeline:
    """The times of figures and events, each once; the line reaches to the days on which an article `known` it."""
    dated = _dated(stated, estimates, events)
    if not dated:
        return Timeline((), 0, ())
    shown = sorted(dated.items(), key=lambda pair: (pair[0].order, pair[0].name))[:MOST]
    line = _line([period for period, _ in shown], known)
    marks = tuple(_mark(period, items, line) for period, items in shown)
    return Timeline(
        marks,
        len(dated) - len(shown),
        tuple((year, line.place(year)) for year in line.years),
    )


def _dated(
    stated: Sequence[FigureView],
    estimates: Sequence[FigureView],
    events: Iterable[tuple[Thing, str]],
) -> dict[PeriodView, list[Item]]:
    """What each time is of; one that starts on no known day has no place on a line."""
    found = [
        (period, Item(figure.thing, is_ours=False))
        for figure in stated
        if not figure.restates
        for period in figure.periods
    ]
    found += [
        (period, Item(figure.thing, is_ours=True))
        for figure in estimates
        for period in figure.periods
    ]
    found += [
        (PeriodView(formatting.day(day), day, day), Item(event, is_ours=False))
        for event, day in events
    ]
    dated: dict[PeriodView, list[Item]] = {}
    for period, item in found:
        if _day(period.start):
            dated.setdefault(period, []).append(item)
    return dated


def _line(periods: Sequence[PeriodView], known: Iterable[str]) -> _Line:
    """The whole years that hold the periods and, where one is open, the days on which it was told of."""
    bounds = [
        bound
        for period in periods
        for bound in (_begin(period.start), _end(period.end))
        if bound
    ]
    if not all(_day(period.end) for period in periods):
        bounds += filter(None, map(_end, known))
    low = math.floor(min(bounds))
    return _Line(low, max(math.ceil(max(bounds)), low + 1))


def _mark(period: PeriodView, items: Sequence[Item], line: _Line) -> Mark:
    x, end = line.place(_begin(period.start)), _end(period.end)
    width = round((line.place(end) if end else 100) - x, 2)
    return Mark(
        period.name, x, max(width, 0), not end, period.start == period.end, tuple(items)
    )


def _begin(written: str) -> float:
    """When the day begins, in years; 0 where it is unknown."""
    day = _day(written)
    return day.year + (day.timetuple().tm_yday - 1) / _days(day.year) if day else 0


def _end(written: str) -> float:
    """When the day ends, in years; 0 where it is unknown."""
    day = _day(written)
    return day.year + day.timetuple().tm_yday / _days(day.year) if day else 0


def _days(year: int) -> int:
    return date(year, 12, 31).timetuple().tm_yday


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
