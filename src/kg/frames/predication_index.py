"""What the words of one article say in frames, by passage; sentences are read once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from kg.language.english.lexemes import Lexemes
from kg.language.english.order import predications
from kg.language.english.predication import KnownName, Predication
from kg.language.spans import Span, is_within, last_begun

Predications: TypeAlias = list[Predication]
_Reading: TypeAlias = Callable[[Span], Predications]


class PredicationIndex:
    """The predications of a text, by where they stand.

    Args:
        text: the whole text.
        sentences: where its sentences stand, in order.
        names: what mentions anything known, in order, none within another.
        words: the lemmas of the frames.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[KnownName],
        words: Lexemes,
    ) -> None:
        self._text = text
        self._named = [name.span for name in names]
        self.known = frozenset(self._named)
        self._sentences = list(sentences)
        self._ordered = _reading(text, names, words)

    def is_named(self, mention: Span) -> bool:
        """Whether something known is mentioned there, by all its name or by a part."""
        nearest = last_begun(self._named, mention[0])
        return nearest >= 0 and is_within(mention, self._named[nearest])

    def by_order(self, passage: Span) -> Predications:
        """The predications whose word stands in a passage, by the order of words."""
        return self._within(passage, self._ordered)

    def _sentences_of(self, passage: Span) -> Sequence[Span]:
        begin, end = passage
        first = max(last_begun(self._sentences, begin), 0)
        last = last_begun(self._sentences, end - 1)
        return self._sentences[first : last + 1]

    def _within(self, passage: Span, read: _Reading) -> Predications:
        inside: Predications = []
        for sentence in self._sentences_of(passage):
            # A word at the edge belongs to the passage that has all of it.
            for each in read(sentence):
                _, end = each.cue
                # A "brother-in-law" is no brother.
                is_whole = not self._text.startswith("-", end)
                if is_whole and is_within(each.cue, passage):
                    inside.append(each)
        return inside


def _reading(text: str, names: Sequence[KnownName], words: Lexemes) -> _Reading:
    """How a sentence is read by the order of words, once and not before somebody asks.

    In most articles many sentences state nothing that has frames.
    """

    @cache
    def read(sentence: Span) -> Predications:
        first, last = (bisect_left(names, at, key=_name_begin) for at in sentence)
        found = predications(text, [sentence], names[first:last], words)
        return sorted(found, key=_cue_begin)

    return read


def _name_begin(name: KnownName) -> int:
    return name.span[0]


def _cue_begin(predication: Predication) -> int:
    return predication.cue[0]
