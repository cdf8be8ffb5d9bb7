"""The relations between things as a bare `networkx.MultiDiGraph`, fast to make: what paths and measures walk.

An edge is a triple between two things whose property the ontology draws, or by which a member of an n-ary class (a
post, a figure) hangs on its ends. Its key is the property; it has `basis`, and the `passages` that state it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import combinations, product
from typing import Any, TypeAlias

import networkx as nx
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.lexicon import NAry
from kg.model import Basis
from kg.store import BASES, Store
from kg.trig import order
from kg.vocabulary import Triple

Links: TypeAlias = "nx.MultiDiGraph[str]"
Link: TypeAlias = tuple[str, str, str]
Evidence: TypeAlias = dict[str, Any]
"""The `basis` and the `passages` of an edge."""

_WEAKEST: tuple[Basis, ...] = ("inferred", "derived", "registered", "stated")


def links(store: Store, *, inferred: bool = False) -> Links:
    """The relations that hold, the inferred ones only where they are wanted; things without any are not in it.

    They come in the engine's own order, which may differ from run to run: see `in_order`.
    """
    basis_of = _graphs(store, inferred=inferred)
    graph: Links = nx.MultiDiGraph()
    with _uncollected():
        for predicate in sorted(_properties(store)):
            found = _found(store, NamedNode(predicate), basis_of).items()
            graph.add_edges_from((one, other, predicate, data) for (one, other), data in found)  # type: ignore[misc]
    return graph


def in_order(graph: Links) -> Links:
    """The same graph, with nodes, edges and passages in an order that only depends on what they are."""
    ordered: Links = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph))
    for *link, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        ordered.add_edge(*link, **{**data, "passages": sorted(data["passages"], key=order)})
    return ordered


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


def _graphs(store: Store, *, inferred: bool) -> dict[str, Basis]:
    """Why what a named graph holds does hold, for the graphs that count."""
    passages = store.engine.quads_for_pattern(None, v.TYPE, v.CLASS_PASSAGE, None)
    basis_of: dict[str, Basis] = {quad.subject.value: "stated" for quad in passages}  # type: ignore[union-attr]
    return basis_of | {graph.value: basis for graph, basis in BASES.items() if inferred or basis != "inferred"}


def _found(store: Store, predicate: NamedNode, basis_of: Mapping[str, Basis]) -> dict[tuple[str, str], Evidence]:
    """The pairs of things that the property relates, each with why.

    Strings are looked up, not terms, whose hashes are slow; asking the engine for one property at a time is the fastest
    way out of it.
    """
    found: dict[tuple[str, str], Evidence] = {}
    for quad in store.engine.quads_for_pattern(None, predicate, None, None):
        graph, value = quad.graph_name, quad.object
        if not (isinstance(graph, NamedNode) and isinstance(value, NamedNode)):
            continue
        where = graph.value
        if (basis := basis_of.get(where)) is None:
            continue
        ends = (quad.subject.value, value.value)  # type: ignore[union-attr]
        if (data := found.get(ends)) is None:
            data = found[ends] = {"basis": basis, "passages": []}
        elif data["basis"] != basis:
            data["basis"] = max(basis, data["basis"], key=_WEAKEST.index)
        if basis == "stated":
            data["passages"].append(where)
    return found
