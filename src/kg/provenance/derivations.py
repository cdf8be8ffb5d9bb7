"""What a row of a SELECT rests on: statements, and notes on what no statement says.

The patterns of the query are filled in with each solution behind the row. Each pattern
gives the statements that it matches with these values; what is not there, such as the
matches of a MINUS, and what is summed up is told in notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from pyoxigraph import Quad

from kg.knowledge import Graph
from kg.provenance.contexts import Context, Terms
from kg.provenance.existence import Existence
from kg.provenance.neighbours import Neighbours
from kg.provenance.path_walks import PathWalks
from kg.provenance.prefetch import Prefetch
from kg.provenance.solutions import Runner, Solution, Solutions
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
    Scope,
    Select,
    TriplePattern,
    Union,
    in_scope,
    kept_columns,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.lexer import on_one_line
from kg.sparql.parser import Query

Support: TypeAlias = Iterator[Quad | str]
"""Statements, each in the graph that it was matched in, and notes."""


class _Place(NamedTuple):
    """A SELECT, by its mark, and the name of the graph in which it is matched."""

    mark: str
    active_graph: str | None


class Tracer:
    """Finds the support of a query's rows."""

    def __init__(self, graph: Graph, query: Query) -> None:
        self._query = query
        self._runner = Runner(graph, query.prologue)
        self._terms = Terms(self._runner, query.constants)
        self._neighbours = Neighbours(graph)
        self._existence = Existence(self._runner, query.select.mark)
        self._prefetch = Prefetch(self._terms, self._neighbours, self._existence)
        self._solutions: dict[_Place, Solutions] = {}

    def support(self, row: Solution) -> list[Quad | str]:
        """The statements and notes of a row, each once.

        They are in the order of the query's patterns.

        Raises:
            Untraceable: the row, or a statement of it, is not found again.
        """
        support = self._select(self._query.select, row, None)
        return list(dict.fromkeys(support))

    def _select(
        self,
        select: Select,
        row: Solution,
        active_graph: str | None,
    ) -> Support:
        solutions = self._solutions_of(select, active_graph).behind(row)
        if select.group_keys is not None:
            yield _summed_up(len(solutions))
        scope = select.scope
        for solution in solutions:
            context = Context(solution, active_graph)
            yield from self._group(select.where, context)
            for bind in select.solution_binds:
                yield from self._bind(bind, context, scope)

    def _solutions_of(self, select: Select, active_graph: str | None) -> Solutions:
        """The solutions of a SELECT; what all of them rest on is asked for first."""
        key = _Place(select.mark, active_graph)
        if key not in self._solutions:
            solutions = Solutions(self._runner, select, active_graph)
            self._solutions[key] = solutions
            contexts = [Context(solution, active_graph) for solution in solutions.all]
            self._prefetch.select(select, contexts)
        return self._solutions[key]

    def _group(
        self,
        group: GroupPattern,
        context: Context,
        outer_scope: Scope = frozenset(),
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
                    yield from self._filter(expression, context, scope)
                case Bind():
                    scope = in_scope(group.before(index))
                    yield from self._bind(element, context, scope)
                case Optional(inner):
                    scope = in_scope(group.before(index))
                    yield from self._optional(inner, context, scope)
                case _:
                    yield from self._element(element, context)

    def _element(self, element: Element, context: Context) -> Support:
        """The support of an element in which no outer variable is seen."""
        match element:
            case TriplePattern():
                yield from self._triple_pattern(element, context)
            case GroupPattern():
                yield from self._group(element, context)
            case Union(branches):
                for branch in branches:
                    if branch.mark in context.solution:
                        yield from self._group(branch, context)
            case GraphPattern(name, group):
                yield from self._group(group, context.within(name))
            case Minus(group):
                yield _absence(group)
            case Select():
                yield from self._sub_select(element, context)

    def _triple_pattern(self, pattern: TriplePattern, context: Context) -> Support:
        start = self._terms.value(pattern.subject, context)
        end = self._terms.value(pattern.object, context)
        graph = self._terms.graph(context)
        terms = self._terms.in_context(context)
        walks = PathWalks(self._neighbours, graph, terms)
        statements = list(walks.between(pattern.predicate, start, end))
        # Only a path can match without a statement, and then it ends where it starts.
        is_path = not isinstance(pattern.predicate, str)
        is_empty_path = is_path and start == end
        if not statements and not is_empty_path:
            raise Untraceable("a statement of it was not found again")
        yield from statements

    def _optional(
        self,
        group: GroupPattern,
        context: Context,
        scope_before: Scope,
    ) -> Support:
        if group.mark in context.solution:
            yield from self._group(group, context, scope_before)
            return
        # That there is no match counts where an expression asks for what is missing.
        missing = in_scope(group) - context.solution.keys()
        if self._query.uses_outside(missing, group):
            yield _absence(group)

    def _sub_select(self, select: Select, context: Context) -> Support:
        """The support of the SELECT's own row in a solution."""
        if select.is_limited:
            yield "Which rows a sub-select leaves out by LIMIT or OFFSET is not traced."
        row = {
            name: context.solution[copy]
            for name, copy in kept_columns(select).items()
            if copy in context.solution
        }
        # Where a variable names the active graph, the engine looks in every graph.
        yield from self._select(select, row, context.active_graph)

    def _bind(self, bind: Bind, context: Context, scope: Scope) -> Support:
        """The support of a bound value, true or false: that of all tests in it."""
        for test in bind.expression.tests:
            yield from self._test(test, context, scope)

    def _filter(
        self,
        expression: Expression,
        context: Context,
        scope: Scope,
    ) -> Support:
        """The support of the tests that an expression needs to be true."""
        if not expression.tests:
            return
        seen = scope & expression.variables
        given = self._terms.given(seen, context)
        needed = self._existence.needed(expression, given)
        if needed is None:
            yield f"FILTER({on_one_line(expression.text)}) cannot be traced."
            return
        for test in needed:
            yield from self._test(test, context, scope)

    def _test(self, test: Exists, context: Context, scope: Scope) -> Support:
        """The statements of all that matches the test's group, or a note of absence."""
        seen = scope & test.variables
        given = self._terms.given(seen, context)
        solutions = self._existence.matches(test, given)
        if not solutions:
            yield _absence(test.group)
        outer_scope = frozenset(given.names)
        for solution in solutions:
            extended = context.extended(solution)
            yield from self._group(test.group, extended, outer_scope)


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
