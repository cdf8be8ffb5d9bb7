"""Literals that are no value of their datatype, such as a date in a thirteenth month.

Parsers take them as they stand; whatever calculates with them would fail, or leave them
out in silence. The lexical forms are those of XML Schema 1.1 Part 2, of which the
calendar is Python's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal, Quad

from kg.vocabulary import BEGIN_INDEX, END_INDEX, PREFIXES

_XSD = PREFIXES["xsd"]
_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)"
_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_FLOATING = rf"{_NUMBER}([eE][+-]?\d+)?|[+-]?INF|NaN"
_FORMS = {
    "boolean": r"true|false|0|1",
    "integer": r"[+-]?\d+",
    "decimal": _NUMBER,
    "double": _FLOATING,
    "float": _FLOATING,
    # What Python's calendar looks at is the first group.
    "date": rf"(\d{{4}}-\d\d-\d\d){_ZONE}",
    "dateTime": rf"(\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?{_ZONE}",
    "gYear": rf"-?\d{{4,}}{_ZONE}",
    "gYearMonth": rf"-?\d{{4,}}-(0[1-9]|1[0-2]){_ZONE}",
}
# Other digits than ASCII's are none to XML Schema.
_PATTERNS = {_XSD + name: re.compile(form, re.ASCII) for name, form in _FORMS.items()}
_CALENDAR = {
    _XSD + "date": date.fromisoformat,
    _XSD + "dateTime": datetime.fromisoformat,
}
_ANY_TEXT = {PREFIXES["rdf"] + "langString", _XSD + "string", _XSD + "anyURI"}
_EXACT = {_XSD + "integer", _XSD + "decimal"}


class Duplicate(NamedTuple):
    """A statement with a number, and the number in the form in which it came first."""

    quad: Quad
    first: Literal


def expected_value(quad: Quad) -> str | None:
    """What should be the object of a statement, if it is no value of its datatype.

    >>> from pyoxigraph import NamedNode
    >>> day = Literal("2023-13-41", datatype=NamedNode(_XSD + "date"))
    >>> expected_value(Quad(NamedNode("urn:s"), NamedNode("urn:p"), day))
    'a value of xsd:date'
    """
    value = quad.object
    # Records of passages are made of these, so they must be numbers at the least.
    if quad.predicate in (BEGIN_INDEX, END_INDEX) and not _is_whole_number(value):
        return "a whole number"
    if not isinstance(value, Literal) or _is_valid(value):
        return None
    datatype = value.datatype.value
    if datatype in _PATTERNS:
        return f"a value of xsd:{datatype.removeprefix(_XSD)}"
    return "text, or a number, a date or a truth value of XSD"


def numbers_written_twice(quads: list[Quad]) -> Iterator[Duplicate]:
    """Numbers that stand in two forms in one statement, such as 12.5 and 12.50.

    Engines that store values, not texts, would keep one of the two.
    """
    seen: dict[tuple[object, ...], Literal] = {}
    for quad in quads:
        value = quad.object
        if not isinstance(value, Literal) or value.datatype.value not in _EXACT:
            continue
        if not _is_valid(value):
            continue
        number = Decimal(value.value)
        key = (quad.graph_name, quad.subject, quad.predicate, number)
        first = seen.setdefault(key, value)
        if first.value != value.value:
            yield Duplicate(quad, first)


def _is_whole_number(value: object) -> bool:
    if not isinstance(value, Literal) or not _is_valid(value):
        return False
    return value.datatype.value == _XSD + "integer"


def _is_valid(value: Literal) -> bool:
    """Whether the text is one that the datatype has."""
    datatype = value.datatype.value
    if datatype in _ANY_TEXT:
        return True
    if datatype not in _PATTERNS:
        return False  # nobody could say what it means
    match = _PATTERNS[datatype].fullmatch(value.value)
    if not match:
        return False
    if datatype not in _CALENDAR:
        return True
    try:
        _CALENDAR[datatype](match[1])
    except ValueError:
        return False
    return True
