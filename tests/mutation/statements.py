"""Faults in what statements say, and in where they say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import product
from random import Random

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.vocabulary import Term
from tests.flagship import NAMES
from tests.mutation.graphs import Fault, Graph, changed, named, replaced
from tests.mutation.names import NAMING

_ENDS = [
    NamedNode(v.PREFIXES[prefix] + name)
    for prefix, name in (
        ("rdfs", "domain"),
        ("rdfs", "range"),
        ("schema", "domainIncludes"),
        ("schema", "rangeIncludes"),
    )
]


def end_replaced(graph: Graph, random: Random) -> Iterator[Fault]:
    """Subject or object is another thing of the same classes."""
    classes: dict[Term, set[Term]] = defaultdict(set)
    for quad in graph.having(v.TYPE):
        classes[quad.subject].add(quad.object)
    for quad, part in product(graph.stated, ("subject", "object")):
        thing = getattr(quad, part)
        alike = [
            other
            for other in classes
            if other != thing and classes[other] == classes.get(thing)
        ]
        others = (
            [changed(quad, **{part: other}) for other in alike]
            if quad.predicate != v.TYPE
            else []
        )
        yield from _one_of(graph, random, quad, others)


def property_replaced(graph: Graph, random: Random) -> Iterator[Fault]:
    """The property is another with the same domain and range."""
    ends = {predicate: _ends(graph, predicate) for predicate in _properties(graph)}
    for quad in graph.stated:
        own = ends.get(quad.predicate, [])
        alike = [
            p
            for p, others in ends.items()
            if p != quad.predicate and others == own and any(own)
        ]
        yield from _one_of(
            graph,
            random,
            quad,
            [changed(quad, predicate=predicate) for predicate in alike],
        )


def moved(graph: Graph, random: Random) -> Iterator[Fault]:
    """A statement stands in another passage that states something, but not this
    already.
    """
    passages = sorted({named(quad.graph_name) for quad in graph.stated}, key=str)
    for quad in graph.stated:
        others = (changed(quad, graph_name=passage) for passage in passages)
        yield replaced(
            quad, random.choice([other for other in others if other not in graph.quads])
        )


def deleted(graph: Graph, _: Random) -> Iterator[Fault]:
    """A statement is gone that does not name a thing."""
    yield from (replaced(quad) for quad in graph.stated if quad.predicate not in NAMING)


def _one_of(
    graph: Graph, random: Random, quad: Quad, others: list[Quad]
) -> Iterator[Fault]:
    """One of those that the graph does not say anyway, if there is any."""
    if wrong := sorted((other for other in others if not graph.holds(other)), key=str):
        yield replaced(quad, random.choice(wrong))


def _properties(graph: Graph) -> list[NamedNode]:
    kinds = [
        NamedNode(v.PREFIXES["owl"] + name)
        for name in ("ObjectProperty", "DatatypeProperty")
    ]
    declared = {
        named(quad.subject)
        for quad in graph.quads
        if quad.predicate == v.TYPE and quad.object in kinds
    }
    return sorted((term for term in declared if term.value.startswith(v.KG)), key=str)


def _ends(graph: Graph, predicate: NamedNode) -> list[frozenset[Term]]:
    return list(map(partial(graph.values, predicate, graph=NAMES.ontology), _ENDS))
