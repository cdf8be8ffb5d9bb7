"""Periods and days on one line of years: what figures cover, and when dated events happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.language.english import formatting
from kg.page.figures.calendar_line import (
    CalendarLine,
    begin_in_years,
    end_in_years,
    parsed_day,
)
from kg.page.figures.views import FigureView, PeriodView, Thing

MOST = 20  # times on a line: more are no glance


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
    in_order = sorted(dated.items(), key=lambda pair: (pair[0].order, pair[0].name))
    shown = in_order[:MOST]
    line = CalendarLine.of((period for period, _ in shown), known)
    marks = tuple(_mark(period, items, line) for period, items in shown)
    return Timeline(
        marks=marks,
        more=len(dated) - len(shown),
        years=tuple(line.beginnings()),
    )


def _dated(
    stated: Sequence[FigureView],
    estimates: Sequence[FigureView],
    events: Iterable[tuple[Thing, str]],
) -> dict[PeriodView, list[Item]]:
    """What each time is of; one that starts on no known day has no place on a line."""
    found: list[tuple[PeriodView, Item]] = []
    for figure in stated:
        # A conversion says again what the figure says that it restates.
        if not figure.restates:
            item = Item(figure.thing, is_ours=False)
            found += [(period, item) for period in figure.periods]
    for figure in estimates:
        item = Item(figure.thing, is_ours=True)
        found += [(period, item) for period in figure.periods]
    for event, day in events:
        period = PeriodView(formatting.day(day), day, day)
        found.append((period, Item(event, is_ours=False)))
    dated: dict[PeriodView, list[Item]] = {}
    for period, item in found:
        if parsed_day(period.start):
            dated.setdefault(period, []).append(item)
    return dated


def _mark(period: PeriodView, items: Sequence[Item], line: CalendarLine) -> Mark:
    x = line.place(begin_in_years(period.start))
    end = end_in_years(period.end)
    reach = line.place(end) if end else 100
    width = round(reach - x, 2)
    return Mark(
        name=period.name,
        x=x,
        width=max(width, 0),
        is_open=not end,
        is_day=period.start == period.end,
        items=tuple(items),
    )
