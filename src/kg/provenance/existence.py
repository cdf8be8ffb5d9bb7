"""The EXISTS tests of a query: which of them count, and what matches their groups.

A test is evaluated with the values that a solution has for the variables that it names
(https://www.w3.org/TR/sparql11-query/, section 18.6, `substitute`). Here these values
are given by VALUES, so that a test takes one query for all solutions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.knowledge import Graph, GraphName
from kg.provenance.solutions import Solution, asked, in_graph
from kg.sparql.algebra import (
    Bind,
    Element,
    Exists,
    Expression,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Union,
    Values,
    variables,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import Query
from kg.vocabulary import Term

_Given: TypeAlias = tuple[tuple[str, Term], ...]
"""The items of a solution, to be a key of dictionaries."""

_TRUE = Literal(True)


class _Question(NamedTuple):
    """A group to be matched in a graph, with the values that are given."""

    group: GroupPattern
    graph: GraphName
    given: _Given


class Existence:
    """The EXISTS tests of a query.

    The methods are given the part of a solution that a test or an expression sees. Each
    of them takes queries of its own unless its `prefetch_` namesake was called for this
    part before.
    """

    def __init__(self, graph: Graph, query: Query) -> None:
        self._graph = graph
        self._query = query
        self._known: dict[_Question, list[Solution]] = {}

    def prefetch_needed(
        self, expression: Expression, given: Iterable[Solution], graph: GraphName
    ) -> None:
        """Ask at once for what `needed` has to know of many solutions."""
        self._ask(self._truth_group(_variants(expression)), given, graph)

    def prefetch_matches(
        self, test: Exists, given: Sequence[Solution], graph: GraphName
    ) -> None:
        """Ask at once for what `matches` has to know of many solutions."""
        self._ask(test.group, given, graph)
        self._ask(self._truth_group([test.text]), given, graph)

    def needed(
        self, expression: Expression, given: Solution, graph: GraphName
    ) -> list[Exists] | None:
        """The tests that a true expression depends on.

        These are the tests that would make it false if they alone came out the other
        way: its counterfactual causes (Meliou et al., "The Complexity of Causality and
        Responsibility for Query Answers", 2010). Where no test does so alone, but all
        of them together do, they are all returned.

        Returns:
            None if the expression is not true here, so that nothing can be said.
        """
        variants = self._truths(_variants(expression), given, graph)
        is_true, is_true_with_all_negated, *is_true_with_one_negated = variants
        if not is_true:
            return None
        decisive = [
            test
            for test, is_still_true in zip(
                expression.tests, is_true_with_one_negated, strict=True
            )
            if not is_still_true
        ]
        if decisive or is_true_with_all_negated:
            return decisive
        return list(expression.tests)

    def matches(
        self, test: Exists, given: Solution, graph: GraphName
    ) -> list[Solution]:
        """The solutions of the test's group.

        Raises:
            Untraceable: they disagree with what the engine says of the test itself,
                which can be where a SELECT within it leaves rows out.
        """
        solutions = self._solutions(test.group, given, graph)
        (is_true,) = self._truths([test.text], given, graph)
        exists = is_true != test.is_negated
        if bool(solutions) != exists:
            raise Untraceable("what EXISTS finds was not found again")
        return solutions

    def _truths(
        self, texts: Sequence[str], given: Solution, graph: GraphName
    ) -> list[bool]:
        """Whether each of these expressions is true."""
        (row,) = self._solutions(self._truth_group(texts), given, graph)
        names = [self._truth_variable(index) for index in range(len(texts))]
        return [row.get(name) == _TRUE for name in names]

    def _truth_group(self, texts: Sequence[str]) -> GroupPattern:
        """A group that binds whether each of these expressions is true."""
        binds = []
        for index, text in enumerate(texts):
            # An error in a filter counts as false (SPARQL 1.1, section 17.2).
            truth = Expression((f"COALESCE(IF({text}, true, false), false)",), ())
            binds.append(Bind(truth, self._truth_variable(index)))
        return GroupPattern(tuple(binds))

    def _truth_variable(self, index: int) -> str:
        return f"{self._query.select.mark}_truth{index}"

    def _solutions(
        self, group: GroupPattern, given: Solution, graph: GraphName
    ) -> list[Solution]:
        question = _Question(group, graph, tuple(given.items()))
        if question not in self._known:
            self._ask(group, [given], graph)
        return self._known[question]

    def _ask(
        self, group: GroupPattern, solutions: Iterable[Solution], graph: GraphName
    ) -> None:
        """Ask for a group's solutions with the values of each of these solutions."""
        # All rows of one VALUES have the same variables.
        alike: dict[tuple[str, ...], dict[_Given, None]] = {}
        for given in solutions:
            alike.setdefault(tuple(given), {})[tuple(given.items())] = None
        for names, rows in alike.items():
            self._ask_alike(group, names, list(rows), graph)

    def _ask_alike(
        self,
        group: GroupPattern,
        names: tuple[str, ...],
        rows: Sequence[_Given],
        graph: GraphName,
    ) -> None:
        """Ask with rows of values for the same variables; may raise `Untraceable`."""
        # Each row has a number, by which its solutions are told apart.
        number_name = f"{self._query.select.mark}_row"
        numbered = [
            {number_name: Literal(number), **dict(values)}
            for number, values in enumerate(rows)
        ]
        with_values = _with_values(group, (number_name, *names), numbered)
        graph_name = str(graph) if isinstance(graph, NamedNode) else None
        pattern = in_graph(with_values, graph_name)
        found = asked(self._graph, f"{self._query.prologue} SELECT * {{ {pattern} }}")
        for values in rows:
            self._known[_Question(group, graph, values)] = []
        for solution in found:
            number = solution[number_name]
            assert isinstance(number, Literal)
            question = _Question(group, graph, rows[int(number.value)])
            own = {name: term for name, term in solution.items() if name != number_name}
            self._known[question].append(own)


def seen(names: AbstractSet[str], solution: Solution) -> Solution:
    """The part of a solution that has these variables."""
    return {name: solution[name] for name in sorted(names) if name in solution}


def _variants(expression: Expression) -> list[str]:
    """The expression, then with all of its tests negated, then with each of them."""
    indexes = range(len(expression.tests))
    return [
        expression.text,
        expression.with_negated(*indexes),
        *(expression.with_negated(index) for index in indexes),
    ]


def _with_values(
    group: GroupPattern, names: Sequence[str], rows: Sequence[Solution]
) -> GroupPattern:
    """The group with VALUES for these variables, in it and in the groups within.

    A test's values are substituted wherever they are named within it. A value given to
    the outer group alone would not reach the filters of an inner one, which is
    evaluated by itself first (SPARQL 1.1, section 5.2.2).
    """
    listed: dict[tuple[Term, ...], None] = {}
    for row in rows:
        listed[tuple(row[name] for name in names)] = None
    written = []
    for values in listed:
        if any(isinstance(term, BlankNode) for term in values):
            raise Untraceable("a query cannot name a blank node again")
        written.append(f"({' '.join(map(str, values))})")
    text = f"VALUES ({' '.join(names)}) {{ {' '.join(written)} }}"
    elements = [
        _element_with_values(element, names, rows) for element in group.elements
    ]
    return group._replace(elements=(Values(tuple(names), text), *elements))


def _element_with_values(
    element: Element, names: Sequence[str], rows: Sequence[Solution]
) -> Element:
    match element:
        case GroupPattern():
            return _inner_with_values(element, names, rows)
        case Optional(group):
            return Optional(_inner_with_values(group, names, rows))
        case Union(branches):
            return Union(
                tuple(_inner_with_values(branch, names, rows) for branch in branches)
            )
        case Minus(group):
            return Minus(_inner_with_values(group, names, rows))
        case GraphPattern(name, group):
            return GraphPattern(name, _inner_with_values(group, names, rows))
    return element


def _inner_with_values(
    group: GroupPattern, names: Sequence[str], rows: Sequence[Solution]
) -> GroupPattern:
    """An inner group with values for the variables that it names."""
    # BIND must not bind a variable that has a value already (section 10.1).
    bound = {each.variable for each in group.elements if isinstance(each, Bind)}
    named = variables(group.text) - bound
    return _with_values(group, [name for name in names if name in named], rows)
