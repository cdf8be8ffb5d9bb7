"""Where the sentences and headings of a text begin and end.

A stop ends a sentence where the next word could begin one, unless it belongs to an
abbreviation. Of abbreviations there are four kinds, by what may follow them. Where
both readings remain, the text goes on: a sentence too long still holds what is said,
while one cut in two loses who says it. Whatever stands in lower case goes on.
"""

from __future__ import annotations

import re

from kg.language.spans import Span

_STOP = re.compile(r"(?P<mark>[.!?…]{1,9})(?P<closing>[\"”’')\]]{0,4})(?=\s)|\n")
_QUOTATION_MARKS = ('"', "”", "’", "'")
_NEXT_WORD = re.compile(
    r"\s{1,99}[\"“‘'(\[]{0,3}(?P<word>[$€£¥]|[^\W_][\w’'-]{0,40})(?P<behind>.?)"
)
_ENUMERATOR = re.compile(r"\s{0,9}[0-9]{1,3}")
# "Is it new?" is no sentence of its own if it goes on: "Is it new?" Ada Oz asked.
_ASKED = re.compile(
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


def sentences(text: str) -> list[Span]:
    r"""The sentences and headings of a text, without the white space between them.

    The end of a line ends a sentence.

    >>> text = "Ada met Gov. Bo on Sept. 6. \"We agreed,\" she said.\n\nAn end"
    >>> [text[begin:end] for begin, end in sentences(text)]
    ['Ada met Gov. Bo on Sept. 6.', '"We agreed," she said.', 'An end']
    """
    spans = []
    begin = 0
    for stop in _STOP.finditer(text):
        if _is_end(text, begin, stop):
            spans.append(_stripped(text, begin, stop.end()))
            begin = stop.end()
    spans.append(_stripped(text, begin, len(text)))
    return [span for span in spans if span[0] < span[1]]


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


def _stripped(text: str, begin: int, end: int) -> Span:
    """The span without the white space on its sides; empty if there is nothing else."""
    piece = text[begin:end]
    words = piece.strip()
    first = begin + len(piece) - len(piece.lstrip())
    return first, first + len(words)
