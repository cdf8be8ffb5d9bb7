"""A SPARQL SELECT read into the records of `patterns`.

The engine has found the query valid before, so this reads on without checking. What it
does not know, such as the triple terms of SPARQL 1.2, raises `Untraceable`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.rdf.lexing import code_only
from kg.sparql.algebra import Bind, Expression, GroupPattern, Select
from kg.sparql.cursor import Untraceable
from kg.sparql.group_patterns import Groups

_AGGREGATE = r"(?i)(?<![\w:?$])(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\("
_AFTER_GROUPS = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}", "")


class Query(NamedTuple):
    """A SELECT with the prologue before it, the constants in its patterns, and its expressions by where they begin."""

    prologue: str
    select: Select
    constants: tuple[str, ...]
    expressions: Mapping[int, Expression]

    def asks_for(self, names: AbstractSet[str], group: GroupPattern) -> bool:
        """Whether an expression outside the group has one of the variables."""
        inside = range(group.start, group.start + len(group.text))
        return any(
            names & found.variables
            for at, found in self.expressions.items()
            if at not in inside
        )


def parse_select(text: str) -> Query:
    """The query as records; raises `Untraceable` for what is not known here."""
    return _Selects(text).query()


class _Selects(Groups):
    """Reads a SELECT, at the top or within a group."""

    def query(self) -> Query:
        while not self.sees("SELECT"):
            self.take()
        prologue = self.text[: self.next.start]
        return Query(prologue, self.select(), tuple(self.constants), self.expressions)

    def select(self) -> Select:
        mark, start = self.new(), self.next.start
        self.expect("SELECT")
        self.skip("DISTINCT", "REDUCED")
        projected_from = self.next.start
        projection = self.projection()
        projected = self.since(projected_from)
        has_dataset = self.dataset()
        self.skip("WHERE")
        where = self.group()
        keys = self.keys()
        rest = self.next.start
        if self.skip("HAVING"):
            self.constraints()
        having = self.since(rest)
        is_limited = self.order()
        is_aggregate = keys is not None or re.search(
            _AGGREGATE, code_only(projected + self.since(rest))
        )
        if is_aggregate and any(
            isinstance(part, Bind) and part.expression.tests for part in projection
        ):
            raise Untraceable("EXISTS beside aggregates is not known here")
        values = self.values() if self.skip("VALUES") else None
        return Select(
            projection=projection,
            where=where,
            keys=(keys or ()) if is_aggregate else None,
            values=values,
            is_limited=is_limited,
            has_dataset=has_dataset,
            mark=mark,
            text=self.since(start),
            projection_text=projected,
            having_text=having,
        )

    def projection(self) -> tuple[str | Bind, ...]:
        parts: list[str | Bind] = []
        if self.skip("*"):
            return ()
        while self.next.kind == "variable" or self.sees("("):
            parts.append(
                self.take().text if self.next.kind == "variable" else self.bind()
            )
        return tuple(parts)

    def dataset(self) -> bool:
        some = False
        while self.skip("FROM"):
            self.skip("NAMED")
            self.take()
            some = True
        return some

    def keys(self) -> tuple[str | Bind, ...] | None:
        if not self.skip("GROUP"):
            return None
        self.expect("BY")
        keys: list[str | Bind] = []
        while not self.sees(*_AFTER_GROUPS):
            keys.append(self.key())
        return tuple(keys)

    def key(self) -> str | Bind:
        """A variable, a named expression, or one that gets a name here."""
        if self.next.kind == "variable":
            return self.take().text
        if not self.sees("("):
            return Bind(self.constraint(), self.new("k"))
        self.expect("(")
        expression = self.expression("AS", ")")
        variable = self.take().text if self.skip("AS") else self.new("k")
        self.expect(")")
        return Bind(expression, variable)

    def constraints(self) -> None:
        while not self.sees(*_AFTER_GROUPS):
            if self.constraint().tests:
                raise Untraceable("EXISTS in HAVING is not known here")

    def order(self) -> bool:
        """Whether a limit, or an offset, leaves rows out."""
        is_limited = False
        while self.sees("ORDER", "LIMIT", "OFFSET"):
            if self.take().text == "ORDER":
                self.expect("BY")
                self.orders()
            else:
                self.take()
                is_limited = True
        return is_limited

    def orders(self) -> None:
        """What follows ORDER BY: its expressions are forgotten again, for no row rests on them."""
        known = dict(self.expressions)
        while not self.sees(*_AFTER_GROUPS):
            self.skip("ASC", "DESC")
            if self.next.kind == "variable":
                self.take()
            else:
                self.constraint()
        self.expressions = known
