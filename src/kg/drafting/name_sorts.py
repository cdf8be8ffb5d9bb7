"""How much the signs of a name tell of its sort, as learned from names of known sorts.

The weights are those of a multinomial logistic regression. They stand in `name_sorts.tsv`,
a sign a line, so that anybody can read why a name was taken for a person's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from math import exp

from kg.drafting.name_classes import SORTS, Sort

WEIGHTS = "name_sorts.tsv"
"""The file of the weights, beside this one."""

BIAS = "any name"
"""The sign that each name has."""


@lru_cache(maxsize=1)
def weights() -> dict[str, tuple[float, ...]]:
    """By sign, how much it speaks for each sort, in their order."""
    text = files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    found: dict[str, tuple[float, ...]] = {}
    for row in rows:
        found[row["sign"]] = tuple(float(row[sort]) for sort in SORTS)
    return found


def sorts(signs: Iterable[str]) -> dict[Sort, float]:
    """How probable it is that a name with some signs is of each sort.

    >>> found = sorts(["titled", "2 words", "says"])
    >>> max(found, key=found.__getitem__)
    'person'
    """
    known = weights()
    sums = list(known[BIAS])
    for sign in sorted(signs):
        for place, weight in enumerate(known.get(sign, ())):
            sums[place] += weight
    highest = max(sums)
    odds = [exp(each - highest) for each in sums]
    total = sum(odds)
    return {sort: each / total for sort, each in zip(SORTS, odds, strict=True)}
