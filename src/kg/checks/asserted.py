"""What people wrote, found again by its parts."""

from __future__ import annotations

from functools import cached_property

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.vocabulary import Term

Part = tuple[int, Term]
"""A term, and whether it is the first, second or third of a statement."""

_NOT_WRITTEN = {v.INFERRED, v.ONTOLOGY, v.DATASET}


class Asserted:
    """What articles, registry and derived graph say before inference, the articles' records included."""

    def __init__(self, graph: Graph) -> None:
        self.quads = [
            q for q in graph.match(graphs=None) if q.graph_name not in _NOT_WRITTEN
        ]

    def of(self, predicate: NamedNode) -> list[Quad]:
        """The statements by a property."""
        return self._by_part.get((1, predicate), [])

    def first(self, *pattern: Term | None) -> Quad | None:
        """The first statement whose terms are those of the pattern, in a passage if there is one."""
        wanted = {(at, term) for at, term in enumerate(pattern) if term is not None}
        known = [self._by_part.get(part, []) for part in wanted]
        fewest: list[Quad] = min(known, key=len) if known else []
        quads = (quad for quad in fewest if wanted <= _parts(quad))
        return min(quads, key=_in_a_passage_first, default=None)

    @cached_property
    def _by_part(self) -> dict[Part, list[Quad]]:
        found: dict[Part, list[Quad]] = {}
        for quad in self.quads:
            for part in _parts(quad):
                found.setdefault(part, []).append(quad)
        return found


def _parts(quad: Quad) -> set[Part]:
    return set(enumerate((quad.subject, quad.predicate, quad.object)))


def _in_a_passage_first(quad: Quad) -> tuple[bool, str, str]:
    graph = str(quad.graph_name)
    return "#char=" not in graph, graph, str(quad)
