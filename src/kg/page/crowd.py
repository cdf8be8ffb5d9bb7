"""Where the boxes of a large map stand: in discs of those that have most to do with each other.

Its lines cannot be untangled, but what belongs together can be seen and named.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from kg.page.communities import ROOM, Points, as_numbers, communities
from kg.page.layout import GAP, Box, Line, Place, cleared

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
    sizes = np.array([boxes[name] for name in names], dtype=float)
    sizes += GAP
    area = float(sizes.prod(axis=1).mean())
    radius = math.sqrt(LOOSE * area / math.pi)
    scale = radius / ROOM
    places: dict[str, Place] = {}
    discs: list[Disc] = []
    for community in communities(as_numbers(names, lines)):
        members = [names[member] for member in community.members]
        ground = community.points * scale
        points = cleared(ground, sizes[community.members])
        x, y = np.rint(points).astype(int).T.tolist()
        places |= zip(members, zip(x, y, strict=True), strict=True)
        if len(members) >= NAMED:
            discs.append(_disc(members, points))
    return Crowd(places, discs)


def _disc(members: list[str], points: Points) -> Disc:
    """The disc around the points, now that boxes have moved apart."""
    low = points.min(axis=0)
    high = points.max(axis=0)
    middle = np.rint((low + high) / 2)
    across, down = (points - middle).T
    radius = float(np.hypot(across, down).max())
    x, y = map(int, middle)
    return Disc(members[0], len(members), x, y, round(radius) + ROOM)
