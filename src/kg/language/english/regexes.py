"""Regular expressions from tables of words, in forms that cannot take long.

A space in a table means a gap on one line, for a line break ends a sentence. Every
repetition has an upper bound, and a pattern looks back through a window of fixed width:
so reading takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

GAP = r"(?:[^\S\n]{1,3})"
# Publishers set the hyphen of "30-million-yuan" as any of these, so that lines break
# well. Ranges have dashes as well as hyphens between their ends.
HYPHENS = "-\u2010\u2011"
HYPHEN = f"[{HYPHENS}]"
DASH = "[-\u2010-\u2015]"
# In ordinary prose no lead is longer: a verb of growth, up to six words, and "by"
_WINDOW = 100

# Of the Latin script, beyond those of English: "Ž" in "Željko", "Ö" in "Öst"
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0xC0, 0x250))))

S = TypeVar("S", bound=tuple[Any, ...])


class LazyPattern:
    """A regular expression that is compiled when something is first looked for.

    To compile the whole grammar takes nearly half a second, and few texts need all of it.

    Args:
        pattern: The expression.
        flags: As `re` has them: upper and lower case match alike unless given.
    """

    def __init__(
        self, pattern: str, flags: re.RegexFlag = re.IGNORECASE | re.MULTILINE
    ) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """It, ready to look for matches."""
        return re.compile(self.pattern, self._flags)

    # From its second use on, each is the method of `re` itself and takes no longer.

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first match anywhere."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The match at the beginning."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The match of the whole."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """The matches, one after the other."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """The words of the matches; the pattern has no group, or one."""
        return self.compiled.findall

    @cached_property
    def sub(self) -> Callable[..., str]:
        """Something else in the place of the matches."""
        return self.compiled.sub


Pattern: TypeAlias = re.Pattern[str] | LazyPattern
"""What looks for matches, compiled or not."""


def compiled(pattern: str) -> LazyPattern:
    """The pattern with gaps for its spaces, upper and lower case alike."""
    return LazyPattern(pattern.replace(" ", GAP))


def cased(pattern: str) -> LazyPattern:
    """The pattern in which A-Z stands for all capitals of the Latin script.

    >>> bool(cased("[A-Z]").match("Ž"))
    True
    """
    return LazyPattern(pattern.replace("A-Z", f"A-Z{_CAPITALS}"), re.NOFLAG)


END_OF_SENTENCE = compiled(r"[.!?][\"”’')]{0,2}\s|\n")
"""Where a sentence may end, for those who need not know which stops do not end one."""


def one_of(words: Iterable[str]) -> str:
    """A group that matches one of the words, the longest that fits."""
    # An alternation takes the first that fits, and "seven" fits in "seventeen".
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)})"


class Table:
    r"""A pattern of named rows, which tells the name of the row that matched.

    Args:
        rows: By name, the alternatives of a row, separated by `|`.
        form: What stands around the rows, with `{}` in their place.
        codes: Words in capitals, each a row of its own name.

    >>> colours = Table({"red": "crimson|scarlet", "blue": "navy blue|azure"}, r"\b{}$")
    >>> match = colours.search("in navy blue")
    >>> colours.name(match), match.start()
    ('blue', 3)
    """

    def __init__(
        self, rows: Mapping[str, str], form: str, codes: Collection[str] = ()
    ) -> None:
        self.names = tuple(rows)
        # Names such as "square metre" and "0.5" cannot name a group, so each row has
        # its number.
        groups = [f"(?P<_{n}>{words})" for n, words in enumerate(rows.values())]
        if codes:
            # One group for all, which most words are done with at their first letter
            groups.append(f"(?-i:(?=[A-Z])(?P<code>{'|'.join(codes)}))")
        alternatives = f"(?:{'|'.join(groups)})"
        self.pattern = compiled(form.replace("{}", alternatives))

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first match anywhere."""
        return self.pattern.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The match at the beginning."""
        return self.pattern.match

    def nearest(self, words: str) -> re.Match[str] | None:
        """The match that begins last, so nearest to the figure behind the words."""
        nearest = None
        match = self.pattern.search(words)
        while match:
            nearest = match
            match = self.pattern.search(words, match.start() + 1)
        return nearest

    def name(self, match: re.Match[str]) -> str:
        """The name of the row that matched."""
        for n, name in enumerate(self.names):
            if match[f"_{n}"] is not None:
                return name
        return match["code"]


def before(text: str, place: int) -> str:
    """The words on the line that lead up to the place, as far as a pattern looks."""
    begin = max(0, place - _WINDOW)
    words = text[begin:place].rpartition("\n")[2]
    # A word that the window cuts in two would read as another one.
    is_cut = begin > 0 and len(words) == place - begin
    return words.partition(" ")[2] if is_cut else words


def after(text: str, place: int) -> str:
    """The words on the line that follow the place, as far as a pattern looks."""
    return text[place : place + _WINDOW].partition("\n")[0]


def leftmost_longest(items: Iterable[S]) -> list[S]:
    """The items without overlaps: of those that overlap the first, then the longest.

    Args:
        items: Spans, or other tuples that begin with their two places, in any order.
    """
    kept: list[S] = []
    last_end = 0
    for item in sorted(items, key=_leftmost_longest):
        begin, end, *_ = item
        if not kept or begin >= last_end:
            kept.append(item)
            last_end = end
    return kept


def _leftmost_longest(item: tuple[Any, ...]) -> tuple[int, int]:
    begin, end, *_ = item
    return begin, -end
