"""Cells that neither a spreadsheet nor a terminal obeys, and rows of them as CSV or TSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import category

_FORMULA = r"[=+\-@\t\r]"
_NUMBER = r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?"


def delimited(
    columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ","
) -> str:
    """CSV (RFC 4180), or TSV, with every cell defused."""
    import csv  # slow to import
    import io

    stream = io.StringIO()
    writer = csv.writer(
        stream, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n"
    )
    writer.writerow(columns)
    writer.writerows(
        [defused(cell if delimiter == "," else one_line(cell)) for cell in row]
        for row in rows
    )
    return stream.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets an apostrophe in front.

    >>> defused("=cmd()"), defused("-5.2"), defused("Acme")
    ("'=cmd()", '-5.2', 'Acme')
    """
    return (
        f"'{cell}"
        if re.match(_FORMULA, cell) and not re.fullmatch(_NUMBER, cell)
        else cell
    )


def one_line(cell: str) -> str:
    """The cell with any white space as one space, and other control characters, which a terminal obeys, as `�`."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if category(c) == "Cc" else c
        for c in " ".join(cell.split())
    )
