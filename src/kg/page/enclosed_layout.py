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
    HOT,
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
SEEDS = 7, 8, 9  # of the tries, of which the best is taken
SWEEPS = 30
TRIED = 24  # places for a box or a frame
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
    ground = {name: name for name in boxes}
    sizes = dict(boxes)
    for name, each in outermost.items():
        inside = set(boxes_in(each))
        ground |= dict.fromkeys(inside, name)
        sizes = {box: size for box, size in sizes.items() if box not in inside}
        sizes[name] = _size(each, boxes)
    joined = [(ground[one], ground[other]) for one, other in lines]
    units: dict[str, MovedUnit] = {}
    for name, centre in positions(sizes, joined).items():
        units[name] = MovedUnit(outermost.get(name, name), centre)
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


def _bettered(units: Units, picture: _Picture, seed: int) -> dict[str, MovedUnit]:
    """The units moved, or arranged in another way, as boxes are in `untangled`."""
    random = np.random.default_rng(seed)
    found = dict(units)
    room = picture.extent(found)
    for left in np.linspace(1, 0, SWEEPS):
        reach = 2 * room * (NEAR + FAR * left**2)
        for name in sorted(found):
            member, (x, y) = found[name]
            choices = [found[name]]
            if not isinstance(member, str):
                choices += [MovedUnit(variant, (x, y)) for variant in _variants(member)]
            for across, down in (random.random((TRIED, 2)) - 0.5) * reach:
                centre = round(x + float(across)), round(y + float(down))
                choices.append(MovedUnit(member, centre))
            costs = picture.costs(found, name, choices, room)
            costs -= random.exponential(HOT * left**2 + COLD, len(choices))
            found[name] = choices[int(costs.argmin())]
    return found


def _variants(enclosure: Enclosure) -> Iterator[Enclosure]:
    """The same frame with its tabs on the other side, or its members in other slots."""
    yield enclosure._replace(is_turned=not enclosure.is_turned)
    members = enclosure.members
    for columns in range(1, len(members) + 1):
        yield enclosure._replace(columns=columns)
    for one, other in combinations(range(len(members)), 2):
        swapped = [*members]
        swapped[one], swapped[other] = members[other], members[one]
        yield enclosure._replace(members=tuple(swapped))
    for at, member in enumerate(members):
        if isinstance(member, str):
            continue
        for inner in _variants(member):
            changed = (*members[:at], inner, *members[at + 1 :])
            yield enclosure._replace(members=changed)


class _Grid(NamedTuple):
    """The widths of columns and the heights of rows, in the order of reading."""

    widths: list[int]
    heights: list[int]

    @property
    def size(self) -> Box:
        across, down = GAP
        width = sum(self.widths) + across * (len(self.widths) - 1)
        return width, sum(self.heights) + down * (len(self.heights) - 1)


def _grid(enclosure: Enclosure, boxes: Boxes) -> _Grid:
    """The grid that takes least of a map of its shape."""
    sizes = [_size(each, boxes) for each in enclosure.members]
    grids = []
    choices = [enclosure.columns] if enclosure.columns else range(1, len(sizes) + 1)
    for columns in choices:
        rows = [sizes[n : n + columns] for n in range(0, len(sizes), columns)]
        widths = [max(size[0] for size in sizes[n::columns]) for n in range(columns)]
        grids.append(_Grid(widths, [max(size[1] for size in row) for row in rows]))
    return min(grids, key=lambda grid: max(grid.size[0] / ASPECT, grid.size[1]))


def _tabs(enclosure: Enclosure, boxes: Boxes) -> Box:
    """The size of all tabs or, without them, of the title."""
    sizes = [boxes[name] for name in enclosure.tabs]
    width = sum(size[0] + BESIDE for size in sizes)
    return width, max((size[1] for size in sizes), default=TITLE)


def _size(member: Member, boxes: Boxes) -> Box:
    if isinstance(member, str):
        return boxes[member]
    width, height = _grid(member, boxes).size
    tabs = _tabs(member, boxes)
    return max(width, tabs[0]) + 2 * PADDING, height + tabs[1] + 2 * PADDING


def _standing(enclosure: Enclosure, centre: Place, boxes: Boxes) -> Places:
    """The places of what is in a frame, and of its tabs."""
    places: Places = {}
    for member, at in _slots(enclosure, centre, boxes):
        if isinstance(member, str):
            places[member] = at
        else:
            places |= _standing(member, at, boxes)
    return places


def _frames(enclosure: Enclosure, centre: Place, boxes: Boxes) -> Iterator[DrawnFrame]:
    yield DrawnFrame(enclosure, centre, _size(enclosure, boxes))
    for member, at in _slots(enclosure, centre, boxes):
        if not isinstance(member, str):
            yield from _frames(member, at, boxes)


def _slots(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Iterator[tuple[Member, Place]]:
    x, y = centre
    width, height = _size(enclosure, boxes)
    left, top = x - width // 2 + PADDING, y - height // 2 + PADDING // 2
    grid = _grid(enclosure, boxes)
    tabs = _tabs(enclosure, boxes)
    beside = left - PADDING // 2
    row = top + tabs[1] // 2
    if enclosure.is_turned:
        row = y + height // 2 - PADDING // 2 - tabs[1] // 2
    else:
        top += tabs[1] + PADDING // 2
    for name in enclosure.tabs:
        yield name, (beside + boxes[name][0] // 2, row)
        beside += boxes[name][0] + BESIDE
    left = x - grid.size[0] // 2
    columns = len(grid.widths)
    for n, member in enumerate(enclosure.members):
        line, column = divmod(n, columns)
        before = sum(grid.widths[:column]) + GAP[0] * column
        above = sum(grid.heights[:line]) + GAP[1] * line
        middle = left + before + grid.widths[column] // 2
        yield member, (middle, top + above + grid.heights[line] // 2)


class Footprint(NamedTuple):
    """What a unit covers: its boxes by their numbers, the ways to them, half its size."""

    boxes: list[int]
    steps: Whole
    half: Whole


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
        number = self._number
        ends = {(number[one], number[other]) for one, other in lines if one != other}
        self._ends: Numbers = np.array(sorted(ends), dtype=np.int64).reshape(-1, 2).T
        sizes = np.array([*boxes.values()], dtype=np.float32)
        self._halves: Whole = np.array(sizes.reshape(-1, 2).T / 2, dtype=np.float32)
        one, other = self._ends[:, None, None], self._ends[None, :, :, None]
        self._apart: Flags = (one != other).all(axis=(0, 1))

    def extent(self, units: Units) -> Whole:
        """Half of the width and height of all of it."""
        centres, halves = self._rectangles(units)
        return np.array((np.abs(centres) + halves).max(axis=0))

    def cost(self, units: Units) -> float:
        """What it costs as it is."""
        name, unit = next(iter(units.items()))
        return float(self.costs(units, name, [unit], self.extent(units))[0])

    def costs(
        self,
        units: Units,
        name: str,
        choices: Sequence[MovedUnit],
        room: Whole,
    ) -> Costs:
        """What it costs to have a unit as each of the choices.

        Lines under foreign boxes, what overlaps, crossings and lengths count.
        """
        points = np.repeat(self._points(units)[None], len(choices), axis=0)
        centres, halves = self._rectangles(units)
        centres = np.repeat(centres[None], len(choices), axis=0)
        halves = np.repeat(halves[None], len(choices), axis=0)
        place = [*units].index(name)
        for at, choice in enumerate(choices):
            ground = self._of(choice.member)
            centres[at, place] = choice.centre
            halves[at, place] = ground.half
            points[at][:, ground.boxes] = ground.steps + centres[at, place, :, None]
        way, under, crosses = self._measured(points)
        costs: Costs = GRAVE * depth_costs(under, UNDER_BOX).sum(axis=(1, 2))
        costs += (
            depth_costs(self._overlaps(centres, halves), OVERLAP).sum(axis=(1, 2)) / 2
        )
        beyond = np.maximum(np.abs(centres) + halves - room, 0)
        costs += OUTSIDE[1] * beyond.sum(axis=(1, 2))
        costs += CROSSING * crosses.sum(axis=(1, 2)) / 2
        costs += LENGTH * np.hypot(way[0], way[1]).sum(axis=(1, 2))
        return costs

    def _of(self, member: Member) -> Footprint:
        if member not in self._ground:
            standing = _places_of(MovedUnit(member, (0, 0)), self._boxes)
            half = np.divide(_size(member, self._boxes), 2)
            self._ground[member] = Footprint(
                boxes=[self._number[box] for box in standing],
                steps=np.array([*standing.values()], dtype=np.float32).T,
                half=np.array(half, dtype=np.float32),
            )
        return self._ground[member]

    def _points(self, units: Units) -> Whole:
        points: Whole = np.empty_like(self._halves)
        for member, centre in units.values():
            ground = self._of(member)
            points[:, ground.boxes] = ground.steps + np.reshape(centre, (2, 1))
        return points

    def _rectangles(self, units: Units) -> tuple[Whole, Whole]:
        centres = np.array([unit.centre for unit in units.values()], dtype=np.float32)
        halves = np.array([self._of(unit.member).half for unit in units.values()])
        return centres, halves

    def _overlaps(self, centres: Whole, halves: Whole) -> Costs:
        """How deep each unit is in each other one, with the air around them."""
        room = halves[:, :, None] + halves[:, None] + AIR[:, 0, 0]
        shallow = (room - np.abs(centres[:, :, None] - centres[:, None])).min(axis=3)
        same = np.arange(shallow.shape[1])
        shallow[:, same, same] = 0
        overlaps: Costs = np.maximum(shallow, 0)
        return overlaps

    def _measured(self, points: Whole) -> tuple[Whole, Costs, Flags]:
        """The way of each line, how deep it is in each foreign box, and what it crosses.

        Args:
            points: for each choice, the x of all boxes and their y.
        """
        points = points.transpose(1, 0, 2)
        one, other = self._ends
        start, end = points[..., one, None], points[..., other, None]
        way = end - start
        boxes = points[..., None, :]
        side = cross(way, boxes - start)
        under = depths(side, way, 2 * boxes - start - end, self._halves[:, None, None])
        lines = np.arange(len(one))
        under[:, lines, one] = under[:, lines, other] = 0
        split = (side[..., one] > 0) != (side[..., other] > 0)
        crosses: Flags = split & split.transpose(0, 2, 1) & self._apart
        return way, under, crosses
