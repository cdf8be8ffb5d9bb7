"""All solutions of a SELECT's pattern, by the rows that they end in, asked of the engine once for all rows.

They have more variables than the rows: all of the pattern's, its marks, the columns and the keys of the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import QuerySolutions, Variable

from kg.errors import QueryError
from kg.store import Store, rows
from kg.tracing.cursor import Untraceable
from kg.tracing.patterns import Group, Select, bound, rendered
from kg.vocabulary import Term

Solution: TypeAlias = Mapping[str, Term]
_Key: TypeAlias = tuple[Term | None, ...]


class Solutions:
    """The solutions of one SELECT, whose pattern is matched in a graph, if one is named."""

    def __init__(self, store: Store, prologue: str, select: Select, graph: str | None) -> None:
        self._store = store
        self._prologue = prologue
        self._select = select
        self._graph = graph

    def behind(self, row: Solution) -> list[Solution]:
        """The solutions that end in the row, in a stable order; none behind a sum over nothing.

        Raises `Untraceable` when the engine does not give the row again.
        """
        values = _key(row, self._select.columns)
        keys = [values] if self._select.keys is None else self._groups.get(values, [])
        found = [solution for key in keys for solution in self._index.get(key, ())]
        if not (found or (keys and self._select.keys == ())):
            raise Untraceable("asked again, the query does not give this row")
        return found

    @cached_property
    def _index(self) -> dict[_Key, list[Solution]]:
        """The solutions by the columns, or by the keys of their groups."""
        select = self._select
        names = select.columns if select.keys is None else self._keys
        values = select.values.text if select.values and select.keys is None else ""
        query = f"SELECT * {{ {placed(select.where, self._graph)} {values} {' '.join(map(bound, select.named))} }}"
        index: dict[_Key, list[Solution]] = {}
        for solution in sorted(self._asked(query), key=_order):
            index.setdefault(_key(solution, names), []).append(solution)
        return index

    @property
    def _keys(self) -> list[str]:
        return [key if isinstance(key, str) else key.variable for key in self._select.keys or ()]

    @cached_property
    def _groups(self) -> dict[_Key, list[_Key]]:
        """The keys of each row's groups, by the row: the query again, with its keys as further columns."""
        select = self._select
        hidden = " ".join(name for name in self._keys if name not in select.columns)
        keys = " ".join(
            k if isinstance(k, str) else f"({k.expression.text} AS {k.variable})" for k in select.keys or ()
        )
        query = (
            f"SELECT {select.projection_text} {hidden} {{ {placed(select.where, self._graph)} }} "
            f"{'GROUP BY' if keys else ''} {keys} {select.having_text} {select.values.text if select.values else ''}"
        )
        found: dict[_Key, list[_Key]] = {}
        for row in sorted(self._asked(query), key=_order):
            found.setdefault(_key(row, select.columns), []).append(_key(row, self._keys))
        return found

    def _asked(self, query: str) -> list[Solution]:
        return asked(self._store, self._prologue + query)


def asked(store: Store, query: str, given: Solution | None = None) -> list[Solution]:
    """The rows of a query, with the variables' values that are given; raises `Untraceable` where the engine refuses."""
    try:
        answer = store.query(query, given={Variable(name[1:]): term for name, term in (given or {}).items()})
    except QueryError as error:
        raise Untraceable(f"the engine does not take a part of it ({error.message})") from error
    assert isinstance(answer, QuerySolutions)
    return [{f"?{name}": term for name, term in row.items()} for row in rows(answer)]


def placed(group: Group, graph: str | None) -> str:
    """The group as it is matched in a graph, or in what holds."""
    return f"GRAPH {graph} {rendered(group)}" if graph else rendered(group)


def _key(row: Solution, names: Iterable[str]) -> _Key:
    return tuple(row.get(name) for name in names)


def _order(solution: Solution) -> list[tuple[str, str]]:
    return sorted((name, str(term)) for name, term in solution.items())
