"""Hierarchies that lead back to themselves, which SPARQL cannot ask of a property that it does not name."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from pyoxigraph import NamedNode

from kg import spoken
from kg.checks.places import Places
from kg.model import Problem
from kg.store import Statement, Store


def check(store: Store) -> Iterator[Problem]:
    """A problem for each of the ontology's hierarchies in which statements, as people made them, form a circle."""
    places = Places(store.project)
    for predicate in sorted(store.lexicon.hierarchies, key=str):
        if isinstance(predicate, NamedNode):
            written = [triple for triple in store.holds(None, predicate, None) if store.basis(triple) != "inferred"]
            if circle := _circle(written):
                yield _problem(store, predicate, circle, places)


def _circle(statements: list[Statement]) -> list[NamedNode]:
    above: dict[NamedNode, set[NamedNode]] = {}
    for subject, _, value in statements:
        if isinstance(value, NamedNode):
            above.setdefault(subject, set()).add(value)
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        # The error lists the circle against the direction of the statements.
        return list(reversed(error.args[1]))
    return []


def _problem(store: Store, predicate: NamedNode, circle: list[NamedNode], places: Places) -> Problem:
    first = (circle[0], predicate, circle[1])
    graph = next((g.value for g in store.graphs(first)), None)
    names = [store.sentences.title(thing) for thing in circle]
    message = f"{store.sentences.title(predicate)}: a hierarchy leads back to where it began."
    advice = "Remove the statement that closes the circle."
    passage = graph if graph and "#char=" in graph else None
    problem = Problem("logic", message, advice, passage=passage, found=spoken.capitalised(" > ".join(names)))
    return problem.at(places.find(graph, first[0].value, predicate.value))
