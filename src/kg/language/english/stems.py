"""Stems: words without the endings that grammar gives them, to compare their forms.

Cutting off one ending is rough. It misses some forms ("member" and "members", "name"
and "names", "dozen" and "dozens"), which costs a false alarm, and it joins few words
that mean different things. Snowball's English stemmer finds these forms, but it also
takes off what makes new words: "robotic" and "robots", "several" and "severity",
"digital" and "digits" are one to it. A description that says "robotic" of an article
about robots would then pass as the article's own word, so the rougher rule is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")
"""A word, or a figure with its separators."""
_ENDINGS = re.compile(r"(?:ations?|ings?|i[sz]ed?|en[ct]e?|ies|ed|en|er|es|s|e|y)$")
_SHORTEST = 5  # letters; of shorter words endings leave too little


def stem(word: str) -> str:
    """The word without its ending, roughly; enough to know its other forms again.

    >>> sorted({stem(word) for word in ("upgrade", "Upgraded", "upgrades", "robot")})
    ['robot', 'upgrad']
    """
    folded = word.casefold()
    if len(folded) < _SHORTEST:
        return folded
    return _ENDINGS.sub("", folded)


def stems(text: str) -> Iterator[str]:
    """The stems of a text's words."""
    return map(stem, WORD.findall(text))
