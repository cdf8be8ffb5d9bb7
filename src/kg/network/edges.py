"""The relations between things as a bare `networkx.MultiDiGraph`, fast to make: what paths and measures walk.

An edge is a triple between two things whose property the ontology draws, or by which a
member of an n-ary class (a post, a figure) hangs on its ends. Its key is the property;
it has `basis`, and the `passages` that state it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations, product
from typing import Any, TypeAlias

import networkx as nx
from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import BASES, Graph
from kg.knowledge.ontology import NAry, Ontology
from kg.model import Basis
from kg.rdf.compact import order
from kg.vocabulary import Triple

Edges: TypeAlias = "nx.MultiDiGraph[str]"
Edge: TypeAlias = tuple[str, str, str]
Evidence: TypeAlias = dict[str, Any]
"""The `basis` and the `passages` of an edge."""

_WEAKEST: tuple[Basis, ...] = ("inferred", "derived", "registered", "stated")


def edges_of(graph: Graph, *, inferred: bool = False) -> Edges:
    """The relations that hold, the inferred ones only where they are wanted; things without any are not in it.

    They come in the engine's own order, which may differ from run to run: see
    `in_order`.
    """
    found: Edges = nx.MultiDiGraph()
    properties = _properties(graph.ontology)
    wanted = {
        NamedNode(name)
        for name in properties | _inverses_of(graph.ontology, properties)
    }
    with _uncollected():
        edges = _edges(graph, graph.match(None, wanted, graphs=None))
        for link, data in _drawn(graph.ontology, properties, edges).items():
            if inferred or data["basis"] != "inferred":
                found.add_edge(*link, **data)
    return found


def in_order(links: Edges) -> Edges:
    """The same relations, with nodes, edges and passages in an order that only depends on what they are."""
    ordered: Edges = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(links))
    for *link, data in sorted(
        links.edges(keys=True, data=True), key=lambda edge: edge[:3]
    ):
        ordered.add_edge(
            *link, **{**data, "passages": sorted(data["passages"], key=order)}
        )
    return ordered


def collapsed(graph: Graph, links: Edges) -> Edges:
    """The same with a single edge for each member of an n-ary class to which nothing but its ends is linked.

    Its key is the member; it has `n_ary`, the class, and `via`, the links that it
    stands for. What only hangs on other things by properties that the ontology does not
    draw, such as a figure that nothing else is linked to, is left out.
    """
    found = links.copy()
    by_name = {n_ary.name: n_ary for n_ary in graph.ontology.n_aries}
    for member, _, kind in graph.triples(None, v.TYPE, list(by_name)):
        if member.value in found and isinstance(kind, NamedNode):
            _collapse(found, by_name[kind], member.value)
    undrawn = {
        name
        for name in _properties(graph.ontology)
        if NamedNode(name) not in graph.ontology.edges
    }
    found.remove_nodes_from(
        [node for node in found if _only_hangs_on(found, node, undrawn)]
    )
    found.remove_nodes_from(list(nx.isolates(found)))
    return found


def edge_triples(links: Edges, link: Edge) -> list[Triple]:
    """The statements that an edge stands for."""
    via: list[Edge] = links.edges[link].get("via", [link])
    return [
        (NamedNode(source), NamedNode(key), NamedNode(target))
        for source, target, key in via
    ]


def _only_hangs_on(links: Edges, node: str, undrawn: set[str]) -> bool:
    return not links.in_edges(node) and all(
        key in undrawn for *_, key in links.out_edges(node, keys=True)
    )


def _properties(ontology: Ontology) -> set[str]:
    """The properties that are drawn, and those by which members of n-ary classes hang on their ends."""
    ends = [end for n_ary in ontology.n_aries for end in (n_ary.source, n_ary.target)]
    return {
        term.value for term in (*ontology.edges, *ends) if isinstance(term, NamedNode)
    }


def _inverses_of(ontology: Ontology, properties: set[str]) -> set[str]:
    """The properties that say from the other end what one that is drawn says."""
    return {
        other.value
        for name in properties
        for other in ontology.inverses.get(NamedNode(name), ())
    }


def _edges(graph: Graph, quads: list[Quad]) -> dict[Edge, Evidence]:
    """The pairs of things that each property relates, with why.

    Strings are looked up, not terms, whose hashes are slow.
    """
    basis_of: dict[str, Basis] = dict.fromkeys(graph.passages, "stated")
    basis_of |= {name.value: basis for name, basis in BASES.items()}
    found: dict[Edge, Evidence] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not (isinstance(subject, NamedNode) and isinstance(value, NamedNode)):
            continue
        where = str(quad.graph_name)[1:-1]
        if (basis := basis_of.get(where)) is None:
            continue
        link = (subject.value, value.value, quad.predicate.value)
        if (data := found.get(link)) is None:
            data = found[link] = {"basis": basis, "passages": []}
        elif data["basis"] != basis:
            data["basis"] = max(basis, data["basis"], key=_WEAKEST.index)
        if basis == "stated":
            data["passages"].append(where)
    return found


def _drawn(
    ontology: Ontology, properties: set[str], edges: dict[Edge, Evidence]
) -> dict[Edge, Evidence]:
    """The edges of the properties that are drawn.

    People may state a relation by the inverse of the property that is drawn. That the
    drawn one is then inferred is no mere repetition, since nothing else would be drawn:
    so the statement is an edge itself.
    """
    drawn = {link: data for link, data in edges.items() if link[2] in properties}
    for (source, target, name), data in edges.items():
        for inverse in (
            ontology.inverses.get(NamedNode(name), ()) if name not in properties else ()
        ):
            other = edges.get((target, source, inverse.value))
            if other and _WEAKEST.index(other["basis"]) < _WEAKEST.index(data["basis"]):
                drawn[source, target, name] = data
    return drawn


def _collapse(links: Edges, n_ary: NAry, member: str) -> None:
    at = [*links.in_edges(member, keys=True), *links.out_edges(member, keys=True)]
    pairs = _pairs(n_ary, member, at)
    behind = [links.edges[link] for link in at]
    if pairs:
        links.remove_node(member)
    for source, target in pairs:
        if not _is_drawn_otherwise(links, n_ary, source, target):
            basis = min((data["basis"] for data in behind), key=_WEAKEST.index)
            passages = dict.fromkeys(
                passage for data in behind for passage in data["passages"]
            )
            links.add_edge(
                source,
                target,
                member,
                basis=basis,
                passages=list(passages),
                n_ary=n_ary,
                via=at,
            )


def _pairs(n_ary: NAry, member: str, at: list[Edge]) -> list[tuple[str, str]]:
    """The things that the member stands between, if nothing else is linked to it."""
    if any(key not in (n_ary.source.value, n_ary.target.value) for *_, key in at):
        return []
    sources, targets = (
        sorted(
            {thing for *ends, key in at if key == end.value for thing in ends}
            - {member}
        )
        for end in (n_ary.source, n_ary.target)
    )
    if n_ary.source == n_ary.target:
        return list(combinations(sources, 2))
    return [
        (source, target)
        for source, target in product(sources, targets)
        if source != target
    ]


def _is_drawn_otherwise(links: Edges, n_ary: NAry, source: str, target: str) -> bool:
    """Whether the relation that the class collapses to holds between the two, whose sentence tells of the member."""
    if n_ary.edge is None:
        return False
    return links.has_edge(source, target, n_ary.edge.value) or links.has_edge(
        target, source, n_ary.edge.value
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection, which would walk all that is new again and again and find nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
