"""The words behind a figure, which name what is counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.grammar.numbers import CARDINALS
from kg.grammar.patterns import HYPHEN

_STOPS = frozenset(
    (
        "a about above across after against all along also among an annually apiece are around as at because before "
        "below between but by can compared could daily did do does during each every for from had has have he hourly if "
        "in including into is it its less may might monthly more must nearly of on onto or our over per plus she should "
        "since so such than that the their them then there these they this those through throughout to today under "
        "until up upon versus was we weekly were when where which while who whose will with within without worldwide "
        "would year-on-year yearly respectively down over almost some only ago earlier later"
    ).split()
)
_WORD = re.compile(r"(?P<gap>[^\S\n]{1,3}|" + HYPHEN + r")(?P<word>[^\W\d_][\w’'-]{0,40})")
_LONGEST = 8
_PLURAL = re.compile(r"(?:[a-z’'-]{1,40}[^s’']s|people|staff|men|women|children)$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[a-z-]{1,40}(?:ing|ed|ly)$", re.IGNORECASE)


class Noun(NamedTuple):
    """The counted words, and where they end."""

    words: str
    end: int


def noun(text: str, end: int) -> Noun:
    """The words that follow a figure up to the next boundary: a preposition, a verb known as such, punctuation."""
    words: list[str] = []
    place = first = end
    while len(words) < _LONGEST and (found := _WORD.match(text, place)):
        if _ends(found["word"].casefold(), found["gap"], words):
            break
        words.append(found["word"])
        first = first if len(words) > 1 else found.start("word")
        place = found.end()
        if found["gap"] in "-\u2010\u2011":
            break
    while words and words[-1].casefold() == "and":
        place = text.rindex(words.pop(), 0, place)
    while place > end and not text[place - 1].isalpha() and text[place - 1] not in HYPHEN:
        place -= 1
    return Noun(text[first:place].strip() if words else "", place if words else end)


def _ends(word: str, gap: str, words: list[str]) -> bool:
    if word in _STOPS or (word in CARDINALS and words):
        return True
    after_plural = bool(words) and bool(_PLURAL.search(words[-1]))
    return (word == "and" and (not words or after_plural)) or (after_plural and bool(_PARTICIPLE.match(word)))
