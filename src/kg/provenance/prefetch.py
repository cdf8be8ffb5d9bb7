"""What the solutions of a SELECT rest on, asked for at once before rows are traced.

Tracing a row by itself would take queries for each of its statements and tests. Here
each pattern is looked up for all solutions together, and `Neighbours` and `Existence`
remember the answers: the number of queries does not grow with the number of rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress

from kg.knowledge import HOLDS, GraphName
from kg.provenance.existence import Existence, seen
from kg.provenance.matches import Match, Terms
from kg.provenance.neighbours import Neighbours
from kg.provenance.path_walks import PathWalks
from kg.provenance.solutions import Solution
from kg.sparql.algebra import (
    Bind,
    Exists,
    Expression,
    Filter,
    GraphPattern,
    GroupPattern,
    Optional,
    Select,
    TriplePattern,
    Union,
    in_scope,
)
from kg.sparql.cursor import Untraceable


class Prefetch:
    """Fills the memories of the others, along the same patterns as `Tracer`."""

    def __init__(
        self, terms: Terms, neighbours: Neighbours, existence: Existence
    ) -> None:
        self._terms = terms
        self._neighbours = neighbours
        self._existence = existence

    def select(self, select: Select, matches: Sequence[Match]) -> None:
        """Ask for what all solutions of a SELECT rest on."""
        # Each row says by itself, when its turn comes, that it cannot be traced.
        with suppress(Untraceable):
            self._group(select.where, matches)
            scope = in_scope(select.where)
            scope.update(bind.variable for bind in select.solution_binds)
            for bind in select.solution_binds:
                self._all_tests(bind.expression, matches, scope)

    def _group(
        self,
        group: GroupPattern,
        matches: Sequence[Match],
        outer_scope: AbstractSet[str] = frozenset(),
    ) -> None:
        for index, element in enumerate(group.elements):
            scope_before = in_scope(group.before(index))
            match element:
                case TriplePattern():
                    self._triple_pattern(element, matches)
                case GroupPattern():
                    self._group(element, matches)
                case Optional(inner):
                    self._group(inner, _taking_part(inner, matches), scope_before)
                case Union(branches):
                    for branch in branches:
                        self._group(branch, _taking_part(branch, matches))
                case GraphPattern(name, inner):
                    in_graph = [match._replace(graph_name=name) for match in matches]
                    self._group(inner, in_graph)
                case Filter(expression) if expression.tests:
                    self._filter(expression, matches, in_scope(group) | outer_scope)
                case Bind(expression, _):
                    self._all_tests(expression, matches, scope_before)

    def _triple_pattern(self, pattern: TriplePattern, matches: Sequence[Match]) -> None:
        path = pattern.predicate
        is_any_property = isinstance(path, str) and path.startswith("?")
        # One query has the statements of all named graphs.
        for place in (HOLDS, None):
            starts = {
                self._terms.value(pattern.subject, match)
                for match in matches
                if (match.graph_name is None) == (place == HOLDS)
            }
            if is_any_property:
                self._neighbours.prefetch(starts, None, place)
            else:
                walks = PathWalks(self._neighbours, place, self._terms.constants)
                walks.prefetch(path, starts)

    def _filter(
        self,
        expression: Expression,
        matches: Sequence[Match],
        scope: AbstractSet[str],
    ) -> None:
        """Ask which of its tests are needed, then for what matches these."""
        seen_names = scope & expression.variables
        for graph, given in self._given_by_graph(seen_names, matches).items():
            self._existence.prefetch_needed(expression, given, graph)
        matches_by_test: dict[Exists, list[Match]] = {}
        for match in matches:
            given_here = seen(seen_names, match.solution)
            graph = self._terms.graph(match)
            needed = self._existence.needed(expression, given_here, graph)
            for test in needed or ():
                matches_by_test.setdefault(test, []).append(match)
        self._tests(matches_by_test, scope)

    def _all_tests(
        self,
        expression: Expression,
        matches: Sequence[Match],
        scope: AbstractSet[str],
    ) -> None:
        """Ask for all tests of an expression whose value is bound."""
        self._tests(dict.fromkeys(expression.tests, matches), scope)

    def _tests(
        self,
        matches_by_test: Mapping[Exists, Sequence[Match]],
        scope: AbstractSet[str],
    ) -> None:
        """Ask for what matches the groups of tests, and for the statements of that."""
        for test, matches in matches_by_test.items():
            seen_names = scope & test.variables
            for graph, given in self._given_by_graph(seen_names, matches).items():
                self._existence.prefetch_matches(test, given, graph)
            extended: list[Match] = []
            for match in matches:
                given_here = seen(seen_names, match.solution)
                graph = self._terms.graph(match)
                solutions = self._existence.matches(test, given_here, graph)
                extended += [match.extended(solution) for solution in solutions]
            self._group(test.group, extended, seen_names)

    def _given_by_graph(
        self, names: AbstractSet[str], matches: Sequence[Match]
    ) -> dict[GraphName, list[Solution]]:
        """The values of these variables, by the graph in which patterns are matched."""
        by_graph: dict[GraphName, list[Solution]] = {}
        for match in matches:
            given = by_graph.setdefault(self._terms.graph(match), [])
            given.append(seen(names, match.solution))
        return by_graph


def _taking_part(group: GroupPattern, matches: Sequence[Match]) -> list[Match]:
    """The matches whose solutions the group took part in."""
    return [match for match in matches if group.mark in match.solution]
