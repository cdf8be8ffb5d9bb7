"""Regular expressions from tables of words, in forms that cannot take long.

A space in a table means a gap on one line, for a line break ends a sentence. Every
repetition has an upper bound, and a pattern looks back through a window of fixed width:
so reading takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

GAP = r"(?:[^\S\n]{1,3})"
HYPHENS = "-\u2010\u2011"
HYPHEN = f"[{HYPHENS}]"
DASH = "[-\u2010-\u2015]"
_WINDOW = 100

Span: TypeAlias = tuple[int, int]
"""Where words begin and end in a text, in code points, the end exclusive."""

S = TypeVar("S", bound=tuple[Any, ...])


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with gaps for its spaces, upper and lower case alike."""
    return re.compile(pattern.replace(" ", GAP), re.IGNORECASE | re.MULTILINE)


def one_of(words: Iterable[str]) -> str:
    """A group that matches one of the words, the longest that fits."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


class Table:
    r"""Rows of a name and its words, as one pattern; `form` says what stands around them.

    >>> colours = Table({"red": "crimson|scarlet", "blue": "navy blue|azure"}, r"\b{}$")
    >>> found = colours.search("in navy blue")
    >>> colours.name(found), found.start()
    ('blue', 3)
    """

    def __init__(self, rows: Mapping[str, str], form: str) -> None:
        self._names = tuple(rows)
        alternatives = "|".join(
            f"(?P<_{n}>{words})" for n, words in enumerate(rows.values())
        )
        self.pattern = compiled(form.replace("{}", f"(?:{alternatives})"))
        self.search, self.match = self.pattern.search, self.pattern.match

    def nearest(self, words: str) -> re.Match[str] | None:
        """The match that begins last, which is the one next to a number that the words lead up to."""
        found, place = None, 0
        while match := self.pattern.search(words, place):
            found, place = match, match.start() + 1
        return found

    def name(self, match: re.Match[str]) -> str:
        """The name of the row that matched."""
        return next(
            name for n, name in enumerate(self._names) if match[f"_{n}"] is not None
        )


def before(text: str, place: int) -> str:
    """The words on the line that lead up to the place."""
    begin = max(0, place - _WINDOW)
    words = text[begin:place].rpartition("\n")[2]
    is_cut = begin and len(words) == place - begin
    return words.partition(" ")[2] if is_cut else words


def after(text: str, place: int) -> str:
    """The words on the line that follow the place."""
    return text[place : place + _WINDOW].partition("\n")[0]


def leftmost_longest(found: Iterable[S]) -> list[S]:
    """What begins first, of that the longest, and so on; nothing overlaps. Each begins with its two places."""
    kept: list[S] = []
    for each in sorted(found, key=lambda item: (item[0], -item[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept
