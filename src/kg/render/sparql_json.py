"""SPARQL results in JSON (https://www.w3.org/TR/sparql11-results-json/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import PREFIXES, Term

TermObject: TypeAlias = dict[str, str]
"""A term, such as `{"type": "uri", "value": "urn:a"}` (section 3.2.2)."""

Binding: TypeAlias = dict[str, TermObject]
"""A row: the terms of those variables that have a value (section 3.2.1)."""

_XSD_STRING = PREFIXES["xsd"] + "string"


def results(columns: Sequence[str], bindings: Sequence[Binding]) -> str:
    """The document with the results of a SELECT; `columns` are its variables."""
    import json  # slow to import

    document = {
        "head": {"vars": list(columns)},
        "results": {"bindings": bindings},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def binding(row: Mapping[str, Term]) -> Binding:
    """A row by variable."""
    return {name: term_object(term) for name, term in row.items()}


def term_object(term: Term) -> TermObject:
    """An RDF term.

    >>> term_object(Literal("Rovers", language="en"))
    {'type': 'literal', 'value': 'Rovers', 'xml:lang': 'en'}
    """
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        label = str(term).removeprefix("_:")
        return {"type": "bnode", "value": label}
    literal = plain_literal(term.value)
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != _XSD_STRING:
        literal["datatype"] = term.datatype.value
    return literal


def plain_literal(text: str) -> TermObject:
    """A literal without language, of datatype `xsd:string`."""
    return {"type": "literal", "value": text}
