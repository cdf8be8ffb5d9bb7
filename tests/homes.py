"""Graphs for tests: over an engine of their own, over SPARQL alone, or with their
queries counted.
"""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from kg.knowledge import Answer, Graph, GraphName, Home, QueryDataset
from kg.knowledge.memory import MemoryHome
from kg.vocabulary import Term
from tests.flagship import NAMES


def over(engine: Engine) -> Graph:
    """The graph of what an engine holds."""
    return Graph(MemoryHome(engine, NAMES))


def engine_of(graph: Graph) -> Engine:
    """The engine of a graph in memory."""
    assert isinstance(graph.home, MemoryHome)
    return graph.home.engine


class OnlySparql(Home):
    """A home that has nothing but a SPARQL endpoint, as one on another machine."""

    def __init__(self, inner: Home) -> None:
        self._inner = inner
        self.namespaces = inner.namespaces

    def query(
        self,
        text: str,
        base: str | None = None,
        dataset: QueryDataset | None = None,
    ) -> Answer:
        return self._inner.query(text, base, dataset)


class Counting(Home):
    """A home that counts what is asked of it."""

    def __init__(self, inner: Home) -> None:
        self._inner = inner
        self.namespaces = inner.namespaces
        self.asked = 0

    def query(
        self,
        text: str,
        base: str | None = None,
        dataset: QueryDataset | None = None,
    ) -> Answer:
        self.asked += 1
        return self._inner.query(text, base, dataset)

    def match(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> list[Quad]:
        self.asked += 1
        return self._inner.match(subjects, predicates, objects, graphs)

    def describe(
        self,
        things: Collection[NamedNode],
        predicates: Collection[NamedNode],
        follow: Collection[NamedNode],
    ) -> list[Quad]:
        self.asked += 1
        return self._inner.describe(things, predicates, follow)
