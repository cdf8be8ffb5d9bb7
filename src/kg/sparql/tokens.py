"""The tokens of a SPARQL query (https://www.w3.org/TR/sparql11-query/, section 19.8)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.rdf.lexing import PARTS

_NAME = r"(?:[^\W\d_](?:[\w.·-]*[\w·-])?)?:(?:\.*(?:[\w:·-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-]))*"
_NUMBER = r"[+-]?(?:\d+\.?\d*[eE][+-]?\d+|\.\d+[eE][+-]?\d+|\d*\.\d+|\d+)"
_TOKEN = re.compile(
    rf"""{PARTS}
      | (?P<space>\s+)
      | (?P<variable>[?$]\w+)
      | (?P<blank>_:[\w.·-]*[\w·-])
      | (?P<name>{_NAME})
      | (?P<word>[^\W\d_]\w*)
      | (?P<number>{_NUMBER})
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?)
      | (?P<sign>\^\^ | && | \|\| | [!<>]= | << | .)""",
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token and where it stands; a word's text is in upper case, as keywords are."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """All tokens but white space and comments, and after them one of the kind `end`."""
    found = [
        Token(str(match.lastgroup), _text(match), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if match.lastgroup not in ("space", "comment")
    ]
    return [*found, Token("end", "", len(text), len(text))]


def on_one_line(text: str) -> str:
    """A part of a query without its comments and line breaks."""
    kept = (
        match.group() for match in _TOKEN.finditer(text) if match.lastgroup != "comment"
    )
    return " ".join("".join(kept).split())


def _text(match: re.Match[str]) -> str:
    if match.lastgroup == "variable":
        return f"?{match.group()[1:]}"
    return match.group().upper() if match.lastgroup == "word" else match.group()
