"""What was proved of an article, as graph/proofs/ says it."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad

from kg.grounding import Support
from kg.grounding.grading import told
from kg.knowledge import Graph
from kg.knowledge.proofs import ProofRecord, frame_digests, quads_of, record_name
from kg.model import Judged, Proof


def proof_quads(
    graph: Graph,
    support: Support,
    earlier: Mapping[Judged, Proof] | None = None,
    date: str | None = None,
) -> list[Quad]:
    """The records of the proofs of an article's statements.

    Args:
        graph: what the article states.
        support: what its words bear.
        earlier: the proofs that were recorded before: one that still proves the same
            keeps its day.
        date: the day that the others get; None for no day.
    """
    triples = {each.judged: each.triple for each in told(support.stated)}
    frames = frame_digests(graph, support.proofs)
    before = earlier or {}
    quads: list[Quad] = []
    for proof in support.proofs:
        if proof.grade is None:
            continue
        record = ProofRecord(
            name=record_name(graph, proof),
            proof=_dated(proof, before.get(proof.judged), date),
            triple=triples[proof.judged],
            passage_digest=graph.passages[proof.passage].sha256,
            frame_digest=frames.get(proof.frame or "", ""),
        )
        quads += quads_of(record)
    return quads


def _dated(proof: Proof, earlier: Proof | None, date: str | None) -> Proof:
    """The proof with the day on which it was first found, if that is known."""
    if earlier is not None and earlier.witness == proof.witness:
        return proof._replace(date=earlier.date or date)
    return proof._replace(date=proof.date or date)
