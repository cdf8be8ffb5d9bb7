"""The places of boxes improved by simulated annealing, so that lines can be followed.

A line that runs under a box seems to end there: it would show a relation that nobody
stated. So that costs most, then boxes that overlap, lines that cross, and lines that
leave a box side by side. Each visit to a box tries many places for it at once and takes
the one that costs least, but for a noise that falls to nothing (Kirkpatrick and others,
1983).
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

# Coordinates are whole numbers: sums and products of them are the same on any machine.
# The x of everything is a row, and the y another: numpy is quickest along rows.
Whole: TypeAlias = NDArray[np.int64]
Costs: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

SEED = 7
TRIED = 32  # places that a visit tries
SWEEPS = 125  # visits to each box
EACH = 2  # and to each box of a small map, for each of its boxes
WORK = 150_000_000  # pairs of a box and a line that all visits may compare
WARM = 40  # sweeps below which annealing starts cooler, to keep what forces have found
HOT, COLD = 40.0, 0.3
FAR, NEAR = 0.9, 0.04  # how far a place is tried, as shares of the frame

# A cost for each, and for how deep it is. What is shallow can still be bent away.
UNDER_BOX = 25.0, 110.0
OVERLAP = 20.0, 6.0
OUTSIDE = 50.0, 2.0
CROSSING = 19.0
LENGTH = 60.0  # for a line as long as the frame is wide
NARROW = 4.0
STEEP = 6  # lines are told apart from an angle of one to so many
AIR = np.array([[11], [10]])  # between boxes
CLEAR = 3  # between a box and a line


class Tangle(NamedTuple):
    """Boxes by their half sizes, lines by the numbers of their ends, and half a frame.

    Lines have a row for their first ends and one for the others. No two lines have the
    same ends: of parallel lines there is one, with their number.
    """

    halves: Whole
    lines: Whole
    numbers: Whole
    frame: Whole


class Neighbourhood(NamedTuple):
    """What a box has to do with the lines of a map."""

    own: Whole
    """The numbers of its lines."""

    ends: Whole
    """The other ends of its lines."""

    others: Whole
    """The numbers of all other lines."""

    apart: Flags
    """Whether its line and another have no end in common."""

    foreign: Flags
    """Whether its line has nothing to do with a box."""

    wedges: Whole
    """Pairs of one of its lines and the far end of another line from the same box."""

    fans: tuple[Whole, Whole]
    """Pairs of its own lines."""


def untangled(
    points: Whole,
    tangle: Tangle,
    seed: int = SEED,
    most: int = SWEEPS,
) -> Whole:
    """The centres of the boxes, moved: the same for the same map.

    Args:
        points: where they stand, a row of x and a row of y.
        tangle: the boxes and lines.
        seed: of the noise.
        most: sweeps; few start cooler, and keep what is good already.
    """
    number = points.shape[1]
    if number < 2:
        return points
    random = np.random.default_rng(seed)
    known = [_neighbourhood(tangle, box) for box in range(number)]
    sweeps = min(most, _sweeps(tangle))
    heat = min(1.0, sweeps / WARM)
    points = points.copy()
    for sweep in range(sweeps):
        left = heat * (1 - sweep / sweeps)
        temperature = HOT * left**2 + COLD
        reach = tangle.frame * (NEAR + FAR * left**2)
        for box in random.permutation(number):
            here = points[:, box, None]
            room = np.maximum(tangle.frame - tangle.halves[:, box], 0)[:, None]
            shares = random.random((TRIED, 2)).T * 2 - 1
            steps = np.rint(shares * reach[:, None])
            places = np.clip(here + steps.astype(np.int64), -room, room)
            places[:, :1] = here
            costs = _costs(tangle, points, known[box], box, places)
            noise = random.exponential(size=TRIED) * temperature
            points[:, box] = places[:, np.argmin(costs - noise)]
    return points


def _sweeps(tangle: Tangle) -> int:
    """As many as the work allows: of a large map each visit is dear."""
    number: int = tangle.halves.shape[1]
    lines: int = tangle.lines.shape[1]
    visit = TRIED * (number + lines) * (1 + 2 * lines / number)
    return min(SWEEPS, EACH * number, int(WORK / (visit * number)))


def _neighbourhood(
    tangle: Tangle,
    box: int,
) -> Neighbourhood:
    lines = tangle.lines
    is_own = (lines == box).any(axis=0)
    own = np.flatnonzero(is_own)
    others = np.flatnonzero(~is_own)
    ends = lines[:, own].sum(axis=0) - box
    shared = (lines[:, None, others] == ends[:, None]).any(axis=0)
    boxes = np.arange(tangle.halves.shape[1])
    foreign = (boxes != box) & (boxes != ends[:, None])
    wedges = []
    for number, end in enumerate(ends):
        beside = lines[:, others[shared[number]]]
        far = beside.sum(axis=0) - end
        wedges += [(number, other) for other in far]
    pairs = np.array(wedges, dtype=np.int64).reshape(-1, 2)
    fans = np.triu_indices(len(ends), 1)
    return Neighbourhood(own, ends, others, ~shared, foreign, pairs, fans)


def _costs(
    tangle: Tangle,
    points: Whole,
    near: Neighbourhood,
    box: int,
    places: Whole,
) -> Costs:
    """What each place of a box would cost, with all others where they are."""
    half = tangle.halves[:, box, None]
    outside = _graded(np.abs(places) + half - tangle.frame[:, None], OUTSIDE)
    costs: Costs = outside.sum(axis=0)
    costs += _overlaps(tangle, points, box, places)
    one, other = tangle.lines[:, near.others]
    start, end = points[:, one], points[:, other]
    way = end - start
    # The side of each other line on which each place is.
    side = cross(way[:, None], places[..., None] - start[:, None])
    offset = (start + end)[:, None] - 2 * places[..., None]
    under = depths(side, way[:, None], offset, half[..., None])
    costs += _graded(under, UNDER_BOX) @ tangle.numbers[near.others]
    if not len(near.ends):
        return costs
    ends = points[:, near.ends]
    own = ends[:, None] - places[..., None]
    costs += _lengths(own, tangle.frame)
    # The side of each own line on which each box is.
    line, to_boxes = own[..., None], points[:, None] - places[..., None]
    boxes = cross(line, to_boxes[:, :, None])
    offset = 2 * to_boxes[:, :, None] - line
    under = depths(boxes, line, offset, tangle.halves[:, None, None]) * near.foreign
    costs += _graded(under, UNDER_BOX).sum(axis=2) @ tangle.numbers[near.own]
    far = cross(way[:, None], ends[..., None] - start[:, None])
    right = boxes > 0
    is_split = right[..., one] != right[..., other]
    splits = (side > 0)[:, None] != (far > 0)
    costs += CROSSING * (is_split & splits & near.apart).sum(axis=(1, 2))
    number, beyond = near.wedges.T
    at_end = points[:, beyond] - ends[:, number]
    costs += _narrow(at_end[:, None], -own[..., number])
    first, second = near.fans
    costs += _narrow(own[..., first], own[..., second])
    return costs


def cross(
    one: Whole,
    other: Whole,
) -> Whole:
    """The cross products: above nothing where the other is on the right of the one."""
    product: Whole = one[0] * other[1] - one[1] * other[0]
    return product


def depths(
    side: Whole,
    way: Whole,
    offset: Whole,
    half: Whole,
) -> Costs:
    """How deep lines are in boxes, by their separating axes.

    It is 1 for a line through the centre, and 0 for a line that keeps clear.

    Args:
        side: the cross product of a line's way with the centre of a box seen from it.
        way: from one end of the line to the other.
        offset: twice the way between the middle of the line and the centre.
        half: half of the box.
    """
    half, long, away = half + CLEAR, np.abs(way), np.abs(offset)
    shadow = half[0] * long[1] + half[1] * long[0]
    meets = away[0] <= 2 * half[0] + long[0]
    meets &= away[1] <= 2 * half[1] + long[1]
    share: Costs = np.maximum(1 - np.abs(side) / np.maximum(shadow, 1), 0) * meets
    return share


def _overlaps(
    tangle: Tangle,
    points: Whole,
    box: int,
    places: Whole,
) -> Costs:
    room = tangle.halves + tangle.halves[:, box, None] + AIR
    overlap = room[:, None] - np.abs(places[..., None] - points[:, None])
    shallow = np.minimum(overlap[0], overlap[1])
    shallow[:, box] = 0
    total: Costs = _graded(shallow, OVERLAP).sum(axis=1)
    return total


def _graded(
    depths: Whole | Costs,
    weights: tuple[float, float],
) -> Costs:
    """A cost for each depth above nothing, and for how deep it is."""
    once, deep = weights
    costs: Costs = once * (depths > 0) + deep * np.maximum(depths, 0)
    return costs


def _lengths(
    ways: Whole,
    frame: Whole,
) -> Costs:
    """Long lines cost more than their share: they are hard to follow."""
    shares = np.sqrt(ways[0] ** 2 + ways[1] ** 2) / (2 * frame[0])
    total: Costs = LENGTH * (shares * (1 + shares)).sum(axis=1)
    return total


def _narrow(
    one: Whole,
    other: Whole,
) -> Costs:
    """What lines cost that leave a box in almost the same direction."""
    along = one[0] * other[0] + one[1] * other[1]
    aside = np.abs(cross(one, other))
    narrow = 1 - STEEP * aside / np.maximum(along, 1)
    total: Costs = NARROW * np.where(along > 0, np.maximum(narrow, 0), 0).sum(axis=1)
    return total
