"""A home of a graph that counts what it is asked."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import NamedNode, Quad

from kg.knowledge import Answer, GraphName, Home
from kg.vocabulary import Term


class Counting(Home):
    """A home that counts what it is asked, and lets another answer."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.asked = 0

    def query(self, text: str) -> Answer:
        self.asked += 1
        return self._home.query(text)

    def match(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> list[Quad]:
        self.asked += 1
        return self._home.match(subjects, predicates, objects, graphs)

    def describe(
        self,
        things: Collection[NamedNode],
        predicates: Collection[NamedNode],
        follow: Collection[NamedNode],
    ) -> list[Quad]:
        self.asked += 1
        return self._home.describe(things, predicates, follow)
