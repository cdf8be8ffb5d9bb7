"""Where the boxes of a large map stand: in discs of those that have most to do with each other.

Its lines cannot be untangled, but what belongs together can be seen and named.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import networkx as nx
import numpy as np

from kg.page.communities import ROOM, Points, communities
from kg.page.layout import GAP, Box, Line, Place, apart

MOST = 120  # boxes whose lines can still be untangled; of more, there are communities
NAMED = 4  # members from which a community has a disc with a name
LOOSE = 1.5  # how much more ground boxes have than they cover


class Disc(NamedTuple):
    """The ground of a community, by its most connected thing."""

    hub: str
    number: int
    x: int
    y: int
    radius: int


class Crowd(NamedTuple):
    """Where the boxes stand, and the discs of those communities that bear a name."""

    places: dict[str, Place]
    discs: list[Disc]


def crowd(boxes: Mapping[str, Box], lines: Iterable[Line]) -> Crowd:
    """The same for the same boxes and lines, in any order.

    Args:
        boxes: the boxes by the names of the things.
        lines: the names of both ends of each line; directions do not count.
    """
    names = sorted(boxes)
    number = {name: at for at, name in enumerate(names)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    graph.add_edges_from((number[one], number[other]) for one, other in lines)
    sizes = np.array([boxes[name] for name in names], dtype=float) + GAP
    ground = LOOSE * float(sizes.prod(axis=1).mean())
    scale = math.sqrt(ground / math.pi) / ROOM
    places: dict[str, Place] = {}
    discs: list[Disc] = []
    for community in communities(graph):
        members = [names[member] for member in community.members]
        points = apart(community.points * scale, sizes[community.members])
        for name, (x, y) in zip(members, points, strict=True):
            places[name] = round(float(x)), round(float(y))
        if len(members) >= NAMED:
            discs.append(_disc(members, points))
    return Crowd(places, discs)


def _disc(members: list[str], points: Points) -> Disc:
    """The disc around the points, now that boxes have moved apart."""
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2
    radius = np.hypot(points[:, 0] - x, points[:, 1] - y).max()
    return Disc(
        hub=members[0],
        number=len(members),
        x=round(float(x)),
        y=round(float(y)),
        radius=round(float(radius)) + ROOM,
    )
