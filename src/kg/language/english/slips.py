"""Whether a slip of the pen makes one word of another."""

from __future__ import annotations

_LONG = 8  # letters: in longer words two slips are likelier than another word
_SHORTEST = 4


def is_slip(word: str, other: str) -> bool:
    """Whether two words differ by a slip or two behind their first letter.

    A slip is a letter that is wrong, missing, too many, or swapped with the next.

    >>> is_slip("norvick", "norvik"), is_slip("ghost", "hosts")
    (True, False)
    """
    shorter = min(len(word), len(other))
    if word == other or shorter < _SHORTEST or word[0] != other[0]:
        return False
    return _slips(word, other) <= (2 if shorter >= _LONG else 1)


def _slips(one: str, other: str) -> int:
    """The distance of Damerau and Levenshtein, for neighbours that are swapped once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        longer = [i]
        for j, mark in enumerate(other, 1):
            wrong = row[j - 1] + (letter != mark)
            least = min(row[j] + 1, longer[j - 1] + 1, wrong)
            is_swapped = i > 1 < j and one[i - 2] == mark and letter == other[j - 2]
            if is_swapped:
                least = min(least, before[j - 2] + 1)
            longer.append(least)
        before, row = row, longer
    return row[-1]
