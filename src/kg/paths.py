"""How two things are connected: the shortest ways along relations, each step a sentence with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

import networkx as nx
from pyoxigraph import NamedNode

from kg.errors import KgError, NotFound
from kg.explain import Explanation, explain
from kg.links import Link, Links, collapsed, in_order, links, triples
from kg.store import Store

_NEAREST = 5


class Search(NamedTuple):
    """Which paths are wanted: how long, in steps, without which things and properties, how many at most.

    Without `max_length` it is the shortest. With `stated_only`, nothing counts but what an article states.
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

    `shortest` is the length of the shortest path in steps, which may be longer than was allowed.
    """

    paths: tuple[Path, ...]
    has_more: bool
    shortest: int | None
    reaches: tuple[Reach, ...] = ()


def connect(store: Store, one: NamedNode, other: NamedNode, search: Search) -> Connection:
    """The paths between two things; relations are walked either way.

    Raises `KgError` where both ends are the same thing, or one of them is to be avoided.
    """
    if one == other:
        raise KgError("A path leads from one thing to another.", "Name two different things.")
    for end in sorted(search.avoid & {one, other}, key=str):
        raise KgError(f"{store.sentences.title(end)} is an end of the path and cannot be avoided.")
    graph = walkable(store, search)
    ways: nx.Graph[str] = nx.Graph(graph)
    ways.add_nodes_from((one.value, other.value))
    if not nx.has_path(ways, one.value, other.value):
        return Connection((), False, None, tuple(_reach(store, ways, end.value) for end in (one, other)))
    shortest = len(nx.shortest_path(ways, one.value, other.value)) - 1
    found = list(islice(_ways(ways, one.value, other.value, search.max_length), search.limit + 1))
    ordered = sorted(found[: search.limit], key=lambda way: (len(way), _titles(store, way)))
    return Connection(tuple(_path(store, graph, way) for way in ordered), len(found) > search.limit, shortest)


def walkable(store: Store, search: Search) -> Links:
    """The relations that a path may take."""
    graph = in_order(collapsed(store, links(store, inferred=not search.stated_only)))
    closed = {term.value for term in search.avoid}
    graph.remove_nodes_from(closed)
    graph.remove_edges_from([link for link in graph.edges(keys=True) if not _is_open(graph, link, closed, search)])
    return graph


def to_avoid(store: Store, name: str) -> NamedNode:
    """The thing or property of this name; raises `NotFound` with the nearest names of both."""
    for look_up in (store.thing, store.term):
        try:
            return look_up(name)
        except NotFound:
            continue
    raise NotFound("thing or property", name, [*store.names.labels, *store.terms])


def _is_open(graph: Links, link: Link, closed: set[str], search: Search) -> bool:
    data = graph.edges[link]
    keys = {key for *_, key in (link, *data.get("via", ()))}
    return closed.isdisjoint(keys) and (data["basis"] == "stated" or not search.stated_only)


def _ways(ways: nx.Graph[str], one: str, other: str, max_length: int | None) -> Iterator[list[str]]:
    if max_length is None:
        return iter(nx.all_shortest_paths(ways, one, other))
    return takewhile(lambda way: len(way) <= max_length + 1, nx.shortest_simple_paths(ways, one, other))


def _path(store: Store, graph: Links, way: Sequence[str]) -> Path:
    return Path(tuple(way), tuple(_hop(store, graph, *pair) for pair in pairwise(way)))


def _hop(store: Store, graph: Links, one: str, other: str) -> tuple[Explanation, ...]:
    """Why the two are related; what is only inferred counts where there is nothing else."""
    between = [link for link in graph.edges((one, other), keys=True) if {*link[:2]} == {one, other}]
    given = [link for link in between if graph.edges[link]["basis"] != "inferred"]
    said = {triple: None for link in sorted(given or between) for triple in triples(graph, link)}
    return tuple({found.statement.sentence: found for found in (explain(store, t) for t in said)}.values())


def _reach(store: Store, ways: nx.Graph[str], end: str) -> Reach:
    distances = nx.single_source_shortest_path_length(ways, end)
    del distances[end]
    nearest = sorted(distances, key=lambda thing: (distances[thing], _titles(store, [thing])))
    return Reach(end, len(nearest), tuple(nearest[:_NEAREST]))


def _titles(store: Store, things: Sequence[str]) -> list[str]:
    return [store.sentences.title(NamedNode(thing)).casefold() for thing in things]
