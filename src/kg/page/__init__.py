"""The page: a graph as one HTML file that needs nothing but itself: map, reading, figures, answers, tables, proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pyvis.network  # type: ignore[import-untyped]
from pyoxigraph import NamedNode

from kg.model import Article
from kg.network import category
from kg.page.address import Address
from kg.page.answers import answers
from kg.page.data import data
from kg.page.figures import figures
from kg.page.frame import Parts, fill
from kg.page.look import Look, looks
from kg.page.map import draw
from kg.page.overview import overview
from kg.page.proof import proof
from kg.page.reading import reading
from kg.page.rows import rows
from kg.page.scope import Scope
from kg.page.shelf import shelf
from kg.page.things import thing_rows
from kg.store import Store
from kg.support.coverage import Coverage

__all__ = ["LARGEST", "Told", "overview", "render"]

LARGEST = 1000  # things that are drawn as boxes; of more, the overview shows communities
PARTS = Parts(
    "page.html",
    ("frame", "map", "panels", "reading", "figures", "answers", "proof"),
    "article",
    (
        *("graph", "filters", "map", "touch", "labels", "reading", "card", "path"),
        *("selection", "tabs", "search", "tables", "answers", "keys", "picture", "turtle", "route", "pointer"),
    ),
)


class Told(NamedTuple):
    """What a page says of itself: its head and foot, and what was proved of the graph."""

    title: str
    subtitle: str
    footer: str
    state: str
    counts: Mapping[str, int]
    articles: Sequence[Article]
    coverages: Sequence[Coverage]


def render(store: Store, scope: Scope, address: Address, told: Told) -> str:
    """The page of a scope, with the reading of the address' home article or, where it has none, all articles' list."""
    look = _looks(store, scope)
    said, things = rows(store, address, scope), thing_rows(store, address, scope, look)
    hrefs = {row.sentence: row.href for row in said}
    drawn = draw(scope, look, {id: n for n, row in enumerate(said) for id in row.ids})
    network = pyvis.network.Network(directed=True)  # an undirected one drops parallel edges
    network.nodes, network.edges = drawn.nodes, drawn.edges  # add_edge would scan all edges for each edge
    return fill(
        PARTS,
        network,
        title=told.title,
        subtitle=told.subtitle,
        overview=address.overview,
        footer=told.footer,
        counts=told.counts,
        looks=look,
        rows=said,
        things=things,
        reading=reading(store, address, address.home, things, hrefs) if address.home else None,
        shelf=shelf(store, address) if not address.home else [],
        figures=figures(store, address, scope.passages),
        answers=answers(store, address) if scope.is_whole else [],
        proof=proof(store, address, told.articles, told.coverages, told.state, told.counts),
        data=data(store, address, said, look),
    )


def _looks(store: Store, scope: Scope) -> dict[str, Look]:
    """A look for each category, those first of which the map has the most."""
    drawn = [name for graph in (scope.folded, scope.opened) for name in graph.graph["categories"]]
    return looks([*drawn, *sorted({category(store, NamedNode(thing)) for thing in scope.things})])
