"""What is only claimed between two things, as edges that a map may draw apart.

They are no relations: no path takes them, and no measure counts them. Those who want
them add them to the network, where each says by `claim` in its data what it is.
"""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.knowledge.claims import Claim, claims
from kg.knowledge.home import graphs_of
from kg.network.edges import Edge, Edges


def claim_edges(graph: Graph, things: Collection[str] | None = None) -> Edges:
    """An edge for each claim by a property that is drawn; its key is the claim's IRI.

    One of the ends may be only claimed itself, such as a planned event.

    Args:
        graph: where they are told.
        things: the IRIs of things, one of which has to be an end; without it, any may.
    """
    edges: Edges = nx.MultiDiGraph()
    names = _claims(graph, things)
    told = list(claims(graph.facts(names)))
    passages = _passages(graph, [claim.name for claim in told])
    for claim in told:
        if claim.predicate not in graph.ontology.edges:
            continue
        if isinstance(claim.object, NamedNode):
            edges.add_edge(
                claim.subject.value,
                claim.object.value,
                claim.name.value,
                basis="stated",
                passages=passages[claim.name],
                claim=claim,
                via=_parts(claim, claim.object),
            )
    return edges


def _claims(graph: Graph, things: Collection[str] | None) -> list[NamedNode]:
    """The names of the claims, or of those that have one of the things at an end."""
    if things is None:
        quads = graph.match(None, v.TYPE, v.CLASS_CLAIM)
    else:
        ends = list(map(NamedNode, things))
        quads = graph.match(None, (v.CLAIM_SUBJECT, v.CLAIM_OBJECT), ends)
    return v.named_nodes({quad.subject for quad in quads})


def _passages(graph: Graph, names: list[NamedNode]) -> dict[NamedNode, list[str]]:
    """By claim, the IRIs of the passages that tell it, none of which is read for it."""
    quads = graph.match(names, v.TYPE, v.CLASS_CLAIM, graphs=None)
    stating = graph.reasons_among(graphs_of(quads)) - graph.bases.keys()
    passages: dict[NamedNode, list[str]] = {name: [] for name in names}
    for quad in quads:
        name, place = quad.subject, quad.graph_name
        if isinstance(name, NamedNode) and place in stating:
            passages[name].append(str(place)[1:-1])
    return passages


def with_claims(edges: Edges, claimed: Edges) -> Edges:
    """The network with the edges that are only claimed added to it."""
    if not claimed:
        return edges
    both = edges.copy()
    for source, target, key, data in claimed.edges(keys=True, data=True):
        both.add_edge(source, target, key, **data)
    return both


def _parts(claim: Claim, value: NamedNode) -> list[Edge]:
    """The statements by which the claim hangs on its ends."""
    name = claim.name.value
    return [
        (name, claim.subject.value, v.CLAIM_SUBJECT.value),
        (name, value.value, v.CLAIM_OBJECT.value),
    ]
