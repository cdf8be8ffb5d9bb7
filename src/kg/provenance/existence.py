"""`EXISTS` and `NOT EXISTS`: which of them an expression hangs on, and what matches their groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.knowledge import Graph as Knowledge
from kg.knowledge import GraphName
from kg.provenance.solutions import Solution, asked, placed
from kg.sparql.algebra import (
    Bind,
    Element,
    Expression,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Test,
    Union,
    Values,
    variables,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import Query
from kg.vocabulary import Term

_Given: TypeAlias = tuple[tuple[str, Term], ...]

_TRUE = Literal(True)


class Existence:
    """The tests of a query. All that a test is given are the values of the variables that it sees.

    Those of many solutions are asked together where `prepare` is told of them first.
    """

    def __init__(self, knowledge: Knowledge, query: Query) -> None:
        self._knowledge = knowledge
        self._query = query
        self._found: dict[tuple[GroupPattern, GraphName, _Given], list[Solution]] = {}

    def prepare(
        self, expression: Expression, solutions: Iterable[Solution], place: GraphName
    ) -> None:
        """Ask at once which tests of an expression are needed."""
        self._ask(self._tried(_variants(expression)), solutions, place)

    def prepare_matches(
        self, test: Test, solutions: Sequence[Solution], place: GraphName
    ) -> None:
        """Ask at once for what matches a test."""
        self._ask(test.group, solutions, place)
        self._ask(self._tried([test.text]), solutions, place)

    def needed(
        self, expression: Expression, given: Solution, place: GraphName
    ) -> list[Test] | None:
        """The tests without which the expression would not be true: each alone, else only all of them together.

        None when it is not true in the first place, so that nothing can be said.
        """
        truths = self._truths(_variants(expression), given, place)
        holds, holds_without_all, *holds_without = truths
        if not holds:
            return None
        alone = [
            test
            for test, held in zip(expression.tests, holds_without, strict=True)
            if not held
        ]
        return alone or ([] if holds_without_all else list(expression.tests))

    def matches(self, test: Test, given: Solution, place: GraphName) -> list[Solution]:
        """The solutions of the test's group; raises `Untraceable` where the engine has one that is not found here."""
        found = self._solutions(test.group, given, place)
        if bool(found) == (self._truths([test.text], given, place)[0] == test.negated):
            raise Untraceable("what EXISTS finds was not found again")
        return found

    def _truths(
        self, texts: Sequence[str], given: Solution, place: GraphName
    ) -> list[bool]:
        group = self._tried(texts)
        (row,) = self._solutions(group, given, place)
        binds = (bind for bind in group.elements if isinstance(bind, Bind))
        return [row.get(bind.variable) == _TRUE for bind in binds]

    def _tried(self, texts: Sequence[str]) -> GroupPattern:
        """A group that binds whether each of the texts is true."""
        tried = (
            Expression((f"COALESCE(IF({text}, true, false), false)",), ())
            for text in texts
        )
        mark = self._query.select.mark
        return GroupPattern(
            tuple(Bind(each, f"{mark}_truth{at}") for at, each in enumerate(tried))
        )

    def _solutions(
        self, group: GroupPattern, given: Solution, place: GraphName
    ) -> list[Solution]:
        key = (group, place, tuple(given.items()))
        if key not in self._found:
            self._ask(group, [given], place)
        return self._found[key]

    def _ask(
        self, group: GroupPattern, solutions: Iterable[Solution], place: GraphName
    ) -> None:
        """Ask for a group's solutions with the values of each, those of the same variables together."""
        alike: dict[tuple[str, ...], dict[_Given, None]] = {}
        for given in solutions:
            alike.setdefault(tuple(given), {})[tuple(given.items())] = None
        for names, rows in alike.items():
            self._ask_alike(group, names, list(rows), place)

    def _ask_alike(
        self,
        group: GroupPattern,
        names: tuple[str, ...],
        rows: Sequence[_Given],
        place: GraphName,
    ) -> None:
        row = f"{self._query.select.mark}_row"
        given = [[(row, Literal(at)), *values] for at, values in enumerate(rows)]
        placed_group = placed(
            _given(group, (row, *names), list(map(dict, given))), _name(place)
        )
        found = asked(
            self._knowledge, f"{self._query.prologue} SELECT * {{ {placed_group} }}"
        )
        for values in rows:
            self._found[group, place, values] = []
        for solution in found:
            number = solution[row]
            assert isinstance(number, Literal)
            own = {name: term for name, term in solution.items() if name != row}
            self._found[group, place, rows[int(number.value)]].append(own)


def _variants(expression: Expression) -> list[str]:
    """The expression, then with all of its tests turned, then with each."""
    every = range(len(expression.tests))
    return [
        expression.text,
        expression.turned(*every),
        *(expression.turned(at) for at in every),
    ]


def given_to(text: str, solution: Solution, scope: AbstractSet[str]) -> Solution:
    """The part of a solution that a text sees."""
    return {
        name: solution[name]
        for name in sorted(scope & variables(text))
        if name in solution
    }


def _name(place: GraphName) -> str | None:
    return str(place) if isinstance(place, NamedNode) else None


def _given(
    group: GroupPattern, names: Sequence[str], rows: Sequence[Solution]
) -> GroupPattern:
    """The group with the values of each row in it and in the groups within, whose filters see them.

    The engine gives a test its values wherever they are named within it.
    """
    listed = dict.fromkeys(tuple(row[name] for name in names) for row in rows)
    if any(isinstance(term, BlankNode) for values in listed for term in values):
        raise Untraceable("a query cannot name a blank node again")
    written = " ".join(f"({' '.join(map(str, values))})" for values in listed)
    values = Values(tuple(names), f"VALUES ({' '.join(names)}) {{ {written} }}")
    elements = (_within(element, names, rows) for element in group.elements)
    return group._replace(elements=(values, *elements))


def _within(
    element: Element, names: Sequence[str], rows: Sequence[Solution]
) -> Element:
    match element:
        case GroupPattern():
            return _seen(element, names, rows)
        case Optional(group):
            return Optional(_seen(group, names, rows))
        case Union(branches):
            return Union(tuple(_seen(branch, names, rows) for branch in branches))
        case Minus(group):
            return Minus(_seen(group, names, rows))
        case GraphPattern(name, group):
            return GraphPattern(name, _seen(group, names, rows))
    return element


def _seen(
    group: GroupPattern, names: Sequence[str], rows: Sequence[Solution]
) -> GroupPattern:
    """The group with the values that it names and does not bind itself."""
    bound = {
        element.variable for element in group.elements if isinstance(element, Bind)
    }
    named = variables(group.text) - bound
    return _given(group, [name for name in names if name in named], rows)
