"""Where the quads of a graph are kept: a home answers three operations, and knows names.

An operation is one query, or one for each step, however many terms it is asked about,
because the home may be a store on another machine: there a query costs a round trip, and
a loop over a thousand things would be a thousand of them. All are written here in terms
of the first, as SPARQL 1.1, so that a home needs nothing but an endpoint to send text
to. One that keeps its quads in this process may answer from its indexes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeAlias

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

from kg.knowledge.names import KINDS_OF_NAME, ListedNames, NameIndex, names_given
from kg.namespaces import Namespaces
from kg.vocabulary import HEADLINE, Term, Triple, named_nodes

Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
"""What a SELECT, an ASK, and a CONSTRUCT or DESCRIBE give, in this order."""
GraphName: TypeAlias = NamedNode | DefaultGraph

HOLDS = DefaultGraph()
"""The default graph: what holds. The named graphs say why."""


class QueryDataset(NamedTuple):
    """The graphs that a query is asked of, in place of those that its FROM names.

    Attributes:
        default: whose union is its default graph.
        named: the graphs that GRAPH finds; None for all.
    """

    default: tuple[GraphName, ...]
    named: tuple[NamedNode, ...] | None


class Home(ABC):
    """A place that holds quads and answers SPARQL. Safe to share between threads."""

    namespaces: Namespaces
    """The base and the prefixes of the project whose quads these are."""
    is_remote = False
    """Whether all has to be asked for, so that nothing is looked up before it is needed."""

    @abstractmethod
    def query(
        self,
        text: str,
        base: str | None = None,
        dataset: QueryDataset | None = None,
    ) -> Answer:
        """Answer a query whose prefixes are declared in it, or are the project's.

        Args:
            text: The query.
            base: What its relative IRIs are resolved against.
            dataset: The graphs that it is asked of; without it, those that it names,
                else all.

        Raises:
            SyntaxError: The query is malformed.
            RuntimeError, OSError, ValueError: It cannot be answered.
        """

    def held(self, pattern: str) -> str:
        """Return a graph pattern that matches what holds."""
        return pattern

    @property
    def own_graphs(self) -> str:
        """A filter that lets only graphs ?g of the project pass, where others may be."""
        return ""

    def match(
        self,
        subjects: Collection[NamedNode] | None,
        predicates: Collection[NamedNode] | None,
        objects: Collection[Term] | None,
        graphs: Collection[GraphName] | None,
    ) -> list[Quad]:
        """Return the quads whose terms are in the sets, each once; None is any term.

        As a graph, None stands for any *named* graph.
        """
        terms = _values("s", subjects)
        terms += _values("p", predicates)
        terms += _values("o", objects)
        # The default graph and the named ones are asked for apart: in SPARQL, a GRAPH
        # clause never matches the default graph.
        parts: list[str] = []
        named = None if graphs is None else _named(graphs)
        if named is None or named:
            among = _values("g", named)
            own = "" if named else self.own_graphs
            parts.append(f"{{ {terms} {among} GRAPH ?g {{ ?s ?p ?o }} {own} }}")
        if graphs is not None and HOLDS in graphs:
            parts.append(f"{{ {terms} {self.held('?s ?p ?o')} }}")
        if not parts:
            return []
        union = " UNION ".join(parts)
        return self._quads(f"SELECT DISTINCT ?s ?p ?o ?g WHERE {{ {union} }}")

    def named_graphs(self) -> list[NamedNode]:
        """Return the names of all graphs of the project but the default one."""
        pattern = f"GRAPH ?g {{ ?s ?p ?o }} {self.own_graphs}"
        rows = bindings(self.query(f"SELECT DISTINCT ?g WHERE {{ {pattern} }}"))
        return named_nodes(row["g"] for row in rows)

    def describe(
        self,
        things: Collection[NamedNode],
        predicates: Collection[NamedNode],
        follow: Collection[NamedNode],
    ) -> list[Quad]:
        """Return what holds of the things, and of all that they lead to: a query a step.

        Args:
            things: Where to start.
            predicates: The properties whose values are wanted.
            follow: The properties that lead on from a thing, any number of steps; their
                values are returned as well.
        """
        described: list[Quad] = []
        leading_on = set(follow)
        wanted = leading_on.union(predicates)
        # Breadth first; what was reached once is not looked up again, so circles end.
        # A path would be one query, but some stores refuse one whose start is a list.
        reached: set[Term] = set()
        frontier = set(things)
        while frontier:
            reached |= frontier
            quads = self.match(frontier, wanted, None, [HOLDS])
            described += quads
            ends = {quad.object for quad in quads if quad.predicate in leading_on}
            frontier = set(named_nodes(ends - reached))
        return described

    @cached_property
    def names(self) -> NameIndex:
        """The names of all things: those that hold, and the headlines of articles.

        A headline that only the article's own graph has does not hold, but names it.
        """
        kinds = _values("p", KINDS_OF_NAME)
        held = self.held("?s ?p ?o")
        told = f"GRAPH ?s {{ ?s {HEADLINE} ?o }} BIND({HEADLINE} AS ?p)"
        union = f"{{ {kinds} {held} }} UNION {{ {told} }}"
        quads = self._quads(f"SELECT DISTINCT ?s ?p ?o WHERE {{ {union} }}")
        return ListedNames(names_given(quads))

    def _quads(self, text: str) -> list[Quad]:
        """The solutions of a SELECT of ?s, ?p, ?o and perhaps ?g as quads."""
        quads: list[Quad] = []
        for row in bindings(self.query(text)):
            graph = row.get("g", HOLDS)
            quads.append(Quad(row["s"], row["p"], row["o"], graph))  # type: ignore[arg-type]
        return quads


def bindings(answer: Answer) -> Iterator[dict[str, Term]]:
    """Yield the solutions of a SELECT as dictionaries of their bound variables."""
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        # An unbound variable has no place in the dictionary, as in the JSON results of
        # SPARQL: to the engine it is None, which is no term.
        yield {name: term for name in names if (term := solution[name]) is not None}


def triples_in(answer: Answer) -> Iterator[Triple]:
    """Yield the solutions of a SELECT of ?s, ?p and ?o, as `triples_of` does quads."""
    for row in bindings(answer):
        subject, predicate = row["s"], row["p"]
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            yield subject, predicate, row["o"]


def triples_of(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Yield the quads without their graphs; those about blank nodes are left out."""
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            yield quad.subject, quad.predicate, quad.object


def graphs_of(quads: Iterable[Quad]) -> set[NamedNode]:
    """Return the named graphs that the quads are in."""
    names = {quad.graph_name for quad in quads}
    return {name for name in names if isinstance(name, NamedNode)}


def _named(graphs: Iterable[GraphName]) -> list[NamedNode]:
    return [graph for graph in graphs if isinstance(graph, NamedNode)]


def _values(name: str, terms: Iterable[Term] | None) -> str:
    """A VALUES clause for a set of terms; nothing where any term will do."""
    if terms is None:
        return ""
    listed = " ".join(sorted(map(str, terms)))
    return f"VALUES ?{name} {{ {listed} }} "
