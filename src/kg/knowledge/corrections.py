"""Corrections: what was drafted of a passage, and which part of it had to be another."""

from __future__ import annotations

from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.knowledge.graph import Graph
from kg.knowledge.judged_drafts import JudgedDraft, judged_drafts
from kg.knowledge.judgements import agents_of
from kg.vocabulary import Term

DraftPart: TypeAlias = OneOf["subject", "property", "object", "variable", "period"]
DRAFT_PARTS: dict[NamedNode, DraftPart] = {
    v.DRAFTED_SUBJECT: "subject",
    v.DRAFTED_PROPERTY: "property",
    v.DRAFTED_OBJECT: "object",
    v.DRAFTED_VARIABLE: "variable",
    v.DRAFTED_PERIOD: "period",
}
"""What may be corrected; the scheme `kg:draftParts`."""


class Correction(NamedTuple):
    """What a person has corrected in a draft.

    Attributes:
        name: The judgement's IRI.
        draft: What was drafted, as it was before.
        part: The part that had to be another.
        drafted: The thing, property or text that was drafted there; None for nothing.
        written: What has to be there; None for nothing.
        date: The day, in ISO 8601.
        comment: Why, if anything was said.
        agents: The IRIs of those whose judgement it is.
    """

    name: NamedNode
    draft: JudgedDraft
    part: DraftPart
    drafted: Term | None
    written: Term | None
    date: str
    comment: str
    agents: tuple[str, ...]


def corrections(graph: Graph) -> list[Correction]:
    """The corrections that nobody has withdrawn, by IRI."""
    return corrections_in(graph.facts(graphs=graph.namespaces.judgements))


def corrections_in(facts: Facts) -> list[Correction]:
    """The corrections among the facts; one that lacks a part is for a shape to find."""
    found = []
    for name, draft in judged_drafts(facts, v.CLASS_CORRECTION):
        part = facts.node(name, v.CORRECTS)
        if part not in DRAFT_PARTS:
            continue
        correction = Correction(
            name=name,
            draft=draft,
            part=DRAFT_PARTS[part],
            drafted=next(iter(facts.values(name, v.DRAFTED_VALUE)), None),
            written=next(iter(facts.values(name, v.WRITTEN_VALUE)), None),
            date=facts.text(name, v.JUDGED_ON),
            comment=facts.text(name, v.COMMENT),
            agents=agents_of(facts, name),
        )
        found.append(correction)
    return found
