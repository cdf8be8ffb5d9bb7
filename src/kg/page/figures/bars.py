"""Figures of one unit as bars on one scale, and on a second, enlarged one where they differ by orders of magnitude.

Counts share a scale only where they count the same: mills and jobs do not compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.language.english import formatting
from kg.page.figures.csv_link import csv_link
from kg.page.figures.scale import Bar, Scale
from kg.page.figures.views import FigureView, Unit

MOST = 20  # bars in a band: more are no glance, and the table has them all
# Of the longest bar: what would be shorter is drawn on an enlarged scale.
_SHORTEST = Decimal("0.01")


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


class Comparable(NamedTuple):
    """What figures have in common that share a scale; of counts, also what they count."""

    unit: Unit
    counted: str

    @classmethod
    def of(cls, figure: FigureView) -> Comparable:
        """What a figure may be compared by."""
        unit = figure.unit
        is_count = unit.notation.partition("/")[0] == "1"
        return cls(unit, figure.thing.name if is_count else "")


class Chart(NamedTuple):
    """Figures that compare; one without company has no bar, since its length would say nothing."""

    unit: Unit
    title: str
    number: int
    bands: tuple[Band, ...]
    csv: str


def charts(figures: Sequence[FigureView]) -> list[Chart]:
    """A chart for two figures or more that compare, the one with the most first."""
    found: dict[Comparable, list[FigureView]] = {}
    for figure in figures:
        if figure.value is not None:
            key = Comparable.of(figure)
            found.setdefault(key, []).append(figure)
    shared = [_chart(*each) for each in sorted(found.items()) if len(each[1]) > 1]
    shared.sort(key=lambda chart: -chart.number)
    return shared


def alone(figures: Sequence[FigureView]) -> list[FigureView]:
    """The figures that compare with no other."""
    members: Counter[Comparable] = Counter()
    for figure in figures:
        if figure.value is not None:
            members[Comparable.of(figure)] += 1
    return [figure for figure in figures if members[Comparable.of(figure)] < 2]


def _chart(key: Comparable, members: list[FigureView]) -> Chart:
    title = key.counted or key.unit.name or "Without a unit"
    return Chart(
        unit=key.unit,
        title=title,
        number=len(members),
        bands=tuple(_bands(members)),
        csv=csv_link(members),
    )


def _bands(figures: Sequence[FigureView]) -> list[Band]:
    bands: list[Band] = []
    above: Scale | None = None
    for members in _magnitudes(figures):
        scale = Scale.of(map(_value, members))
        drawn = [(figure, scale.bar(_value(figure))) for figure in members[:MOST]]
        band = Band(
            zoom=_zoom(scale, above) if above else None,
            zero=scale.at(Decimal(0)),
            bars=tuple(drawn),
            more=len(members) - len(drawn),
        )
        bands.append(band)
        above = scale
    return bands


def _magnitudes(figures: Sequence[FigureView]) -> list[list[FigureView]]:
    """The figures in runs whose bars can be seen beside each other, the greatest first."""
    runs: list[list[FigureView]] = []
    longest = Decimal(0)
    for figure in sorted(figures, key=_by_size):
        size = abs(_value(figure))
        # Zero is seen anywhere: its bar has no length on any scale.
        if not runs or 0 < size < longest * _SHORTEST:
            runs.append([])
            longest = size
        runs[-1].append(figure)
    return runs


def _by_size(figure: FigureView) -> tuple[Decimal, str]:
    return -abs(_value(figure)), figure.thing.key


def _zoom(scale: Scale, above: Scale) -> Zoom:
    times = round(above.span / scale.span)
    return Zoom(
        times=formatting.number(str(times)),
        begin=above.at(scale.low),
        end=above.at(scale.high),
    )


def _value(figure: FigureView) -> Decimal:
    assert figure.value is not None
    return figure.value
