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
from kg.knowledge.ontology import NAry, Ontology
from kg.model import STRENGTH
from kg.network.edges import Edges

_Kind: TypeAlias = tuple[str, bool, str]
"""Property or n-ary class, whether it leads to the hub, and what is at the other end."""


class _Rank(NamedTuple):
    """The smaller it is, the more a neighbour tells."""

    strength: int
    minus_ways: int
    minus_passages: int
    minus_statements: int
    iri: str


def most_telling(
    graph: Graph, hub: str, forms: Iterable[Edges], candidates: Collection[str]
) -> list[str]:
    """The candidates, those first that tell most of the hub.

    Args:
        graph: where they are related.
        hub: the IRI of the hub.
        forms: networks with edges between the hub and the candidates.
        candidates: the IRIs of its neighbours.
    """
    relations: dict[str, _Relations] = {each: _Relations() for each in candidates}
    for form in forms:
        for other, name, leads_to_hub, data in _edges_at(form, hub):
            if other in relations:
                relations[other].add(name, data, leads_to_hub=leads_to_hub)
    things = list(map(NamedNode, candidates))
    statements = graph.counted(things)
    categories = _categories(graph, things)
    by_kind: dict[_Kind, list[_Rank]] = defaultdict(list)
    for thing in things:
        its = relations[thing.value]
        rank = _Rank(
            its.strength,
            -len(its.ways),
            -len(its.passages),
            -statements[thing],
            thing.value,
        )
        for way in its.ways:
            by_kind[*way, categories[thing]].append(rank)
    queues = sorted(sorted(ranks) for ranks in by_kind.values())
    turns = (rank for turn in zip_longest(*queues) for rank in turn if rank)
    # What is related in several ways is taken once.
    return list(dict.fromkeys(rank.iri for rank in turns))


class _Relations:
    """What a neighbour has to do with the hub."""

    def __init__(self) -> None:
        self.ways: set[tuple[str, bool]] = set()
        self.passages: set[str] = set()
        self.strength = len(STRENGTH)

    def add(self, name: str, data: Mapping[str, Any], *, leads_to_hub: bool) -> None:
        self.ways.add((name, leads_to_hub))
        self.passages.update(data["passages"])
        self.strength = min(self.strength, STRENGTH.index(data["basis"]))


def _edges_at(form: Edges, hub: str) -> Iterator[tuple[str, str, bool, dict[str, Any]]]:
    """The other end of each edge, what it says, whether it leads to the hub, its data."""
    if hub not in form:
        return
    for other, _, key, data in form.in_edges(hub, keys=True, data=True):
        yield other, _said(key, data), True, data
    for _, other, key, data in form.out_edges(hub, keys=True, data=True):
        yield other, _said(key, data), False, data


def _said(key: str, data: Mapping[str, Any]) -> str:
    """The property, or the class of posts or figures, of which the edge is one."""
    n_ary: NAry | None = data.get("n_ary")
    if n_ary is not None:
        return n_ary.name.value
    claim: Claim | None = data.get("claim")
    return claim.predicate.value if claim is not None else key


def _categories(graph: Graph, names: Collection[NamedNode]) -> dict[NamedNode, str]:
    """What each is, in the words of the ontology."""
    kinds: dict[NamedNode, set[NamedNode]] = {name: set() for name in names}
    for quad in graph.match(names, v.TYPE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            kinds[quad.subject].add(quad.object)
    # Thousands of things are of a few classes.
    known: dict[frozenset[NamedNode], str] = {}
    found: dict[NamedNode, str] = {}
    for name, several in kinds.items():
        alike = frozenset(several)
        if alike not in known:
            known[alike] = _category(graph.ontology, several)
        found[name] = known[alike]
    return found


def _category(ontology: Ontology, kinds: Iterable[NamedNode]) -> str:
    return ontology.category(sorted(kinds, key=str))
