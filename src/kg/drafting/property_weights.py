"""Which property two have most probably, as learned from listed relations.

The weights are those of a multinomial logistic regression: for each property, what speaks
for it and against it adds up. They stand in `property_weights.tsv`, a sign a line, with
all properties of which it tells something.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

WEIGHTS = "property_weights.tsv"
"""The file of the weights, beside this one."""

BIAS = "any"
"""What every pair has."""

NONE = "none"
"""In place of a property: nothing is told of the two."""

RARE = "rare"
"""In place of a property: one that too few have to be learned."""


class Likely(NamedTuple):
    """A property of two, and how probable it is, from 0 to 1."""

    property: str
    probability: float


def ranked(signs: Iterable[str]) -> list[Likely]:
    """The properties that two of some signs may have, the likeliest first."""
    known = _weights()
    sums: dict[str, float] = defaultdict(float)
    for sign in sorted({BIAS, *signs}):
        for name, weight in known.get(sign, {}).items():
            sums[name] += weight
    highest = max(sums.values())
    odds = {name: exp(each - highest) for name, each in sums.items()}
    total = sum(odds.values())
    told = [
        Likely(name, each / total)
        for name, each in odds.items()
        if name not in (NONE, RARE)
    ]
    return sorted(told, key=lambda each: (-each.probability, each.property))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """By sign and property, how much the one speaks for the other."""
    text = files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["sign"]: _read(row["weights"]) for row in rows}


def _read(weights: str) -> dict[str, float]:
    words = weights.split()
    return dict(zip(words[::2], map(float, words[1::2]), strict=True))
