"""The words behind a figure, which name what is counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.language.english.numbers import CARDINALS
from kg.language.english.regexes import HYPHEN, HYPHENS

# Words before which a counted noun is over: "5 factories amid the hills". Most are
# prepositions, auxiliaries and adverbs; "strong" is a measure, as in "500 strong".
_BOUNDARIES = (
    "a aboard about above across after against ago all almost along alongside already "
    "also although am amid among an annually apiece are around as at be because been "
    "before being below beneath beside besides between beyond both but by came can "
    "cannot compared could daily despite did do does down during each earlier either "
    "even every except for from had has have he here hourly if in including inside "
    "into is it its last later left less like may might monthly more must near nearly "
    "never next not now of off on once only onto opposite or our outside over past "
    "per plus rather respectively said shall she should since so some soon strong such than thanks "
    "that the their them then there these they this those though through throughout "
    "to today together tomorrow too toward towards under unlike until up upon versus "
    "via was we weekly went were when where whereas whether which while who whom "
    "whose will with within without worldwide would vs x y year-on-year yearly yesterday"
)
# "120 metres high", "5 km away": adjectives behind a measure, but "12 high mills"
_AFTER_MEASURES = (
    "apart away cheaper deep fewer faster high higher larger long lower old tall thick "
    "wide year"
)
# Verbs whose ending does not tell that they are such
_IRREGULAR = (
    "arose beat became began bought broke brought built burnt caught chose chosen climbs "
    "comes drawn falls gets goes rises "
    "drew fallen fell felt fled flew found froze gave given got grew grown heard held "
    "hid kept knew laid led made makes met paid ran risen rose sank sat saw seen "
    "sells sent shook shown shrank shut sold spent spoke stole stolen stood sunk "
    "swept taken takes taught threw told took torn weighs won wore worn worth wove "
    "woven written wrote"
)
# What looks like a plural and stands before the noun that is counted
_ATTRIBUTES = (
    "arms bus campus communications electronics gas goods logistics means news "
    "operations robotics sales savings series services species sports staff systems "
    "textiles women"
)
_STOPS = frozenset(_BOUNDARIES.split())
_VERBS = frozenset(_IRREGULAR.split())
_BEFORE_NOUNS = frozenset(_ATTRIBUTES.split())
_MEASURED_STOPS = _STOPS.union(_AFTER_MEASURES.split())
_WORD = re.compile(
    rf"(?P<gap>[^\S\n]{{1,3}}|{HYPHEN})(?P<word>[^\W\d_][\w’'-]{{0,40}})"
)
# "23 million monthly users"
_EACH = re.compile(r"(?:hourly|daily|weekly|monthly|yearly)[^\S\n]{1,3}[a-z]{2,20}s\b")
_LONGEST = 8  # words; no counted noun has more
_PLURAL = re.compile(
    r"(?:[a-z’'-]{1,40}[^s’']s|people|staff|men|women|children)", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"[a-z-]{1,40}(?:ing|ed|ly)$", re.IGNORECASE)
# "opened" is a verb, but "seed", "flatbed" and "sled" are nouns
_ENDING_ED = re.compile(r"(?!.{0,40}(?:[be]ed|sled|red)$)[a-z-]{2,40}ed$")


class CountedNoun(NamedTuple):
    """What a figure counts, in words.

    `end` is where these words end, `reach` where the run of words behind the figure
    does: in "60 rugs woven per hour" behind "rugs", and behind "woven".
    """

    words: str
    end: int
    reach: int


def noun(text: str, end: int, *, is_measured: bool) -> CountedNoun:
    """The words that follow a figure up to a preposition, a verb or punctuation.

    Args:
        text: The whole text.
        end: Where the figure ends.
        is_measured: Whether it has a unit, so that nothing else need be counted.
    """
    run = _run(text, end, is_measured=is_measured)
    words = [match["word"].casefold() for match in run]
    reach = run[-1].end() if run else end
    count = _counted(words)
    if count == 0:
        return CountedNoun("", end, reach)
    begin = run[0].start("word")
    last = run[count - 1].end()
    return CountedNoun(text[begin:last], last, reach)


def _run(text: str, end: int, *, is_measured: bool) -> list[re.Match[str]]:
    """The words behind a figure that may belong to its noun."""
    run: list[re.Match[str]] = []
    words: list[str] = []
    while len(run) < _LONGEST:
        match = _WORD.match(text, run[-1].end() if run else end)
        if match is None:
            break
        is_attribute = not words and _EACH.match(text, match.start("word"))
        word = match["word"].casefold()
        if not is_attribute and _ends(word, words, is_measured=is_measured):
            break
        run.append(match)
        words.append(match["word"])
        # "a 120-car order" counts cars, and no car order
        if match["gap"] in HYPHENS:
            break
    return run


def _ends(word: str, words: list[str], *, is_measured: bool) -> bool:
    """Whether the run of words is over before this one."""
    if word in (_MEASURED_STOPS if is_measured else _STOPS):
        return True
    if not words:
        return word == "and" or (is_measured and word.endswith("ed"))
    previous = words[-1]
    # "people" is the last word of its noun, and a number begins another one.
    if word in CARDINALS or previous == "people":
        return True
    if not _PLURAL.fullmatch(previous):
        return False
    return word == "and" or bool(_PARTICIPLE.match(word))


def _counted(words: list[str]) -> int:
    """How many words of a run make up the noun."""
    count = 1
    while count < len(words) and not _is_behind(words[count - 1], words[count]):
        count += 1
    count = min(count, len(words))
    while count and _is_no_head(words[count - 1]):
        count -= 1
    return count


def _is_behind(previous: str, word: str) -> bool:
    """Whether the noun is over before a word; behind a plural only another goes on."""
    if word in _VERBS:
        return True
    is_over = bool(_PLURAL.fullmatch(previous)) and previous not in _BEFORE_NOUNS
    return is_over and not _PLURAL.fullmatch(word)


def _is_no_head(word: str) -> bool:
    """Whether a noun cannot end so, as in "a park opened" and "30 robot and"."""
    return word == "and" or word in _VERBS or bool(_ENDING_ED.match(word))
