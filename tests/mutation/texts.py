"""Faults in the copy of an article's text that the graph is checked with."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.mutation.graphs import Fault, Graph

_TIMES = 60


def character_changed(graph: Graph, random: Random) -> Iterator[Fault]:
    """One character of the text, anywhere, is another, or gone, or one too many."""
    text, characters = graph.text, sorted(set(graph.text))
    for _ in range(_TIMES):
        at = random.randrange(len(text))
        other = random.choice(
            [character for character in characters if character != text[at]]
        )
        there = random.choice([other, "", other + text[at]])
        yield Fault(
            f"{text[at]!r} -> {there!r} at {at}",
            text=text[:at] + there + text[at + 1 :],
        )
