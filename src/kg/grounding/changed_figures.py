"""Whether words tell a figure together with what it was before: "3 million, up from 2"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from kg.language.spans import Span

# "in 2025, up 4 percent from", "a share, down from the"
_AFTER = re.compile(
    r"(?:\s[^,;.]{1,60})?,?\s"
    r"(?P<word>(?:up|down)(?:\s[^,;]{1,20})?\sfrom)\s"
    r"(?:(?:an?|the|its|about|some|around)\s)?"
)
# "from 2 million to"
_BEFORE = re.compile(
    r"(?:\s[^,;.]{1,40})?\s(?P<word>to)\s(?:(?:an?|the|about|some)\s)?"
)
_FROM = re.compile(r"\bfrom\s(?:(?:an?|the|its|about|some|around)\s)?\Z")
_LOOK_BACK = 20  # characters, of which "from about the" needs fewer


class ToldChange(NamedTuple):
    """A figure, what it was before, and the word that tells it."""

    now: Span
    word: Span
    before: Span


def told_change(
    text: str, now: Iterable[Span], before: Iterable[Span]
) -> ToldChange | None:
    """The words of a change from one figure to another, if there are any.

    >>> text = "Sales were 3 million in 2025, up from 2 million."
    >>> change = told_change(text, [(11, 20)], [(38, 47)])
    >>> text[slice(*change.word)]
    'up from'
    >>> told_change(text, [(38, 47)], [(11, 20)]) is None
    True
    >>> text = "Sales rose from 2 million to 3 million."
    >>> told_change(text, [(29, 38)], [(16, 25)]) is None
    False
    """
    for one, other in product(now, before):
        if one < other:
            match = _AFTER.fullmatch(text, one[1], other[0])
        else:
            lead = text[max(0, other[0] - _LOOK_BACK) : other[0]]
            is_from = _FROM.search(lead)
            match = _BEFORE.fullmatch(text, other[1], one[0]) if is_from else None
        if match:
            return ToldChange(one, match.span("word"), other)
    return None
