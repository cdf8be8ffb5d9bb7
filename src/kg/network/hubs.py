"""Which neighbours of a hub tell most of it.

Those of each kind of relation are taken in turn, so that a thousand pictures of a place
do not hide who owns it. Of a kind, that comes first which

1. is stated rather than registered, worked out or inferred;
2. is related to the hub in more ways;
3. is said to be so by more passages;
4. more is said of.

At last the IRI decides, so that the same are chosen each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.knowledge.claims import Claim
from kg.knowledge.ontology import NAry
from kg.model import STRENGTH
from kg.network.edges import Edges

_Data: TypeAlias = Mapping[str, Any]


class _Way(NamedTuple):
    """How a neighbour is related to the hub.

    Attributes:
        name: The property, or the class of posts or figures between the two.
        leads_to_hub: Whether the hub is its object.
    """

    name: str
    leads_to_hub: bool


class _Kind(NamedTuple):
    """A kind of relation: the way, and what is at its other end."""

    way: _Way
    category: str


class _Rank(NamedTuple):
    """The smaller it is, the more a neighbour tells."""

    strength: int
    minus_ways: int
    minus_passages: int
    minus_statements: int
    iri: str


class _Related:
    """What a neighbour has to do with the hub."""

    def __init__(self) -> None:
        self.ways: set[_Way] = set()
        self.passages: set[str] = set()
        self.strength = len(STRENGTH)

    def add(self, way: _Way, data: _Data) -> None:
        """Take note of an edge between the two."""
        self.ways.add(way)
        self.passages.update(data["passages"])
        strength = STRENGTH.index(data["basis"])
        self.strength = min(self.strength, strength)

    def rank(self, iri: str, statements: int) -> _Rank:
        """How much the neighbour of this name tells, of which so much is said."""
        return _Rank(
            strength=self.strength,
            minus_ways=-len(self.ways),
            minus_passages=-len(self.passages),
            minus_statements=-statements,
            iri=iri,
        )


def most_telling(
    graph: Graph,
    hub: str,
    forms: Iterable[Edges],
    candidates: Collection[str],
) -> list[str]:
    """The candidates, those first that tell most of the hub.

    Args:
        graph: where they are related.
        hub: the IRI of the hub.
        forms: networks with edges between the hub and the candidates.
        candidates: the IRIs of its neighbours.
    """
    related: dict[str, _Related] = {}
    for candidate in candidates:
        related[candidate] = _Related()
    for form in forms:
        for other, way, data in _edges_at(form, hub):
            if other in related:
                related[other].add(way, data)
    things = list(map(NamedNode, candidates))
    statements = graph.counted(things)
    categories = _categories(graph, things)
    by_kind: dict[_Kind, list[_Rank]] = defaultdict(list)
    for thing in things:
        found = related[thing.value]
        rank = found.rank(thing.value, statements[thing])
        for way in found.ways:
            kind = _Kind(way, categories[thing])
            by_kind[kind].append(rank)
    return _in_turn(by_kind.values())


def _in_turn(kinds: Iterable[list[_Rank]]) -> list[str]:
    """The first of each kind, then the second of each, and so on."""
    queues = [sorted(ranks) for ranks in kinds]
    queues.sort()
    # What is related in several ways stands in several queues, and is taken once.
    taken: dict[str, None] = {}
    for turn in zip_longest(*queues):
        for rank in turn:
            if rank is not None:
                taken[rank.iri] = None
    return list(taken)


def _edges_at(
    form: Edges,
    hub: str,
) -> Iterator[tuple[str, _Way, _Data]]:
    """The other end of each edge of the hub, what it says, and its data."""
    if hub not in form:
        return
    for other, _, key, data in form.in_edges(hub, keys=True, data=True):
        name = _said(key, data)
        yield other, _Way(name, leads_to_hub=True), data
    for _, other, key, data in form.out_edges(hub, keys=True, data=True):
        name = _said(key, data)
        yield other, _Way(name, leads_to_hub=False), data


def _said(
    key: str,
    data: _Data,
) -> str:
    """The property, or the class of posts or figures, of which an edge is one."""
    n_ary: NAry | None = data.get("n_ary")
    if n_ary is not None:
        return n_ary.name.value
    claim: Claim | None = data.get("claim")
    if claim is not None:
        return claim.predicate.value
    return key


def _categories(
    graph: Graph,
    things: Collection[NamedNode],
) -> dict[NamedNode, str]:
    """What each is, in the words of the ontology."""
    kinds: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for quad in graph.match(things, v.TYPE):
        thing = quad.subject
        kind = quad.object
        if isinstance(thing, NamedNode) and isinstance(kind, NamedNode):
            kinds[thing].add(kind)
    # Thousands of things are of a few classes.
    known: dict[frozenset[NamedNode], str] = {}
    found: dict[NamedNode, str] = {}
    for thing in things:
        classes = frozenset(kinds[thing])
        if classes not in known:
            ordered = sorted(classes, key=str)
            known[classes] = graph.ontology.category(ordered)
        found[thing] = known[classes]
    return found
