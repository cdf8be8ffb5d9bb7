"""The network with words: labels, categories, and the evidence of each relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import networkx as nx
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.evidence.statements import Account, statements
from kg.knowledge import Facts, Graph
from kg.knowledge.claims import CLASSED, Claim
from kg.knowledge.ontology import NAry
from kg.model import Statement
from kg.namespaces import Namespaces
from kg.network.attributes import EdgeAttributes, plain_edge, plain_node
from kg.network.claim_edges import claim_edges, with_claims
from kg.network.edges import Edges, collapsed, edge_triples, edges_of, in_order
from kg.vocabulary import Triple

Network: TypeAlias = "nx.MultiDiGraph[str]"
"""Things and relations with the attributes that `kg.network.attributes` describes.

As a graph it has `categories`: those of its nodes, the most frequent first.
"""


def network(  # noqa: PLR0913 - what is in it, each by its name
    graph: Graph,
    thing: NamedNode | None = None,
    *,
    collapse: bool = True,
    inferred: bool = False,
    claimed: bool = False,
    texts: Texts = NO_TEXTS,
) -> Network:
    """The things and the relations between them, or only a thing with its neighbours.

    Args:
        graph: where the relations hold.
        thing: the thing whose neighbourhood is wanted; without it, all.
        collapse: whether a post or a figure that only ties two things together is one
            edge between them; else each edge is a single statement.
        inferred: whether relations count that rules alone conclude; they repeat others
            from another side.
        claimed: whether there are edges for what is only claimed.
        texts: the texts that may be quoted.
    """
    edges = edges_of(graph, inferred=inferred)
    if collapse:
        edges = collapsed(graph, edges)
    if claimed:
        edges = with_claims(edges, claim_edges(graph))
    if thing is not None:
        edges = neighbourhood(edges, thing.value)
    things = labelled(graph, edges, texts)
    statements_of = _statements_about(graph, things, texts)
    for node, attributes in things.nodes(data=True):
        attributes["statements"] = tuple(statements_of[node])
    return things


def plain_attributes(
    graph: Graph,
    thing: NamedNode | None = None,
    *,
    collapse: bool = True,
    inferred: bool = False,
    by_label: bool = False,
) -> Network:
    """The network with the attributes of `PlainNode` and `PlainEdge`.

    Args:
        graph: where the relations hold.
        thing: the thing whose neighbourhood is wanted; without it, all.
        collapse: see `network`.
        inferred: see `network`.
        by_label: whether nodes are named by their labels rather than their IRIs.
    """
    things = network(graph, thing, collapse=collapse, inferred=inferred)
    names = (
        _unique_labels(things, graph.namespaces)
        if by_label
        else {iri: iri for iri in things}
    )
    plain: Network = nx.MultiDiGraph()
    for iri, node in things.nodes(data=True):
        plain.add_node(names[iri], **plain_node(iri, node))
    for source, target, key, edge in things.edges(keys=True, data=True):
        plain.add_edge(names[source], names[target], key=key, **plain_edge(edge))
    return plain


def labelled(graph: Graph, edges: Edges, texts: Texts = NO_TEXTS) -> Network:
    """The bare network in order, with all attributes but for the nodes' `statements`.

    Those are asked for by `network` alone: a page says them in another place.
    """
    things = in_order(edges)
    # The names and reasons of all edges are asked for at once, so that a store on
    # another machine is asked a few times, however many edges there are.
    behind = {edge: edge_triples(things, edge) for edge in things.edges(keys=True)}
    in_words = _in_words(graph, behind.values(), texts)
    members = _members(things)
    about_members = _statements_about(graph, members, texts)
    facts = _facts_for_labels(graph, [*things, *members])
    for edge, triples in behind.items():
        _, _, key = edge
        data = things.edges[edge]
        said = [in_words[triple] for triple in triples]
        attributes = _edge_attributes(graph, key, data, said, facts)
        if key in members:
            attributes["statements"] = tuple(about_members[key])
        for name in ("n_ary", "via", "claim"):
            data.pop(name, None)
        data.update(attributes)
    label_properties = {n_ary.name: n_ary.label for n_ary in graph.ontology.n_aries}
    counts: Counter[str] = Counter()
    for node, data in things.nodes(data=True):
        category = _category(graph, node, facts)
        data["label"] = _node_label(graph, node, facts, label_properties)
        data["category"] = category
        counts[category] += 1

    def order(category: str) -> tuple[int, str]:
        return -counts[category], category

    things.graph["categories"] = sorted(counts, key=order)
    return things


def categories(graph: Graph, things: Sequence[str]) -> dict[str, str]:
    """The label of each thing's nearest class that the ontology makes a category."""
    nodes = list(map(NamedNode, things))
    facts = graph.facts(nodes, CLASSED)
    graph.articles.prepare(things)
    return {thing: _category(graph, thing, facts) for thing in things}


def _category(graph: Graph, thing: str, facts: Facts) -> str:
    name = NamedNode(thing)
    kinds = [*facts.nodes(name, v.TYPE), *facts.nodes(name, v.CLAIMED_TYPE)]
    if thing in graph.articles:
        # That it is one stands in its own graph, which is not among what holds.
        kinds = [*kinds, v.CLASS_ARTICLE]
    return graph.ontology.category(kinds)


def _unique_labels(network: Network, namespaces: Namespaces) -> dict[str, str]:
    """A name for each node: its label, with its IRI behind it where others share it."""
    labels = {iri: str(label) for iri, label in network.nodes(data="label")}
    times = Counter(labels.values())
    names: dict[str, str] = {}
    for iri, label in labels.items():
        if times[label] == 1:
            names[iri] = label
        else:
            names[iri] = f"{label} ({namespaces.shortened(NamedNode(iri))})"
    return names


def neighbourhood(edges: Edges, node: str) -> Edges:
    """The node with its neighbours and what is between them."""
    if node not in edges:
        # A thing that nothing is related to has a neighbourhood too: itself.
        edges.add_node(node)
    near = {node, *edges.predecessors(node), *edges.successors(node)}
    around: Edges = edges.subgraph(near).copy()
    return around


def _members(edges: Edges) -> list[str]:
    """The members of n-ary classes that are edges: their keys."""
    members: dict[str, None] = {}
    for _, _, key, data in edges.edges(keys=True, data=True):
        if "n_ary" in data:
            members[key] = None
    return list(members)


def _in_words(
    graph: Graph, groups: Iterable[Sequence[Triple]], texts: Texts
) -> dict[Triple, Statement]:
    """Each of the triples as a sentence with its evidence."""
    triples: dict[Triple, None] = {}
    for group in groups:
        triples |= dict.fromkeys(group)
    in_words = statements(graph, triples, texts)
    return dict(zip(triples, in_words, strict=True))


def _statements_about(
    graph: Graph, things: Collection[str], texts: Texts
) -> dict[str, list[Statement]]:
    """All that is said of each of the things, as subject or object."""
    if not things:
        return {}
    names = list(map(NamedNode, things))
    triples = graph.triples(names)
    triples += graph.triples(objects=names)
    triples_of: dict[str, list[Triple]] = {thing: [] for thing in things}
    for triple in triples:
        subject, _, value = triple
        for end in (subject, value):
            if isinstance(end, NamedNode) and end.value in triples_of:
                triples_of[end.value].append(triple)
    account = Account(graph, triples, texts)
    about: dict[str, list[Statement]] = {}
    for thing, own in triples_of.items():
        groups = account.grouped(own)
        about[thing] = [group.statement for group in groups]
    return about


def _facts_for_labels(graph: Graph, things: Iterable[str]) -> Facts:
    """What classes the things, and labels those of n-ary classes."""
    predicates = {*CLASSED}
    for n_ary in graph.ontology.n_aries:
        if n_ary.label:
            predicates.add(n_ary.label)
    unique = dict.fromkeys(things)
    nodes = list(map(NamedNode, unique))
    graph.verbaliser.prepare(nodes)
    graph.articles.prepare(unique)
    return graph.facts(nodes, predicates)


def _edge_attributes(
    graph: Graph,
    key: str,
    data: Mapping[str, Any],
    said: Sequence[Statement],
    facts: Facts,
) -> EdgeAttributes:
    """The attributes of an edge.

    Args:
        graph: where it holds.
        key: its key, a property or a member of an n-ary class.
        data: its `EdgeData`.
        said: the statements that it stands for.
        facts: what `_facts_for_labels` finds.
    """
    n_ary: NAry | None = data.get("n_ary")
    claim: Claim | None = data.get("claim")
    name = NamedNode(key)
    if claim is not None:
        property = claim.predicate.value
        label = graph.verbaliser.claimed_verb(claim)
        is_directed = claim.predicate not in graph.ontology.symmetric
    elif n_ary is None:
        property = key
        label = graph.verbaliser.verb(name)
        is_directed = name not in graph.ontology.symmetric
    else:
        property = n_ary.name.value
        label = _own_label(facts, name, n_ary.label) or graph.verbaliser.title(name)
        is_directed = n_ary.source != n_ary.target
    # The statements of a figure or a post are one sentence: each is told once.
    sentences: dict[str, None] = {}
    voices: dict[str, None] = {}
    for statement in said:
        sentences[statement.sentence] = None
        for piece in statement.evidence:
            voices[piece.voice] = None
    return EdgeAttributes(
        property=property,
        label=label,
        directed=is_directed,
        sentence=" ".join(sentences),
        basis=data["basis"],
        passages=tuple(data["passages"]),
        voices=tuple(voices),
        statements=tuple(said),
    )


def _node_label(
    graph: Graph,
    node: str,
    facts: Facts,
    label_properties: Mapping[NamedNode, NamedNode | None],
) -> str:
    """The label that an n-ary class gives its members, else the thing's title.

    Args:
        graph: where the thing is.
        node: the thing.
        facts: what `_facts_for_labels` finds.
        label_properties: by n-ary class, the property that labels its members.
    """
    name = NamedNode(node)
    for kind in facts.nodes(name, v.TYPE):
        if kind in label_properties:
            label = _own_label(facts, name, label_properties[kind])
            return label or graph.verbaliser.title(name)
    return graph.verbaliser.title(name)


def _own_label(facts: Facts, thing: NamedNode, predicate: NamedNode | None) -> str:
    """The first text of the property; an empty one without the property or a text."""
    return facts.text(thing, predicate) if predicate else ""
