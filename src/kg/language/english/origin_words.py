"""The adjectives of countries by which a text tells where a name's bearer is from.

Whatever noun stands between: "the Danish rival Bolt", "a Swiss-Greek hotel group, Acme".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.english.countries import is_adjective
from kg.language.english.function_words import is_everywhere
from kg.language.english.honours import addressed_from
from kg.language.english.regexes import cased
from kg.language.spans import Span

_ORIGIN = r"(?P<origin>[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: Korean)?)"
_NOUNS = r"(?P<nouns>[a-z][\w-]*(?: [a-z][\w-]*){0,3})"
_BEFORE = cased(rf"\b{_ORIGIN} {_NOUNS} $")
# What stands between commas: "its Korean supervisor, Acme, said"
_APPOSED = cased(rf"\b(?:[Aa]n?|[Ii]ts|[Tt]heir|[Tt]he) {_ORIGIN} {_NOUNS}, $")
_CLOSED = re.compile(r"[,.;)]")
# "Ada Oz, an Italian who"
_BEHIND = cased(rf", an? {_ORIGIN}(?=[,.;]| (?:who|whose)\b)")
_LOOK = 90


def origin_adjectives(text: str, name: Span) -> Iterator[Span]:
    """Where the adjectives stand, of "Swiss-Greek" both.

    >>> text = "Its Danish rival Bolt met the Swiss-Greek group Acme and Ada Oz, a Finn, Dutch."
    >>> [text[b:e] for name in ((17, 21), (48, 52)) for b, e in origin_adjectives(text, name)]
    ['Danish', 'Swiss', 'Greek']
    """
    begin, end = name
    lead = text[max(0, begin - _LOOK) : addressed_from(text, name)]
    found = _BEFORE.search(lead)
    if found is None and _CLOSED.match(text, end):
        found = _APPOSED.search(lead)
    first = max(0, begin - _LOOK)
    if found is None or any(map(is_everywhere, found["nouns"].split())):
        found = _BEHIND.match(text, end)
        first = 0
    if found is None:
        return
    at = first + found.start("origin")
    words = found["origin"]
    parts = [words] if is_adjective(words) else words.split("-")
    for part in parts if all(map(is_adjective, parts)) else ():
        yield at, at + len(part)
        at += len(part) + 1
