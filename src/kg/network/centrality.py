"""How central each thing is, by the standard measures, and which belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import networkx as nx
import numpy as np
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.errors import NotFound
from kg.knowledge import Graph
from kg.network.edges import Edges, collapsed, edges_of, in_order
from kg.network.labelled import categories

Weighted: TypeAlias = "nx.Graph[str]"
"""A graph whose edges have a `weight`."""

MEASURES = ("degree", "betweenness", "pagerank")
SEED = 0
_DAMPING = 0.85  # the value of the paper
_PIVOTS = 1000  # more starting points of shortest paths than these would take minutes
_TOLERANCE = 1e-12
_DIGITS = 6  # what is left out differs between machines


class Ranked(NamedTuple):
    """A thing with its measures and its community.

    Directions do not count, since most relations could as well be said the other way
    round.
    """

    thing: str
    """Its IRI."""

    label: str
    category: str

    degree: int
    """The number of its relations, parallel ones each."""

    betweenness: float
    """The share of all shortest paths between two others that pass through it."""

    pagerank: float
    """Its PageRank; those of all things sum to 1."""

    community: int
    """The number of its community; 1 is the largest."""

    around: str
    """The label of the community's most central thing."""


class _Community(NamedTuple):
    """Things with more relations among each other than to the rest."""

    centre: str
    members: set[str]


def rank(
    graph: Graph,
    *,
    by: str = "pagerank",
    kind: NamedNode | None = None,
    seed: int = SEED,
) -> list[Ranked]:
    """Rank the things by how central they are, the most central first.

    Relations are those that the map draws; the inferred ones, which repeat others, do
    not count. Where there are more than a thousand things, betweenness is estimated
    from the shortest paths that begin at a thousand of them (Brandes and Pich,
    "Centrality estimation in large networks", 2007). Communities are found by the
    Louvain method (Blondel and others, "Fast unfolding of communities in large
    networks", 2008).

    Args:
        graph: where the relations hold.
        by: the measure that orders, one of `MEASURES`.
        kind: a class whose members alone are wanted; they keep the measures that they
            have among all.
        seed: what decides the order in which the Louvain method begins, and which
            things betweenness is estimated from.

    Raises:
        NotFound: there is no such measure.
    """
    if by not in MEASURES:
        raise NotFound("measure", by, MEASURES, f"Measures are {', '.join(MEASURES)}.")
    # With one seed, the order of the nodes still decides which communities are found and
    # from which things betweenness is estimated.
    edges = in_order(collapsed(graph, edges_of(graph)))
    weighted = _weighted(edges)
    pageranks = pagerank(weighted)
    pivots = _PIVOTS if len(weighted) > _PIVOTS else None
    betweenness = nx.betweenness_centrality(weighted, k=pivots, seed=seed)
    communities = _communities(weighted, pageranks, seed)
    things = _members(graph, edges, kind)
    graph.verbaliser.prepare(map(NamedNode, edges))
    category_of = categories(graph, things)
    ranked: dict[str, Ranked] = {}
    for number, community in enumerate(communities, 1):
        around = _title(graph, community.centre)
        for thing in community.members:
            if thing not in category_of:
                continue
            ranked[thing] = Ranked(
                thing=thing,
                label=_title(graph, thing),
                category=category_of[thing],
                degree=edges.degree(thing),
                betweenness=round(betweenness[thing], _DIGITS),
                pagerank=round(pageranks[thing], _DIGITS),
                community=number,
                around=around,
            )

    def order(row: Ranked) -> tuple[float, str, str]:
        return -getattr(row, by), row.label.casefold(), row.thing

    return sorted(ranked.values(), key=order)


def pagerank(graph: Weighted) -> dict[str, float]:
    """The PageRank of each node, by power iteration.

    Page and others, "The PageRank citation ranking: Bringing order to the web", 1999.
    networkx computes the same with scipy, which takes 30 MB to install and a while to
    import, for these few lines. Every node must have an edge: what a node without any
    passes on would be lost.
    """
    if not graph:
        return {}
    nodes = len(graph)
    number_of = {node: number for number, node in enumerate(graph)}
    rows = []
    # Each undirected edge is one in both directions.
    for source, target in graph.to_directed().edges:
        weight = graph[source][target]["weight"]
        rows.append((number_of[source], number_of[target], weight))
    sources, targets, weights = map(np.array, zip(*rows, strict=True))
    # A node passes its rank on along its edges, in proportion to their weights.
    totals = np.bincount(sources, weights, minlength=nodes)
    shares = weights / totals[sources]
    ranks = np.full(nodes, 1 / nodes)
    change = 1.0
    # It comes to an end: each round shrinks the change by the damping factor at least.
    while change > _TOLERANCE:
        received = np.bincount(targets, ranks[sources] * shares, minlength=nodes)
        updated = (1 - _DAMPING) / nodes + _DAMPING * received
        change = np.abs(updated - ranks).sum()
        ranks = updated
    return dict(zip(graph, ranks.tolist(), strict=True))


def _weighted(edges: Edges) -> Weighted:
    """The network without directions; a weight is the number of parallel relations."""
    numbers: Counter[tuple[str, str]] = Counter()
    for source, target in edges.edges():
        # Relations in either direction count together.
        one, other = sorted((source, target))
        numbers[one, other] += 1
    weighted: Weighted = nx.Graph()
    for (one, other), number in numbers.items():
        weighted.add_edge(one, other, weight=number)
    return weighted


def _communities(
    weighted: Weighted, pageranks: Mapping[str, float], seed: int
) -> list[_Community]:
    """The communities, the largest first."""

    def centrality(thing: str) -> tuple[float, str]:
        return pageranks[thing], thing

    def order(community: _Community) -> tuple[int, str]:
        return -len(community.members), community.centre

    parts = nx.community.louvain_communities(weighted, weight="weight", seed=seed)
    communities: list[_Community] = []
    for members in parts:
        centre = max(members, key=centrality)
        community = _Community(centre, members)
        communities.append(community)
    return sorted(communities, key=order)


def _members(graph: Graph, edges: Edges, kind: NamedNode | None) -> list[str]:
    """The things in the network or, of these, the members of a class."""
    if kind is None:
        return list(edges)
    typed = graph.triples(None, v.TYPE, kind)
    members = {subject.value for subject, _, _ in typed}
    return [thing for thing in edges if thing in members]


def _title(graph: Graph, thing: str) -> str:
    return graph.verbaliser.title(NamedNode(thing))
