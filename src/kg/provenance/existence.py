"""The EXISTS tests of a query: which of them count, and what matches their groups.

A test is evaluated with the values that a solution has for the variables that it names
(https://www.w3.org/TR/sparql11-query/, section 18.6, `substitute`). Here these values
are given by VALUES, so that a test takes one query for all solutions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.knowledge import Graph, GraphName
from kg.provenance.contexts import Given
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

_TRUE = Literal(True)

_Rows: TypeAlias = Sequence[Solution]
"""Values of the same variables each."""


class _Alike(NamedTuple):
    """What one query can be asked for together: the same variables in the same graph."""

    names: tuple[str, ...]
    graph: GraphName


class Existence:
    """The EXISTS tests of a query.

    `needed` and `matches` take queries for each record that they are given, unless
    `prefetch_needed` and `prefetch_matches` had it among many before.
    """

    def __init__(self, graph: Graph, query: Query) -> None:
        self._graph = graph
        self._query = query
        self._known: dict[tuple[GroupPattern, Given], list[Solution]] = {}

    def prefetch_needed(self, expression: Expression, given: Iterable[Given]) -> None:
        """Ask at once for what `needed` has to know."""
        self._ask(self._truth_group(_variants(expression)), given)

    def prefetch_matches(self, test: Exists, given: Sequence[Given]) -> None:
        """Ask at once for what `matches` has to know."""
        self._ask(test.group, given)
        self._ask(self._truth_group([test.text]), given)

    def needed(self, expression: Expression, given: Given) -> list[Exists] | None:
        """The tests that a true expression depends on.

        These are the tests that would make it false if they alone came out the other
        way: its counterfactual causes (Meliou et al., "The Complexity of Causality and
        Responsibility for Query Answers", 2010). Where no test does so alone, but all
        of them together do, they are all returned.

        Returns:
            None if the expression is not true here, so that nothing can be said.
        """
        truths = self._truths(_variants(expression), given)
        is_true, is_true_with_all_negated, *is_true_with_negated = truths
        if not is_true:
            return None
        decisive = []
        for test, is_still_true in zip(
            expression.tests, is_true_with_negated, strict=True
        ):
            if not is_still_true:
                decisive.append(test)
        if decisive or is_true_with_all_negated:
            return decisive
        return list(expression.tests)

    def matches(self, test: Exists, given: Given) -> list[Solution]:
        """The solutions of the test's group.

        Raises:
            Untraceable: they disagree with what the engine says of the test itself.
        """
        solutions = self._solutions(test.group, given)
        (is_true,) = self._truths([test.text], given)
        exists = is_true != test.is_negated
        # Values are not given to a SELECT within the test, which may leave rows out.
        if bool(solutions) != exists:
            raise Untraceable("what EXISTS finds was not found again")
        return solutions

    def _truths(self, texts: Sequence[str], given: Given) -> list[bool]:
        """Whether each of these expressions is true."""
        (row,) = self._solutions(self._truth_group(texts), given)
        names = [self._truth_variable(index) for index in range(len(texts))]
        return [row.get(name) == _TRUE for name in names]

    def _truth_group(self, texts: Sequence[str]) -> GroupPattern:
        """A group that binds whether each of these expressions is true."""
        binds = []
        for index, text in enumerate(texts):
            # An error in a filter counts as false (SPARQL 1.1, section 17.2).
            truth = f"COALESCE(IF({text}, true, false), false)"
            variable = self._truth_variable(index)
            binds.append(Bind(Expression((truth,), ()), variable))
        return GroupPattern(tuple(binds))

    def _truth_variable(self, index: int) -> str:
        return f"{self._query.select.mark}_truth{index}"

    def _solutions(self, group: GroupPattern, given: Given) -> list[Solution]:
        if (group, given) not in self._known:
            self._ask(group, [given])
        return self._known[group, given]

    def _ask(self, group: GroupPattern, all_given: Iterable[Given]) -> None:
        """Ask for a group's solutions with each of these values."""
        # Dictionaries in place of lists: many solutions have the same values here.
        by_kind: dict[_Alike, dict[Given, None]] = {}
        for given in all_given:
            kind = _Alike(given.names, given.graph)
            by_kind.setdefault(kind, {})[given] = None
        for kind, alike in by_kind.items():
            self._ask_alike(group, kind, list(alike))

    def _ask_alike(
        self, group: GroupPattern, kind: _Alike, all_given: Sequence[Given]
    ) -> None:
        # Each row of VALUES has a number, which tells its solutions from the others'.
        number_name = f"{self._query.select.mark}_row"
        rows = []
        for number, given in enumerate(all_given):
            rows.append({number_name: Literal(number), **dict(given.values)})
        with_values = _with_values(group, (number_name, *kind.names), rows)
        graph_name = str(kind.graph) if isinstance(kind.graph, NamedNode) else None
        pattern = in_graph(with_values, graph_name)
        found = asked(self._graph, f"{self._query.prologue} SELECT * {{ {pattern} }}")
        for given in all_given:
            self._known[group, given] = []
        for solution in found:
            number_term = solution[number_name]
            assert isinstance(number_term, Literal)
            given = all_given[int(number_term.value)]
            own = {name: term for name, term in solution.items() if name != number_name}
            self._known[group, given].append(own)


def _variants(expression: Expression) -> list[str]:
    """The expression, then with all of its tests negated, then with each of them."""
    indexes = range(len(expression.tests))
    with_all_negated = expression.with_negated(*indexes)
    with_one_negated = [expression.with_negated(index) for index in indexes]
    return [expression.text, with_all_negated, *with_one_negated]


def _with_values(
    group: GroupPattern, names: Sequence[str], rows: _Rows
) -> GroupPattern:
    """The group with VALUES for these variables, in it and in the groups within.

    A test's values are substituted wherever they are named within it. Given to the
    outer group alone, they would not reach the filters of an inner one, which is
    evaluated by itself first (SPARQL 1.1, section 5.2.2).
    """
    # Inner groups name fewer variables, so that rows may be equal there.
    written: dict[str, None] = {}
    for row in rows:
        terms = [row[name] for name in names]
        if any(isinstance(term, BlankNode) for term in terms):
            raise Untraceable("a query cannot name a blank node again")
        written[f"({' '.join(map(str, terms))})"] = None
    text = f"VALUES ({' '.join(names)}) {{ {' '.join(written)} }}"
    values = Values(tuple(names), text)
    inner = [_element_with_values(element, names, rows) for element in group.elements]
    return group._replace(elements=(values, *inner))


def _element_with_values(
    element: Element, names: Sequence[str], rows: _Rows
) -> Element:
    match element:
        case GroupPattern():
            return _inner_with_values(element, names, rows)
        case Optional(group):
            return Optional(_inner_with_values(group, names, rows))
        case Union(branches):
            filled = [_inner_with_values(branch, names, rows) for branch in branches]
            return Union(tuple(filled))
        case Minus(group):
            return Minus(_inner_with_values(group, names, rows))
        case GraphPattern(name, group):
            return GraphPattern(name, _inner_with_values(group, names, rows))
    return element


def _inner_with_values(
    group: GroupPattern, names: Sequence[str], rows: _Rows
) -> GroupPattern:
    """An inner group with values for the variables that it names."""
    # BIND must not bind a variable that has a value already (section 10.1).
    bound = {each.variable for each in group.elements if isinstance(each, Bind)}
    named = variables(group.text) - bound
    return _with_values(group, [name for name in names if name in named], rows)
