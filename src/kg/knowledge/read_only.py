"""Refusals of SPARQL that would reach beyond the store or write to it.

The engine evaluates SERVICE itself, and there is no switch to keep it from that, so the
keyword is looked for in the text. An update it refuses anyway, but as a syntax error at
the first word, from which nobody learns what is wrong.
"""

from __future__ import annotations

import re

from kg.errors import QueryRefused
from kg.rdf.lexing import code_only, iris, place

# Variables, blank nodes, language tags and prefixed names: inside these, the letters of
# the keyword mean nothing, so they are tried before the keyword itself.
_NAME = (
    r"[?$]\w+|_:[\w.-]*|@[a-z][\w-]*|(?P<prefix>(?:[a-z][\w.-]*)?):(?:[\w.:%-]|\\.)*"
)
_NAME_OR_SERVICE = re.compile(rf"(?i)(?P<name>{_NAME})|SERVICE")
_UNDOUBTED_IRI = re.compile(r"(?i)<(?:[a-z][a-z0-9+.-]*://|[^'#]*>)")
_DECLARATION = re.compile(r"(?i)\s*(?:BASE|PREFIX\s+\S*:|VERSION)\s+")
_UPDATE = re.compile(
    r"(?i)\s*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b"
)


def refuse_service(text: str, source: str) -> None:
    """Raise an error if the query has SERVICE as code.

    To be called for a query that has the word somewhere. As part of a name, in a text
    or in a comment it does no harm; where that cannot be told, the query is refused
    too.

    Args:
        text: The query.
        source: What the error calls it.

    Raises:
        QueryRefused: With the place of the keyword.
    """
    offset = _service(text)
    if offset is not None:
        raise QueryRefused(
            source,
            "SERVICE is refused.",
            "A query reads this graph only. Where no SERVICE is meant, write IRIs in full.",
            *place(text, offset),
        )


def refuse_update(text: str, source: str) -> None:
    """Raise an error if what was given as a query is an update.

    Args:
        text: What the engine has called malformed.
        source: What the error calls it.

    Raises:
        QueryRefused: It is an update, and this is its first keyword.
    """
    code = code_only(text)
    offset = 0
    while declaration := _DECLARATION.match(code, offset):
        offset = declaration.end()
    if update := _UPDATE.match(code, offset):
        raise QueryRefused(
            source,
            f"{update[1].upper()} is an update.",
            "The graph is changed in its files.",
            *place(text, update.start(1)),
        )


def _service(text: str) -> int | None:
    """The offset of SERVICE as code, or of what may hide it."""
    # `?a<?b && ?c='…'>…` has no IRI but two comparisons, the text between which may end
    # anywhere. With a quote or a # between the brackets, nobody knows without parsing
    # what is code after them.
    for iri in iris(text):
        if not _UNDOUBTED_IRI.match(iri.group()):
            return iri.start()
    code = code_only(text)
    for word in _NAME_OR_SERVICE.finditer(code):
        if not word["name"]:
            return word.start()
        # The engine needs no space behind the keyword: `SERVICEex:x {` is `SERVICE ex:x
        # {` to it, although it reads like a name with the prefix `SERVICEex`.
        prefix = word["prefix"] or ""
        rest = code[word.end() :]
        opens_group = rest.lstrip().startswith("{")
        if "service" in prefix.casefold() and opens_group:
            return word.start()
    return None
