"""Where the things of a large map stand: communities first, each a disc of its own, and inside it the same again.

Forces over the whole graph would take minutes and end in a ball; discs take seconds and can be named.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Graph: TypeAlias = "nx.Graph[int]"
Points: TypeAlias = NDArray[np.float64]

SEED = 7
SMALL = 180  # things that one run of forces lays out well
PUSHED = 360  # discs that are pushed apart in pairs; the smallest of more go round the outside
ROOM = 15.0  # the radius of the ground that one thing has
MARGIN = 24.0
ASPECT = 1.35  # the map's width over its height
PASSES = 240
SETTLING = 50  # passes that give the things of a small community their ground
GOLDEN = math.pi * (3 - math.sqrt(5))


class Community(NamedTuple):
    """A disc of things, the most connected first, with the point of each."""

    members: list[int]
    x: float
    y: float
    radius: float
    points: Points


def communities(graph: Graph) -> list[Community]:
    """The communities of the graph, the largest first: the same for the same numbers and relations, in any order."""
    plain = _in_order(graph)
    parts = _parts(plain)
    discs = [_inside(plain, part) for part in parts]
    radii = [_radius(points) for points in discs]
    centres = _packed(_between(plain, parts), np.array(radii), ASPECT)
    return [
        Community(part, float(centre[0]), float(centre[1]), radius, points + centre)
        for part, centre, radius, points in zip(parts, centres, radii, discs, strict=True)
    ]


def _in_order(graph: Graph) -> Graph:
    plain: Graph = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges() if edge[0] != edge[1]))
    return plain


def _parts(graph: Graph) -> list[list[int]]:
    """The communities by the Louvain method (Blondel and others, 2008)."""
    found = nx.community.louvain_communities(graph, seed=SEED) if graph else []
    ranked = [sorted(part, key=lambda node: (-graph.degree(node), node)) for part in found]
    return sorted(ranked, key=lambda part: (-len(part), part[0]))


def _inside(graph: Graph, members: list[int]) -> Points:
    """The members' points around the centre of their disc."""
    part = _in_order(graph.subgraph(members))
    if len(members) <= SMALL:
        return _forces(part, members)
    parts = _parts(part)
    if len(parts) == 1:
        return _spiral(len(members))
    discs = [_inside(part, each) for each in parts]
    centres = _packed(_between(part, parts), np.array([_radius(points) for points in discs]) - MARGIN / 2, 1)
    at = {node: point for each, disc, c in zip(parts, discs, centres, strict=True) for node, point in zip(each, disc + c, strict=True)}
    points = np.array([at[node] for node in members])
    return points - (points.min(axis=0) + points.max(axis=0)) / 2


def _forces(graph: Graph, members: list[int]) -> Points:
    """The members by forces, then by their rank from the middle, which fills the disc evenly."""
    if len(members) < 3:
        return _spiral(len(members))
    placed = nx.spring_layout(graph, seed=SEED, iterations=30)
    points = np.array([placed[node] for node in members])
    points -= points.mean(axis=0)
    distance, angle = np.hypot(*points.T), np.arctan2(points[:, 1], points[:, 0])
    rank = distance.argsort(kind="stable").argsort(kind="stable")
    share = 0.75 * np.sqrt((rank + 0.5) / len(members)) + 0.25 * distance / max(distance.max(), 1e-9)
    even = _polar(share * ROOM * math.sqrt(len(members)), angle)
    return _apart(even, np.full(len(members), ROOM * 0.8), 1, SETTLING)


def _spiral(number: int) -> Points:
    """Points as close to the middle as they come, like the seeds of a sunflower."""
    steps = np.arange(number)
    return _polar(ROOM * np.sqrt(steps), GOLDEN * steps)


def _polar(distance: Points, angle: Points) -> Points:
    return np.stack([distance * np.cos(angle), distance * np.sin(angle)], axis=1)


def _radius(points: Points) -> float:
    return float(np.hypot(*points.T).max()) + MARGIN


def _between(graph: Graph, parts: list[list[int]]) -> Graph:
    """The parts as nodes, related where their members are."""
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    pairs = Counter((part_of[one], part_of[other]) for one, other in graph.edges())
    found: Graph = nx.Graph()
    found.add_nodes_from(range(len(parts)))
    found.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))
    return found


def _packed(graph: Graph, radii: Points, aspect: float) -> Points:
    """The centres of discs that do not overlap, the related ones near each other; the largest come first."""
    pushed = min(len(radii), PUSHED)
    placed = nx.spring_layout(graph.subgraph(range(pushed)), seed=SEED, iterations=80)
    points = np.array([placed[node] for node in range(pushed)]).reshape(-1, 2)
    points *= 0.8 * math.sqrt((radii[:pushed] ** 2).sum()) * np.array([aspect, 1])
    inner = _apart(points, radii[:pushed], aspect, PASSES)
    return np.concatenate([inner, _around(inner, radii, aspect)])


def _apart(points: Points, radii: Points, aspect: float, passes: int) -> Points:
    """The points pulled to the middle and pushed until no two discs overlap."""
    squeeze = np.array([1 / aspect, 1])
    room = radii[:, None] + radii[None]
    np.fill_diagonal(room, 0)
    for step in range(passes):
        pull = max(0.0, 0.06 * (1 - 1.4 * step / passes))
        points = points - pull * points * squeeze
        delta = points[:, None] - points[None]
        distance = np.hypot(delta[..., 0], delta[..., 1])
        overlap = np.clip(room - distance, 0, None)
        if not pull and not overlap.any():
            break
        way = delta / np.maximum(distance, 1e-9)[..., None]
        points = points + (way * overlap[..., None]).sum(axis=1) * 0.35
    return points


def _around(inner: Points, radii: Points, aspect: float) -> Points:
    """Points for the discs beyond those that were pushed apart, in rings round the outside."""
    rest = radii[len(inner) :]
    if not len(rest):
        return np.empty((0, 2))
    edge = float((np.hypot(*(inner / [aspect, 1]).T) + radii[: len(inner)]).max())
    first = (edge / rest[0]) ** 2 / 4 + 1
    steps = np.arange(len(rest)) + first
    return _polar(2 * rest[0] * np.sqrt(steps), GOLDEN * steps) * [aspect, 1]
