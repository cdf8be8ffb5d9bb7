"""What Turtle, TriG and SPARQL share on the surface: strings, IRIs and comments, told apart from the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

PARTS = r"""(?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<comment>\#[^\n\r]*)"""
"""A verbose pattern with a group for each; strings in quotes of any kind, for a `.` that matches all."""

_PARTS = re.compile(PARTS, re.VERBOSE | re.DOTALL)


def code_only(text: str) -> str:
    """The text with every string, IRI and comment blanked out, so that what is left is code at its old position.

    >>> code_only('ASK { ?s ?p "SERVICE" } # SERVICE')
    'ASK { ?s ?p           }          '
    """
    return _PARTS.sub(lambda part: re.sub(r"[^\n]", " ", part.group()), text)


def comments(text: str) -> Iterator[re.Match[str]]:
    """The comments, `#` included, in order."""
    return (part for part in _PARTS.finditer(text) if part.lastgroup == "comment")


def iris(text: str) -> Iterator[re.Match[str]]:
    """What stands between `<` and `>`, with both. In SPARQL, two comparisons can look like one."""
    return (part for part in _PARTS.finditer(text) if part.lastgroup == "iri")
