"""Proposals in shorthand, with local names for what is new."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.authoring.implied import Fact, measured, unsaid
from kg.authoring.shorthand import quoted
from kg.authoring.slugs import slug
from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import APART, UNKNOWN, Draft, DraftFacts, DraftReference
from kg.drafting.news_terms import (
    COOPERATES_WITH,
    COOPERATION,
    EVENT,
    HOLDS_POST,
    PERIOD,
    POST,
    POST_IN,
)
from kg.drafting.posts_read import TITLE
from kg.drafting.proposals import (
    AttributeProposal,
    FigureProposal,
    Proposal,
    RelationProposal,
    RelationSide,
    TakingPart,
)
from kg.drafting.wordings import whole_wording
from kg.grounding.measurements import AMBIGUOUS, is_range, own_quantities, sign
from kg.language.english.claimed import Modality
from kg.language.english.elision import in_subunits
from kg.language.english.period_names import named
from kg.language.english.periods import Period
from kg.language.english.quantities import Quantity
from kg.language.spans import Span, covering, overlap

_TOLD = frozenset((EVENT, COOPERATION, POST, PERIOD))
# Before a verb that tells what is still to be done
_TO_DO = re.compile(r"\b(?:to|will|would|shall|should|must|can|could) $")
_NEAR = 10  # characters


class DraftLines:
    """Writes the proposals of one article as drafts.

    Args:
        reading: the article.
        proposals: what is proposed of it.
    """

    def __init__(self, reading: ArticleReading, proposals: Iterable[Proposal]) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._proposals = list(proposals)
        self._posts = dict(self._named_posts())
        # A post that somebody is to hold may be none yet.
        self._to_come = {
            each.object.span
            for each in self._proposals
            if isinstance(each, RelationProposal)
            and each.predicate == HOLDS_POST
            and each.modality == "planned"
        }
        units = filter(None, map(_local_of, self._ontology.notations))
        self._units = frozenset(units)
        self._things: dict[str, Draft] = {}
        self._told: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._figures: dict[Span, str] = {}
        self._events: dict[Span, str] = {}
        self._titles: dict[str, RelationProposal] = {}

    def drafts(self) -> list[Draft]:
        """A draft for each proposal, in the order of the text."""
        found = [self._draft(proposal) for proposal in self._proposals]
        return sorted(filter(None, found), key=lambda draft: (draft.span, draft.id))

    def title_alone(self, draft: Draft) -> Draft | None:
        """The post that a draft tells of, without whose it is; None of another draft."""
        told = self._titles.get(draft.id)
        if told is None or told.subject.thing is None:
            return None
        span = covering(told.subject.span, told.object.span)
        self._posts[told.object.span] = self._post_of(told.subject.thing, told.object)
        return self._relation(
            told._replace(beside=None, span=span, tier="doubtful", rule=TITLE)
        )

    def things(self, used: Iterable[Draft]) -> list[Draft]:
        """The things of which some drafts tell, a line for each that is new."""
        needed: dict[str, None] = {}
        for draft in used:
            needed |= dict.fromkeys(draft.needs)
        return [self._things[name] for name in needed if name in self._things]

    def _draft(self, proposal: Proposal) -> Draft | None:
        if isinstance(proposal, RelationProposal):
            return self._relation(proposal)
        if isinstance(proposal, AttributeProposal):
            return self._attribute(proposal)
        return self._figure(proposal)

    # Things

    def _named(self, thing: NamedNode, span: Span) -> str:
        """The local name of a thing with a name of its own; a line for it, if it is new."""
        local = self._reading.graph.namespaces.local(thing)
        found = self._reading.thing(thing)
        if not found.is_known and local not in self._things:
            kind = v.local_name(found.kind.value)
            names = ", ".join(map(quoted, found.names))
            self._things[local] = Draft(
                kind="thing",
                tier="doubtful" if found.is_guessed else "plain",
                rule="name:guessed" if found.is_guessed else "name",
                statement=f"{local}: {kind} {names}",
                span=self._naming(thing, found.names[0]) or span,
                facts=DraftFacts(found.names[0], "type", kind),
            )
        return local

    def _naming(self, thing: NamedNode, name: str) -> Span | None:
        """Where a thing is first called by a name, rather than by a shorter form of it."""
        pattern = re.compile(r"\s+".join(map(re.escape, name.split())))
        for mention in self._reading.things.mentions:
            called = pattern.search(self._text, *mention.span)
            if mention.thing == thing and called:
                return called.span()
        return None

    def _unnamed(self, side: RelationSide) -> str:
        """The local name of what a common noun mentions, and a line for it."""
        if side.taking_part:
            return self._event(side.taking_part)
        words = self._text[slice(*side.span)]
        # "The rupee has gained": it is no unit, whose name is taken.
        local = self._posts.get(side.span) or _free(slug(words), self._units)
        if side.kind == PERIOD:
            local = f"time-{local}"
        if side.kind is not None and self._is_told(side.kind):
            # A post is called as it is first: "President", and then "president".
            words = self._labels.setdefault(local, words)
            told = f"{local}: {v.local_name(side.kind.value)} {quoted(words)}"
            is_to_come = side.span in self._to_come
            self._told[local] = _claimed(told, "planned" if is_to_come else None)
        elif local not in self._things and side.kind is not None:
            kind = v.local_name(side.kind.value)
            self._things[local] = Draft(
                kind="thing",
                tier="plain",
                rule="noun",
                statement=f"{local}: {kind} {quoted(words)}",
                span=side.span,
                facts=DraftFacts(words, "type", kind),
            )
        return local

    def _event(self, taking_part: TakingPart) -> str:
        """The local name of what happens, by what and with whom it does."""
        if taking_part.told_at in self._events:
            return self._events[taking_part.told_at]
        actor = taking_part.actor
        label = self._event_label(taking_part)
        local = _free(slug(label), self._events.values())
        self._events[taking_part.told_at] = local
        kind, role = map(_local_of, (taking_part.kind, taking_part.role))
        told = (
            f"{local}: {kind} {quoted(label)}",
            f"{local} {role} {self._side(actor)}",
        )
        self._told[local] = APART.join(
            _claimed(each, taking_part.modality) for each in told
        )
        return local

    def _event_label(self, taking_part: TakingPart) -> str:
        """What an event is called: "signing by Acme", and of no class "mill collapsed"."""
        name = self._name(taking_part.actor)
        if taking_part.only_concerns:
            begin, end = taking_part.told_at
            words = self._text[begin:end]
            # As they stand in the text: "mill sold", "mill to open", "stole painting".
            if taking_part.actor.span > taking_part.told_at:
                return f"{words} {name}"
            is_to_do = _TO_DO.search(self._text[max(0, begin - _NEAR) : begin])
            return f"{name} to {words}" if is_to_do else f"{name} {words}"
        preposition = "by" if taking_part.is_doer else "of"
        called = self._ontology.labels[taking_part.kind]
        return f"{called} {preposition} {name}"

    def _is_told(self, kind: NamedNode) -> bool:
        """Whether only passages tell of such a thing, as of an event or a post."""
        above = self._ontology.superclasses(kind)
        return not _TOLD.isdisjoint(above)

    def _side(self, side: RelationSide) -> str:
        if side.thing is not None:
            return self._named(side.thing, side.span)
        return self._unnamed(side)

    def _named_posts(self) -> Iterator[tuple[Span, str]]:
        """Posts by where they are told, named after their organisation or holder."""
        for wanted in (HOLDS_POST, POST_IN):
            for proposal in self._proposals:
                if not isinstance(proposal, RelationProposal):
                    continue
                if proposal.predicate != wanted:
                    continue
                is_held = wanted == HOLDS_POST
                post, other = proposal.subject, proposal.object
                if is_held:
                    post, other = other, post
                if post.thing is None and other.thing is not None:
                    yield post.span, self._post_of(other.thing, post)

    def _post_of(self, thing: NamedNode, post: RelationSide) -> str:
        """The local name of a post in an organisation, or of who holds it."""
        local = self._reading.graph.namespaces.local(thing)
        return f"{local}-{slug(self._text[slice(*post.span)])}"

    def _name(self, side: RelationSide) -> str:
        if side.thing is not None:
            return self._called(side.thing)
        span = side.taking_part.told_at if side.taking_part else side.span
        return self._text[slice(*span)]

    def _called(self, thing: NamedNode) -> str:
        """What the article calls a thing: its name, else the noun that tells of it."""
        found = self._reading.thing(thing)
        return found.noun or found.names[0]

    def _taking_part(self, side: RelationSide, name: str) -> Iterator[DraftReference]:
        """The words that tell of an event, and those that refer to who has part in it."""
        yield DraftReference(side.span, name)
        actor = side.taking_part and side.taking_part.actor
        if actor and actor.is_referral:
            yield DraftReference(self._reading.phrase(actor.span), self._side(actor))

    # Statements

    def _relation(self, proposal: RelationProposal) -> Draft:
        subject, object = self._side(proposal.subject), self._side(proposal.object)
        predicate = v.local_name(proposal.predicate.value)
        statement = f"{subject} {predicate} {object}"
        is_own = proposal.predicate == COOPERATES_WITH and not proposal.modality
        statement = _claimed(statement, proposal.modality)
        if is_own:
            statement += f" | {self._cooperation(subject, object)}"
        beside = ""
        if proposal.beside and not proposal.modality:
            # A post that nobody holds, or that is nowhere, is none.
            beside = self._side(proposal.beside)
            rest = f"{beside} holdsPost {subject}"
            if proposal.predicate == HOLDS_POST:
                rest = f"{object} postIn {beside}"
            statement += f" | {rest}"
        elif proposal.predicate == HOLDS_POST and not proposal.modality:
            statement += f" | {object} postIn {UNKNOWN}"
        statement = self._with_told(statement, subject, object)
        sides = (proposal.subject, proposal.object)
        references = [
            DraftReference(self._reading.phrase(side.span), name)
            for side, name in zip(sides, (subject, object), strict=True)
            if side.is_referral
        ]
        if proposal.beside and proposal.beside.is_referral:
            local = self._side(proposal.beside)
            phrase = self._reading.phrase(proposal.beside.span)
            references.append(DraftReference(phrase, local))
        for side, name in zip(sides, (subject, object), strict=True):
            if side.taking_part:
                references += self._taking_part(side, name)
        if is_own and proposal.cue:
            cooperation = _cooperation_name(subject, object)
            references.append(DraftReference(proposal.cue, cooperation))
        acting = [
            self._side(side.taking_part.actor) for side in sides if side.taking_part
        ]
        speaker, spoken = self._speaking(proposal.span)
        references += spoken
        draft = Draft(
            kind="relation",
            tier=proposal.tier,
            rule=proposal.rule,
            statement=statement,
            span=self._around(proposal.span, references),
            facts=DraftFacts(
                self._name(proposal.subject),
                predicate,
                self._name(proposal.object),
                modality=proposal.modality or "",
                speaker=self._speaker_name(proposal.span),
            ),
            references=tuple(references),
            speaker=speaker,
            needs=tuple(filter(None, (subject, object, beside, *acting, speaker))),
        )
        if proposal.predicate == HOLDS_POST and proposal.beside:
            self._titles[draft.id] = proposal
        return draft

    def _with_told(self, statement: str, *names: str) -> str:
        """A statement with what the same words tell of what has no name."""
        told = (self._told[name] for name in names if name in self._told)
        whole = APART.join((statement, *told))
        return APART.join(dict.fromkeys(whole.split(APART)))

    def _cooperation(self, one: str, two: str) -> str:
        """The cooperation of two things, which is a thing of its own."""
        first, second = sorted((one, two))
        labels = (self._label(name) for name in (first, second))
        told = quoted(f"cooperation of {' and '.join(labels)}")
        name = _cooperation_name(one, two)
        return f"{name}: Cooperation {told}; participant {first}, {second}"

    def _label(self, local: str) -> str:
        thing = self._reading.graph.namespaces.thing(local)
        if thing in self._reading.things.things:
            return self._reading.thing(thing).names[0]
        return local.replace("-", " ")

    def _attribute(self, proposal: AttributeProposal) -> Draft:
        local = self._named(proposal.thing, proposal.mention)
        name = v.local_name(proposal.predicate.value)
        return Draft(
            kind="attribute",
            tier=proposal.tier,
            rule=proposal.rule,
            statement=f"{local} {name} {quoted(proposal.text)}",
            span=proposal.span,
            facts=DraftFacts(
                self._reading.thing(proposal.thing).names[0], name, proposal.text
            ),
            needs=(local,),
        )

    def _figure(self, proposal: FigureProposal) -> Draft | None:
        wording = self._wording(proposal.quantity)
        given = [v.AT_MOST] if self._is_upper(proposal.quantity, wording) else []
        implied = dict(measured(wording, self._ontology, given))
        if not implied:
            return None
        stated = unsaid(proposal.quantity, implied, self._ontology)
        implied |= dict(stated)
        unit = self._lent_unit(proposal)
        if unit is not None:
            implied[v.UNIT] = unit
        owner = ""
        actor = ""
        references: list[DraftReference] = []
        if proposal.owner:
            owner = self._side(proposal.owner)
            references += self._referring(proposal.owner, owner)
        if proposal.actor and owner in self._told:
            # Nothing happens without anybody.
            actor = self._side(proposal.actor)
            references += self._referring(proposal.actor, actor)
        near = list(self._inside(references, proposal.span))
        speaker, spoken = self._speaking(proposal.quantity.span)
        near += spoken
        clauses = "; ".join(self._clauses(proposal, wording, owner, unit, stated))
        statement = self._with_told(clauses, owner)
        if actor:
            statement += f"; participant {actor}"
        return Draft(
            kind="figure",
            tier=proposal.tier,
            rule=proposal.rule,
            statement=statement,
            span=self._around(
                self._whole(proposal, wording), near, said=proposal.quantity.span
            ),
            facts=self._figure_facts(proposal, wording, implied),
            references=tuple(near),
            speaker=speaker,
            needs=tuple(filter(None, (owner, actor, speaker))),
        )

    def _clauses(
        self,
        proposal: FigureProposal,
        wording: str,
        owner: str,
        unit: NamedNode | None,
        stated: Iterable[Fact],
    ) -> Iterator[str]:
        """The clauses of the line that states a figure."""
        kind = "projection" if proposal.is_projection else "figure"
        yield f"{self._figure_name(proposal, owner)}: {kind} {quoted(wording)}"
        if unit is not None:
            local = v.local_name(unit.value)
            # "The rupee has gained": a thing of the article may be called so.
            yield f"unit kg:{local}" if local in AMBIGUOUS else f"unit {local}"
        for predicate, term in stated:
            told = term.value if isinstance(term, Literal) else _local_of(term)
            yield f"{v.local_name(predicate.value)} {told}"
        if self._is_upper(proposal.quantity, wording):
            yield "comparator atMost"
        yield f"observedOf {owner or UNKNOWN}"
        if proposal.variable:
            yield f"variable {quoted(proposal.variable)}"
        if proposal.period:
            yield f"period {quoted(self._period_name(proposal.period))}"
        restated = proposal.quantity.conversion_of
        if restated is not None:
            original = self._reading.words.quantities[restated]
            if original.span in self._figures:
                yield f"conversionOf {self._figures[original.span]}"

    def _wording(self, quantity: Quantity) -> str:
        """The words of a figure, with the cents that it is told in."""
        wording = whole_wording(self._text, self._as_read(quantity))
        if quantity.is_lent and in_subunits(quantity.noun):
            cents, *_ = quantity.noun.split()
            return wording if cents in wording.split() else f"{wording} {cents}"
        return wording

    def _as_read(self, quantity: Quantity) -> Quantity:
        """A quantity as its own words have it."""
        for each in self._reading.words.quantities:
            if each.span == quantity.span:
                return each
        return quantity

    def _period_name(self, span: Span) -> str:
        """A time by its words; "a year earlier", which tells no days alone, by its days."""
        words = " ".join(self._text[slice(*span)].split())
        period = self._period_at(span)
        if period is None or period.kind != "baseline":
            return words
        start = period.start
        finish = period.finish
        if start is None or finish is None:
            return words
        return named(start, finish) or words

    def _period_at(self, span: Span | None) -> Period | None:
        """The time that some words tell."""
        for period in self._reading.words.periods:
            if period.span == span:
                return period
        return None

    def _is_upper(self, quantity: Quantity, wording: str) -> bool:
        """Whether it is the upper end of a range: both are worded alike."""
        return quantity.comparator == "atMost" and is_range(own_quantities(wording))

    def _lent_unit(self, proposal: FigureProposal) -> NamedNode | None:
        """The unit of a figure whose own words do not tell it.

        An earlier figure lends it, or its word is that of several currencies.
        """
        quantity = proposal.quantity
        if not quantity.is_lent:
            return None
        wanted = sign(quantity._replace(rate=None, noun=""), self._ontology)
        for unit, notation in self._ontology.notations.items():
            if notation == wanted and isinstance(unit, NamedNode):
                return unit
        return None

    def _whole(self, proposal: FigureProposal, wording: str) -> Span:
        """The words of a figure, with the whole of its wording."""
        begin, end = proposal.span
        quantity = proposal.quantity
        around = max(0, quantity.begin - len(wording))
        at = self._text.find(wording, around, quantity.end + len(wording))
        if at < 0:
            return begin, end
        return min(begin, at), max(end, at + len(wording))

    def _referring(self, side: RelationSide, local: str) -> Iterator[DraftReference]:
        """The words that refer to a side without naming it."""
        if side.is_referral:
            yield DraftReference(self._reading.phrase(side.span), local)

    def _inside(
        self, references: Iterable[DraftReference], span: Span
    ) -> Iterator[DraftReference]:
        for reference in references:
            if overlap(span, reference.span):
                yield reference

    def _figure_name(self, proposal: FigureProposal, owner: str) -> str:
        words = " ".join(proposal.variable.split()[:4]) or "figure"
        free = _free(slug(f"obs {owner} {words}"), self._figures.values())
        self._figures[proposal.quantity.span] = free
        return free

    def _figure_facts(
        self,
        proposal: FigureProposal,
        wording: str,
        implied: Mapping[NamedNode, object],
    ) -> DraftFacts:
        value = implied.get(v.VALUE)
        owner = proposal.owner
        return DraftFacts(
            subject=self._name(owner) if owner else "",
            property=proposal.variable,
            object=wording,
            value=str(getattr(value, "value", "")),
            unit=_local_of(implied.get(v.UNIT)),
            comparator=_local_of(implied.get(v.COMPARATOR)),
            period=self._days(proposal.period),
            modality="planned" if proposal.is_projection else "",
            speaker=self._speaker_name(proposal.quantity.span),
        )

    def _days(self, span: Span | None) -> str:
        """The days of a period, as an interval of ISO 8601."""
        period = self._period_at(span)
        if period is None or not (period.start or period.finish):
            return ""
        start = period.start.isoformat() if period.start else ""
        finish = period.finish.isoformat() if period.finish else ""
        return f"{start}/{finish}"

    # Who says it

    def _speaking(self, span: Span) -> tuple[str, list[DraftReference]]:
        """Who says some words, if anybody, and the words by which he is referred to."""
        for mention in self._reading.speakers(span):
            speaker = self._named(mention.thing, mention.span)
            if not mention.is_referral:
                return speaker, []
            phrase = self._reading.phrase(mention.span)
            return speaker, [DraftReference(phrase, speaker)]
        return "", []

    def _around(
        self, span: Span, references: Iterable[DraftReference], said: Span | None = None
    ) -> Span:
        """Words with the whole of what refers within them, and with who says them.

        Args:
            span: the words.
            references: what refers in them.
            said: the part of them that is somebody's, if it is not all of them.
        """
        begin, end = self._with_speaker(span, said or span)
        for reference in references:
            begin = min(begin, reference.span[0])
            end = max(end, reference.span[1])
        while begin and self._text[begin - 1].isalpha():
            begin -= 1  # "isn't" is read in parts
        return begin, end

    def _with_speaker(self, span: Span, said: Span) -> Span:
        """Words with the name of who says a part, where that stands beside them."""
        begin, end = span
        for mention in self._reading.speakers(said):
            first, last = mention.span
            if not mention.is_referral:
                return min(begin, first), max(end, last)
        return begin, end

    def _speaker_name(self, span: Span) -> str:
        for mention in self._reading.speakers(span):
            return self._reading.thing(mention.thing).names[0]
        return ""


def _cooperation_name(one: str, two: str) -> str:
    return "-".join(("cooperation", *sorted((one, two))))


def _local_of(term: object) -> str:
    return v.local_name(term.value) if isinstance(term, NamedNode) else ""


def _claimed(statement: str, modality: Modality | None) -> str:
    return f"({modality}) {statement}" if modality else statement


def _free(name: str, taken: Collection[str]) -> str:
    """A name that nothing else has."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
