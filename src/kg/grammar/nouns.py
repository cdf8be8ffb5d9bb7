"""The words behind a figure, which name what is counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.grammar.numbers import CARDINALS
from kg.grammar.patterns import HYPHEN, HYPHENS

_BOUNDARIES = (
    "a about above across after against ago all almost along also among an annually apiece are around as at because "
    "before below between but by came can compared could daily did do does down during each earlier every for from "
    "had has have he hourly if in including into is it its last later left less may might monthly more must nearly "
    "next now of on only onto or our over per plus respectively said she should since so some strong such than that "
    "the their them then there these they this those through throughout to today under until up upon versus was we "
    "weekly went were when where which while who whose will with within without worldwide would y year-on-year yearly "
    "yesterday"
)
_AFTER_MEASURES = "apart away cheaper deep fewer faster high higher larger long lower old outside tall thick wide year"
_STOPS = frozenset(_BOUNDARIES.split())
_MEASURED_STOPS = _STOPS.union(_AFTER_MEASURES.split())
_WORD = re.compile(rf"(?P<gap>[^\S\n]{{1,3}}|{HYPHEN})(?P<word>[^\W\d_][\w’'-]{{0,40}})")
_LONGEST = 8
_PLURAL = re.compile(r"(?:[a-z’'-]{1,40}[^s’']s|people|staff|men|women|children)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[a-z-]{1,40}(?:ing|ed|ly)$", re.IGNORECASE)


class Noun(NamedTuple):
    """The counted words, and where they end."""

    words: str
    end: int


def noun(text: str, end: int, *, is_measured: bool) -> Noun:
    """The words that follow a figure up to the next boundary: a preposition, a verb known as such, punctuation."""
    words: list[str] = []
    begin = place = end
    while len(words) < _LONGEST and (found := _WORD.match(text, place)):
        if _ends(found["word"].casefold(), words, is_measured=is_measured):
            break
        begin = begin if words else found.start("word")
        words.append(found["word"])
        place = found.end()
        if found["gap"] in HYPHENS:
            break
    if words and words[-1].casefold() == "and":
        place = text.rindex(words.pop(), begin, place)
    counted = text[begin:place].rstrip() if words else ""
    return Noun(counted, begin + len(counted) if words else end)


def _ends(word: str, words: list[str], *, is_measured: bool) -> bool:
    if word in (_MEASURED_STOPS if is_measured else _STOPS) or (words and (word in CARDINALS or words[-1] == "people")):
        return True
    is_over = bool(_PLURAL.fullmatch(words[-1])) if words else is_measured
    return is_over and (word == "and" or bool(_PARTICIPLE.match(word) if words else word.endswith("ed")))
