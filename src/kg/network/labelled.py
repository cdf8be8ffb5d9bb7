"""What holds as a network of things: a `networkx.MultiDiGraph` that keeps parallel relations and their evidence."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.evidence.statements import Account, statements
from kg.knowledge import Facts, Graph
from kg.knowledge.ontology import NAry
from kg.model import Statement
from kg.network.edges import Edge, Edges, collapsed, edge_triples, edges_of, in_order
from kg.vocabulary import Triple, shortened

Network: TypeAlias = "nx.MultiDiGraph[str]"


def network(
    graph: Graph,
    thing: NamedNode | None = None,
    *,
    collapse: bool = True,
    inferred: bool = False,
    texts: Texts = NO_TEXTS,
) -> Network:
    """The things and the relations between them, or only a thing with its neighbours.

    A node has `label`, `category` and `statements`. An edge has `property` (of a
    collapsed member, its class), `label`, `directed`, `sentence`, `basis`, `passages`
    (IRIs), `voices` and `statements`. The graph has `categories`, the most frequent
    first. With `collapse`, a post or a figure that only ties two things together is one
    edge between them; without, every edge is a single statement. Inferred relations,
    which repeat others from another side, are left out unless they are wanted.
    """
    found = edges_of(graph, inferred=inferred)
    if collapse:
        found = collapsed(graph, found)
    if thing is not None:
        found = _around(found, thing.value)
    found = labelled(graph, found, texts)
    told = _about(graph, found, texts)
    for node in found:
        found.nodes[node]["statements"] = tuple(told.get(node, ()))
    return found


def plain_attributes(
    graph: Graph,
    thing: NamedNode | None = None,
    *,
    collapse: bool = True,
    inferred: bool = False,
    by_label: bool = False,
) -> Network:
    """The network with attributes that are texts, numbers and truth values, as every writer takes them.

    Args:
        graph: where the relations hold.
        thing: the thing whose neighbourhood is wanted; without it, all.
        collapse: see `network`.
        inferred: see `network`.
        by_label: whether nodes are named by their labels rather than their IRIs.
    """
    whole = network(graph, thing, collapse=collapse, inferred=inferred)
    names = _labels(whole) if by_label else {iri: iri for iri in whole}
    found: Network = nx.MultiDiGraph()
    for iri, data in whole.nodes(data=True):
        found.add_node(
            names[iri], label=data["label"], category=data["category"], iri=iri
        )
    for source, target, key, data in whole.edges(keys=True, data=True):
        found.add_edge(
            names[source],
            names[target],
            key=key,
            property=data["property"],
            label=data["label"],
            directed=data["directed"],
            sentence=data["sentence"],
            basis=data["basis"],
            passages=" ".join(data["passages"]),
            voices="; ".join(data["voices"]),
            weight=max(1, len(data["passages"])),
        )
    return found


def _labels(network: Network) -> dict[str, str]:
    """A name for each node: its label, with its IRI behind it where others have the same label."""
    labels = {iri: str(label) for iri, label in network.nodes(data="label")}
    times = Counter(labels.values())
    return {
        iri: label if times[label] == 1 else f"{label} ({shortened(NamedNode(iri))})"
        for iri, label in labels.items()
    }


def labelled(graph: Graph, bare: Edges, texts: Texts = NO_TEXTS) -> Network:
    """The bare relations in order, with all that `network` tells of them but for what is said of each thing."""
    found = in_order(bare)
    behind = {link: edge_triples(found, link) for link in found.edges(keys=True)}
    ordered = list(
        dict.fromkeys(triple for several in behind.values() for triple in several)
    )
    told = dict(zip(ordered, statements(graph, ordered, texts), strict=True))
    members = {
        link[2]: data["n_ary"]
        for *link, data in found.edges(keys=True, data=True)
        if "n_ary" in data
    }
    about = _about(graph, members, texts)
    facts = _named(graph, [*found, *members])
    for link, stated in behind.items():
        said_by_edge = [told[triple] for triple in stated]
        _describe_edge(graph, found, link, said_by_edge, facts)
        if link[2] in members:
            found.edges[link]["statements"] = tuple(about[link[2]])
    labels = {n_ary.name: n_ary.label for n_ary in graph.ontology.n_aries}
    for node in found:
        kinds = facts.nodes(NamedNode(node), v.TYPE)
        predicate = next((labels[kind] for kind in kinds if kind in labels), None)
        own = _label(facts, node, predicate)
        title = own or graph.verbaliser.title(NamedNode(node))
        found.nodes[node].update(label=title, category=_category(graph, node, facts))
    counts = Counter(category for _, category in found.nodes(data="category"))
    found.graph["categories"] = sorted(
        counts, key=lambda category: (-counts[category], category)
    )
    return found


def categories(graph: Graph, things: list[str]) -> dict[str, str]:
    """The label of each thing's nearest class that the ontology makes a category."""
    facts = graph.facts([NamedNode(thing) for thing in things], v.TYPE)
    return {thing: _category(graph, thing, facts) for thing in things}


def _category(graph: Graph, thing: str, facts: Facts) -> str:
    kinds = facts.nodes(NamedNode(thing), v.TYPE)
    if thing in graph.articles:
        kinds = [*kinds, v.CLASS_ARTICLE]
    return graph.ontology.category(kinds)


def _named(graph: Graph, nodes: list[str]) -> Facts:
    """What classes the nodes and labels the edges that they collapse to."""
    labels = [n_ary.label for n_ary in graph.ontology.n_aries if n_ary.label]
    things = [NamedNode(node) for node in dict.fromkeys(nodes)]
    graph.verbaliser.prepare(things)
    return graph.facts(things, {v.TYPE, *labels})


def _about(
    graph: Graph, things: Edges | dict[str, NAry], texts: Texts
) -> dict[str, list[Statement]]:
    """All that is said of each of the things, as subject or object; asked for at once."""
    names = [NamedNode(thing) for thing in things]
    if not names:
        return {}
    own: dict[str, list[Triple]] = {thing: [] for thing in things}
    told = [*graph.triples(names), *graph.triples(objects=names)]
    for triple in told:
        for end in (triple[0], triple[2]):
            if isinstance(end, NamedNode) and end.value in own:
                own[end.value].append(triple)
    account = Account(graph, told, texts)
    return {
        thing: [each.statement for each in account.said(edge_triples)]
        for thing, edge_triples in own.items()
    }


def _around(links: Network, node: str) -> Network:
    """The node with its neighbours and what is between them."""
    if node not in links:
        links.add_node(node)
    around: Network = nx.ego_graph(links, node, undirected=True)
    return around


def _describe_edge(
    graph: Graph, links: Network, link: Edge, told: list[Statement], facts: Facts
) -> None:
    data = links.edges[link]
    voices = dict.fromkeys(piece.voice for each in told for piece in each.evidence)
    n_ary: NAry | None = data.pop("n_ary", None)
    data.pop("via", None)
    key = NamedNode(link[2])
    if n_ary:
        label = _label(facts, link[2], n_ary.label) or graph.verbaliser.title(key)
        data.update(
            property=n_ary.name.value,
            label=label,
            directed=n_ary.source != n_ary.target,
        )
    else:
        directed = key not in graph.ontology.symmetric
        data.update(
            property=key.value, label=graph.verbaliser.verb(key), directed=directed
        )
    data.update(
        sentence=" ".join(dict.fromkeys(each.sentence for each in told)),
        passages=tuple(data["passages"]),
        voices=tuple(voices),
        statements=tuple(told),
    )


def _label(facts: Facts, thing: str, predicate: NamedNode | None) -> str | None:
    values = facts.values(NamedNode(thing), predicate) if predicate else []
    return next((value.value for value in values if isinstance(value, Literal)), None)
