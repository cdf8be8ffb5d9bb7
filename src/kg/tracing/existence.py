"""`EXISTS` and `NOT EXISTS` for one solution: which of them an expression hangs on, and what matches their groups."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph import Graph as Knowledge
from kg.graph import GraphName
from kg.tracing.cursor import Untraceable
from kg.tracing.grammar import Query
from kg.tracing.patterns import (
    Bind,
    Element,
    Expression,
    Graph,
    Group,
    Minus,
    Optional,
    Test,
    Union,
    Values,
    variables,
)
from kg.tracing.solutions import Solution, asked, placed

_TRUE = Literal(True)


class Existence:
    """The tests of a query. All that a test is given are the values of the variables that it sees."""

    def __init__(self, knowledge: Knowledge, query: Query) -> None:
        self._knowledge = knowledge
        self._query = query

    def needed(self, expression: Expression, given: Solution, place: GraphName) -> list[Test] | None:
        """The tests without which the expression would not be true: each alone, else only all of them together.

        None when it is not true in the first place, so that nothing can be said.
        """
        every = range(len(expression.tests))
        texts = [expression.text, expression.turned(*every), *(expression.turned(at) for at in every)]
        holds, holds_without_all, *holds_without = self._truths(texts, given, place)
        if not holds:
            return None
        alone = [test for test, held in zip(expression.tests, holds_without, strict=True) if not held]
        return alone or ([] if holds_without_all else list(expression.tests))

    def matches(self, test: Test, given: Solution, place: GraphName) -> list[Solution]:
        """The solutions of the test's group; raises `Untraceable` where the engine has one that is not found here."""
        group = _given(test.group, given)
        query = f"{self._query.prologue} SELECT * {{ {placed(group, _name(place))} }}"
        found = asked(self._knowledge, query)
        if bool(found) == (self._truths([test.text], given, place)[0] == test.negated):
            raise Untraceable("what EXISTS finds was not found again")
        return found

    def _truths(self, texts: Sequence[str], given: Solution, place: GraphName) -> list[bool]:
        names = [f"{self._query.select.mark}_truth{at}" for at in range(len(texts))]
        tried = (Expression((f"COALESCE(IF({text}, true, false), false)",), ()) for text in texts)
        binds = tuple(Bind(expression, name) for expression, name in zip(tried, names, strict=True))
        group = _given(Group(binds), given)
        (row,) = asked(self._knowledge, f"{self._query.prologue} SELECT * {{ {placed(group, _name(place))} }}")
        return [row.get(name) == _TRUE for name in names]


def given_to(text: str, solution: Solution, scope: AbstractSet[str]) -> Solution:
    """The part of a solution that a text sees."""
    return {name: solution[name] for name in sorted(scope & variables(text)) if name in solution}


def _name(place: GraphName) -> str | None:
    return str(place) if isinstance(place, NamedNode) else None


def _given(group: Group, given: Solution) -> Group:
    """The group with the values in it, and in those within it, where their filters see them.

    The engine gives a test its values wherever they are named within it.
    """
    if any(isinstance(term, BlankNode) for term in given.values()):
        raise Untraceable("a query cannot name a blank node again")
    text = f"VALUES ({' '.join(given)}) {{ ({' '.join(map(str, given.values()))}) }}"
    elements = (_within(element, given) for element in group.elements)
    return group._replace(elements=(Values(tuple(given), text), *elements))


def _within(element: Element, given: Solution) -> Element:
    match element:
        case Group():
            return _seen(element, given)
        case Optional(group):
            return Optional(_seen(group, given))
        case Union(branches):
            return Union(tuple(_seen(branch, given) for branch in branches))
        case Minus(group):
            return Minus(_seen(group, given))
        case Graph(name, group):
            return Graph(name, _seen(group, given))
    return element


def _seen(group: Group, given: Solution) -> Group:
    """The group with those values that it names and does not bind itself."""
    bound = {element.variable for element in group.elements if isinstance(element, Bind)}
    return _given(group, given_to(group.text, given, given.keys() - bound))
