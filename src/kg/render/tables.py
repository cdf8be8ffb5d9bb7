"""Cells in rows: aligned for a terminal, in Markdown, and as CSV or TSV that no spreadsheet runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import category, combining, east_asian_width

_FORMULA = r"[=+\-@\t\r]"
_NUMBER = r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?"
_MAYBE_FORMULA = rb'(?:^|[,\n])"?[=+\-@\t\r]'


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
    return "".join("  ".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines)


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table for Markdown, whose cells can neither end it nor be taken for markup."""
    lines = [columns, ["---"] * len(columns), *([_in_markdown(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def delimited(columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """CSV (RFC 4180), or TSV, with every cell defused."""
    import csv  # slow to import
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
    writer.writerow(columns)
    writer.writerows([defused(cell if delimiter == "," else one_line(cell)) for cell in row] for row in rows)
    return stream.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets an apostrophe in front.

    >>> defused("=cmd()"), defused("-5.2"), defused("Acme")
    ("'=cmd()", '-5.2', 'Acme')
    """
    return f"'{cell}" if re.match(_FORMULA, cell) and not re.fullmatch(_NUMBER, cell) else cell


def defused_bytes(content: bytes) -> bytes:
    """CSV as it is, unless one of its cells might be a formula."""
    if not re.search(_MAYBE_FORMULA, content):
        return content
    import csv  # slow to import
    import io

    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return delimited(next(rows), rows).encode()


def one_line(cell: str) -> str:
    """The cell with any white space as one space, and other control characters, which a terminal obeys, as `�`."""
    return "".join("\N{REPLACEMENT CHARACTER}" if category(c) == "Cc" else c for c in " ".join(cell.split()))


def width(text: str) -> int:
    """How many columns of a terminal the text takes (Unicode Standard Annex 11).

    >>> width("kg"), width("柳州")
    (2, 4)
    """
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _padded(cell: str, most: int) -> str:
    return cell + " " * (most - width(cell))


def _in_markdown(cell: str) -> str:
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", one_line(cell))
