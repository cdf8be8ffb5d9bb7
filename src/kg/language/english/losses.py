"""Losses: what a result has below zero, and the words that tell one.

"A loss of 3 million" is 3 million of a loss, and minus 3 million of a result.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.english.measured import governing, verb_before
from kg.language.english.regexes import HYPHEN, before, compiled
from kg.language.english.stems import WORD
from kg.language.spans import Span

# Of these numbers one below zero is a loss
_RESULTS = frozenset(
    "balance earnings income profit profits result results surplus".split()
)
# Of these the sign alone tells a profit or a loss
_EITHER = frozenset("balance result results".split())
_KINDS = frozenset(
    "after before core gross group net operating pre-tax pretax tax underlying".split()
)
LOSSES = ("deficit", "loss", "shortfall")
"""What may be made, and words of which others are forms."""
_LOSSES = frozenset("deficit deficits loss losses shortfall".split())
_LOSING = frozenset("lose loses losing lost".split())
_LOSS = "(?:loss(?:es)?|deficits?|shortfall)"
# "its net loss widened to 3 million", "losses were about 3 million"
_MOVED = compiled(
    rf"\b{_LOSS}(?: (?!and\b|or\b|but\b)[\w’'-]{{1,20}}){{0,5}}? "
    r"(?:to|was|were|reached|totalled)"
    r"(?: (?:about|around|nearly|almost|some|over|more than|only|just))? $"
)
# "a 3 million euro net loss"
_BEHIND = compiled(rf"(?: |{HYPHEN})(?:[a-z-]{{2,15}} ){{0,2}}?{_LOSS}\b")


def is_result(variable: str) -> bool:
    """Whether a number of this name is a loss where it is below zero.

    >>> is_result("net earnings"), is_result("profit or loss"), is_result("net loss")
    (True, True, False)
    """
    return not _RESULTS.isdisjoint(WORD.findall(variable.casefold()))


def is_signed(variable: str) -> bool:
    """Whether only its sign tells that a number of this name is a loss.

    >>> is_signed("profit or loss"), is_signed("net result"), is_signed("profit")
    (True, True, False)
    """
    words = set(WORD.findall(variable.casefold()))
    is_both = is_result(variable) and not _LOSSES.isdisjoint(words)
    return is_both or not _EITHER.isdisjoint(words)


def is_plain(words: Iterable[str]) -> bool:
    """Whether words of a variable's name only say that it is a result, and which kind.

    >>> is_plain(["net", "earnings"]), is_plain(["earnings", "tariffs"])
    (True, False)
    """
    return _RESULTS.union(_KINDS, _LOSSES).issuperset(words)


def is_loss(text: str, figure: Span) -> bool:
    """Whether a sum of money is told as a loss.

    >>> text = "It made a loss of 3 million euros, against a profit of 2 million."
    >>> is_loss(text, (18, 33)), is_loss(text, (55, 64))
    (True, False)
    """
    if governing(text, figure) in _LOSSES or verb_before(text, figure) in _LOSING:
        return True
    begin, end = figure
    return bool(_MOVED.search(before(text, begin)) or _BEHIND.match(text, end))
