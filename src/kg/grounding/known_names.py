"""The names of all things that stand in words, and who bears them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.names import Name, NameIndex
from kg.knowledge.names_by_words import words_of

_Bearers: TypeAlias = dict[str, set[NamedNode]]
"""Names, each with the things that have it."""


class KnownNames:
    """The names of things, each looked up when somebody asks for it.

    Args:
        names: What things are called; a headline, which it has as well, is no name here.
        with_name: Returns those of some things whose name stands in words as it is:
            what only describes a thing is no name of it.
    """

    def __init__(
        self,
        names: NameIndex,
        with_name: Callable[[set[NamedNode]], set[NamedNode]],
    ) -> None:
        self._names = names
        self._with_name = with_name
        self._all: _Bearers = {}
        self._bearers: _Bearers = {}

    def among(self, words: Collection[str]) -> Iterator[str]:
        """The names that may stand in a text of which these are the words, folded."""
        names = self._learn(self._names.among(words))
        self._look_up(names)
        yield from filter(self._bearers.__getitem__, names)

    def _learn(self, found: Iterable[Name]) -> list[str]:
        """Keep who has each of some names, of which all that are alike are given."""
        all_of_them: _Bearers = {}
        for name in found:
            if name.kind in v.NAMING:
                all_of_them.setdefault(name.text, set()).add(name.bearer)
        self._all |= all_of_them
        return list(all_of_them)

    def _look_up(self, names: Iterable[str]) -> None:
        """Find the bearers of names, all at once: of most nothing is known so far."""
        new = [name for name in names if name not in self._bearers]
        bearers: set[NamedNode] = set()
        for name in new:
            bearers |= self.given(name)
        with_name = self._with_name(bearers) if bearers else bearers
        for name in new:
            self._bearers[name] = self.given(name) & with_name

    def given(self, name: str) -> set[NamedNode]:
        """The things that are called so, with the same capitals."""
        if name not in self._all:
            self._all[name] = set()
            self._learn(self._names.alike(name))
        return self._all[name]

    def bearers(self, name: str) -> set[NamedNode]:
        """The things that have exactly this name."""
        # A common noun may begin a sentence.
        uncapitalised = name[:1].lower() + name[1:]
        found = self._of(name) or self._of(uncapitalised)
        if found or not name.isupper():
            return found
        # A dateline has capitals only.
        for written in sorted(self._learn(self._names.among(words_of(name)))):
            if written.upper() == name and (found := self._of(written)):
                return found
        return set()

    def begun_alike(self, name: str) -> Iterator[str]:
        """The names with the same first word."""
        yield from filter(self._of, self._learn(self._names.begun_alike(name)))

    def _of(self, name: str) -> set[NamedNode]:
        if name not in self._bearers:
            self._look_up([name])
        return self._bearers[name]
