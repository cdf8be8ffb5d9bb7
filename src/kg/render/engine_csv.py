"""The engine's rows as CSV that no spreadsheet runs, made of its TSV: all cells at once, for large answers."""

from __future__ import annotations

import re

from kg.csv_safety import defused

# Cells of SPARQL results in TSV, none of which holds a tab or a line break; each
# pattern begins with a rare character.
_TEXT = rb'"(?<=[\t\n]")'
_TEXT_CELL = re.compile(_TEXT + rb"[^\t\n]*")
_TEXT_TO_CHANGE = re.compile(_TEXT + rb'(?:[=+\-@]|[^"<>]*[<>])')
_KIND_OF_TEXT = re.compile(rb'"(?:@[\w-]+|\^\^<[^>]*>)')
_TRIPLE_CELL = re.compile(rb"<<\((?<=[\t\n]<<\()[^\t\n]*")
_ESCAPED = {rb"\t": b"\t", rb"\n": b"\n", rb"\r": b"\r", rb"\"": b'"', rb"\\": b"\\"}
_SHIELDED, _SHIELDS = b'\t\n<>"', b"\xfb\xfc\xfd\xfe\xff"  # bytes that UTF-8 never has
_TO_SHIELDS = bytes.maketrans(_SHIELDED, _SHIELDS)
_TO_CSV = bytes.maketrans(b"\t<>" + _SHIELDS, b',""' + _SHIELDED)


def as_csv(tsv: bytes) -> bytes:
    """CSV (RFC 4180), every cell defused, of SPARQL results in TSV (https://www.w3.org/TR/sparql11-results-csv-tsv/).

    TSV tells IRIs from text, so that a few replacements of all cells at once do most of
    the work. The engine's own CSV leaves an IRI that has a comma, as each passage's
    has, without quotes: there is no reading it back.
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
