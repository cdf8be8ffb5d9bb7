"""Whether one name is short for another, or shares what names its bearer with it."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.language.english.countries import is_place_with_adjective
from kg.language.english.slips import is_slip

_PART = re.compile(r"[^\W_]+")
_JOINING_WORDS = "a an and at by de for in la le of on the to von"
_JOINING = frozenset(_JOINING_WORDS.split())
_SHORTEST_STEM = 4  # letters: "Citi" is short for "Citigroup"


def is_related_name(
    one: str, other: str, is_common: Callable[[str], bool] = lambda _: False
) -> bool:
    """Whether two names have a word in common, or one is made of the other.

    An abbreviation is, and so is the adjective of a place.

    Args:
        one: A name.
        other: Another one.
        is_common: Whether a word names nobody by itself, as "Group" does not.

    >>> is_related_name("NLM", "Norvik-Loom-Makers"), is_related_name("FedEx", "Federal Express")
    (True, True)
    >>> is_related_name("Norvik", "Norvik Looms"), is_related_name("Norvik", "Tessaly")
    (True, False)
    >>> is_related_name("Swedish", "Sweden"), is_related_name("Swedish", "Norway")
    (True, False)
    """
    if is_place_with_adjective(one, other):
        return True
    words = _words(one)
    others = _words(other)
    telling = _telling(words, is_common)
    if any(_is_same(a, b) for a in telling for b in _telling(others, is_common)):
        return True
    return is_abbreviation(one, other) or is_abbreviation(other, one)


def is_abbreviation(short: str, name: str) -> bool:
    """Whether the letters are beginnings of the name's words, in order, from the first.

    >>> is_abbreviation("NLM", "Norvik-Loom-Makers"), is_abbreviation("NK", "Norvik")
    (True, False)
    """
    letters = "".join(_PART.findall(short)).casefold()
    words = _words(name)
    if len(letters) < 2 or len(words) < 2:
        return False
    return _is_made_of(letters, words)


def _telling(words: list[str], is_common: Callable[[str], bool]) -> list[str]:
    """The words that name somebody by themselves, or all if none does."""
    return [word for word in words if not is_common(word)] or words


def _words(name: str) -> list[str]:
    words = [word.casefold() for word in _PART.findall(name)]
    return [word for word in words if word not in _JOINING] or words


def _is_same(one: str, other: str) -> bool:
    # A misspelt name is meant for this one, and told of elsewhere.
    if one == other or is_slip(one, other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and long.startswith(short)


def _is_made_of(letters: str, words: list[str]) -> bool:
    """Whether beginnings of the words make up the letters; only the last ones may be left out."""
    if not letters:
        return True
    if not words:
        return False
    first, *rest = words
    # Each word gives at least its first letter.
    lengths = range(1, min(len(letters), len(first)) + 1)
    return any(
        letters[:n] == first[:n] and _is_made_of(letters[n:], rest) for n in lengths
    )
