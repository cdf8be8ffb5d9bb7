"""The words before a noun that tell no kind of thing: "a smaller depot" is a depot.

An assembly plant is a kind of plant, and a second plant another one. That a plant is big,
new to somebody, or 40 years old belongs to no name for it.
"""

from __future__ import annotations

import re

_PASSING = frozenset(
    "bigger larger smaller older newer former planned existing disused current future entire "
    "whole huge giant large big small modern km m² kw kg higher earlier informal possible "
    "separate previous rumoured similar recent upcoming proposed same old".split()
)
_MEASURED = re.compile(
    r".*(?:[’']s|s[’']|-(?:sized?|years?|days?|strong|long|wide|old|hectare|metre|meter|foot))"
    r"|[’']s?"
)


def is_passing(word: str) -> bool:
    """Whether a word before a noun tells no kind of what the noun means.

    >>> [word for word in "smaller second full-size assembly".split() if is_passing(word)]
    ['smaller', 'full-size']
    """
    return word.casefold() in _PASSING or bool(_MEASURED.fullmatch(word))
