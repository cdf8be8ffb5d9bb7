"""Figures over time: those of one measure and one thing, as points along the years.

The scale starts at zero, so that heights compare. Points of periods of another length,
such as half-years among years, are a series of their own: their amounts do not compare.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.language.english import formatting
from kg.page.figures.calendar_line import CalendarLine, parsed_day
from kg.page.figures.csv_link import csv_link
from kg.page.figures.growth import Growth
from kg.page.figures.scale import Scale
from kg.page.figures.views import FigureView, Thing

MOST = 20  # series: more are no glance, and the tables have them all
HEIGHT = 160
"""How high a chart is, in pixels."""
_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_LINES = 4  # that cross a chart, or fewer


class Point(NamedTuple):
    """A figure, with `x` in per cent of the width and `y` in pixels from the top."""

    figure: FigureView
    x: float
    y: float

    @property
    def is_hollow(self) -> bool:
        """Whether no article says that it is so."""
        return self.figure.kind != "stated"

    @property
    def href(self) -> str:
        """The first passage that states it; of an estimate, its own row."""
        if not self.figure.places:
            return self.figure.thing.href
        return self.figure.places[0].href

    @property
    def side(self) -> str:
        """Where its words have room: they begin, end or stand in the middle at it."""
        if self.x < 30:
            return "start"
        if self.x > 70:
            return "end"
        return "middle"


class Segment(NamedTuple):
    """The way from a point to the next in time."""

    begin: Point
    end: Point

    @property
    def is_dashed(self) -> bool:
        """Whether it leads from or to what no article says to be so."""
        return self.begin.is_hollow or self.end.is_hollow


class Level(NamedTuple):
    """A line across a chart, with what it stands for."""

    name: str
    y: float


class SeriesRow(NamedTuple):
    """A figure of a series, with the growth to it, if one is stated."""

    figure: FigureView
    growth: Growth | None


class Series(NamedTuple):
    """A measure of a thing over time; `key` is that of its first figure."""

    key: str
    name: str
    of: tuple[Thing, ...]
    unit: str
    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    levels: tuple[Level, ...]
    years: tuple[tuple[int, float], ...]
    rows: tuple[SeriesRow, ...]
    csv: str

    @property
    def labelled(self) -> Point:
        """The last point that is stated, whose amount a reader wants at once."""
        stated = (point for point in reversed(self.points) if not point.is_hollow)
        return next(stated, self.points[-1])

    @property
    def zero(self) -> float:
        """How far from the top zero is."""
        levels = {level.name: level.y for level in self.levels}
        return levels["0"]

    @property
    def in_words(self) -> str:
        """What the line does, for who does not see it."""
        first = self.rows[0].figure
        last = self.rows[-1].figure
        return (
            f"{len(self.rows)} figures, "
            f"from {first.amount.words} ({first.when}) "
            f"to {last.amount.words} ({last.when})."
        )

    @property
    def disagreeing(self) -> list[Growth]:
        """The growths that are stated otherwise than the amounts give them."""
        growths = (row.growth for row in self.rows)
        return [growth for growth in growths if growth and growth.disagrees]


def series(
    figures: Sequence[FigureView],
    growths: Iterable[Growth],
) -> list[Series]:
    """The series that have two times or more which are not our estimates alone."""
    by_figure: dict[str, Growth] = {}
    for growth in growths:
        if growth.now:
            by_figure[growth.now.thing.key] = growth
    runs: dict[object, list[FigureView]] = {}
    for figure in figures:
        months = _months(figure)
        if months is not None:
            run = (
                figure.thing.name,
                figure.measures,
                months,
            )
            runs.setdefault(run, []).append(figure)
    found = filter(_has_times, runs.values())
    return [_series(members, by_figure) for members in found]


def _months(figure: FigureView) -> int | None:
    """How long the one period of a figure is; a day has none of its own."""
    if figure.value is None or len(figure.periods) != 1:
        return None
    (period,) = figure.periods
    begin = parsed_day(period.start)
    end = parsed_day(period.end)
    if begin is None or end is None or begin > end:
        return None
    if begin == end:
        return 0
    years = end.year - begin.year
    months = end.month - begin.month
    return 12 * years + months + 1


def _has_times(members: Iterable[FigureView]) -> bool:
    times = set()
    for each in members:
        # An estimate often rests on the only figure that is stated.
        if each.kind != "estimated":
            times.add(each.periods)
    return len(times) > 1


def _series(
    members: Iterable[FigureView],
    growths: dict[str, Growth],
) -> Series:
    ordered = sorted(members, key=lambda each: each.periods[0].order)
    scale, levels = _scaled(list(map(_value, ordered)))
    line = CalendarLine.of(each.periods[0] for each in ordered)
    points: list[Point] = []
    rows: list[SeriesRow] = []
    for figure in ordered:
        points.append(_point(figure, scale, line))
        growth = growths.get(figure.thing.key)
        rows.append(SeriesRow(figure, growth))
    first = ordered[0]
    # Of what is counted, the measure tells it.
    is_count = first.unit.notation == "1"
    return Series(
        key=first.thing.key,
        name=first.thing.name,
        of=first.of,
        unit="" if is_count else first.unit.name,
        points=tuple(points),
        segments=tuple(map(Segment, points, points[1:])),
        levels=levels,
        years=tuple(line.middles()),
        rows=tuple(rows),
        csv=csv_link(ordered),
    )


def _point(figure: FigureView, scale: Scale, line: CalendarLine) -> Point:
    (period,) = figure.periods
    return Point(
        figure=figure,
        x=line.middle(period),
        y=_y(scale, _value(figure)),
    )


def _scaled(values: Sequence[Decimal]) -> tuple[Scale, tuple[Level, ...]]:
    """A scale that ends at round numbers, and its lines."""
    held = Scale.of(values)
    step = _step(held.span)
    low = math.floor(held.low / step)
    high = math.ceil(held.high / step)
    if low == high:
        high += 1
    scale = Scale(low * step, high * step)
    levels: list[Level] = []
    for count in range(low, high + 1):
        value = count * step
        name = formatting.number(f"{value:f}")
        levels.append(Level(name, _y(scale, value)))
    return scale, tuple(levels)


def _step(span: Decimal) -> Decimal:
    """The round number that few lines need to cross the span."""
    if not span:
        return Decimal(1)
    least = span / _LINES
    magnitude = Decimal(1).scaleb(least.adjusted())
    for each in _STEPS:
        step = each * magnitude
        if step >= least:
            break
    return step


def _y(scale: Scale, value: Decimal) -> float:
    # A scale begins on the left, and a chart at the top.
    share = 1 - scale.at(value) / 100
    return round(HEIGHT * share, 1)


def _value(figure: FigureView) -> Decimal:
    assert figure.value is not None
    return figure.value
