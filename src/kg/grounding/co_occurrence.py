"""Whether a passage only names two things side by side, and relates them by no words.

Nobody says that two things stand in a relation by naming them one after the other: not
in an enumeration, and not in two sentences of which neither takes up the other. Where
words that might say so stand beside them, nothing is concluded; nor of what has no name,
since a whole text may be about "the facilities" and tell one by one which they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.language.spans import Span, last_begun, overlap

# "Acme and Bolt", "Acme as well as the chipmaker Bolt"
_JOINED = re.compile(
    r",?\s(?:and|or|as\swell\sas|along\swith)\s(?:(?:an?|the)\s)?(?:[a-z-]+\s){0,3}"
)
# What is in, at or to each of two has nothing to do with how these stand to each other.
_PLACED = re.compile(
    r"(?:\A|\b(?:in|at|to|for|on)\s)(?:(?:an?|the)\s)?(?:[a-z-]+\s){0,3}\Z"
)
_OWN = re.compile(
    r"\b(?:its|their|his|her|whose|own|both|each|other|another)\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"\b(?:it|its|itself|they|them|their|he|him|his|she|her|hers|who|which|whose|this|"
    r"that|these|those|one|ones|both|latter|former|such|we|us|our|I|my|there|where)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\bthe\s(?=[a-z])", re.IGNORECASE)


class Pair(NamedTuple):
    """Two things in a passage.

    Attributes:
        passage: where it is.
        one: the mentions of the one in it.
        other: those of the other.
        is_mutual: whether the relation holds of both alike, as that of rivals does.
    """

    passage: Span
    one: Sequence[Span]
    other: Sequence[Span]
    is_mutual: bool


def are_only_enumerated(text: str, pair: Pair) -> bool:
    """Whether two stand in an enumeration, and nowhere else in the passage.

    What holds of both alike may be told by any verb behind them: of these there must be
    none.
    """
    one = _widest(pair.one)
    other = _widest(pair.other)
    if one is None or other is None or overlap(one, other):
        return False
    (begin, first), (last, end) = sorted((one, other))
    between = text[first:last]
    if not _JOINED.fullmatch(between) or _OWN.search(between):
        return False
    if not pair.is_mutual:
        return not text.startswith(("'", "’"), end)
    before = text[pair.passage[0] : begin]
    return bool(_PLACED.search(before)) and end == pair.passage[1]


def are_in_two_sentences(text: str, pair: Pair, sentences: list[Span]) -> bool:
    """Whether two are named in sentences of which none takes up what the other names."""
    mentions = (*pair.one, *pair.other)
    if not all(text[begin].isupper() for begin, _ in mentions):
        return False
    ones = {last_begun(sentences, begin) for begin, _ in pair.one}
    others = {last_begun(sentences, begin) for begin, _ in pair.other}
    if not ones or not others or ones & others:
        return False
    # The first sentence may take up what it likes.
    first = max(0, min(ones | others))
    last = max(ones | others)
    for sentence in sentences[first + 1 : last + 1]:
        if _takes_up(text, _cut(sentence, pair.passage)):
            return False
    return True


def _widest(mentions: Sequence[Span]) -> Span | None:
    """The one place of all mentions of a thing; None where there are several."""
    if not mentions:
        return None
    begin, end = min(mentions)
    for span in sorted(mentions):
        if not overlap(span, (begin, end)):
            return None
        end = max(end, span[1])
    return begin, end


def _takes_up(text: str, words: Span) -> bool:
    """Whether a pronoun or a phrase with "the" may mean something told before."""
    return any(pattern.search(text, *words) for pattern in (_PRONOUN, _DEFINITE))


def _cut(sentence: Span, passage: Span) -> Span:
    begin = max(sentence[0], passage[0])
    end = min(sentence[1], passage[1])
    return begin, end
