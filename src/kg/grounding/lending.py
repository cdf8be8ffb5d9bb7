"""What a passage is read with, `kg:readWith`, and what that lends it.

Words elsewhere say which thing is meant by words that refer, in which year a day is, or
who speaks in the same quotation. They lend neither side of a statement, nor what
relates the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.mentions import Mentioner
from kg.grounding.voices import told_outside
from kg.grounding.words import Stated
from kg.language.english.attribution import is_unnamed, sayings
from kg.language.english.sentences import sentences
from kg.language.spans import Span, is_within
from kg.model import Passage

# "Xu's lawyer, ": somebody of whom a person is named
_WHOSE = re.compile(r"[’']s? (?:[a-z-]+ ){0,3}[a-z-]+,? \Z")
_BREAK = re.compile(r"\n+")
_YEAR = re.compile(r"\b[12][0-9]{3}\b")


class Lending:
    """Judges what the passages of one article are read with.

    Args:
        mentioner: what mentions things in it.
        stated: what its passages state.
    """

    def __init__(self, mentioner: Mentioner, stated: Stated) -> None:
        self._mentioner = mentioner
        self._rules = mentioner.rules
        self._words = mentioner.words
        self._stated = stated

    def faults(self) -> Iterator[tuple[Passage, Doubt]]:
        """The passages that are read with others which lend them nothing."""
        passages = self._words.article.passages
        by_iri = {passage.iri: passage for passage in passages}
        for passage in passages:
            for iri in passage.read_with:
                other = by_iri.get(iri)
                if other is None or self.lends(passage, other):
                    continue
                finding = unborne(
                    message="what the passage is read with lends it nothing.",
                    advice=(
                        "Take kg:readWith away: it only tells what words refer to, "
                        "which time is meant, or who speaks."
                    ),
                    found=other.position,
                )
                warning = finding._replace(severity="warning")
                yield passage, Doubt(warning, predicate=v.READ_WITH)

    def lends(self, passage: Passage, other: Passage) -> bool:
        """Whether a passage needs the other to be understood."""
        for speaker in map(NamedNode, passage.said_by):
            if self.names_speaker(other, passage, speaker):
                return True
        for thing in self._referred_to(passage):
            if self._tells_of(other, thing):
                return True
        if self._tells_period(passage, other):
            return True
        return self._tells_year(passage, other)

    # Who speaks

    def names_speaker(
        self, other: Passage, passage: Passage, speaker: NamedNode
    ) -> bool:
        """Whether a passage names who speaks in the other, in the same quotation.

        That goes on in the next paragraph where nobody is named as its speaker.
        """
        if self._mentioner.of(speaker, other) is None:
            return False
        first, last = sorted((passage, other), key=lambda each: each.begin)
        between = self._words.text[first.end : last.begin]
        breaks = len(_BREAK.findall(between))
        if breaks == 0:
            return True
        return breaks == 1 and not self._has_speaker(passage)

    def is_named(self, speaker: NamedNode, passage: Passage) -> bool:
        """Whether the speaker of a passage is named.

        That is in it, or in one that it is read with. Who is told of in a speech, another
        speaks of: "“Bolt is greedy,” she said".
        """
        named = self._mentioner.of(speaker, passage)
        if named is not None and not self._is_spoken_of(named, passage):
            return True
        _, *lent = self._words.closure(passage)
        return any(self.names_speaker(other, passage, speaker) for other in lent)

    def _is_spoken_of(self, named: list[Span], passage: Passage) -> bool:
        """Whether somebody is only named in the speech of one whom a pronoun tells."""
        text = self._words.text
        are_quoted = all(map(self._words.quotation_around, named))
        if not named or not are_quoted:
            return False
        sentence = self._words.sentence_at(passage.begin)
        return any(is_unnamed(text, saying) for saying in sayings(text, *sentence))

    def may_speak(self, speaker: NamedNode, passage: Passage) -> bool:
        """Whether a speaker may be meant by words beside a passage.

        They name who speaks in the rest of its sentence; or "the institute said" means
        one who is named somewhere in what the passage is read with.
        """
        text = self._words.text
        sentence = self._words.sentence_at(passage.begin)
        outside = told_outside(text, sentence, passage.span) or []
        if self._is_named_in(speaker, outside):
            return True
        if not any(is_unnamed(text, saying) for saying in sayings(text, *sentence)):
            return False
        _, *lent = self._words.closure(passage)
        return any(self._mentioner.of(speaker, other) is not None for other in lent)

    def speaks_instead(
        self, speaker: NamedNode, passage: Passage, sentence: Span
    ) -> str | None:
        """Who else a sentence of a passage names as its speaker, in its words."""
        text = self._words.text
        outside = told_outside(text, sentence, passage.span)
        if outside is None:
            return None
        others = list(self._speakers_in(outside))
        if self._is_named_in(speaker, outside):
            # "Xu's lawyer, Tao Benli, said": not Xu
            others = [each for each in others if self._is_of(speaker, each, outside)]
        return self._words.quote(others[0]) if others else None

    def _speakers_in(self, outside: Sequence[Span]) -> Iterator[Span]:
        """Who can say something of those named in some parts of a sentence."""
        for name in self._mentioner.known:
            if _is_within_any(name, outside) and self._speaks(name):
                yield name

    def _is_of(
        self,
        speaker: NamedNode,
        other: Span,
        outside: Sequence[Span],
    ) -> bool:
        """Whether a person is only named as whose man or woman somebody else is."""
        if "he" not in self._rules.pronouns(speaker):
            return False  # a firm speaks through its people
        text = self._words.text
        own = self._mentioner.named(speaker)
        here = [span for span in own if _is_within_any(span, outside)]
        return bool(here) and all(
            _WHOSE.match(text, end, other[0]) is not None for _, end in here
        )

    def _is_named_in(self, speaker: NamedNode, outside: Sequence[Span]) -> bool:
        """Whether the words that tell whose speech a sentence is have the speaker."""
        own = set(self._mentioner.named(speaker))
        own.update(self._words.references.get(speaker.value, []))
        return any(_is_within_any(span, outside) for span in own)

    def _speaks(self, name: Span) -> bool:
        """Whether a name is of somebody who can say something."""
        agents = self._rules.graph.ontology.agents
        for thing in self._mentioner.bearers(name):
            if not agents.isdisjoint(self._rules.classes(thing)):
                return True
        return False

    def _has_speaker(self, passage: Passage) -> bool:
        """Whether words of saying stand in the paragraph of a passage."""
        text = self._words.text
        begin = text.rfind("\n", 0, passage.begin) + 1
        end = text.find("\n", passage.end)
        if end < 0:
            end = len(text)
        paragraph = text[begin:end]
        for first, last in sentences(paragraph):
            if any(True for _ in sayings(paragraph, first, last)):
                return True
        return False

    # Which thing is meant

    def _referred_to(self, passage: Passage) -> list[NamedNode]:
        """What the words of a passage refer to."""
        found: list[NamedNode] = []
        first = self._begun_before(passage.begin)
        last = self._begun_before(passage.end)
        for inner in self._referring[first:last]:
            if inner.end <= passage.end:
                found += map(NamedNode, inner.refers_to)
        return found

    def _begun_before(self, place: int) -> int:
        return bisect_left(self._referring, place, key=lambda inner: inner.begin)

    @cached_property
    def _referring(self) -> list[Passage]:
        """The passages that refer to things, in the order of the text."""
        found = [each for each in self._words.article.passages if each.refers_to]
        return sorted(found, key=lambda each: each.begin)

    def _tells_of(self, other: Passage, thing: NamedNode) -> bool:
        """Whether a passage says which thing is meant, or what it is made of."""
        if self._mentioner.of(thing, other) is not None:
            return True
        parts = self._rules.neighbours(thing)
        for triple in self._stated.get(other, ()):
            subject = triple[0]
            if subject == thing or not parts.isdisjoint(triple):
                return True
        return False

    # Which time is meant

    def _tells_period(self, passage: Passage, other: Passage) -> bool:
        """Whether a passage has the time of a figure that the first one leaves out."""
        for triple in self._stated.get(passage, ()):
            for end in triple:
                if not isinstance(end, NamedNode) or not self._is_time(end):
                    continue
                named = self._mentioner.named(end)
                if self._words.own(named, passage):
                    continue
                if self._mentioner.of(end, other) is not None:
                    return True
        return False

    def _tells_year(self, passage: Passage, other: Passage) -> bool:
        """Whether a passage has a year, and the first one a day without any."""
        if not self._has_year(other.span):
            return False
        times = self._words.own(self._words.times, passage)
        return any(not self._has_year(time) for time in times)

    def _has_year(self, span: Span) -> bool:
        return bool(_YEAR.search(self._words.quote(span)))

    def _is_time(self, thing: NamedNode) -> bool:
        return v.START_DATE in self._rules.mentioned_by(thing)


def _is_within_any(span: Span, parts: Iterable[Span]) -> bool:
    return any(is_within(span, part) for part in parts)
