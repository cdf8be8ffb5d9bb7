"""What a row of a SELECT rests on: statements, and notes on what no statement says.

The patterns of the query are filled in with each solution behind the row. Each pattern
gives the statements that it matches with these values; what is not there, such as the
matches of a MINUS, and what is summed up is told in notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from pyoxigraph import Quad

from kg.knowledge import Graph
from kg.provenance.existence import Existence, seen
from kg.provenance.matches import Match, Terms
from kg.provenance.neighbours import Neighbours
from kg.provenance.path_walks import PathWalks
from kg.provenance.prefetch import Prefetch
from kg.provenance.solutions import Solution, Solutions
from kg.sparql.algebra import (
    Bind,
    Element,
    Exists,
    Expression,
    Filter,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Select,
    TriplePattern,
    Union,
    in_scope,
    kept_columns,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import Query
from kg.sparql.tokens import on_one_line

Support: TypeAlias = Iterator[Quad | str]
"""Statements, each in the graph that it was matched in, and notes."""


class Tracer:
    """Finds the support of a query's rows."""

    def __init__(self, graph: Graph, query: Query) -> None:
        self._graph = graph
        self._query = query
        self._terms = Terms(graph, query)
        self._neighbours = Neighbours(graph)
        self._existence = Existence(graph, query)
        self._prefetch = Prefetch(self._terms, self._neighbours, self._existence)
        # By the SELECT's mark, and the name of the graph that it is matched in.
        self._solutions: dict[tuple[str, str | None], Solutions] = {}

    def support(self, row: Solution) -> list[Quad | str]:
        """The statements and notes of a row, each once.

        They are in the order of the query's patterns.

        Raises:
            Untraceable: the row, or a statement of it, is not found again.
        """
        return list(dict.fromkeys(self._select(self._query.select, row, None)))

    def _select(self, select: Select, row: Solution, graph_name: str | None) -> Support:
        solutions = self._solutions_of(select, graph_name).behind(row)
        if select.group_keys is not None:
            yield _summed_up(len(solutions))
        scope = in_scope(select.where)
        scope.update(bind.variable for bind in select.solution_binds)
        for solution in solutions:
            here = Match(solution, graph_name)
            yield from self._group(select.where, here)
            for bind in select.solution_binds:
                yield from self._bind(bind, here, scope)

    def _solutions_of(self, select: Select, graph_name: str | None) -> Solutions:
        """The solutions of a SELECT; what all of them rest on is asked for first."""
        key = (select.mark, graph_name)
        if key not in self._solutions:
            prologue = self._query.prologue
            solutions = Solutions(self._graph, prologue, select, graph_name)
            self._solutions[key] = solutions
            matches = [Match(solution, graph_name) for solution in solutions.all]
            self._prefetch.select(select, matches)
        return self._solutions[key]

    def _group(
        self,
        group: GroupPattern,
        here: Match,
        outer_scope: AbstractSet[str] = frozenset(),
    ) -> Support:
        """The support of a group.

        A filter sees all variables of its group, wherever it stands in it (SPARQL 1.1,
        section 5.2.2). In an OPTIONAL it also sees those before the OPTIONAL (section
        18.2.2.6, where it becomes a condition of the left join), and in an EXISTS those
        that are substituted: both are the `outer_scope`.
        """
        for index, element in enumerate(group.elements):
            match element:
                case Filter(expression):
                    scope = in_scope(group) | outer_scope
                    yield from self._filter(expression, here, scope)
                case Bind():
                    scope = in_scope(group.before(index))
                    yield from self._bind(element, here, scope)
                case Optional(inner):
                    scope = in_scope(group.before(index))
                    yield from self._optional(inner, here, scope)
                case _:
                    yield from self._element(element, here)

    def _element(self, element: Element, here: Match) -> Support:
        """The support of an element in which no outer variable is seen."""
        match element:
            case TriplePattern():
                yield from self._triple_pattern(element, here)
            case GroupPattern():
                yield from self._group(element, here)
            case Union(branches):
                for branch in branches:
                    if branch.mark in here.solution:
                        yield from self._group(branch, here)
            case GraphPattern(name, group):
                yield from self._group(group, here._replace(graph_name=name))
            case Minus(group):
                yield _absence(group)
            case Select():
                yield from self._sub_select(element, here)

    def _triple_pattern(self, pattern: TriplePattern, here: Match) -> Support:
        start = self._terms.value(pattern.subject, here)
        end = self._terms.value(pattern.object, here)
        graph = self._terms.graph(here)
        walks = PathWalks(self._neighbours, graph, self._terms.in_match(here))
        statements = list(walks.between(pattern.predicate, start, end))
        # Only a path may be empty, and then it leads nowhere else.
        may_be_empty = not isinstance(pattern.predicate, str) and start == end
        if not statements and not may_be_empty:
            raise Untraceable("a statement of it was not found again")
        yield from statements

    def _optional(
        self, group: GroupPattern, here: Match, scope_before: AbstractSet[str]
    ) -> Support:
        if group.mark in here.solution:
            yield from self._group(group, here, scope_before)
            return
        # That there is no match counts where an expression asks for what is missing.
        missing = in_scope(group) - here.solution.keys()
        if self._query.uses_outside(missing, group):
            yield _absence(group)

    def _sub_select(self, select: Select, here: Match) -> Support:
        """The support of the SELECT's own row in a solution."""
        if select.is_limited:
            yield "Which rows a sub-select leaves out by LIMIT or OFFSET is not traced."
        row = {
            name: here.solution[copy]
            for name, copy in kept_columns(select).items()
            if copy in here.solution
        }
        # Where a variable names the graph, the engine matches a SELECT in every graph.
        yield from self._select(select, row, here.graph_name)

    def _bind(self, bind: Bind, here: Match, scope: AbstractSet[str]) -> Support:
        """The support of all tests in an expression, whose value may be false too."""
        for test in bind.expression.tests:
            yield from self._test(test, here, scope)

    def _filter(
        self, expression: Expression, here: Match, scope: AbstractSet[str]
    ) -> Support:
        """The support of the tests that an expression needs to be true."""
        if not expression.tests:
            return
        given = seen(scope & expression.variables, here.solution)
        graph = self._terms.graph(here)
        needed = self._existence.needed(expression, given, graph)
        if needed is None:
            yield f"FILTER({on_one_line(expression.text)}) cannot be traced."
            return
        for test in needed:
            yield from self._test(test, here, scope)

    def _test(self, test: Exists, here: Match, scope: AbstractSet[str]) -> Support:
        """The statements of all that matches the test's group, or a note of absence."""
        given = seen(scope & test.variables, here.solution)
        solutions = self._existence.matches(test, given, self._terms.graph(here))
        if not solutions:
            yield _absence(test.group)
        for solution in solutions:
            yield from self._group(test.group, here.extended(solution), given.keys())


def _absence(group: GroupPattern) -> str:
    text = on_one_line(group.text)
    return f"It rests on the absence of {text}, which no words state."


def _summed_up(number: int) -> str:
    if number == 0:
        return "No statement is behind it: the pattern has no solution."
    solutions = "solution" if number == 1 else "solutions"
    return (
        f"It sums up {number} {solutions} of the pattern;"
        " the statements of all are given."
    )
