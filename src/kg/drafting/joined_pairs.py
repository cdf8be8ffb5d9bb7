"""All two of a sentence of which one has a name, with what speaks for any property of them.

Which word relates the two need not be known: the way between them in the parse, what they
are, and what has been read of them already are signs of it. How much each tells is learned
from articles of which people have listed the relations.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.noun_sides import NounSides
from kg.drafting.proposals import RelationProposal, RelationSide, side_of
from kg.drafting.side_sorts import SideSorts
from kg.drafting.silent_plans import told_modality
from kg.drafting.told_pairs import PairKey, ToldPair, pair_key
from kg.language.english.countries import is_adjective
from kg.language.english.paths.joined import Joined
from kg.language.spans import Span, overlap

_MANY = 4  # mentions
_LOOK = 20  # characters
_WHICH = re.compile(r"\b(?P<word>new|first|last|former|[A-Z][a-z]+) $")


class JoinedPair(NamedTuple):
    """Two of a sentence.

    Attributes:
        subject: the one.
        object: the other.
        is_taken_back: whether a word between them is denied, or tells of a plan.
        signs: what speaks for some property, or against any.
    """

    subject: RelationSide
    object: RelationSide
    is_taken_back: bool
    signs: frozenset[str]


class JoinedPairs:
    """Finds the pairs of one article.

    Args:
        reading: the article.
        told: all two that a word may relate.
        read: what frames read of any two, right or wrong.
        drafted: what is drafted of any two.
    """

    def __init__(
        self,
        reading: ArticleReading,
        told: Iterable[ToldPair],
        read: Iterable[RelationProposal],
        drafted: Iterable[RelationProposal],
    ) -> None:
        self._reading = reading
        self._nouns = NounSides(reading)
        self._sorts = SideSorts(reading)
        self._told = {
            pair_key(reading, each.subject, each.object, each.told.cue[0]): each
            for each in told
        }
        self._read: dict[object, set[str]] = defaultdict(set)
        for each in read:
            key = pair_key(reading, each.subject, each.object, each.span[0])
            self._read[key].add(f"read {v.local_name(each.predicate.value)}")
        self._drafted: dict[object, set[str]] = defaultdict(set)
        for each in drafted:
            one, other = each.subject.key, each.object.key
            predicate = v.local_name(each.predicate.value)
            self._drafted[one, other] |= {"drafted", f"drafted {predicate}"}
            self._drafted[other, one] |= {"drafted", f"drafted from it {predicate}"}

    def found(self) -> Iterator[JoinedPair]:
        """All pairs, each once for a sentence."""
        governors = self._reading.governors
        heading = self._reading.text.find("\n")
        seen: set[object] = set()
        for each in governors.joined() if governors else ():
            one, other = map(self._side, each.spans)
            if one is None or other is None or not _are_two(one, other):
                continue
            key = pair_key(self._reading, one, other, one.span[0])
            if key in seen or min(one.span, other.span)[0] < heading:
                continue
            seen.add(key)
            signs = {
                *each.signs(),
                *each.signs_between(),
                *self._of_sides(each, one, other),
                *self._of_readings(key),
            }
            sides = self._whole(one), self._whole(other)
            is_taken_back = not self._taken_back.isdisjoint(each.cues)
            yield JoinedPair(*sides, is_taken_back, frozenset(signs))

    def _side(self, word: Span) -> RelationSide | None:
        """What a word names, refers to or, as a noun, mentions."""
        if word not in self._known:
            mentions = self._reading.names_at(word)
            if mentions:
                self._known[word] = side_of(mentions[0])
            else:
                self._known[word] = self._nouns.any_side(word)
        return self._known[word]

    def _whole(self, side: RelationSide) -> RelationSide:
        """A side with the word before a noun that tells which one it is: "new", "Polish"."""
        if side.thing is not None:
            return side
        begin, end = side.span
        before = _WHICH.search(self._reading.text, max(0, begin - _LOOK), begin)
        word = before["word"] if before else ""
        if before and (word.islower() or is_adjective(word)):
            return side._replace(span=(before.start(), end))
        return side

    @cached_property
    def _known(self) -> dict[Span, RelationSide | None]:
        return {}

    def _of_sides(
        self, joined: Joined, one: RelationSide, other: RelationSide
    ) -> Iterator[str]:
        """What the two are, and how the article tells of them."""
        both = f"is {self._sorts.sort(one)} {self._sorts.sort(other)}"
        over, by = joined.over, joined.prepositions
        yield both
        yield f"{both} over {over}"
        yield f"{both} way {joined.way}"
        yield f"{both} by {by}"
        for name, side in (("one", one), ("other", other)):
            yield from (f"{name} is {kind}" for kind in self._sorts.kinds(side))
            yield from self._of_side(name, side)
        for kind in self._sorts.kinds(other):
            yield f"other is {kind} over {over}"
        for word in {*joined.words, over, *joined.beside}:
            yield from (f"frame {tells}" for tells in self._tells.get(word, ()))

    def _of_readings(self, key: PairKey) -> Iterator[str]:
        """What is read of the two, whether it is drafted or not."""
        told = self._told.get(key)
        if told is not None:
            yield from (f"beside {sign}" for sign in told.signs)
        yield from self._read.get(key, ())
        one, other, _ = key
        yield from self._drafted.get((one, other), ())

    def _of_side(self, name: str, side: RelationSide) -> Iterator[str]:
        """How a side is told."""
        if side.thing is None:
            yield f"{name} by a noun"
            return
        yield f"{name} by {'a referral' if side.is_referral else 'a name'}"
        yield f"{name} mentioned {min(_MANY, self._mentions[side.thing])}"
        if side.thing == self._main:
            yield f"{name} mentioned most"

    @cached_property
    def _taken_back(self) -> set[Span]:
        """Where words stand of which it is not said that it is so."""
        found: set[Span] = set()
        for deed in self._reading.deeds:
            told = deed.told
            modality = told_modality(
                self._reading, told.cue, told.modality, told.taken_back_by
            )
            if modality:
                found.add(told.cue)
        return found

    @cached_property
    def _mentions(self) -> Counter[NamedNode]:
        return Counter(mention.thing for mention in self._reading.mentions)

    @cached_property
    def _main(self) -> NamedNode | None:
        """What the article mentions most."""
        return next((thing for thing, _ in self._mentions.most_common(1)), None)

    @cached_property
    def _tells(self) -> Mapping[str, set[str]]:
        """By word, the properties that frames tell by it."""
        found: dict[str, set[str]] = defaultdict(set)
        for frame in self._reading.lexicon.frames:
            for lemma in frame.lemmas:
                found[lemma].add(v.local_name(frame.tells.value))
        return found


def _are_two(one: RelationSide, other: RelationSide) -> bool:
    """Whether two are told apart, and one of them has a name."""
    if overlap(one.span, other.span) or one.key == other.key:
        return False
    return one.thing is not None or other.thing is not None
