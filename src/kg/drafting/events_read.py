"""Events that verbs and nouns tell, with who and what stands around: "Acme bought Bolt".

By the frames whose own word mentions an event, "bought" is an acquisition with a buyer
and a target. Nothing happens without anybody: what the words name no actor of is left
out, and what has no class of its own, such as "went".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading, HowRead
from kg.drafting.news_terms import (
    ACQUISITION,
    AGREEMENT,
    APPOINTEE,
    BUYER,
    CARRIED_OUT_BY,
    CLOSURE,
    CONCERNS,
    DECIDED_BY,
    DEFENDANT,
    DESTINATION,
    DURING,
    EVENT,
    INVESTIGATION,
    JOB_CUT,
    LAWSUIT,
    LENDER,
    LOAN,
    MEETING,
    MERGER,
    OPENING,
    ORIGIN,
    PARTICIPANT,
    PAYOUT,
    PERIOD,
    PERSON,
    PLAINTIFF,
    PROTEST,
    RULING,
    SELLER,
    SIGNING,
    STRIKE,
    SUPPLIER,
    SUPPLY,
    TARGET,
    TRANSFER,
)
from kg.drafting.noun_sides import NounSides
from kg.drafting.proposals import (
    RelationProposal,
    RelationSide,
    TakingPart,
    Tier,
    side_of,
)
from kg.frames.kinds import Kinds
from kg.frames.lexicon import WORD, Frame
from kg.frames.matching import is_of
from kg.language.english.claimed import Modality
from kg.language.english.number import is_plural
from kg.language.english.predication import Filler, Predication
from kg.language.spans import Span, is_within, overlap
from kg.vocabulary import Term

_DOING = (
    BUYER,
    SELLER,
    SUPPLIER,
    LENDER,
    DECIDED_BY,
    CARRIED_OUT_BY,
    PLAINTIFF,
)
_DONE_TOGETHER = (
    SIGNING,
    MERGER,
    MEETING,
    STRIKE,
    JOB_CUT,
    PROTEST,
    OPENING,
    CLOSURE,
    INVESTIGATION,
)
# What is only moved, or only held, is told by other relations than an event's.
_NO_EVENTS = (EVENT, TRANSFER)
_SUCCEEDING = frozenset(("replace", "succeed"))
# Of what happens without those that do it, a wider word tells nothing more.
_TOO_WIDE = (CARRIED_OUT_BY,)
_SAID_BY_VERBS = (PARTICIPANT, CARRIED_OUT_BY, PLAINTIFF, DEFENDANT)
_ONE = frozenset(("talks", "negotiations", "discussions", "proceedings"))
# A move is told of firms and people by relations of their own.
_TOLD_APART = (ORIGIN, DESTINATION)
_HAPPENING = (EVENT, SUPPLY, LOAN)
_OPENS = re.compile(r"(?:In|During|Since|Early in|Late in|Last|Only in) (?:the )?|")
# "The deal" is what was signed or bought, and may open a paragraph of its own.
_OF_ANY_DEAL = frozenset(("deal", "transaction"))
_DEALS = (ACQUISITION, AGREEMENT, MERGER)
_FAR = 1500  # characters
_LEAD = re.compile(
    r"\b(?:early |late |last |next )?(?:in |during |by )?(?:the )?$", re.I
)
_NEAR = 60  # characters between a signing and what is signed
_THE = re.compile(r"\b(?:the|this) $", re.IGNORECASE)
_LEADS_TO_TIME = re.compile(
    r"(?: (?:only|just|earlier|later|early|late))?(?:,? (?:in|during|by))?(?: the)? $"
)
_LASTING = re.compile(r"\b(?:since|from|until|between)\b", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(r",? (?:also |now |first |then )?")
# "left Acme, Bolt's rival, in April"
_ASIDE = re.compile(r"[^,;.]*,[^,;.]*,[^,;.]*")


class _Role(NamedTuple):
    """A part in an event, and who or what has it.

    Attributes:
        frame: the frame that says it.
        side: who has it.
        modality: how it is told, if it is not said to be so.
        taken_back_by: the words that say so.
    """

    frame: Frame
    side: RelationSide
    modality: Modality | None
    taken_back_by: Span | None


class _Event(NamedTuple):
    """What happens.

    Attributes:
        side: the event, as the side of a relation.
        roles: the parts in it that are told.
    """

    side: RelationSide
    roles: list[_Role]


class EventReader:
    """Proposes the events of one article.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._kinds = Kinds(self._ontology)
        self._nouns = NounSides(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """The parts that things have in events, and when these happen."""
        for event in self._events.values():
            for role in event.roles:
                rule = v.local_name(role.frame.name.value)
                yield _proposal(event, role.frame.tells, role.side, rule)
            time = self._time(event.side)
            if time:
                side = RelationSide(time, kind=PERIOD)
                told = _proposal(event, DURING, side, "event:time")
                yield told._replace(span=self._with_lead(told.span))

    def _with_lead(self, span: Span) -> Span:
        """Words with the preposition before them: "In May", which is no verb."""
        begin, end = span
        lead = _LEAD.search(self._text, max(0, begin - 20), begin)
        return (lead.start(), end) if lead else span

    def event_at(self, span: Span) -> RelationSide | None:
        """The event that a word mentions, if it is told who has a part in it."""
        event = self._events.get(span) or self._before(span)
        return event.side._replace(span=span) if event else None

    def _before(self, span: Span) -> _Event | None:
        """The event with which a noun goes on: "the sale" of what was said to be sold."""
        start, _ = span
        lead = self._text[max(0, start - 5) : start]
        if not _THE.search(lead):
            return None
        kinds = set(self._kinds_of(span))
        begin = self._text.rfind("\n\n", 0, start)
        if self._text[slice(*span)] in _OF_ANY_DEAL:
            kinds.update(_DEALS)
            begin = max(0, start - _FAR)
        before = [
            event
            for cue, event in self._events.items()
            if begin < cue[0] < start and event.side.kind in kinds
        ]
        return before[-1] if before else None

    def tells(self, frame: Frame) -> bool:
        """Whether a frame says who or what has a part in an event."""
        return frame in self._frames

    @cached_property
    def _events(self) -> dict[Span, _Event]:
        """The events of which somebody is told to have a part in them, by their words."""
        told: dict[Span, list[_Role]] = defaultdict(list)
        verbs: set[Span] = set()
        heading = self._text.find("\n")
        for read in self._reading.predications:
            # What a heading tells to happen, the text tells in full.
            if read.predication.cue[0] < heading:
                continue
            if read.predication.word == "verb":
                verbs.add(read.predication.cue)
            for cue, role in self._roles(read):
                told[cue].append(role)
        found: dict[Span, _Event] = {}
        for cue in sorted(told):
            event = self._event(cue, told[cue], cue in verbs)
            if event is not None:
                found[cue] = event
        agreements = [event for event in found.values() if event.side.kind == AGREEMENT]
        # Who signs a contract is told to be party to the contract.
        for cue, event in list(found.items()):
            is_signing = event.side.kind == SIGNING
            if is_signing and _are_signed(event, agreements):
                del found[cue]
        return found

    def _event(
        self,
        cue: Span,
        told: list[_Role],
        is_verb: bool,
    ) -> _Event | None:
        fits = [(self._in_kind(told, kind), kind) for kind in self._kinds_of(cue)]
        # The class in which the words have a part for most of what they name.
        roles, kind = max(fits, key=lambda fit: _fullness(fit[0]), default=([], EVENT))
        acting = [role for role in roles if self._acts(role)]
        if not acting or not self._happens(cue, kind, is_verb):
            return None
        # Shops sell every day: what is bought must be told, or both who buys and sells.
        if is_verb and kind == ACQUISITION and not _is_whole(roles):
            return None
        if is_verb and (kind in _NO_EVENTS or (kind == LAWSUIT and len(roles) < 2)):
            return None
        first = acting[0]
        tells = first.frame.tells
        taking_part = TakingPart(
            cue,
            kind,
            tells,
            first.side,
            is_doer=tells in _DOING,
            modality=first.modality,
            taken_back_by=first.taken_back_by,
        )
        event = RelationSide(cue, kind=kind, taking_part=taking_part)
        # That somebody does what the verb tells, another relation says: who sued whom.
        said = _SAID_BY_VERBS if is_verb and kind not in _DONE_TOGETHER else _TOO_WIDE
        roles = [role for role in roles if role.frame.tells not in said]
        # Whose a permit or a dividend is, or from whom, is no news of one.
        is_bare = len(roles) < 2 and self._time(event) is None
        if not is_verb and kind in (RULING, PAYOUT) and is_bare:
            return None
        return _Event(event, roles)

    def _happens(
        self,
        cue: Span,
        kind: NamedNode,
        is_verb: bool,
    ) -> bool:
        """Whether words tell of one event, and not of what goes on, or of several."""
        word, *_ = self._text[slice(*cue)].casefold().split()
        if is_verb:
            return kind != SUPPLY or not word.endswith("s")
        return not is_plural(word) or word in _ONE

    # Of what class it is

    def _kinds_of(self, cue: Span) -> list[NamedNode]:
        """The classes of which a word tells a member, the narrowest."""
        words = self._text[slice(*cue)].casefold()
        told = self._ontology.classes_of(words)
        if not told and " " in words:
            told = self._ontology.classes_of(words.split()[0])
        narrow = self._ontology.most_specific(sorted(told, key=str))
        return [
            kind
            for kind in v.named_nodes(narrow)
            if not set(_HAPPENING).isdisjoint(self._ontology.superclasses(kind))
        ]

    def _in_kind(
        self,
        told: Iterable[_Role],
        kind: NamedNode,
    ) -> list[_Role]:
        """The parts that things may have in an event of a class, one each."""
        above = set(self._ontology.superclasses(kind))
        found: dict[object, _Role] = {}
        for role in sorted(told, key=self._breadth):
            tells = role.frame.tells
            if above.isdisjoint(self._ontology.domain(tells)):
                continue
            if tells == PARTICIPANT and kind in self._cast:
                continue
            found.setdefault(role.side.thing or role.side.span[1], role)
        return sorted(found.values(), key=lambda role: role.side.span)

    @cached_property
    def _cast(self) -> set[Term]:
        """The classes of events that have a part of their own for whoever acts."""
        return {
            kind
            for frame in self._frames
            if PARTICIPANT in self._ontology.superproperties(frame.tells)[1:]
            for kind in self._ontology.domain(frame.tells) - {EVENT}
        }

    def _breadth(self, role: _Role) -> tuple[int, int, bool, str]:
        """How little a part says, the most telling first, and of names."""
        tells = role.frame.tells
        return (
            len(self._kinds.below(self._ontology.domain(tells))),
            len(self._kinds.below(self._ontology.range(tells))),
            role.side.is_referral,
            tells.value,
        )

    def _acts(self, role: _Role) -> bool:
        """Whether somebody takes part, rather than that it only concerns something."""
        above = self._ontology.superproperties(role.frame.tells)
        is_part = PARTICIPANT in above or role.frame.tells in self._acting
        return is_part and role.side.thing is not None

    @cached_property
    def _acting(self) -> set[Term]:
        """The properties by which somebody is in a supply or a loan."""
        return {
            frame.tells
            for frame in self._frames
            if not {SUPPLY, LOAN}.isdisjoint(self._ontology.domain(frame.tells))
            and self._ontology.range(frame.tells) <= self._ontology.agents
        }

    # Who and what has a part in it

    @cached_property
    def _frames(self) -> dict[Frame, None]:
        """The frames by which somebody or something has a part in what happens."""
        happening = self._kinds.below(_HAPPENING)
        return {
            frame: None
            for frame in self._reading.lexicon.frames
            if frame.tells in self._ontology.object_properties
            and frame.object_in
            and not frame.is_by_name
            and frame.tells not in (DURING, *_TOLD_APART)
            and not happening.isdisjoint(self._ontology.domain(frame.tells))
        }

    def _roles(self, read: HowRead) -> Iterator[tuple[Span, _Role]]:
        """The parts that one word tells, each with the words for its event."""
        predication = read.predication
        if predication.lemma in _SUCCEEDING:
            return  # whom somebody succeeds, a relation tells
        lexicon = self._reading.lexicon
        for frame in self._frames:
            if not is_of(frame, predication) or lexicon.is_carried(frame, predication):
                continue
            events = list(self._mentioning(frame, predication))
            if not events:
                continue
            for slot in sorted(frame.object_in - {WORD}):
                for filler in predication.slots.get(slot, ()):
                    side = self._side(filler, frame.tells)
                    for event in events:
                        if side and not overlap(side.span, event):
                            yield (
                                event,
                                _Role(
                                    frame,
                                    side,
                                    predication.modality,
                                    predication.taken_back_by,
                                ),
                            )

    def _mentioning(
        self,
        frame: Frame,
        predication: Predication,
    ) -> Iterator[Span]:
        """The words for events that stand where a frame has its subject."""
        if WORD in frame.subject_in and predication.word != "adjective":
            yield predication.cue
        for slot in sorted(frame.subject_in - {WORD}):
            for filler in predication.slots.get(slot, ()):
                words = self._text[slice(*filler.head)]
                if words.islower() and self._reading.filling(filler) is None:
                    yield filler.head

    def _side(
        self,
        filler: Filler,
        tells: NamedNode,
    ) -> RelationSide | None:
        classes = self._ontology.range(tells)
        mention = self._reading.filling(filler)
        if mention is None:
            noun = self._nouns.side(filler.head, classes)
            if noun is None and tells == CONCERNS:
                return self._nouns.topic(filler.head)
            return self._nouns.told_only(noun, classes) if noun else None
        kind = self._reading.thing(mention.thing).kind
        if classes and not self._kinds.meet([kind], classes):
            return None
        if tells == DECIDED_BY and kind == PERSON:
            return None  # who rejects a claim decides nothing
        if tells == APPOINTEE and kind != PERSON:
            return None  # firms join hands
        return side_of(mention)

    # When

    def _time(self, event: RelationSide) -> Span | None:
        """The time that is told of an event: behind it, or where the sentence opens."""
        kind, cue = event.kind, event.span
        if kind is None or EVENT not in self._ontology.superclasses(kind):
            return None
        sentence = self._reading.words.sentence_at(cue[0])
        for period in self._reading.words.periods:
            is_here = is_within(period.span, sentence)
            if not is_here or period.kind in ("day", "baseline") or not period.start:
                continue
            if self._is_open(period.begin):
                continue
            if period.end <= cue[0] and self._is_before(period.span, cue):
                return period.span
            if period.begin >= cue[1] and self._is_behind(period.span, cue):
                return period.span
        return None

    def _is_open(self, begin: int) -> bool:
        """Whether words lead to a time that tell since or until when: no event's time."""
        return bool(_LASTING.search(self._text, max(0, begin - 10), begin + 8))

    def _is_before(self, time: Span, cue: Span) -> bool:
        """Whether a time before a verb is its own: "In May Acme bought", "in May bought"."""
        sentence, _ = self._reading.words.sentence_at(cue[0])
        if _OPENS.fullmatch(self._text, sentence, time[0]):
            return True
        between = self._text[time[1] : cue[0]]
        # "in March 2024, when Bolt fell"
        is_when = between.startswith((", when ", " when ")) and "," not in between[1:]
        return is_when or bool(_RIGHT_BEFORE.fullmatch(between))

    def _is_behind(self, time: Span, cue: Span) -> bool:
        """Whether a time behind a verb is its own, in its clause or behind an aside."""
        between = self._text[cue[1] : time[0]]
        if not _LEADS_TO_TIME.search(between):
            return False
        _, end = self._reading.words.clause_at(cue[0])
        return time[0] < end or bool(_ASIDE.fullmatch(between))


def _proposal(
    event: _Event,
    predicate: NamedNode,
    object: RelationSide,
    rule: str,
) -> RelationProposal:
    taking_part = event.side.taking_part
    modality = taking_part.modality if taking_part else None
    # Who does what in an event, a single word tells.
    tier: Tier = "reference"
    is_told = object.thing is not None or predicate == DURING
    if not is_told or modality in ("possible", "ended"):
        tier = "doubtful"
    spans = [event.side.span, object.span]
    is_silent = taking_part and modality and not taking_part.taken_back_by
    if taking_part and (
        is_silent or taking_part.actor not in (role.side for role in event.roles)
    ):
        # Nothing else tells who has a part in it, or that it is only planned.
        spans.append(taking_part.actor.span)
    if taking_part and taking_part.taken_back_by:
        spans.append(taking_part.taken_back_by)
    return RelationProposal(
        subject=event.side,
        predicate=predicate,
        object=object,
        span=(min(begin for begin, _ in spans), max(end for _, end in spans)),
        rule=rule,
        tier=tier,
        modality=modality,
        cue=event.side.span,
    )


def _are_signed(
    signing: _Event,
    agreements: Iterable[_Event],
) -> bool:
    """Whether one of some agreements is what is signed."""
    signers = {role.side.thing for role in signing.roles}
    for agreement in agreements:
        between = agreement.side.span[0] - signing.side.span[1]
        if not -_NEAR < between < _NEAR:
            continue
        parties = {role.side.thing for role in agreement.roles}
        if not parties.isdisjoint(signers):
            return True
    return False


def _is_whole(roles: Iterable[_Role]) -> bool:
    """Whether it is told what is bought, or both who buys and who sells."""
    told = {role.frame.tells for role in roles}
    return TARGET in told or {BUYER, SELLER} <= told


def _fullness(roles: list[_Role]) -> tuple[int, int]:
    """How much an event has: parts of its own, rather than that somebody takes part."""
    own = [role for role in roles if role.frame.tells != PARTICIPANT]
    return len(own), len(roles)
