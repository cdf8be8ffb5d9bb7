"""How probable it is that a figure is somebody's, as learned from figures of known owners.

The weights are those of a conditional logistic regression: of those who may have a figure,
whoever has most in all for him is the likeliest. They stand in `owner_weights.tsv`, a sign
a line, so that anybody can read why somebody was taken for the owner.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import exp

from kg.drafting.learned_weights import weights_in

WEIGHTS = "owner_weights.tsv"
"""The file of the weights, beside this one."""


def probabilities(candidates: Collection[Iterable[str]]) -> list[float]:
    """How probable each of several is, by their signs.

    >>> first, other = probabilities([{"subject by parse"}, {"teller by parse"}])
    >>> first > other
    True
    """
    known = weights_in(WEIGHTS)

    def told_by(signs: Iterable[str]) -> float:
        found = [known.get(sign, 0.0) for sign in sorted(set(signs))]
        return sum(found)

    sums = list(map(told_by, candidates))
    highest = max(sums, default=0.0)
    odds = [exp(each - highest) for each in sums]
    total = sum(odds)
    return [each / total for each in odds]
