"""Texts that mark whose their figures are: "{1,400 = Acme} people"."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.language.spans import Span
from tests.drafting.gold import HERE

OWNED = {
    "bank": 13,
    "battery-fund": 17,
    "cartel": 9,
    "clinic-network": 13,
    "device-trial": 10,
    "ferry-results": 16,
    "mine-sale": 12,
    "rail-port": 11,
}
"""The texts, and how many of their figures are drafted as whose they are.

Weights that are learned anew may read one figure for another.
"""

_MARK = re.compile(r"\{([^{}=]+?)(?: = ([^{}]+))?\}")


class MarkedFigure(NamedTuple):
    """A figure that is marked.

    Attributes:
        span: where it stands in the text without marks.
        words: the figure.
        owner: whose it is; empty if it is nobody's.
    """

    span: Span
    words: str
    owner: str


def marked_text(name: str) -> tuple[str, list[MarkedFigure]]:
    """A text without its marks, and what they mark."""
    marked = (HERE / "owned" / f"{name}.txt").read_text(encoding="utf-8")
    found: list[MarkedFigure] = []
    shift = 0
    for match in _MARK.finditer(marked):
        words, owner = match.groups(default="")
        begin = match.start() - shift
        shift += len(match[0]) - len(words)
        found.append(MarkedFigure((begin, begin + len(words)), words, owner))
    return _MARK.sub(r"\1", marked), found
