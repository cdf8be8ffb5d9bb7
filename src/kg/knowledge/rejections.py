"""Rejections: what was drafted of a passage, and what its words do not say.

A rejection lasts, so that nobody is asked twice. It stands as long as the words are the
same, and the rule that drafted it is: then no rule offers the same draft again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.errors import NotFound
from kg.knowledge.facts import Facts
from kg.knowledge.graph import Graph
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure, judged_drafts
from kg.knowledge.judgements import agents_of
from kg.knowledge.proofs import digests_by_name

Reason: TypeAlias = OneOf[
    "direction", "otherThing", "onlyPlanned", "denied", "otherRelation", "notSaid"
]
REASONS: dict[NamedNode, Reason] = {
    v.DIRECTION: "direction",
    v.OTHER_THING: "otherThing",
    v.ONLY_PLANNED: "onlyPlanned",
    v.DENIED: "denied",
    v.OTHER_RELATION: "otherRelation",
    v.NOT_SAID: "notSaid",
}
"""Why words do not say what was drafted; the scheme `kg:rejectionReasons`."""

LETTERS: dict[str, Reason] = {
    "d": "direction",
    "o": "otherThing",
    "p": "onlyPlanned",
    "n": "denied",
    "r": "otherRelation",
    "s": "notSaid",
}
"""What is typed for each reason."""


class Rejection(NamedTuple):
    """What a person has rejected, and why.

    Attributes:
        name: The judgement's IRI.
        draft: What was drafted.
        reason: Why the words do not say it.
        frame_digest: That of the frame at the time; empty for a rule without one.
        date: The day, in ISO 8601.
        comment: More on the reason, if anything was said.
        agents: The IRIs of those whose judgement it is.
    """

    name: NamedNode
    draft: JudgedDraft
    reason: Reason
    frame_digest: str
    date: str
    comment: str
    agents: tuple[str, ...]


def rejections(graph: Graph) -> list[Rejection]:
    """The rejections that nobody has withdrawn, by IRI."""
    return rejections_in(graph.facts(graphs=graph.namespaces.judgements))


def rejections_in(facts: Facts) -> list[Rejection]:
    """The rejections among the facts; one that lacks a part is for a shape to find."""
    found = []
    for name, draft in judged_drafts(facts, v.CLASS_REJECTION):
        reason = facts.node(name, v.REJECTED_FOR)
        if reason not in REASONS:
            continue
        rejection = Rejection(
            name=name,
            draft=draft,
            reason=REASONS[reason],
            frame_digest=facts.text(name, v.FRAME_DIGEST),
            date=facts.text(name, v.JUDGED_ON),
            comment=facts.text(name, v.COMMENT),
            agents=agents_of(facts, name),
        )
        found.append(rejection)
    return found


def rejection_reason(text: str) -> Reason:
    """The reason that somebody types, by its letter or its name.

    >>> rejection_reason("p"), rejection_reason("onlyPlanned")
    ('onlyPlanned', 'onlyPlanned')

    Raises:
        NotFound: It is none of them.
    """
    if text in LETTERS:
        return LETTERS[text]
    for reason in LETTERS.values():
        if reason.casefold() == text.casefold():
            return reason
    advice = ", ".join(f"{letter} is {name}" for letter, name in LETTERS.items())
    raise NotFound("reason", text, LETTERS.values(), f"{advice}.")


class Rejected:
    """An index of the drafts that are not to be offered again.

    Args:
        graph: What has the judgements and the frames.
        rules: The names of the program's own rules as they are now: what another one
            drafted may be offered again. Without them, every name counts.
    """

    def __init__(self, graph: Graph, rules: Collection[str] | None = None) -> None:
        self._variables = _variable_names(graph)
        self._by_draft: dict[JudgedDraft, Rejection] = {}
        for rejection in _standing(graph, rules):
            key = self._key(rejection.draft)
            self._by_draft.setdefault(key, rejection)

    def __len__(self) -> int:
        return len(self._by_draft)

    def find(self, draft: JudgedDraft) -> Rejection | None:
        """The rejection by which a draft is not to be offered, whatever drafts it now."""
        return self._by_draft.get(self._key(draft))

    def is_rejected(self, draft: JudgedDraft) -> bool:
        """Whether a draft is not to be offered."""
        return self.find(draft) is not None

    def _key(self, draft: JudgedDraft) -> JudgedDraft:
        """What two drafts have in common of which a person would say the same."""
        told = draft.told
        if isinstance(told, JudgedFigure):
            # What only had a name when it was rejected may be registered by now.
            variable = told.variable
            if isinstance(variable, NamedNode):
                variable = self._variables.get(variable, variable.value)
            told = told._replace(variable=variable.casefold())
        # Whoever has read that the words do not say it, is not asked again because
        # another rule has the same idea.
        return draft._replace(told=told, rule="")


def _variable_names(graph: Graph) -> dict[NamedNode, str]:
    """The names of the variables that are known."""
    kinds = graph.facts(None, v.TYPE, v.CLASS_VARIABLE)
    named = graph.facts(kinds.subjects, v.PREF_LABEL)
    names: dict[NamedNode, str] = {}
    for variable in named.subjects:
        names[variable] = named.text(variable, v.PREF_LABEL)
    return names


def _standing(graph: Graph, rules: Collection[str] | None) -> Iterator[Rejection]:
    """The rejections of which the rule is as it was."""
    found = rejections(graph)
    frames = [
        each.draft.rule.value
        for each in found
        if isinstance(each.draft.rule, NamedNode)
    ]
    digests = digests_by_name(graph, frames)
    for rejection in found:
        rule = rejection.draft.rule
        if isinstance(rule, NamedNode):
            is_as_it_was = digests.get(rule.value) == rejection.frame_digest
        else:
            is_as_it_was = rules is None or rule in rules
        if is_as_it_was:
            yield rejection
