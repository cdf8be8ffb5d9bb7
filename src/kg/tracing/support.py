"""What a row rests on: the statements that its query's patterns match, and in words what no statement says."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.store import HOLDS, Store
from kg.tracing.existence import Existence, given_to
from kg.tracing.grammar import Query
from kg.tracing.hops import Hops
from kg.tracing.patterns import (
    Bind,
    Element,
    Expression,
    Filter,
    Graph,
    Group,
    Minus,
    Optional,
    Select,
    Test,
    Triple,
    Union,
    copied,
    visible,
)
from kg.tracing.solutions import Place, Solution, Solutions, asked
from kg.tracing.tokens import on_one_line
from kg.vocabulary import Term

Support: TypeAlias = Iterator[Quad | str]
"""Statements, each in the graph that it was matched in, and notes."""


class Tracer:
    """The support of a query's rows."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store = store
        self._query = query
        self._existence = Existence(store, query)
        self._solutions: dict[tuple[str, Place], Solutions] = {}

    def support(self, row: Solution) -> list[Quad | str]:
        """Statements and notes, each once, in the order of the query's patterns."""
        return list(dict.fromkeys(self._select(self._query.select, row, HOLDS)))

    @cached_property
    def _terms(self) -> dict[str, Term]:
        """What the query's constants stand for, by the engine's own reading of them."""
        names = {text: f"?c{at}" for at, text in enumerate(self._query.constants)}
        values = f"VALUES ({' '.join(names.values())}) {{ ({' '.join(names)}) }}"
        (row,) = asked(self._store, f"{self._query.prologue} SELECT * {{ {values} }}")
        return {text: row[name] for text, name in names.items()}

    def _select(self, select: Select, row: Solution, graph: Place) -> Support:
        known = (select.mark, graph)
        if known not in self._solutions:
            self._solutions[known] = Solutions(self._store, self._query.prologue, select, graph)
        found = self._solutions[known].behind(row)
        if select.keys is not None:
            yield _summed(len(found))
        for solution in found:
            yield from self._group(select.where, solution, graph)
            for bind in select.named:
                yield from self._bound(bind, solution, graph, visible(select.where))

    def _group(self, group: Group, solution: Solution, graph: Place, outside: frozenset[str] = frozenset()) -> Support:
        """The support of a group; `outside` are the variables that its filters see of what is before an OPTIONAL."""
        scope = outside | visible(group)
        for at, element in enumerate(group.elements):
            before = frozenset(visible(group._replace(elements=group.elements[:at])))
            match element:
                case Filter(expression):
                    yield from self._filtered(expression, solution, graph, scope)
                case Bind():
                    yield from self._bound(element, solution, graph, before)
                case Optional(inner):
                    yield from self._optional(inner, solution, graph, before)
                case _:
                    yield from self._element(element, solution, graph)

    def _element(self, element: Element, solution: Solution, graph: Place) -> Support:
        match element:
            case Triple():
                yield from self._triple(element, solution, graph)
            case Group():
                yield from self._group(element, solution, graph)
            case Union(branches):
                for branch in branches:
                    if branch.mark in solution:
                        yield from self._group(branch, solution, graph)
            case Graph(name, group):
                named = self._value(name, solution)
                assert isinstance(named, NamedNode)
                yield from self._group(group, solution, named)
            case Minus(group):
                yield _absence(group)
            case Select():
                row = {name: solution[copy] for name, copy in copied(element).items() if copy in solution}
                if element.is_limited:
                    yield "Which rows a sub-select leaves out by LIMIT or OFFSET is not traced."
                yield from self._select(element, row, graph)

    def _triple(self, triple: Triple, solution: Solution, graph: Place) -> Support:
        start, end = self._value(triple.subject, solution), self._value(triple.object, solution)
        if not isinstance(triple.predicate, str):
            yield from Hops(self._store.engine, graph, self._terms).between(triple.predicate, start, end)
            return
        predicate = self._value(triple.predicate, solution)
        assert isinstance(start, (NamedNode, BlankNode))
        assert isinstance(predicate, NamedNode)
        yield from self._store.engine.quads_for_pattern(start, predicate, end, graph)

    def _optional(self, group: Group, solution: Solution, graph: Place, before: frozenset[str]) -> Support:
        if group.mark in solution:
            yield from self._group(group, solution, graph, before)
        elif (visible(group) - solution.keys()) & self._query.tested:
            yield _absence(group)

    def _value(self, name: str, solution: Solution) -> Term:
        return solution[name] if name.startswith("?") else self._terms[name]

    def _bound(self, bind: Bind, solution: Solution, graph: Place, scope: AbstractSet[str]) -> Support:
        for test in bind.expression.tests:
            yield from self._test(test, solution, graph, scope)

    def _filtered(self, expression: Expression, solution: Solution, graph: Place, scope: AbstractSet[str]) -> Support:
        """The support of a filter: of those tests in it without which it would not hold."""
        given = given_to(expression.text, solution, scope)
        needed = self._existence.needed(expression, given, graph) if expression.tests else ()
        if needed is None:
            yield f"FILTER({on_one_line(expression.text)}) cannot be traced."
        for test in needed or ():
            yield from self._test(test, solution, graph, scope)

    def _test(self, test: Test, solution: Solution, graph: Place, scope: AbstractSet[str]) -> Support:
        """The statements of all matches, or the absence of any."""
        given = given_to(test.text, solution, scope)
        matches = self._existence.matches(test, given, graph)
        if not matches:
            yield _absence(test.group)
        for match in matches:
            yield from self._group(test.group, {**given, **match}, graph, frozenset(given))


def _absence(group: Group) -> str:
    return f"It also rests on the absence of {on_one_line(group.text)}, which no words state."


def _summed(number: int) -> str:
    if not number:
        return "No statement is behind it: the pattern has no solution."
    return f"It sums up {number} solution{'s' * (number != 1)} of the pattern; the statements of all are given."
