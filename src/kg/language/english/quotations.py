"""What stands in quotation marks."""

from __future__ import annotations

import re

from kg.language.spans import Span

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")


def quotations(text: str, begin: int = 0, end: int | None = None) -> list[Span]:
    """The words in quotation marks, in order, without the marks.

    >>> text = "They called Kvarn “a gem”."
    >>> [text[begin:end] for begin, end in quotations(text)]
    ['a gem']
    """
    last = len(text) if end is None else end
    return [match.span(1) for match in _QUOTED.finditer(text, begin, last)]
