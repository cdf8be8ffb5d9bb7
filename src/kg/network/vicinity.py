"""What is around a thing, found without reading what is far from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

import networkx as nx
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.cache import kept, program
from kg.knowledge import Graph
from kg.knowledge.compiled.folder import FolderHome
from kg.network.claim_edges import claim_edges, with_claims
from kg.network.edges import (
    Edges,
    collapsed,
    edges_at,
    neighbours,
    undrawn_properties,
)
from kg.network.hubs import most_telling

_MANY = 8  # statements for each neighbour that is shown; with fewer, choosing is quick
_KEPT = 256  # choices, of some hundred kilobytes each


class Forms(NamedTuple):
    """A network in two forms; see `Vicinity`."""

    folded: Edges
    opened: Edges


class Vicinity(NamedTuple):
    """A thing with its neighbours and what is between them, in both forms.

    Attributes:
        folded: where posts and figures that only tie two things together are edges.
        opened: where they are things.
        left_out: the IRIs of those neighbours that are not in it.
    """

    folded: Edges
    opened: Edges
    left_out: frozenset[str]


def vicinity(
    graph: Graph,
    thing: str,
    most: int | None = None,
) -> Vicinity:
    """A thing with its neighbours, or the most telling of them.

    Args:
        graph: where they are related.
        thing: the IRI of the thing.
        most: how many neighbours it may have; the posts and figures by which those hang
            on the thing come on top. Without it, any number.
    """
    known = _KnownEdges(graph)
    choice = None
    if most is not None and _is_hub(graph, thing, most):
        choice = _kept_choice(graph, thing, most)
    if choice is None:
        choice = _chosen(graph, known, thing, most)
    if choice.left_out:
        # What leads to the others is not needed any more.
        known = _KnownEdges(graph)
    around = [thing, *choice.shown]
    known.learn(choice.shown)
    known.learn_members(around, touching=2)
    forms = known.forms(around)
    return Vicinity(
        folded=_within(forms.folded, choice.shown, thing),
        opened=_within(forms.opened, choice.shown, thing),
        left_out=frozenset(choice.left_out),
    )


class _Choice(NamedTuple):
    """Which neighbours of a thing are shown, and which are not.

    With those that are shown goes what ties them to the thing.
    """

    shown: list[str]
    left_out: list[str]


def _is_hub(graph: Graph, thing: str, most: int) -> bool:
    """Whether it is in so many statements that it takes long to choose among them."""
    node = NamedNode(thing)
    # Counted, since to read them is most of what takes long.
    return graph.counted([node])[node] > _MANY * most


def _kept_choice(graph: Graph, thing: str, most: int) -> _Choice | None:
    """The choice for a graph in a folder; it is made anew when the graph has changed."""
    if not isinstance(graph.home, FolderHome):
        return None

    def chosen() -> bytes:
        choice = _chosen(graph, _KnownEdges(graph), thing, most)
        return json.dumps(choice).encode()

    # Any statement may be one more that is said of a neighbour.
    point = graph.home.point
    made_of = [*program(), repr((point, thing, most)).encode()]
    found = json.loads(kept("hubs", made_of, chosen, _KEPT))
    return _Choice(*found)


def _chosen(
    graph: Graph,
    known: _KnownEdges,
    thing: str,
    most: int | None,
) -> _Choice:
    """Choose, by all edges around the thing."""
    known.learn([thing])
    known.learn_members([thing])
    forms = known.forms([thing])
    candidates = neighbours(forms.folded, thing)
    tying = _tying(forms.opened, thing, candidates)
    # What ties the thing to no other is a neighbour for itself.
    for node, ends in tying.items():
        if not ends:
            candidates.add(node)
    shown = set(candidates)
    if most is not None and len(candidates) > most:
        ordered = most_telling(graph, thing, forms, candidates)
        shown = set(ordered[:most])
    everything = candidates.union(tying)
    for node, ends in tying.items():
        if not ends.isdisjoint(shown):
            shown.add(node)
    return _Choice(sorted(shown), sorted(everything - shown))


def _tying(
    opened: Edges,
    thing: str,
    candidates: Collection[str],
) -> dict[str, set[str]]:
    """The posts and the like at the thing, each with those to whom it ties the thing.

    Such a post is shown with these.
    """
    found: dict[str, set[str]] = {}
    for node in neighbours(opened, thing).difference(candidates):
        ends = neighbours(opened, node)
        found[node] = ends.intersection(candidates)
    return found


class _KnownEdges:
    """The edges of those things that were asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._edges: Edges = nx.MultiDiGraph()
        self._things: set[str] = set()
        self._undrawn = undrawn_properties(graph.ontology)
        self._classes = [n_ary.name for n_ary in graph.ontology.n_aries]

    def learn(self, things: Iterable[str]) -> None:
        """Ask for all edges of the things."""
        new = set(things) - self._things
        if not new:
            return
        found = edges_at(self._graph, new)
        for source, target, key, data in found.edges(keys=True, data=True):
            self._edges.add_edge(source, target, key, **data)
        self._things |= new

    def learn_members(
        self,
        things: Iterable[str],
        touching: int = 1,
    ) -> None:
        """Ask for all edges of posts, figures and their like that are near the things.

        Only with all its edges it can be told whether one is an edge itself: another
        that hangs on it, and may be one, changes that.

        Args:
            things: where they hang.
            touching: on how many of the things each has to hang.
        """
        near = self._members_near(things, touching)
        while near:
            self.learn(near)
            near = self._members_near(near, 1)

    def forms(self, things: Collection[str]) -> Forms:
        """The network in both forms, with what is only claimed of the things."""
        claimed = claim_edges(self._graph, things)
        folded = collapsed(self._graph, self._edges, self._things)
        return Forms(
            folded=with_claims(folded, claimed),
            opened=with_claims(self._edges, claimed),
        )

    def _members_near(
        self,
        things: Iterable[str],
        touching: int,
    ) -> set[str]:
        """Those not asked for yet, of n-ary classes or hanging as their members do."""
        touched: Counter[str] = Counter()
        for thing in things:
            near = neighbours(self._edges, thing)
            touched.update(near - self._things)
        new = [node for node, times in touched.items() if times >= touching]
        found: set[str] = set()
        for node, _, key in self._edges.out_edges(new, keys=True):
            if key in self._undrawn:
                found.add(node)
        nodes = list(map(NamedNode, new))
        for quad in self._graph.match(nodes, v.TYPE, self._classes):
            member = quad.subject
            if isinstance(member, NamedNode):
                found.add(member.value)
        return found


def _within(
    form: Edges,
    shown: Collection[str],
    thing: str,
) -> Edges:
    """The thing, those of its neighbours that are shown, and what is between them."""
    near = neighbours(form, thing)
    near.intersection_update(shown)
    near.add(thing)
    part: Edges = form.subgraph(near).copy()
    # One that nothing is related to has a neighbourhood too: itself.
    part.add_node(thing)
    return part
