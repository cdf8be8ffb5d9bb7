"""Faults in names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from pyoxigraph import Literal

from kg import vocabulary as v
from kg.vocabulary import Term
from tests.mutation.graphs import Fault, Graph, Quads, changed, literal, replaced

NAMING = (v.PREF_LABEL, v.ALT_LABEL)


def misspelt(graph: Graph, random: Random) -> Iterator[Fault]:
    """Two letters that stand side by side in a name are swapped, wherever it is
    written.
    """
    for name in _names(graph):
        text = name.value
        pairs = enumerate(pairwise(text))
        unlike = [
            n
            for n, (a, b) in pairs
            if (a + b).isalpha() and a.casefold() != b.casefold()
        ]
        if unlike:
            at = random.choice(unlike)
            wrong = Literal(
                f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}",
                language=name.language,
            )
            old = _naming(graph, name)
            yield replaced(old, frozenset(changed(quad, object=wrong) for quad in old))


def alias_dropped(graph: Graph, _: Random) -> Iterator[Fault]:
    """An alternative name that a passage states is gone, from the registry too."""
    for name in sorted({quad.object for quad in graph.stating(v.ALT_LABEL)}, key=str):
        yield replaced(
            frozenset(
                quad for quad in _naming(graph, name) if quad.predicate == v.ALT_LABEL
            )
        )


def deleted(graph: Graph, _: Random) -> Iterator[Fault]:
    """A passage does not state the name any more that it gives a thing."""
    yield from (replaced(quad) for quad in graph.stated if quad.predicate in NAMING)


def _names(graph: Graph) -> list[Literal]:
    return sorted(
        {literal(quad.object) for naming in NAMING for quad in graph.having(naming)},
        key=str,
    )


def _naming(graph: Graph, name: Term) -> Quads:
    return frozenset(
        quad
        for naming in NAMING
        for quad in graph.having(naming)
        if quad.object == name
    )
