"""What the words of an article may relate: all two that stand in the slots of one word.

Any verb may relate what stands beside it, or tell of an event in which that has a part;
so may any noun. Which property two have, if any, the signs of each pair have to tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading
from kg.drafting.event_kinds import EventKinds
from kg.drafting.event_times import EventTimes
from kg.drafting.news_terms import EVENT, PERIOD
from kg.drafting.noun_sides import NounSides
from kg.drafting.pair_signs import InSlot, PairSigns
from kg.drafting.proposals import RelationSide, SideKey, side_of
from kg.frames.relation_frames import WORD
from kg.language.english.paths.deeds import Deed
from kg.language.english.predication import (
    COPULA,
    OBJECT,
    POSSESSIVE,
    SUBJECT,
    Filler,
    Predication,
)
from kg.language.spans import Span, overlap

# They only say that something is, or is said
_EMPTY = frozenset("be have do say tell can may will would".split())
_CORE = frozenset((WORD, SUBJECT, OBJECT, POSSESSIVE, COPULA))
_LOOK = 14  # characters before a time in which its preposition stands


PairKey: TypeAlias = tuple[SideKey, SideKey, Span]
"""Two sides, and the sentence that tells of them."""


class ToldPair(NamedTuple):
    """Two of which something may be told.

    Attributes:
        subject: the one.
        object: the other.
        told: the word that may relate them.
        kinds: of what happens, the classes that its word tells; else none.
        signs: what speaks for some property, or against any.
    """

    subject: RelationSide
    object: RelationSide
    told: Predication
    kinds: tuple[NamedNode, ...]
    signs: frozenset[str]

    @property
    def is_of_event(self) -> bool:
        """Whether the one is what the word tells."""
        return self.subject.thing is None and self.subject.span[1] == self.told.cue[1]


def pair_key(
    reading: ArticleReading, one: RelationSide, other: RelationSide, place: int
) -> PairKey:
    """Two sides with the sentence around a place."""
    return one.key, other.key, reading.words.sentence_at(place)


class ToldPairs:
    """Finds the pairs of one article of which something may be told.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._of_word = EventKinds(reading)
        self._nouns = NounSides(reading)
        self._times = EventTimes(reading)
        self._signs = PairSigns(reading)

    def found(self) -> list[ToldPair]:
        """All pairs, each once for a sentence, with the signs of all words that may relate it."""
        found: dict[object, ToldPair] = {}
        heading = self._text.find("\n")
        for deed in self._reading.deeds:
            if deed.told.cue[0] < heading or deed.told.lemma in _EMPTY:
                continue
            sentence = self._reading.words.sentence_at(deed.told.cue[0])
            for pair in self._of_deed(deed):
                key = (pair.subject.key, pair.object.key, sentence)
                known = found.get(key)
                signs = pair.signs | known.signs if known else pair.signs
                found[key] = pair._replace(signs=signs)
        return list(self._placed(found.values()))

    def _placed(self, pairs: Iterable[ToldPair]) -> Iterator[ToldPair]:
        """The pairs, with what others tell of the same: what is told twice is listed once."""
        ordered = sorted(pairs, key=lambda pair: pair.told.cue)
        words: dict[object, set[str]] = defaultdict(set)
        for pair in ordered:
            if pair.is_of_event:
                words[self._place(pair)].add(pair.told.word)
        seen: set[object] = set()
        for pair in ordered:
            more: set[str] = set()
            subject = pair.subject.kind if pair.is_of_event else pair.subject.key
            what = (subject, pair.object.key)
            if pair.object.thing is not None and what in seen:
                more.add("again")
            seen.add(what)
            if pair.is_of_event and len(words[self._place(pair)]) > 1:
                more.add(f"beside another {pair.told.word}")
            yield pair._replace(signs=pair.signs | more)

    def _place(self, pair: ToldPair) -> object:
        """The object of a pair, with the sentence that tells of it."""
        return pair.object.key, self._reading.words.sentence_at(pair.told.cue[0])

    def _of_deed(self, deed: Deed) -> Iterator[ToldPair]:
        kinds = tuple(self._of_word.of(deed.told.cue))
        own = self._own(deed)
        standing = list(self._standing(deed.told))
        common = list(self._signs.of_deed(deed, kinds, standing))
        if own is not None:
            standing.insert(0, InSlot(WORD, own))
        beside = list(self._beside(deed)) if own is not None else []
        for one in standing:
            for other in (*standing, *(beside if one.slot == WORD else ())):
                if {one.slot, other.slot}.isdisjoint(_CORE) or not _are_two(one, other):
                    continue
                signs = {*common, *self._signs.of_pair(deed, kinds, one, other)}
                of_event = kinds if one.slot == WORD else ()
                yield ToldPair(
                    one.side, other.side, deed.told, of_event, frozenset(signs)
                )

    def _own(self, deed: Deed) -> RelationSide | None:
        """What the word itself mentions: an event, or what has no name."""
        cue = deed.told.cue
        for mention in self._reading.names_at(cue):
            return side_of(mention) if deed.told.word == "noun" else None
        kinds = self._of_word.of(cue)
        if deed.told.word == "verb":
            return RelationSide(cue, kind=kinds[0] if kinds else EVENT)
        if kinds:
            begin = self._nouns.phrase_begin(cue[0])
            return RelationSide((begin, cue[1]), kind=kinds[0])
        return self._nouns.any_side(cue)

    # What stands beside it

    def _standing(self, told: Predication) -> Iterator[InSlot]:
        """What stands in the slots of a word, and its times."""
        for slot, fillers in told.slots.items():
            for side in self._sides(fillers):
                yield InSlot(slot, side)
        for span, slot in self._timed.get(told.cue[0], ()):
            yield InSlot(slot, RelationSide(span, kind=PERIOD))

    def _beside(self, deed: Deed) -> Iterator[InSlot]:
        """What stands in the other slots of the verb beside a noun."""
        for each in self._standing(deed.verb) if deed.verb else ():
            if each.slot != deed.slot:
                yield each._replace(slot=f"{deed.slot} of {each.slot}")

    def _sides(self, fillers: Iterable[Filler]) -> Iterator[RelationSide]:
        for filler in fillers:
            mention = self._reading.filling(filler)
            side = side_of(mention) if mention else self._nouns.any_side(filler.head)
            if side is not None:
                yield side

    @cached_property
    def _timed(self) -> dict[int, list[tuple[Span, str]]]:
        """The times that are told of words, by where these begin."""
        found: dict[int, list[tuple[Span, str]]] = defaultdict(list)
        governors = self._reading.governors
        for period in self._reading.words.periods if governors else ():
            assert governors is not None
            if not period.start and not period.finish:
                continue
            word = governors.told_at(period.span)
            if word is None:
                continue
            lead = self._text[max(0, period.begin - _LOOK) : period.begin].split()
            slot = f"time {lead[-1].casefold() if lead else ''} {period.kind}"
            found[word[0]].append((self._times.whole(period.span), slot))
        return found


def _are_two(one: InSlot, other: InSlot) -> bool:
    """Whether something may be told of the one and the other, one of which has a name."""
    sides = (one.side, other.side)
    if overlap(*(each.span for each in sides)) or one.side.key == other.side.key:
        return False
    if one.side.kind == PERIOD:
        return False
    if one.slot == other.slot:
        return False
    return WORD in (one.slot, other.slot) or any(each.thing for each in sides)
