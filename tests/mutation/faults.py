"""All kinds of single faults: what a careless or a dishonest hand might do to a graph,
or to the text it rests on.

What changes nothing is no fault and is left out: a statement that the graph makes
anyway, elsewhere or by a rule, put in the place of another. A deleted statement may
still hold for another reason; then a passage that says so is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.mutation import figures, names, positions, statements, texts
from tests.mutation.graphs import Fault, Graph

KINDS: dict[str, Callable[[Graph, Random], Iterator[Fault]]] = {
    "digit": figures.digit,
    "magnitude": figures.magnitude,
    "sign": figures.sign,
    "unit or currency": figures.unit,
    "comparator changed": figures.comparator_changed,
    "comparator dropped": figures.comparator_dropped,
    "figure deleted": figures.deleted,
    "figure duplicated": figures.duplicated,
    "date shifted": figures.date_shifted,
    "period replaced": figures.period_replaced,
    "begin or end shifted": positions.shifted,
    "passage in another sentence": positions.moved,
    "digest changed": positions.digest_changed,
    "voice removed": positions.voice_removed,
    "text changed": texts.character_changed,
    "subject or object replaced": statements.end_replaced,
    "property replaced": statements.property_replaced,
    "statement in another passage": statements.moved,
    "statement deleted": statements.deleted,
    "name deleted": names.deleted,
    "name misspelt": names.misspelt,
    "alias dropped": names.alias_dropped,
}


def faults(graph: Graph, kind: str, seed: int) -> list[Fault]:
    """The faults of a kind; the same from the same seed, whatever other kinds there
    are.
    """
    return list(KINDS[kind](graph, Random(f"{seed} {kind}")))
