"""The home in this process: an Oxigraph store, whose indexes answer without SPARQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import product
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.knowledge.home import HOLDS, Answer, GraphName, Home, QueryDataset
from kg.namespaces import Namespaces
from kg.vocabulary import Term, named_nodes

T = TypeVar("T")
_ANY = NamedNode("urn:x")
_FEW = 4  # lookups, which take as long as to compare the quads of a subject


class MemoryHome(Home):
    """Quads in an Oxigraph store, which is not changed after loading."""

    def __init__(self, engine: Store, namespaces: Namespaces) -> None:
        self.engine = engine
        self.namespaces = namespaces

    def query(
        self,
        text: str,
        base: str | None = None,
        dataset: QueryDataset | None = None,
    ) -> Answer:
        prefixes = self._prefixes(text)
        if dataset is None:
            return self.engine.query(text, base_iri=base, prefixes=prefixes)
        # None is any graph, and an empty list none.
        named: list[NamedNode | BlankNode] | None = None
        if dataset.named is not None:
            named = [*dataset.named]
        return self.engine.query(
            text,
            base_iri=base,
            prefixes=prefixes,
            default_graph=list(dataset.default),
            named_graphs=named,
        )

    @cached_property
    def _signs(self) -> list[tuple[str, str]]:
        """By what a query shows that it may use a prefix."""
        return [(f"{name}:", name) for name in self.namespaces.prefixes]

    def _prefixes(self, text: str) -> dict[str, str]:
        """The prefixes that a query may use.

        The engine checks each IRI that it is given, for each query anew.
        """
        known = self.namespaces.prefixes
        # A letter may be written as an escape, anywhere.
        if "\\" in text:
            return known
        used = {}
        for sign, name in self._signs:
            if sign in text:
                used[name] = known[name]
        return used

    def match(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> list[Quad]:
        # Every combination of the terms is a lookup, so further sets would multiply
        # their number, most of them in vain. A subject has no more than a handful of
        # quads, which are sooner compared than looked up for each of many predicates.
        among: set[NamedNode] | None = None
        wanted: set[Term] | None = None
        if subjects is not None:
            if predicates is not None and len(predicates) > _FEW:
                among = set(predicates)
                predicates = None
            if objects is not None:
                wanted = set(objects)
                objects = None
        quads = self._look_up(subjects, predicates, objects, graphs)
        if among is None and wanted is None:
            return list(quads)
        found: list[Quad] = []
        for quad in quads:
            if among is not None and quad.predicate not in among:
                continue
            if wanted is not None and quad.object not in wanted:
                continue
            found.append(quad)
        return found

    def named_graphs(self) -> list[NamedNode]:
        return named_nodes(self.engine.named_graphs())

    def _look_up(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> Iterator[Quad]:
        """The quads of every combination of the terms, by one index lookup for each."""
        patterns = product(_each(subjects), _each(predicates), _each(objects))
        for pattern in patterns:
            if graphs is None:
                for quad in self.engine.quads_for_pattern(*pattern, None):
                    # To the engine, None is any graph at all; to a home, a named one.
                    if quad.graph_name != HOLDS:
                        yield quad
            else:
                for graph in dict.fromkeys(graphs):
                    yield from self.engine.quads_for_pattern(*pattern, graph)


def _each(terms: Iterable[T] | None) -> Iterable[T | None]:
    """The terms, each once, or the engine's wildcard."""
    if terms is None:
        return (None,)
    return dict.fromkeys(terms)


def copied(quads: Iterable[Quad]) -> Store:
    """Return a new store with these quads."""
    engine = Store()
    engine.extend(quads)
    return engine


def updated(quads: list[Quad], update: str) -> list[Quad]:
    """Return what a SPARQL update makes of quads, each literal spelt as it was."""
    engine = copied(quads)
    before = set(engine)
    engine.update(update)
    after = set(engine)
    if after == before:
        return quads
    # The store keeps numbers and times in its normal form: 1.50 would come out as 1.5.
    literals = {quad.object for quad in quads if isinstance(quad.object, Literal)}
    spelt: dict[Term, Term] = {}
    for literal in sorted(literals, key=str):  # of two spellings, always the same one
        (stored,) = copied([Quad(_ANY, _ANY, literal)])
        spelt[stored.object] = literal
    return [
        Quad(
            each.subject,
            each.predicate,
            spelt.get(each.object, each.object),
            each.graph_name,
        )
        for each in after
    ]
