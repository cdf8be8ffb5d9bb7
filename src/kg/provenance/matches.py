"""Where the query's patterns are matched, and what their terms stand for there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.knowledge import HOLDS, Graph, GraphName
from kg.provenance.solutions import Solution, asked
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import Query
from kg.vocabulary import Term


class Match(NamedTuple):
    """A solution, and the name of the graph in which patterns are matched.

    The name is the query's own text, an IRI or a variable; None for the default graph,
    which has what holds.
    """

    solution: Solution
    graph_name: str | None = None

    def extended(self, solution: Solution) -> Match:
        """The match with further values; they replace its own of the same variables."""
        return self._replace(solution={**self.solution, **solution})


class Terms:
    """The terms that a query's text stands for."""

    def __init__(self, graph: Graph, query: Query) -> None:
        self._graph = graph
        self._query = query

    @cached_property
    def constants(self) -> dict[str, Term]:
        """The IRIs and literals of the query, as the engine reads them."""
        # One row of VALUES has them all: the engine resolves prefixes, BASE and escapes.
        variables = {
            text: f"?c{index}" for index, text in enumerate(self._query.constants)
        }
        values = (
            f"VALUES ({' '.join(variables.values())}) {{ ({' '.join(variables)}) }}"
        )
        (row,) = asked(self._graph, f"{self._query.prologue} SELECT * {{ {values} }}")
        return {text: row[name] for text, name in variables.items()}

    def in_match(self, match: Match) -> Mapping[str, Term]:
        """All constants and the variables of a match, by their text."""
        return {**self.constants, **match.solution}

    def value(self, text: str, match: Match) -> Term:
        """What a term of a pattern stands for.

        Raises:
            Untraceable: it is a variable without a value.
        """
        if not text.startswith("?"):
            return self.constants[text]
        if text not in match.solution:
            raise Untraceable(f"{text} has no value where it is needed")
        return match.solution[text]

    def graph(self, match: Match) -> GraphName:
        """The graph in which the patterns are matched."""
        if match.graph_name is None:
            return HOLDS
        graph = self.value(match.graph_name, match)
        assert isinstance(graph, NamedNode)
        return graph
