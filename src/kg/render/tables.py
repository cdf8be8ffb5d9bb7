"""Cells in rows: aligned for a terminal, in Markdown, or delimited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import combining, east_asian_width

from kg.csv_safety import delimited, one_line

if TYPE_CHECKING:
    from kg.knowledge import Graph
    from kg.vocabulary import Term

_MARKUP = re.compile(r"[\\|<>*_`\[\]]")

_Rows: TypeAlias = Iterable[Sequence[str]]


def written(columns: Sequence[str], rows: _Rows, form: str) -> str:
    """Write rows as `table`, `md`, `csv` or `tsv`."""
    if form == "table":
        return table(columns, rows)
    if form == "md":
        return markdown(columns, rows)
    delimiter = "," if form == "csv" else "\t"
    return delimited(columns, rows, delimiter)


def table(columns: Sequence[str], rows: _Rows) -> str:
    """Align columns under their names.

    >>> print(table(["who", "n"], [["Ada", "1"], ["Bo", "22"]]), end="")
    who  n
    ───  ──
    Ada  1
    Bo   22
    """
    header = list(columns)
    # A line break in a cell would break the table, and a terminal obeys other controls.
    body = [list(map(one_line, row)) for row in rows]
    widths = [0] * len(header)
    for row in (header, *body):
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], width(cell))
    rule = ["─" * column_width for column_width in widths]
    lines = [_aligned(row, widths) for row in (header, rule, *body)]
    return "".join(f"{line}\n" for line in lines)


def _aligned(row: Iterable[str], widths: Iterable[int]) -> str:
    padded = []
    for cell, column_width in zip(row, widths, strict=True):
        # Not `str.ljust`, which counts characters.
        padding = " " * (column_width - width(cell))
        padded.append(cell + padding)
    # Spaces at a line's end would be carried along by whoever copies the table.
    return "  ".join(padded).rstrip()


def markdown(columns: Sequence[str], rows: _Rows) -> str:
    """Write a Markdown table whose cells can neither end it nor be taken for markup."""
    rule = ["---"] * len(columns)
    lines = [_markdown_row(columns), _markdown_row(rule)]
    for row in rows:
        cells = map(_escaped, row)
        lines.append(_markdown_row(cells))
    return "".join(lines)


def _markdown_row(cells: Iterable[str]) -> str:
    joined = " | ".join(cells)
    return f"| {joined} |\n"


def _escaped(cell: str) -> str:
    line = one_line(cell)
    return _MARKUP.sub(r"\\\g<0>", line)


def titles(graph: Graph, terms: Iterable[Term | None]) -> list[str]:
    """What a table calls each term; nothing for None."""
    return [_title(graph, term) for term in terms]


def _title(graph: Graph, term: Term | None) -> str:
    if term is None:
        return ""
    return graph.verbaliser.title(term)


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
