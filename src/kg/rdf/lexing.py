"""The tokens that Turtle, TriG and SPARQL share: strings, IRIs and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A search from left to right tells them apart: a token that has begun takes its whole
# extent, so a `#` in a string or an IRI begins no comment. Long quotes come before
# short ones, which would find an empty string in them.
PARTS = r"""
    (?P<string>
        \"\"\"(?:[^\\]|\\.)*?\"\"\"
      | '''(?:[^\\]|\\.)*?'''
      | "(?:[^"\\\n\r]|\\.)*"
      | '(?:[^'\\\n\r]|\\.)*'
    )
  | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<comment>\#[^\n\r]*)
"""
"""A pattern with a group for each, for `re.VERBOSE | re.DOTALL`."""

# What a backslash stands before in a name begins nothing: `ex:a\#b` has no comment.
_PARTS = re.compile(rf"{PARTS} | (?P<escaped>\\.)", re.VERBOSE | re.DOTALL)
_NOT_A_LINE_END = re.compile(r"[^\n]")


def code_only(text: str) -> str:
    """The text with strings, IRIs and comments blanked out, so positions stay valid.

    >>> code_only('ASK { ?s ?p "SERVICE" } # SERVICE')
    'ASK { ?s ?p           }          '
    """
    return _PARTS.sub(_blank, text)


def comments(text: str) -> Iterator[re.Match[str]]:
    """The comments in order, each with its `#`."""
    return _tokens(text, "comment")


def iris(text: str) -> Iterator[re.Match[str]]:
    """The IRIs in order, each with its angle brackets.

    In SPARQL, two comparisons such as `?a<?b&&?c>?d` can look like one.
    """
    return _tokens(text, "iri")


def _tokens(text: str, kind: str) -> Iterator[re.Match[str]]:
    for token in _PARTS.finditer(text):
        if token.lastgroup == kind:
            yield token


def _blank(token: re.Match[str]) -> str:
    if token["escaped"]:
        return token.group()
    # Line ends stay, so that a position keeps its line number too.
    return _NOT_A_LINE_END.sub(" ", token.group())


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of a character, counted from 1."""
    before = text[:offset]
    line = before.count("\n") + 1
    column = offset - before.rfind("\n")
    return line, column
