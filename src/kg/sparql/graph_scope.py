"""Uses of a graph's variable inside its own GRAPH block, which engines answer unlike.

`GRAPH ?g { P }` gives `?g` its value after `P` is matched (SPARQL 1.1, section 18.6,
the evaluation of Graph). So in `GRAPH ?g { ?s ?p ?o FILTER(isIRI(?g)) }` the filter
sees no value and lets nothing through. This project's engine, and those that build on
it, give the variable its value before.

Of a pattern of triples both orders make the same: it is matched with any value, and
joined with the graph's name. They differ in what only compares or excludes: a filter, a
binding, and what OPTIONAL, MINUS or EXISTS match.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.sparql.algebra import (
    Bind,
    Element,
    Filter,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Select,
    Union,
    in_scope,
    variables,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import parse_pattern


class ScopedUse(NamedTuple):
    """A GRAPH block in which the graph's variable is used before it has a value.

    Attributes:
        variable: with its question mark.
        start: where the block begins in the query.
    """

    variable: str
    start: int


def scoped_uses(text: str) -> list[ScopedUse]:
    """The blocks of a valid query that engines answer unlike.

    A query that the parser does not know has none that can be told.
    """
    try:
        return list(dict.fromkeys(_in_group(parse_pattern(text))))
    except Untraceable:
        return []


def _in_group(group: GroupPattern) -> Iterator[ScopedUse]:
    """The uses in a group, and in the groups within it."""
    for element in group.elements:
        match element:
            case GraphPattern(name, inner):
                if name.startswith("?") and _uses(inner, name, is_bound=False):
                    yield ScopedUse(name, inner.start)
                yield from _in_group(inner)
            case Filter(expression) | Bind(expression, _):
                for test in expression.tests:
                    yield from _in_group(test.group)
            case _:
                for inner in _groups(element):
                    yield from _in_group(inner)


def _uses(group: GroupPattern, name: str, *, is_bound: bool) -> bool:
    """Whether a group uses a variable where it has no value.

    Args:
        group: what is matched.
        name: the variable.
        is_bound: whether the groups around it give the variable a value.
    """
    is_bound = is_bound or any(name in _given(part) for part in group.elements)
    if is_bound:
        return False
    return any(_is_use(element, name) for element in group.elements)


def _is_use(element: Element, name: str) -> bool:
    match element:
        case Filter(expression) | Bind(expression, _):
            return name in expression.variables
        case Optional(group) | Minus(group):
            return name in variables(group.text)
        case Select():
            return False  # which sees no variables of the groups around it
        case _:
            return any(_uses(inner, name, is_bound=False) for inner in _groups(element))


def _given(element: Element) -> set[str]:
    """The variables that an element gives a value in each of its solutions."""
    match element:
        case Optional() | Bind():
            return set()
        case Union(branches):
            return set.intersection(*map(in_scope, branches))
        case _:
            return in_scope(element)


def _groups(element: Element) -> tuple[GroupPattern, ...]:
    """The groups that an element is made of."""
    match element:
        case GroupPattern():
            return (element,)
        case Optional(group) | Minus(group) | GraphPattern(_, group):
            return (group,)
        case Union(branches):
            return branches
        case Select():
            return (element.where,)
        case _:
            return ()
