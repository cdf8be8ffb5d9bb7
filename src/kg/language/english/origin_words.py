"""The adjectives of countries by which a text tells where a name's bearer is from.

Whatever noun stands between: "the Danish rival Bolt", "a Swiss-Greek hotel group, Acme". A
verb must not: "a Danish court fined Bolt".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.english.countries import is_adjective
from kg.language.english.function_words import is_everywhere
from kg.language.english.honours import addressed_from
from kg.language.english.regexes import cased
from kg.language.spans import Span

_ORIGIN = (
    r"(?<!\bCentral )(?<!\bEast )(?<!\bLatin )(?<!\bNorth )(?<!\bNorthern )(?<!\bSouth )"
    r"(?<!\bSouthern )(?<!\bWest )(?P<origin>[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: Korean)?)"
)
# Words that are no verbs, as far as their form tells: "court fined", "group buys", "firm sold"
_NO_VERB = (
    r"(?!(?:[a-z]*(?<!bas)(?<!back)(?<!list)(?<!own)ed|beat|bought|built|chose|cut|drew|fought|"
    r"gave|got|had|held|hit|kept|led|left|let|like|lost|love|made|met|paid|put|ran|said|saw|sent|"
    r"set|sold|spent|told|took|want|won)\b)"
)
# Of several people, what follows is what they do: "prosecutors accuse"
_NOUN = (
    rf"{_NO_VERB}(?![a-z]*(?:[eo]r|ist|ian|ent|ant)s [a-z]|[a-z]*men [a-z])[a-z][\w-]*"
)
# Behind another word, one with an ending of a verb is that: "group eyes"
_LAST = rf"{_NO_VERB}(?:[a-z][\w-]*(?:[^s\W]|ss)|[a-z]+(?:[eo]r|ist|ian)s)"
_NOUNS = rf"(?P<nouns>{_NOUN}|{_NOUN}(?: {_NOUN}){{0,2}} {_LAST})"
_BEFORE = cased(rf"\b{_ORIGIN} {_NOUNS} $")
# What stands between commas: "its Korean supervisor, Acme, said", but "in the Italian market, Acme"
_APPOSED = cased(
    r"(?<!\b[Aa]fter )(?<!\b[Aa]t )(?<!\b[Bb]efore )(?<!\b[Dd]uring )(?<!\b[Ff]or )"
    r"(?<!\b[Ii]n )(?<!\b[Oo]n )(?<!\b[Ww]ith )"
    rf"\b(?:[Aa]n?|[Ii]ts|[Tt]heir|[Tt]he) {_ORIGIN} {_NOUNS}, $"
)
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
    first = max(0, begin - _LOOK)
    lead = text[first : addressed_from(text, name)]
    found = _BEFORE.search(lead)
    if found is None and _CLOSED.match(text, end):
        found = _APPOSED.search(lead)
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
