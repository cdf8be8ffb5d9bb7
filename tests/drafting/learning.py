"""How weights are learned from what people have told, and held against what they have not seen."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import Pool
from typing import TypeVar

import numpy as np

from tests.drafting.gold import GoldArticle

T = TypeVar("T")
_SPEED = 0.05


def of_each(
    task: Callable[[GoldArticle], Iterable[T]], gold: Iterable[GoldArticle]
) -> Iterator[T]:
    """All that is found in articles, by a process for each core."""
    with Pool() as pool:
        for found in pool.imap(task, gold):
            yield from found


def descended(
    table: np.ndarray, slope_at: Callable[[np.ndarray], np.ndarray], steps: int
) -> np.ndarray:
    """Where a table of weights comes to, by the method of Adam (Kingma and Ba, 2015).

    Args:
        table: where it begins.
        slope_at: how steep it is at a table.
        steps: how many it goes.
    """
    mean, square = np.zeros_like(table), np.zeros_like(table)
    for step in range(1, steps + 1):
        slope = slope_at(table)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        way = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        table = table - _SPEED * way
    return table


def folds(slugs: Iterable[str], number: int) -> Iterator[set[str]]:
    """The articles in so many parts, each of which is held out once."""
    shuffled = sorted(set(slugs))
    random.Random(1).shuffle(shuffled)
    for fold in range(number):
        yield set(shuffled[fold::number])
