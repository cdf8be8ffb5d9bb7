"""What the query's patterns are filled in with, and what its terms stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.knowledge import HOLDS, GraphName
from kg.provenance.solutions import Runner, Solution
from kg.sparql.algebra import Scope
from kg.sparql.cursor import Untraceable
from kg.vocabulary import Term


class Context(NamedTuple):
    """A solution, and the graph in which patterns are matched.

    The active graph (https://www.w3.org/TR/sparql11-query/, section 13) is named as in
    the query, by an IRI or a variable. None is the default graph, which has all that
    holds.
    """

    solution: Solution
    active_graph: str | None = None

    def within(self, name: str) -> Context:
        """The same solution in another graph."""
        return self._replace(active_graph=name)

    def extended(self, solution: Solution) -> Context:
        """The same with the values of another solution, which replace its own."""
        return self._replace(solution={**self.solution, **solution})


class Given(NamedTuple):
    """What an expression is evaluated with: values of variables, and a graph."""

    values: tuple[tuple[str, Term], ...]
    graph: GraphName

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.values)


class Terms:
    """The terms that a query's text stands for."""

    def __init__(self, runner: Runner, constants: Sequence[str]) -> None:
        self._runner = runner
        self._constants = constants

    @cached_property
    def constants(self) -> dict[str, Term]:
        """The IRIs and literals of the query, by their text in it."""
        # The engine knows prefixes, BASE and escapes: it reads them all, in one row.
        texts = " ".join(self._constants)
        variables = [f"?c{index}" for index in range(len(self._constants))]
        header = " ".join(variables)
        query = f"SELECT * {{ VALUES ({header}) {{ ({texts}) }} }}"
        (row,) = self._runner.run(query)
        terms = [row[variable] for variable in variables]
        return dict(zip(self._constants, terms, strict=True))

    def in_context(self, context: Context) -> Mapping[str, Term]:
        """The constants, and the variables that have values, by their text."""
        return {**self.constants, **context.solution}

    def value(self, text: str, context: Context) -> Term:
        """What a term of a pattern stands for.

        Raises:
            Untraceable: it is a variable without a value.
        """
        if not text.startswith("?"):
            return self.constants[text]
        if text not in context.solution:
            raise Untraceable(f"{text} has no value where it is needed")
        return context.solution[text]

    def graph(self, context: Context) -> GraphName:
        """The active graph."""
        if context.active_graph is None:
            return HOLDS
        graph = self.value(context.active_graph, context)
        assert isinstance(graph, NamedNode)
        return graph

    def given(self, names: Scope, context: Context) -> Given:
        """The values of these variables, without those that have none."""
        solution = context.solution
        # Equal sets of variables have to give equal records, whatever their order.
        bound = sorted(names & solution.keys())
        values = [(name, solution[name]) for name in bound]
        return Given(tuple(values), self.graph(context))
