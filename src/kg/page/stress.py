"""Where boxes would stand if only distances counted: as far apart as they are in lines.

All pairs of boxes pull or push each other to the distance that they should have, near
ones more than far ones, until they are about as content as they can be together
(stress majorisation: Gansner and others, 2004).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Distances = NDArray[np.float64]

SEED = 7
ROUNDS = 60
LOOSE = 0.5  # how far those of equal distances start from each other


def evened(number: int, lines: Iterable[tuple[int, int]]) -> Points:
    """An x and a y for each box: the same for the same lines.

    Args:
        number: how many boxes there are.
        lines: the numbers of both ends of each line.
    """
    if number == 1:
        return np.zeros((1, 2))
    ideal = _distances(number, lines)
    points = _start(ideal)
    with_itself = np.eye(number)
    weights = (ideal + with_itself) ** -2 - with_itself
    total = weights.sum(axis=1)[:, None]
    pull = weights * ideal
    for _ in range(ROUNDS):
        x, y = (points[:, None] - points[None]).transpose(2, 0, 1)
        now = np.sqrt(x * x + y * y)
        ratio = pull / np.maximum(now, 1e-6)
        moved = weights @ points - ratio @ points
        points = (moved + points * ratio.sum(axis=1)[:, None]) / total
    return points


def _distances(number: int, lines: Iterable[tuple[int, int]]) -> Distances:
    """Over how many lines the shortest way leads; what no way leads to is farthest."""
    joined = np.zeros((number, number), dtype=np.float32)
    for one, other in lines:
        joined[one, other] = joined[other, one] = 1
    found = np.zeros((number, number))
    reached = np.eye(number, dtype=bool)
    rim = reached
    for steps in range(1, number):
        rim = (rim.astype(np.float32) @ joined > 0) & ~reached
        if not rim.any():
            break
        found[rim] = steps
        reached |= rim
    found[~reached] = found.max() + 1
    return found


def _start(ideal: Distances) -> Points:
    """Along the way between two that are far from each other, and across it."""
    first = ideal.sum(axis=1).argmax()
    last = ideal[first].argmax()
    aside = np.minimum(ideal[first], ideal[last]).argmax()
    points = np.stack([ideal[first] - ideal[last], ideal[aside]], axis=1)
    noise: Points = np.random.default_rng(SEED).random(points.shape)
    return points + LOOSE * noise
