"""The places of boxes improved by simulated annealing, so that lines can be followed.

A line that runs under a box seems to end there: it would show a relation that nobody
stated. So that costs most, then boxes that overlap, lines that cross, and lines that
leave a box side by side. Each visit tries many places at once for a few boxes that have
nothing to do with each other, and takes for each the one that costs least, but for a
noise that falls to nothing (Kirkpatrick and others, 1983).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
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
TOGETHER = 8  # boxes of a visit, at most: more would move past each other
WORK = 150_000_000  # pairs of a box and a line that all visits may compare
WARM = 40  # sweeps below which annealing starts cooler, to keep what was found before
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


class Extent(NamedTuple):
    """The rectangles in which some things are, by two corners of each."""

    low: Whole
    high: Whole

    def meets(self, other: Extent) -> Flags:
        """Whether each of these meets each of others."""
        meets = self.low[..., None] <= other.high[:, None]
        meets &= self.high[..., None] >= other.low[:, None]
        flags: Flags = meets[0] & meets[1]
        return flags

    def wider(self, margin: Whole) -> Extent:
        """The rectangles with a margin around each."""
        return Extent(self.low - margin, self.high + margin)


class Extents(NamedTuple):
    """The extent of the places that are tried for each box, and that of each line."""

    places: Extent
    lines: Extent


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
    if points.shape[1] < 2:
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
            places = _tried(tangle, points, batch, reach, random)
            costs = _costs(tangle, points, batch, places)
            costs += firmness * _overlaps(tangle, points, batch, places)
            noise = random.standard_exponential(costs.shape, dtype=np.float32)
            costs -= temperature * noise
            best = costs.argmin(axis=1)
            boxes = np.arange(len(best))
            points[:, batch.boxes] = places[:, boxes, best]
    return points


def _tried(
    tangle: Tangle,
    points: Whole,
    batch: Batch,
    reach: Whole,
    random: np.random.Generator,
) -> Whole:
    """Places in the frame for each box of a batch, of which the first is where it is."""
    here = points[:, batch.boxes, None]
    room = tangle.frame[:, None] - tangle.halves[:, batch.boxes]
    room = np.maximum(room, 0)[..., None]
    shape = 2, len(batch.boxes), TRIED
    shares = random.random(shape, dtype=np.float32) * 2 - 1
    steps = np.rint(shares * reach[:, None, None])
    places: Whole = np.clip(here + steps, -room, room)
    places[..., :1] = here
    return places


def _sweeps(tangle: Tangle) -> int:
    """As many as the work allows: of a large map each visit is dear."""
    number: int = tangle.halves.shape[1]
    lines: int = tangle.lines.shape[1]
    visit = TRIED * (number + lines) * (1 + 2 * lines / number)
    return min(SWEEPS, int(EACH * number), int(WORK / (visit * number)))


def _batches(tangle: Tangle) -> list[list[int]]:
    """The boxes in the batches of which a sweep visits each.

    No two of a batch have a line between them or the same neighbour, as far as that can
    be: what is best for one of them does not hang on where the other goes.
    """
    number: int = tangle.halves.shape[1]
    near: list[set[int]] = [{box} for box in range(number)]
    for one, other in tangle.lines.T.tolist():
        near[one].add(other)
        near[other].add(one)
    batches: list[list[int]] = []
    for box in sorted(range(number), key=lambda box: -len(near[box])):
        for batch in batches:
            if len(batch) < TOGETHER and near[box].isdisjoint(batch):
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
    visited = np.array(boxes)
    is_own = (lines[:, None] == visited[:, None]).any(axis=0)
    places, own = np.nonzero(is_own)
    starts = visited[places]
    ends = _other_ends(lines[:, own], starts)
    joined = np.stack([starts, ends])
    at_end = lines[:, None, None] == joined[:, :, None]
    all_boxes = np.arange(tangle.halves.shape[1])
    is_foreign = all_boxes != joined[..., None]
    return Batch(
        boxes=visited,
        foreign_lines=np.where(is_own, 0, tangle.numbers),
        places=places,
        ends=ends,
        numbers=tangle.numbers[own],
        foreign=is_foreign.all(axis=0),
        apart=~at_end.any(axis=(0, 1)),
        wedges=_wedges(lines, starts, ends),
        fans=_fans(places),
    )


def _other_ends(
    lines: Numbers,
    ends: Numbers | int,
) -> Numbers:
    """The ends of lines that are not those given: both added up, less the known one."""
    others: Numbers = lines.sum(axis=0) - ends
    return others


def _wedges(
    lines: Numbers,
    starts: Numbers,
    ends: Numbers,
) -> Numbers:
    """Pairs of a line, and of what another line leads to from its end."""
    wedges: list[tuple[int, int]] = []
    for number, end in enumerate(ends.tolist()):
        meets = (lines == end).any(axis=0)
        beyond = _other_ends(lines[:, meets], end)
        wedges += [(number, far) for far in beyond if far != starts[number]]
    return _as_rows(wedges)


def _fans(places: Numbers) -> Numbers:
    """Pairs of lines that leave the same place."""
    fans: list[tuple[int, int]] = []
    for (one, place), (other, same) in combinations(enumerate(places), 2):
        if place == same:
            fans.append((one, other))
    return _as_rows(fans)


def _as_rows(pairs: list[tuple[int, int]]) -> Numbers:
    """A row of what comes first in the pairs, and one of what comes second."""
    rows: Numbers = np.array(pairs, dtype=np.int64)
    return rows.reshape(-1, 2).T


def _costs(
    tangle: Tangle,
    points: Whole,
    batch: Batch,
    places: Whole,
) -> Costs:
    """What each place of each box would cost, with all others where they are.

    What it costs to overlap other boxes is apart from that. Lines and boxes are compared
    only where they may meet from one of the places.
    """
    half = tangle.halves[:, batch.boxes, None]
    frame = tangle.frame[:, None, None]
    outside = depth_costs(np.abs(places) + half - frame, OUTSIDE)
    costs: Costs = outside[0] + outside[1]
    one, other = tangle.lines
    start, end = points[:, one], points[:, other]
    extents = Extents(
        places=Extent(places.min(axis=2), places.max(axis=2)),
        lines=Extent(np.minimum(start, end), np.maximum(start, end)),
    )
    margin = tangle.halves[:, batch.boxes] + CLEAR
    near = extents.places.wider(margin).meets(extents.lines)
    at, line = np.nonzero(near & (batch.foreign_lines > 0))
    centres = places[:, at]
    start = start[:, line, None]
    way = end[:, line, None] - start
    # The side of each line on which each place is.
    side = cross(way, centres - start)
    offset = 2 * (start - centres) + way
    under = depths(side, way, offset, half[:, at])
    hidden = depth_costs(under, UNDER_BOX)
    hidden *= batch.foreign_lines[at, line, None]
    told = [(at, hidden)]
    if len(batch.ends):
        told += _own_costs(tangle, points, batch, places, extents)
    boxes, more = zip(*told, strict=True)
    np.add.at(costs, np.concatenate(boxes), np.concatenate(more))
    return costs


def _own_costs(
    tangle: Tangle,
    points: Whole,
    batch: Batch,
    places: Whole,
    extents: Extents,
) -> Iterator[tuple[Numbers, Costs]]:
    """What the lines of the boxes themselves would cost from each place.

    It is told for each line, or pair of lines, with the place of its box in the batch.

    Args:
        tangle: the boxes and lines.
        points: where the boxes are.
        batch: the boxes that are visited.
        places: those that are tried.
        extents: where those are, and where the lines.
    """
    here = places[:, batch.places]
    ends = points[:, batch.ends, None]
    own = ends - here
    yield batch.places, _lengths(own, tangle.frame)
    low, high = extents.places
    swept = Extent(
        np.minimum(low[:, batch.places], ends[..., 0]),
        np.maximum(high[:, batch.places], ends[..., 0]),
    )
    boxes = Extent(points, points).wider(tangle.halves + CLEAR)
    near = swept.meets(boxes)
    number, box = np.nonzero(near & batch.foreign)
    # The side of each own line on which each box is.
    way = own[:, number]
    to_box = points[:, box, None] - here[:, number]
    side = cross(way, to_box)
    under = depths(side, way, 2 * to_box - way, tangle.halves[:, box, None])
    hidden = depth_costs(under, UNDER_BOX)
    hidden *= batch.numbers[number, None]
    yield batch.places[number], hidden
    # Two lines cross if the ends of each are on both sides of the other.
    number, line = np.nonzero(swept.meets(extents.lines) & batch.apart)
    one, other = tangle.lines[:, line]
    begin = points[:, one, None]
    along = points[:, other, None] - begin
    way = own[:, number]
    to_begin = begin - here[:, number]
    crosses = (cross(way, to_begin) > 0) != (cross(way, to_begin + along) > 0)
    far = cross(along, ends[:, number] - begin) > 0
    crosses &= far != (cross(along, to_begin) < 0)
    yield batch.places[number], np.float32(CROSSING) * crosses
    # And what leaves the box at the other end beside an own line.
    number, beyond = batch.wedges
    at_end = points[:, beyond, None] - ends[:, number]
    yield batch.places[number], _narrow(at_end, -own[:, number])
    # And what leaves the box itself beside it.
    first, second = batch.fans
    yield batch.places[first], _narrow(own[:, first], own[:, second])


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
    half = half + CLEAR
    long = np.abs(way)
    away = np.abs(offset)
    # Seen along the line, the box is so wide, times the length of the line.
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
    """What each place costs for the boxes that would be overlapped there."""
    own_halves = tangle.halves[:, batch.boxes, None]
    room = tangle.halves[:, None] + own_halves + AIR
    apart = np.abs(places[..., None] - points[:, None, None])
    overlap = room[:, :, None] - apart
    shallow = np.minimum(overlap[0], overlap[1])
    # None overlaps itself.
    numbers = np.arange(len(batch.boxes))
    shallow[numbers, :, batch.boxes] = 0
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
    lengths = np.sqrt(ways[0] ** 2 + ways[1] ** 2)
    shares = lengths / (2 * frame[0])
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
    narrow = np.maximum(narrow, 0)
    costs: Costs = NARROW * narrow * (along > 0)
    return costs
