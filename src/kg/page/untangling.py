"""The places of boxes improved by simulated annealing, so that lines can be followed.

A line that runs under a box seems to end there: it would show a relation that nobody
stated. So that costs most, then boxes that overlap, lines that cross, and lines that
leave a box side by side. Each visit tries many places at once for a few boxes that have
nothing to do with each other, and takes for each the one that costs least, but for a
noise that falls to nothing (Kirkpatrick and others, 1983).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

# Coordinates are whole numbers: sums and products of them are the same on any machine.
# Those of a map are exact in single precision too, in which numpy is quickest. The x of
# everything is a row, and the y another.
Whole: TypeAlias = NDArray[np.float32]
Numbers: TypeAlias = NDArray[np.int64]
"""Of boxes and lines, by which they are taken from rows."""
Costs: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]

SEED = 7
TRIED = 20  # places that a visit tries for a box
SWEEPS = 125  # visits to each box
EACH = 1.5  # and to each box of a small map, for each of its boxes
BATCHES = 24  # visits of a sweep, of which each has a few boxes of a large map
WORK = 150_000_000  # pairs of a box and a line that all visits may compare
WARM = 40  # sweeps below which annealing starts cooler, to keep what forces have found
HOT, COLD = 40.0, 0.3
SOFT = 0.05  # of what overlapping costs, while it is hot: boxes pass each other
FAR, NEAR = 0.9, 0.04  # how far a place is tried, as shares of the frame

# A cost for each, and for how deep it is. What is shallow can still be bent away.
UNDER_BOX = 25.0, 110.0
OVERLAP = 20.0, 6.0
OUTSIDE = 50.0, 2.0
CROSSING = 22.0
LENGTH = 60.0  # for a line as long as the frame is wide
NARROW = 4.0
STEEP = 6  # lines are told apart from an angle of one to so many
AIR = np.array([[[9]], [[8]]], dtype=np.float32)  # between boxes
CLEAR = 3  # between a box and a line


class Tangle(NamedTuple):
    """Boxes by their half sizes, lines by the numbers of their ends, and half a frame.

    Lines have a row for their first ends and one for the others. No two lines have the
    same ends: of parallel lines there is one, with their number.
    """

    halves: Whole
    lines: Numbers
    numbers: Whole
    frame: Whole


class Batch(NamedTuple):
    """Boxes that are visited at once, and what they have to do with lines.

    Its own lines are those of its boxes, each of which is named by its place among them.
    """

    boxes: Numbers

    foreign_lines: Whole
    """For each box the number of each line, and 0 for its own."""

    places: Numbers
    """Of own lines, the place in the batch of the box that they leave."""

    ends: Numbers
    """Their other ends."""

    numbers: Whole
    """How many lines each stands for."""

    foreign: Flags
    """Whether an own line has nothing to do with a box."""

    apart: Flags
    """Whether an own line and any other have no end in common."""

    wedges: Numbers
    """Pairs of an own line and the far end of another line from its other end."""

    fans: Numbers
    """Pairs of own lines of the same box."""


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
    batches = [_batch(tangle, boxes) for boxes in _batches(tangle)]
    sweeps = min(most, _sweeps(tangle))
    heat = min(1.0, sweeps / WARM)
    points = points.copy()
    for sweep in range(sweeps):
        left = heat * (1 - sweep / sweeps)
        temperature = HOT * left**2 + COLD
        firmness = SOFT + (1 - SOFT) * (1 - left) ** 2
        reach = tangle.frame * (NEAR + FAR * left**2)
        for visited in random.permutation(len(batches)):
            batch = batches[visited]
            here = points[:, batch.boxes, None]
            room = np.maximum(tangle.frame[:, None] - tangle.halves[:, batch.boxes], 0)
            room = room[..., None]
            shape = len(batch.boxes), TRIED
            shares = random.random((2, *shape), dtype=np.float32) * 2 - 1
            steps = np.rint(shares * reach[:, None, None])
            places = np.clip(here + steps, -room, room)
            places[..., :1] = here
            costs = _costs(tangle, points, batch, places)
            costs += firmness * _overlaps(tangle, points, batch, places)
            noise = random.standard_exponential(shape, dtype=np.float32)
            costs -= temperature * noise
            best = costs.argmin(axis=1)
            points[:, batch.boxes] = places[:, np.arange(len(best)), best]
    return points


def _sweeps(tangle: Tangle) -> int:
    """As many as the work allows: of a large map each visit is dear."""
    number: int = tangle.halves.shape[1]
    lines: int = tangle.lines.shape[1]
    visit = TRIED * (number + lines) * (1 + 2 * lines / number)
    return min(SWEEPS, int(EACH * number), int(WORK / (visit * number)))


def _batches(tangle: Tangle) -> list[list[int]]:
    """The boxes in about as many batches as a sweep has visits.

    No two of a batch have a line between them or the same neighbour, as far as that can
    be: what is best for one of them does not hang on where the other goes.
    """
    number: int = tangle.halves.shape[1]
    most = -(-number // BATCHES)
    near: list[set[int]] = [{box} for box in range(number)]
    for one, other in tangle.lines.T.tolist():
        near[one].add(other)
        near[other].add(one)
    batches: list[list[int]] = []
    for box in sorted(range(number), key=lambda box: -len(near[box])):
        for batch in batches:
            if len(batch) < most and near[box].isdisjoint(batch):
                batch.append(box)
                break
        else:
            batches.append([box])
    return batches


def _batch(
    tangle: Tangle,
    boxes: Sequence[int],
) -> Batch:
    lines = tangle.lines
    all_boxes = np.arange(tangle.halves.shape[1])
    visited = np.array(boxes)
    is_own = (lines[:, None] == visited[:, None]).any(axis=0)
    places, own = np.nonzero(is_own)
    starts = visited[places]
    ends = lines[:, own].sum(axis=0) - starts
    joined = np.stack([starts, ends])
    shared = (lines[:, None, None] == joined[:, :, None]).any(axis=(0, 1))
    foreign = (all_boxes != joined[..., None]).all(axis=0)
    wedges, fans = [], []
    for number, end in enumerate(ends):
        beside = lines[:, (lines == end).any(axis=0)].sum(axis=0) - end
        wedges += [(number, far) for far in beside if far != starts[number]]
        others = np.flatnonzero(places == places[number])
        fans += [(number, other) for other in others if other > number]
    return Batch(
        boxes=visited,
        foreign_lines=np.where(is_own, 0, tangle.numbers),
        places=places,
        ends=ends,
        numbers=tangle.numbers[own],
        foreign=foreign,
        apart=~shared,
        wedges=np.array(wedges, dtype=np.int64).reshape(-1, 2).T,
        fans=np.array(fans, dtype=np.int64).reshape(-1, 2).T,
    )


def _costs(
    tangle: Tangle,
    points: Whole,
    batch: Batch,
    places: Whole,
) -> Costs:
    """What each place of each box would cost, with all others where they are.

    What it costs to overlap other boxes is apart from that.
    """
    half = tangle.halves[:, batch.boxes, None]
    frame = tangle.frame[:, None, None]
    outside = depth_costs(np.abs(places) + half - frame, OUTSIDE)
    costs: Costs = outside[0] + outside[1]
    one, other = tangle.lines
    start, end = points[:, one], points[:, other]
    way = end - start
    # The side of each line on which each place is.
    side = cross(way[:, None, None], places[..., None] - start[:, None, None])
    offset = (start + end)[:, None, None] - 2 * places[..., None]
    under = depths(side, way[:, None, None], offset, half[..., None])
    costs += (depth_costs(under, UNDER_BOX) @ batch.foreign_lines[..., None])[..., 0]
    if not len(batch.ends):
        return costs
    # From here on all is of own lines, and is added up for their boxes at last.
    here = places[:, batch.places]
    ends = points[:, batch.ends, None]
    own = ends - here
    lengths = _lengths(own, tangle.frame)
    # The side of each own line on which each box is.
    line, to_boxes = own[..., None], points[:, None, None] - here[..., None]
    boxes = cross(line, to_boxes)
    offset = 2 * to_boxes - line
    under = depths(boxes, line, offset, tangle.halves[:, None, None])
    under *= batch.foreign[:, None]
    lengths += depth_costs(under, UNDER_BOX).sum(axis=2) * batch.numbers[:, None]
    far = cross(way[:, None], ends - start[:, None])
    right = boxes > 0
    crosses = right[..., one] != right[..., other]
    crosses &= (side > 0)[batch.places] != (far > 0)[:, None]
    crosses &= batch.apart[:, None]
    lengths += CROSSING * crosses.sum(axis=2)
    np.add.at(costs, batch.places, lengths)
    number, beyond = batch.wedges
    at_end = points[:, beyond, None] - ends[:, number]
    np.add.at(costs, batch.places[number], _narrow(at_end, -own[:, number]))
    first, second = batch.fans
    np.add.at(costs, batch.places[first], _narrow(own[:, first], own[:, second]))
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
    near = away <= 2 * half + long
    share: Costs = 1 - np.abs(side) / np.maximum(shadow, 1)
    np.maximum(share, 0, out=share)
    share *= near[0] & near[1]
    return share


def _overlaps(
    tangle: Tangle,
    points: Whole,
    batch: Batch,
    places: Whole,
) -> Costs:
    room = tangle.halves[:, None] + tangle.halves[:, batch.boxes, None] + AIR
    overlap = room[:, :, None] - np.abs(places[..., None] - points[:, None, None])
    shallow = np.minimum(overlap[0], overlap[1])
    shallow[np.arange(len(batch.boxes)), :, batch.boxes] = 0
    total: Costs = depth_costs(shallow, OVERLAP).sum(axis=2)
    return total


def depth_costs(
    depths: Whole | Costs,
    weights: tuple[float, float],
) -> Costs:
    """A cost for each depth above nothing, and for how deep it is."""
    once, deep = weights
    costs: Costs = (once + deep * depths) * (depths > 0)
    return costs


def _lengths(
    ways: Whole,
    frame: Whole,
) -> Costs:
    """Long lines cost more than their share: they are hard to follow."""
    shares = np.sqrt(ways[0] ** 2 + ways[1] ** 2) / (2 * frame[0])
    costs: Costs = LENGTH * shares * (1 + shares)
    return costs


def _narrow(
    one: Whole,
    other: Whole,
) -> Costs:
    """What lines cost that leave a box in almost the same direction."""
    along = one[0] * other[0] + one[1] * other[1]
    aside = np.abs(cross(one, other))
    narrow = 1 - STEEP * aside / np.maximum(along, 1)
    costs: Costs = NARROW * np.maximum(narrow, 0) * (along > 0)
    return costs
