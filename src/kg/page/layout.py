"""Where things stand on the map: a seeded force layout whose label boxes are then pushed apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Box: TypeAlias = tuple[int, int]
Place: TypeAlias = tuple[int, int]
Array: TypeAlias = NDArray[np.float64]

SEED = 7
ASPECT = 1.15  # the width over the height of a map beside its reading
FILL = 0.66  # the share of the map that boxes cover before they are pushed apart: more is a closer map
EVEN = 0.8  # how far places follow ranks, not distances: forces crowd the centre and leave the rim empty
SIDEWAYS = 2.0  # labels are wide, and pushed only the shorter way they would make the map a column
GAP = np.array([20.0, 18.0])
AIR = np.array(
    [3.2, 2.6]
)  # more of a gap for each relation, so that lines which meet can be told apart
MANY = 40
GRID = np.mgrid[-1200:1201:24, -900:901:18].reshape(2, -1).astype(float)
AROUND = GRID[:, np.lexsort((GRID[1], GRID[0], (GRID**2).sum(axis=0)))].T
"""Steps from a place to look for a free one, the nearest first."""
PASSES = 100  # what they leave overlapping is moved to a free place


def positions(graph: Graph, boxes: Mapping[str, Box]) -> dict[str, Place]:
    """The centre of every thing's box in whole pixels: the same for the same graph, and boxes do not overlap."""
    names = sorted(boxes)
    if not names:
        return {}
    sizes = np.array([boxes[name] for name in names], dtype=float)
    crowd = np.array([[min(graph.degree(name), MANY)] for name in names]) * AIR
    points = dict(
        zip(
            names,
            _apart(_spread(_forces(graph, names), sizes), sizes + GAP + crowd),
            strict=True,
        )
    )
    found: dict[str, Place] = {}
    for name in sorted(names, key=lambda name: (-graph.degree(name), name)):
        found[name] = _free(points[name], boxes[name], found, boxes)
    return found


def beside(
    graph: Graph,
    added: Mapping[str, Box],
    placed: Mapping[str, Place],
    boxes: Mapping[str, Box],
) -> dict[str, Place]:
    """The places of things that join a map: the nearest to the middle of their neighbours where nothing stands."""
    found = dict(placed)
    for name in sorted(added):
        near = [
            found[other]
            for other in sorted(nx.all_neighbors(graph, name))
            if other in found
        ]
        middle = np.mean(near or [(0, 0)], axis=0)
        found[name] = _free(middle, boxes[name], found, boxes)
    return {name: found[name] for name in added}


def _free(
    point: Array, box: Box, placed: Mapping[str, Place], boxes: Mapping[str, Box]
) -> Place:
    """The nearest place to a point where a box stands clear of those that are placed."""
    taken = np.array([*placed.values()], dtype=float).reshape(-1, 2)
    room = (
        np.array([boxes[name] for name in placed], dtype=float).reshape(-1, 2)
        + box
        + GAP / 2
    ) / 2
    steps = (
        step
        for step in AROUND
        if (np.abs(point + step - taken) >= room).any(axis=1).all()
    )
    x, y = point + next(steps, AROUND[-1])
    return round(float(x)), round(float(y))


def _forces(graph: Graph, names: list[str]) -> Array:
    plain: nx.Graph[str] = (
        nx.Graph()
    )  # sorted and without parallels: the order of the input must not move anything
    plain.add_nodes_from(names)
    plain.add_edges_from(
        sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a != b})
    )
    placed = nx.forceatlas2_layout(
        plain, max_iter=400, seed=SEED, gravity=8.0, scaling_ratio=4.0
    )
    return np.array([placed[name] for name in names], dtype=float)


def _spread(points: Array, sizes: Array) -> Array:
    """The points over a map of the wanted aspect."""
    if len(points) == 1:
        return np.zeros_like(points)
    width = np.sqrt(sizes.prod(axis=1).sum() / FILL * ASPECT)
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (
        len(points) - 1
    )
    low, high = points.min(axis=0), points.max(axis=0)
    shares = (points - low) / np.maximum(high - low, 1e-9)
    spread: Array = (EVEN * ranks + (1 - EVEN) * shares - 0.5) * (width, width / ASPECT)
    return spread


def _apart(points: Array, sizes: Array) -> Array:
    """The points moved so that fewer boxes overlap, each pair along the axis that needs less."""
    room = (sizes[:, None] + sizes[None]) / 2
    side = np.sign(
        np.arange(len(points))[:, None] - np.arange(len(points))[None]
    )  # decides for equal coordinates
    for _ in range(PASSES):
        delta = points[:, None] - points[None]
        overlap = np.clip(room - np.abs(delta), 0, None)
        overlap[(overlap == 0).any(axis=2)] = 0
        if not overlap.any():
            break
        across = overlap[..., 0] <= SIDEWAYS * overlap[..., 1]
        overlap[~across, 0] = overlap[across, 1] = 0
        way = np.where(delta == 0, side[..., None], np.sign(delta))
        points = points + (overlap * way).sum(axis=1) * 0.4
    return points
