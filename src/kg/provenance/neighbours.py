"""The statements around nodes, of which those of many nodes take one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain
from typing import NamedTuple, TypeAlias

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.knowledge import HOLDS, Graph, GraphName
from kg.vocabulary import Term

Place: TypeAlias = GraphName | None
"""A graph in which statements are looked for; None for any named graph."""


_ByGraph: TypeAlias = dict[GraphName, list[Quad]]


class _Lookup(NamedTuple):
    """The statements at a node, by one property or, if it is None, by any.

    They are those in the default graph or those in all named graphs, and those that
    lead from the node or, backwards, to it.
    """

    is_default_graph: bool
    predicate: NamedNode | None
    is_backwards: bool
    node: Term


class Neighbours:
    """What a graph has at its nodes, remembered once it was asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[_Lookup, _ByGraph] = {}

    def prefetch(
        self,
        nodes: Iterable[Term],
        predicate: NamedNode | None,
        place: Place,
        *,
        backwards: bool = False,
    ) -> None:
        """Ask for all statements that lead from the nodes or, backwards, to them.

        Args:
            nodes: of which those known already are not asked for again.
            predicate: the property of the statements; None for any.
            place: of a named graph the statements of all named graphs are remembered.
            backwards: whether the nodes are the objects.
        """
        is_default_graph = place == HOLDS
        new: dict[Term, _ByGraph] = {}
        for node in nodes:
            lookup = _Lookup(is_default_graph, predicate, backwards, node)
            if lookup not in self._known:
                new[node] = self._known[lookup] = defaultdict(list)
        graphs = HOLDS if is_default_graph else None
        quads = self._match(new, predicate, graphs, backwards=backwards)
        # The engine has no order; the statements of a row are to have one.
        for quad in sorted(quads, key=str):
            node = quad.object if backwards else quad.subject
            # More nodes come back than were asked for where one of them is blank.
            if node in new:
                new[node][quad.graph_name].append(quad)  # type: ignore[index]

    def quads(
        self,
        subject: Term | None,
        predicate: NamedNode | None,
        value: Term | None,
        place: Place,
    ) -> list[Quad]:
        """The statements with these parts, in a stable order.

        None stands for any part; the subject or the object has to be given.
        """
        lookups: list[_Lookup] = []
        for node, is_backwards in ((subject, False), (value, True)):
            if node is None:
                continue
            # Those by any property have the statements by this one too.
            exact = _Lookup(place == HOLDS, predicate, is_backwards, node)
            lookups += [exact, exact._replace(predicate=None)]
        known = [lookup for lookup in lookups if lookup in self._known]
        if known:
            lookup = known[0]
        else:
            lookup = lookups[0]
            backwards = lookup.is_backwards
            self.prefetch([lookup.node], predicate, place, backwards=backwards)
        by_graph = self._known[lookup]
        if place is None:
            quads = list(chain.from_iterable(by_graph.values()))
        else:
            quads = by_graph.get(place, [])
        matching = []
        for quad in quads:
            has_subject = subject in (None, quad.subject)
            has_predicate = predicate in (None, quad.predicate)
            has_object = value in (None, quad.object)
            if has_subject and has_predicate and has_object:
                matching.append(quad)
        return matching

    def _match(
        self,
        nodes: Collection[Term],
        predicate: NamedNode | None,
        graphs: Place,
        *,
        backwards: bool,
    ) -> list[Quad]:
        # A query cannot name a blank node: if there is one, all nodes are asked for.
        has_blank = any(isinstance(node, BlankNode) for node in nodes)
        if has_blank:
            return self._graph.match(None, predicate, graphs=graphs)
        if backwards:
            return self._graph.match(None, predicate, nodes, graphs=graphs)
        named = [node for node in nodes if isinstance(node, NamedNode)]
        return self._graph.match(named, predicate, graphs=graphs)
