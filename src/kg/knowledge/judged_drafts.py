"""What was drafted of a passage, as judgements on drafts describe it.

A draft is no statement yet, and a figure has no lasting name before it is accepted: it
is known by its owner, its variable and its wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge.claims import MODALITIES
from kg.knowledge.facts import Facts
from kg.knowledge.judgements import in_force
from kg.language.english.claimed import Modality
from kg.language.spans import Span
from kg.vocabulary import Term, Triple

_PLACE = re.compile(r"#char=([0-9]+),([0-9]+)$")

Rule: TypeAlias = NamedNode | str
"""What drafts: a frame by its IRI, or a rule of the program by its name."""


class JudgedFigure(NamedTuple):
    """A drafted figure.

    Attributes:
        owner: Whose it is.
        variable: What it measures: a variable, or what one would be called.
        wording: The words of the figure.
    """

    owner: NamedNode
    variable: NamedNode | str
    wording: str


class JudgedDraft(NamedTuple):
    """What was drafted of a passage, and by what.

    Attributes:
        told: The statement, or the figure.
        passage: The passage's IRI, such as `…/article/SLUG#char=370,632`; it need not
            be declared.
        digest: The SHA-256 of the passage's words.
        rule: What drafted it.
        modality: How it is told if it is not said to be so, such as "planned".
    """

    told: Triple | JudgedFigure
    passage: str
    digest: str
    rule: Rule
    modality: Modality | None = None

    @property
    def article(self) -> str:
        """The IRI of the passage's article."""
        return self.passage.partition("#")[0]

    @property
    def span(self) -> Span | None:
        """Where the passage is in the article; None if its IRI does not say so."""
        place = _PLACE.search(self.passage)
        return (int(place[1]), int(place[2])) if place else None


def judged_drafts(
    facts: Facts, kind: NamedNode
) -> Iterator[tuple[NamedNode, JudgedDraft]]:
    """The judgements of a class that nobody has withdrawn, with what each is on.

    One that does not say all of it is for a shape to find.
    """
    for name in in_force(facts):
        if (name, v.TYPE, kind) in facts:
            draft = judged_draft(facts, name)
            if draft is not None:
                yield name, draft


def judged_draft(facts: Facts, name: NamedNode) -> JudgedDraft | None:
    """What a judgement is on that was drafted; None if it does not say all of it."""
    subject = facts.node(name, v.JUDGED_SUBJECT)
    passage = facts.node(name, v.JUDGED_PASSAGE)
    rule = _named(facts, name, v.DRAFTED_BY)
    if subject is None or passage is None or rule is None:
        return None
    told = _statement(facts, name, subject) or _figure(facts, name, subject)
    if told is None:
        return None
    modality = facts.node(name, v.JUDGED_MODALITY)
    return JudgedDraft(
        told=told,
        passage=passage.value,
        digest=facts.text(name, v.PASSAGE_DIGEST),
        rule=rule,
        modality=MODALITIES.get(modality) if modality else None,
    )


def describing_draft(
    draft: JudgedDraft,
) -> Iterator[tuple[NamedNode, Term]]:
    """How a judgement says on which draft it is; see `judged_draft`."""
    if isinstance(draft.told, JudgedFigure):
        owner, variable, wording = draft.told
        yield v.JUDGED_SUBJECT, owner
        yield v.JUDGED_VARIABLE, _term(variable)
        yield v.JUDGED_WORDING, Literal(wording)
    else:
        subject, predicate, value = draft.told
        yield v.JUDGED_SUBJECT, subject
        yield v.JUDGED_PREDICATE, predicate
        yield v.JUDGED_OBJECT, value
    for term, told in MODALITIES.items():
        if told == draft.modality:
            yield v.JUDGED_MODALITY, term
    yield v.JUDGED_PASSAGE, NamedNode(draft.passage)
    yield v.PASSAGE_DIGEST, Literal(draft.digest)
    yield v.DRAFTED_BY, _term(draft.rule)


def _statement(facts: Facts, name: NamedNode, subject: NamedNode) -> Triple | None:
    predicate = facts.node(name, v.JUDGED_PREDICATE)
    values = facts.values(name, v.JUDGED_OBJECT)
    if predicate is None or not values:
        return None
    return subject, predicate, values[0]


def _figure(facts: Facts, name: NamedNode, owner: NamedNode) -> JudgedFigure | None:
    variable = _named(facts, name, v.JUDGED_VARIABLE)
    wording = facts.text(name, v.JUDGED_WORDING)
    if variable is None or not wording:
        return None
    return JudgedFigure(owner, variable, wording)


def _term(named: NamedNode | str) -> Term:
    return Literal(named) if isinstance(named, str) else named


def _named(
    facts: Facts, name: NamedNode, predicate: NamedNode
) -> NamedNode | str | None:
    """A thing by its IRI, or what only has a name."""
    return facts.node(name, predicate) or facts.text(name, predicate) or None
