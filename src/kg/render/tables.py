"""Cells in rows: aligned for a terminal, and in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from kg.csv_safety import one_line

if TYPE_CHECKING:
    from kg.knowledge import Graph
    from kg.vocabulary import Term


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Align columns under their names.

    >>> print(table(["who", "n"], [["Ada", "1"], ["Bo", "22"]]), end="")
    who  n
    ───  ──
    Ada  1
    Bo   22
    """
    header = list(columns)
    body = [list(map(one_line, row)) for row in rows]
    columns_of_cells = zip(header, *body, strict=True)
    widths = [_greatest_width(cells) for cells in columns_of_cells]
    rule = ["─" * column_width for column_width in widths]
    lines = [_aligned(row, widths) for row in (header, rule, *body)]
    return "".join(f"{line}\n" for line in lines)


def _greatest_width(cells: Iterable[str]) -> int:
    return max(map(width, cells))


def _aligned(row: Iterable[str], widths: Iterable[int]) -> str:
    padded = []
    for cell, column_width in zip(row, widths, strict=True):
        # Not `str.ljust`, which counts characters.
        padding = " " * (column_width - width(cell))
        padded.append(cell + padding)
    # Spaces at a line's end would be carried along by whoever copies the table.
    return "  ".join(padded).rstrip()


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table whose cells can neither end it nor be taken for markup."""
    lines = [_markdown_row(columns)]
    lines.append(_markdown_row(["---"] * len(columns)))
    lines += [_markdown_row(map(_escaped, row)) for row in rows]
    return "".join(lines)


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(cell: str) -> str:
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", one_line(cell))


def titles(graph: Graph, terms: Iterable[Term | None]) -> list[str]:
    """What a table calls each term; nothing for None."""
    title = graph.verbaliser.title
    return ["" if term is None else title(term) for term in terms]


def width(text: str) -> int:
    """How many columns of a terminal the text takes (Unicode Standard Annex 11).

    >>> width("kg"), width("柳州")
    (2, 4)
    """
    if text.isascii():  # most texts are
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if combining(character):  # drawn over the character before
        return 0
    if east_asian_width(character) in "WF":
        return 2
    return 1
