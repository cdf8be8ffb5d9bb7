"""The parser of a whole SELECT into the records of `algebra`.

The engine has run the query before, so that it is known to be valid and the parser does
not look for mistakes. What it does not know, such as the triple terms of SPARQL 1.2, is
`Untraceable`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.rdf.lexing import code_only
from kg.sparql.algebra import Bind, Expression, GroupPattern, Select
from kg.sparql.cursor import Untraceable
from kg.sparql.group_patterns import GroupParser

# What may not stand before a name keeps out variables and the names of functions
# such as `ex:count(…)`.
_AGGREGATE = re.compile(
    r"(?<![\w:?$])(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(", re.IGNORECASE
)
# What may follow a list of keys or conditions; the end of the query has no text.
_AFTER_CLAUSE = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}", "")


class Query(NamedTuple):
    """A query that was read.

    Attributes:
        prologue: its text up to SELECT, with its prefixes.
        select: the SELECT itself.
        constants: the IRIs and literals in its patterns, as it writes them.
        expressions: by where they begin in its text, without those of ORDER BY.
    """

    prologue: str
    select: Select
    constants: tuple[str, ...]
    expressions: Mapping[int, Expression]

    def uses_outside(self, names: AbstractSet[str], group: GroupPattern) -> bool:
        """Whether an expression outside the group has one of the variables."""
        group_span = range(group.start, group.start + len(group.text))
        return any(
            names & expression.variables
            for start, expression in self.expressions.items()
            if start not in group_span
        )


def parse_select(text: str) -> Query:
    """Read a valid SELECT query.

    Raises:
        Untraceable: it has something that is not known here.
    """
    return _SelectParser(text).parse_query()


def parse_pattern(text: str) -> GroupPattern:
    """Read the pattern of a valid query of any form.

    Raises:
        Untraceable: it has something that is not known here.
    """
    return _SelectParser(text).parse_pattern()


class _SelectParser(GroupParser):
    """Reads a SELECT, the query itself or one within a group."""

    def parse_query(self) -> Query:
        while not self.is_next("SELECT"):
            self.advance()
        prologue = self.text[: self.next.start]
        select = self.parse_select()
        return Query(prologue, select, tuple(self.constants), self.expressions)

    def parse_pattern(self) -> GroupPattern:
        while not self.is_next("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            self.advance()
        if self.is_next("SELECT"):
            return self.parse_select().where
        # A template makes triples of solutions, and is no pattern.
        if self.advance().text == "CONSTRUCT" and self.is_next("{"):
            self._template()
        # DESCRIBE may name things alone.
        while not self.is_next("{", ""):
            self.advance()
        return self.parse_group() if self.is_next("{") else GroupPattern(())

    def _template(self) -> None:
        while not self.accept("}"):
            self.advance()

    def parse_select(self) -> Select:
        mark = self.fresh_variable()
        start = self.next.start
        self.expect("SELECT")
        self.accept("DISTINCT", "REDUCED")
        projection_start = self.next.start
        projection = self._projection()
        projection_text = self.text_from(projection_start)
        has_dataset = self._dataset()
        self.accept("WHERE")
        where = self.parse_group()
        group_keys = self._group_keys()
        modifiers_start = self.next.start
        self._having()
        having_text = self.text_from(modifiers_start)
        is_limited = self._order_and_limits()
        modifiers_text = self.text_from(modifiers_start)
        # Without GROUP BY, an aggregate anywhere but in the pattern puts all solutions
        # in one group (SPARQL 1.1, section 18.2.4.1).
        if group_keys is None and _has_aggregate(projection_text + modifiers_text):
            group_keys = ()
        if group_keys is not None and _has_tests(projection):
            raise Untraceable("EXISTS beside aggregates is not known here")
        values = self.parse_values() if self.accept("VALUES") else None
        return Select(
            projection=projection,
            where=where,
            group_keys=group_keys,
            values=values,
            is_limited=is_limited,
            has_dataset=has_dataset,
            mark=mark,
            text=self.text_from(start),
            projection_text=projection_text,
            having_text=having_text,
        )

    def _projection(self) -> tuple[str | Bind, ...]:
        if self.accept("*"):
            return ()
        columns: list[str | Bind] = []
        while True:
            if self.next.kind == "variable":
                columns.append(self.advance().text)
            elif self.is_next("("):
                columns.append(self.parse_bind())
            else:
                return tuple(columns)

    def _dataset(self) -> bool:
        """Read the FROM clauses, and tell whether there are any."""
        has_dataset = False
        while self.accept("FROM"):
            self.accept("NAMED")
            self.advance()
            has_dataset = True
        return has_dataset

    def _group_keys(self) -> tuple[str | Bind, ...] | None:
        if not self.accept("GROUP"):
            return None
        self.expect("BY")
        keys: list[str | Bind] = []
        while not self.is_next(*_AFTER_CLAUSE):
            keys.append(self._group_key())
        return tuple(keys)

    def _group_key(self) -> str | Bind:
        """Read a key; an expression without a variable gets a fresh one."""
        if self.next.kind == "variable":
            return self.advance().text
        if not self.accept("("):
            return Bind(self.parse_constraint(), self.fresh_variable("k"))
        expression = self.parse_expression("AS", ")")
        has_name = self.accept("AS")
        variable = self.advance().text if has_name else self.fresh_variable("k")
        self.expect(")")
        return Bind(expression, variable)

    def _having(self) -> None:
        if not self.accept("HAVING"):
            return
        while not self.is_next(*_AFTER_CLAUSE):
            if self.parse_constraint().tests:
                raise Untraceable("EXISTS in HAVING is not known here")

    def _order_and_limits(self) -> bool:
        """Read ORDER BY, LIMIT and OFFSET; tell whether a LIMIT or OFFSET is there."""
        is_limited = False
        while self.is_next("ORDER", "LIMIT", "OFFSET"):
            if self.advance().text == "ORDER":
                self.expect("BY")
                self._order_conditions()
            else:
                self.advance()
                is_limited = True
        return is_limited

    def _order_conditions(self) -> None:
        # No row rests on the order of the rows: its expressions are not kept.
        kept = dict(self.expressions)
        while not self.is_next(*_AFTER_CLAUSE):
            self.accept("ASC", "DESC")
            if self.next.kind == "variable":
                self.advance()
            else:
                self.parse_constraint()
        self.expressions = kept


def _has_aggregate(text: str) -> bool:
    return _AGGREGATE.search(code_only(text)) is not None


def _has_tests(projection: tuple[str | Bind, ...]) -> bool:
    binds = [column for column in projection if isinstance(column, Bind)]
    return any(bind.expression.tests for bind in binds)
