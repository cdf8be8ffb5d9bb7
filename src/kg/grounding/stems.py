"""Words in whatever form, known again by what stays of them without the endings that grammar gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")
_ENDINGS = re.compile(r"(?:ations?|ings?|i[sz]ed?|en[ct]e?|ies|ed|en|er|es|s|e|y)$")
_SHORTEST = 5  # letters; of shorter words endings leave too little


def stem(word: str) -> str:
    """The word without its ending, roughly; enough to know its other forms again.

    >>> {stem(word) for word in ("upgrade", "Upgraded", "upgrades")}
    {'upgrad'}
    """
    short = word.casefold()
    return _ENDINGS.sub("", short) if len(short) >= _SHORTEST else short


def stems(text: str) -> Iterator[str]:
    """The stems of a text's words."""
    return map(stem, WORD.findall(text))
