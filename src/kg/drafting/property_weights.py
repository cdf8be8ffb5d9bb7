"""Which property two have most probably, as learned from listed relations.

The weights are those of a multinomial logistic regression: for each property, what speaks
for it and against it adds up. They stand in `property_weights.tsv`, a sign a line, with
all properties of which it tells something.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from typing import NamedTuple

from kg.drafting.learned_weights import rows_in

WEIGHTS = "property_weights.tsv"
"""The file of the weights, beside this one."""

BIAS = "any"
"""What every pair has: all properties have a weight here."""

NONE = "none"
"""In place of a property: nothing is told of the two."""

RARE = "rare"
"""In place of a property: one that too few have to be learned."""


class Likely(NamedTuple):
    """A property of two, and how probable it is, from 0 to 1."""

    property: str
    probability: float


def likeliest(signs: Iterable[str]) -> Likely:
    """The property that two of some signs have most probably; none is one, too."""
    weights = weights_by_sign()
    sums = dict.fromkeys(weights[BIAS], 0.0)
    for sign in sorted({BIAS, *signs}):
        for name, weight in weights.get(sign, {}).items():
            sums[name] += weight
    name = max(sums, key=sums.__getitem__)
    odds = [exp(each - sums[name]) for each in sums.values()]
    return Likely(name, 1 / sum(odds))


@cache
def weights_by_sign() -> Mapping[str, Mapping[str, float]]:
    """By sign and property, how much the one speaks for the other."""
    rows = rows_in(WEIGHTS)
    return {row["sign"]: _read(row["weights"]) for row in rows}


def _read(weights: str) -> dict[str, float]:
    words = weights.split()
    return dict(zip(words[::2], map(float, words[1::2]), strict=True))
