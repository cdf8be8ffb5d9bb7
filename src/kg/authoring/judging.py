"""What a person decides on a statement, written into graph/judgements.ttl."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg import files
from kg import vocabulary as v
from kg.articles import Texts
from kg.authoring.days import iso_day
from kg.authoring.slugs import slug
from kg.errors import KgError, NotFound
from kg.grounding import support
from kg.knowledge import Graph
from kg.knowledge.judgements import Judgement, agents, describing, judgements
from kg.language.english import formatting
from kg.model import Grade, Passage, Proof
from kg.rdf.canonical import Document, read_document, write_document
from kg.vocabulary import Term, Triple
from kg.workspace import Workspace

Act: TypeAlias = OneOf["attest", "overrule", "withdraw"]

_DAY = NamedNode(v.PREFIXES["xsd"] + "date")
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
    common = _common(graph, decision)
    if decision.act == "withdraw":
        earlier = _in_force(graph, triple, decision)
        name = f"{earlier.name.value}/withdrawal"
        parts: dict[NamedNode, Term] = {v.WITHDRAWS: earlier.name}
        passage_iri = earlier.judged.passage
        modality = earlier.judged.modality
    else:
        proof = _undecided(support_of(graph, texts), triple, decision)
        passage_iri, modality = proof.passage, proof.modality
        passage = graph.passages[passage_iri]
        parts = dict(describing(triple, modality, passage.iri, passage.sha256))
        name = _name(graph, triple, passage)
    kind: dict[NamedNode, Term] = {v.TYPE: _CLASSES[decision.act]}
    described = {**kind, **common, **parts}
    node = NamedNode(name)
    _add(workspace, [Quad(node, *pair) for pair in described.items()])
    return Decided(
        judgement=name,
        sentence=_sentence(graph, triple, modality),
        passage=graph.passages[passage_iri],
        path=workspace.judgements,
    )


def support_of(graph: Graph, texts: Texts) -> list[Proof]:
    """How well every statement is proved."""
    return [proof for each in support(graph, texts) for proof in each.proofs]


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


# How it is written down


def _common(graph: Graph, decision: Decision) -> dict[NamedNode, Term]:
    """What every judgement has: whose it is, of which day, and why."""
    reason = " ".join(decision.reason.split())
    if not reason:
        raise KgError("A judgement needs a reason.", "Give it by --reason.")
    day = iso_day(decision.date)
    return {
        v.CREATOR: _agent(graph, decision.agent),
        v.JUDGED_ON: Literal(day, datatype=_DAY),
        v.COMMENT: Literal(reason, language=graph.dataset.language),
    }


def _agent(graph: Graph, name: str) -> NamedNode:
    """The agent of this name; without one, whoever made the data set."""
    known = agents(graph)
    wanted: Sequence[str] = [name] if name else graph.dataset.creators
    found = [iri for iri, known_as in known.items() if known_as in wanted]
    if len(found) == 1:
        return NamedNode(found[0])
    if name:
        advice = "Describe the agent in graph/dataset.ttl: foaf:Agent, foaf:name."
        raise NotFound("agent", name, known.values(), advice)
    if len(found) > 1:
        message = "Several people made the data set."
        raise KgError(message, "Say who you are by --agent.")
    raise KgError(
        "Nobody is named who made the data set.",
        "Describe yourself in graph/dataset.ttl: foaf:Agent, foaf:name; and be its "
        "dcterms:creator, or name yourself by --agent.",
    )


def _name(graph: Graph, triple: Triple, passage: Passage) -> str:
    """An IRI that tells what the judgement is on, and that no other has."""
    article = graph.article_of(passage).slug
    words = " ".join(_local_name(term) for term in triple)
    place = f"{article}/{passage.begin}-{passage.end}"
    # Readable, since people meet it in the file and in each diff of it.
    base = f"{graph.namespaces.base}judgement/{place}/{slug(words)}"
    quads = graph.match(graphs=graph.namespaces.judgements)
    taken = {
        quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)
    }
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _local_name(term: Term) -> str:
    text = term.value if isinstance(term, (NamedNode, Literal)) else str(term)
    return text.rpartition("#")[2].rpartition("/")[2]


def _sentence(graph: Graph, triple: Triple, modality: str | None) -> str:
    sentence = graph.verbaliser.sentence(*triple)
    return f"{sentence} ({modality})" if modality else sentence


def _add(workspace: Workspace, quads: Iterable[Quad]) -> None:
    path = workspace.judgements
    name = workspace.shown(path)
    document = read_document(path, name) if path.exists() else Document([])
    grown = document._replace(quads=[*document.quads, *quads])
    prefixes = workspace.namespaces.prefixes
    files.write(path, write_document(grown, name, prefixes))
