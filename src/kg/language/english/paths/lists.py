"""Lists of words, written in lines."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(listed("of and"))
    ['and', 'of']
    """
    return frozenset(words.split())


def ordered(words: str) -> tuple[str, ...]:
    """The words of a text, in their order."""
    return tuple(words.split())
