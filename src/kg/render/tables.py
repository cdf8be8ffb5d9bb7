"""Cells in rows: aligned for a terminal, and in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

from kg.csv_safety import one_line


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Aligned columns under their names.

    >>> print(table(["who", "n"], [["Ada", "1"], ["Bo", "22"]]), end="")
    who  n
    ───  ──
    Ada  1
    Bo   22
    """
    lines = [list(columns), *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(width(line[at]) for line in lines) for at in range(len(columns))]
    lines.insert(1, ["─" * most for most in widths])
    return "".join(
        "  ".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines
    )


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table for Markdown, whose cells can neither end it nor be taken for markup."""
    lines = [
        columns,
        ["---"] * len(columns),
        *([_in_markdown(cell) for cell in row] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def width(text: str) -> int:
    """How many columns of a terminal the text takes (Unicode Standard Annex 11).

    >>> width("kg"), width("柳州")
    (2, 4)
    """
    return sum(
        0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )


def _padded(cell: str, most: int) -> str:
    return cell + " " * (most - width(cell))


def _in_markdown(cell: str) -> str:
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", one_line(cell))
