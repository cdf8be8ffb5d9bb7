"""Which time of a sentence is a figure's: one behind it, and none of another event."""

from __future__ import annotations

from kg.language.english.numbers import CARDINALS
from kg.language.english.regexes import before, compiled, one_of

# "300 boats in 2023", "5 million euros for the whole of 2024"
_FOLLOWING = compiled(
    r"(?: (?!and\b|or\b|to\b|from\b|but\b)[a-z’'-]{1,25}){0,4}? ?"
    r"(?:\b(?:in|during|for|over|since|by|at|as of|as at|until)(?: the| all of)?)? ?"
)
# "higher than in 2022", "up from 2019", "compared with May": of what it is compared with
_COMPARING = compiled(
    r"\b(?:than|against|versus|compared (?:with|to)|from|over|on|above|below)"
    r"(?: (?:that|those|the level|the figure|what it was))?"
    r"(?: (?:in|of|for|during|at))?(?: the)? $"
)
# "up from 4 million", "after a loss of 4 million": what a figure is compared with
_BASELINE = compiled(
    r"\b(?:(?:from|against|versus|than|compared (?:with|to))"
    r"(?: (?:the|its|their|some|about|around|nearly|almost))?|"
    r"(?:after|from|against|versus|compared (?:with|to)) (?:an?|the|its|their)"
    r"(?: [a-z-]{2,20}){1,3} of) $"
)
_AGAINST = compiled(r"(?:than|against|versus|compared (?:with|to))\b")
# "opened in 2019", "founded by Ada Oz in May": when something else happened
_HAPPENED = compiled(
    r"\b(?:founded|established|opened|built|launched|started|begun|began|signed|"
    r"completed|set up|created|introduced|acquired|bought|joined|listed|merged|formed|"
    r"named|elected|appointed|born|died|inaugurated|commissioned|unveiled|announced|"
    r"said|reported|published|released)"
    # "launched 14 rockets last year" tells when they were so many
    rf"(?: (?!(?:[0-9]|{one_of(CARDINALS)}\b))[\w’'-]{{1,20}}){{0,2}}?"
    r"(?: (?:in|on|at|last|this|by|since))?(?: the)? ?$"
)

# "second-quarter income rose 5 percent": of the noun that it is put before
_PUT_BEFORE = compiled(
    r"[a-z]+-(?:quarter|half|year)(?: [\w’'-]+){1,5}(?: (?:by|to|of|at|about|nearly))*? "
)

# "in the quarter", "in the same period": a time that was told before
_POINTING_BACK = compiled(
    r"\b(?:in|for|during|over) (?:(?:the|this|that) same|the|that) "
    r"(?:period|year|half|quarter|month|week|season)\b"
    r"(?! (?:of|to|from|ended|ending|until|before|earlier|since|after|[0-9]))"
)


def follows(text: str, end: int, begin: int) -> bool:
    """Whether a time that begins there belongs to the figure that ends before it.

    >>> text = "It sold 300 boats in 2023 and 400 in May."
    >>> follows(text, text.index(" boats"), text.index("2023"))
    True
    >>> follows(text, text.index(" boats"), text.index("May"))
    False
    """
    return bool(_FOLLOWING.fullmatch(text, end, begin))


def compares(text: str, begin: int, *, is_change: bool) -> bool:
    """Whether a figure is only compared with what was at the time that begins there.

    "rose 5 percent on 2023" tells nothing of 2023, where "spent 5 million on" does not
    compare.
    """
    match = _COMPARING.search(before(text, begin))
    if match is None:
        return False
    return is_change or bool(_AGAINST.match(match[0]))


def is_baseline(text: str, begin: int) -> bool:
    """Whether another figure is compared with the one that begins there.

    >>> text = "Sales came to 5 million in 2023, up from 4 million."
    >>> is_baseline(text, text.index("4 million")), is_baseline(text, text.index("5"))
    (True, False)
    """
    lead = before(text, begin)
    return bool(_BASELINE.search(lead))


def is_put_before(text: str, time: int, place: int) -> bool:
    """Whether a time is put before the noun of which a figure is told.

    >>> text = "Second-quarter income rose 5 percent."
    >>> is_put_before(text, 0, text.index("5"))
    True
    """
    return bool(_PUT_BEFORE.fullmatch(text, time, place))


def is_of_an_event(text: str, begin: int) -> bool:
    """Whether the time that begins there tells when something else happened."""
    return bool(_HAPPENED.search(before(text, begin)))


def points_back(words: str) -> bool:
    """Whether a time that was told before is meant.

    >>> points_back("earned 5 million in the quarter"), points_back("in the year to May")
    (True, False)
    """
    return bool(_POINTING_BACK.search(words))
