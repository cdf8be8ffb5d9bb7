"""Lists of words, written in lines."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(word_set("of and"))
    ['and', 'of']
    """
    return frozenset(words.split())


def word_row(words: str) -> tuple[str, ...]:
    """The words of a text, in their order."""
    return tuple(words.split())
