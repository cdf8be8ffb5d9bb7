"""Names found by their words.

Many names may begin alike, such as those of the trade offices of a thousand towns. Of
these only the ones are looked at whose next words a text has too, so that looking for
all of them in a text takes no longer the more there are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import islice

_WORD = re.compile(r"\w+")
_FEW = 4  # names, which are sooner looked at than parted


class NamesByWords:
    """Names that begin with the same words.

    Args:
        names: The names.
        shared: How many words they begin with.
    """

    def __init__(self, names: Collection[str], shared: int = 0) -> None:
        self.all = names
        self._shared = shared

    def among(self, words: frozenset[str]) -> Iterator[str]:
        """The names that go on with some of the words, or end."""
        if len(self.all) <= _FEW:
            for name in self.all:
                if words.issuperset(words_of(name)):
                    yield name
            return
        ended, going_on = self._parted
        yield from ended
        # Whichever is fewer: the words of the text, or those with which names go on.
        for word in going_on.keys() & words:
            yield from going_on[word].among(words)

    def beginning(self, word: str) -> Collection[str]:
        """The names that go on with this word."""
        _, going_on = self._parted
        alike = going_on.get(word)
        return alike.all if alike else ()

    @cached_property
    def _parted(self) -> tuple[list[str], dict[str, NamesByWords]]:
        """The names that have no more words, and the others by the next one."""
        ended: list[str] = []
        by_word: dict[str, list[str]] = {}
        for name in self.all:
            # Of most names, no more than this is ever looked at.
            words = _WORD.finditer(name)
            following = next(islice(words, self._shared, None), None)
            if following is None:
                ended.append(name)
                continue
            word = following[0].casefold()
            alike = by_word.setdefault(word, [])
            alike.append(name)
        going_on: dict[str, NamesByWords] = {}
        for word, names in by_word.items():
            going_on[word] = NamesByWords(names, self._shared + 1)
        return ended, going_on


def words_of(name: str) -> list[str]:
    """The words of a name, folded."""
    words = _WORD.findall(name)
    return [word.casefold() for word in words]


def words_in(text: str) -> set[str]:
    """The words of which a name in a text may be made, folded.

    What stands between underscores is emphasised, or is a part of a name.
    """
    emphasised = text.replace("_", " ")
    return {
        *words_of(text),
        *words_of(emphasised),
    }
