"""The home in this process: an Oxigraph store in memory, whose indexes answer without SPARQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product
from typing import TypeVar

from pyoxigraph import NamedNode, Quad, Store

from kg.knowledge.home import HOLDS, Answer, GraphName, Home
from kg.vocabulary import PREFIXES, Term

T = TypeVar("T")


class MemoryHome(Home):
    """Quads in an Oxigraph store, which is not changed after loading."""

    def __init__(self, engine: Store) -> None:
        self.engine = engine

    def query(self, text: str) -> Answer:
        return self.engine.query(text, prefixes=PREFIXES)

    def match(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> list[Quad]:
        # Only two positions are looked up one by one: with a third, the lookups would
        # multiply, most of them in vain. The third is compared with what was found.
        looked_up = None if subjects is not None else objects
        found = self._found(subjects, predicates, looked_up, graphs)
        if subjects is not None and objects is not None:
            wanted = set(objects)
            return [quad for quad in found if quad.object in wanted]
        return list(found)

    def describe(
        self,
        things: Collection[NamedNode],
        predicates: Collection[NamedNode],
        follow: Collection[NamedNode],
    ) -> list[Quad]:
        found: list[Quad] = []
        along = set(follow)
        wanted = along.union(predicates)
        reached: set[Term] = set()
        ahead = set(things)
        while ahead:
            reached |= ahead
            quads = self.match(ahead, wanted, None, [HOLDS])
            found += quads
            ends = {quad.object for quad in quads if quad.predicate in along}
            ahead = {end for end in ends - reached if isinstance(end, NamedNode)}
        return found

    def _found(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> Iterator[Quad]:
        for pattern in product(_each(subjects), _each(predicates), _each(objects)):
            if graphs is None:
                for quad in self.engine.quads_for_pattern(*pattern, None):
                    if quad.graph_name != HOLDS:
                        yield quad
            else:
                for graph in dict.fromkeys(graphs):
                    yield from self.engine.quads_for_pattern(*pattern, graph)


def _each(terms: Iterable[T] | None) -> Iterable[T | None]:
    return dict.fromkeys(terms) if terms is not None else (None,)


def copied(quads: Iterable[Quad]) -> Store:
    """A store of its own that holds the quads."""
    engine = Store()
    engine.extend(quads)
    return engine
