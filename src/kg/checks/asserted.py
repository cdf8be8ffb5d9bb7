"""An index of what people wrote, by subject, property and value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from operator import attrgetter
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad

from kg.knowledge import Graph
from kg.model import Article
from kg.vocabulary import Term

Index: TypeAlias = dict[Term, list[Quad]]


class Asserted:
    """The statements of articles, registry and derived graph, before inference.

    What articles say of themselves and of their passages is among them.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads = list(quads)

    def of(self, predicate: NamedNode) -> list[Quad]:
        """The statements by a property."""
        return self._by_predicate.get(predicate, [])

    def first(
        self,
        subject: Term | None = None,
        predicate: Term | None = None,
        object: Term | None = None,
    ) -> Quad | None:
        """Find a statement with these terms, in a passage if there is one.

        A term that is None may be any. Without a term, nothing is found.
        """
        candidates: list[list[Quad]] = []
        if subject is not None:
            candidates.append(self._by_subject.get(subject, []))
        if predicate is not None:
            candidates.append(self._by_predicate.get(predicate, []))
        if object is not None:
            candidates.append(self._by_object.get(object, []))
        fewest = min(candidates, key=len, default=[])
        matching = [
            quad
            for quad in fewest
            if subject in (None, quad.subject)
            and predicate in (None, quad.predicate)
            and object in (None, quad.object)
        ]
        return min(matching, key=_in_a_passage_first, default=None)

    # Indexes are made when they are needed: where all is well, nothing is looked up by
    # its subject or its object.

    @cached_property
    def _by_subject(self) -> Index:
        return _index(self.quads, attrgetter("subject"))

    @cached_property
    def _by_predicate(self) -> Index:
        return _index(self.quads, attrgetter("predicate"))

    @cached_property
    def _by_object(self) -> Index:
        return _index(self.quads, attrgetter("object"))


def asserted(graph: Graph) -> Asserted:
    """Return what people wrote in a graph."""
    names = graph.namespaces
    not_written = {names.inferred, names.proofs, names.ontology, names.dataset}
    written = set(graph.home.named_graphs()) - not_written
    # An engine may name them in another order each time.
    return Asserted(graph.match(graphs=sorted(written, key=str)))


def asserted_of(graph: Graph, article: Article) -> Asserted:
    """Return what people wrote in a graph in which there is one article and a registry.

    Most of such a graph is the ontology, which is not read for it.
    """
    passages = [NamedNode(passage.iri) for passage in article.passages]
    registry = graph.namespaces.entities
    own = NamedNode(article.iri)
    quads = graph.match(graphs=[own, registry, *passages])
    return Asserted(quads)


def _index(quads: list[Quad], key: Callable[[Quad], Term]) -> Index:
    index: Index = {}
    for quad in quads:
        term = key(quad)
        index.setdefault(term, []).append(quad)
    return index


def _in_a_passage_first(quad: Quad) -> tuple[bool, str, str]:
    graph = str(quad.graph_name)
    return "#char=" not in graph, graph, str(quad)
