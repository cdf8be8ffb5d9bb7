"""Terms in short, as Turtle writes them under the project's prefixes, and a good order of IRIs.

Terms are handled as the text that N-Triples has for them, which the engine gives in one
piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.vocabulary import PREFIXES

_NAME = re.compile(r"(.*[/#])([A-Za-z0-9_][A-Za-z0-9_-]*)")
_FRAGMENT = re.compile(r"(.*#char=)(0|[1-9][0-9]{0,17}),(0|[1-9][0-9]{0,17})")
_BARE = {
    # Other forms of numbers are legal, but rdflib would rewrite them on reading.
    PREFIXES["xsd"] + "integer": re.compile(r"0|-?[1-9][0-9]*"),
    PREFIXES["xsd"] + "decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{1,6}"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
}
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def order(iri: str) -> tuple[str, int, int]:
    """A sorting key that puts passages in the order of the text, the outer before the inner."""
    if "#char=" in iri and (match := _FRAGMENT.fullmatch(iri)):
        return match[1], int(match[2]), -int(match[3])
    return iri, -1, 0


def prefixed(iri: str) -> tuple[str, str] | None:
    """The prefix and the local name of an IRI, where Turtle takes it so."""
    name = _NAME.fullmatch(iri)
    prefix = _PREFIX_OF.get(name[1]) if name else None
    return (prefix, name[2]) if name and prefix else None


def node(iri: str) -> str:
    """An IRI with a prefix of the project, else in angle brackets."""
    found = prefixed(iri)
    return ":".join(found) if found else f"<{iri}>"


def term(text: str, iri: Callable[[str], str] = node) -> str:
    """A term in N-Triples form as Turtle writes it; `iri` writes the IRIs in it.

    >>> term("<https://w3id.org/liuzhou-kg/id/huawei>")
    'id:huawei'
    >>> term('"7"^^<http://www.w3.org/2001/XMLSchema#integer>'), term('"steel"@en')
    ('7', '"steel"@en')
    """
    if text.startswith("<") and not text.startswith("<<"):
        return iri(text[1:-1])
    lexical, typed, datatype = text[:-1].rpartition('"^^<')
    if not typed or not text.startswith('"') or not text.endswith(">"):
        return text
    if datatype in _BARE and _BARE[datatype].fullmatch(lexical, 1):
        return lexical[1:]
    return f'{lexical}"^^{iri(datatype)}'
