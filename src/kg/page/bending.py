"""Lines bent around boxes that they have nothing to do with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from kg.page.untangling import CROSSING, Costs, Flags, Numbers, Whole, cross, depths

MANY = 200  # lines from which nobody follows a single one
ROUNDS = 2  # a line that was bent may have come in the way of another
STEPS = np.linspace(0, 1, 17)
TRIED = np.outer(np.linspace(0, 0.5, 17), [1, -1]).ravel()[1:]
UNLIKE = 0.05  # how much the bends of parallel lines differ
UNDER_BOX = 90.0
BENT = 30.0  # what a bend costs, which is harder to follow than a straight line


class Curve(NamedTuple):
    """A line between two boxes.

    Its bend is the roundness of vis-network: clockwise, seen from the first end, is
    above nothing.
    """

    one: int
    other: int
    bend: float


def bent(
    points: Whole,
    halves: Whole,
    curves: Mapping[int, Curve],
) -> dict[int, float]:
    """The bend of each line by its key: another than it had, where a box is in its way.

    Args:
        points: the centres of all boxes, a row of x and a row of y.
        halves: half of their widths and heights.
        curves: the lines, whose ends are numbers of boxes.
    """
    found = dict(curves)
    if len(found) > MANY:
        return {key: curve.bend for key, curve in found.items()}
    drawn: dict[int, Whole] = {}
    for key, curve in found.items():
        as_it_is = _drawn(points, curve, [0.0])
        drawn[key] = as_it_is[:, 0]
    for _ in range(ROUNDS):
        for key, curve in found.items():
            here = drawn[key][:, None]
            if not _under(points, halves, curve, here).any():
                continue
            bends = _choices(key, found)
            choices = _drawn(points, curve, bends)
            costs = UNDER_BOX * _under(points, halves, curve, choices)
            costs += CROSSING * _crossings(key, choices, found, drawn)
            costs += BENT * np.abs(bends + curve.bend)
            best = int(np.argmin(costs))
            bend = curve.bend + float(bends[best])
            found[key] = curve._replace(bend=bend)
            drawn[key] = choices[:, best]
    return {key: round(curve.bend, 3) for key, curve in found.items()}


def _choices(
    key: int,
    curves: Mapping[int, Curve],
) -> Costs:
    """How else a line may be bent, unlike those between the same boxes."""
    one, other, bend = curves[key]
    beside = []
    for name, each in curves.items():
        if name != key and (each.one, each.other) == (one, other):
            beside.append(each.bend)
        if (each.other, each.one) == (one, other):
            beside.append(-each.bend)
    differ = np.abs(np.subtract.outer(TRIED + bend, beside)) > UNLIKE
    # It may always stay as it is.
    differ[0] = True
    choices: Costs = TRIED[differ.all(axis=1)]
    return choices


def _drawn(
    points: Whole,
    curve: Curve,
    more: Costs | list[float],
) -> Whole:
    """Points along the line for each bend that is added to its own, as drawn.

    Rows are x and y, then the bends, then the points of each.

    vis-network draws a quadratic curve. Its third point is half of the way to the
    other end, turned by a quarter of a circle times the bend, and longer by the bend.
    """
    start = points[:, curve.one]
    end = points[:, curve.other]
    bends = curve.bend + np.asarray(more)[:, None]
    x, y = end - start
    turn = -bends * np.pi / 2
    sine = np.sin(turn)
    cosine = np.cos(turn)
    turned = np.array(
        [
            cosine * x - sine * y,
            sine * x + cosine * y,
        ]
    )
    start = start[:, None, None]
    end = end[:, None, None]
    third = start + (1 + np.abs(bends)) / 2 * turned
    # Bernstein's polynomials of the second degree.
    back = 1 - STEPS
    line = back**2 * start
    line = line + 2 * STEPS * back * third
    line = line + STEPS**2 * end
    drawn: Whole = np.rint(line).astype(np.float32)
    return drawn


def _under(
    points: Whole,
    halves: Whole,
    curve: Curve,
    drawn: Whole,
) -> Numbers:
    """The number of foreign boxes that each drawing runs under."""
    start = drawn[..., :-1, None]
    end = drawn[..., 1:, None]
    way = end - start
    centres = points[:, None, None]
    side = cross(way, centres - start)
    offset = 2 * centres - start - end
    hits = depths(side, way, offset, halves[:, None, None]) > 0
    hits[..., [curve.one, curve.other]] = False
    number: Numbers = hits.any(axis=1).sum(axis=1)
    return number


def _crossings(
    key: int,
    choices: Whole,
    curves: Mapping[int, Curve],
    drawn: Mapping[int, Whole],
) -> Numbers:
    """The number of other lines that each drawing crosses."""
    ends = {curves[key].one, curves[key].other}
    others: list[Whole] = []
    for name, each in curves.items():
        if ends.isdisjoint({each.one, each.other}):
            others.append(drawn[name])
    crossed = np.zeros(choices.shape[1], dtype=np.int64)
    if others:
        lines = np.stack(others, axis=1)
        for number in range(len(crossed)):
            meets = _cross(choices[:, number], lines)
            crossed[number] = meets.any(axis=(1, 2)).sum()
    return crossed


def _cross(
    line: Whole,
    others: Whole,
) -> Flags:
    """Whether each piece of other lines crosses each piece of a line."""
    start = line[:, None, None, :-1]
    way = np.diff(line)[:, None, None]
    begin = others[..., :-1, None]
    along = np.diff(others)[..., None]
    # The ends of each piece have to be on both sides of the other piece.
    seen = cross(way, others[..., None] - start) > 0
    met = cross(along, line[:, None, None] - begin) > 0
    crosses: Flags = seen[:, :-1] != seen[:, 1:]
    crosses &= met[..., :-1] != met[..., 1:]
    return crosses
