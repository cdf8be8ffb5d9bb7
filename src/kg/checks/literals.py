"""Literals whose words do not fit their type, such as a thirteenth month: parsers take them, calculations do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from pyoxigraph import Literal, Quad

from kg.vocabulary import BEGIN_INDEX, END_INDEX, PREFIXES

_XSD = PREFIXES["xsd"]
_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)"
_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_FLOATING = rf"{_NUMBER}([eE][+-]?\d+)?|[+-]?INF|NaN"
_FORMS = {
    _XSD + name: re.compile(form, re.ASCII)
    for name, form in {
        "boolean": r"true|false|0|1",
        "integer": r"[+-]?\d+",
        "decimal": _NUMBER,
        "double": _FLOATING,
        "float": _FLOATING,
        "date": rf"(\d{{4}}-\d\d-\d\d){_ZONE}",
        "dateTime": rf"(\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?{_ZONE}",
        "gYear": rf"-?\d{{4,}}{_ZONE}",
        "gYearMonth": rf"-?\d{{4,}}-(0[1-9]|1[0-2]){_ZONE}",
    }.items()
}
_CALENDAR = {
    _XSD + "date": date.fromisoformat,
    _XSD + "dateTime": datetime.fromisoformat,
}
_FREE = {PREFIXES["rdf"] + "langString", _XSD + "string", _XSD + "anyURI"}
_EXACT = {_XSD + "integer", _XSD + "decimal"}


def expected(quad: Quad) -> str | None:
    """What should stand in the place of a statement's object, when that is no value of its type."""
    value = quad.object
    if quad.predicate in (BEGIN_INDEX, END_INDEX) and not _is_whole(value):
        return "a whole number"
    if not isinstance(value, Literal) or _fits(value):
        return None
    name = value.datatype.value.removeprefix(_XSD)
    return (
        f"a value of xsd:{name}"
        if _XSD + name in _FORMS
        else "text, or a number, a date or a truth value of XSD"
    )


def written_twice(quads: list[Quad]) -> Iterator[tuple[Quad, Literal]]:
    """Statements with a number that stands there in another form already: an engine keeps one of the two."""
    seen: dict[tuple[str, ...], Literal] = {}
    for quad in quads:
        value = quad.object
        if (
            isinstance(value, Literal)
            and value.datatype.value in _EXACT
            and _fits(value)
        ):
            key = (
                *map(str, (quad.graph_name, quad.subject, quad.predicate)),
                str(Decimal(value.value).normalize()),
            )
            first = seen.setdefault(key, value)
            if first.value != value.value:
                yield quad, first


def _is_whole(value: object) -> bool:
    return (
        isinstance(value, Literal)
        and value.datatype.value == _XSD + "integer"
        and _fits(value)
    )


def _fits(value: Literal) -> bool:
    if value.datatype.value in _FREE:
        return True
    form = _FORMS.get(value.datatype.value)
    match = form.fullmatch(value.value) if form else None
    if not match:
        return False
    calendar = _CALENDAR.get(value.datatype.value)
    try:
        return calendar is None or bool(calendar(match[1]))
    except ValueError:
        return False
