"""The words behind a figure, which name what is counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.language.english.numbers import CARDINALS
from kg.language.english.regexes import HYPHEN, HYPHENS

_BOUNDARIES = (
    "a aboard about above across after against ago all almost along alongside already also "
    "although am amid among an annually apiece are around as at be because been before being "
    "below beneath beside besides between beyond both but by came can cannot compared could daily "
    "despite did do does down during each earlier either even every except for from had has have "
    "he here hourly if in including inside into is it its last later left less like may might "
    "monthly more must near nearly never next not now of off on once only onto opposite or our "
    "outside over past per plus respectively said shall she should since so some soon strong such "
    "than that the their them then there these they this those though through throughout to today "
    "together tomorrow too toward towards under unlike until up upon versus via was we weekly "
    "went were when where whereas whether which while who whom whose will with within without "
    "worldwide would y year-on-year yearly yesterday"
)
_AFTER_MEASURES = "apart away cheaper deep fewer faster high higher larger long lower old tall thick wide year"
# Verbs whose ending does not tell that they are such
_IRREGULAR = (
    "arose became began bought broke brought built burnt caught chose chosen drawn drew fallen "
    "fell felt fled flew found froze gave given got grew grown heard held hid kept knew laid led "
    "made makes met paid ran risen rose sank sat saw seen sells sent shook shown shrank shut sold "
    "spent spoke stole stolen stood sunk swept taken takes taught threw told took torn weighs won "
    "wore worn worth wove woven written wrote"
)
# What looks like a plural and stands before the noun that is counted
_ATTRIBUTES = (
    "arms bus campus communications electronics gas goods logistics means news operations "
    "robotics sales savings series services species sports staff systems textiles women"
)
_STOPS = frozenset(_BOUNDARIES.split())
_VERBS, _BEFORE_NOUNS = frozenset(_IRREGULAR.split()), frozenset(_ATTRIBUTES.split())
_MEASURED_STOPS = _STOPS.union(_AFTER_MEASURES.split())
_WORD = re.compile(
    rf"(?P<gap>[^\S\n]{{1,3}}|{HYPHEN})(?P<word>[^\W\d_][\w’'-]{{0,40}})"
)
_LONGEST = 8
_PLURAL = re.compile(
    r"(?:[a-z’'-]{1,40}[^s’']s|people|staff|men|women|children)", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"[a-z-]{1,40}(?:ing|ed|ly)$", re.IGNORECASE)
_ENDING_ED = re.compile(r"(?!.{0,40}(?:[be]ed|sled|red)$)[a-z-]{2,40}ed$")


class Noun(NamedTuple):
    """The counted words, where they end, and where the run of words does: "60 rugs woven per hour"."""

    words: str
    end: int
    reach: int


def noun(text: str, end: int, *, is_measured: bool) -> Noun:
    """The words that follow a figure up to the next boundary: a preposition, a verb, punctuation."""
    run = _run(text, end, is_measured=is_measured)
    words = [found["word"].casefold() for found in run]
    counted = next(
        (n for n in range(1, len(run)) if _is_behind(words[n - 1], words[n])), len(run)
    )
    while counted and _is_no_head(words[counted - 1]):
        counted -= 1
    if not counted:
        return Noun("", end, run[-1].end() if run else end)
    begin, last = run[0].start("word"), run[counted - 1].end()
    return Noun(text[begin:last], last, run[-1].end())


def _run(text: str, end: int, *, is_measured: bool) -> list[re.Match[str]]:
    run: list[re.Match[str]] = []
    words: list[str] = []
    while len(run) < _LONGEST and (
        found := _WORD.match(text, run[-1].end() if run else end)
    ):
        if _ends(found["word"].casefold(), words, is_measured=is_measured):
            break
        run.append(found)
        words.append(found["word"])
        if found["gap"] in HYPHENS:
            break
    return run


def _ends(word: str, words: list[str], *, is_measured: bool) -> bool:
    if word in (_MEASURED_STOPS if is_measured else _STOPS):
        return True
    if words and (word in CARDINALS or words[-1] == "people"):
        return True
    is_over = bool(_PLURAL.fullmatch(words[-1])) if words else is_measured
    return is_over and (
        word == "and" or bool(_PARTICIPLE.match(word) if words else word.endswith("ed"))
    )


def _is_behind(previous: str, word: str) -> bool:
    """Whether the counted noun is over before the word: behind a plural only another one goes on."""
    if word in _VERBS:
        return True
    is_over = bool(_PLURAL.fullmatch(previous)) and previous not in _BEFORE_NOUNS
    return is_over and not _PLURAL.fullmatch(word)


def _is_no_head(word: str) -> bool:
    """Whether a noun cannot end so: "a park opened", "30 robot and"."""
    return word == "and" or word in _VERBS or bool(_ENDING_ED.match(word))
