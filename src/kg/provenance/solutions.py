"""The solutions of a SELECT's pattern, found again for all of its rows at once.

They bind more variables than the rows do: all of the pattern's, its marks (see
`kg.sparql.algebra`), and the columns and group keys that are worked out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from kg.errors import QueryError
from kg.knowledge import Graph, bindings
from kg.sparql.algebra import (
    Bind,
    GroupPattern,
    Select,
    rendered,
    rendered_bind,
    variable_of,
)
from kg.sparql.cursor import Untraceable
from kg.vocabulary import Term

Solution: TypeAlias = Mapping[str, Term]
"""The values of variables, whose names begin with `?`."""

_Key: TypeAlias = tuple[Term | None, ...]
"""The values of some variables in a fixed order; None for those without one."""


class Runner:
    """Runs further queries with the prefixes of the query that is traced."""

    def __init__(self, graph: Graph, prologue: str) -> None:
        self._graph = graph
        self._prologue = prologue

    def run(self, query: str) -> list[Solution]:
        """The solutions of a query, in no particular order.

        Raises:
            Untraceable: the engine refuses the query.
        """
        try:
            answer = self._graph.query(self._prologue + query)
            rows = list(bindings(answer))
        except QueryError as error:
            raise Untraceable(
                f"the engine does not take a part of it ({error.message})"
            ) from error
        return [as_solution(row) for row in rows]


class Solutions:
    """The solutions of one SELECT.

    Args:
        runner: asks for them.
        select: the query itself, or a SELECT within it.
        active_graph: the name of the graph in which the pattern is matched; None for
            the default graph.
    """

    def __init__(
        self,
        runner: Runner,
        select: Select,
        active_graph: str | None,
    ) -> None:
        self._runner = runner
        self._select = select
        self._pattern = in_graph(select.where, active_graph)

    @property
    def all(self) -> list[Solution]:
        """The solutions behind any row."""
        return list(chain.from_iterable(self._by_key.values()))

    def behind(self, row: Solution) -> list[Solution]:
        """The solutions that lead to a row, in a stable order.

        There are none where an aggregate without GROUP BY sums up an empty pattern.

        Raises:
            Untraceable: the engine does not give the row again.
        """
        row_key = _key(row, self._select.columns)
        if self._select.group_keys is None:
            keys = [row_key]
        else:
            keys = self._group_keys_by_row.get(row_key, [])
        solutions: list[Solution] = []
        for key in keys:
            solutions += self._by_key.get(key, ())
        # Without GROUP BY all solutions form one group, even when there are none
        # (SPARQL 1.1, section 18.2.4.1). Any other row has a solution.
        is_empty_group = bool(keys) and self._select.group_keys == ()
        if not solutions and not is_empty_group:
            raise Untraceable("asked again, the query does not give this row")
        return solutions

    @cached_property
    def _by_key(self) -> dict[_Key, list[Solution]]:
        """The solutions by the columns of their rows, or by their group keys."""
        select = self._select
        parts = [self._pattern]
        if select.group_keys is None:
            names = select.columns
            if select.values:
                parts.append(select.values.text)
        else:
            # VALUES join with the rows of the groups then, not with the solutions.
            names = self._group_variables
        parts += [rendered_bind(bind) for bind in select.solution_binds]
        group = " ".join(parts)
        by_key: dict[_Key, list[Solution]] = defaultdict(list)
        for solution in self._run(f"SELECT * {{ {group} }}"):
            key = _key(solution, names)
            by_key[key].append(solution)
        return by_key

    @property
    def _group_variables(self) -> list[str]:
        return [variable_of(key) for key in self._select.group_keys or ()]

    @cached_property
    def _group_keys_by_row(self) -> dict[_Key, list[_Key]]:
        """The keys of the groups behind each row.

        The rows need not have these keys, and several groups may lead to equal rows:
        the query is asked again with the keys among its columns.
        """
        select = self._select
        names = self._group_variables
        hidden = [name for name in names if name not in select.columns]
        parts = ["SELECT", select.projection_text, *hidden]
        parts.append(f"{{ {self._pattern} }}")
        if select.group_keys:
            parts.append("GROUP BY")
            parts += [_rendered_key(key) for key in select.group_keys]
        parts.append(select.having_text)
        if select.values:
            parts.append(select.values.text)
        columns = select.columns
        keys_by_row: dict[_Key, list[_Key]] = defaultdict(list)
        for row in self._run(" ".join(parts)):
            row_key = _key(row, columns)
            group_key = _key(row, names)
            keys_by_row[row_key].append(group_key)
        return keys_by_row

    def _run(self, query: str) -> list[Solution]:
        solutions = self._runner.run(query)
        # The order of solutions is that of a row's statements, which is to be stable.
        return sorted(solutions, key=_order)


def as_solution(row: Mapping[str, Term]) -> Solution:
    """A row of an answer with a `?` before its variables."""
    return {f"?{name}": term for name, term in row.items()}


def in_graph(group: GroupPattern, active_graph: str | None) -> str:
    """Write a group to be matched in a named graph, or in the default graph."""
    text = rendered(group)
    return f"GRAPH {active_graph} {text}" if active_graph else text


def _rendered_key(key: str | Bind) -> str:
    if isinstance(key, str):
        return key
    return f"({key.expression.text} AS {key.variable})"


def _key(row: Solution, names: Iterable[str]) -> _Key:
    return tuple(row.get(name) for name in names)


def _order(solution: Solution) -> list[tuple[str, str]]:
    return sorted((name, str(term)) for name, term in solution.items())
