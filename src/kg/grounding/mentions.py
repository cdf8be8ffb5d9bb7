"""Whether words mention a thing: a name, a kind, a time, or words that refer to it.

A thing is mentioned in the passage itself or not at all. What a passage is read with
lends it a time that its words leave out, and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cached_property

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import variables
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span
from kg.grounding.words import Words, day_of
from kg.language.english.longer_names import is_in_longer_name
from kg.language.english.regexes import leftmost_longest
from kg.model import Passage

_DATES = (v.START_DATE, v.END_DATE)


class Mentioner:
    """Finds what mentions things in the passages of one article."""

    def __init__(self, rules: Rules, words: Words) -> None:
        self.rules = rules
        self.words = words
        self._named: dict[NamedNode, list[Span]] = {}

    def of(
        self, thing: NamedNode, passage: Passage, beside: NamedNode | None = None
    ) -> list[Span] | None:
        """The words of the passage that mention the thing; None if none do.

        An article mentions itself without words.

        Args:
            thing: What is mentioned.
            passage: Where.
            beside: A thing whose name may have that of the other within it, as "Kvarn
                trade office" names both the office and Kvarn.
        """
        words = self.words
        if thing.value == words.article.iri:
            return []
        is_pictured = v.CLASS_CAPTION in self.rules.mentioned_by(thing)
        if is_pictured and passage.is_caption:
            return []
        referring = words.own(words.references.get(thing.value, []), passage)
        named = {
            span
            for text in self.rules.texts(thing)
            for span in words.find(text, passage)
            if not self.longer_name(thing, span)
        }
        found = sorted({*named, *referring})
        if not found and beside is not None:
            found = words.own(self._within(thing, beside), passage)
        if not found and variables.is_variable(self.rules, thing):
            taken_up = variables.taking_up(self.rules, words, thing)
            found = words.own(taken_up, passage)
        return found or self._lent(thing, passage) or None

    def longer_names(self, thing: NamedNode, passage: Passage) -> list[str]:
        """The longer names in a passage that have a name of the thing within them."""
        found = []
        for text in self.rules.texts(thing):
            for span in self.words.find(text, passage):
                longer = self.longer_name(thing, span)
                found += [self.words.text[slice(*longer)]] if longer else []
        return found

    def named(self, thing: NamedNode) -> list[Span]:
        """Where the article names the thing, or says its kind, not inside a longer name."""
        if thing not in self._named:
            places = {
                span
                for text in self.rules.texts(thing)
                for span in self.words.everywhere(text)
            }
            alone = (span for span in places if not self.longer_name(thing, span))
            self._named[thing] = sorted(alone)
        return self._named[thing]

    def longer_name(self, thing: NamedNode, span: Span) -> Span | None:
        """The longer name of something else that the words of a name are part of."""
        around = self._around(span)
        if around is not None:
            longer = " ".join(self.words.text[slice(*around)].split()).casefold()
            own = {text.casefold() for text in self.rules.texts(thing)}
            return None if longer in own else around
        is_part = is_in_longer_name(
            self.words.text,
            *span,
            is_own=lambda word: self.rules.is_noun_of(thing, word),
            is_named=self._is_named,
        )
        return span if is_part else None

    def times(
        self, passage: Passage, start: date | None, finish: date | None
    ) -> list[Span]:
        """The words that name exactly this time, open where an end is None."""
        return self.words.inside(self._times(start, finish), passage)

    def _lent(self, thing: NamedNode, passage: Passage) -> list[Span]:
        """The words of a time, in the passage or in those that it is read with."""
        if set(_DATES).isdisjoint(self.rules.mentioned_by(thing)):
            return []
        return self.times(passage, *(self._date(thing, bound) for bound in _DATES))

    def _within(self, thing: NamedNode, beside: NamedNode) -> list[Span]:
        """Where a name stands in a name of the other."""
        found = []
        for text in self.rules.texts(thing):
            for span in self.words.everywhere(text):
                around = self._around(span) or span
                if around != span and around in self.named(beside):
                    found.append(span)
        return sorted(found)

    def _around(self, span: Span) -> Span | None:
        """The known name that is longer, and has these words in it."""
        last = bisect_right(self._known, (span[0], len(self.words.text))) - 1
        if last < 0:
            return None
        begin, end = self._known[last]
        is_around = begin <= span[0] and span[1] <= end
        return (begin, end) if is_around and (begin, end) != span else None

    def _is_named(self, begin: int, end: int) -> bool:
        """Whether a known name has its place here."""
        last = bisect_right(self._known, (begin, len(self.words.text))) - 1
        return last >= 0 and self._known[last][1] >= end

    @cached_property
    def _known(self) -> list[Span]:
        """Where known names stand, of those that overlap the longest."""
        places: set[Span] = set()
        for first in self.words.starts:
            for name in self.rules.names.get(first, ()):
                places.update(self.words.everywhere(name))
        return leftmost_longest(places)

    def _times(self, start: date | None, finish: date | None) -> list[Span]:
        return [
            (p.begin, p.end)
            for p in self.words.periods
            if (p.start, p.finish) == (start, finish)
        ]

    def _date(self, thing: NamedNode, predicate: NamedNode) -> date | None:
        written = self.rules.facts(thing).texts(thing, predicate)
        return day_of(written[0]) if written else None
