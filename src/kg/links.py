"""The relations between things as a bare `networkx.MultiDiGraph`, fast to make: what paths and measures walk.

An edge is a triple between two things whose property the ontology draws, or by which a member of an n-ary class (a
post, a figure) hangs on its ends. Its key is the property; it has `basis`, and the `passages` that state it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product
from typing import Any, TypeAlias

import networkx as nx
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.lexicon import NAry
from kg.model import Basis
from kg.store import BASES, Store
from kg.vocabulary import Triple

Links: TypeAlias = "nx.MultiDiGraph[str]"
Link: TypeAlias = tuple[str, str, str]

_WEAKEST: tuple[Basis, ...] = ("inferred", "derived", "registered", "stated")


def links(store: Store, *, inferred: bool = False) -> Links:
    """The relations that hold, the inferred ones only where they are wanted; things without any are not in it."""
    basis_of = _graphs(store)
    graph: Links = nx.MultiDiGraph()
    for predicate in sorted(_properties(store)):
        found = sorted(_found(store, NamedNode(predicate), basis_of).items())
        graph.add_edges_from(
            (source, target, predicate, _evidence(where, basis_of))  # type: ignore[misc]  # the stubs know no keys
            for (source, target), where in found
            if inferred or where != [v.INFERRED.value]
        )
    return graph


def collapsed(store: Store, graph: Links) -> Links:
    """The same with a single edge for each member of an n-ary class to which nothing but its ends is linked.

    Its key is the member; it has `n_ary`, the class, and `via`, the links that it stands for. What only hangs on other
    things by properties that the ontology does not draw, such as a figure that nothing else is linked to, is left out.
    """
    found = graph.copy()
    for n_ary in store.lexicon.n_aries:
        for member, _, _ in store.holds(None, v.TYPE, n_ary.name):
            if member.value in found:
                _collapse(found, n_ary, member.value)
    undrawn = {name for name in _properties(store) if NamedNode(name) not in store.lexicon.edges}
    found.remove_nodes_from([node for node in found if _only_hangs_on(found, node, undrawn)])
    found.remove_nodes_from(list(nx.isolates(found)))
    return found


def triples(graph: Links, link: Link) -> list[Triple]:
    """The statements that an edge stands for."""
    via: list[Link] = graph.edges[link].get("via", [link])
    return [(NamedNode(source), NamedNode(key), NamedNode(target)) for source, target, key in via]


def _only_hangs_on(graph: Links, node: str, undrawn: set[str]) -> bool:
    return not graph.in_edges(node) and all(key in undrawn for *_, key in graph.out_edges(node, keys=True))


def _properties(store: Store) -> set[str]:
    """The properties that are drawn, and those by which members of n-ary classes hang on their ends."""
    ends = [end for n_ary in store.lexicon.n_aries for end in (n_ary.source, n_ary.target)]
    return {term.value for term in (*store.lexicon.edges, *ends) if isinstance(term, NamedNode)}


def _collapse(graph: Links, n_ary: NAry, member: str) -> None:
    at = [*graph.in_edges(member, keys=True), *graph.out_edges(member, keys=True)]
    pairs = _pairs(n_ary, member, at)
    behind = [graph.edges[link] for link in at]
    if pairs:
        graph.remove_node(member)
    for source, target in pairs:
        if not _is_drawn_otherwise(graph, n_ary, source, target):
            basis = min((data["basis"] for data in behind), key=_WEAKEST.index)
            passages = dict.fromkeys(passage for data in behind for passage in data["passages"])
            graph.add_edge(source, target, member, basis=basis, passages=list(passages), n_ary=n_ary, via=at)


def _pairs(n_ary: NAry, member: str, at: list[Link]) -> list[tuple[str, str]]:
    """The things that the member stands between, if nothing else is linked to it."""
    if any(key not in (n_ary.source.value, n_ary.target.value) for *_, key in at):
        return []
    sources, targets = (
        sorted({thing for *ends, key in at if key == end.value for thing in ends} - {member})
        for end in (n_ary.source, n_ary.target)
    )
    if n_ary.source == n_ary.target:
        return list(combinations(sources, 2))
    return [(source, target) for source, target in product(sources, targets) if source != target]


def _is_drawn_otherwise(graph: Links, n_ary: NAry, source: str, target: str) -> bool:
    """Whether the relation that the class collapses to holds between the two, whose sentence tells of the member."""
    if n_ary.edge is None:
        return False
    return graph.has_edge(source, target, n_ary.edge.value) or graph.has_edge(target, source, n_ary.edge.value)


def _graphs(store: Store) -> dict[str, Basis]:
    """Why what a named graph holds does hold."""
    passages = store.engine.quads_for_pattern(None, v.TYPE, v.CLASS_PASSAGE, None)
    basis_of: dict[str, Basis] = {quad.subject.value: "stated" for quad in passages}  # type: ignore[union-attr]
    return basis_of | {graph.value: basis for graph, basis in BASES.items()}


def _found(store: Store, predicate: NamedNode, basis_of: Mapping[str, Basis]) -> dict[tuple[str, str], list[str]]:
    """The pairs of things that the property relates, each with the graphs that say so.

    Strings are looked up, not terms, whose hashes are slow; asking the engine for one property at a time is the fastest
    way out of it.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for quad in store.engine.quads_for_pattern(None, predicate, None, None):
        where = getattr(quad.graph_name, "value", "")
        if where in basis_of and isinstance(quad.object, NamedNode):
            found.setdefault((quad.subject.value, quad.object.value), []).append(where)  # type: ignore[union-attr]
    return found


def _evidence(where: list[str], basis_of: Mapping[str, Basis]) -> dict[str, Any]:
    basis = max((basis_of[graph] for graph in where), key=_WEAKEST.index)
    return {"basis": basis, "passages": sorted(graph for graph in where if basis_of[graph] == "stated")}
