"""Hierarchies that lead back to themselves, which SPARQL cannot ask of a property that it does not name."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.checks.source_map import SourceMap, article_named, passage_named
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import Finding, Location
from kg.vocabulary import Triple

Edge = tuple[NamedNode, NamedNode]


def cycle_findings(graph: Graph, places: SourceMap) -> Iterator[Finding]:
    """A finding for each of the ontology's hierarchies in which statements, as people made them, form a circle."""
    for predicate in sorted(graph.ontology.hierarchies, key=str):
        if isinstance(predicate, NamedNode):
            edges = _edges(graph, predicate)
            if circle := _circle(list(edges)):
                yield _finding(graph, predicate, circle, edges, places)


def _edges(graph: Graph, predicate: NamedNode) -> dict[Edge, Triple]:
    """From below to above, each with the statement that says so: of the property, or of one that is its inverse."""
    inverses = graph.ontology.inverses.get(predicate, [])
    stated = graph.triples(None, {predicate, *inverses})
    reasons = graph.provenance(stated)
    edges: dict[Edge, Triple] = {}
    inverted: dict[Edge, Triple] = {}
    for triple in stated:
        subject, property_, value = triple
        why = reasons.get(
            triple
        )  # none where it holds without a reason, which another check tells
        if isinstance(value, NamedNode) and not (why and why.basis == "inferred"):
            if property_ == predicate:
                edges[subject, value] = triple
            else:
                inverted[value, subject] = triple
    return inverted | edges


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


def _finding(
    graph: Graph,
    predicate: NamedNode,
    circle: list[NamedNode],
    edges: dict[Edge, Triple],
    places: SourceMap,
) -> Finding:
    first = next(edges[edge] for edge in pairwise(circle) if edge in edges)
    why = graph.provenance([first]).get(first)
    named = why.graphs[0] if why else None
    graph.verbaliser.prepare(circle)
    names = [graph.verbaliser.title(thing) for thing in circle]
    message = f"{graph.verbaliser.title(predicate)}: a hierarchy leads back to where it began."
    advice = "Remove the statement that closes the circle."
    found = formatting.capitalised(" > ".join(names))
    location = Location(passage=passage_named(named), article=article_named(named))
    finding = Finding("error", "logic", message, location, found=found, advice=advice)
    return finding.at(places.find(named, first[0].value, first[1].value))
