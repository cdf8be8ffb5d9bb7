"""The engine's rows as CSV that no spreadsheet runs, made of its TSV.

All cells are converted at once, by a few replacements over the whole answer, since a
large answer has a million of them.

Why that is right. In SPARQL results in TSV
(https://www.w3.org/TR/sparql11-results-csv-tsv/) a cell is empty, or one of:

    <IRI>              has no tab, line break, `<`, `>` or quote between the brackets
    "text"@language    has tab, line break, quote and backslash in the text escaped;
    "text"^^<IRI>      neither a language nor an IRI has a quote
    5, 1.5, true       has none of these characters
    _:b0               nor has this
    <<( s p o )>>      a triple term, which may have texts inside

so that a tab or line break always ends a cell, and the first bytes of a cell tell what
it is. In CSV (RFC 4180) a cell between quotes may hold anything, its own quotes
doubled. Thus the final step maps byte for byte: tab to comma, and `<` and `>`, which by
then stand around IRIs only, to quotes.

What must not be touched by it, characters that stand inside a text, is hidden from it:
they are mapped to five bytes that UTF-8 never has (0xFB to 0xFF, see RFC 3629, section
1), and the same final step maps these back. It maps each byte once, so that nothing
that it writes is mapped again.

Texts alone are defused, since nothing else can look like a formula: an IRI begins with
a letter, a blank node with `_`, and what begins with a sign is a number.
"""

from __future__ import annotations

import re

from kg.csv_safety import defused

# Each pattern begins with a literal byte that is rare in answers, for which the regex
# engine can search fast, and looks behind it for the cell's beginning after that. The
# header line has none of these bytes, so that a line break precedes the first row.
_TEXT_BEGIN = rb'"(?<=[\t\n]")'
_TEXT_CELL = re.compile(_TEXT_BEGIN + rb"[^\t\n]*")
_TRIPLE_CELL = re.compile(rb"<<\((?<=[\t\n]<<\()[^\t\n]*")

# Of an answer without backslashes: a text that looks like a formula, or has `<` or `>`.
_TEXT_TO_CHANGE = re.compile(_TEXT_BEGIN + rb'(?:[=+\-@]|[^"<>]*[<>])')
_TEXT_END = re.compile(rb'"(?:@[\w-]+|\^\^<[^>]*>)')

_ESCAPE = re.compile(rb"\\.")
_ESCAPED = {rb"\t": b"\t", rb"\n": b"\n", rb"\r": b"\r", rb"\"": b'"', rb"\\": b"\\"}

_HIDDEN, _HIDING = b'\t\n<>"', b"\xfb\xfc\xfd\xfe\xff"
_HIDE = bytes.maketrans(_HIDDEN, _HIDING)
_FINISH = bytes.maketrans(b"\t<>" + _HIDING, b',""' + _HIDDEN)


def as_csv(tsv: bytes) -> bytes:
    """Convert SPARQL results from TSV to CSV (RFC 4180), every cell defused.

    The engine's own CSV will not do: it leaves an IRI that has a comma, as each
    passage's has, without quotes, so that nobody can read it back.
    """
    # The header line, where each variable has a question mark and no name can have one,
    # comes first: so do its question marks.
    header_end = tsv.index(b"\n")
    variables = tsv.count(b"?", 0, header_end)
    content = tsv.replace(b"?", b"", variables)
    # Before the texts: a triple's own texts are hidden with it.
    if b"(" in content:
        content = _TRIPLE_CELL.sub(_convert_triple, content)
    if b'"' in content:
        content = _convert_texts(content)
    # The only line breaks that are left end rows.
    return content.replace(b"\n", b"\r\n").translate(_FINISH)


def _convert_triple(cell: re.Match[bytes]) -> bytes:
    return _hidden(cell[0])


def _convert_texts(content: bytes) -> bytes:
    """Reduce each literal to its text between quotes."""
    if b"\\" in content or _TEXT_TO_CHANGE.search(content):
        return _TEXT_CELL.sub(_convert_text, content)
    # No text has an escape, so none has a quote or line break in it, nor has any `<` or
    # `>`, or begins with `@`: all are right as they are. And a quote before `@` or
    # `^^<` ends a text, since one that begins it has none of these behind it.
    return _TEXT_END.sub(b'"', content)


def _convert_text(cell: re.Match[bytes]) -> bytes:
    # The last quote ends the text: there is none in the language or datatype behind it.
    content = cell[0]
    end = content.rindex(b'"')
    text = _ESCAPE.sub(_unescape, content[1:end])
    return _hidden(text)


def _unescape(escape: re.Match[bytes]) -> bytes:
    return _ESCAPED[escape[0]]


def _hidden(text: bytes) -> bytes:
    """A text as a quoted CSV cell, hidden from all further replacements."""
    harmless = defused(text.decode()).encode()
    doubled = harmless.replace(b'"', b'""')
    cell = b'"' + doubled + b'"'
    return cell.translate(_HIDE)
