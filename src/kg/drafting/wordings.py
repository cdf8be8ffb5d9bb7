"""The wording of a figure: its expression with the words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grounding.measurements import is_range
from kg.language.english.quantities import Quantity, quantities
from kg.language.spans import Span

_WORD = r"[$£€¥]?\w(?:[\w’'-]|[.,](?=\d))*%?"
# Between words, and between the ends of "6-8%"
_GAP = r"(?:[^\S\n]+|(?<=\d)[-–])"
_WORD_BEFORE = re.compile(rf"{_WORD}{_GAP}$")
_WORD_BEHIND = re.compile(rf"{_GAP}{_WORD}")
_MOST_WORDS = 8  # a wording is short
_MOST_BEFORE = 6
_MOST_BEHIND = 6


def whole_wording(text: str, quantity: Quantity) -> str:
    """The shortest words that say what the text around tells of a figure.

    A change needs its verb, and a rate its time: these stand outside the expression.

    >>> text = "Its sales rose 6 percent, and it pays 3 million euros a year."
    >>> [whole_wording(text, quantity) for quantity in quantities(text)]
    ['rose 6 percent', '3 million euros a year']
    >>> for text in ("It plans 4.2 to 4.5 million euros.", "It aims at 6-8%."):
    ...     print([whole_wording(text, quantity) for quantity in quantities(text)])
    ['4.2 to 4.5 million euros', '4.2 to 4.5 million euros']
    ['6-8%', '6-8%']
    """
    around = [" ".join(text[slice(*span)].split()) for span in _spans(text, quantity)]
    short = [words for words in around if len(words.split()) <= _MOST_WORDS]
    # A verb or a time may stand too far off to be among so few words.
    bare = quantity._replace(value=abs(quantity.value), is_change=False, rate=None)
    for wanted in (quantity, bare):
        for words in short:
            if _says(words, wanted):
                return words
    return " ".join(text[slice(*quantity.span)].split())


def _spans(text: str, quantity: Quantity) -> Iterator[Span]:
    """The expression with ever more words around it."""
    begins = [quantity.begin]
    while len(begins) <= _MOST_BEFORE:
        match = _WORD_BEFORE.search(text, max(0, begins[-1] - 30), begins[-1])
        if match is None:
            break
        begins.append(match.start())
    ends = [quantity.end]
    while len(ends) <= _MOST_BEHIND:
        behind = _WORD_BEHIND.match(text, ends[-1])
        if behind is None:
            break
        ends.append(behind.end())
    pairs = [(b, e) for b in range(len(begins)) for e in range(len(ends))]
    for before, behind_ in sorted(pairs, key=sum):
        yield begins[before], ends[behind_]


def _says(words: str, quantity: Quantity) -> bool:
    read = quantities(words)
    # The ends of a range have one wording: "between 3 and 5 percent".
    is_end = is_range(read)
    if len(read) != 1 and not is_end:
        return False
    upper = quantity.comparator == "atMost"
    found = read[-1] if upper else read[0]
    return (
        found.value == quantity.value
        and found.comparator == quantity.comparator
        and found.is_change == quantity.is_change
        and found.rate == quantity.rate
        # The unit may stand behind the upper end of a range, and is that of both; "1.1
        # times its" is a factor, where "1.1 times" may be how often.
        and (found.unit == quantity.unit or not (is_end or quantity.unit == "factor"))
    )
