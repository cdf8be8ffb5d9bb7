"""How central each thing is in the network, by the standard measures, and which things belong together."""

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

MEASURES = ("degree", "betweenness", "pagerank")
SEED = 0
_DAMPING = 0.85
_PIVOTS = 1000  # more starting points of shortest paths than these would take minutes
_TOLERANCE = 1e-12
_DIGITS = 6  # what is left out differs between machines


class Ranked(NamedTuple):
    """A thing with its measures, the number of its community, and the community's most central thing.

    `degree` counts relations, parallel ones each; `betweenness` is the share of all
    shortest paths between two others that pass through, estimated from a thousand
    things where there are more; `pagerank` sums to 1 over all things. Directions do not
    count, since most relations could as well be said the other way round.
    """

    thing: str
    label: str
    category: str
    degree: int
    betweenness: float
    pagerank: float
    community: int
    around: str


def rank(
    graph: Graph,
    *,
    by: str = "pagerank",
    kind: NamedNode | None = None,
    seed: int = SEED,
) -> list[Ranked]:
    """The things, or those of a class, the most central by a measure first.

    Relations are those that the map draws; the inferred ones, which repeat others, do
    not count. Communities are found by the Louvain method (Blondel and others, 2008),
    which begins in an order that `seed` decides; 1 is the largest.
    """
    if by not in MEASURES:
        raise NotFound("measure", by, MEASURES, f"Measures are {', '.join(MEASURES)}.")
    related = in_order(collapsed(graph, edges_of(graph)))
    weighted = _weighted(related)
    ranks = pagerank(weighted)
    pivots = _PIVOTS if len(weighted) > _PIVOTS else None
    between = nx.betweenness_centrality(weighted, k=pivots, seed=seed)
    communities = _communities(weighted, ranks, seed)
    members = (
        {subject.value for subject, _, _ in graph.triples(None, v.TYPE, kind)}
        if kind
        else None
    )
    things = [thing for thing in related if members is None or thing in members]
    graph.verbaliser.prepare(map(NamedNode, related))
    kinds = categories(graph, things)
    found = [
        Ranked(
            thing=thing,
            label=_title(graph, thing),
            category=kinds[thing],
            degree=related.degree(thing),
            betweenness=round(between[thing], _DIGITS),
            pagerank=round(ranks[thing], _DIGITS),
            community=communities[thing][0],
            around=_title(graph, communities[thing][1]),
        )
        for thing in things
    ]
    return sorted(
        found, key=lambda each: (-getattr(each, by), each.label.casefold(), each.thing)
    )


def pagerank(graph: Weighted) -> dict[str, float]:
    """The PageRank of each node by power iteration (Page and others, 1999); networkx's own needs all of scipy."""
    if not graph:
        return {}
    number = {node: n for n, node in enumerate(graph)}
    edges = [
        (number[u], number[w], graph[u][w]["weight"])
        for u, w in graph.to_directed().edges
    ]
    source, target, weights = (np.array(column) for column in zip(*edges, strict=True))
    share = weights / np.bincount(source, weights, minlength=len(number))[source]
    ranks, before = np.full(len(number), 1 / len(number)), np.zeros(len(number))
    while np.abs(ranks - before).sum() > _TOLERANCE:
        before = ranks
        ranks = (1 - _DAMPING) / len(number) + _DAMPING * np.bincount(
            target, before[source] * share, minlength=len(number)
        )
    return dict(zip(graph, ranks.tolist(), strict=True))


def _weighted(links: Edges) -> Weighted:
    """The graph without directions, with the number of relations between two things as their weight."""
    weighted: Weighted = nx.Graph()
    for (one, other), number in Counter(
        tuple(sorted(ends)) for ends in links.edges()
    ).items():
        weighted.add_edge(one, other, weight=number)
    return weighted


def _communities(
    weighted: Weighted, ranks: Mapping[str, float], seed: int
) -> dict[str, tuple[int, str]]:
    """For each thing the number of its community, and the most central thing in it."""
    found = nx.community.louvain_communities(weighted, weight="weight", seed=seed)
    centres = [
        (max(members, key=lambda thing: (ranks[thing], thing)), members)
        for members in found
    ]
    ordered = sorted(centres, key=lambda item: (-len(item[1]), item[0]))
    return {
        thing: (n, centre)
        for n, (centre, members) in enumerate(ordered, 1)
        for thing in members
    }


def _title(graph: Graph, thing: str) -> str:
    return graph.verbaliser.title(NamedNode(thing))
