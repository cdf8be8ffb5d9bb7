"""What holds as a network of things: a `networkx.MultiDiGraph` that keeps parallel relations and their evidence.

The ontology says what is an edge. A member of an n-ary class (a post, a figure that counts a group) becomes a single
edge between its ends when nothing else is linked to it; otherwise it stays a node, linked to its ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.lexicon import NAry
from kg.model import Statement
from kg.statements import about, statement
from kg.store import Store
from kg.vocabulary import Term, Triple

Network: TypeAlias = "nx.MultiDiGraph[str]"


def network(store: Store, thing: NamedNode | None = None) -> Network:
    """The things and the relations between them, or only a thing with its neighbours.

    A node has `label`, `category` and `statements`; an edge `label`, `directed`, `basis` and `statements`. The graph
    has `categories`, the most frequent first. Inferred relations, which repeat others from another side, are left out.
    """
    graph: Network = nx.MultiDiGraph()
    drawn = {triple for triple in store.holds(None, None, None) if _is_drawn(store, triple)}
    for n_ary in store.lexicon.n_aries:
        for member in _members(store, n_ary):
            if ends := _ends(store, n_ary, member, drawn):
                drawn = {triple for triple in drawn if member not in triple}
                _add_collapsed(store, graph, n_ary, member, ends)
            else:
                drawn |= set(_links(store, n_ary, member)) if any(member in triple for triple in drawn) else set()
    for triple in sorted(drawn, key=str):
        _add_edge(store, graph, triple)
    if thing is not None:
        graph = _around(graph, thing.value)
    _describe(store, graph)
    return graph


def _is_drawn(store: Store, triple: Triple) -> bool:
    _, predicate, value = triple
    return predicate in store.lexicon.edges and isinstance(value, NamedNode) and store.basis(triple) != "inferred"


def _members(store: Store, n_ary: NAry) -> list[NamedNode]:
    return [subject for subject, _, _ in store.holds(None, v.TYPE, n_ary.name)]


def _ends(store: Store, n_ary: NAry, member: NamedNode, drawn: set[Triple]) -> list[tuple[NamedNode, NamedNode]]:
    """The pairs of things that the member stands between, if nothing else is linked to it."""
    if any(member in triple and triple[1] not in (n_ary.source, n_ary.target) for triple in drawn):
        return []
    sources, targets = _linked(store, n_ary.source, member), _linked(store, n_ary.target, member)
    return [(source, target) for source in sources for target in targets if source.value != target.value]


def _linked(store: Store, predicate: NamedNode, member: NamedNode) -> list[NamedNode]:
    """What the property links with the member, whichever way it points."""
    values = [value for _, _, value in store.holds(member, predicate, None)]
    subjects = [subject for subject, _, _ in store.holds(None, predicate, member)]
    return [thing for thing in (*values, *subjects) if isinstance(thing, NamedNode)]


def _links(store: Store, n_ary: NAry, member: NamedNode) -> Iterator[Triple]:
    """The statements that tie a member that stays a node to its source."""
    yield from store.holds(member, n_ary.source, None)
    yield from store.holds(None, n_ary.source, member)


def _add_collapsed(
    store: Store, graph: Network, n_ary: NAry, member: NamedNode, ends: list[tuple[NamedNode, NamedNode]]
) -> None:
    said = tuple(about(store, member))
    for source, target in ends:
        graph.add_edge(
            source.value,
            target.value,
            key=member.value,
            label=_label(store, member, n_ary.label) or store.sentences.title(member),
            directed=n_ary.source != n_ary.target,
            basis="stated",
            statements=said,
        )


def _add_edge(store: Store, graph: Network, triple: Triple) -> None:
    subject, predicate, value = triple
    assert isinstance(value, NamedNode)
    said = statement(store, triple)
    graph.add_edge(
        subject.value,
        value.value,
        key=predicate.value,
        label=store.sentences.verb(predicate),
        directed=predicate not in store.lexicon.symmetric,
        basis=said.basis,
        statements=(said,),
    )


def _around(graph: Network, node: str) -> Network:
    """The node with its neighbours and what is between them."""
    if node not in graph:
        graph.add_node(node)
    around: Network = nx.ego_graph(graph, node, undirected=True)
    return around


def _describe(store: Store, graph: Network) -> None:
    """Give every node its label, category and statements."""
    labels = {n_ary.name: n_ary.label for n_ary in store.lexicon.n_aries}
    for node in graph:
        thing = NamedNode(node)
        kinds = [value for _, _, value in store.holds(thing, v.TYPE, None)]
        label = next((labels[kind] for kind in kinds if isinstance(kind, NamedNode) and kind in labels), None)
        said: tuple[Statement, ...] = tuple(about(store, thing))
        graph.nodes[node].update(
            label=_label(store, thing, label) or store.sentences.title(thing),
            category=_category(store, thing, kinds),
            statements=said,
        )
    counts = Counter(category for _, category in graph.nodes(data="category"))
    graph.graph["categories"] = sorted(counts, key=lambda category: (-counts[category], category))


def _label(store: Store, thing: NamedNode, predicate: NamedNode | None) -> str | None:
    values = store.holds(thing, predicate, None) if predicate else []
    return next((value.value for _, _, value in values if isinstance(value, Literal)), None)


def _category(store: Store, thing: NamedNode, kinds: list[Term]) -> str:
    """The label of the nearest class that the ontology makes a category."""
    if thing.value in store.articles:
        kinds = [*kinds, v.CLASS_ARTICLE]
    above = (name for kind in kinds for name in store.lexicon.superclasses(kind))
    found = next((name for name in above if name in store.lexicon.categories), None)
    return store.lexicon.labels[found] if found else "thing"
