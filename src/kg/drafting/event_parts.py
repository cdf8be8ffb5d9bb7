"""Who and what has a part in what happens, by the frames whose own word mentions it.

Some is told beside: by what a deal is for, and of what opens, with nobody to open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading
from kg.drafting.event_kinds import HAPPENING, SUFFERED, EventKinds
from kg.drafting.news_terms import (
    AGREEMENT,
    APPOINTEE,
    AREA,
    COMPANY,
    CONCERNS,
    DECIDED_BY,
    DESTINATION,
    DURING,
    FACILITY,
    MEETING,
    ORIGIN,
    PARTICIPANT,
    PERSON,
    PRODUCT,
    PUBLIC_BODY,
    SUPPLY,
)
from kg.drafting.noun_sides import NounSides
from kg.drafting.proposals import RelationSide, side_of
from kg.frames.kinds import Kinds
from kg.frames.matching import is_of
from kg.frames.relation_frames import WORD, Frame
from kg.language.english.claimed import Modality
from kg.language.english.predication import (
    OBJECT,
    POSSESSIVE,
    SUBJECT,
    Filler,
    Predication,
)
from kg.language.spans import Span, overlap

# A move is told of firms and people by relations of their own.
_TOLD_APART = (ORIGIN, DESTINATION)
_TOLD_OTHERWISE = frozenset(("provide", "replace", "succeed"))
# "A contract worth 28 million dollars to supply robots"
_IN_ORDER_TO = re.compile(
    r"(?: (?:with|worth|valued at) [^,;:]{1,50})? to (?:[a-z]+ly )?"
)
_GENITIVES = ("’", "'")
_TOWARDS = ("to", "for", "with", "from")


class EventPart(NamedTuple):
    """A part in an event, and who or what has it.

    Attributes:
        frame: the frame that says it.
        side: who has it.
        modality: how it is told, if it is not said to be so.
        taken_back_by: the words that say so.
        rule: what found it, if no frame did.
    """

    frame: Frame
    side: RelationSide
    modality: Modality | None = None
    taken_back_by: Span | None = None
    rule: str = ""


class EventParts:
    """Finds who and what has a part in what happens in one article.

    Args:
        reading: the article.
        kinds: of what class are events that words tell.
    """

    def __init__(self, reading: ArticleReading, kinds: EventKinds) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._of_word = kinds
        self._kinds = Kinds(self._ontology)
        self._nouns = NounSides(reading)

    def told(self) -> Iterator[tuple[Span, EventPart]]:
        """The parts, each with the words for its event."""
        for predication in self._told:
            yield from self._roles(predication)
        yield from self._parties()
        yield from self._suffering()

    @cached_property
    def verbs(self) -> set[Span]:
        """Where verbs stand that may tell of an event."""
        return {
            predication.cue for predication in self._told if predication.word == "verb"
        }

    @cached_property
    def _told(self) -> list[Predication]:
        """What words tell but for the heading: that, the text tells in full."""
        heading = self._text.find("\n")
        return [
            predication
            for predication in self._reading.predications
            if predication.cue[0] >= heading
        ]

    @cached_property
    def frames(self) -> dict[Frame, None]:
        """The frames by which somebody or something has a part in what happens."""
        happening = self._kinds.below(HAPPENING)
        return {
            frame: None
            for frame in self._reading.lexicon.frames
            if frame.tells in self._ontology.object_properties
            and frame.object_in
            and not frame.is_by_name
            and frame.tells not in (DURING, *_TOLD_APART)
            and not happening.isdisjoint(self._ontology.domain(frame.tells))
        }

    def _roles(self, predication: Predication) -> Iterator[tuple[Span, EventPart]]:
        """The parts that one word tells, each with the words for its event."""
        if predication.lemma in _TOLD_OTHERWISE:
            return  # whom somebody succeeds, a relation tells
        lexicon = self._reading.lexicon
        for frame in self.frames:
            if not is_of(frame, predication) or lexicon.is_carried(frame, predication):
                continue
            events = list(self._mentioning(frame, predication))
            if not events:
                continue
            for slot in sorted(frame.object_in - {WORD}):
                for filler in predication.slots.get(slot, ()):
                    side = self._side(filler, frame.tells)
                    if side and self._has_no_part(frame, slot, side, predication):
                        continue
                    for event in events:
                        if side and not overlap(side.span, event):
                            yield (
                                event,
                                EventPart(
                                    frame,
                                    side,
                                    predication.modality,
                                    predication.taken_back_by,
                                ),
                            )

    def _has_no_part(
        self, frame: Frame, slot: str, side: RelationSide, told: Predication
    ) -> bool:
        return self._is_no_party(frame, slot, side, told) or self._decides_nothing(
            frame, side, told
        )

    def _is_no_party(
        self, frame: Frame, slot: str, side: RelationSide, told: Predication
    ) -> bool:
        """Whether a name before a noun only tells it apart: "the Kvarn trade fair"."""
        if frame.tells != PARTICIPANT or told.word != "noun" or slot != POSSESSIVE:
            return False
        if side.thing is None or side.is_referral:
            return False
        kind = self._reading.thing(side.thing).kind
        is_place = AREA in self._ontology.superclasses(kind)
        is_owner = self._text.startswith(_GENITIVES, side.span[1])
        return is_place or (side.span < told.cue and not is_owner)

    def _decides_nothing(
        self, frame: Frame, side: RelationSide, told: Predication
    ) -> bool:
        """Whether a firm does what a body would decide by: "rejects", "ordered 40 buses"."""
        if frame.tells != DECIDED_BY or told.word != "verb":
            return False
        kind = self._reading.thing(side.thing).kind if side.thing else side.kind
        above = self._ontology.superclasses(kind) if kind else ()
        if SUPPLY in self._of_word.of(told.cue):
            return PUBLIC_BODY not in above
        return COMPANY in above

    def _mentioning(self, frame: Frame, predication: Predication) -> Iterator[Span]:
        """The words for events that stand where a frame has its subject."""
        if WORD in frame.subject_in and predication.word != "adjective":
            yield predication.cue
        for slot in sorted(frame.subject_in - {WORD}):
            for filler in predication.slots.get(slot, ()):
                words = self._text[slice(*filler.head)]
                if words.islower() and self._reading.filling(filler) is None:
                    yield filler.head

    def _side(self, filler: Filler, tells: NamedNode) -> RelationSide | None:
        classes = self._ontology.range(tells)
        mention = self._reading.filling(filler)
        if mention is None:
            noun = self._nouns.side(filler.head, classes)
            return self._nouns.told_only(noun, classes) if noun else None
        kind = self._reading.thing(mention.thing).kind
        if classes and not self._kinds.meet([kind], classes):
            return None
        if tells == DECIDED_BY and kind == PERSON:
            return None  # who rejects a claim decides nothing
        if tells == APPOINTEE and kind != PERSON:
            return None  # firms join hands
        return side_of(mention)

    def _parties(self) -> Iterator[tuple[Span, EventPart]]:
        """Who has a part in a deal by what it is for, or by what is done under it.

        "Acme signed a contract to supply Bolt", "Acme sells seats under an agreement".
        """
        deals = [
            predication.cue
            for predication in self._told
            if predication.word == "noun" and self._is_deal(predication.cue)
        ]
        for predication in self._told:
            if predication.word != "verb":
                continue
            for cue in dict.fromkeys(deals):
                for filler in self._beside(cue, predication):
                    yield from self._told_of(
                        cue, filler, PARTICIPANT, rule="event:party"
                    )

    def _beside(self, deal: Span, verb: Predication) -> Iterator[Filler]:
        """Who stands beside a verb that tells what a deal is for, or is done under it."""
        under = [filler.head for filler in verb.slots.get("under", ())]
        if deal in under:
            yield from verb.slots.get(SUBJECT, ())
        if _IN_ORDER_TO.fullmatch(self._text, deal[1], verb.cue[0]):
            for slot in _TOWARDS:
                yield from verb.slots.get(slot, ())

    def _suffering(self) -> Iterator[tuple[Span, EventPart]]:
        """What opens or closes, with nobody told who opens it: "The mill reopens"."""
        for predication in self._told:
            kinds = self._of_word.of(predication.cue)
            is_verb = predication.word == "verb"
            if not is_verb or set(SUFFERED).isdisjoint(kinds):
                continue
            if predication.slots.get(OBJECT):
                continue
            for filler in predication.slots.get(SUBJECT, ()):
                yield from self._told_of(
                    predication.cue,
                    filler,
                    CONCERNS,
                    predication,
                    rule="event:concerned",
                )

    def _told_of(
        self,
        cue: Span,
        filler: Filler,
        tells: NamedNode,
        told: Predication | None = None,
        *,
        rule: str,
    ) -> Iterator[tuple[Span, EventPart]]:
        """A part that no frame tells, of whom or what may have it."""
        frame = next((each for each in self.frames if each.tells == tells), None)
        side = self._side(filler, tells)
        if frame is None or side is None:
            return
        kind = self._reading.thing(side.thing).kind if side.thing else side.kind
        # Goods go to places, who are no parties.
        is_place = kind is not None and AREA in self._ontology.superclasses(kind)
        is_thing = side.thing is not None and tells == PARTICIPANT and not is_place
        if not is_thing and (tells == PARTICIPANT or kind not in (FACILITY, PRODUCT)):
            return
        modality = told.modality if told else None
        taken_back_by = told.taken_back_by if told else None
        yield cue, EventPart(frame, side, modality, taken_back_by, rule)

    def _is_deal(self, cue: Span) -> bool:
        kinds = self._of_word.of(cue)
        return AGREEMENT in kinds or MEETING in kinds
