"""How probable it is that words tell a property of two, as learned from listed relations.

The weights are those of a logistic regression: what speaks for a property of two and what
against it adds up. They stand in `relation_weights.tsv`, a sign a line, so that anybody
can read why something was taken to be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import exp
from typing import NamedTuple

from kg.drafting.learned_weights import weights_in

WEIGHTS = "relation_weights.tsv"
"""The file of the weights, beside this one."""

BIAS = "any"
"""What every pair has."""

_OF_WORDS = (" by ", " with ", " in ")
# These tell something whatever the property is.
_OF_ANY = (
    *("slot ", "is ", "has ", "verb way", "noun way", "verb form", "noun form"),
    *("verb told", "noun told", "verb named", "noun named", "verb timed", "noun timed"),
    *(
        "referral",
        "nameless",
        "mentions",
        "again",
        "only read",
        "beside another",
        "paragraph",
        "gap",
    ),
)
_FRAME = "frame "


class ByRule(NamedTuple):
    """By what rule a property of two is read already, and how sure that is."""

    rule: str
    tier: str


def probability(signs: Iterable[str]) -> float:
    """How probable it is that something of these signs is told."""
    known = weights_in(WEIGHTS)
    total = sum(known.get(sign, 0.0) for sign in sorted({BIAS, *signs}))
    return 1 / (1 + exp(-total))


def signs_of(
    signs: Iterable[str], predicate: str, readings: Mapping[str, Iterable[ByRule]]
) -> Iterator[str]:
    """What speaks for and against a property of a pair.

    Args:
        signs: the signs of the pair.
        predicate: the property.
        readings: by property, the rules by which one is read of the two.
    """
    signs = frozenset(signs)
    told = "framed" if f"{_FRAME}{predicate}" in signs else "bare"
    yield from (told, predicate, f"{predicate} {told}")
    if set(readings) - {predicate}:
        yield "other read"
    more = set(signs)
    for reading in readings.get(predicate, ()):
        yield f"rule {reading.rule}"
        more.add(f"tier {reading.tier}")
    for sign in more:
        if sign.startswith(_FRAME):
            continue
        yield f"{predicate} | {sign}"
        is_of_words = any(word in sign for word in _OF_WORDS)
        if sign.startswith(_OF_ANY) and not is_of_words:
            yield sign
            yield f"{told} | {sign}"
