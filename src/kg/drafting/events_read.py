"""Events that verbs and nouns tell, with who and what stands around: "Acme bought Bolt".

By the frames whose own word mentions an event, "bought" is an acquisition with a buyer
and a target. Nothing happens without anybody: what the words name no actor of is left
out, and what has no class of its own, such as "went".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.event_kinds import SUFFERED, EventKinds
from kg.drafting.event_parts import EventPart, EventParts
from kg.drafting.event_times import EventTimes
from kg.drafting.news_terms import (
    ACQUISITION,
    AGREEMENT,
    BUYER,
    CARRIED_OUT_BY,
    CLOSURE,
    CONCERNS,
    CUSTOMER,
    DECIDED_BY,
    DECISION,
    DEFENDANT,
    DURING,
    EVENT,
    FACILITY,
    FUNDING_ROUND,
    GOODS,
    GROUP,
    INVESTIGATION,
    JOB_CUT,
    LAWSUIT,
    LENDER,
    LOAN,
    MEETING,
    MERGER,
    OPENING,
    PARTICIPANT,
    PAYOUT,
    PERIOD,
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
)
from kg.drafting.silent_plans import told_modality
from kg.frames.kinds import Kinds
from kg.frames.relation_frames import Frame
from kg.language.english.claimed import Modality
from kg.language.english.number import is_plural
from kg.language.spans import Span, covering
from kg.vocabulary import Term

_DOING = (BUYER, SELLER, SUPPLIER, LENDER, DECIDED_BY, CARRIED_OUT_BY, PLAINTIFF)
_DONE_TOGETHER = (
    AGREEMENT,
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
# Of what happens without those that do it, a wider word tells nothing more.
_TOO_WIDE = (CARRIED_OUT_BY,)
_SAID_BY_VERBS = (PARTICIPANT, CARRIED_OUT_BY, PLAINTIFF, DEFENDANT)
_ONE = frozenset(("talks", "negotiations", "discussions", "proceedings"))
# "The deal" is what was signed or bought, and may open a paragraph of its own.
_OF_ANY_DEAL = frozenset(("deal", "transaction"))
_DEALS = (ACQUISITION, AGREEMENT, MERGER)
_FAR = 1500  # characters
_NEAR = 60  # characters between a signing and what is signed
_CUTTING = ("dismiss", "cut", "shed", "axe", "slash", "eliminat", "reduc")
_JOBS = re.compile(
    r"\b(?:jobs?|posts|positions|roles|staff|workforce|headcount|employees|workers|"
    r"people|payroll)\b"
)
_THE = re.compile(r"\b(?:the|this) $", re.IGNORECASE)


class _Event(NamedTuple):
    """What happens.

    Attributes:
        side: the event, as the side of a relation.
        roles: the parts in it that are told.
    """

    side: RelationSide
    roles: list[EventPart]


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
        self._times = EventTimes(reading)
        self._of_word = EventKinds(reading)
        self._parts = EventParts(reading, self._of_word)
        self._nouns = NounSides(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """The parts that things have in events, and when these happen."""
        for event in self._events.values():
            for role in event.roles:
                rule = role.rule or v.local_name(role.frame.name.value)
                yield _proposal(event, role.frame.tells, role.side, rule)
            if time := self._times.of(event.side):
                yield self._at_time(event, time)

    def _at_time(self, event: _Event, time: Span) -> RelationProposal:
        begin, end = time
        if self._text.startswith("the ", begin):
            begin += len("the ")
        side = RelationSide((begin, end), kind=PERIOD)
        told = _proposal(event, DURING, side, "event:time")
        return told._replace(span=self._times.with_lead(told.span))

    def event_at(self, span: Span) -> RelationSide | None:
        """The event that a word mentions, if it is told who has a part in it."""
        event = self._events.get(span) or self._before(span, self._events)
        return event.side._replace(span=span) if event else None

    def _before(self, span: Span, told: Mapping[Span, _Event]) -> _Event | None:
        """The event with which a noun goes on: "the sale" of what was said to be sold."""
        start, _ = span
        lead = self._text[max(0, start - 5) : start]
        if not _THE.search(lead):
            return None
        kinds = set(self._of_word.of(span))
        begin = self._text.rfind("\n\n", 0, start)
        if self._text[slice(*span)] in _OF_ANY_DEAL:
            kinds.update(_DEALS)
            begin = max(0, start - _FAR)
        before = [
            event
            for cue, event in told.items()
            if begin < cue[0] < start and event.side.kind in kinds
        ]
        return before[-1] if before else None

    def tells(self, frame: Frame) -> bool:
        """Whether a frame says who or what has a part in an event."""
        return frame in self._parts.frames

    @cached_property
    def _events(self) -> dict[Span, _Event]:
        """The events of which somebody is told to have a part in them, by their words."""
        told: dict[Span, list[EventPart]] = defaultdict(list)
        for cue, part in self._parts.told():
            told[cue].append(part)
        found: dict[Span, _Event] = {}
        for cue in sorted(told):
            event = self._event(cue, told[cue], cue in self._parts.verbs)
            event = event or self._gone_on(cue, told[cue], found)
            if event is not None:
                found[cue] = event
        agreements = [event for event in found.values() if event.side.kind == AGREEMENT]
        # Who signs a contract is told to be party to the contract.
        for cue, event in list(found.items()):
            is_signing = event.side.kind == SIGNING
            if is_signing and _are_signed(event, agreements):
                del found[cue]
        return found

    def _gone_on(
        self, cue: Span, told: list[EventPart], found: Mapping[Span, _Event]
    ) -> _Event | None:
        """What else is told of an event before: "the deal needs the consent of"."""
        before = self._before(cue, found)
        if before is None or before.side.kind is None:
            return None
        known = {(role.frame.tells, role.side.thing) for role in before.roles}
        roles = [
            role
            for role in self._in_kind(told, before.side.kind)
            if (role.frame.tells, role.side.thing) not in known
            and role.frame.tells not in _TOO_WIDE
        ]
        return _Event(before.side._replace(span=cue), roles) if roles else None

    def _event(self, cue: Span, told: list[EventPart], is_verb: bool) -> _Event | None:
        if is_verb:
            # Who carries it out takes part in it.
            told = [part for part in told if part.frame.tells not in _TOO_WIDE]
        fits = [(self._in_kind(told, kind), kind) for kind in self._of_word.of(cue)]
        # The class in which the words have a part for most of what they name.
        roles, kind = max(fits, key=lambda fit: _fullness(fit[0]), default=([], EVENT))
        acting = [role for role in roles if self._acts(role)]
        if kind in SUFFERED:
            # "The mill opened in May" tells of nobody who opened it.
            acting += [role for role in roles if self._suffers(role)]
        if not acting or not self._is_told(cue, kind, roles, acting[0], is_verb):
            return None
        # What takes it back may be read beside one of those alone that take part.
        first = next((role for role in acting if role.taken_back_by), acting[0])
        if not is_verb:
            how = told_modality(self._reading, cue, first.modality, first.taken_back_by)
            first = first._replace(modality=how)
        if not is_verb:
            cue = self._nouns.phrase_begin(cue[0]), cue[1]
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
        if kind == FUNDING_ROUND:
            roles = []  # whoever is in a round is told by the words around it
        # Whose a permit or a dividend is, or from whom, is no news of one.
        is_bare = len(roles) < 2 and self._times.of(event) is None
        if not is_verb and kind in (RULING, PAYOUT, LOAN) and is_bare:
            return None
        return _Event(event, roles)

    def _is_told(
        self,
        cue: Span,
        kind: NamedNode,
        roles: list[EventPart],
        first: EventPart,
        is_verb: bool,
    ) -> bool:
        """Whether words tell of one event of a class, with enough of who is in it."""
        if not self._happens(cue, kind, is_verb) or _is_no_news(kind, first.modality):
            return False
        return not is_verb or self._is_told_by_verb(cue, kind, roles)

    def _is_told_by_verb(
        self, cue: Span, kind: NamedNode, roles: list[EventPart]
    ) -> bool:
        """Whether a verb tells enough of who is in an event of a class."""
        word = self._text[slice(*cue)]
        if kind == SUPPLY and word.endswith("s"):
            # What somebody supplies is told of every maker; whom, is news.
            return any(map(_is_customer, roles))
        if kind == SUPPLY and word.startswith("receiv"):
            return any(role.frame.tells == GOODS for role in roles)
        if kind in (OPENING, CLOSURE):
            # "Closed the round", "opened its books"
            return any(map(self._concerns_built, roles))
        if kind == JOB_CUT:
            return self._tells_jobs(cue)
        # Shops sell every day: what is bought must be told, or both who buys and sells.
        if kind == ACQUISITION:
            return _is_whole(roles) and not word.endswith("s")
        return kind not in _NO_EVENTS and (kind != LAWSUIT or len(roles) > 1)

    def _tells_jobs(self, cue: Span) -> bool:
        """Whether a verb that may be of anything is told of jobs: "cut 40 jobs"."""
        word = self._text[slice(*cue)].casefold()
        sentence = self._reading.words.sentence_at(cue[0])
        is_of_jobs = _JOBS.search(self._text, *sentence) is not None
        return is_of_jobs or not word.startswith(_CUTTING)

    def _concerns_built(self, role: EventPart) -> bool:
        """Whether a part is that of what may be opened or closed: a mill, its branches."""
        is_built = role.side.kind in (FACILITY, GROUP)
        is_named = role.side.thing is not None
        return role.frame.tells == CONCERNS and (is_built or is_named)

    def _happens(self, cue: Span, kind: NamedNode, is_verb: bool) -> bool:
        """Whether words tell of one event, and not of what goes on, or of several."""
        word, *others = self._text[slice(*cue)].casefold().split()
        if is_verb and others == ["up"] and kind == SIGNING:
            return False  # who signs up for something signs nothing
        if word.startswith("employ"):
            return False  # whom somebody employs was hired at some time
        if is_verb:
            return True
        return not is_plural(word) or word in _ONE

    # Of what class it is

    def _in_kind(self, told: Iterable[EventPart], kind: NamedNode) -> list[EventPart]:
        """The parts that things may have in an event of a class, one each."""
        above = set(self._ontology.superclasses(kind))
        found: dict[object, EventPart] = {}
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
            for frame in self._parts.frames
            if PARTICIPANT in self._ontology.superproperties(frame.tells)[1:]
            for kind in self._ontology.domain(frame.tells) - {EVENT}
        }

    def _breadth(self, role: EventPart) -> tuple[int, int, bool, str]:
        """How little a part says, the most telling first, and of names."""
        tells = role.frame.tells
        return (
            len(self._kinds.below(self._ontology.domain(tells))),
            len(self._kinds.below(self._ontology.range(tells))),
            role.side.is_referral,
            tells.value,
        )

    def _acts(self, role: EventPart) -> bool:
        """Whether somebody takes part, rather than that it only concerns something."""
        above = self._ontology.superproperties(role.frame.tells)
        is_part = PARTICIPANT in above or role.frame.tells in self._acting
        return is_part and role.side.thing is not None

    def _suffers(self, role: EventPart) -> bool:
        """Whether something that has a name, or was built, is opened or closed."""
        is_built = role.side.kind == FACILITY
        return role.frame.tells == CONCERNS and (
            role.side.thing is not None or is_built
        )

    @cached_property
    def _acting(self) -> set[Term]:
        """The properties by which somebody is in a supply or a loan."""
        return {
            frame.tells
            for frame in self._parts.frames
            if not {SUPPLY, LOAN}.isdisjoint(self._ontology.domain(frame.tells))
            and self._ontology.range(frame.tells) <= self._ontology.agents
        }


def _proposal(
    event: _Event, predicate: NamedNode, object: RelationSide, rule: str
) -> RelationProposal:
    taking_part = event.side.taking_part
    modality = taking_part.modality if taking_part else None
    # Who does what in an event, a single word tells.
    tier: Tier = "reference"
    is_timed = predicate == DURING
    is_told = object.thing is not None or is_timed
    # No frame says that what any verb tells concerns what it happens to.
    is_open = taking_part is not None and taking_part.only_concerns
    if not is_told or is_open or modality in ("possible", "ended"):
        tier = "doubtful"
    spans = [event.side.span, object.span]
    is_silent = taking_part and modality and not taking_part.taken_back_by
    is_alone = is_timed or is_silent
    if taking_part and (
        is_alone or taking_part.actor not in (role.side for role in event.roles)
    ):
        # Nothing else tells who has a part in it, or that it is only planned.
        spans.append(taking_part.actor.span)
    if taking_part and taking_part.taken_back_by:
        spans.append(taking_part.taken_back_by)
    return RelationProposal(
        subject=event.side,
        predicate=predicate,
        object=object,
        span=covering(*spans),
        rule=rule,
        tier=tier,
        modality=modality,
        cue=event.side.span,
    )


def _are_signed(signing: _Event, agreements: Iterable[_Event]) -> bool:
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


def _is_no_news(kind: NamedNode, modality: Modality | None) -> bool:
    """Whether nothing is told that happens: "has not decided", "may open an office"."""
    if kind in SUFFERED:
        return modality in ("denied", "possible")
    return kind in (RULING, DECISION) and modality == "denied"


def _is_whole(roles: Iterable[EventPart]) -> bool:
    """Whether it is told what is bought, or both who buys and who sells."""
    told = {
        role.frame.tells
        for role in roles
        if role.frame.tells != TARGET or role.side.thing or role.side.kind == FACILITY
    }
    return TARGET in told or {BUYER, SELLER} <= told


def _is_customer(role: EventPart) -> bool:
    is_named = role.side.thing is not None
    return is_named and role.frame.tells == CUSTOMER


def _fullness(roles: list[EventPart]) -> tuple[int, int]:
    """How much an event has: parts of its own, rather than that somebody takes part."""
    own = [role for role in roles if role.frame.tells != PARTICIPANT]
    return len(own), len(roles)
