"""Cells in rows: aligned for a terminal, in Markdown, and as CSV or TSV that no spreadsheet runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import category, combining, east_asian_width

_FORMULA = r"[=+\-@\t\r]"
_NUMBER = r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?"

# Cells of SPARQL results in TSV, none of which holds a tab or a line break; each pattern begins with a rare character.
_TEXT = rb'"(?<=[\t\n]")'
_TEXT_CELL = re.compile(_TEXT + rb"[^\t\n]*")
_TEXT_TO_CHANGE = re.compile(_TEXT + rb'(?:[=+\-@]|[^"<>]*[<>])')
_KIND_OF_TEXT = re.compile(rb'"(?:@[\w-]+|\^\^<[^>]*>)')
_TRIPLE_CELL = re.compile(rb"<<\((?<=[\t\n]<<\()[^\t\n]*")
_ESCAPED = {rb"\t": b"\t", rb"\n": b"\n", rb"\r": b"\r", rb"\"": b'"', rb"\\": b"\\"}
_SHIELDED, _SHIELDS = b'\t\n<>"', b"\xfb\xfc\xfd\xfe\xff"  # bytes that UTF-8 never has
_TO_SHIELDS = bytes.maketrans(_SHIELDED, _SHIELDS)
_TO_CSV = bytes.maketrans(b"\t<>" + _SHIELDS, b',""' + _SHIELDED)


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


def as_csv(tsv: bytes) -> bytes:
    """CSV (RFC 4180), every cell defused, of SPARQL results in TSV (https://www.w3.org/TR/sparql11-results-csv-tsv/).

    TSV tells IRIs from text, so that a few replacements of all cells at once do most of the work. The engine's own CSV
    leaves an IRI that has a comma, as each passage's has, without quotes: there is no reading it back.
    """
    content = tsv.replace(b"?", b"", tsv.count(b"?", 0, tsv.index(b"\n")))
    if b"(" in content:
        content = _TRIPLE_CELL.sub(lambda found: _quoted(found[0]), content)
    if b'"' in content:
        content = _texts(content)
    return content.replace(b"\n", b"\r\n").translate(_TO_CSV)


def _texts(content: bytes) -> bytes:
    """Literals without their languages and datatypes; one by one where any must change in other ways too."""
    if b"\\" in content or _TEXT_TO_CHANGE.search(content):
        return _TEXT_CELL.sub(_text_cell, content)
    return _KIND_OF_TEXT.sub(b'"', content)


def _text_cell(found: re.Match[bytes]) -> bytes:
    text = found[0][1 : found[0].rindex(b'"')]
    return _quoted(re.sub(rb"\\.", lambda escaped: _ESCAPED[escaped[0]], text))


def _quoted(text: bytes) -> bytes:
    """The cell of a text, its separators shielded from what is still to be replaced around it."""
    doubled = defused(text.decode()).encode().replace(b'"', b'""')
    return (b'"' + doubled + b'"').translate(_TO_SHIELDS)


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
