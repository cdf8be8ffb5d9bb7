"""The tokens of a SPARQL query.

See https://www.w3.org/TR/sparql11-query/, section 19.8.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Literal, NamedTuple, TypeAlias, cast

from kg.rdf.lexing import PARTS

Kind: TypeAlias = Literal[
    "string",
    "iri",
    "variable",
    "blank",
    "name",
    "word",
    "number",
    "language",
    "sign",
    "end",
]

_PREFIX = r"(?:[^\W\d_](?:[\w.·-]*[\w·-])?)?"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-]"
# A dot may stand within a name but not at its end, where it ends the triple pattern.
_NAME = rf"{_PREFIX}:(?:\.*(?:[\w:·-]|{_ESCAPED}))*"
_NUMBER = r"[+-]?(?:\d+\.?\d*[eE][+-]?\d+|\.\d+[eE][+-]?\d+|\d*\.\d+|\d+)"
# The longest token counts, as in the specification: in `?a<?b&&?c>?d` that is an IRI,
# where an engine sees two comparisons. Expressions are kept as text, so this is harmless
# as long as brackets within and outside of such an IRI are in pairs.
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


class QueryToken(NamedTuple):
    """A token and its place in the query's text.

    Keywords have no case (section 19.8, note 1), so that a word's text is in upper
    case. A variable's text begins with `?`, also where the query has `$`.
    """

    kind: Kind
    text: str
    start: int
    end: int


def tokenise(text: str) -> list[QueryToken]:
    """Split a query into tokens, without white space and comments.

    The last token is of kind `end`, so that there is always a next one to look at.

    >>> [token.text for token in tokenise("select $s { ?s a kg:Post. } # all")]
    ['SELECT', '?s', '{', '?s', 'A', 'kg:Post', '.', '}', '']
    """
    found = []
    for match in _matches(text, without=("space", "comment")):
        kind = cast("Kind", match.lastgroup)
        found.append(QueryToken(kind, _normalised(match), match.start(), match.end()))
    return [*found, QueryToken("end", "", len(text), len(text))]


def on_one_line(text: str) -> str:
    """A part of a query without its comments and line breaks."""
    # Comments are left out token by token: a `#` may also stand in a string or an IRI.
    kept = "".join(match.group() for match in _matches(text, without=("comment",)))
    return " ".join(kept.split())


def _matches(text: str, without: Container[str]) -> list[re.Match[str]]:
    return [match for match in _TOKEN.finditer(text) if match.lastgroup not in without]


def _normalised(match: re.Match[str]) -> str:
    text = match.group()
    if match.lastgroup == "variable":
        return f"?{text[1:]}"
    if match.lastgroup == "word":
        return text.upper()
    return text
