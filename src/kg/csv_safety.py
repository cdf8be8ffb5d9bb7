"""CSV and TSV whose cells neither a spreadsheet nor a terminal obeys.

See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # Unicode's category Cc
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?")


def delimited(
    columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ","
) -> str:
    """The rows as CSV (RFC 4180), or as TSV, with every cell defused.

    Args:
        columns: the header.
        rows: as many cells a row as there are columns.
        delimiter: a comma for CSV, a tab for TSV.
    """
    import csv  # slow to import
    import io

    is_csv = delimiter == ","
    stream = io.StringIO()
    line_end = "\r\n" if is_csv else "\n"
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(columns)
    for row in rows:
        # Many readers of TSV know no quotes, and would end the cell at a tab in it.
        cells = row if is_csv else [one_line(cell) for cell in row]
        writer.writerow([defused(cell) for cell in cells])
    return stream.getvalue()


def defused(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would see a formula.

    >>> defused("=cmd()"), defused("-5.2"), defused("Acme")
    ("'=cmd()", '-5.2', 'Acme')
    """
    # A negative number begins like a formula, but has to remain one to reckon with.
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def one_line(cell: str) -> str:
    r"""The cell with all white space as single spaces, and control characters as `�`.

    >>> one_line("a\n b\x1b[31m")
    'a b�[31m'
    """
    # A terminal would obey them: an escape sequence can rewrite the screen.
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(cell.split()))
