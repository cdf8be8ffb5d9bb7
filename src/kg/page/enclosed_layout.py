"""Where the boxes of a map with frames stand: each frame is laid out as one large box.

In its frame a box takes a slot of a grid, that from which its lines are followed best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

import numpy as np

from kg.page.enclosures import Enclosure, Member, boxes_in
from kg.page.layout import ASPECT, Box, Line, Place, positions
from kg.page.untangling import (
    AIR,
    COLD,
    CROSSING,
    OUTSIDE,
    OVERLAP,
    UNDER_BOX,
    Costs,
    Flags,
    Numbers,
    Whole,
    cross,
    depth_costs,
    depths,
)

GAP = 36, 34  # between the boxes of a frame, with room for the names of lines
BESIDE = 8  # between tabs
PADDING = 16
TITLE = 20  # the height of a frame's title where it has no tab
SEEDS = range(7, 14)  # of the tries, of which the best is taken
SWEEPS = 12
TRIED = 12  # places for a box or a frame
HOT = 200.0  # to get a line out from under a frame costs more than from under a box
FAR, NEAR = 0.8, 0.03  # how far they are, as shares of the map
GRAVE = 3  # how much worse than on a full map a line under a box is
LENGTH = 0.05  # what a pixel of a line costs

Boxes: TypeAlias = Mapping[str, Box]
Places: TypeAlias = dict[str, Place]


class DrawnFrame(NamedTuple):
    """A frame by its centre and size; what has no tab is told by its title."""

    enclosure: Enclosure
    centre: Place
    size: Box


def enclosed(
    boxes: Boxes,
    lines: Iterable[Line],
    enclosures: Iterable[Enclosure],
) -> tuple[Places, list[DrawnFrame]]:
    """The places of all boxes, and the frames around some, the outer ones first.

    Args:
        boxes: the boxes by the names of the things.
        lines: the names of both ends of each line that is drawn.
        enclosures: the outermost frames.
    """
    lines = list(lines)
    outermost = {each.holders[0]: each for each in enclosures}
    units = _first_units(boxes, lines, outermost)
    if outermost:
        picture = _Picture(boxes, lines)
        tries = [_bettered(units, picture, seed) for seed in SEEDS]
        units = min(tries, key=picture.cost)
    frames: list[DrawnFrame] = []
    for member, centre in units.values():
        if not isinstance(member, str):
            frames += _frames(member, centre, boxes)
    return _places(units, boxes), frames


class MovedUnit(NamedTuple):
    """What is moved as a whole: a box, or an outermost frame with all that is in it."""

    member: Member
    centre: Place


Units: TypeAlias = Mapping[str, MovedUnit]


def _first_units(
    boxes: Boxes,
    lines: Iterable[Line],
    outermost: Mapping[str, Enclosure],
) -> dict[str, MovedUnit]:
    """The units where they would stand if each frame were one large box.

    Where in a frame a line ends does not count yet.
    """
    sizes = dict(boxes)
    unit_of = {name: name for name in boxes}
    for name, frame in outermost.items():
        for box in boxes_in(frame):
            unit_of[box] = name
            sizes.pop(box, None)
        sizes[name] = _size(frame, boxes)
    joined: list[Line] = []
    for one, other in lines:
        joined.append((unit_of[one], unit_of[other]))
    units: dict[str, MovedUnit] = {}
    for name, centre in positions(sizes, joined).items():
        member = outermost.get(name, name)
        units[name] = MovedUnit(member, centre)
    return units


def _places(units: Units, boxes: Boxes) -> Places:
    places: Places = {}
    for unit in units.values():
        places |= _places_of(unit, boxes)
    return {name: places[name] for name in boxes}


def _places_of(unit: MovedUnit, boxes: Boxes) -> Places:
    member, centre = unit
    if isinstance(member, str):
        return {member: centre}
    return _standing(member, centre, boxes)


def _bettered(
    units: Units,
    picture: _Picture,
    seed: int,
) -> dict[str, MovedUnit]:
    """The units moved, or arranged in another way, as boxes are in `untangled`."""
    random = np.random.default_rng(seed)
    found = dict(units)
    room = picture.extent(found)
    for left in np.linspace(1, 0, SWEEPS):
        heat = left**2
        temperature = HOT * heat + COLD
        reach = 2 * room * (NEAR + FAR * heat)
        for name in sorted(found):
            unit = found[name]
            shares = random.random((TRIED, 2)) - 0.5
            # What it is already comes first: of equals, the first is taken.
            choices = [unit]
            choices += _arranged_anew(unit)
            choices += _moved(unit, shares * reach)
            costs = picture.costs(found, name, choices, room)
            # At first what is worse is taken often, for something better beyond it.
            costs -= random.exponential(temperature, len(choices))
            best = int(costs.argmin())
            found[name] = choices[best]
    return found


def _arranged_anew(unit: MovedUnit) -> Iterator[MovedUnit]:
    """The unit where it is, with what is in it elsewhere."""
    if isinstance(unit.member, str):
        return
    for variant in _variants(unit.member):
        yield MovedUnit(variant, unit.centre)


def _moved(
    unit: MovedUnit,
    steps: Costs,
) -> Iterator[MovedUnit]:
    """The unit as it is, each of the steps away."""
    x, y = unit.centre
    for across, down in steps.tolist():
        centre = round(x + across), round(y + down)
        yield MovedUnit(unit.member, centre)


def _variants(enclosure: Enclosure) -> Iterator[Enclosure]:
    """The same frame with its tabs on the other side, or its members in other slots."""
    yield enclosure._replace(is_turned=not enclosure.is_turned)
    number = len(enclosure.members)
    for columns in range(1, number + 1):
        yield enclosure._replace(columns=columns)
    for one, other in combinations(range(number), 2):
        yield _exchanged(enclosure, one, other)
    for at, member in enumerate(enclosure.members):
        if isinstance(member, str):
            continue
        for inner in _variants(member):
            members = list(enclosure.members)
            members[at] = inner
            yield enclosure._replace(members=tuple(members))


def _exchanged(
    enclosure: Enclosure,
    one: int,
    other: int,
) -> Enclosure:
    """The frame with two of its members in each other's slot."""
    members = list(enclosure.members)
    members[one] = enclosure.members[other]
    members[other] = enclosure.members[one]
    return enclosure._replace(members=tuple(members))


class _Grid(NamedTuple):
    """The widths of columns and the heights of rows, in the order of reading."""

    widths: list[int]
    heights: list[int]

    @property
    def size(self) -> Box:
        across, down = GAP
        width = sum(self.widths)
        width += across * (len(self.widths) - 1)
        height = sum(self.heights)
        height += down * (len(self.heights) - 1)
        return width, height

    def centres(self) -> Iterator[Place]:
        """The middle of each slot, seen from the upper left corner."""
        across, down = GAP
        top = 0
        for height in self.heights:
            left = 0
            for width in self.widths:
                yield left + width // 2, top + height // 2
                left += width + across
            top += height + down


def _grid(
    enclosure: Enclosure,
    boxes: Boxes,
) -> _Grid:
    """The grid that takes least of a map of its shape, unless a frame has its own."""
    sizes = [_size(each, boxes) for each in enclosure.members]
    if enclosure.columns:
        return _in_columns(sizes, enclosure.columns)
    most = len(sizes)
    grids = [_in_columns(sizes, columns) for columns in range(1, most + 1)]
    return min(grids, key=_share)


def _in_columns(
    sizes: Sequence[Box],
    columns: int,
) -> _Grid:
    """The grid whose slots have room for boxes of these sizes."""
    rows = -(-len(sizes) // columns)
    widths = [0] * columns
    heights = [0] * rows
    for number, (width, height) in enumerate(sizes):
        row, column = divmod(number, columns)
        widths[column] = max(widths[column], width)
        heights[row] = max(heights[row], height)
    return _Grid(widths, heights)


def _share(grid: _Grid) -> float:
    """How high a map of the usual shape has to be for the grid."""
    width, height = grid.size
    return max(width / ASPECT, height)


def _tabs(
    enclosure: Enclosure,
    boxes: Boxes,
) -> Box:
    """The size of all tabs or, without them, of the title."""
    if not enclosure.tabs:
        return 0, TITLE
    width = 0
    height = 0
    for name in enclosure.tabs:
        tab_width, tab_height = boxes[name]
        width += tab_width + BESIDE
        height = max(height, tab_height)
    return width, height


def _size(
    member: Member,
    boxes: Boxes,
) -> Box:
    if isinstance(member, str):
        return boxes[member]
    width, height = _grid(member, boxes).size
    tabs_width, tabs_height = _tabs(member, boxes)
    width = max(width, tabs_width)
    height += tabs_height
    return width + 2 * PADDING, height + 2 * PADDING


def _standing(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Places:
    """The places of what is in a frame, and of its tabs."""
    places = dict(_tab_places(enclosure, centre, boxes))
    for member, place in _slots(enclosure, centre, boxes):
        if isinstance(member, str):
            places[member] = place
        else:
            places |= _standing(member, place, boxes)
    return places


def _frames(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Iterator[DrawnFrame]:
    """A frame, then those inside it, which are drawn over it."""
    size = _size(enclosure, boxes)
    yield DrawnFrame(enclosure, centre, size)
    for member, place in _slots(enclosure, centre, boxes):
        if not isinstance(member, str):
            yield from _frames(member, place, boxes)


def _tab_places(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Iterator[tuple[str, Place]]:
    """The places of the tabs, side by side from the left, at the head or the foot."""
    x, y = centre
    width, height = _size(enclosure, boxes)
    _, tabs_height = _tabs(enclosure, boxes)
    inset = PADDING // 2
    row = y - height // 2 + inset + tabs_height // 2
    if enclosure.is_turned:
        row = y + height // 2 - inset - tabs_height // 2
    left = x - width // 2 + PADDING - inset
    for name in enclosure.tabs:
        tab_width, _ = boxes[name]
        yield name, (left + tab_width // 2, row)
        left += tab_width + BESIDE


def _slots(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Iterator[tuple[Member, Place]]:
    """The places of the members, in a grid that has the tabs above or below it."""
    x, y = centre
    _, height = _size(enclosure, boxes)
    _, tabs_height = _tabs(enclosure, boxes)
    grid = _grid(enclosure, boxes)
    grid_width, _ = grid.size
    inset = PADDING // 2
    left = x - grid_width // 2
    top = y - height // 2 + inset
    if not enclosure.is_turned:
        top += tabs_height + inset
    # The last row may have slots that nothing takes.
    slots = zip(enclosure.members, grid.centres(), strict=False)
    for member, (across, down) in slots:
        yield member, (left + across, top + down)


class Footprint(NamedTuple):
    """What a unit covers: its boxes by their numbers, the ways to them, half its size."""

    boxes: list[int]
    steps: Whole
    half: Whole

    def standing(self, centre: Place) -> Whole:
        """The x of its boxes, and their y, for the place that its centre has."""
        middle = np.array(centre, dtype=np.float32)
        return self.steps + middle[:, None]


class Trials(NamedTuple):
    """The map as often as there are choices, which is what each row is of."""

    points: Whole
    """The x of all boxes, and their y."""

    centres: Whole
    halves: Whole
    """Half the size of each unit."""


class _Picture:
    """Boxes and lines, of which it is asked what they cost where they stand."""

    def __init__(
        self,
        boxes: Boxes,
        lines: Iterable[Line],
    ) -> None:
        self._boxes = boxes
        self._ground: dict[Member, Footprint] = {}
        self._number = {name: at for at, name in enumerate(boxes)}
        # All lines from a box to the same other one count as one.
        ends: set[tuple[int, int]] = set()
        for one, other in lines:
            if one != other:
                ends.add((self._number[one], self._number[other]))
        pairs = np.array(sorted(ends), dtype=np.int64)
        self._ends: Numbers = pairs.reshape(-1, 2).T
        sizes = np.array(list(boxes.values()), dtype=np.float32)
        self._halves: Whole = sizes.reshape(-1, 2).T / np.float32(2)
        first = self._ends[:, None, None]
        second = self._ends[None, :, :, None]
        self._apart: Flags = (first != second).all(axis=(0, 1))

    def extent(self, units: Units) -> Whole:
        """Half of the width and height of all of it."""
        centres, halves = self._rectangles(units)
        reach = np.abs(centres) + halves
        extent: Whole = reach.max(axis=0)
        return extent

    def cost(self, units: Units) -> float:
        """What it costs as it is."""
        name, unit = next(iter(units.items()))
        trials = self._trials(units, name, [unit])
        costs = self._drawn_costs(trials, self.extent(units))
        for number in range(len(units)):
            # Of two that overlap, each is counted with the other.
            costs += _overlaps(trials, number) / 2
        return float(costs[0])

    def costs(
        self,
        units: Units,
        name: str,
        choices: Sequence[MovedUnit],
        room: Whole,
    ) -> Costs:
        """What it costs to have a unit as each of the choices.

        What other units cost each other is left out, since that is the same for all.
        """
        trials = self._trials(units, name, choices)
        costs = self._drawn_costs(trials, room)
        costs += _overlaps(trials, list(units).index(name))
        return costs

    def _drawn_costs(
        self,
        trials: Trials,
        room: Whole,
    ) -> Costs:
        """Lines under foreign boxes, crossings and lengths, and what leaves the room."""
        way, under, crosses = self._measured(trials.points)
        hidden = depth_costs(under, UNDER_BOX)
        beyond = np.abs(trials.centres) + trials.halves - room
        beyond = np.maximum(beyond, 0)
        lengths = np.hypot(way[0], way[1])
        _, outside = OUTSIDE
        costs = GRAVE * _added_up(hidden)
        costs += outside * _added_up(beyond)
        # Of two that cross, each is counted with the other.
        costs += CROSSING * _added_up(crosses) / 2
        costs += LENGTH * _added_up(lengths)
        return costs

    def _trials(
        self,
        units: Units,
        name: str,
        choices: Sequence[MovedUnit],
    ) -> Trials:
        """The map with a unit as each of the choices, and all others as they are."""
        number = len(choices)
        centres, halves = self._rectangles(units)
        trials = Trials(
            points=_repeated(self._points(units), number),
            centres=_repeated(centres, number),
            halves=_repeated(halves, number),
        )
        unit = list(units).index(name)
        for at, choice in enumerate(choices):
            ground = self._of(choice.member)
            points = trials.points[at]
            points[:, ground.boxes] = ground.standing(choice.centre)
            trials.centres[at, unit] = choice.centre
            trials.halves[at, unit] = ground.half
        return trials

    def _of(self, member: Member) -> Footprint:
        """What it covers, which is computed once: each is tried at many places."""
        if member not in self._ground:
            self._ground[member] = self._footprint(member)
        return self._ground[member]

    def _footprint(self, member: Member) -> Footprint:
        unit = MovedUnit(member, (0, 0))
        standing = _places_of(unit, self._boxes)
        steps = np.array(list(standing.values()), dtype=np.float32)
        size = np.array(_size(member, self._boxes), dtype=np.float32)
        return Footprint(
            boxes=[self._number[box] for box in standing],
            steps=steps.T,
            half=size / np.float32(2),
        )

    def _points(self, units: Units) -> Whole:
        points: Whole = np.empty_like(self._halves)
        for member, centre in units.values():
            ground = self._of(member)
            points[:, ground.boxes] = ground.standing(centre)
        return points

    def _rectangles(self, units: Units) -> tuple[Whole, Whole]:
        """The centres of units, and half their sizes."""
        centres: list[Place] = []
        halves: list[Whole] = []
        for member, centre in units.values():
            centres.append(centre)
            halves.append(self._of(member).half)
        return np.array(centres, dtype=np.float32), np.array(halves)

    def _measured(self, points: Whole) -> tuple[Whole, Costs, Flags]:
        """The way of each line, how deep it is in each foreign box, and what it crosses.

        Args:
            points: for each choice, the x of all boxes and their y.
        """
        points = points.transpose(1, 0, 2)
        one, other = self._ends
        start = points[..., one, None]
        end = points[..., other, None]
        boxes = points[..., None, :]
        way = end - start
        side = cross(way, boxes - start)
        offset = 2 * boxes - start - end
        under = depths(side, way, offset, self._halves[:, None, None])
        # A line is at home in the boxes at its ends.
        lines = np.arange(len(one))
        under[:, lines, one] = 0
        under[:, lines, other] = 0
        # Two lines cross if the ends of each are on both sides of the other.
        right = side > 0
        split = right[..., one] != right[..., other]
        crosses: Flags = split & split.transpose(0, 2, 1)
        crosses &= self._apart
        return way, under, crosses


def _overlaps(trials: Trials, unit: int) -> Costs:
    """What it costs that a unit is in others, or too near them, for each choice."""
    one = slice(unit, unit + 1)
    room = trials.halves + trials.halves[:, one] + AIR[:, 0, 0]
    apart = np.abs(trials.centres - trials.centres[:, one])
    shallow: Whole = (room - apart).min(axis=2)
    # None overlaps itself.
    shallow[:, unit] = 0
    overlaps: Costs = depth_costs(shallow, OVERLAP).sum(axis=1)
    return overlaps


def _added_up(costs: Whole | Flags) -> Costs:
    """One number for each choice."""
    sums: Costs = costs.sum(axis=(1, 2))
    return sums


def _repeated(
    numbers: Whole,
    times: int,
) -> Whole:
    """Copies of the numbers, that can be changed one by one."""
    return np.repeat(numbers[None], times, axis=0)
