"""Where the boxes of a map with frames stand: each frame is laid out as one large box.

In its frame a box takes a slot of a grid, that from which its lines are followed best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import numpy as np

from kg.page.enclosures import Enclosure, Member, boxes_in
from kg.page.frame_geometry import (
    Boxes,
    DrawnFrame,
    Places,
    frames_of,
    size_of,
    standing,
)
from kg.page.framed_picture import MovedUnit, Picture, Tries, UnitChoices, Units
from kg.page.layout import Line, positions
from kg.page.untangling import COLD

SEEDS = range(7, 14)  # of the tries, of which the best is taken
SWEEPS = 12
TRIED = 12  # places for a box or a frame
HOT = 200.0  # to get a line out from under a frame costs more than from under a box
FAR, NEAR = 0.8, 0.03  # how far they are, as shares of the map


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
        units = _bettered(units, Picture(boxes, lines))
    frames: list[DrawnFrame] = []
    for member, centre in units.values():
        if not isinstance(member, str):
            frames += frames_of(member, centre, boxes)
    return _places(units, boxes), frames


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
        sizes[name] = size_of(frame, boxes)
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
    for member, centre in units.values():
        if isinstance(member, str):
            places[member] = centre
        else:
            places |= standing(member, centre, boxes)
    return {name: places[name] for name in boxes}


def _bettered(units: Units, picture: Picture) -> dict[str, MovedUnit]:
    """The units moved, or arranged in another way, as boxes are in `untangled`."""
    randoms = list(map(np.random.default_rng, SEEDS))
    tries = Tries(picture, units, len(randoms))
    for left in np.linspace(1, 0, SWEEPS):
        heat = left**2
        temperature = HOT * heat + COLD
        reach = 2 * tries.room * (NEAR + FAR * heat)
        for name in sorted(units):
            forms = [_forms(each[name]) for each in tries.units]
            moved = []
            for random, each in zip(randoms, tries.units, strict=True):
                shares = random.random((TRIED, 2)) - 0.5
                moved.append(np.rint(shares * reach + each[name].centre).T)
            places = np.array(moved, dtype=np.float32).transpose(1, 0, 2)
            choices = UnitChoices(forms, places)
            costs = tries.costs(name, choices)
            # At first what is worse is taken often, for something better beyond it.
            noise = [each.exponential(temperature, costs.shape[1]) for each in randoms]
            costs -= np.array(noise)
            # Of equals, the first is taken: what it is already.
            tries.take(name, choices, costs.argmin(axis=1).tolist())
    return tries.best()


def _forms(unit: MovedUnit) -> list[Member]:
    """The unit as it is, and with what is in it elsewhere."""
    if isinstance(unit.member, str):
        return [unit.member]
    return [unit.member, *_variants(unit.member)]


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
