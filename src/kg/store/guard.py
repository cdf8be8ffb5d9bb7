"""Refuses queries that would write, or reach beyond the store, before the engine sees them."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.syntax import code_only

_NAMES = r"[?$:\w.-]"
_SERVICE = re.compile(rf"(?<!{_NAMES})SERVICE(?!{_NAMES})", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*(?:BASE|PREFIX\s+\S*:|VERSION)\s+", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)


def refuse(text: str, source: str = "query") -> None:
    """Raise `QueryError` for an update, and for SERVICE wherever it is code and not part of a name, text or comment."""
    code = code_only(text)
    at = 0
    while prologue := _PROLOGUE.match(code, at):
        at = prologue.end()
    if update := _UPDATE.match(code, at):
        raise QueryError(source, f"{update[1].upper()} is an update.", "The graph is changed in its files.", *_place(text, update.start(1)))
    if service := _SERVICE.search(code):
        raise QueryError(source, "SERVICE is refused.", "A query reads this graph only.", *_place(text, service.start()))


def _place(text: str, at: int) -> tuple[int, int]:
    """Line and column, counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - before.rfind("\n")
