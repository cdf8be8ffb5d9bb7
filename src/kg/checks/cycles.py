"""Hierarchies that lead back to themselves, such as a company that is its own parent.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:57: subsidiary of: a hierarchy leads
      back to where it began. [logic]
      found     Norvik Looms > Tessaly Freight > Norvik Looms
      do        Remove the statement that closes the circle.

This is no check query: SPARQL has no paths of a property that a variable stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import chain

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.source_map import Key, Unplaced, location_in
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import Finding
from kg.vocabulary import Triple

Edge = tuple[NamedNode, NamedNode]
"""What is below, and what is right above it."""


def cycle_findings(graph: Graph) -> Iterator[Unplaced]:
    """A finding for each hierarchy of the ontology with a circle.

    Only what people wrote is looked at: of a transitive property, whatever is inferred
    along a circle would be one too.
    """
    for predicate in sorted(graph.ontology.hierarchies, key=str):
        if not isinstance(predicate, NamedNode):
            continue
        edges = _edges(graph, predicate)
        circle = _circle(edges)
        if circle:
            first = edges[circle[0], circle[1]]
            yield _finding(graph, circle, first, predicate)


def followed(graph: Graph) -> set[NamedNode]:
    """The properties whose statements make hierarchies."""
    hierarchies = v.named_nodes(graph.ontology.hierarchies)
    inverses = (graph.ontology.inverses.get(each, []) for each in hierarchies)
    return {*hierarchies, *chain.from_iterable(inverses)}


def _edges(graph: Graph, predicate: NamedNode) -> dict[Edge, Triple]:
    """The edges of a hierarchy, each with the statement that makes it.

    It is a statement of the property, or else of an inverse of it.
    """
    inverses = graph.ontology.inverses.get(predicate, [])
    triples = graph.triples(None, {predicate, *inverses})
    # On what each rests is enough: which of many passages say it is not asked.
    bases = graph.strongest_bases(triples)
    direct: dict[Edge, Triple] = {}
    inverted: dict[Edge, Triple] = {}
    for triple in triples:
        subject, by, value = triple
        if not isinstance(value, NamedNode):
            continue
        # What holds without any reason is not inferred; a check query finds it.
        if bases.get(triple) == "inferred":
            continue
        if by == predicate:
            direct[subject, value] = triple
        else:
            inverted[value, subject] = triple
    return inverted | direct


def _circle(edges: Iterable[Edge]) -> list[NamedNode]:
    """The things of a circle from below to above, ending with the first; or none."""
    above: dict[NamedNode, set[NamedNode]] = {}
    for below, top in edges:
        above.setdefault(below, set()).add(top)
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        _, circle = error.args
        # The error lists the circle against the direction of the statements.
        return list(reversed(circle))
    return []


def _finding(
    graph: Graph,
    circle: list[NamedNode],
    triple: Triple,
    predicate: NamedNode,
) -> Unplaced:
    """The finding of a circle, at one of its statements."""
    subject, by, _ = triple
    why = graph.provenance([triple]).get(triple)
    graph_name = why.graphs[0] if why else None
    graph.verbaliser.prepare(circle)
    names = [graph.verbaliser.title(thing) for thing in circle]
    name = graph.verbaliser.title(predicate)
    finding = Finding(
        severity="error",
        check="logic",
        message=f"{name}: a hierarchy leads back to where it began.",
        location=location_in(graph_name, graph.namespaces),
        found=formatting.capitalised(" > ".join(names)),
        advice="Remove the statement that closes the circle.",
    )
    return Unplaced(finding, Key(graph_name, subject.value, by.value))
