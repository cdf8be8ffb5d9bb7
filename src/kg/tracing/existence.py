"""`EXISTS` and `NOT EXISTS` for one solution: which of them an expression hangs on, and what matches their groups."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode

from kg.store import Store
from kg.tracing.cursor import Untraceable
from kg.tracing.grammar import Query
from kg.tracing.patterns import Bind, Expression, Group, Test, Values, variables
from kg.tracing.solutions import Solution, asked, placed

_TRUE = Literal(True)


class Existence:
    """The tests of a query. All that a test is given are the values of the variables that it sees."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store = store
        self._query = query

    def needed(self, expression: Expression, given: Solution, graph: NamedNode | DefaultGraph) -> list[Test] | None:
        """The tests without which the expression would not be true: each alone, else only all of them together.

        None when it is not true in the first place, so that nothing can be said.
        """
        every = range(len(expression.tests))
        texts = [expression.text, expression.turned(*every), *(expression.turned(at) for at in every)]
        holds, holds_without_all, *holds_without = self._truths(texts, given, graph)
        if not holds:
            return None
        alone = [test for test, held in zip(expression.tests, holds_without, strict=True) if not held]
        return alone or ([] if holds_without_all else list(expression.tests))

    def matches(self, test: Test, given: Solution, graph: NamedNode | DefaultGraph) -> list[Solution]:
        """The solutions of the test's group; raises `Untraceable` where the engine has one that is not found here."""
        group = _given(test.group, given)
        query = f"{self._query.prologue} SELECT * {{ {placed(group, _name(graph))} }}"
        found = asked(self._store, query, given)
        if bool(found) == (self._truths([test.text], given, graph)[0] == test.negated):
            raise Untraceable("what EXISTS finds was not found again")
        return found

    def _truths(self, texts: Sequence[str], given: Solution, graph: NamedNode | DefaultGraph) -> list[bool]:
        names = [f"{self._query.select.mark}_truth{at}" for at in range(len(texts))]
        tried = (Expression((f"COALESCE(IF({text}, true, false), false)",), ()) for text in texts)
        binds = tuple(Bind(expression, name) for expression, name in zip(tried, names, strict=True))
        group = _given(Group(binds), given)
        (row,) = asked(self._store, f"{self._query.prologue} SELECT * {{ {placed(group, _name(graph))} }}")
        return [row.get(name) == _TRUE for name in names]


def given_to(text: str, solution: Solution, scope: AbstractSet[str]) -> Solution:
    """The part of a solution that a text sees."""
    return {name: solution[name] for name in sorted(scope & variables(text)) if name in solution}


def _name(graph: NamedNode | DefaultGraph) -> str | None:
    return str(graph) if isinstance(graph, NamedNode) else None


def _given(group: Group, given: Solution) -> Group:
    """The group with the values in it, where its filters see them."""
    if any(isinstance(term, BlankNode) for term in given.values()):
        raise Untraceable("a query cannot name a blank node again")
    text = f"VALUES ({' '.join(given)}) {{ ({' '.join(map(str, given.values()))}) }}"
    return group._replace(elements=(Values(tuple(given), text), *group.elements))
