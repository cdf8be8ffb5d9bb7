"""What holds as a network of things: a `networkx.MultiDiGraph` that keeps parallel relations and their evidence."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.lexicon import NAry
from kg.links import Link, Links, collapsed, in_order, links, triples
from kg.statements import about, statement
from kg.store import Store

Network: TypeAlias = "nx.MultiDiGraph[str]"


def network(store: Store, thing: NamedNode | None = None, *, collapse: bool = True, inferred: bool = False) -> Network:
    """The things and the relations between them, or only a thing with its neighbours.

    A node has `label`, `category` and `statements`. An edge has `property` (of a collapsed member, its class), `label`,
    `directed`, `sentence`, `basis`, `passages` (IRIs), `voices` and `statements`. The graph has `categories`, the most
    frequent first. With `collapse`, a post or a figure that only ties two things together is one edge between them;
    without, every edge is a single statement. Inferred relations, which repeat others from another side, are left out
    unless they are wanted.
    """
    graph = links(store, inferred=inferred)
    if collapse:
        graph = collapsed(store, graph)
    if thing is not None:
        graph = _around(graph, thing.value)
    found = described(store, graph)
    for node in found:
        found.nodes[node]["statements"] = tuple(about(store, NamedNode(node)))
    return found


def described(store: Store, graph: Links) -> Network:
    """The bare relations in order, with all that `network` tells of them but for what is said of each thing."""
    found = in_order(graph)
    for link in found.edges(keys=True):
        _describe_edge(store, found, link)
    for node in found:
        _describe_node(store, found, node)
    counts = Counter(category for _, category in found.nodes(data="category"))
    found.graph["categories"] = sorted(counts, key=lambda category: (-counts[category], category))
    return found


def category(store: Store, thing: NamedNode) -> str:
    """The label of the thing's nearest class that the ontology makes a category."""
    kinds = [value for _, _, value in store.holds(thing, v.TYPE, None)]
    if thing.value in store.articles:
        kinds = [*kinds, v.CLASS_ARTICLE]
    above = (name for kind in kinds for name in store.lexicon.superclasses(kind))
    found = next((name for name in above if name in store.lexicon.categories), None)
    return store.lexicon.labels[found] if found else "thing"


def _around(graph: Network, node: str) -> Network:
    """The node with its neighbours and what is between them."""
    if node not in graph:
        graph.add_node(node)
    around: Network = nx.ego_graph(graph, node, undirected=True)
    return around


def _describe_edge(store: Store, graph: Network, link: Link) -> None:
    data = graph.edges[link]
    said = [statement(store, triple) for triple in triples(graph, link)]
    voices = dict.fromkeys(piece.voice for each in said for piece in each.evidence)
    n_ary: NAry | None = data.pop("n_ary", None)
    data.pop("via", None)
    key = NamedNode(link[2])
    if n_ary:
        label = _label(store, key, n_ary.label) or store.sentences.title(key)
        data.update(property=n_ary.name.value, label=label, directed=n_ary.source != n_ary.target)
    else:
        directed = key not in store.lexicon.symmetric
        data.update(property=key.value, label=store.sentences.verb(key), directed=directed)
    data.update(
        sentence=" ".join(dict.fromkeys(each.sentence for each in said)),
        passages=tuple(data["passages"]),
        voices=tuple(voices),
        statements=tuple(about(store, key) if n_ary else said),
    )


def _describe_node(store: Store, graph: Network, node: str) -> None:
    thing = NamedNode(node)
    labels = {n_ary.name: n_ary.label for n_ary in store.lexicon.n_aries}
    kinds = [value for _, _, value in store.holds(thing, v.TYPE, None)]
    label = next((labels[kind] for kind in kinds if isinstance(kind, NamedNode) and kind in labels), None)
    graph.nodes[node].update(
        label=_label(store, thing, label) or store.sentences.title(thing), category=category(store, thing)
    )


def _label(store: Store, thing: NamedNode, predicate: NamedNode | None) -> str | None:
    values = store.holds(thing, predicate, None) if predicate else []
    return next((value.value for _, _, value in values if isinstance(value, Literal)), None)
