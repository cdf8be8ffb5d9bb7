"""Records of proofs that are not what the words give, or are of other words.

One of its findings:

    graph/proofs/2024-03-04-norvik-tessaly.ttl:12: Zöllin Textiles is a subsidiary of
      Norvik Looms: the record of its proof is not what the words give. [error, evidence]
      expected  open
      found     proved
      do        Write the proofs again: 'kg check --write-proofs'.

Records are worked out, and nobody's to write. Where the words are at hand, each is
compared with what they give. Else digests tell whether it is of these words and frames,
and what no words can have given is found all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks.source_map import Key, Unplaced
from kg.grounding import Proving, Support
from kg.knowledge import Graph
from kg.knowledge.grades import undecided
from kg.knowledge.proofs import ProofRecord
from kg.model import Article, Finding, Location, Proof, Severity

_AGAIN = "Write the proofs again: 'kg check --write-proofs'."


def record_findings(proving: Proving, support: Support) -> Iterator[Unplaced]:
    """A finding for each record of an article that is false, and one for all others."""
    graph = proving.rules.graph
    found, fitting, faults = proving.recorded(support.article.iri)
    if not found:
        return
    proofs = {proof.judged: proof for proof in support.proofs}
    current = [
        record
        for record in fitting
        if record.proof.judged in proofs  # else its statement is gone
    ]
    for record in current:
        proof = proofs[record.proof.judged]
        fault = faults.get(record.name)
        if fault:
            message = f"the record of its proof has been edited: {fault}"
            yield _untrue(graph, record, proof, message)
        # Where the words are not at hand, the record is all that tells.
        elif proof.is_kept:
            yield from _kept(graph, record, proof)
        elif support.words and is_false(record.proof, proof):
            message = "the record of its proof is not what the words give."
            yield _untrue(graph, record, proof, message)
    # One finding for all of them: an edit of a frame outdates a hundred at once.
    recorded = {record.proof.judged for record in current}
    missing = len(proofs.keys() - recorded)
    outdated = len(found) - len(current)
    if missing or outdated:
        yield _outdated(graph, support.article, outdated, missing, found[0])


def is_false(record: Proof, proof: Proof) -> bool:
    """Whether a record says other than what words, or a judgement since, give."""
    # A person may have decided since it was written, which is no fault of the record.
    by_person = ("attested", "overruled")
    if record.grade in by_person or proof.grade in by_person:
        return undecided(record).grade != undecided(proof).grade
    return record.witness != proof.witness


def _untrue(graph: Graph, record: ProofRecord, proof: Proof, message: str) -> Unplaced:
    sentence = graph.verbaliser.sentence(*record.triple).rstrip(".")
    finding = Finding(
        severity="error",
        check="evidence",
        message=f"{sentence}: {message}",
        location=Location(passage=record.proof.passage),
        expected=_told(proof) or None,
        found=_told(record.proof),
        advice=_AGAIN,
    )
    return _at(graph, record, finding)


def _kept(graph: Graph, record: ProofRecord, proof: Proof) -> Iterator[Unplaced]:
    """What was found when the words were at hand is still wrong, or unfinished."""
    severities: dict[str | None, Severity] = {"refused": "error", "open": "warning"}
    severity = severities.get(proof.grade)
    if severity is None:
        return
    sentence = graph.verbaliser.sentence(*record.triple).rstrip(".")
    finding = Finding(
        severity=severity,
        check="support",
        message=f"{sentence}: {proof.grade} when the article's words were at hand.",
        location=Location(passage=proof.passage),
        advice="Check it with the words, and correct it or attest it.",
    )
    subject, predicate, _ = record.triple
    yield Unplaced(finding, Key(proof.passage, subject.value, predicate.value))


def _told(proof: Proof) -> str:
    places = ", ".join(f"{begin}-{end}" for begin, end in proof.spans)
    parts = [proof.grade, proof.how, proof.frame, places]
    return ", ".join(part for part in parts if part)


def _outdated(
    graph: Graph,
    article: Article,
    outdated: int,
    missing: int,
    first: ProofRecord,
) -> Unplaced:
    message = (
        f"{article.slug}: {outdated} records of proofs are of other words, statements "
        f"or frames, and {missing} statements have none."
    )
    finding = Finding(
        severity="warning",
        check="evidence",
        message=message,
        advice=_AGAIN,
    )
    return _at(graph, first, finding)


def _at(graph: Graph, record: ProofRecord, finding: Finding) -> Unplaced:
    return Unplaced(finding, Key(graph.namespaces.proofs.value, record.name.value))
