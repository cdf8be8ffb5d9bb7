"""What the words of one article say in frames, read once, by passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

from kg.language.english.lexemes import Lexemes
from kg.language.english.order import predications
from kg.language.english.predication import Name, Predication
from kg.language.english.regexes import Span

Predications: TypeAlias = list[Predication]


class Reader:
    """The predications of a text, by where they stand.

    Args:
        text: the whole text.
        sentences: where its sentences stand.
        names: what mentions anything known, in order, none within another.
        words: the lemmas of the frames.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[Name],
        words: Lexemes,
    ) -> None:
        found = predications(text, sentences, names, words)
        self.known = frozenset(name.span for name in names)
        self._ordered = sorted(found, key=_begin)

    def by_order(self, passage: Span) -> Predications:
        """The predications whose word stands in a passage, by the order of words."""
        return _within(self._ordered, passage)


def _within(found: Predications, passage: Span) -> Predications:
    begin, end = passage
    first = bisect_left(found, begin, key=_begin)
    inside: Predications = []
    for predication in found[first:]:
        if predication.cue[0] >= end:
            break
        if predication.cue[1] <= end:
            inside.append(predication)
    return inside


def _begin(predication: Predication) -> int:
    return predication.cue[0]
