"""What a person decides on a statement, written into graph/judgements.ttl."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import Texts
from kg.authoring.judgement_file import (
    JudgementFile,
    Signature,
    last_part,
    withdrawal_of,
)
from kg.errors import KgError, NotFound
from kg.grounding import support
from kg.grounding.grading import told
from kg.knowledge import Graph
from kg.knowledge.judgements import Judgement, describing, judgements
from kg.language.english import formatting
from kg.model import Grade, Passage, Proof
from kg.vocabulary import Term, Triple
from kg.workspace import Workspace

Act: TypeAlias = OneOf["attest", "overrule", "withdraw"]

_CLASSES: dict[Act, NamedNode] = {
    "attest": v.CLASS_ATTESTATION,
    "overrule": v.CLASS_OVERRULING,
    "withdraw": v.CLASS_WITHDRAWAL,
}
_WHY_NOT: dict[Grade | None, str] = {
    "proved": "The words prove it: there is nothing to decide.",
    "attested": "It has been attested already.",
    "overruled": "It has been overruled already.",
    "open": "Nothing contradicts it that could be overruled.",
    None: "Without the article's text nobody can tell whether its words contradict it.",
}


class Decision(NamedTuple):
    """Who decides what, and why.

    Attributes:
        act: To attest what no frame tells, to overrule what seems to contradict, or to
            withdraw what was decided before.
        reason: Why, in a sentence.
        date: The day, in ISO 8601.
        agent: The name of who decides, as graph/dataset.ttl has it; empty for the one
            who made the data set.
        passage: Where the statement stands, such as `char=370,632`; empty where it
            stands in one passage only.
    """

    act: Act
    reason: str
    date: str
    agent: str = ""
    passage: str = ""


class Decided(NamedTuple):
    """What was written: the judgement, on what, and the file."""

    judgement: str
    sentence: str
    passage: Passage
    path: Path


def decide(
    workspace: Workspace,
    graph: Graph,
    texts: Texts,
    names: tuple[str, str, str],
    decision: Decision,
) -> Decided:
    """Write what a person decides on a statement.

    Args:
        workspace: where the file is.
        graph: what is stated.
        texts: the texts of the articles, which tell what may be decided.
        names: thing, property and thing, as people name them.
        decision: what is decided, and by whom.

    Raises:
        NotFound: a thing, a property or an agent does not exist.
        KgError: no passage states it, or several do and none is named; the words say it
            or do not allow anybody to decide so; or there is no reason or date.
    """
    # All is looked at before anything is written.
    triple = _statement(graph, names)
    file = JudgementFile(workspace, graph)
    common = file.reason(decision.reason)
    common |= file.signed(Signature(decision.date, decision.agent))
    if decision.act == "withdraw":
        earlier = _in_force(graph, triple, decision)
        name = withdrawal_of(earlier.name)
        parts: dict[NamedNode, Term] = {v.WITHDRAWS: earlier.name}
        passage_iri = earlier.judged.passage
        modality = earlier.judged.modality
    else:
        proof = _undecided(support_of(graph, texts), triple, decision)
        passage_iri, modality = proof.passage, proof.modality
        passage = graph.passages[passage_iri]
        parts = dict(describing(triple, modality, passage.iri, passage.sha256))
        place = f"{graph.article_of(passage).slug}/{passage.begin}-{passage.end}"
        name = file.free_name(place, map(last_part, triple))
    file.add(name, {v.TYPE: _CLASSES[decision.act], **common, **parts})
    file.save()
    return Decided(
        judgement=name.value,
        sentence=_sentence(graph, triple, modality),
        passage=graph.passages[passage_iri],
        path=file.path,
    )


def attest_all(
    workspace: Workspace,
    graph: Graph,
    proofs: Iterable[Proof],
    reason: str,
    signature: Signature,
) -> int:
    """Write that somebody confirms statements that are open.

    Args:
        workspace: where the file is.
        graph: what is stated.
        proofs: the statements; those that are not open need nobody's word.
        reason: why, in a sentence.
        signature: who confirms them, and when.

    Returns:
        How many they are.

    Raises:
        NotFound: there is no such agent.
        KgError: the date is none, or nobody is named.
    """
    file = JudgementFile(workspace, graph)
    common = file.reason(reason) | file.signed(signature)
    number = 0
    for proof in proofs:
        triple = _triple(graph, proof)
        if proof.grade != "open" or triple is None:
            continue
        passage = graph.passages[proof.passage]
        parts = dict(describing(triple, proof.modality, passage.iri, passage.sha256))
        place = f"{graph.article_of(passage).slug}/{passage.begin}-{passage.end}"
        name = file.free_name(place, map(last_part, triple))
        file.add(name, {v.TYPE: v.CLASS_ATTESTATION, **common, **parts})
        number += 1
    file.save()
    return number


def _triple(graph: Graph, proof: Proof) -> Triple | None:
    """The terms of the statement that a proof is of."""
    passage = graph.passages.get(proof.passage)
    if passage is None:
        return None
    stated = graph.stated([passage])
    for each in told(stated):
        if each.judged == proof.judged:
            return each.triple
    return None


def support_of(graph: Graph, texts: Texts) -> list[Proof]:
    """How well every statement is proved."""
    supports = support(graph, texts)
    return [proof for each in supports for proof in each.proofs]


# What is decided on


def _statement(graph: Graph, names: tuple[str, str, str]) -> Triple:
    thing, property, value = names
    subject = graph.thing(thing)
    predicate = graph.term(property)
    try:
        return subject, predicate, graph.value(value, subject, predicate)
    except NotFound:
        # What is only claimed is no object of the property itself.
        return subject, predicate, graph.value(value, None, v.CLAIM_OBJECT)


def _undecided(proofs: Iterable[Proof], triple: Triple, decision: Decision) -> Proof:
    """The statement, in the one passage where it may be decided so."""
    statement = tuple(map(str, triple))
    stated = [proof for proof in proofs if proof.statement == statement]
    if decision.passage:
        stated = [proof for proof in stated if proof.position == decision.passage]
    if not stated:
        raise KgError("No passage states it.", "'kg why' tells what holds, and where.")
    # In other passages the words may prove it, and there is nothing to decide there.
    may_be = [proof for proof in stated if _may_be_decided(proof, decision.act)]
    if not may_be:
        raise _refusal(stated[0], decision.act)
    if len(may_be) > 1:
        listed = formatting.listing([proof.position for proof in may_be])
        raise KgError(f"It stands in {listed}.", "Name one by --passage.")
    return may_be[0]


def _may_be_decided(proof: Proof, act: Act) -> bool:
    if act == "overrule":
        return proof.grade == "refused" and proof.may_be_overruled
    return proof.grade == "open"


def _refusal(proof: Proof, act: Act) -> KgError:
    """Why nobody may decide so of a statement."""
    if proof.grade != "refused":
        return KgError(_WHY_NOT[proof.grade])
    if proof.may_be_overruled and act == "attest":
        advice = "If they only seem to, overrule it with --overrule."
        return KgError(f"The words say otherwise: {proof.reason}", advice)
    return KgError(
        f"The words do not say it: {proof.reason}",
        "Correct the statement: what is not mentioned, or is another figure, date or "
        "speaker, nobody can decide.",
    )


def _in_force(graph: Graph, triple: Triple, decision: Decision) -> Judgement:
    """The one judgement on the statement that counts."""
    # Withdrawn ones are not among them, so that nothing is withdrawn twice.
    found = []
    for judgement in judgements(graph):
        _, _, position = judgement.judged.passage.partition("#")
        if judgement.triple == triple and decision.passage in ("", position):
            found.append(judgement)
    if not found:
        raise KgError("Nobody has decided on it.")
    if len(found) > 1:
        raise KgError("It was decided on in several passages.", "Name --passage.")
    return found[0]


def _sentence(graph: Graph, triple: Triple, modality: str | None) -> str:
    sentence = graph.verbaliser.sentence(*triple)
    return f"{sentence} ({modality})" if modality else sentence
