"""What a map with frames costs where its boxes stand, for several maps at once.

Boxes and lines are told by their numbers, and what is moved as a whole is a unit. The x
of everything is first, and the y second; then comes a row for each map, and in that one
for each choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from kg.page.enclosures import Member
from kg.page.frame_geometry import Boxes, Places, size_of, standing
from kg.page.layout import Line, Place
from kg.page.untangling import (
    AIR,
    CROSSING,
    OUTSIDE,
    OVERLAP,
    UNDER_BOX,
    Costs,
    Numbers,
    Whole,
    cross,
    depth_costs,
    depths,
)

GRAVE = 3  # how much worse than on a full map a line under a box is
LENGTH = 0.05  # what a pixel of a line costs


class MovedUnit(NamedTuple):
    """What is moved as a whole: a box, or an outermost frame with all that is in it."""

    member: Member
    centre: Place


Units: TypeAlias = Mapping[str, MovedUnit]


class UnitChoices(NamedTuple):
    """What a unit may be in each map: in another form where it is, or elsewhere as it is.

    Of the forms, the first is what it is already.
    """

    forms: Sequence[Sequence[Member]]
    moved: Whole
    """The centres that it may have, with a row for each map."""

    def chosen(self, number: int, choice: int, unit: MovedUnit) -> MovedUnit:
        """The unit of a map after a choice."""
        forms = self.forms[number]
        if choice < len(forms):
            return MovedUnit(forms[choice], unit.centre)
        x, y = self.moved[:, number, choice - len(forms)].tolist()
        return MovedUnit(unit.member, (int(x), int(y)))


class _Footprint(NamedTuple):
    """What a unit covers: the ways to its boxes in their order, and half its size."""

    steps: Whole
    half: Whole


class _Part(NamedTuple):
    """The boxes of a unit, the lines that end in it, and those that do not.

    The weights tell for each of its lines and any line whether they count as two that
    may cross: within the unit each is met twice.
    """

    boxes: Numbers
    own: Numbers
    foreign: Numbers
    weights: Costs


class Picture:
    """Boxes and lines, of which it is asked what they cost where they stand."""

    def __init__(
        self,
        boxes: Boxes,
        lines: Iterable[Line],
    ) -> None:
        self._boxes = boxes
        self._footprints: dict[Member, _Footprint] = {}
        self._number = {name: at for at, name in enumerate(boxes)}
        # All lines from a box to the same other one count as one.
        ends: set[tuple[int, int]] = set()
        for one, other in lines:
            if one != other:
                ends.add((self._number[one], self._number[other]))
        pairs = np.array(sorted(ends), dtype=np.int64)
        self.ends: Numbers = pairs.reshape(-1, 2).T
        sizes = np.array(list(boxes.values()), dtype=np.float32)
        self.halves: Whole = sizes.reshape(-1, 2).T / np.float32(2)

    def boxes_of(self, member: Member) -> Numbers:
        """The numbers of its boxes."""
        numbers = map(self._number.__getitem__, self._places(member))
        return np.array(sorted(numbers), dtype=np.int64)

    def part(self, boxes: Numbers) -> _Part:
        """What boxes that are moved together have to do with lines."""
        is_own = np.isin(self.ends, boxes).any(axis=0)
        own = np.flatnonzero(is_own)
        first = self.ends[:, None, own, None]
        second = self.ends[None, :, None]
        apart = (first != second).all(axis=(0, 1))
        weights = np.where(is_own, 0.5, 1.0) * apart
        return _Part(boxes, own, np.flatnonzero(~is_own), weights.astype(np.float32))

    def footprint(self, member: Member) -> _Footprint:
        """What it covers, which is computed once: each is tried at many places."""
        if member not in self._footprints:
            places = self._places(member)
            steps = [
                places[name] for name in sorted(places, key=self._number.__getitem__)
            ]
            size = np.array(size_of(member, self._boxes), dtype=np.float32)
            table = np.array(steps, dtype=np.float32).T
            self._footprints[member] = _Footprint(table, size / np.float32(2))
        return self._footprints[member]

    def _places(self, member: Member) -> Places:
        """Where its boxes are, seen from its centre."""
        if isinstance(member, str):
            return {member: (0, 0)}
        return standing(member, (0, 0), self._boxes)


class Tries:
    """Maps of the same units, of which one may be better than another.

    Args:
        picture: The boxes and lines.
        units: The units as they are in all maps at first.
        number: How many maps there are.
    """

    def __init__(self, picture: Picture, units: Units, number: int) -> None:
        self.units = [dict(units) for _ in range(number)]
        self._picture = picture
        self._names = list(units)
        self._parts: dict[str, _Part] = {}
        points = np.empty_like(picture.halves)
        centres: list[Place] = []
        halves: list[Whole] = []
        for name, (member, centre) in units.items():
            part = picture.part(picture.boxes_of(member))
            covered = picture.footprint(member)
            self._parts[name] = part
            points[:, part.boxes] = covered.steps + _column(centre)
            centres.append(centre)
            halves.append(covered.half)
        self._points = _repeated(points, number)
        self._centres = _repeated(np.array(centres, dtype=np.float32).T, number)
        self._halves = _repeated(np.array(halves).T, number)
        extent = np.abs(self._centres) + self._halves
        self.room: Whole = extent[:, 0].max(axis=1)
        """Half of the width and height of the maps at first."""

    def costs(self, name: str, choices: UnitChoices) -> Costs:
        """For each map, what it costs to have a unit as each of the choices.

        What the choice does not change is left out.
        """
        number = self._names.index(name)
        part = self._parts[name]
        steps, halves = self._covered(choices)
        centres = self._centred(number, choices)
        own = centres[..., None] + steps
        points = np.repeat(self._points[:, :, None], centres.shape[2], axis=2)
        points[..., part.boxes] = own
        costs = self._own_lines(points, part)
        costs += self._foreign_lines(own, part)
        beyond = np.abs(centres) + halves - self.room[:, None, None]
        _, outside = OUTSIDE
        costs += outside * np.maximum(beyond, 0).sum(axis=0)
        costs += self._overlaps(number, centres, halves)
        return costs

    def take(self, name: str, choices: UnitChoices, best: Sequence[int]) -> None:
        """Have a unit as that choice which is best in each map."""
        number = self._names.index(name)
        boxes = self._parts[name].boxes
        for at, choice in enumerate(best):
            unit = choices.chosen(at, choice, self.units[at][name])
            covered = self._picture.footprint(unit.member)
            centre = _column(unit.centre)
            self.units[at][name] = unit
            self._points[:, at, boxes] = covered.steps + centre
            self._centres[:, at, number] = centre[:, 0]
            self._halves[:, at, number] = covered.half

    def best(self) -> dict[str, MovedUnit]:
        """The units of the map that costs least."""
        points = self._points[:, :, None]
        everything = np.arange(points.shape[-1])
        costs = self._own_lines(points, self._picture.part(everything))[:, 0]
        for number in range(len(self._names)):
            centres = self._centres[:, :, number, None]
            halves = self._halves[:, :, number, None]
            # Of two that overlap, each is counted with the other.
            costs += self._overlaps(number, centres, halves)[:, 0] / 2
        return self.units[int(costs.argmin())]

    def _covered(self, choices: UnitChoices) -> tuple[Whole, Whole]:
        """The ways to the boxes of a unit by choice, and half its size."""
        _, _, times = choices.moved.shape
        steps: list[list[Whole]] = []
        halves: list[list[Whole]] = []
        for forms in choices.forms:
            covered = [self._picture.footprint(form) for form in forms]
            covered += [covered[0]] * times
            steps.append([each.steps for each in covered])
            halves.append([each.half for each in covered])
        return np.array(steps).transpose(2, 0, 1, 3), np.array(halves).transpose(
            2, 0, 1
        )

    def _centred(self, number: int, choices: UnitChoices) -> Whole:
        """The centres of a unit by choice."""
        here = self._centres[:, :, number, None]
        arranged = np.repeat(here, len(choices.forms[0]), axis=2)
        return np.concatenate([arranged, choices.moved], axis=2)

    def _own_lines(self, points: Whole, part: _Part) -> Costs:
        """What lines cost that end in a unit: all that may change with it.

        Args:
            points: where all boxes are, by choice.
            part: the lines.
        """
        ends = self._picture.ends
        one, other = ends[:, part.own]
        start = points[..., one, None]
        end = points[..., other, None]
        boxes = points[..., None, :]
        way = end - start
        side = cross(way, boxes - start)
        offset = 2 * boxes - start - end
        halves = self._picture.halves[:, None, None, None]
        under = depths(side, way, offset, halves)
        # A line is at home in the boxes at its ends.
        lines = np.arange(len(one))
        under[..., lines, one] = 0
        under[..., lines, other] = 0
        hidden = depth_costs(under, UNDER_BOX)
        lengths = np.hypot(way[0], way[1])
        # Two lines cross if the ends of each are on both sides of the other.
        first, last = ends
        right = side > 0
        crosses = right[..., first] != right[..., last]
        begin = points[..., None, first]
        along = points[..., None, last] - begin
        crosses &= (cross(along, start - begin) > 0) != (cross(along, end - begin) > 0)
        costs: Costs = GRAVE * hidden.sum(axis=(2, 3))
        costs += CROSSING * (crosses * part.weights).sum(axis=(2, 3))
        costs += LENGTH * lengths.sum(axis=(2, 3))
        return costs

    def _foreign_lines(self, own: Whole, part: _Part) -> Costs:
        """What it costs that other lines run under boxes of a unit.

        Args:
            own: where these boxes are, by choice.
            part: the lines.
        """
        one, other = self._picture.ends[:, part.foreign]
        start = self._points[:, :, None, one, None]
        end = self._points[:, :, None, other, None]
        way = end - start
        boxes = own[..., None, :]
        side = cross(way, boxes - start)
        offset = 2 * boxes - start - end
        halves = self._picture.halves[:, None, None, None, part.boxes]
        hidden = depth_costs(depths(side, way, offset, halves), UNDER_BOX)
        costs: Costs = GRAVE * hidden.sum(axis=(2, 3))
        return costs

    def _overlaps(self, number: int, centres: Whole, halves: Whole) -> Costs:
        """What it costs that a unit is in others, or too near them, for each choice."""
        room = self._halves[:, :, None] + halves[..., None] + AIR[..., None]
        apart = np.abs(self._centres[:, :, None] - centres[..., None])
        shallow: Whole = (room - apart).min(axis=0)
        # None overlaps itself.
        shallow[..., number] = 0
        overlaps: Costs = depth_costs(shallow, OVERLAP).sum(axis=2)
        return overlaps


def _repeated(numbers: Whole, times: int) -> Whole:
    """The same numbers for each map, which can be changed one by one."""
    return np.repeat(numbers[:, None], times, axis=1)


def _column(place: Place) -> Whole:
    """An x and a y for any number of boxes."""
    return np.array(place, dtype=np.float32)[:, None]
