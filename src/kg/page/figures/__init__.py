"""The figures of a page: a table of all, bars, growth and a line of time, and apart what is worked out by us."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.page.address import Address
from kg.page.figures.bars import Chart, alone, charts
from kg.page.figures.collecting import collect, titled
from kg.page.figures.growth import Growths, growths, is_growth
from kg.page.figures.timeline import Timeline, timeline
from kg.page.figures.views import FigureView, Thing

__all__ = ["Figures", "figure_panel"]


class FigureGroup(NamedTuple):
    """The figures of the same thing or things."""

    of: tuple[Thing, ...]
    figures: tuple[FigureView, ...]


class Figures(NamedTuple):
    """All that the panel shows.

    Only the tables have every figure; what is projected has a table alone.
    """

    groups: tuple[FigureGroup, ...]
    projections: tuple[FigureGroup, ...]
    estimates: tuple[FigureGroup, ...]
    growths: Growths
    charts: tuple[Chart, ...]
    alone: tuple[FigureView, ...]
    timeline: Timeline


def figure_panel(
    graph: Graph, address: Address, passages: Collection[str] | None = None
) -> Figures:
    """The figures of the graph, or those stated in one of the passages and the estimates that rest on them."""
    within = None if passages is None else frozenset(passages)
    stated = [
        figure
        for figure in collect(graph, address, v.CLASS_OBSERVATION)
        if _is_within(within, figure)
    ]
    projected = [
        figure
        for figure in collect(graph, address, v.CLASS_PROJECTION)
        if _is_within(within, figure)
    ]
    shown = {figure.thing.key for figure in (*stated, *projected)}
    estimates = [
        figure
        for figure in collect(graph, address, v.CLASS_ESTIMATE)
        if within is None
        or not shown.isdisjoint(thing.key for thing in figure.rests_on)
    ]
    others = [figure for figure in stated if not is_growth(figure)]
    return Figures(
        groups=_groups(stated),
        projections=_groups(projected),
        estimates=_groups(estimates),
        growths=growths(stated, estimates),
        charts=tuple(charts(others)),
        alone=tuple(alone(others)),
        timeline=timeline(
            stated, estimates, _events(graph, within), _told(graph, stated)
        ),
    )


def _is_within(passages: Collection[str] | None, figure: FigureView) -> bool:
    return passages is None or any(place.passage in passages for place in figure.places)


def _groups(sorted_figures: list[FigureView]) -> tuple[FigureGroup, ...]:
    return tuple(
        FigureGroup(of, tuple(members))
        for of, members in groupby(sorted_figures, key=lambda figure: figure.of)
    )


def _events(
    graph: Graph, passages: Collection[str] | None
) -> Iterator[tuple[Thing, str]]:
    dated = graph.triples(None, v.DATE)
    reasons = graph.provenance(dated)
    graph.verbaliser.prepare(event for event, *_ in dated)
    for triple in dated:
        event, _, day = triple
        told = passages is None or any(
            each.iri in passages for each in reasons[triple].passages
        )
        if told and isinstance(day, Literal):
            yield titled(graph, event), day.value


def _told(graph: Graph, stated: list[FigureView]) -> set[str]:
    """The days on which the articles that state the figures were published."""
    passages = (
        graph.passages[place.passage] for figure in stated for place in figure.places
    )
    return {graph.article_of(passage).published for passage in passages}
