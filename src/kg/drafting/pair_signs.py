"""What speaks for and against a relation of two that stand beside one word, in a few words.

How much each sign tells is learned from articles of which people have listed the relations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import PERIOD
from kg.drafting.proposals import RelationSide
from kg.drafting.side_sorts import SideSorts
from kg.frames.relation_frames import WORD
from kg.language.english.paths.deeds import Deed

_GAPS = (2, 10, 25, 60, 120)  # characters
_OFTEN = (1, 3, 8)  # mentions
_LEADING = 4  # paragraphs
_SEVERAL = 3  # names


class InSlot(NamedTuple):
    """What stands in a slot of a word.

    Attributes:
        slot: the slot; of what stands beside the verb of a noun, with that of the noun.
        side: what stands there.
    """

    slot: str
    side: RelationSide


class PairSigns:
    """Tells the signs of pairs in one article.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._sorts = SideSorts(reading)

    def of_deed(
        self, deed: Deed, kinds: Iterable[NamedNode], standing: Collection[InSlot]
    ) -> Iterator[str]:
        """What a word tells of all that stands beside it.

        Args:
            deed: the word.
            kinds: the classes of events that it tells.
            standing: what stands beside it.
        """
        word = deed.told.word
        yield f"{word} way {deed.way}"
        yield f"{word} form {deed.form}"
        yield f"{word} told {deed.told.modality}"
        for kind in kinds:
            yield f"{word} of {v.local_name(kind.value)}"
        yield f"{word} {deed.told.lemma}"
        named = {each.side.thing for each in standing if each.side.thing}
        yield f"{word} named {min(_SEVERAL, len(named))}"
        if any(each.side.kind == PERIOD for each in standing):
            yield f"{word} timed"
        if deed.verb is not None:
            yield f"{deed.slot} of {deed.verb.lemma}"
        number = self._text.count("\n\n", 0, deed.told.cue[0])
        yield f"paragraph {min(number, _LEADING)}"

    def of_pair(
        self, deed: Deed, kinds: Iterable[NamedNode], one: InSlot, other: InSlot
    ) -> Iterator[str]:
        """What a word tells of two that stand beside it.

        Args:
            deed: the word.
            kinds: the classes of events that it tells.
            one: what may be the subject of a property.
            other: what may be its object.
        """
        base = f"slot {deed.told.word} {one.slot} {other.slot}"
        subject, object = self._sorts.sort(one.side), self._sorts.sort(other.side)
        yield base
        yield f"{base} by {deed.told.lemma}"
        yield f"{base} is {object}"
        yield f"{base} is {subject} {object}"
        yield f"is {subject} {object}"
        yield f"has {object}"
        if " of " in other.slot and deed.verb is not None:
            yield f"{base} with {deed.verb.lemma}"
        for kind in kinds:
            local = v.local_name(kind.value)
            yield f"{base} in {local}"
            yield f"{base} in {local} is {object}"
            yield f"in {local} is {object}"
        for name, each in (("subject", one), ("object", other)):
            yield from self._of_side(name, each)
        begin, end = other.side.span
        gap = max(begin - deed.told.cue[1], deed.told.cue[0] - end)
        yield f"gap {sum(gap > each for each in _GAPS)}"
        key = (deed.told.word, deed.told.lemma, one.slot, other.slot)
        for tells in self._reading.lexicon.told_in_slots.get(key, ()):
            yield f"frame {v.local_name(tells.value)}"

    def _of_side(self, name: str, standing: InSlot) -> Iterator[str]:
        side = standing.side
        if side.is_referral:
            yield f"referral {name}"
        if side.thing is not None:
            times = self._mentions[side.thing]
            yield f"mentions {name} {sum(times > each for each in _OFTEN)}"
        elif standing.slot != WORD:
            yield f"nameless {name}"
            *_, last = self._text[slice(*side.span)].casefold().split()
            yield f"noun {name} {last}"

    @cached_property
    def _mentions(self) -> Counter[NamedNode]:
        return Counter(mention.thing for mention in self._reading.mentions)
