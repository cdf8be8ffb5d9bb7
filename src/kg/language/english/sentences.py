"""Where the sentences and headings of a text begin and end.

A stop ends a sentence where the next word could begin one, unless it belongs to an
abbreviation. Of abbreviations there are four kinds, by what may follow them. Where
both readings remain, the text goes on: a sentence too long still holds what is said,
while one cut in two loses who says it. Whatever stands in lower case goes on. A dateline
is no part of the sentence behind it: nobody in it does anything.

What is longer than any sentence that people write, such as a table without stops, is
read in pieces: a grammar that looks at it as a whole would take quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.english.calendar import MONTH
from kg.language.english.regexes import cased
from kg.language.spans import Span

# "QUILLHAVEN, March 4 (Northern Wire) — ", before the first sentence of a report
_DATELINE = re.compile(
    r"^(?P<words>[^\n—–]{3,80}?)(?: ?[—–] ?| --? )(?=[\"“‘'(]?[^\W_a-z])", re.MULTILINE
)
_IN_CAPITALS = re.compile(r"[\"“]?[^\W\d_a-z]{3}")
_DAY = re.compile(rf"\b{MONTH}\.? \d|\d {MONTH}")
_IN_SMALL_LETTERS = re.compile(r"\b(?!(?:and|de|del|la|le|near|of|the)\b)[a-z]")
_STOP = re.compile(r"(?P<mark>[.!?…]{1,9})(?P<closing>[\"”’')\]]{0,4})(?=\s)|\n")
_QUOTATION_MARKS = ('"', "”", "’", "'")
_NEXT_WORD = re.compile(
    r"\s{1,99}[\"“‘'(\[]{0,3}(?P<word>[$€£¥]|[^\W_][\w’'-]{0,40})(?P<behind>.?)"
)
_ENUMERATOR = re.compile(r"\s{0,9}[0-9]{1,3}")
# "Is it new?" is no sentence of its own if it goes on: "Is it new?" Ada Oz asked.
_ASKED = cased(
    r"\s{1,3}(?:[A-Z][\w’'.-]{0,30}\s){1,4}"
    r"(?:added|asked|asks|cried|exclaimed|said|says|shouted|told|wondered|wrote)\b"
)

# Titles wait for a name, and the others for what they introduce: no sentence ends with
# any of these, whatever follows.
_TITLES = (
    "Mr Mrs Ms Messrs Dr Drs Prof Profs Rev Hon Fr Msgr "
    "Gov Govs Sen Sens Rep Reps Pres Amb Atty Supt "
    "Gen Gens Lt Col Maj Capt Cmdr Cpl Sgt Pvt Adm Mt Ft"
)
_INTRODUCING = "e.g i.e cf viz vs v approx ca"
_NEVER_LAST = frozenset(f"{_TITLES} {_INTRODUCING}".split())

# These count only before a figure: "No. 7", but "The answer is No. He left."
_NUMBERED = "No Nos no nos Vol Vols Fig Figs Art p pp"
_BEFORE_FIGURES = frozenset(_NUMBERED.split())

# These stand in the middle of a sentence or at its end. Weekdays are not among them:
# news style writes them out, and "Sun" is a newspaper. Nor is "etc", which in the
# middle is followed by lower case. "St" is a street or a saint.
_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
_BODIES = "Co Cos Corp Inc Ltd Bros Dept Univ Inst Assn"
_BEHIND_NAMES = "Jr Sr Esq al Ave Blvd Rd St"
_SOMETIMES_LAST = frozenset(f"{_MONTHS} {_BODIES} {_BEHIND_NAMES}".split())

# "U.S", "a.m", "Ph.D", without their last stop
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.){1,5}[^\W\d_]")
# Words that have a capital only where a sentence begins. After an abbreviation they
# tell that it was the last word (Kiss and Strunk 2006, "Unsupervised multilingual
# sentence boundary detection", call them frequent sentence starters).
_OPENERS = (
    "A An The This That These Those There Here "
    "I It Its He She They We You His Her Their Our "
    "And But So Or Yet As If When While Since Because Although Though Once "
    "After Before During In On At By For From To Of With Under Among "
    "However Meanwhile Also Still Now Then Both Each Some Many Most"
)
_STARTERS = frozenset(_OPENERS.split())

_WORD_BEFORE = re.compile(r"[^\W_][\w.&’']{0,20}$")
# Longer than any abbreviation: looking back as far as the sentence began would take
# quadratic time in a text without an end of a sentence.
_WINDOW = 20

LONGEST = 2_000
"""The characters of a sentence that is read as a whole, some 300 words."""

_BREAKS = (re.compile(r";(?=\s)"), re.compile(r",(?=\s)"), re.compile(r"(?=\s)"))


def sentences(text: str) -> list[Span]:
    r"""The sentences and headings of a text, without the white space between them.

    The end of a line ends a sentence. One that is too long is told in pieces.

    >>> text = "Ada met Gov. Bo on Sept. 6. \"We agreed,\" she said.\n\nAn end"
    >>> [text[begin:end] for begin, end in sentences(text)]
    ['Ada met Gov. Bo on Sept. 6.', '"We agreed," she said.', 'An end']
    """
    return [piece for span in _whole(text) for piece in _pieces(text, span)]


def overlong(text: str) -> list[Span]:
    """The sentences that are too long to be read as a whole."""
    return [span for span in _whole(text) if span[1] - span[0] > LONGEST]


def _whole(text: str) -> Iterator[Span]:
    begin = 0
    for dateline in filter(_is_dateline, _DATELINE.finditer(text)):
        yield from _behind_dateline(text, begin, dateline.start())
        yield from _stripped(text, *dateline.span())
        begin = dateline.end()
    yield from _behind_dateline(text, begin, len(text))


def _is_dateline(line: re.Match[str]) -> bool:
    """Whether words before a dash tell where and when a report was written."""
    words = line["words"]
    is_told = _IN_CAPITALS.match(words) or _DAY.search(words)
    return bool(is_told) and not _IN_SMALL_LETTERS.search(words)


def _behind_dateline(text: str, begin: int, end: int) -> Iterator[Span]:
    for stop in _STOP.finditer(text, begin, end):
        if _is_end(text, begin, stop):
            yield from _stripped(text, begin, stop.end())
            begin = stop.end()
    yield from _stripped(text, begin, end)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence, in pieces that end with the last semicolon, comma or word that fits."""
    begin, end = sentence
    while end - begin > LONGEST:
        cut = _cut(text, begin, end)
        yield from _stripped(text, begin, cut)
        begin = cut
    yield from _stripped(text, begin, end)


def _cut(text: str, begin: int, end: int) -> int:
    """Where the first piece of a sentence ends: a word that does not fit is no part."""
    middle, last = begin + LONGEST // 2, begin + LONGEST
    for mark in _BREAKS:
        found = [match.end() for match in mark.finditer(text, middle, last)]
        if found:
            return found[-1]
    space = _BREAKS[-1].search(text, last, end)
    return space.end() if space else end


def _is_end(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the sentence from `begin` is over with this stop."""
    if stop[0] == "\n":
        return True
    following = _NEXT_WORD.match(text, stop.end())
    if following is None or following["word"][0].islower():
        return False
    is_quoted = stop["closing"].startswith(_QUOTATION_MARKS)
    if stop["mark"] != ".":
        return not (is_quoted and _ASKED.match(text, stop.end()))
    if is_quoted:
        return True
    if _ENUMERATOR.fullmatch(text, begin, stop.start()):
        return False
    return not _is_abbreviation(_last_word(text, begin, stop.start()), following)


def _is_abbreviation(word: str, following: re.Match[str]) -> bool:
    """Whether the stop behind the word is its own, and the sentence goes on."""
    # An initial may even come before "He", "An" or "You", which are surnames too.
    if word in _NEVER_LAST or (len(word) == 1 and word.isupper()):
        return True
    if word in _BEFORE_FIGURES:
        return following["word"][0].isdigit()
    if word in _SOMETIMES_LAST or _ACRONYM.fullmatch(word):
        # "A." is an initial
        return following["word"] not in _STARTERS or following["behind"] == "."
    return False


def _last_word(text: str, begin: int, end: int) -> str:
    """The word before a stop, of "Jan.-Oct" the second."""
    match = _WORD_BEFORE.search(text[max(begin, end - _WINDOW) : end])
    return match[0] if match else ""


def _stripped(text: str, begin: int, end: int) -> Iterator[Span]:
    """The span without the white space on its sides, if there is anything else."""
    piece = text[begin:end]
    words = piece.strip()
    first = begin + len(piece) - len(piece.lstrip())
    if words:
        yield first, first + len(words)
