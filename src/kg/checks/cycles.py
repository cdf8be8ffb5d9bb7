"""Hierarchies that lead back to themselves, which SPARQL cannot ask of a property that it does not name."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pyoxigraph import NamedNode

from kg import spoken
from kg import vocabulary as v
from kg.checks.places import Places, passage_named
from kg.model import Problem
from kg.store import Store
from kg.vocabulary import Triple

Edge = tuple[NamedNode, NamedNode]


def check(store: Store, places: Places) -> Iterator[Problem]:
    """A problem for each of the ontology's hierarchies in which statements, as people made them, form a circle."""
    for predicate in sorted(store.lexicon.hierarchies, key=str):
        if isinstance(predicate, NamedNode):
            edges = _edges(store, predicate)
            if circle := _circle(list(edges)):
                yield _problem(store, predicate, circle, edges, places)


def _edges(store: Store, predicate: NamedNode) -> dict[Edge, Triple]:
    """From below to above, each with the statement that says so: of the property, or of one that is its inverse."""
    written: dict[Edge, Triple] = {(s, o): (s, p, o) for s, p, o in _written(store, predicate)}
    for inverse in _inverses(store, predicate):
        for s, p, o in _written(store, inverse):
            written.setdefault((o, s), (s, p, o))
    return written


def _written(store: Store, predicate: NamedNode) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    for s, p, o in store.holds(None, predicate, None):
        if isinstance(o, NamedNode) and store.basis((s, p, o)) != "inferred":
            yield s, p, o


def _inverses(store: Store, predicate: NamedNode) -> Iterator[NamedNode]:
    for quad in store.engine.quads_for_pattern(None, v.INVERSE, None, v.ONTOLOGY):
        if predicate in (quad.subject, quad.object):
            other = quad.object if quad.subject == predicate else quad.subject
            if isinstance(other, NamedNode):
                yield other


def _circle(edges: list[Edge]) -> list[NamedNode]:
    above: dict[NamedNode, set[NamedNode]] = {}
    for below, top in edges:
        above.setdefault(below, set()).add(top)
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        # The error lists the circle against the direction of the statements.
        return list(reversed(error.args[1]))
    return []


def _problem(
    store: Store, predicate: NamedNode, circle: list[NamedNode], edges: dict[Edge, Triple], places: Places
) -> Problem:
    first = next(edges[edge] for edge in pairwise(circle) if edge in edges)
    graph = next((g.value for g in store.graphs(first)), None)
    names = [store.sentences.title(thing) for thing in circle]
    message = f"{store.sentences.title(predicate)}: a hierarchy leads back to where it began."
    advice = "Remove the statement that closes the circle."
    found = spoken.capitalised(" > ".join(names))
    problem = Problem("logic", message, advice, passage=passage_named(graph), found=found)
    return problem.at(places.find(graph, first[0].value, first[1].value))
