"""SPARQL graph patterns as records, and as text that the engine can run again.

A term is kept as its text in the query, a variable with a leading `?`. Blank nodes are
fresh variables: in a pattern both stand for any term
(https://www.w3.org/TR/sparql11-query/, section 4.1.4), but only the values of variables
are in the solutions.

A solution does not tell which OPTIONAL groups and which branches of a UNION took part
in it. Each of these groups therefore has a mark, a fresh variable that is bound to true
within the group when it is written out: the group took part in exactly those solutions
that have a value for its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

from kg.sparql.property_paths import Path

Element: TypeAlias = (
    "TriplePattern | GroupPattern | Optional | Union | Minus | GraphPattern | Bind"
    " | Values | Filter | Select"
)

Scope: TypeAlias = AbstractSet[str]
"""The variables that an expression sees."""


class TriplePattern(NamedTuple):
    """A triple pattern, whose predicate may be a property path."""

    subject: str
    predicate: Path
    object: str
    predicate_text: str


class GroupPattern(NamedTuple):
    """What stands between braces.

    Attributes:
        elements: in the order of the query.
        mark: the variable that tells whether the group took part in a solution.
        text: how the query writes the group, braces included.
        start: where that text begins in the query.
    """

    elements: tuple[Element, ...]
    mark: str = ""
    text: str = ""
    start: int = 0

    def before(self, index: int) -> GroupPattern:
        """The elements that stand before the one at an index."""
        return self._replace(elements=self.elements[:index])


class Optional(NamedTuple):
    group: GroupPattern


class Union(NamedTuple):
    branches: tuple[GroupPattern, ...]


class Minus(NamedTuple):
    group: GroupPattern


class GraphPattern(NamedTuple):
    """`GRAPH name { … }`, where the name may be a variable."""

    name: str
    group: GroupPattern


class Exists(NamedTuple):
    """A test `EXISTS { … }` or `NOT EXISTS { … }` in an expression."""

    is_negated: bool
    group: GroupPattern

    @property
    def text(self) -> str:
        keyword = "NOT EXISTS" if self.is_negated else "EXISTS"
        return f"{keyword} {rendered(self.group)}"

    @property
    def variables(self) -> set[str]:
        return variables(self.text)


class Expression(NamedTuple):
    """An expression as its text, except for the EXISTS tests in it.

    Attributes:
        pieces: the text before, between and after the tests: one more than there are
            tests.
        tests: in the order of the text.
    """

    pieces: tuple[str, ...]
    tests: tuple[Exists, ...]

    @property
    def text(self) -> str:
        return self._joined([test.text for test in self.tests])

    @property
    def variables(self) -> set[str]:
        return variables(self.text)

    def with_negated(self, *indexes: int) -> str:
        """The text with the tests at these indexes turned into their opposites."""
        texts = [test.text for test in self.tests]
        for index in indexes:
            texts[index] = f"(!({texts[index]}))"
        return self._joined(texts)

    def _joined(self, texts: Sequence[str]) -> str:
        pairs = zip(self.pieces, [*texts, ""], strict=True)
        return "".join(piece + text for piece, text in pairs)


class Filter(NamedTuple):
    expression: Expression


class Bind(NamedTuple):
    """`(expression AS variable)`, in a group, a projection or a GROUP BY."""

    expression: Expression
    variable: str


class Values(NamedTuple):
    """`VALUES …` with all of its text."""

    variables: tuple[str, ...]
    text: str


class Select(NamedTuple):
    """A SELECT, the query itself or one within a group.

    Attributes:
        projection: its columns; empty for `*`.
        where: its pattern.
        group_keys: by what it groups solutions. Empty for aggregates without GROUP BY,
            which have all solutions in one group; None where solutions are not grouped.
        values: the VALUES after its pattern, if it has any.
        is_limited: whether it has a LIMIT or an OFFSET.
        has_dataset: whether it chooses its graphs by FROM.
        mark: a fresh variable, of which `kept_columns` makes more.
        text: how the query writes all of it.
        projection_text: how the query writes the projection.
        having_text: how the query writes its HAVING; may be empty.
    """

    projection: tuple[str | Bind, ...]
    where: GroupPattern
    group_keys: tuple[str | Bind, ...] | None
    values: Values | None
    is_limited: bool
    has_dataset: bool
    mark: str
    text: str
    projection_text: str
    having_text: str

    @property
    def columns(self) -> list[str]:
        """The variables that its rows may have values for."""
        if self.projection:
            return [variable_of(column) for column in self.projection]
        # `*` is for the query's own variables, not for those that the parser made up.
        fresh_prefix = self.mark.rpartition("_")[0]
        return sorted(
            name for name in in_scope(self.where) if not name.startswith(fresh_prefix)
        )

    @property
    def solution_binds(self) -> list[Bind]:
        """The `(expression AS variable)` that have a value for each solution.

        Where solutions are grouped these are in GROUP BY: the projection's expressions
        have a value for each group.
        """
        parts = self.projection if self.group_keys is None else self.group_keys
        return [part for part in parts if isinstance(part, Bind)]

    @property
    def scope(self) -> Scope:
        """The variables that its expressions for solutions see."""
        # Each may use the variables of those before it (section 16.1.2, for columns).
        named = {bind.variable for bind in self.solution_binds}
        return in_scope(self.where) | named


def variable_of(part: str | Bind) -> str:
    """The variable of a column or a group key."""
    return part if isinstance(part, str) else part.variable


def rendered(group: GroupPattern, *, marked: bool = False) -> str:
    """Write a group as SPARQL.

    The marks of the groups within it are bound wherever these may take no part; its own
    mark is bound only if it is `marked`.

    >>> from kg.sparql.parser import parse_select
    >>> query = parse_select("SELECT ?s { ?s a ?c ; kg:p [] OPTIONAL { ?s kg:q 5 } }")
    >>> rendered(query.select.where)
    '{ ?s a ?c . ?s kg:p ?t_b3 . OPTIONAL { ?s kg:q 5 . BIND(true AS ?t_4) } }'
    """
    parts = [_rendered_element(element) for element in group.elements]
    if marked:
        parts.append(f"BIND(true AS {group.mark})")
    return " ".join(["{", *parts, "}"])


def _rendered_element(element: Element) -> str:  # noqa: C901, PLR0911 - a case for each
    match element:
        case TriplePattern(subject, _, value, predicate_text):
            return f"{subject} {predicate_text} {value} ."
        case GroupPattern():
            return rendered(element)
        case Optional(group):
            return f"OPTIONAL {rendered(group, marked=True)}"
        case Union(branches):
            return " UNION ".join(rendered(branch, marked=True) for branch in branches)
        case Minus(group):
            return f"MINUS {rendered(group)}"
        case GraphPattern(name, group):
            return f"GRAPH {name} {rendered(group)}"
        case Bind():
            return rendered_bind(element)
        case Filter(expression):
            return f"FILTER({expression.text})"
        case Values(_, text):
            return text
        case Select():
            return _rendered_select(element)


def rendered_bind(bind: Bind) -> str:
    """Write a binding as an element of a group."""
    return f"BIND(({bind.expression.text}) AS {bind.variable})"


def _rendered_select(select: Select) -> str:
    copies = [f"BIND({name} AS {copy})" for name, copy in kept_columns(select).items()]
    return f"{{ {{ {select.text} }} {' '.join(copies)} }}"


def kept_columns(select: Select) -> dict[str, str]:
    """The variables, by column, that keep the row of a SELECT within a group.

    The columns themselves cannot tell that row from a solution of the whole query:
    where one had no value, another pattern of the group may have given it one.
    """
    return {name: f"{select.mark}_{name[1:]}" for name in select.columns}


def in_scope(element: Element) -> set[str]:
    """The variables that may be bound after an element (SPARQL 1.1, section 18.2.1)."""
    return set(_in_scope(element))


def _in_scope(element: Element) -> Iterator[str]:  # noqa: C901, PLR0912 - the same
    match element:
        case TriplePattern(subject, predicate, value, _):
            for term in (subject, predicate, value):
                if isinstance(term, str) and term.startswith("?"):
                    yield term
        case GroupPattern(elements):
            for part in elements:
                yield from _in_scope(part)
        case Union(branches):
            for branch in branches:
                yield from _in_scope(branch)
        case Optional(group):
            yield from _in_scope(group)
        case GraphPattern(name, group):
            if name.startswith("?"):
                yield name
            yield from _in_scope(group)
        case Bind(_, variable):
            yield variable
        case Values(names, _):
            yield from names
        case Select():
            yield from element.columns
        case Minus() | Filter():
            # Their variables are only compared with those of the solutions.
            return


def variables(text: str) -> set[str]:
    """The variables that a text names.

    Those that it names in strings are among them, which costs a needless value or note
    at worst.
    """
    return {f"?{name}" for name in re.findall(r"[?$](\w+)", text)}
