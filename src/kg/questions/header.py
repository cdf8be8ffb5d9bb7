"""The header of a query file: lines such as `#+ question: Who owns what?`.

To SPARQL they are comments, so the file runs in any engine. A header line may stand
anywhere in the file.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from kg.errors import BadInput, abridged

_MARK = "#+"


class HeaderLine(NamedTuple):
    """A line `#+ key: value`, or `#+ param NAME: value`.

    Attributes:
        number: the line in the file, counted from 1.
        key: what the line tells of.
        param: the name of the parameter that it tells of, if the key is `param`.
        value: the text behind the colon.
    """

    number: int
    key: str
    param: str | None
    value: str


class Header(NamedTuple):
    """The header lines of a file: by their keys, and those of parameters by name."""

    source: str
    by_key: dict[str, HeaderLine]
    params: dict[str, HeaderLine]

    def required(self, key: str) -> str:
        """Return the value of a key; raises `BadInput` where the file lacks it."""
        line = self.by_key.get(key)
        if line is None:
            missing = f"there is no line '#+ {key}: …'."
            raise BadInput(self.source, missing, line=1)
        return line.value

    def get(self, key: str, default: str = "") -> str:
        """Return the value of a key, or the default."""
        if key in self.by_key:
            return self.by_key[key].value
        return default


def read_header(text: str, source: str, keys: Collection[str]) -> Header:
    r"""Read the header lines of a query file.

    >>> text = "#+ question: Who?\n#+ param thing: the owner\nASK {}"
    >>> header = read_header(text, "who.rq", ["question", "param"])
    >>> header.required("question"), header.params["thing"].value
    ('Who?', 'the owner')

    Args:
        text: the whole file.
        source: what messages call the file.
        keys: the keys that the file may have.

    Raises:
        BadInput: a line is malformed, repeats another, or has a key that is unknown.
    """
    header = Header(source, {}, {})
    for number, text_line in enumerate(text.splitlines(), 1):
        if not text_line.startswith(_MARK):
            continue  # SPARQL, or a comment that is for readers
        line = _header_line(text_line, number, source, keys)
        # A parameter may be called as a key is.
        name, siblings = line.key, header.by_key
        if line.param is not None:
            name, siblings = line.param, header.params
        if name in siblings:
            raise BadInput(source, f"'{name}' is said twice.", line=number)
        siblings[name] = line
    return header


def _header_line(
    text: str, number: int, source: str, keys: Collection[str]
) -> HeaderLine:
    form = "a header line reads '#+ key: value' or '#+ param NAME: meaning'."
    before_colon, _, after_colon = text.removeprefix(_MARK).partition(":")
    words = before_colon.split()
    value = after_colon.strip()
    if words and words[0] not in keys:
        message = f"there is no header '{abridged(words[0])}'."
        advice = f"Headers are {', '.join(keys)}."
        raise BadInput(source, message, advice, number)
    # Only a parameter has a name, since of all else a file has one.
    match words:
        case ["param", name] if name.isidentifier() and value:
            return HeaderLine(number, "param", name, value)
        case [key] if key != "param" and value:
            return HeaderLine(number, key, None, value)
    raise BadInput(source, form, line=number)
