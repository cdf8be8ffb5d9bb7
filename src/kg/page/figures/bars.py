"""Figures of one unit as bars on one scale, and on a second, enlarged one where they differ by orders of magnitude."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from kg.language.english import formatting
from kg.page.figures.scale import Bar, Scale
from kg.page.figures.views import FigureView, Unit

MOST = 20  # bars in a band: more are no glance, and the table has them all
_SHORTEST = Decimal(
    "0.01"
)  # of the longest bar: what would be shorter is drawn on an enlarged scale


class Zoom(NamedTuple):
    """How many times longer a band draws what it holds than the one above, and where its width is on that one."""

    times: str
    begin: float
    end: float


class Band(NamedTuple):
    """Bars that share a scale, the longest first; `more` figures of it are left out."""

    zoom: Zoom | None
    zero: float
    bars: tuple[tuple[FigureView, Bar], ...]
    more: int


class Chart(NamedTuple):
    """The figures of one unit; one without company has no bar, since its length would say nothing."""

    unit: Unit
    bands: tuple[Band, ...]


def charts(figures: Sequence[FigureView]) -> list[Chart]:
    """A chart for each unit that has two figures or more, the one with the most figures first."""
    by_unit = sorted(
        (figure for figure in figures if figure.value is not None),
        key=lambda figure: figure.unit,
    )
    units = [
        (unit, list(members))
        for unit, members in groupby(by_unit, key=lambda figure: figure.unit)
    ]
    shared = sorted(
        (unit for unit in units if len(unit[1]) > 1),
        key=lambda unit: (-len(unit[1]), unit[0]),
    )
    return [Chart(unit, tuple(_bands(members))) for unit, members in shared]


def alone(figures: Sequence[FigureView]) -> list[FigureView]:
    """The figures with which no other shares a unit."""
    members = Counter(figure.unit for figure in figures if figure.value is not None)
    return [
        figure
        for figure in figures
        if figure.value is None or members[figure.unit] == 1
    ]


def _bands(figures: Sequence[FigureView]) -> list[Band]:
    bands: list[Band] = []
    above: Scale | None = None
    for members in _magnitudes(figures):
        scale = Scale.of(_value(figure) for figure in members)
        drawn = tuple((figure, scale.bar(_value(figure))) for figure in members[:MOST])
        zoom = _zoom(scale, above) if above else None
        bands.append(Band(zoom, scale.at(Decimal(0)), drawn, len(members) - len(drawn)))
        above = scale
    return bands


def _magnitudes(figures: Sequence[FigureView]) -> list[list[FigureView]]:
    """The figures in runs whose bars can be seen beside each other, the greatest first; zero is seen anywhere."""
    runs: list[list[FigureView]] = []
    for figure in sorted(
        figures, key=lambda figure: (-abs(_value(figure)), figure.thing.key)
    ):
        size = abs(_value(figure))
        if not runs or 0 < size < abs(_value(runs[-1][0])) * _SHORTEST:
            runs.append([])
        runs[-1].append(figure)
    return runs


def _zoom(scale: Scale, above: Scale) -> Zoom:
    times = formatting.number(str(round(above.span / scale.span)))
    return Zoom(times, above.at(scale.low), above.at(scale.high))


def _value(figure: FigureView) -> Decimal:
    assert figure.value is not None
    return figure.value
