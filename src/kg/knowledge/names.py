"""The names of things, by which people find them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.knowledge.names_by_words import NamesByWords, words_of
from kg.vocabulary import ALT_LABEL, HEADLINE, PREF_LABEL

KINDS_OF_NAME = (PREF_LABEL, ALT_LABEL, HEADLINE)
"""In the order in which they win: a name that is one thing's preferred label and
another's alternative one means the first."""


class Name(NamedTuple):
    """A name, the thing that bears it, and the property that says so."""

    text: str
    bearer: NamedNode
    kind: NamedNode


class NameIndex(Protocol):
    """All names of things. They are compared by their case-folded forms."""

    def __iter__(self) -> Iterator[Name]:
        """Yield all of them."""

    def alike(self, text: str) -> list[Name]:
        """Return those that are the text, in any case."""

    def beginning(self, text: str) -> list[Name]:
        """Return those that begin with the text, in any case."""

    def containing(self, text: str) -> list[Name]:
        """Return those that have the text in them, in any case."""

    def among(self, words: Collection[str]) -> list[Name]:
        """Return those that are made of some of these words, which are folded."""

    def begun_alike(self, text: str) -> list[Name]:
        """Return those that have the first word of the text, in any case."""


class ListedNames:
    """NameIndex in memory, each once."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = list(dict.fromkeys(names))

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names)

    def alike(self, text: str) -> list[Name]:
        return self._by_text.get(text.casefold(), [])

    def beginning(self, text: str) -> list[Name]:
        folded = text.casefold()
        return [name for name in self if name.text.casefold().startswith(folded)]

    def containing(self, text: str) -> list[Name]:
        folded = text.casefold()
        return [name for name in self if folded in name.text.casefold()]

    def among(self, words: Collection[str]) -> list[Name]:
        known = frozenset(words)
        texts = self._by_words.among(known)
        return self._of(texts)

    def begun_alike(self, text: str) -> list[Name]:
        words = words_of(text)
        if not words:
            return []
        texts = self._by_words.beginning(words[0])
        return self._of(texts)

    def _of(self, texts: Iterable[str]) -> list[Name]:
        found: list[Name] = []
        for text in texts:
            found += self._by_writing[text]
        return found

    @cached_property
    def _by_words(self) -> NamesByWords:
        texts = filter(words_of, self._by_writing)
        return NamesByWords(list(texts))

    @cached_property
    def _by_writing(self) -> dict[str, list[Name]]:
        by_writing: dict[str, list[Name]] = {}
        for name in self:
            by_writing.setdefault(name.text, []).append(name)
        return by_writing

    @cached_property
    def _by_text(self) -> dict[str, list[Name]]:
        by_text: dict[str, list[Name]] = {}
        for name in self:
            by_text.setdefault(name.text.casefold(), []).append(name)
        return by_text


def names_given(quads: Iterable[Quad]) -> Iterator[Name]:
    """Yield the names that quads give; those of other properties are left out."""
    for quad in quads:
        bearer, kind, text = quad.triple
        if kind in KINDS_OF_NAME and isinstance(text, Literal):
            assert isinstance(bearer, NamedNode)
            yield Name(text.value, bearer, kind)
