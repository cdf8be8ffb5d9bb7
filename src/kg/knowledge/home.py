"""Where the quads of a graph are kept: a home answers three operations, each with one query.

The operations are given here as SPARQL, so a home needs nothing but a SPARQL endpoint.
One that keeps its quads in this process may answer two of them faster from its indexes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

from kg.vocabulary import Term, Triple

Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
GraphName: TypeAlias = NamedNode | DefaultGraph

HOLDS = DefaultGraph()
"""The default graph: what holds. The named graphs say why."""


class Home(ABC):
    """A place that holds quads and answers SPARQL. Safe to share between threads."""

    @abstractmethod
    def query(self, text: str) -> Answer:
        """Answer a query whose prefixes are declared in it, or are the project's.

        Raises:
            SyntaxError: the query is malformed.
            RuntimeError, OSError, ValueError: it cannot be answered.
        """

    def match(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> list[Quad]:
        """Return the quads whose terms are in the sets; None stands for any term.

        As a graph, None stands for any *named* graph.
        """
        bindings = {"s": subjects, "p": predicates, "o": objects}
        wanted = "".join(_values(name, terms) for name, terms in bindings.items())
        parts = []
        if graphs is None or any(isinstance(graph, NamedNode) for graph in graphs):
            names = _values("g", _named(graphs)) if graphs is not None else ""
            parts.append(f"{{ {wanted} {names} GRAPH ?g {{ ?s ?p ?o }} }}")
        if graphs is not None and HOLDS in graphs:
            parts.append(f"{{ {wanted} ?s ?p ?o }}")
        if not parts:
            return []
        return list(
            self._quads(
                f"SELECT DISTINCT ?s ?p ?o ?g WHERE {{ {' UNION '.join(parts)} }}"
            )
        )

    def describe(
        self,
        things: Collection[NamedNode],
        predicates: Collection[NamedNode],
        follow: Collection[NamedNode],
    ) -> list[Quad]:
        """Return what holds of the things by the predicates, and of all that they lead to.

        From a thing, any number of steps along the properties in `follow` are taken.
        """
        steps = f"({'|'.join(map(str, follow))})*" if follow else ""
        reached = f"?thing {steps} ?s . " if steps else "BIND(?thing AS ?s) "
        wanted = _values("p", {*predicates, *follow})
        start = f"{_values('thing', things)} {reached} FILTER(isIRI(?s))"
        # The inner SELECT keeps an engine from joining all triples before it walks the
        # path.
        query = f"SELECT DISTINCT ?s WHERE {{ {start} }}"
        return list(
            self._quads(f"SELECT ?s ?p ?o WHERE {{ {{ {query} }} {wanted} ?s ?p ?o }}")
        )

    def _quads(self, text: str) -> Iterator[Quad]:
        answer = self.query(text)
        assert isinstance(answer, QuerySolutions)
        has_graphs = any(variable.value == "g" for variable in answer.variables)
        for row in answer:
            graph = row["g"] if has_graphs else None
            yield Quad(
                row["s"], row["p"], row["o"], graph if graph is not None else HOLDS
            )


def _named(graphs: Iterable[GraphName]) -> list[NamedNode]:
    return [graph for graph in graphs if isinstance(graph, NamedNode)]


def _values(name: str, terms: Iterable[Term] | None) -> str:
    """A VALUES clause for a set of terms; nothing where any term will do."""
    if terms is None:
        return ""
    return f"VALUES ?{name} {{ {' '.join(sorted(map(str, terms)))} }} "


def triples_of(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The quads without their graphs; those about blank nodes are left out."""
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            yield quad.subject, quad.predicate, quad.object
