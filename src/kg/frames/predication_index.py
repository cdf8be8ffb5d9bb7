"""What the words of one article say in frames, read once, by passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice
from typing import TypeAlias

from kg.language.english.lexemes import Lexemes
from kg.language.english.order import predications
from kg.language.english.predication import KnownName, Predication
from kg.language.spans import Span

Predications: TypeAlias = list[Predication]
Parser: TypeAlias = Callable[
    [str, Sequence[Span], Sequence[KnownName], Lexemes], Predications
]
"""Reads predications in a way of its own: those of `kg.language.english.paths` do."""


class PredicationIndex:
    """The predications of a text, by where they stand.

    Args:
        text: the whole text.
        sentences: where its sentences stand.
        names: what mentions anything known, in order, none within another.
        words: the lemmas of the frames.
        parser: what else reads them, if there is such.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[KnownName],
        words: Lexemes,
        parser: Parser | None = None,
    ) -> None:
        self.known = frozenset(name.span for name in names)
        self.is_parsed = parser is not None
        self._arguments = (text, sentences, names, words)
        self._parser = parser

    def by_order(self, passage: Span) -> Predications:
        """The predications whose word stands in a passage, by the order of words."""
        return _within(self._ordered, passage)

    def by_parse(self, passage: Span) -> Predications:
        """Those that a parse finds; none without a parser."""
        return _within(self._parsed, passage)

    @cached_property
    def _ordered(self) -> Predications:
        found = predications(*self._arguments)
        return sorted(found, key=_begin)

    @cached_property
    def _parsed(self) -> Predications:
        if self._parser is None:
            return []
        found = self._parser(*self._arguments)
        return sorted(found, key=_begin)


def _within(found: Predications, passage: Span) -> Predications:
    begin, end = passage
    first = bisect_left(found, begin, key=_begin)
    inside: Predications = []
    for predication in islice(found, first, None):
        if predication.cue[0] >= end:
            break
        # A word at the edge belongs to the passage that has all of it.
        if predication.cue[1] <= end:
            inside.append(predication)
    return inside


def _begin(predication: Predication) -> int:
    return predication.cue[0]
