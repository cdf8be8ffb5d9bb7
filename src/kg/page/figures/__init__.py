"""The figures of a page: over time, growth, bars, a line of time and a table of all; apart what is worked out by us."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.page.address import Address
from kg.page.figures.bars import Chart, alone, charts
from kg.page.figures.collecting import collect, stated_in, titled
from kg.page.figures.csv_link import csv_link
from kg.page.figures.growth import Growth, Growths, drawn_growths, growths, is_growth
from kg.page.figures.series import MOST, Series, series
from kg.page.figures.timeline import Timeline, timeline
from kg.page.figures.views import FigureView, Thing

__all__ = ["Figures", "figure_panel"]


class FigureGroup(NamedTuple):
    """The figures of the same thing or things."""

    of: tuple[Thing, ...]
    figures: tuple[FigureView, ...]


class Figures(NamedTuple):
    """All that the panel shows.

    Only the tables have every figure, or the file where they would be too long; what
    is projected has a table alone. `number` counts what articles state or expect.
    """

    groups: tuple[FigureGroup, ...]
    projections: tuple[FigureGroup, ...]
    estimates: tuple[FigureGroup, ...]
    series: tuple[Series, ...]
    more_series: int
    growths: Growths
    charts: tuple[Chart, ...]
    alone: tuple[FigureView, ...]
    timeline: Timeline
    csv: str
    number: int

    @property
    def rows(self) -> int:
        """How many of the figures the tables have."""
        groups = (*self.groups, *self.projections)
        return sum(len(group.figures) for group in groups)


def figure_panel(
    graph: Graph,
    address: Address,
    passages: Collection[str] | None = None,
    most: int | None = None,
) -> Figures:
    """The figures of the graph, or those stated in one of the passages and the estimates that rest on them.

    Args:
        graph: where they are.
        address: the page that shows them.
        passages: those that have to state them; without it, all.
        most: how many rows each of the tables may have; without it, any number.
    """
    within = None if passages is None else frozenset(passages)
    told = None if within is None else stated_in(graph, within)
    stated = _within(within, collect(graph, address, v.CLASS_OBSERVATION, told))
    projected = _within(within, collect(graph, address, v.CLASS_PROJECTION, told))
    shown = {figure.thing.key for figure in (*stated, *projected)}
    resting = None if told is None else _resting_on(graph, told)
    estimates = [
        figure
        for figure in collect(graph, address, v.CLASS_ESTIMATE, resting)
        if within is None or _rests_on(figure, shown)
    ]
    grown = growths(stated, estimates)
    over_time = series(_amounts(stated, projected, estimates, grown), grown)
    drawn: set[str] = set()
    for each in over_time:
        drawn.update(row.figure.thing.key for row in each.rows)
    others = [
        figure
        for figure in stated
        if figure.thing.key not in drawn and not is_growth(figure)
    ]
    return Figures(
        groups=_groups(stated[:most]),
        projections=_groups(projected[:most]),
        estimates=_groups(estimates[:most]),
        number=len(stated) + len(projected),
        series=tuple(over_time[:MOST]),
        more_series=max(0, len(over_time) - MOST),
        growths=drawn_growths(grown),
        charts=tuple(charts(others)),
        alone=tuple(alone(others)),
        timeline=timeline(
            stated, estimates, _events(graph, within), _told(graph, stated)
        ),
        csv=csv_link([*stated, *projected, *estimates]),
    )


def _amounts(
    stated: list[FigureView],
    projected: list[FigureView],
    estimates: list[FigureView],
    grown: list[Growth],
) -> list[FigureView]:
    """All figures but for the growths of those that are stated, which are told with them."""
    told = {growth.figure.thing.key for growth in grown if growth.now}
    stated = [figure for figure in stated if figure.thing.key not in told]
    return [*stated, *projected, *estimates]


def _within(
    passages: Collection[str] | None, figures: list[FigureView]
) -> list[FigureView]:
    """The figures that one of the passages states."""
    if passages is None:
        return figures
    return [figure for figure in figures if _is_stated_in(figure, passages)]


def _is_stated_in(figure: FigureView, passages: Collection[str]) -> bool:
    return any(place.passage in passages for place in figure.places)


def _resting_on(graph: Graph, figures: Collection[NamedNode]) -> set[NamedNode]:
    """What rests on one of the figures."""
    triples = graph.triples(None, v.DERIVED_FROM, figures)
    return {subject for subject, _, _ in triples}


def _rests_on(figure: FigureView, keys: Collection[str]) -> bool:
    return any(thing.key in keys for thing in figure.rests_on)


def _groups(sorted_figures: list[FigureView]) -> tuple[FigureGroup, ...]:
    return tuple(
        FigureGroup(of, tuple(members))
        for of, members in groupby(sorted_figures, key=lambda figure: figure.of)
    )


def _events(
    graph: Graph, passages: Collection[str] | None
) -> Iterator[tuple[Thing, str]]:
    dated = graph.triples(_dated(graph, passages), v.DATE)
    reasons = graph.provenance(dated)
    graph.verbaliser.prepare(event for event, *_ in dated)
    for triple in dated:
        event, _, day = triple
        told = {each.iri for each in reasons[triple].passages}
        is_told = passages is None or not told.isdisjoint(passages)
        if is_told and isinstance(day, Literal):
            yield titled(graph, event), day.value


def _dated(graph: Graph, passages: Collection[str] | None) -> list[NamedNode] | None:
    """What may have a day that one of the passages tells; None for anything."""
    if passages is None:
        return None
    places = list(map(NamedNode, passages))
    quads = graph.match(None, v.DATE, graphs=places)
    return v.named_nodes({quad.subject for quad in quads})


def _told(graph: Graph, stated: list[FigureView]) -> set[str]:
    """The days on which the articles that state the figures were published."""
    days: set[str] = set()
    for figure in stated:
        for place in figure.places:
            passage = graph.passages[place.passage]
            days.add(graph.article_of(passage).published)
    return days
