"""Refuses queries that would reach beyond the store, and tells those that would write what they are."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.rdf.lexing import code_only, iris

_NAME = r"[?$]\w+|_:[\w.-]*|@[a-z][\w-]*|(?P<prefix>(?:[a-z][\w.-]*)?):[\w.:%-]*"
_WORD = rf"(?i)(?P<name>{_NAME})|SERVICE"
_SURE_IRI = r"(?i)<(?:[a-z][a-z0-9+.-]*://|[^'#]*>)"
_PROLOGUE = r"(?i)\s*(?:BASE|PREFIX\s+\S*:|VERSION)\s+"
_UPDATE = r"(?i)\s*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b"


def refuse_service(text: str, source: str) -> None:
    """Raise `QueryError` for SERVICE wherever it is code, not part of a name, a text or a comment.

    Only for a query that says the word somewhere: one that might hide it is refused
    too.
    """
    if (at := _service(text)) is not None:
        advice = "A query reads this graph only. Where no SERVICE is meant, write IRIs in full."
        raise QueryError(source, "SERVICE is refused.", advice, *_place(text, at))


def _service(text: str) -> int | None:
    """Where the keyword stands. The engine needs no space around it, and takes `SERVICEex:x` for it too."""
    # With a quote or a # inside, `<…>` may be two comparisons around a text: then
    # nobody knows what is code after it.
    doubtful = (
        iri.start() for iri in iris(text) if not re.match(_SURE_IRI, iri.group())
    )
    if (at := next(doubtful, None)) is not None:
        return at
    code = code_only(text)
    for word in re.finditer(_WORD, code):
        if not word["name"]:
            return word.start()
        if "service" in (word["prefix"] or "").casefold() and code[
            word.end() :
        ].lstrip().startswith("{"):
            return word.start()
    return None


def refuse_update(text: str, source: str) -> None:
    """Raise `QueryError` for what is no query but an update, which the engine would only call a syntax error."""
    code, at = code_only(text), 0
    while prologue := re.compile(_PROLOGUE).match(code, at):
        at = prologue.end()
    if update := re.compile(_UPDATE).match(code, at):
        message = f"{update[1].upper()} is an update."
        raise QueryError(
            source,
            message,
            "The graph is changed in its files.",
            *_place(text, update.start(1)),
        )


def _place(text: str, at: int) -> tuple[int, int]:
    """Line and column, counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - before.rfind("\n")
