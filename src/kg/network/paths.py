"""How two things are connected: the shortest ways along relations, each step a sentence with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

import networkx as nx
from pyoxigraph import NamedNode

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError, NotFound
from kg.evidence.explanations import Explanation, explain
from kg.knowledge import Graph
from kg.network.edges import Edge, Edges, collapsed, edge_triples, edges_of, in_order
from kg.schema import kind
from kg.vocabulary import Triple

_NEAREST = 5


class Search(NamedTuple):
    """Which paths are wanted: how long, in steps, without which things and properties, how many at most.

    Without `max_length` it is the shortest. With `stated_only`, nothing counts but what
    an article states.
    """

    max_length: int | None = None
    avoid: frozenset[NamedNode] = frozenset()
    stated_only: bool = False
    limit: int = 20


class Path(NamedTuple):
    """The things on the way, both ends included, and for each step why its two things are related."""

    things: tuple[str, ...]
    hops: tuple[tuple[Explanation, ...], ...]


class Reach(NamedTuple):
    """How many things can be reached from a thing, and the nearest of them."""

    thing: str
    number: int
    nearest: tuple[str, ...]


class Connection(NamedTuple):
    """The paths, shorter ones first, and whether there are more; where there are none, how far each end leads.

    `shortest` is the length of the shortest path in steps, which may be longer than was
    allowed.
    """

    paths: tuple[Path, ...]
    has_more: bool
    shortest: int | None
    reaches: tuple[Reach, ...] = ()


def connect(
    graph: Graph,
    one: NamedNode,
    other: NamedNode,
    search: Search,
    texts: Texts = NO_TEXTS,
) -> Connection:
    """The paths between two things; relations are walked either way.

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
    found = walkable(graph, search)
    ways: nx.Graph[str] = nx.Graph(found)
    ways.add_nodes_from((one.value, other.value))
    if not nx.has_path(ways, one.value, other.value):
        reaches = tuple(_reach(graph, ways, end.value) for end in (one, other))
        return Connection((), has_more=False, shortest=None, reaches=reaches)
    shortest = len(nx.shortest_path(ways, one.value, other.value)) - 1
    every = list(
        islice(_ways(ways, one.value, other.value, search.max_length), search.limit + 1)
    )
    paths = _paths(graph, found, every[: search.limit], texts)
    return Connection(tuple(paths), len(every) > search.limit, shortest)


def walkable(graph: Graph, search: Search) -> Edges:
    """The relations that a path may take."""
    found = in_order(collapsed(graph, edges_of(graph, inferred=not search.stated_only)))
    closed = {term.value for term in search.avoid}
    found.remove_nodes_from(closed)
    shut = [
        link
        for link in found.edges(keys=True)
        if not _is_open(found, link, closed, search)
    ]
    found.remove_edges_from(shut)
    return found


def to_avoid(graph: Graph, name: str) -> NamedNode:
    """The thing or property of this name.

    Raises:
        NotFound: nothing has the name; the advice gives the nearest names of both.
        KgError: it is a class, which is on no path.
    """
    for look_up in (graph.thing, graph.term):
        try:
            found = look_up(name)
        except NotFound:
            continue
        if kind(graph, found) == "class":
            raise KgError(
                f"'{name}' is a class, which is on no path.",
                "Name a thing or a property.",
            )
        return found
    raise NotFound(
        "thing or property", name, [*graph.resolver.labels, *graph.resolver.terms]
    )


def _is_open(found: Edges, link: Edge, closed: set[str], search: Search) -> bool:
    data = found.edges[link]
    keys = {key for *_, key in (link, *data.get("via", ()))}
    return closed.isdisjoint(keys) and (
        data["basis"] == "stated" or not search.stated_only
    )


def _ways(
    ways: nx.Graph[str], one: str, other: str, max_length: int | None
) -> Iterator[list[str]]:
    if max_length is None:
        return iter(nx.all_shortest_paths(ways, one, other))
    return takewhile(
        lambda way: len(way) <= max_length + 1,
        nx.shortest_simple_paths(ways, one, other),
    )


def _paths(
    graph: Graph, found: Edges, ways: Sequence[Sequence[str]], texts: Texts
) -> list[Path]:
    """The ways with why each step holds, shorter ones first, then by the names on them."""
    pairs = dict.fromkeys(pair for way in ways for pair in pairwise(way))
    steps = {pair: _step(found, *pair) for pair in pairs}
    stated = dict.fromkeys(
        triple for edge_triples in steps.values() for triple in edge_triples
    )
    explained = dict(zip(stated, explain(graph, stated, texts), strict=True))
    paths = []
    for way in sorted(ways, key=lambda way: (len(way), _titles(graph, way), way)):
        hops = tuple(_hop(graph, steps[pair], explained) for pair in pairwise(way))
        paths.append(Path(tuple(way), hops))
    return paths


def _step(found: Edges, one: str, other: str) -> list[Triple]:
    """The statements between two things; what is only inferred counts where there is nothing else."""
    between = [
        link
        for link in found.edges((one, other), keys=True)
        if {*link[:2]} == {one, other}
    ]
    given = [link for link in between if found.edges[link]["basis"] != "inferred"]
    said = (
        triple
        for link in sorted(given or between)
        for triple in edge_triples(found, link)
    )
    return list(dict.fromkeys(said))


def _hop(
    graph: Graph, step: Iterable[Triple], explained: Mapping[Triple, Explanation]
) -> tuple[Explanation, ...]:
    """Why the two things of a step are related, each sentence once."""
    by_unit = {graph.verbaliser.unit(triple): explained[triple] for triple in step}
    return tuple(by_unit.values())


def _reach(graph: Graph, ways: nx.Graph[str], end: str) -> Reach:
    distances = nx.single_source_shortest_path_length(ways, end)
    del distances[end]
    graph.verbaliser.prepare(map(NamedNode, distances))
    nearest = sorted(
        distances, key=lambda thing: (distances[thing], _titles(graph, [thing]), thing)
    )
    return Reach(end, len(nearest), tuple(nearest[:_NEAREST]))


def _titles(graph: Graph, things: Sequence[str]) -> list[str]:
    return [graph.verbaliser.title(NamedNode(thing)).casefold() for thing in things]
