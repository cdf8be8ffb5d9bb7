"""Refuses queries that would reach beyond the store, and tells those that would write what they are."""

from __future__ import annotations

import re

from kg.errors import QueryError

_NAMES = r"[?$:\w.-]"
_SERVICE = rf"(?i)(?<!{_NAMES})SERVICE(?!{_NAMES})"
_PROLOGUE = r"(?i)\s*(?:BASE|PREFIX\s+\S*:|VERSION)\s+"
_UPDATE = r"(?i)\s*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b"


def refuse_service(text: str, source: str) -> None:
    """Raise `QueryError` for SERVICE wherever it is code, not part of a name, a text or a comment."""
    if "service" in text.casefold() and (found := re.search(_SERVICE, _code(text))):
        raise QueryError(source, "SERVICE is refused.", "A query reads this graph only.", *_place(text, found.start()))


def refuse_update(text: str, source: str) -> None:
    """Raise `QueryError` for what is no query but an update, which the engine would only call a syntax error."""
    code, at = _code(text), 0
    while prologue := re.compile(_PROLOGUE).match(code, at):
        at = prologue.end()
    if update := re.compile(_UPDATE).match(code, at):
        message = f"{update[1].upper()} is an update."
        raise QueryError(source, message, "The graph is changed in its files.", *_place(text, update.start(1)))


def _code(text: str) -> str:
    from kg.syntax import code_only  # slow to import

    return code_only(text)


def _place(text: str, at: int) -> tuple[int, int]:
    """Line and column, counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - before.rfind("\n")
