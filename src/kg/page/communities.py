"""Where the things of a large map stand: communities first, each a disc of its own, and inside it the same again.

Forces over the whole graph would take minutes and end in a ball; discs take seconds and
can be named.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Graph: TypeAlias = "nx.Graph[int]"
Points: TypeAlias = NDArray[np.float64]

SEED = 7
SMALL = 240  # things that one run of forces lays out well
PACKED = (
    250  # discs that are packed one by one; the smallest of more go round the outside
)
PULL = (
    0.6  # how strongly what a disc is related to draws it, beside the middle of the map
)
ROOM = 15  # the radius of the ground that one thing has
MARGIN = 24.0
ASPECT = 1.35  # the map's width over its height
SETTLING = 30  # passes that give the things of a small community their ground
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
    radii = np.array([_radius(points) for points in discs])
    centres = _packed(_between(plain, parts), radii, ASPECT)
    found: list[Community] = []
    for number, centre in enumerate(centres):
        x, y = centre.tolist()
        community = Community(
            members=parts[number],
            x=x,
            y=y,
            radius=float(radii[number]),
            points=discs[number] + centre,
        )
        found.append(community)
    return found


def as_numbers(names: Iterable[str], lines: Iterable[tuple[str, str]]) -> Graph:
    """The graph of things by their numbers in the order of their names."""
    graph: Graph = nx.Graph()
    number = {name: at for at, name in enumerate(sorted(names))}
    graph.add_nodes_from(number.values())
    for one, other in lines:
        graph.add_edge(number[one], number[other])
    return graph


def _in_order(graph: Graph) -> Graph:
    plain: Graph = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    edges: list[tuple[int, int]] = []
    for one, other in graph.edges():
        if one < other:
            edges.append((one, other))
        elif other < one:
            edges.append((other, one))
    plain.add_edges_from(sorted(edges))
    return plain


def _parts(graph: Graph) -> list[list[int]]:
    """The communities by the Louvain method (Blondel and others, 2008)."""

    def by_degree(node: int) -> tuple[int, int]:
        return -graph.degree(node), node

    if not graph:
        return []
    found = nx.community.louvain_communities(graph, seed=SEED)
    ranked = [sorted(part, key=by_degree) for part in found]
    return sorted(ranked, key=lambda part: (-len(part), part[0]))


def _inside(
    graph: Graph,
    members: list[int],
) -> Points:
    """The members' points around the centre of their disc."""
    part = _in_order(graph.subgraph(members))
    if len(members) <= SMALL:
        return _forces(part, members)
    parts = _parts(part)
    if len(parts) == 1:
        return _spiral(len(members))
    discs = [_inside(part, each) for each in parts]
    radii = np.array(list(map(_radius, discs))) - MARGIN / 2
    centres = _packed(_between(part, parts), radii, 1)
    at: dict[int, Points] = {}
    for each, disc, centre in zip(parts, discs, centres, strict=True):
        at.update(zip(each, disc + centre, strict=True))
    points = np.array([at[node] for node in members])
    low = points.min(axis=0)
    high = points.max(axis=0)
    centred: Points = points - (low + high) / 2
    return centred


def _forces(
    graph: Graph,
    members: list[int],
) -> Points:
    """The members by forces, then by their rank from the middle, which fills the disc evenly."""
    if len(members) < 3:
        return _spiral(len(members))
    placed = nx.spring_layout(graph, seed=SEED, iterations=25)
    points: Points = np.array([placed[node] for node in members], dtype=np.float64)
    points -= points.mean(axis=0)
    distance = np.hypot(*points.T)
    angle = np.arctan2(points[:, 1], points[:, 0])
    rank = distance.argsort(kind="stable").argsort(kind="stable")
    # Three quarters by rank, which fills the disc, and one as forces have it.
    by_rank = np.sqrt((rank + 0.5) / len(members))
    by_force = distance / max(distance.max(), 1e-9)
    share = 0.75 * by_rank + 0.25 * by_force
    radius = ROOM * math.sqrt(len(members))
    even = _polar(share * radius, angle)
    return _apart(even, ROOM * 1.6)


def _spiral(number: int) -> Points:
    """Points as close to the middle as they come, like the seeds of a sunflower."""
    steps: Points = np.arange(number, dtype=np.float64)
    return _polar(ROOM * np.sqrt(steps), GOLDEN * steps)


def _polar(
    distance: Points,
    angle: Points,
) -> Points:
    x = distance * np.cos(angle)
    y = distance * np.sin(angle)
    return np.stack([x, y], axis=1)


def _radius(points: Points) -> float:
    return float(np.hypot(*points.T).max()) + MARGIN


def _between(
    graph: Graph,
    parts: list[list[int]],
) -> Graph:
    """The parts as nodes; the weight of an edge is the number of relations between their members."""
    part_of: dict[int, int] = {}
    for number, part in enumerate(parts):
        part_of.update(dict.fromkeys(part, number))
    weights: Counter[tuple[int, ...]] = Counter()
    for one, other in graph.edges():
        pair = sorted((part_of[one], part_of[other]))
        weights[tuple(pair)] += 1
    found: Graph = nx.Graph()
    found.add_nodes_from(range(len(parts)))
    for (one, other), weight in sorted(weights.items()):
        if one != other:
            found.add_edge(one, other, weight=weight)
    return found


def _packed(
    graph: Graph,
    radii: Points,
    aspect: float,
) -> Points:
    """The centres of discs that do not overlap, the largest first.

    Each touches two of those before it, as near as these let it come to the middle and
    to what it is related to.
    """
    packed = min(len(radii), PACKED)
    centres = np.zeros((packed, 2))
    for number in range(1, packed):
        there = centres[:number]
        spots = _spots(there, radii[:number], radii[number])
        # Near the middle first, and near to what it is related to.
        from_middle = spots / [aspect, 1]
        from_wish = spots - _wish(graph, number, there)
        far = (from_middle**2).sum(axis=1)
        far += PULL * (from_wish**2).sum(axis=1)
        best_first = spots[far.argsort(kind="stable")]
        distances = radii[:number] + radii[number]
        centres[number] = _first_free(best_first, there, distances)
    return np.concatenate([centres, _around(centres, radii, aspect)])


def _wish(graph: Graph, number: int, centres: Points) -> Points:
    """Where a disc would be best for its relations: the middle, if it has none."""
    placed: list[int] = []
    weights: list[int] = []
    for other, data in graph[number].items():
        if other < number:
            placed.append(other)
            weights.append(data["weight"])
    if not placed:
        return np.zeros(2)
    wish: Points = np.average(centres[placed], axis=0, weights=weights)
    return wish


def _spots(
    centres: Points,
    radii: Points,
    radius: float,
) -> Points:
    """Where a disc touches two of those that are there."""
    if len(centres) == 1:
        return np.array([[radii[0] + radius, 0.0]])
    one, other = np.triu_indices(len(centres), 1)
    way = centres[other] - centres[one]
    distance = np.hypot(*way.T)
    reach = radii[one] + radius
    beyond = radii[other] + radius
    near = distance < reach + beyond
    one = one[near]
    way = way[near]
    distance = distance[near]
    reach = reach[near]
    beyond = beyond[near]
    along = (reach**2 - beyond**2 + distance**2) / (2 * distance)
    aside = np.sqrt(np.maximum(reach**2 - along**2, 0))
    unit = way / distance[:, None]
    foot = centres[one] + unit * along[:, None]
    across = unit[:, ::-1] * [-1, 1] * aside[:, None]
    return np.concatenate([foot + across, foot - across])


def _first_free(
    spots: Points,
    centres: Points,
    distances: Points,
) -> Points:
    """The first spot that is far enough from all centres; the outermost discs always leave one."""
    for start in range(0, len(spots), 64):
        some = spots[start : start + 64]
        ways = some[:, None] - centres[None]
        away = np.hypot(ways[..., 0], ways[..., 1])
        free = (away >= distances - 1e-6).all(axis=1)
        if free.any():
            first: Points = some[free.argmax()]
            return first
    raise AssertionError("discs that touch leave room outside")


def _apart(
    points: Points,
    room: float,
) -> Points:
    """The points pushed away from each other until most have a room of their own."""
    for _ in range(SETTLING):
        delta = points[:, None] - points[None]
        distance = np.hypot(delta[..., 0], delta[..., 1])
        np.fill_diagonal(distance, room)
        overlap = np.clip(room - distance, 0, None)
        share = overlap / np.maximum(distance, 1e-9)
        pushed = delta * share[..., None]
        points = points + 0.35 * pushed.sum(axis=1)
    return points


def _around(
    inner: Points,
    radii: Points,
    aspect: float,
) -> Points:
    """Points for the discs beyond those that are packed, in rings round the outside."""
    rest = radii[len(inner) :]
    if not len(rest):
        return np.empty((0, 2))
    across, down = (inner / [aspect, 1]).T
    reach = np.hypot(across, down) + radii[: len(inner)]
    edge = float(reach.max())
    pitch = 2.4 * rest[0]  # neighbours on the spiral are a little less than this apart
    first = ((edge + rest[0]) / pitch) ** 2 + 1
    steps = np.arange(len(rest)) + first
    return _polar(pitch * np.sqrt(steps), GOLDEN * steps) * [aspect, 1]
