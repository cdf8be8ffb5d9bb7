"""What the solutions of a SELECT rest on, asked for at once before rows are traced.

Tracing a row by itself would take queries for each of its statements and tests. Here
each pattern is looked up for all solutions together, and `Neighbours` and `Existence`
remember the answers: the number of queries does not grow with the number of rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from kg.knowledge import HOLDS
from kg.provenance.contexts import Context, Terms
from kg.provenance.existence import Existence
from kg.provenance.neighbours import Neighbours, Place
from kg.provenance.path_walks import PathWalks
from kg.sparql.algebra import (
    Bind,
    Exists,
    Expression,
    Filter,
    GraphPattern,
    GroupPattern,
    Optional,
    Scope,
    Select,
    TriplePattern,
    Union,
    in_scope,
)
from kg.sparql.cursor import Untraceable
from kg.vocabulary import Term


class Prefetch:
    """Asks for what `Tracer` is going to need, along the same patterns."""

    def __init__(
        self,
        terms: Terms,
        neighbours: Neighbours,
        existence: Existence,
    ) -> None:
        self._terms = terms
        self._neighbours = neighbours
        self._existence = existence

    def select(self, select: Select, contexts: Sequence[Context]) -> None:
        """Ask for what all solutions of a SELECT rest on."""
        # Each row says by itself, when its turn comes, that it cannot be traced.
        with suppress(Untraceable):
            self._group(select.where, contexts)
            scope = select.scope
            for bind in select.solution_binds:
                self._bind(bind, contexts, scope)

    def _group(
        self,
        group: GroupPattern,
        contexts: Sequence[Context],
        outer_scope: Scope = frozenset(),
    ) -> None:
        # A MINUS has nothing that matched, and a SELECT in the group asks for what it
        # needs when its first row is traced.
        for index, element in enumerate(group.elements):
            scope_before = in_scope(group.before(index))
            match element:
                case TriplePattern():
                    self._triple_pattern(element, contexts)
                case GroupPattern():
                    self._group(element, contexts)
                case Optional(inner):
                    self._group(inner, _taking_part(inner, contexts), scope_before)
                case Union(branches):
                    for branch in branches:
                        self._group(branch, _taking_part(branch, contexts))
                case GraphPattern(name, inner):
                    inside = [context.within(name) for context in contexts]
                    self._group(inner, inside)
                case Filter(expression) if expression.tests:
                    self._filter(expression, contexts, in_scope(group) | outer_scope)
                case Bind():
                    self._bind(element, contexts, scope_before)

    def _triple_pattern(
        self,
        pattern: TriplePattern,
        contexts: Sequence[Context],
    ) -> None:
        in_default = [each for each in contexts if each.active_graph is None]
        self._statements(pattern, in_default, HOLDS)
        # One query has the statements of all named graphs.
        in_named = [each for each in contexts if each.active_graph is not None]
        self._statements(pattern, in_named, None)

    def _statements(
        self,
        pattern: TriplePattern,
        contexts: Sequence[Context],
        place: Place,
    ) -> None:
        starts: set[Term] = set()
        for context in contexts:
            start = self._terms.value(pattern.subject, context)
            starts.add(start)
        path = pattern.predicate
        if isinstance(path, str) and path.startswith("?"):
            self._neighbours.prefetch(starts, None, place)
        else:
            walks = PathWalks(self._neighbours, place, self._terms.constants)
            walks.ends(path, starts)

    def _filter(
        self,
        expression: Expression,
        contexts: Sequence[Context],
        scope: Scope,
    ) -> None:
        """Ask which of its tests are needed, then for what matches these."""
        seen = scope & expression.variables
        given = [self._terms.given(seen, context) for context in contexts]
        self._existence.prefetch_needed(expression, given)
        contexts_by_test: dict[Exists, list[Context]] = {}
        for context, own in zip(contexts, given, strict=True):
            for test in self._existence.needed(expression, own) or ():
                contexts_by_test.setdefault(test, []).append(context)
        self._tests(contexts_by_test, scope)

    def _bind(
        self,
        bind: Bind,
        contexts: Sequence[Context],
        scope: Scope,
    ) -> None:
        # The value, true or false, rests on every test.
        tests = bind.expression.tests
        self._tests(dict.fromkeys(tests, contexts), scope)

    def _tests(
        self,
        contexts_by_test: Mapping[Exists, Sequence[Context]],
        scope: Scope,
    ) -> None:
        """Ask for what matches the groups of tests, and for the statements of that."""
        for test, contexts in contexts_by_test.items():
            seen = scope & test.variables
            given = [self._terms.given(seen, context) for context in contexts]
            self._existence.prefetch_matches(test, given)
            extended: list[Context] = []
            for context, own in zip(contexts, given, strict=True):
                solutions = self._existence.matches(test, own)
                extended += [context.extended(solution) for solution in solutions]
            self._group(test.group, extended, seen)


def _taking_part(group: GroupPattern, contexts: Sequence[Context]) -> list[Context]:
    """The contexts with solutions in which the group took part."""
    return [context for context in contexts if group.mark in context.solution]
