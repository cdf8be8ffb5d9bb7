"""What a passage is read with, `kg:readWith`, and what that lends it.

Words elsewhere say which thing is meant by words that refer, in which year a day is, or
who speaks in the same quotation. They lend neither side of a statement, nor what
relates the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.mentions import Mentioner
from kg.language.english.attribution import sayings
from kg.language.english.sentences import sentences
from kg.model import Passage
from kg.vocabulary import Triple

_YEAR = re.compile(r"\b[12][0-9]{3}\b")


class Lending:
    """Judges what the passages of one article are read with.

    Args:
        mentioner: what mentions things in it.
        stated: what its passages state.
    """

    def __init__(
        self, mentioner: Mentioner, stated: Mapping[Passage, list[Triple]]
    ) -> None:
        self._mentioner = mentioner
        self._rules = mentioner.rules
        self._words = mentioner.words
        self._stated = stated

    def faults(self) -> Iterator[tuple[Passage, Doubt]]:
        """The passages that are read with others which lend them nothing."""
        by_iri = {passage.iri: passage for passage in self._words.article.passages}
        for passage in self._words.article.passages:
            for iri in passage.read_with:
                other = by_iri.get(iri)
                if other is not None and not self.lends(passage, other):
                    message = "what the passage is read with lends it nothing."
                    advice = (
                        "Take kg:readWith away: it only tells what words refer to, "
                        "which time is meant, or who speaks."
                    )
                    finding = unborne(message, advice, found=other.position)
                    warning = finding._replace(severity="warning")
                    yield (passage, Doubt(warning, predicate=v.READ_WITH))

    def lends(self, passage: Passage, other: Passage) -> bool:
        """Whether a passage needs the other to be understood."""
        return (
            any(self.names_speaker(other, passage, one) for one in _speakers(passage))
            or any(self._tells_of(other, thing) for thing in self._referred_to(passage))
            or self._tells_time(passage, other)
        )

    def names_speaker(
        self, other: Passage, passage: Passage, speaker: NamedNode
    ) -> bool:
        """Whether a passage names who speaks in the other, in the same quotation.

        That goes on in the next paragraph where nobody is named as its speaker.
        """
        if self._mentioner.of(speaker, other) is None:
            return False
        begin, end = sorted((passage, other), key=lambda each: each.begin)
        between = self._words.text[begin.end : end.begin]
        breaks = len(re.findall(r"\n+", between))
        return breaks == 0 or (breaks == 1 and not self._has_speaker(passage))

    def is_named(self, speaker: NamedNode, passage: Passage) -> bool:
        """Whether the speaker of a passage is named in it, or in one that it is read with."""
        if self._mentioner.of(speaker, passage) is not None:
            return True
        lent = self._words.closure(passage)[1:]
        return any(self.names_speaker(other, passage, speaker) for other in lent)

    def _has_speaker(self, passage: Passage) -> bool:
        """Whether words of saying stand in the paragraph of a passage."""
        text = self._words.text
        begin = text.rfind("\n", 0, passage.begin) + 1
        end = text.find("\n", passage.end)
        paragraph = text[begin : end if end >= 0 else len(text)]
        return any(
            True for span in sentences(paragraph) for _ in sayings(paragraph, *span)
        )

    def _referred_to(self, passage: Passage) -> list[NamedNode]:
        """What the words of a passage refer to."""
        begins = [inner.begin for inner in self._referring]
        first = bisect_left(begins, passage.begin)
        last = bisect_left(begins, passage.end)
        return [
            NamedNode(thing)
            for inner in self._referring[first:last]
            for thing in inner.refers_to
            if inner.end <= passage.end
        ]

    @cached_property
    def _referring(self) -> list[Passage]:
        """The passages that refer to things, in the order of the text."""
        found = [each for each in self._words.article.passages if each.refers_to]
        return sorted(found, key=lambda each: each.begin)

    def _tells_of(self, other: Passage, thing: NamedNode) -> bool:
        """Whether a passage says which thing is meant, or what it is made of."""
        if self._mentioner.of(thing, other) is not None:
            return True
        if any(subject == thing for subject, *_ in self._stated.get(other, ())):
            return True
        parts = self._rules.neighbours(thing)
        told = {end for triple in self._stated.get(other, ()) for end in triple}
        return bool(parts & {end for end in told if isinstance(end, NamedNode)})

    def _tells_time(self, passage: Passage, other: Passage) -> bool:
        """Whether a passage leaves out the time of a figure, or the year of a day."""
        for triple in self._stated.get(passage, ()):
            for end in triple:
                if isinstance(end, NamedNode) and self._is_time(end):
                    own = self._words.own(self._mentioner.named(end), passage)
                    if not own and self._mentioner.of(end, other) is not None:
                        return True
        if not _YEAR.search(self._quote(other)):
            return False
        periods = [(period.begin, period.end) for period in self._words.periods]
        times = self._words.own(periods, passage)
        return any(not _YEAR.search(self._words.text[b:e]) for b, e in times)

    def _is_time(self, thing: NamedNode) -> bool:
        return v.START_DATE in self._rules.mentioned_by(thing)

    def _quote(self, passage: Passage) -> str:
        return self._words.text[passage.begin : passage.end]


def _speakers(passage: Passage) -> list[NamedNode]:
    return [NamedNode(speaker) for speaker in passage.said_by]
