"""What may have a figure: all that is named near it, and the nouns by which it is told.

Each stands with how it is told there, from which `owner_signs` reads what speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.figure_bearers import FigureBearer, FigureBearers
from kg.drafting.focus import Focus
from kg.drafting.proposals import RelationSide, side_of
from kg.language.english.quantities import Quantity
from kg.language.spans import Span, overlap

OwnerKey: TypeAlias = "NamedNode | str"
"""What makes two candidates one: the thing, or the words for what has no name."""


class OwnerCandidate(NamedTuple):
    """What may have a figure.

    Attributes:
        side: the mention of it that is nearest to the figure.
        is_event: whether it is something that happens.
        is_thing: whether its noun is that of a thing, and not of what is measured.
    """

    side: RelationSide
    is_event: bool = False
    is_thing: bool = True


class OwnerCandidates:
    """Tells what the figures of one article may be told of.

    Args:
        reading: the article.
        bearers: of which nouns its figures are told.
        focus: what it goes on with.
    """

    def __init__(
        self, reading: ArticleReading, bearers: FigureBearers, focus: Focus
    ) -> None:
        self._reading = reading
        self._bearers = bearers
        self._focus = focus

    def of(self, quantity: Quantity) -> dict[OwnerKey, OwnerCandidate]:
        """What may have a figure, with the nearest mention of it."""
        found: dict[OwnerKey, OwnerCandidate] = {}
        for mention in self._near(quantity):
            found.setdefault(mention.thing, OwnerCandidate(side_of(mention)))
        for bearer in self._nouns(quantity):
            side = bearer.side
            candidate = OwnerCandidate(side, bearer.is_event, is_thing=bearer.is_sure)
            found.setdefault(self.key(side), candidate)
        return found

    def key(self, side: RelationSide) -> OwnerKey:
        """What makes it one with another candidate."""
        if side.thing is not None:
            return side.thing
        return self._reading.text[slice(*side.span)].casefold()

    def _near(self, quantity: Quantity) -> Iterator[Mentioned]:
        """The names of the sentence and then its references, then those before it.

        So those of what the text goes on with, or tells of at last.
        """
        place = quantity.begin
        sentence = self._reading.words.sentence_at(place)
        yield from self._by_distance(sentence, place)
        number = self._reading.words.sentence_number(place)
        if number > 0:
            before = self._reading.words.sentences[number - 1]
            yield from self._by_distance(before, place)
        for told in (self._focus.at(place), self._focus.main_at(place)):
            if told is not None:
                yield told
        paragraph = self._reading.text.rfind("\n", 0, place) + 1
        yield from self._reading.mentioned_in((paragraph, place))[:1]

    def _by_distance(self, span: Span, place: int) -> list[Mentioned]:
        def order(mention: Mentioned) -> tuple[bool, int]:
            return mention.is_referral, abs(place - mention.span[0])

        return sorted(self._reading.mentioned_in(span), key=order)

    def _nouns(self, quantity: Quantity) -> Iterator[FigureBearer]:
        """What common nouns tell near a figure, by the order of words and by a parse."""
        yield from self._bearers.of(quantity)
        governors = self._reading.governors
        for governor in governors.of(quantity.span) if governors else ():
            beside = self._bearers.beside(governor, quantity)
            if beside is not None:
                yield beside
        sentence = self._reading.words.sentence_at(quantity.begin)
        for noun in governors.nouns(sentence) if governors else ():
            if not self._is_named(noun) and not overlap(noun, quantity.span):
                yield self._bearers.mentioned(noun)

    def _is_named(self, noun: Span) -> bool:
        begin, end = noun
        return any(
            mention.span[0] < end and begin < mention.span[1]
            for mention in self._reading.mentioned_in(
                self._reading.words.sentence_at(begin)
            )
        )
