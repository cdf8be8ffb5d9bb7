"""What is proposed: a statement of an article that nobody has confirmed yet."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.drafting.article_reading import Mentioned
from kg.drafting.news_terms import CONCERNS, EVENT
from kg.language.english.claimed import Modality
from kg.language.english.quantities import Quantity
from kg.language.spans import Span

SUREST: tuple[Tier, ...] = ("plain", "reference", "doubtful")
"""The tiers, the surest first."""

Tier: TypeAlias = Literal["plain", "reference", "doubtful"]
"""How sure a proposal is, the surest first.

- plain: its parts are named where it is told;
- reference: words such as "it" or "the company" tell of one of them, or it is
    somebody's part in an event, or only a name tells it ("the Kvarn court"), or
    what stands beside one;
- doubtful: the words only suggest it.
"""


SideKey: TypeAlias = NamedNode | Span
"""What makes a side one with another."""


class RelationSide(NamedTuple):
    """The subject or the object of a proposed relation.

    Attributes:
        span: the words that mention it.
        thing: what they mention, if it has a name; else a common noun does.
        kind: of what has no name, the class that it would have.
        is_referral: whether they refer to it and do not name it.
        is_far: whether it is only what the sentence begins with.
        taking_part: of an event, who has a part in it, without whom it is none.
    """

    span: Span
    thing: NamedNode | None = None
    kind: NamedNode | None = None
    is_referral: bool = False
    is_far: bool = False
    taking_part: TakingPart | None = None

    @property
    def key(self) -> SideKey:
        """What makes it one with another side: the thing, or where its words stand."""
        return self.thing or self.span


class TakingPart(NamedTuple):
    """Who has a part in an event.

    Attributes:
        told_at: where it is told that the event happens.
        kind: the class of the event.
        role: the part, as a property of the event.
        actor: who has it by name, or what has it by a noun.
        is_doer: whether the event is done by the actor, rather than with or to it.
        modality: how the event is told, if it is not said to be so.
        taken_back_by: the words that say so.
    """

    told_at: Span
    kind: NamedNode
    role: NamedNode
    actor: RelationSide
    is_doer: bool
    modality: Modality | None = None
    taken_back_by: Span | None = None

    @property
    def only_concerns(self) -> bool:
        """Whether a verb of no class tells it of what takes no part: "the mill burned"."""
        return self.kind == EVENT and self.role == CONCERNS


def side_of(mention: Mentioned) -> RelationSide:
    """The side that something mentioned is."""
    return RelationSide(mention.span, mention.thing, is_referral=mention.is_referral)


def tier_of(mention: Mentioned) -> Tier:
    """How sure it is what a mention means."""
    return "reference" if mention.is_referral else "plain"


class RelationProposal(NamedTuple):
    """A relation of two things that a frame says of them.

    Attributes:
        subject: the one.
        predicate: the property.
        object: the other.
        span: the words that say it.
        rule: the frame.
        tier: how sure it is.
        modality: how it is told, if it is not said to be so.
        cue: the word that relates the two, if one does.
        beside: of a post, the third side: its organisation, or who holds it.
    """

    subject: RelationSide
    predicate: NamedNode
    object: RelationSide
    span: Span
    rule: str
    tier: Tier
    modality: Modality | None = None
    cue: Span | None = None
    beside: RelationSide | None = None


class AttributeProposal(NamedTuple):
    """What a thing is called: its kind, or another name.

    Attributes:
        thing: the thing.
        mention: where it is named.
        predicate: `kg:kind` or `skos:altLabel`.
        text: what it is called.
        span: the words that say it.
        rule: what found it.
        tier: how sure it is.
    """

    thing: NamedNode
    mention: Span
    predicate: NamedNode
    text: str
    span: Span
    rule: str
    tier: Tier


class FigureProposal(NamedTuple):
    """A figure with what the words around say of it.

    Attributes:
        quantity: the figure.
        owner: what it is told of, if anything.
        variable: what it measures, in words.
        period: where the words of its time stand, if any.
        span: the words that say it.
        rule: how the owner was found.
        tier: how sure it is.
        is_projection: whether it is planned or expected.
        actor: of an event that the figure is of, who takes part in it.
    """

    quantity: Quantity
    owner: RelationSide | None
    variable: str
    period: Span | None
    span: Span
    rule: str
    tier: Tier
    is_projection: bool = False
    actor: RelationSide | None = None


Proposal: TypeAlias = RelationProposal | AttributeProposal | FigureProposal
