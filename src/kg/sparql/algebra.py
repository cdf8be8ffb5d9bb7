"""SPARQL graph patterns as records, as text that the engine runs again, and the variables that they bind.

A term is the text that the query has for it, a variable beginning with `?`. Blank nodes
are variables here, so that the engine tells what they stand for. A group that may or
may not take part in a solution has a mark of its own: a variable that only solutions
have in which it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from kg.sparql.property_paths import Path

Element: TypeAlias = "TriplePattern | GroupPattern | Optional | Union | Minus | GraphPattern | Bind | Values | Filter | Select"


class TriplePattern(NamedTuple):
    """A triple pattern; where the predicate is a path, `text` is how the query writes it."""

    subject: str
    predicate: Path
    object: str
    text: str


class GroupPattern(NamedTuple):
    """What stands between braces; `text` is how the query writes it, from `start` on."""

    elements: tuple[Element, ...]
    mark: str = ""
    text: str = ""
    start: int = 0


class Optional(NamedTuple):
    group: GroupPattern


class Union(NamedTuple):
    branches: tuple[GroupPattern, ...]


class Minus(NamedTuple):
    group: GroupPattern


class GraphPattern(NamedTuple):
    name: str
    group: GroupPattern


class Test(NamedTuple):
    """`EXISTS` or `NOT EXISTS` with its group."""

    negated: bool
    group: GroupPattern

    @property
    def text(self) -> str:
        return f"{'NOT ' * self.negated}EXISTS {rendered(self.group)}"


class Expression(NamedTuple):
    """An expression's own text, in pieces around the tests in it."""

    pieces: tuple[str, ...]
    tests: tuple[Test, ...]

    @property
    def text(self) -> str:
        return self.turned()

    @property
    def variables(self) -> set[str]:
        return variables(self.text)

    def turned(self, *at: int) -> str:
        """The text with the opposite of the tests at these indexes."""
        tests = [
            f"(!({test.text}))" if i in at else test.text
            for i, test in enumerate(self.tests)
        ]
        return "".join(
            piece + test for piece, test in zip(self.pieces, [*tests, ""], strict=True)
        )


class Filter(NamedTuple):
    expression: Expression


class Bind(NamedTuple):
    """`(expression AS variable)`, in a pattern, a projection or a GROUP BY."""

    expression: Expression
    variable: str


class Values(NamedTuple):
    variables: tuple[str, ...]
    text: str


class Select(NamedTuple):
    """A SELECT, at the top or within a group. Its keys are None where it has no GROUP BY and is no aggregate.

    `projection` is empty for `*`. The texts are how the query writes all of it, its
    projection, and its parts.
    """

    projection: tuple[str | Bind, ...]
    where: GroupPattern
    keys: tuple[str | Bind, ...] | None
    values: Values | None
    is_limited: bool
    has_dataset: bool
    mark: str
    text: str
    projection_text: str
    having_text: str

    @property
    def columns(self) -> list[str]:
        """The variables that a row may have a value of."""
        named = [
            part if isinstance(part, str) else part.variable for part in self.projection
        ]
        fresh = self.mark.rpartition("_")[0]
        return named or sorted(
            name for name in visible(self.where) if not name.startswith(fresh)
        )

    @property
    def named(self) -> list[Bind]:
        """The expressions with a value for each solution of the pattern: of the keys, if it forms groups."""
        parts = self.projection if self.keys is None else self.keys
        return [part for part in parts if isinstance(part, Bind)]


def rendered(group: GroupPattern, *, marked: bool = False) -> str:
    """The group as the engine takes it, with the marks of those in it that may take part, and its own if asked for."""
    parts = [
        *map(_element, group.elements),
        *([f"BIND(true AS {group.mark})"] if marked else []),
    ]
    return " ".join(["{", *parts, "}"])


def _element(element: Element) -> str:  # noqa: C901, PLR0911 - a case for each kind
    match element:
        case TriplePattern(subject, _, value, text):
            return f"{subject} {text} {value} ."
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
            return bound(element)
        case Filter(expression):
            return f"FILTER({expression.text})"
        case Values(_, text):
            return text
        case Select():
            copies = " ".join(
                f"BIND({name} AS {copy})"
                for name, copy in kept_columns(element).items()
            )
            return f"{{ {{ {element.text} }} {copies} }}"


def bound(bind: Bind) -> str:
    """The expression's value, bound within a group."""
    return f"BIND(({bind.expression.text}) AS {bind.variable})"


def kept_columns(select: Select) -> dict[str, str]:
    """A variable for each column of a SELECT within a group, in which its own value stays."""
    return {name: f"{select.mark}_{name[1:]}" for name in select.columns}


def visible(element: Element) -> set[str]:
    """The variables that may be bound after the element."""
    return set(_visible(element))


def _visible(element: Element) -> Iterator[str]:  # noqa: C901 - a case for each kind
    match element:
        case TriplePattern(subject, predicate, value, _):
            parts = (subject, predicate, value)
            yield from (
                part for part in parts if isinstance(part, str) and part.startswith("?")
            )
        case GroupPattern(elements):
            for part in elements:
                yield from _visible(part)
        case Union(branches):
            for branch in branches:
                yield from _visible(branch)
        case Optional(group):
            yield from _visible(group)
        case GraphPattern(name, group):
            yield from ({name} if name.startswith("?") else ())
            yield from _visible(group)
        case Bind(_, variable):
            yield variable
        case Values(names, _):
            yield from names
        case Select():
            yield from element.columns
        case _:
            return


def variables(text: str) -> set[str]:
    """The variables that a text names."""
    return {f"?{name}" for name in re.findall(r"[?$](\w+)", text)}
