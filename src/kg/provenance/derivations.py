"""What a row rests on: the statements that its query's patterns match, and in words what no statement says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode, Quad

from kg.knowledge import HOLDS, GraphName
from kg.knowledge import Graph as Knowledge
from kg.provenance.existence import Existence, given_to
from kg.provenance.neighbours import Nearby
from kg.provenance.path_walks import Hops
from kg.provenance.solutions import Solution, Solutions, asked
from kg.sparql.algebra import (
    Bind,
    Element,
    Expression,
    Filter,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Select,
    Test,
    TriplePattern,
    Union,
    kept_columns,
    variables,
    visible,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import Query
from kg.sparql.tokens import on_one_line
from kg.vocabulary import Term

Support: TypeAlias = Iterator[Quad | str]
"""Statements, each in the graph that it was matched in, and notes."""


class _Here(NamedTuple):
    """A solution, and the name of the graph that patterns are matched in: none for what holds."""

    solution: Solution
    graph: str | None = None


class Tracer:
    """The support of a query's rows."""

    def __init__(self, knowledge: Knowledge, query: Query) -> None:
        self._knowledge = knowledge
        self._query = query
        self._existence = Existence(knowledge, query)
        self._nearby = Nearby(knowledge)
        self._solutions: dict[tuple[str, str | None], Solutions] = {}

    def support(self, row: Solution) -> list[Quad | str]:
        """Statements and notes, each once, in the order of the query's patterns.

        Raises `Untraceable` when the row, or a statement of it, is not found again.
        """
        return list(dict.fromkeys(self._select(self._query.select, row, None)))

    def _select(self, select: Select, row: Solution, graph: str | None) -> Support:
        known = (select.mark, graph)
        if known not in self._solutions:
            solutions = Solutions(self._knowledge, self._query.prologue, select, graph)
            self._solutions[known] = solutions
            self._prepare_all(
                select, [_Here(solution, graph) for solution in solutions.all]
            )
        found = self._solutions[known].behind(row)
        if select.keys is not None:
            yield _summed(len(found))
        scope = visible(select.where).union(bind.variable for bind in select.named)
        for solution in found:
            here = _Here(solution, graph)
            yield from self._group(select.where, here)
            for bind in select.named:
                yield from self._bound(bind, here, scope)

    def _prepare_all(self, select: Select, found: Sequence[_Here]) -> None:
        """Ask at once for what all solutions rest on; what cannot be traced, rows say themselves."""
        with suppress(Untraceable):
            self._prepare(select.where, found)
            scope = visible(select.where).union(bind.variable for bind in select.named)
            for bind in select.named:
                self._prepare_tests(dict.fromkeys(bind.expression.tests, found), scope)

    def _group(
        self, group: GroupPattern, here: _Here, outside: AbstractSet[str] = frozenset()
    ) -> Support:
        """The support of a group; `outside` are the variables that its filters see of what is before an OPTIONAL."""
        for at, element in enumerate(group.elements):
            before = group._replace(elements=group.elements[:at])
            match element:
                case Filter(expression):
                    yield from self._filtered(
                        expression, here, visible(group) | outside
                    )
                case Bind():
                    yield from self._bound(element, here, visible(before))
                case Optional(inner):
                    yield from self._optional(inner, here, visible(before))
                case _:
                    yield from self._element(element, here)

    def _element(self, element: Element, here: _Here) -> Support:
        match element:
            case TriplePattern():
                yield from self._triple(element, here)
            case GroupPattern():
                yield from self._group(element, here)
            case Union(branches):
                for branch in branches:
                    yield from (
                        self._group(branch, here)
                        if branch.mark in here.solution
                        else ()
                    )
            case GraphPattern(name, group):
                yield from self._group(group, here._replace(graph=name))
            case Minus(group):
                yield _absence(group)
            case Select():
                yield from self._sub_select(element, here)

    def _prepare(
        self,
        group: GroupPattern,
        found: Sequence[_Here],
        outside: AbstractSet[str] = frozenset(),
    ) -> None:
        """Ask at once for the statements of the group in all solutions, and for its tests."""
        for at, element in enumerate(group.elements):
            before = visible(group._replace(elements=group.elements[:at]))
            match element:
                case TriplePattern():
                    self._prepare_triple(element, found)
                case GroupPattern():
                    self._prepare(element, found)
                case Optional(inner):
                    self._prepare(inner, _with(inner, found), before)
                case Union(branches):
                    for branch in branches:
                        self._prepare(branch, _with(branch, found))
                case GraphPattern(name, inner):
                    self._prepare(inner, [here._replace(graph=name) for here in found])
                case Filter(expression) if expression.tests:
                    self._prepare_filter(expression, found, visible(group) | outside)
                case Bind(expression, _):
                    self._prepare_tests(dict.fromkeys(expression.tests, found), before)

    def _prepare_triple(self, triple: TriplePattern, found: Sequence[_Here]) -> None:
        path, name = triple.predicate, triple.subject
        for holds in (True, False):
            starts = {
                self._value(name, here)
                for here in found
                if (here.graph is None) == holds
            }
            place = HOLDS if holds else None
            if isinstance(path, str) and path.startswith("?"):
                self._nearby.ask(starts, None, place)
            else:
                Hops(self._nearby, place, self._terms).prepare(path, starts)

    def _prepare_filter(
        self, expression: Expression, found: Sequence[_Here], scope: AbstractSet[str]
    ) -> None:
        """Ask which tests are needed, then for what matches these."""
        given = [given_to(expression.text, here.solution, scope) for here in found]
        for place, own in self._by_place(found, given).items():
            self._existence.prepare(expression, own, place)
        needed: dict[Test, list[_Here]] = {}
        for here, values in zip(found, given, strict=True):
            for test in (
                self._existence.needed(expression, values, self._place(here)) or ()
            ):
                needed.setdefault(test, []).append(here)
        self._prepare_tests(needed, scope)

    def _prepare_tests(
        self, tests: Mapping[Test, Sequence[_Here]], scope: AbstractSet[str]
    ) -> None:
        """Ask for what matches the tests in the solutions, and for its statements."""
        for test, found in tests.items():
            given = [given_to(test.text, here.solution, scope) for here in found]
            for place, own in self._by_place(found, given).items():
                self._existence.prepare_matches(test, own, place)
            matched: list[_Here] = []
            for here, values in zip(found, given, strict=True):
                matches = self._existence.matches(test, values, self._place(here))
                matched += [_matched(here, match) for match in matches]
            self._prepare(test.group, matched, scope & variables(test.text))

    def _by_place(
        self, found: Sequence[_Here], given: Sequence[Solution]
    ) -> dict[GraphName, list[Solution]]:
        """The values that are given in each graph."""
        by_place: dict[GraphName, list[Solution]] = {}
        for here, values in zip(found, given, strict=True):
            by_place.setdefault(self._place(here), []).append(values)
        return by_place

    def _triple(self, triple: TriplePattern, here: _Here) -> Support:
        start, end = self._value(triple.subject, here), self._value(triple.object, here)
        hops = Hops(self._nearby, self._place(here), {**self._terms, **here.solution})
        found = list(hops.between(triple.predicate, start, end))
        if not found and (isinstance(triple.predicate, str) or start != end):
            raise Untraceable("a statement of it was not found again")
        yield from found

    def _optional(
        self, group: GroupPattern, here: _Here, before: AbstractSet[str]
    ) -> Support:
        if group.mark in here.solution:
            yield from self._group(group, here, before)
        elif self._query.asks_for(visible(group) - here.solution.keys(), group):
            yield _absence(group)

    def _sub_select(self, select: Select, here: _Here) -> Support:
        """That of its own row. In a graph that a variable names, the engine tries every graph for a sub-select."""
        if select.is_limited:
            yield "Which rows a sub-select leaves out by LIMIT or OFFSET is not traced."
        row = {
            name: here.solution[copy]
            for name, copy in kept_columns(select).items()
            if copy in here.solution
        }
        yield from self._select(select, row, here.graph)

    def _bound(self, bind: Bind, here: _Here, scope: AbstractSet[str]) -> Support:
        for test in bind.expression.tests:
            yield from self._test(test, here, scope)

    def _filtered(
        self, expression: Expression, here: _Here, scope: AbstractSet[str]
    ) -> Support:
        """The support of a filter: of those tests in it without which it would not hold."""
        if not expression.tests:
            return
        needed = self._existence.needed(
            expression,
            given_to(expression.text, here.solution, scope),
            self._place(here),
        )
        if needed is None:
            yield f"FILTER({on_one_line(expression.text)}) cannot be traced."
        for test in needed or ():
            yield from self._test(test, here, scope)

    def _test(self, test: Test, here: _Here, scope: AbstractSet[str]) -> Support:
        """The statements of all matches, or the absence of any."""
        given = given_to(test.text, here.solution, scope)
        matches = self._existence.matches(test, given, self._place(here))
        if not matches:
            yield _absence(test.group)
        for match in matches:
            yield from self._group(test.group, _matched(here, match), given.keys())

    def _value(self, name: str, here: _Here) -> Term:
        if not name.startswith("?"):
            return self._terms[name]
        if name not in here.solution:
            raise Untraceable(f"{name} has no value where it is needed")
        return here.solution[name]

    def _place(self, here: _Here) -> GraphName:
        if here.graph is None:
            return HOLDS
        graph = self._value(here.graph, here)
        assert isinstance(graph, NamedNode)
        return graph

    @cached_property
    def _terms(self) -> dict[str, Term]:
        """What the query's constants stand for, by the engine's own reading of them."""
        names = {text: f"?c{at}" for at, text in enumerate(self._query.constants)}
        values = f"VALUES ({' '.join(names.values())}) {{ ({' '.join(names)}) }}"
        (row,) = asked(
            self._knowledge, f"{self._query.prologue} SELECT * {{ {values} }}"
        )
        return {text: row[name] for text, name in names.items()}


def _with(group: GroupPattern, found: Sequence[_Here]) -> list[_Here]:
    """The solutions in which the group took part."""
    return [here for here in found if group.mark in here.solution]


def _matched(here: _Here, match: Solution) -> _Here:
    """The solution with what a test's match adds to it."""
    return here._replace(solution={**here.solution, **match})


def _absence(group: GroupPattern) -> str:
    return (
        f"It rests on the absence of {on_one_line(group.text)}, which no words state."
    )


def _summed(number: int) -> str:
    if not number:
        return "No statement is behind it: the pattern has no solution."
    return f"It sums up {number} solution{'s' * (number != 1)} of the pattern; the statements of all are given."
