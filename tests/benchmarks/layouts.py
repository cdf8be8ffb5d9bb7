"""The whole map of the project's own article, laid out by its own optimiser, by pyvis as
it is installed, and by the layouts of networkx.

All have the same boxes and straight lines, and are seen on a map of 865 x 631 pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, NamedTuple, TypeAlias

import networkx as nx
import numpy as np
import pyvis.network  # type: ignore[import-untyped]
from playwright.sync_api import sync_playwright
from tests.benchmarks.generated import ROOT
from tests.page.chromium import launch
from tests.page.sites import opened, record_of

from kg.page.arrangement import box_of
from kg.page.layout import Box, Line, positions
from kg.page.pages import map_of
from kg.page.untangling import cross
from kg.workspace import find

SEED = 7
VIEW = 865, 631
GRAPH_AREA = 1600.0  # the width over which layouts without a size of their own spread
Point: TypeAlias = Any
"""Two coordinates in numpy."""
Points: TypeAlias = Mapping[str, Any]
"""By name, the coordinates as each library gives them."""


class Picture(NamedTuple):
    """What was counted; names in pixels."""

    under: int
    crossings: int
    overlaps: int
    type: float


def measure() -> None:
    """A line a layout."""
    boxes, lines = _whole_map()
    print(f"{len(boxes)} boxes, {len(lines)} lines")
    print(f"{'':24}under boxes  crossings  overlaps  names px  CPU s")
    for name, layout in _layouts(boxes, lines):
        begun = process_time()
        points = layout()
        seconds = process_time() - begun
        seen = _counted(boxes, lines, points)
        counts = f"{seen.under:11}{seen.crossings:11}{seen.overlaps:10}"
        print(f"{name:24}{counts}{seen.type:10.1f}{seconds:7.2f}")


def _whole_map() -> tuple[dict[str, Box], list[Line]]:
    """The boxes and lines of the level with everything, as they are shown at first."""
    record = record_of(map_of(opened(find(ROOT).pinned), None))
    places = record["levels"][-1]["folded"]["places"]
    boxes = {
        node["id"]: box_of(node["label"].split("\n"), node["font"]["size"])
        for node in record["nodes"]
        if node["id"] in places
    }
    lines = {
        (edge["from"], edge["to"])
        for edge in record["edges"]
        if edge.get("form") != "opened" and edge["basis"] != "inferred"
    }
    return boxes, sorted(line for line in lines if {*line} <= boxes.keys())


def _layouts(
    boxes: Mapping[str, Box], lines: list[Line]
) -> Iterator[tuple[str, Callable[[], Points]]]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(boxes)
    graph.add_edges_from(lines)
    scale = GRAPH_AREA / 2
    yield "kg", lambda: positions(boxes, lines)
    yield "pyvis, as it is", lambda: _by_pyvis(boxes, lines)
    yield "spring", lambda: nx.spring_layout(graph, seed=SEED, scale=scale)
    yield (
        "ForceAtlas2",
        lambda: _scaled(nx.forceatlas2_layout(graph, max_iter=400, seed=SEED)),
    )


def _scaled(points: Points) -> Points:
    spread = np.ptp(np.array([*points.values()]), axis=0).max()
    factor = GRAPH_AREA / float(spread)
    return {name: (x * factor, y * factor) for name, (x, y) in points.items()}


def _by_pyvis(boxes: Mapping[str, Box], lines: list[Line]) -> Points:
    """Where the boxes stand once its physics has come to rest, in Chromium."""
    network = pyvis.network.Network(directed=True, cdn_resources="in_line")
    for name in boxes:
        network.add_node(name, shape="box")
    for one, other in lines:
        network.add_edge(one, other)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "pyvis.html")
        path.write_text(network.generate_html(), encoding="utf-8")
        page = launch(playwright).new_page()
        page.goto(path.as_uri())
        rested = "() => new Promise((rest) => { network.once('stabilized', rest); setTimeout(rest, 20000); })"
        page.evaluate(rested)
        places: dict[str, dict[str, float]] = page.evaluate("network.getPositions()")
    return {name: (place["x"], place["y"]) for name, place in places.items()}


def _counted(boxes: Mapping[str, Box], lines: list[Line], points: Points) -> Picture:
    at = {name: np.array(points[name], dtype=float) for name in boxes}
    half = {name: np.array(box, dtype=float) / 2 for name, box in boxes.items()}
    under = sum(
        _runs_under(at[one], at[other], at[name], half[name])
        for one, other in lines
        for name in boxes
        if name not in (one, other)
    )
    crossings = sum(
        _meet(*(at[end] for end in (*line, *other)))
        for line, other in combinations(lines, 2)
        if not {*line} & {*other}
    )
    overlaps = sum(
        bool((np.abs(at[one] - at[other]) < half[one] + half[other]).all())
        for one, other in combinations(boxes, 2)
    )
    low = np.min([at[name] - half[name] for name in boxes], axis=0)
    high = np.max([at[name] + half[name] for name in boxes], axis=0)
    scale = float((np.array(VIEW) / (high - low)).min())
    return Picture(under, crossings, overlaps, 16 * scale)


def _runs_under(one: Point, other: Point, centre: Point, half: Point) -> bool:
    """Whether a line meets a box, at one of many points along it."""
    steps = np.linspace(0, 1, 200)[:, None]
    away = np.abs(one + steps * (other - one) - centre)
    return bool((away < half).all(axis=1).any())


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    sides = [cross(b - a, c - a), cross(b - a, d - a)]
    ends = [cross(d - c, a - c), cross(d - c, b - c)]
    return bool(sides[0] * sides[1] < 0 and ends[0] * ends[1] < 0)
