"""Paths between two things, each step a sentence with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise, takewhile
from typing import NamedTuple

import networkx as nx
from pyoxigraph import NamedNode

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError, NotFound
from kg.evidence.explanations import Explanation, explain
from kg.knowledge import Graph
from kg.network.edges import Edge, Edges, collapsed, edge_triples, edges_of, in_order
from kg.schema import kind
from kg.vocabulary import Term, Triple

_NEAREST = 5


class Search(NamedTuple):
    """Which paths between two things are wanted."""

    max_length: int | None = None
    """The most steps of a path; None for those of the shortest paths."""

    avoid: frozenset[NamedNode] = frozenset()
    """The things and properties that no path may take."""

    stated_only: bool = False
    """Whether each step must be stated in an article."""

    limit: int = 20
    """The most paths."""


class Path(NamedTuple):
    """A simple path: no thing is on it twice."""

    things: tuple[str, ...]
    """The IRIs of the things, both ends included."""

    hops: tuple[tuple[Explanation, ...], ...]
    """For each step, why its two things are related; one hop less than things."""


class Reach(NamedTuple):
    """How far one gets from a thing."""

    thing: str
    """Its IRI."""

    number: int
    """How many other things can be reached."""

    nearest: tuple[str, ...]
    """The IRIs of the nearest of them, five at most."""


class Connection(NamedTuple):
    """How two things are connected."""

    paths: tuple[Path, ...]
    """The paths, shorter ones first."""

    has_more: bool
    """Whether there are more than the search's limit."""

    shortest: int | None
    """The steps of the shortest path, be they too many for the search; None without."""

    reaches: tuple[Reach, ...] = ()
    """Where no path connects them, how far one gets from each."""


def connect(
    graph: Graph,
    one: NamedNode,
    other: NamedNode,
    search: Search,
    texts: Texts = NO_TEXTS,
) -> Connection:
    """Find the paths between two things; relations are walked either way.

    Raises:
        KgError: both ends are the same thing, or one of them is to be avoided.
    """
    if one == other:
        raise KgError(
            "A path leads from one thing to another.", "Name two different things."
        )
    for end in sorted(search.avoid & {one, other}, key=str):
        title = graph.verbaliser.title(end)
        raise KgError(f"{title} is an end of the path and cannot be avoided.")
    edges = walkable(graph, search)
    undirected: nx.Graph[str] = nx.Graph(edges)
    # An end without any relation is no node yet, which networkx takes for an error.
    undirected.add_nodes_from((one.value, other.value))
    if not nx.has_path(undirected, one.value, other.value):
        reaches = tuple(_reach(graph, undirected, end.value) for end in (one, other))
        return Connection((), has_more=False, shortest=None, reaches=reaches)
    shortest = len(nx.shortest_path(undirected, one.value, other.value)) - 1
    ways = _ways(undirected, one.value, other.value, search.max_length)
    # One way more than is wanted tells whether there are more; there may be millions.
    first = list(islice(ways, search.limit + 1))
    paths = _paths(graph, edges, first[: search.limit], texts)
    has_more = len(first) > search.limit
    return Connection(tuple(paths), has_more, shortest)


def walkable(graph: Graph, search: Search) -> Edges:
    """The relations that a path may take."""
    edges = edges_of(graph, inferred=not search.stated_only)
    network = in_order(collapsed(graph, edges))
    avoided = {term.value for term in search.avoid}
    network.remove_nodes_from(avoided)
    closed = [
        edge
        for edge in network.edges(keys=True)
        if not _is_open(network, edge, avoided, search)
    ]
    network.remove_edges_from(closed)
    return network


def to_avoid(graph: Graph, name: str) -> NamedNode:
    """The thing or property of this name.

    Raises:
        NotFound: nothing has the name; the advice gives the nearest names of both.
        KgError: it is a class, which is on no path.
    """
    for look_up in (graph.thing, graph.term):
        try:
            term = look_up(name)
        except NotFound:
            continue
        if kind(graph, term) == "class":
            raise KgError(
                f"'{name}' is a class, which is on no path.",
                "Name a thing or a property.",
            )
        return term
    names = [*graph.resolver.labels, *graph.resolver.terms]
    raise NotFound("thing or property", name, names)


def _is_open(
    edges: Edges, edge: Edge, avoided: Collection[str], search: Search
) -> bool:
    """Whether a path may take an edge, of which all that it stands for is looked at."""
    data = edges.edges[edge]
    if search.stated_only and data["basis"] != "stated":
        return False
    behind: list[Edge] = [edge, *data.get("via", ())]
    return all(key not in avoided for _, _, key in behind)


def _ways(
    undirected: nx.Graph[str], one: str, other: str, max_length: int | None
) -> Iterator[list[str]]:
    """The things on each path, shorter paths first, made one after the other."""
    if max_length is None:
        return iter(nx.all_shortest_paths(undirected, one, other))
    # Not `nx.all_simple_paths` with its cutoff, which walks depth first: the shortest
    # might be its last.
    ways = nx.shortest_simple_paths(undirected, one, other)
    return takewhile(lambda way: len(way) - 1 <= max_length, ways)


def _paths(
    graph: Graph, edges: Edges, ways: Sequence[Sequence[str]], texts: Texts
) -> list[Path]:
    """The paths with why each step holds, in the order of length, then of names."""
    # A step may be on many paths, and is explained once.
    steps: dict[tuple[str, str], list[Triple]] = {}
    triples: dict[Triple, None] = {}
    pairs = chain.from_iterable(map(pairwise, ways))
    for one, other in dict.fromkeys(pairs):
        step = _step(edges, one, other)
        steps[one, other] = step
        triples |= dict.fromkeys(step)
    explained = explain(graph, triples, texts)
    explanations = dict(zip(triples, explained, strict=True))

    def order(way: Sequence[str]) -> tuple[int, list[str], Sequence[str]]:
        return len(way), _titles(graph, way), way

    paths = []
    for way in sorted(ways, key=order):
        hops = [_hop(graph, steps[pair], explanations) for pair in pairwise(way)]
        path = Path(things=tuple(way), hops=tuple(hops))
        paths.append(path)
    return paths


def _step(edges: Edges, one: str, other: str) -> list[Triple]:
    """The statements that relate two things, inferred ones only for want of others."""
    given: list[Edge] = []
    inferred: list[Edge] = []
    for source, target in ((one, other), (other, one)):
        if not edges.has_edge(source, target):
            continue
        for key, data in edges[source][target].items():
            edge = (source, target, key)
            if data["basis"] == "inferred":
                inferred.append(edge)
            else:
                given.append(edge)
    triples: dict[Triple, None] = {}
    for edge in sorted(given or inferred):
        behind = edge_triples(edges, edge)
        triples |= dict.fromkeys(behind)
    return list(triples)


def _hop(
    graph: Graph, step: Iterable[Triple], explanations: Mapping[Triple, Explanation]
) -> tuple[Explanation, ...]:
    """Why the two things of a step are related, each sentence once."""
    # The triples of a post or a figure are told in one sentence.
    by_sentence: dict[tuple[Term, ...], Explanation] = {}
    for triple in step:
        by_sentence[graph.verbaliser.unit(triple)] = explanations[triple]
    return tuple(by_sentence.values())


def _reach(graph: Graph, undirected: nx.Graph[str], end: str) -> Reach:
    """How far one gets from an end."""
    distances = nx.single_source_shortest_path_length(undirected, end)
    del distances[end]
    graph.verbaliser.prepare(map(NamedNode, distances))

    def order(thing: str) -> tuple[float, list[str], str]:
        return distances[thing], _titles(graph, [thing]), thing

    nearest = sorted(distances, key=order)
    return Reach(
        thing=end,
        number=len(nearest),
        nearest=tuple(nearest[:_NEAREST]),
    )


def _titles(graph: Graph, things: Sequence[str]) -> list[str]:
    """What things are sorted by for people."""
    nodes = map(NamedNode, things)
    return [graph.verbaliser.title(node).casefold() for node in nodes]
