"""What is only claimed between two things, as edges that a map may draw apart.

They are no relations: no path takes them, and no measure counts them. Those who want
them add them to the network, where each says by `claim` in its data what it is.
"""

from __future__ import annotations

import networkx as nx
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.knowledge.claims import Claim, claims
from kg.network.edges import Edge, Edges


def claim_edges(graph: Graph) -> Edges:
    """An edge for each claim by a property that is drawn; its key is the claim's IRI.

    One of the ends may be only claimed itself, such as a planned event.
    """
    edges: Edges = nx.MultiDiGraph()
    facts = graph.facts(graph.facts(None, v.TYPE, v.CLASS_CLAIM).subjects)
    told = list(claims(facts))
    reasons = graph.provenance(claim.record for claim in told)
    for claim in told:
        if claim.predicate not in graph.ontology.edges:
            continue
        if isinstance(claim.object, NamedNode):
            passages = [passage.iri for passage in reasons[claim.record].passages]
            edges.add_edge(
                claim.subject.value,
                claim.object.value,
                claim.name.value,
                basis="stated",
                passages=passages,
                claim=claim,
                via=_parts(claim, claim.object),
            )
    return edges


def with_claims(edges: Edges, claimed: Edges) -> Edges:
    """The network with the edges that are only claimed added to it."""
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
