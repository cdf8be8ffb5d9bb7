"""The bare network: which things are related, as a `networkx.MultiDiGraph`.

An edge is a triple between two things whose property the ontology draws, or by which a
member of an n-ary class (a post, a figure) hangs on its ends. Its key is the IRI of the
property. It has no words yet, so that it is fast to make: paths and measures need none,
and `labelled` adds them for all who show it.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import combinations, product
from typing import NotRequired, TypeAlias, TypedDict

import networkx as nx
from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.knowledge.claims import Claim
from kg.knowledge.home import graphs_of
from kg.knowledge.ontology import NAry, Ontology
from kg.model import STRENGTH, Basis
from kg.rdf.compact import order
from kg.vocabulary import Triple

Edges: TypeAlias = "nx.MultiDiGraph[str]"
Edge: TypeAlias = tuple[str, str, str]
"""An edge as networkx names it: source, target and key, all of them IRIs.

It is a plain tuple, as `Edges.edges(keys=True)` gives it: a hundred thousand are made
at once, and a class of their own would only be one more name for the same thing.
"""


class EdgeData(TypedDict):
    """What networkx keeps with a bare edge."""

    basis: Basis
    """The strongest reason for which it holds."""

    passages: list[str]
    """The IRIs of the passages that state it, none where its basis is another."""

    n_ary: NotRequired[NAry]
    """Of a collapsed edge, the class of the member that it stands for."""

    via: NotRequired[list[Edge]]
    """Of a collapsed edge, the edges by which the member hangs on its ends."""

    claim: NotRequired[Claim]
    """Of an edge that is only claimed, the claim; see `kg.network.claim_edges`."""


def edges_of(graph: Graph, *, inferred: bool = False) -> Edges:
    """All relations between things that hold; a thing without any is not in it.

    They come in the engine's own order, which may differ from run to run: see
    `in_order`.

    Args:
        graph: where they hold.
        inferred: whether those count that rules alone conclude.
    """
    ontology = graph.ontology
    properties = _properties(ontology)
    names = properties | _inverses_of(ontology, properties)
    predicates = set(map(NamedNode, names))
    with _no_garbage_collection():
        quads = graph.match(None, predicates, graphs=None)
        return _network(graph, quads, inferred=inferred)


def edges_at(graph: Graph, things: Collection[str]) -> Edges:
    """Those of all relations that have one of the things at an end, inferred ones too.

    Args:
        graph: where they hold.
        things: the IRIs of things.
    """
    ontology = graph.ontology
    properties = _properties(ontology)
    names = properties | _inverses_of(ontology, properties)
    ends = list(map(NamedNode, things))
    with _no_garbage_collection():
        # Asked for any property: of a thing there are fewer statements than properties.
        found = [
            *graph.match(ends, graphs=None),
            *graph.match(objects=ends, graphs=None),
        ]
        # What leads from one of the things to another is among both.
        quads = dict.fromkeys(quad for quad in found if quad.predicate.value in names)
        return _network(graph, quads, inferred=True)


def in_order(edges: Edges) -> Edges:
    """The same network, with nodes, edges and passages sorted by their IRIs."""
    ordered: Edges = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(edges))
    for source, target, key in sorted(edges.edges(keys=True)):
        data = edges.get_edge_data(source, target, key)
        passages = sorted(data["passages"], key=order)
        ordered.add_edge(source, target, key, **{**data, "passages": passages})
    return ordered


def collapsed(
    graph: Graph, edges: Edges, among: Collection[str] | None = None
) -> Edges:
    """The same network with n-ary relations as edges, where nothing is lost by it.

    A member of an n-ary class (a post of a person in an organisation) to which nothing
    but its ends is linked becomes an edge between these, with the member as its key: see
    `n_ary` and `via` in `EdgeData`. What only hangs on other things by properties that
    the ontology does not draw, such as a figure that nothing else is linked to, is left
    out, and so are things that are left without any edge.

    Args:
        graph: where the relations hold.
        edges: the network.
        among: the things that may be replaced or left out, if the network does not have
            all edges of the others; without it, all may.
    """
    network = edges.copy()
    ontology = graph.ontology
    classes = {n_ary.name: n_ary for n_ary in ontology.n_aries}
    members = None if among is None else list(map(NamedNode, among))
    for member, _, kind in graph.triples(members, v.TYPE, list(classes)):
        if member.value in network and isinstance(kind, NamedNode):
            _collapse(network, classes[kind], member.value)
    undrawn = undrawn_properties(ontology)
    nodes = network if among is None else network.nodes & set(among)
    hanging = [node for node in nodes if _only_hangs_on(network, node, undrawn)]
    network.remove_nodes_from(hanging)
    isolated = list(nx.isolates(network))
    network.remove_nodes_from(isolated)
    return network


def neighbours(edges: Edges, node: str) -> set[str]:
    """What is related to the node, in either direction, but for itself."""
    if node not in edges:
        return set()
    return {*edges.predecessors(node), *edges.successors(node)} - {node}


def edge_triples(edges: Edges, edge: Edge) -> list[Triple]:
    """The statements that an edge stands for: one, or those behind a collapsed edge."""
    via: list[Edge] = edges.edges[edge].get("via", [edge])
    return [
        (NamedNode(source), NamedNode(key), NamedNode(target))
        for source, target, key in via
    ]


def undrawn_properties(ontology: Ontology) -> set[str]:
    """The properties of n-ary ends that are edges without being drawn themselves."""
    return _properties(ontology) - _drawn_properties(ontology)


def _properties(ontology: Ontology) -> set[str]:
    """The properties whose triples are edges: those drawn, and those of n-ary ends."""
    properties = _drawn_properties(ontology)
    for n_ary in ontology.n_aries:
        properties |= {n_ary.source.value, n_ary.target.value}
    return properties


def _drawn_properties(ontology: Ontology) -> set[str]:
    return {term.value for term in ontology.edges if isinstance(term, NamedNode)}


def _inverses_of(ontology: Ontology, properties: Iterable[str]) -> set[str]:
    """The properties that say from the other end what one of these says."""
    inverses: set[str] = set()
    for name in properties:
        of_one = ontology.inverses.get(NamedNode(name), ())
        inverses.update(inverse.value for inverse in of_one)
    return inverses


def _network(graph: Graph, quads: Iterable[Quad], *, inferred: bool) -> Edges:
    """What the quads relate, as far as it is drawn."""
    edges: Edges = nx.MultiDiGraph()
    related = _related(graph, quads)
    properties = _properties(graph.ontology)
    drawn = _drawn(graph.ontology, properties, related)
    for (source, target, key), data in drawn.items():
        if inferred or data["basis"] != "inferred":
            edges.add_edge(source, target, key, **data)
    return edges


def _related(graph: Graph, quads: Iterable[Quad]) -> dict[Edge, EdgeData]:
    """The things that the quads relate, with the reasons that their graphs are."""
    ordered = list(quads)
    # From here on all names are strings, as networkx's measures and writers take them.
    basis_of: dict[str, Basis] = {}
    for name in graph.reasons_among(graphs_of(ordered)):
        basis_of[name.value] = graph.bases.get(name, "stated")
    related: dict[Edge, EdgeData] = {}
    for quad in ordered:
        subject, value = quad.subject, quad.object
        if not (isinstance(subject, NamedNode) and isinstance(value, NamedNode)):
            continue
        graph_name = str(quad.graph_name)[1:-1]
        basis = basis_of.get(graph_name)
        if basis is None:
            continue
        edge = (subject.value, value.value, quad.predicate.value)
        data = related.get(edge)
        if data is None:
            data = related[edge] = {"basis": basis, "passages": []}
        elif _is_stronger(basis, data["basis"]):
            data["basis"] = basis
        if basis == "stated":
            data["passages"].append(graph_name)
    return related


def _is_stronger(basis: Basis, other: Basis) -> bool:
    return STRENGTH.index(basis) < STRENGTH.index(other)


def _drawn(
    ontology: Ontology, properties: Collection[str], related: dict[Edge, EdgeData]
) -> dict[Edge, EdgeData]:
    """Of all pairs that are related, those by a property that is drawn.

    People may state a relation by the inverse of the drawn property. The drawn one is
    then only inferred, and would be left out as a repetition, though nothing else says
    it in the network: so the statement as they made it becomes an edge.
    """
    drawn: dict[Edge, EdgeData] = {}
    for edge, data in related.items():
        source, target, key = edge
        if key in properties:
            drawn[edge] = data
            continue
        for inverse in ontology.inverses.get(NamedNode(key), ()):
            other = related.get((target, source, inverse.value))
            if other and _is_stronger(data["basis"], other["basis"]):
                drawn[edge] = data
    return drawn


def _collapse(network: Edges, n_ary: NAry, member: str) -> None:
    """Replace a member of an n-ary class by edges between its ends, if that is all."""
    via = [
        *network.in_edges(member, keys=True),
        *network.out_edges(member, keys=True),
    ]
    # They become sentences, in an order that no home of the graph decides: what leads
    # from the start first.
    via.sort(key=lambda edge: (edge[2] != n_ary.source.value, edge))
    pairs = _pairs(n_ary, member, via)
    if not pairs:
        return
    bases: list[Basis] = []
    passages: dict[str, None] = {}
    for edge in via:
        data = network.edges[edge]
        bases.append(data["basis"])
        passages |= dict.fromkeys(data["passages"])
    # The member holds no better than the weakest of its edges.
    basis = max(bases, key=STRENGTH.index)
    network.remove_node(member)
    for source, target in pairs:
        if _is_drawn_otherwise(network, n_ary, source, target):
            continue
        network.add_edge(
            source,
            target,
            member,
            basis=basis,
            passages=list(passages),
            n_ary=n_ary,
            via=via,
        )


def _pairs(n_ary: NAry, member: str, edges: Iterable[Edge]) -> list[tuple[str, str]]:
    """The things that a member stands between; none if it has other edges too."""
    source_key = n_ary.source.value
    target_key = n_ary.target.value
    sources: set[str] = set()
    targets: set[str] = set()
    for *ends, key in edges:
        if key not in (source_key, target_key):
            return []
        # Whichever way the property points, the member is one of the two ends.
        if key == source_key:
            sources.update(ends)
        if key == target_key:
            targets.update(ends)
    sources.discard(member)
    targets.discard(member)
    if source_key == target_key:
        # The participants of a cooperation, who are alike: each pair once.
        return list(combinations(sorted(sources), 2))
    pairs = product(sorted(sources), sorted(targets))
    return [(source, target) for source, target in pairs if source != target]


def _is_drawn_otherwise(network: Edges, n_ary: NAry, source: str, target: str) -> bool:
    """Whether the two are related by the class's short cut anyway.

    Its sentence tells of the member, so a second edge would say the same.
    """
    if n_ary.edge is None:
        return False
    key = n_ary.edge.value
    if network.has_edge(source, target, key):
        return True
    return network.has_edge(target, source, key)


def _only_hangs_on(network: Edges, node: str, undrawn: Collection[str]) -> bool:
    """Whether a node only has outgoing edges, all by properties that are not drawn."""
    if network.in_edges(node):
        return False
    out_edges = network.out_edges(node, keys=True)
    return all(key in undrawn for _, _, key in out_edges)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Make many objects at once without the collector of cycles.

    There are no cycles among them, but each time that some thousands more are there, it
    walks all of them anew: of the 0.95 s for 66,000 edges, it took 0.3 s.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
