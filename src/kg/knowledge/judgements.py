"""Judgements: what people have decided on statements, in graph/judgements.ttl.

The same file has what lasts of a review: what was drafted and is not so (`rejections`),
or had to be mended (`corrections`), and which things names mean (`name_judgements`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge.claims import MODALITIES
from kg.knowledge.facts import Facts
from kg.knowledge.graph import Graph
from kg.model import Judged, Passage
from kg.vocabulary import Term, Triple

Kind: TypeAlias = OneOf["attestation", "overruling"]
_KINDS: dict[NamedNode, Kind] = {
    v.CLASS_ATTESTATION: "attestation",
    v.CLASS_OVERRULING: "overruling",
}


class Judgement(NamedTuple):
    """What a person has decided on a statement.

    Attributes:
        name: The judgement's IRI.
        kind: Whether it confirms what no frame tells, or overrules what seems to
            contradict.
        judged: What it is on.
        triple: The statement among that.
        digest: That of the passage's words at the time.
        date: The day, in ISO 8601.
        reason: Why.
        agents: The IRIs of those whose judgement it is.
    """

    name: NamedNode
    kind: Kind
    judged: Judged
    triple: Triple
    digest: str
    date: str
    reason: str
    agents: tuple[str, ...]


def judgements(graph: Graph) -> list[Judgement]:
    """The judgements that nobody has withdrawn, by IRI.

    One that lacks a part of its statement, its reason, its day or whose it is does not
    count, and is for a check.
    """
    return judgements_in(graph.facts(graphs=graph.namespaces.judgements))


def judgements_in(facts: Facts) -> list[Judgement]:
    """The judgements among the facts; see `judgements`."""
    found = []
    for name in in_force(facts):
        judgement = _judgement(facts, name)
        if judgement is not None:
            found.append(judgement)
    return found


def in_force(facts: Facts) -> list[NamedNode]:
    """The judgements of any kind that nobody has withdrawn, by IRI."""
    withdrawn: set[Term] = set()
    for each in facts.subjects:
        withdrawn.update(facts.nodes(each, v.WITHDRAWS))
    return [name for name in facts.subjects if name not in withdrawn]


def agents_of(facts: Facts, name: NamedNode) -> tuple[str, ...]:
    """The IRIs of those whose judgement it is."""
    return tuple(agent.value for agent in facts.nodes(name, v.CREATOR))


def on_these_words(
    found: Iterable[Judgement], passages: Mapping[str, Passage]
) -> Iterator[Judgement]:
    """The judgements on passages, by IRI, of which the words are still the same."""
    for judgement in found:
        passage = passages.get(judgement.judged.passage)
        if passage is not None and passage.sha256 == judgement.digest:
            yield judgement


def judged(triple: Triple, modality: NamedNode | None, passage: str) -> Judged:
    """A statement, or a claim by the statement that it does not make, as a record."""
    subject, predicate, value = triple
    # A modality of no scheme is for a shape to find.
    told = MODALITIES.get(modality) if modality else None
    statement = (str(subject), str(predicate), str(value))
    return Judged(statement, told, passage)


def agents(graph: Graph) -> dict[str, str]:
    """The names by IRI of the agents that the data set knows."""
    named = graph.facts(None, v.AGENT_NAME, graphs=graph.namespaces.dataset)
    names: dict[str, str] = {}
    for agent in named.subjects:
        names[agent.value] = named.text(agent, v.AGENT_NAME)
    return names


def judged_by(facts: Facts, name: NamedNode) -> tuple[Judged, Triple] | None:
    """What a judgement, or the record of a proof, is on; None if it does not say so."""
    subject = facts.node(name, v.JUDGED_SUBJECT)
    predicate = facts.node(name, v.JUDGED_PREDICATE)
    values = facts.values(name, v.JUDGED_OBJECT)
    passage = facts.node(name, v.JUDGED_PASSAGE)
    if subject is None or predicate is None or passage is None or not values:
        return None
    triple = (subject, predicate, values[0])
    modality = facts.node(name, v.JUDGED_MODALITY)
    return judged(triple, modality, passage.value), triple


def describing(
    triple: Triple, modality: str | None, passage: str, digest: str
) -> Iterator[tuple[NamedNode, Term]]:
    """How a judgement, or the record of a proof, says what it is on; see `judged_by`."""
    subject, predicate, value = triple
    yield v.JUDGED_SUBJECT, subject
    yield v.JUDGED_PREDICATE, predicate
    yield v.JUDGED_OBJECT, value
    for term, told in MODALITIES.items():
        if told == modality:
            yield v.JUDGED_MODALITY, term
    yield v.JUDGED_PASSAGE, NamedNode(passage)
    yield v.PASSAGE_DIGEST, Literal(digest)


def _judgement(facts: Facts, name: NamedNode) -> Judgement | None:
    classes = facts.nodes(name, v.TYPE)
    kinds = [_KINDS[each] for each in classes if each in _KINDS]
    found = judged_by(facts, name)
    if not kinds or found is None:
        return None
    on, triple = found
    judgement = Judgement(
        name=name,
        kind=kinds[0],
        judged=on,
        triple=triple,
        digest=facts.text(name, v.PASSAGE_DIGEST),
        date=facts.text(name, v.JUDGED_ON),
        reason=facts.text(name, v.COMMENT).strip(),
        agents=agents_of(facts, name),
    )
    is_answered_for = judgement.date and judgement.reason and judgement.agents
    return judgement if is_answered_for else None
