"""Relations that frames say, whoever stands in their slots."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.events_read import EventReader
from kg.drafting.news_terms import (
    ACQUIRED,
    AFFILIATED_WITH,
    APPOINTED,
    AREA,
    COOPERATES_WITH,
    DEVELOPS,
    ESTABLISHED,
    FACILITY,
    FAVOURS,
    HEADED_BY,
    OF_GOODS,
    OFFERS,
    OPPOSES,
    PERSON,
    PRODUCES,
)
from kg.drafting.noun_sides import NounSides
from kg.drafting.proposals import RelationProposal, RelationSide, Tier, side_of
from kg.drafting.silent_plans import told_modality
from kg.drafting.unasked_frames import is_unasked
from kg.drafting.unfit_objects import is_unfit
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
from kg.language.spans import Span, covering, overlap
from kg.vocabulary import Term

_TRADING = frozenset(("buy", "purchase", "sell", "acquire"))
# "Makes sense" makes nothing; "which makes cheese" does.
_MAKING = frozenset(("make", "build", "create", "generate", "do", "turn out"))
_MADE = re.compile(r" (?:the |some |about )?(?:[\d.,]+ )?(?P<noun>(?!an? )[a-z][\w-]*)")
_IDIOMS = frozenset(
    "sense money room way use clear sure progress up it them him her do no little good better "
    "such this that more less profits losses payments".split()
)
_MAKERS = frozenset(("maker", "producer", "manufacturer"))
_INCLUDING = re.compile(
    r"(?: [a-z][\w-]*){0,3},? (?:including|such as|among them|notably) "
    r"(?:the (?:[a-z\d][\w-]* ){0,2})?"
)
_CAREFUL = ("denied", "planned", "possible", "ended", None)
_NOT_DONE = ("planned", "possible", "denied")
_GENITIVES = ("’", "'")
_CORE = (SUBJECT, OBJECT)
_BROAD = 40  # classes; a property of so many says little


class _Pair(NamedTuple):
    """Two sides in the slots of a frame.

    Attributes:
        frame: the frame.
        told: what fills its slots.
        subject: the one side.
        object: the other.
        is_open: whether each of several may be meant with one of the others alone.
    """

    frame: Frame
    told: Predication
    subject: RelationSide
    object: RelationSide
    is_open: bool


def _verbs_first(told: Predication) -> bool:
    return told.word != "verb"


class FrameReader:
    """Proposes the relations of one article.

    Args:
        reading: the article.
        events: what happens in it, of which it is told elsewhere who has a part in it.
    """

    def __init__(self, reading: ArticleReading, events: EventReader) -> None:
        self._reading = reading
        self._events = events
        self._ontology = reading.graph.ontology
        self._kinds = Kinds(self._ontology)
        self._nouns = NounSides(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """What frames say, the first of each statement that is said twice."""
        found: dict[tuple[object, ...], RelationProposal] = {}
        verbal: set[frozenset[object]] = set()
        silent: set[tuple[object, ...]] = set()
        for told in sorted(self._reading.predications, key=_verbs_first):
            for pair in self._told(told):
                proposal = self._proposal(pair)
                sides = frozenset(map(self._side_key, (pair.subject, pair.object)))
                # That a plant is somebody's is no news beside what he does with it.
                if WORD in pair.frame.object_in and sides in verbal:
                    continue
                if pair.frame.word == "verb":
                    verbal.add(sides)
                found.setdefault(self._key(proposal), proposal)
                if proposal.modality and not told.taken_back_by:
                    silent.add(self._key(proposal))
        kept = self._of_one_mind(found, silent)
        for key, proposal in sorted(found.items(), key=lambda item: item[1].span):
            if proposal in kept and not self._is_only_headed(key, found):
                yield proposal

    def _is_only_headed(
        self,
        key: tuple[object, ...],
        found: Mapping[tuple[object, ...], RelationProposal],
    ) -> bool:
        """Whether a heading tells as done what the text tells to be planned.

        "Acme buys Bolt" stands above "Acme has agreed to buy Bolt".
        """
        *told, modality = key
        heading = self._reading.text.find("\n")
        if modality is not None or found[key].span[1] > heading:
            return False
        return any((*told, other) in found for other in _NOT_DONE)

    def _of_one_mind(
        self,
        found: Mapping[tuple[object, ...], RelationProposal],
        silent: Collection[tuple[object, ...]],
    ) -> list[RelationProposal]:
        """Of what one word is read to tell in two ways, the more careful one.

        Where no words say so, that something is only planned is the less sure.
        """
        by_word: dict[tuple[object, ...], list[tuple[object, ...]]] = defaultdict(list)
        for key, each in found.items():
            *sides, predicate, _ = key
            by_word[(each.cue, predicate, *sides)].append(key)

        def rank(key: tuple[object, ...]) -> tuple[bool, int]:
            return key in silent, _CAREFUL.index(found[key].modality)

        return [found[min(keys, key=rank)] for keys in by_word.values()]

    def _key(self, told: RelationProposal) -> tuple[object, ...]:
        sides: list[object] = [
            self._side_key(told.subject),
            self._side_key(told.object),
        ]
        if told.predicate in self._ontology.symmetric:
            sides.sort(key=str)
        return (*sides, told.predicate, told.modality)

    def _side_key(self, side: RelationSide) -> object:
        return side.thing or self._reading.text[slice(*side.span)].casefold()

    def _told(self, told: Predication) -> Iterator[_Pair]:
        """What one predication tells by frames: of each two sides the fittest."""
        by_sides: dict[tuple[Span, Span], list[_Pair]] = defaultdict(list)
        for pair in self._pairs(told):
            sides = sorted((pair.subject.span, pair.object.span))
            by_sides[sides[0], sides[1]].append(pair)
        for pairs in by_sides.values():
            pair = min(pairs, key=self._rank)
            # Of founders and posts, other rules tell more.
            is_noun = pair.frame.word == "noun"
            if not (is_noun and pair.frame.tells in (ESTABLISHED, AFFILIATED_WITH)):
                yield pair

    def _rank(self, pair: _Pair) -> tuple[bool, bool, bool, int, bool, str]:
        """How well a frame fits, the best first: by a noun of its own, and narrowly."""
        frame = pair.frame
        sides = (
            *self._ontology.domain(frame.tells),
            *self._ontology.range(frame.tells),
        )
        breadth = sum(len(self._kinds.below([kind])) for kind in sides)
        # Who runs a plant operates it, rather than that it is led by him.
        is_turned = frame.word == "verb" and SUBJECT not in frame.subject_in
        is_broad = breadth > _BROAD
        return (
            not frame.carriers,
            is_broad,
            is_turned,
            breadth,
            not frame.is_preferred,
            frame.name.value,
        )

    def _pairs(self, predication: Predication) -> Iterator[_Pair]:
        for frame in self._asked(predication):
            # What has no name is told of by what happens to it.
            subjects = [
                side
                for side in self._subjects(frame, predication)
                if side.thing is not None or frame.tells == HEADED_BY
            ]
            objects = self._objects(frame, predication)
            # "Vik and Oz succeed Maren and Holm": who succeeds whom?
            is_crossed = len(objects) == len(subjects) > 1 and not frame.is_joint
            for place, subject in enumerate(subjects):
                for other, object in enumerate(objects):
                    if self._is_unfit(frame, subject, object):
                        continue
                    if self._are_two(frame, subject, object):
                        is_open = is_crossed and place != other
                        yield _Pair(frame, predication, subject, object, is_open)

    def _asked(self, predication: Predication) -> Iterator[Frame]:
        """The frames of a word that may tell something here."""
        lexicon = self._reading.lexicon
        word = (predication.word, predication.lemma)
        for frame in lexicon.of_relations.get(word, ()):
            if not is_of(frame, predication) or lexicon.is_carried(frame, predication):
                continue
            if frame.tells in OF_GOODS and self._is_deal(predication):
                continue
            if not is_unasked(frame, predication):
                yield frame

    def _subjects(
        self, frame: Frame, predication: Predication
    ) -> Iterator[RelationSide]:
        domain = self._ontology.domain(frame.tells)
        found = list(self._sides(frame.subject_in, predication, domain))
        yield from found
        if not found and frame.tells == HEADED_BY:
            yield from self._headed(frame, predication)

    def _headed(self, frame: Frame, predication: Predication) -> Iterator[RelationSide]:
        """What somebody heads that has no name."""
        for slot in sorted(frame.subject_in - {WORD}):
            for filler in predication.slots.get(slot, ()):
                if self._reading.filling(filler) is not None:
                    continue
                headed = self._nouns.headed(filler.head)
                if headed is not None:
                    yield headed

    def _objects(self, frame: Frame, predication: Predication) -> list[RelationSide]:
        range_ = self._ontology.range(frame.tells)
        are_goods = self._is_making(frame, predication)
        found = list(
            self._sides(frame.object_in, predication, range_, are_goods=are_goods)
        )
        if not found and frame.tells in (OPPOSES, FAVOURS):
            found += self._topics(frame.object_in, predication)
        return found

    def _is_making(self, frame: Frame, predication: Predication) -> bool:
        """Whether a word is that of a trade: "produces", "a maker of", "which makes"."""
        if frame.tells == DEVELOPS:
            return True
        if frame.tells != PRODUCES:
            return False
        if predication.lemma not in _MAKING:
            return predication.word == "verb" or predication.lemma in _MAKERS
        begin, end = predication.cue
        if self._reading.text[begin:end] == "makes":
            # "Makes cheese", but "makes a start" and "makes sense"
            made = _MADE.match(self._reading.text, end)
            return made is not None and made["noun"] not in _IDIOMS
        return self._reading.text.endswith(("which ", "that "), 0, begin)

    def _is_deal(self, predication: Predication) -> bool:
        """Whether a verb of trade is told of a firm or a plant, and not of goods."""
        if predication.lemma not in _TRADING:
            return False
        bought = predication.slots.get(OBJECT, ())
        return not bought or any(map(self._reading.filling, bought))

    def _is_unfit(
        self, frame: Frame, subject: RelationSide, object: RelationSide
    ) -> bool:
        if object.thing is None and object.kind != FACILITY and frame.tells == ACQUIRED:
            return True  # who pays for a treatment acquires none
        if object.thing is None and frame.tells == OFFERS:
            return True  # what is for sale is the matter of any sentence
        if frame.tells in (HEADED_BY, APPOINTED):
            return self._kind(object) != PERSON  # a tribunal is nobody's director
        kinds = (self._kind(subject), self._kind(object))
        if frame.tells == COOPERATES_WITH and frame.word == "noun":
            # A partner of a firm has a post there.
            one, two = kinds
            is_of_person = one == PERSON
            is_with_person = two == PERSON
            return is_of_person != is_with_person
        return is_unfit(self._ontology, frame.tells, *kinds)

    def _kind(self, side: RelationSide) -> NamedNode | None:
        """The class of what a side mentions."""
        return self._reading.thing(side.thing).kind if side.thing else side.kind

    def _are_two(
        self, frame: Frame, subject: RelationSide, object: RelationSide
    ) -> bool:
        if overlap(subject.span, object.span) or subject.thing == object.thing:
            return False
        # Of those who share a slot, each pair is told once.
        return not frame.is_joint or subject.span < object.span

    # What stands in slots

    def _sides(
        self,
        slots: frozenset[str],
        predication: Predication,
        classes: set[Term],
        *,
        are_goods: bool = False,
    ) -> Iterator[RelationSide]:
        for slot in sorted(slots):
            fillers = list(predication.slots.get(slot, ()))
            if not fillers and slot in _CORE and self._lacks_one(predication):
                yield from self._sentence_subject(predication, classes)
            # What a verb tells of is an event, and no plant or product.
            if slot == WORD and predication.word == "noun":
                fillers.append(Filler(predication.cue))
            for filler in fillers:
                if slot == POSSESSIVE and self._is_origin(filler, predication):
                    continue
                side = self._side(filler, classes, are_goods=are_goods)
                if side is not None:
                    yield side
                if side is None or side.thing is None:
                    yield from self._included(filler, classes)

    def _is_origin(self, filler: Filler, told: Predication) -> bool:
        """Whether a place before a noun tells where somebody is from: "the Kvarn insurer"."""
        mention = self._reading.filling(filler)
        if told.word != "noun" or mention is None or mention.is_referral:
            return False
        is_place = AREA in self._reading.classes_of(mention)
        return is_place and not self._reading.text.startswith(
            _GENITIVES, mention.span[1]
        )

    def _included(self, filler: Filler, classes: set[Term]) -> Iterator[RelationSide]:
        """What is named of several: "to 31 countries, including Norway and Spain"."""
        opened = _INCLUDING.match(self._reading.text, filler.head[1])
        if opened is None:
            return
        for mention in self._reading.listed_from(opened.end()):
            kind = self._reading.thing(mention.thing).kind
            if not classes or self._kinds.meet([kind], classes):
                yield side_of(mention)._replace(is_far=True)

    def _topics(
        self, slots: frozenset[str], predication: Predication
    ) -> Iterator[RelationSide]:
        """What somebody is against, whatever it is: "opposes the new route"."""
        for slot in sorted(slots):
            for filler in predication.slots.get(slot, ()):
                topic = self._nouns.topic(filler.head)
                if topic is not None:
                    yield topic

    def _lacks_one(self, predication: Predication) -> bool:
        """Whether only one of who does it and what it is done to is told beside a verb."""
        told = [slot for slot in _CORE if predication.slots.get(slot)]
        return predication.word == "verb" and len(told) == 1

    def _sentence_subject(
        self, predication: Predication, classes: set[Term]
    ) -> Iterator[RelationSide]:
        """What a sentence begins with, for a verb far behind: "Acme, a firm of Kvarn, sued"."""
        begin, _ = self._reading.words.sentence_at(predication.cue[0])
        for mention in self._reading.mentioned_in((begin, predication.cue[0])):
            lead = self._reading.text[begin : mention.span[0]]
            if lead.casefold() not in ("", "the "):
                return
            kind = self._reading.thing(mention.thing).kind
            if not classes or self._kinds.meet([kind], classes):
                yield RelationSide(
                    mention.span,
                    mention.thing,
                    is_referral=mention.is_referral,
                    is_far=True,
                )
            return

    def _side(
        self, filler: Filler, classes: set[Term], *, are_goods: bool
    ) -> RelationSide | None:
        mention = self._reading.filling(filler)
        if mention is None:
            event = self._events.event_at(filler.head)
            if event and self._kinds.meet(filter(None, [event.kind]), classes):
                return event
            noun = self._nouns.side(filler.head, classes, are_goods=are_goods)
            return self._nouns.told_only(noun, classes) if noun else None
        kind = self._reading.thing(mention.thing).kind
        if classes and not self._kinds.meet([kind], classes):
            return None
        return side_of(mention)

    # What is proposed

    def _proposal(self, pair: _Pair) -> RelationProposal:
        predication = pair.told
        spans = [pair.subject.span, pair.object.span, predication.cue]
        if predication.taken_back_by:
            spans.append(predication.taken_back_by)
        return RelationProposal(
            subject=pair.subject,
            predicate=pair.frame.tells,
            object=pair.object,
            span=covering(*spans),
            rule=v.local_name(pair.frame.name.value),
            tier=self._tier(pair),
            modality=self._modality(predication),
            cue=predication.cue,
        )

    def _modality(self, told: Predication) -> Modality | None:
        if told.word != "noun":
            return told.modality
        return told_modality(self._reading, told.cue, told.modality, told.taken_back_by)

    def _tier(self, pair: _Pair) -> Tier:
        sides = (pair.subject, pair.object)
        # What only a noun mentions, or may be or was once, is read wrongly more often.
        is_vague = pair.is_open or any(
            side.is_far or side.thing is None for side in sides
        )
        if is_vague or pair.told.modality in ("possible", "ended"):
            return "doubtful"
        if any(side.is_referral for side in sides):
            return "reference"
        return "plain"
