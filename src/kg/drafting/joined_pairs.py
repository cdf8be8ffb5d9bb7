"""All two of a sentence of which one has a name, with what speaks for any property of them.

Which word relates the two need not be known: the way between them in the parse, what they
are, and what has been read of them already are signs of it. How much each tells is learned
from articles of which people have listed the relations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.headings import headings_end
from kg.drafting.noun_sides import NounSides
from kg.drafting.proposals import RelationProposal, RelationSide, SideKey, side_of
from kg.drafting.side_sorts import SideSorts
from kg.drafting.silent_plans import told_modality
from kg.drafting.told_pairs import PairKey, ToldPair, pair_key
from kg.language.english.paths.joined import Joined
from kg.language.spans import Span, overlap

_MANY = 4  # mentions


class JoinedPair(NamedTuple):
    """Two of a sentence.

    Attributes:
        subject: the one.
        object: the other.
        is_taken_back: whether one of them, or a word on the way, is told otherwise than
            as so: denied, planned, possible.
        drafted: the properties that are drafted of them.
        signs: what speaks for some property, or against any.
    """

    subject: RelationSide
    object: RelationSide
    is_taken_back: bool
    drafted: frozenset[str]
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
        self._known: dict[Span, RelationSide | None] = {}
        self._read: dict[PairKey, set[str]] = defaultdict(set)
        for each in read:
            key = pair_key(reading, each.subject, each.object, each.span[0])
            self._read[key].add(f"read {v.local_name(each.predicate.value)}")
        self._drafted: dict[tuple[SideKey, SideKey], set[str]] = defaultdict(set)
        self._events: dict[int, RelationSide] = {}
        for each in drafted:
            predicate = v.local_name(each.predicate.value)
            self._drafted[each.subject.key, each.object.key].add(predicate)
            for side in (each.subject, each.object):
                if side.taking_part is not None:
                    self._events[side.span[1]] = side

    def found(self) -> Iterator[JoinedPair]:
        """All pairs, each once for a sentence, where the way between them is shortest."""
        governors = self._reading.governors
        heading = headings_end(self._reading.text)
        seen: set[object] = set()
        found = governors.joined() if governors else ()
        for each in sorted(found, key=lambda joined: joined.steps):
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
            words = (*each.spans, *each.cues)
            is_taken_back = not self._taken_back.isdisjoint(words)
            drafted = frozenset(self._drafted.get((one.key, other.key), ()))
            yield JoinedPair(one, other, is_taken_back, drafted, frozenset(signs))

    def _side(self, word: Span) -> RelationSide | None:
        """What a word names, refers to or, as a noun, mentions."""
        if word not in self._known:
            self._known[word] = self._mentioned(word)
        return self._known[word]

    def _mentioned(self, word: Span) -> RelationSide | None:
        mentions = self._reading.names_at(word)
        if mentions:
            return side_of(mentions[0])
        if word[1] in self._events:
            return self._events[word[1]]
        side = self._nouns.any_side(word)
        if side is None or side.kind is None or not self._nouns.is_event(side.kind):
            return side
        return None  # an event without anybody who has a part in it

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
        for predicate in self._drafted.get((one, other), ()):
            yield from ("drafted", f"drafted {predicate}")
        for predicate in self._drafted.get((other, one), ()):
            yield from ("drafted", f"drafted from it {predicate}")

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
            modality = told.modality
            if told.word == "noun":
                modality = told_modality(
                    self._reading, told.cue, modality, told.taken_back_by
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
