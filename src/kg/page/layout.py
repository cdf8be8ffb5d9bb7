"""Where things stand on the map: as far apart as in lines, untangled, then clear of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import ArrayLike, NDArray

from kg.page.stress import evened
from kg.page.untangling import Tangle, Whole, untangled

Box: TypeAlias = tuple[int, int]
"""Width and height in pixels."""
Place: TypeAlias = tuple[int, int]
Line: TypeAlias = tuple[str, str]
Array: TypeAlias = NDArray[np.float64]

# The map beside its reading is 921 x 712 on a screen of 1440 x 900, 819 x 575 on one of
# 1280 x 720. This shape uses both best.
ASPECT = 1.33
FILL = 0.357  # the share of the map that boxes cover: more is larger type
SMALLEST = np.array([904.0, 680.0])  # the map of a few boxes, whose type needs no more
EVEN = 0.5  # how far places follow ranks: distances crowd the middle and leave the rim
SIDEWAYS = 2.0  # labels are wide: pushed only the shorter way they would form a column
GAP = np.array([9.0, 8.0])
GRID = np.mgrid[-1200:1201:24, -900:901:18].reshape(2, -1).astype(float)
AROUND = GRID[:, np.lexsort((GRID[1], GRID[0], (GRID**2).sum(axis=0)))].T
"""Steps from a place to look for a free one, the nearest first."""
MENDING = 80  # sweeps over places that are only mended
_REMEMBERED = 64  # pictures
PASSES = 100  # what they leave overlapping is moved to a free place


def positions(
    boxes: Mapping[str, Box],
    lines: Iterable[Line],
    start: Mapping[str, Place] | None = None,
) -> dict[str, Place]:
    """The centre of every thing's box in whole pixels, so that no boxes overlap.

    It is the same for the same boxes and lines, in any order.

    Args:
        boxes: the boxes by the names of the things.
        lines: the names of both ends of each line; directions do not count.
        start: where they stand already, which is only mended.
    """
    numbers: Counter[Line] = Counter()
    for line in lines:
        one, other = sorted(line)
        if one != other:
            numbers[one, other] += 1
    sorted_boxes = tuple(sorted(boxes.items()))
    numbered = tuple(sorted(numbers.items()))
    standing = None
    if start is not None:
        standing = tuple(sorted(start.items()))
    placed = _placed(sorted_boxes, numbered, standing)
    return dict(placed)


# A page is made again of the same things: pinned beside verified, or for another text.
@lru_cache(maxsize=_REMEMBERED)
def _placed(
    sorted_boxes: tuple[tuple[str, Box], ...],
    numbered: tuple[tuple[Line, int], ...],
    start: tuple[tuple[str, Place], ...] | None,
) -> Mapping[str, Place]:
    """The places of boxes, with how many lines each pair of them has."""
    boxes = dict(sorted_boxes)
    if not boxes:
        return {}
    names = list(boxes)
    pairs = [pair for pair, _ in numbered]
    sizes = np.array(list(boxes.values()), dtype=float)
    tangle = _tangle(names, sizes, numbered)
    if start is None:
        room = _frame(sizes) - sizes.max(axis=0) / 2
        evenly = evened(len(names), tangle.lines.T.tolist())
        spread = _spread(evenly, room)
        better = untangled(_whole(spread).T, tangle)
    else:
        places = dict(start)
        standing = np.array([places[name] for name in names], dtype=float)
        stretched = _stretched(standing, sizes)
        better = untangled(_whole(stretched).T, tangle, most=MENDING)
    free = cleared(better.T.astype(float), sizes + GAP)
    points = dict(zip(names, free, strict=True))
    met: Counter[str] = Counter()
    for pair in pairs:
        met.update(pair)
    placed: dict[str, Place] = {}
    # Those with most lines stay where they are, since to move them would tangle most.
    for name in sorted(names, key=lambda name: (-met[name], name)):
        placed[name] = _free(points[name], boxes[name], placed, boxes)
    return placed


def _tangle(
    names: list[str],
    sizes: Array,
    numbered: Iterable[tuple[Line, int]],
) -> Tangle:
    """Boxes and lines by their numbers instead of names."""
    number_of = {name: at for at, name in enumerate(names)}
    ends: list[tuple[int, int]] = []
    parallel: list[int] = []
    for (one, other), number in numbered:
        ends.append((number_of[one], number_of[other]))
        parallel.append(number)
    lines = np.array(ends, dtype=np.int64).reshape(-1, 2)
    # Of a box with an odd side, the larger half counts, lest it is overlapped.
    halves = np.ceil(sizes / 2)
    return Tangle(
        halves=_whole(halves).T,
        lines=lines.T,
        numbers=_whole(parallel),
        frame=_whole(_frame(sizes) / 2),
    )


def _stretched(
    standing: Array,
    sizes: Array,
) -> Array:
    """Where boxes stand already, over the frame that all of them need."""
    extent = np.ptp(standing, axis=0) + sizes.mean(axis=0)
    wider = _frame(sizes) / np.maximum(extent, 1)
    stretched: Array = standing * wider
    return stretched


def _whole(numbers: ArrayLike) -> Whole:
    """The nearest whole numbers."""
    whole: Whole = np.rint(numbers).astype(np.float32)
    return whole


def beside(
    graph: nx.MultiDiGraph[str],
    added: Mapping[str, Box],
    placed: Mapping[str, Place],
    boxes: Mapping[str, Box],
) -> dict[str, Place]:
    """The places of things that join a map.

    Each stands where nothing else does, as near to the middle of its neighbours as
    that lets it come.
    """
    found = dict(placed)
    for name in sorted(added):
        neighbours = sorted(nx.all_neighbors(graph, name))
        near = [found[other] for other in neighbours if other in found]
        middle = np.mean(near or [(0, 0)], axis=0)
        found[name] = _free(middle, boxes[name], found, boxes)
    return {name: found[name] for name in added}


def _frame(sizes: Array) -> Array:
    """The width and height of the map."""
    covered = sizes.prod(axis=1).sum()
    height = np.sqrt(covered / FILL / ASPECT)
    frame: Array = np.maximum([height * ASPECT, height], SMALLEST)
    return frame


def _spread(
    points: Array,
    frame: Array,
) -> Array:
    """The points over the whole frame."""
    if len(points) == 1:
        return np.zeros_like(points)
    order = points.argsort(axis=0, kind="stable")
    ranks = order.argsort(axis=0, kind="stable")
    low = points.min(axis=0)
    high = points.max(axis=0)
    shares = (points - low) / np.maximum(high - low, 1e-9)
    even = EVEN * ranks / (len(points) - 1)
    even += (1 - EVEN) * shares
    spread: Array = (even - 0.5) * frame
    return spread


def cleared(
    points: Array,
    sizes: Array,
) -> Array:
    """The points moved so that fewer boxes overlap, each pair the easier way.

    Args:
        points: their centres.
        sizes: their widths and heights, with what has to be between them.
    """
    room = (sizes[:, None] + sizes[None]) / 2
    order = np.arange(len(points))
    side = np.sign(order[:, None] - order[None])  # decides for equal coordinates
    for _ in range(PASSES):
        delta = points[:, None] - points[None]
        overlap = np.clip(room - np.abs(delta), 0, None)
        overlap[(overlap == 0).any(axis=2)] = 0
        overlap[order, order] = 0  # a box with itself
        if not overlap.any():
            break
        across = overlap[..., 0] <= SIDEWAYS * overlap[..., 1]
        overlap[~across, 0] = 0
        overlap[across, 1] = 0
        way = np.where(delta == 0, side[..., None], np.sign(delta))
        pushed = (overlap * way).sum(axis=1)
        # Less than half, which would part two boxes: a third may be on the other side.
        points = points + pushed * 0.4
    return points


def _free(
    point: Array,
    box: Box,
    placed: Mapping[str, Place],
    boxes: Mapping[str, Box],
) -> Place:
    """The nearest place to a point where a box stands clear of those placed."""
    sizes = [boxes[name] for name in placed]
    taken = np.array(list(placed.values()), dtype=float).reshape(-1, 2)
    others = np.array(sizes, dtype=float).reshape(-1, 2)
    room = (others + box + GAP / 2) / 2
    # Where all is taken, the farthest step has to do.
    x, y = point + AROUND[-1]
    for step in AROUND:
        place = point + step
        is_clear = np.abs(place - taken) >= room
        if is_clear.any(axis=1).all():
            x, y = place
            break
    return round(float(x)), round(float(y))
