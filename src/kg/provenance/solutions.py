"""All solutions of a SELECT's pattern, by the rows that they end in, asked of the engine once for all rows.

They have more variables than the rows: all of the pattern's, its marks, the columns and
the keys of the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from kg.errors import QueryError
from kg.knowledge import Graph, bindings
from kg.sparql.algebra import GroupPattern, Select, bound, rendered
from kg.sparql.cursor import Untraceable
from kg.vocabulary import Term

Solution: TypeAlias = Mapping[str, Term]
_Key: TypeAlias = tuple[Term | None, ...]


class Solutions:
    """The solutions of one SELECT, whose pattern is matched in a graph, if one is named."""

    def __init__(
        self, graph: Graph, prologue: str, select: Select, place: str | None
    ) -> None:
        self._graph = graph
        self._prologue = prologue
        self._select = select
        self._place = place

    @property
    def all(self) -> list[Solution]:
        """The solutions of all rows."""
        return list(chain.from_iterable(self._index.values()))

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
        query = f"SELECT * {{ {placed(select.where, self._place)} {values} {' '.join(map(bound, select.named))} }}"
        index: dict[_Key, list[Solution]] = {}
        for solution in sorted(self._asked(query), key=_order):
            index.setdefault(_key(solution, names), []).append(solution)
        return index

    @property
    def _keys(self) -> list[str]:
        return [
            key if isinstance(key, str) else key.variable
            for key in self._select.keys or ()
        ]

    @cached_property
    def _groups(self) -> dict[_Key, list[_Key]]:
        """The keys of each row's groups, by the row: the query again, with its keys as further columns."""
        select = self._select
        hidden = " ".join(name for name in self._keys if name not in select.columns)
        keys = " ".join(
            k if isinstance(k, str) else f"({k.expression.text} AS {k.variable})"
            for k in select.keys or ()
        )
        query = (
            f"SELECT {select.projection_text} {hidden} {{ {placed(select.where, self._place)} }} "
            f"{'GROUP BY' if keys else ''} {keys} {select.having_text} {select.values.text if select.values else ''}"
        )
        found: dict[_Key, list[_Key]] = {}
        for row in sorted(self._asked(query), key=_order):
            found.setdefault(_key(row, select.columns), []).append(
                _key(row, self._keys)
            )
        return found

    def _asked(self, query: str) -> list[Solution]:
        return asked(self._graph, self._prologue + query)


def asked(graph: Graph, query: str) -> list[Solution]:
    """The rows of a query; raises `Untraceable` where the engine refuses."""
    try:
        found = list(bindings(graph.query(query)))
    except QueryError as error:
        raise Untraceable(
            f"the engine does not take a part of it ({error.message})"
        ) from error
    return [{f"?{name}": term for name, term in row.items()} for row in found]


def placed(group: GroupPattern, place: str | None) -> str:
    """The group as it is matched in a graph, or in what holds."""
    return f"GRAPH {place} {rendered(group)}" if place else rendered(group)


def _key(row: Solution, names: Iterable[str]) -> _Key:
    return tuple(row.get(name) for name in names)


def _order(solution: Solution) -> list[tuple[str, str]]:
    return sorted((name, str(term)) for name, term in solution.items())
