"""The names of all things, found by their words.

Many names may begin alike, such as those of the trade offices of a thousand towns. Of
these only the ones are looked at whose next words a text has too, so that looking for
all of them in a text takes no longer the more there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

_WORD = re.compile(r"\w+")
_FEW = 4  # names, which are sooner looked at than parted

_Bearers: TypeAlias = dict[str, set[NamedNode]]
"""Names, each with the things that have it."""


class KnownNames:
    """The names of things.

    Args:
        named: Statements of what things are called.
        with_name: Returns those of some things whose name stands in words as it is:
            what only describes a thing is no name of it.
    """

    def __init__(
        self,
        named: Iterable[Quad],
        with_name: Callable[[set[NamedNode]], set[NamedNode]],
    ) -> None:
        self._with_name = with_name
        self._all: _Bearers = {}
        for quad in named:
            thing, name = quad.subject, quad.object
            if isinstance(name, Literal) and isinstance(thing, NamedNode):
                self._all.setdefault(name.value, set()).add(thing)
        self._bearers: _Bearers = {}
        self._alike = _Alike(list(filter(_WORD.search, self._all)), 0)

    def among(self, words: Collection[str]) -> Iterator[str]:
        """The names that may stand in a text of which these are the words, folded."""
        names = list(self._alike.among(frozenset(words)))
        self._look_up(names)
        yield from filter(self._of, names)

    def _look_up(self, names: Iterable[str]) -> None:
        """Find the bearers of names, all at once: of most nothing is known so far."""
        new = [name for name in names if name not in self._bearers]
        bearers: set[NamedNode] = set()
        for name in new:
            bearers |= self._all[name]
        if not bearers:
            return
        with_name = self._with_name(bearers)
        for name in new:
            self._bearers[name] = self._all[name] & with_name

    def given(self, name: str) -> set[NamedNode]:
        """The things that are called so, with the same capitals."""
        return self._all.get(name, set())

    def bearers(self, name: str) -> set[NamedNode]:
        """The things that have exactly this name."""
        # A common noun may begin a sentence.
        uncapitalised = name[:1].lower() + name[1:]
        found = self._of(name) or self._of(uncapitalised)
        if found or not name.isupper():
            return found
        # A dateline has capitals only.
        for written in self._alike.among(frozenset(words_of(name))):
            if written.upper() == name and (found := self._of(written)):
                return found
        return set()

    def begun_alike(self, name: str) -> Iterator[str]:
        """The names with the same first word."""
        if first := _WORD.match(name):
            yield from filter(self._of, self._alike.beginning(first[0].casefold()))

    def _of(self, name: str) -> set[NamedNode]:
        if name not in self._all:
            return set()
        self._look_up([name])
        return self._bearers[name]


class _Alike:
    """Names that begin with the same words.

    Args:
        names: The names.
        shared: How many words they begin with.
    """

    def __init__(self, names: list[str], shared: int) -> None:
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

    def beginning(self, word: str) -> Iterator[str]:
        """The names that go on with this word."""
        _, going_on = self._parted
        alike = going_on.get(word)
        if alike is not None:
            yield from alike.all

    @cached_property
    def _parted(self) -> tuple[list[str], dict[str, _Alike]]:
        """The names that have no more words, and the others by the next one."""
        ended: list[str] = []
        by_word: dict[str, list[str]] = {}
        for name in self.all:
            # Of most names, no more than this is ever looked at.
            following = next(islice(_WORD.finditer(name), self._shared, None), None)
            if following is None:
                ended.append(name)
            else:
                word = following[0].casefold()
                by_word.setdefault(word, []).append(name)
        going_on = {
            word: _Alike(names, self._shared + 1) for word, names in by_word.items()
        }
        return ended, going_on


def words_of(name: str) -> list[str]:
    """The words of a name, folded."""
    return list(map(str.casefold, _WORD.findall(name)))
