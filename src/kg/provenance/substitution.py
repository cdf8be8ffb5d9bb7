"""The solutions of groups in which variables have values already.

EXISTS is evaluated by substituting a solution's values for the variables of a group
(https://www.w3.org/TR/sparql11-query/, section 18.6). Here VALUES do the same, for many
solutions with one query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.knowledge import GraphName
from kg.provenance.contexts import Given
from kg.provenance.solutions import Runner, Solution, in_graph
from kg.sparql.algebra import (
    Bind,
    Element,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Union,
    Values,
    variables,
)
from kg.sparql.cursor import Untraceable

_Rows: TypeAlias = Sequence[Solution]
"""Solutions of which each has values for the same variables."""


class _Question(NamedTuple):
    """A group to be matched, and what it is given."""

    group: GroupPattern
    given: Given


class _Kind(NamedTuple):
    """What one query can ask for together: the same variables in the same graph."""

    names: tuple[str, ...]
    graph: GraphName


class Substitution:
    """Matches groups with given values, and remembers their solutions.

    Args:
        runner: asks for them.
        fresh_name: a variable that the query does not have.
    """

    def __init__(self, runner: Runner, fresh_name: str) -> None:
        self._runner = runner
        self._number_name = f"{fresh_name}_row"
        self._known: dict[_Question, list[Solution]] = {}

    def solutions(self, group: GroupPattern, given: Given) -> list[Solution]:
        """The solutions of a group with these values."""
        question = _Question(group, given)
        if question not in self._known:
            self.prefetch(group, [given])
        return self._known[question]

    def prefetch(self, group: GroupPattern, all_given: Iterable[Given]) -> None:
        """Ask at once for the solutions of a group with each of these values.

        Raises:
            Untraceable: a value is a blank node, or the engine refuses the group.
        """
        # Dictionaries in place of lists: many solutions have the same values here.
        by_kind: dict[_Kind, dict[Given, None]] = defaultdict(dict)
        for given in all_given:
            kind = _Kind(given.names, given.graph)
            by_kind[kind][given] = None
        for kind, alike in by_kind.items():
            self._ask(group, kind, list(alike))

    def _ask(
        self,
        group: GroupPattern,
        kind: _Kind,
        all_given: Sequence[Given],
    ) -> None:
        # Each row of VALUES has a number, which tells its solutions from the others'.
        rows: list[Solution] = []
        for number, given in enumerate(all_given):
            values = dict(given.values)
            rows.append({self._number_name: Literal(number), **values})
        names = (self._number_name, *kind.names)
        graph_name = str(kind.graph) if isinstance(kind.graph, NamedNode) else None
        pattern = in_graph(_with_values(group, names, rows), graph_name)
        solutions = self._runner.run(f"SELECT * {{ {pattern} }}")
        # Not before: what the engine refused is not known to have no solutions.
        for given in all_given:
            self._known[_Question(group, given)] = []
        for solution in solutions:
            own = dict(solution)
            number_term = own.pop(self._number_name)
            assert isinstance(number_term, Literal)
            given = all_given[int(number_term.value)]
            self._known[_Question(group, given)].append(own)


def _with_values(
    group: GroupPattern,
    names: Sequence[str],
    rows: _Rows,
) -> GroupPattern:
    """The group with VALUES for these variables, in it and in the groups within.

    Given to the outer group alone, the values would not reach the filters of an inner
    one, which is evaluated by itself first (section 5.2.2). A SELECT within is left as
    it is.
    """
    # Inner groups name fewer of the variables, so that rows may be equal there.
    written: dict[str, None] = {}
    for row in rows:
        terms = [row[name] for name in names]
        if any(isinstance(term, BlankNode) for term in terms):
            raise Untraceable("a query cannot name a blank node again")
        texts = " ".join(map(str, terms))
        written[f"({texts})"] = None
    header = " ".join(names)
    body = " ".join(written)
    values = Values(tuple(names), f"VALUES ({header}) {{ {body} }}")
    inner = [_element_with_values(element, names, rows) for element in group.elements]
    return group._replace(elements=(values, *inner))


def _element_with_values(
    element: Element,
    names: Sequence[str],
    rows: _Rows,
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
    group: GroupPattern,
    names: Sequence[str],
    rows: _Rows,
) -> GroupPattern:
    """An inner group with VALUES for those of the variables that it names."""
    named = variables(group.text)
    # BIND must not bind a variable that has a value already (section 10.1).
    for element in group.elements:
        if isinstance(element, Bind):
            named.discard(element.variable)
    own = [name for name in names if name in named]
    return _with_values(group, own, rows)
