"""Whose words they are: what a text puts in quotation marks, or into somebody's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.support.words import Span

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_WORDS_OF_A_TITLE = 5  # what is quoted and no longer is a name or a term, not speech
_SAYING = r"(?:said|says|added|adds|told|noted|notes|stated|announced|explained|according to)"
_SAID_AFTER = re.compile(rf"[,\"”]\s+{_SAYING}\s+(?=[A-Z])|,\s+according to\s")
_SAID_LAST = re.compile(rf",\s+(?:[\w.’'-]+\s+){{1,6}}{_SAYING}(?:\s+(?:in|on|at|to)\s[^,]+)?[.!?]*$")
_SAID_BEFORE = re.compile(rf"\b(?:{_SAYING}(?::|\s+that)|(?<!is )(?<!are )(?:said|says))\s+(?=\w)")
_SAID_FIRST = re.compile(r"According to [^,]+,\s+")
_END = re.compile(r"[.!?][\"”)]*(?=\s+[\"“(]?[A-Z0-9])|\n+|$")
_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Prof|Co|Ltd|Inc|Corp|No|St|U\.S"
_ABBREVIATION = re.compile(rf"\b(?:[A-Z]|{_SHORT})\.$")


def sentences(text: str) -> list[Span]:
    r"""The sentences and headings of a text, without the white space between them.

    >>> text = "Ada met Bo on Sept. 6. \"We agreed,\" she said.\n\nAn end"
    >>> [text[begin:end] for begin, end in sentences(text)]
    ['Ada met Bo on Sept. 6.', '"We agreed," she said.', 'An end']
    """
    found, begin = [], 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text, begin, end.end()) and "\n" not in end.group():
            continue
        piece = text[begin : end.end()]
        if words := piece.strip():
            first = begin + len(piece) - len(piece.lstrip())
            found.append((first, first + len(words)))
        begin = end.end()
    return found


def attributed(text: str) -> list[Span]:
    """What somebody else says: direct speech, and what stands beside `said X` or `X said`.

    >>> text = "The mill is new, said Ada Oz, head of the mill. It is large."
    >>> [text[begin:end] for begin, end in attributed(text)]
    ['The mill is new']
    """
    return [span for sentence in sentences(text) for span in _attributed(text, *sentence)]


def sayings(text: str) -> list[Span]:
    """The words that tell of somebody's saying something.

    >>> text = "The mill is new, said Ada Oz."
    >>> [text[begin:end] for begin, end in sayings(text)]
    ['said']
    """
    return [match.span() for match in re.finditer(rf"\b{_SAYING}\b|\bAccording to\b", text)]


def _attributed(text: str, begin: int, end: int) -> Iterator[Span]:
    speech = [m.span(1) for m in _QUOTED.finditer(text, begin, end) if len(m[1].split()) >= _WORDS_OF_A_TITLE]
    if speech:
        yield from speech
    elif first := _SAID_FIRST.match(text, begin, end):
        yield first.end(), end
    elif after := _SAID_AFTER.search(text, begin, end) or _SAID_LAST.search(text, begin, end):
        yield begin, after.start()
    elif before := _SAID_BEFORE.search(text, begin, end):
        yield before.end(), end
