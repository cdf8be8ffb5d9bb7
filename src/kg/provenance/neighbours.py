"""Statements around nodes, each asked for once: those of many nodes with one query."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain
from typing import TypeAlias

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.knowledge import HOLDS, Graph, GraphName
from kg.vocabulary import Term

Place: TypeAlias = GraphName | None
"""A graph in which statements are looked for; None is any named one."""

_Asked: TypeAlias = tuple[bool, NamedNode | None, bool, Term]
"""Whether in what holds, by which property, whether from its end, and at which node."""


class Nearby:
    """What a graph has around nodes, in what holds or in its named graphs."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._found: dict[_Asked, dict[GraphName, list[Quad]]] = {}

    def ask(
        self,
        nodes: Iterable[Term],
        predicate: NamedNode | None,
        place: Place,
        *,
        backwards: bool = False,
    ) -> None:
        """Ask at once for what leads from the nodes, or to them, by a property or by any."""
        holds = place == HOLDS
        new: dict[Term, dict[GraphName, list[Quad]]] = {}
        for node in nodes:
            key = (holds, predicate, backwards, node)
            if key not in self._found:
                new[node] = self._found[key] = {}
        for quad in self._match(
            new, predicate, HOLDS if holds else None, backwards=backwards
        ):
            node = quad.object if backwards else quad.subject
            if node in new:
                new[node].setdefault(quad.graph_name, []).append(quad)  # type: ignore[arg-type]

    def quads(
        self,
        subject: Term | None,
        predicate: NamedNode | None,
        value: Term | None,
        place: Place,
    ) -> list[Quad]:
        """The statements with these parts, not both of whose ends may be any; in no particular order."""
        ends = [
            (at, end)
            for at, end in ((False, subject), (True, value))
            if end is not None
        ]
        keys = [(place == HOLDS, by, *end) for end in ends for by in (predicate, None)]
        if not any(key in self._found for key in keys):
            self.ask([ends[0][1]], predicate, place, backwards=ends[0][0])
        by_graph = next(self._found[key] for key in keys if key in self._found)
        found = (
            by_graph.get(place, []) if place else chain.from_iterable(by_graph.values())
        )
        return [
            quad
            for quad in found
            if subject in (None, quad.subject)
            and predicate in (None, quad.predicate)
            and value in (None, quad.object)
        ]

    def _match(
        self,
        nodes: Collection[Term],
        predicate: NamedNode | None,
        place: Place,
        *,
        backwards: bool,
    ) -> list[Quad]:
        """A query cannot name a blank node: where there is one, all nodes are asked for."""
        is_nameable = not any(isinstance(node, BlankNode) for node in nodes)
        if backwards:
            return self._graph.match(
                None, predicate, nodes if is_nameable else None, graphs=place
            )
        named = [node for node in nodes if isinstance(node, NamedNode)]
        return self._graph.match(
            named if is_nameable else None, predicate, graphs=place
        )
