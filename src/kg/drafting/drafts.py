"""Drafts: proposals as lines of shorthand, each with its place in the text.

A draft is what a person would have written in a worksheet. Its name is made of what it
states and where, so that it is the same when the article is drafted again.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias

from kg.drafting.proposals import Tier
from kg.language.spans import Span

DraftKind: TypeAlias = Literal["thing", "relation", "attribute", "figure"]
_LETTERS: dict[DraftKind, str] = {
    "thing": "n",
    "relation": "r",
    "attribute": "k",
    "figure": "f",
}


APART = " | "
"""Between the statements of one draft."""

UNKNOWN = "?"
"""Stands in a draft for what a person has to tell: whose a figure is."""


class DraftReference(NamedTuple):
    """Words of a passage that refer to a thing, by its local name."""

    span: Span
    thing: str


class DraftFacts(NamedTuple):
    """What a draft says, in names and numbers, for programs.

    Attributes:
        subject: the name of what it is told of.
        property: a property by its local name; of a figure, what it measures.
        object: the name of the other side, or a text; of a figure its wording.
        value: of a figure, the number.
        unit: its unit by its local name.
        comparator: how it stands to the true figure, by its local name.
        period: its days, as an interval of ISO 8601.
        modality: how it is told that is not said to be so.
        speaker: who says it.
    """

    subject: str
    property: str
    object: str
    value: str = ""
    unit: str = ""
    comparator: str = ""
    period: str = ""
    modality: str = ""
    speaker: str = ""


class Draft(NamedTuple):
    """A proposed statement.

    Attributes:
        kind: what it states.
        tier: how sure it is.
        rule: what proposed it: the frame, or the name of a rule.
        statement: the line of shorthand that states it.
        span: the words that say it.
        facts: the same for programs.
        references: words in it that refer to things without naming them.
        speaker: the local name of who says it; empty if the article does.
        needs: the local names of the things without which it says nothing.
    """

    kind: DraftKind
    tier: Tier
    rule: str
    statement: str
    span: Span
    facts: DraftFacts
    references: tuple[DraftReference, ...] = ()
    speaker: str = ""
    needs: tuple[str, ...] = ()

    @property
    def described(self) -> str:
        """The local name of the thing that a draft on one describes."""
        local, *_ = self.statement.split(":")
        return local

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left for a person to tell."""
        return f" {UNKNOWN}" not in self.statement

    @property
    def id(self) -> str:
        """Its name in one article: a letter for its kind, and a digest."""
        told = f"{self.statement}\n{tuple(self.span)}"
        return _LETTERS[self.kind] + sha256(told.encode()).hexdigest()[:6]


class Refused(NamedTuple):
    """A draft that the gate has refused, and why."""

    draft: Draft
    reason: str


class Drafts(NamedTuple):
    """What was drafted of an article.

    Attributes:
        things: what it names, a line for each.
        drafts: the statements that passed the gate, in the order of the text.
        refused: those that did not, with the reason.
    """

    things: list[Draft]
    drafts: list[Draft]
    refused: list[Refused]
