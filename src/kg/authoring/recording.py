"""Writing down how well statements are proved, for those who do not have the words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as day_type
from pathlib import Path

from pyoxigraph import Quad

from kg import files
from kg.errors import KgError
from kg.grounding import Support
from kg.grounding.grading import told
from kg.knowledge import Graph
from kg.knowledge.proofs import Record, frame_digests, quads_of, record_name, records
from kg.model import Judged, Proof
from kg.rdf import trig
from kg.workspace import Workspace

_HEAD = (
    "# Worked out by 'kg check --write-proofs' from the words, the statements and the\n"
    "# frames: not for editing. What people decide is in graph/judgements.ttl."
)


def write_proofs(
    workspace: Workspace,
    graph: Graph,
    supports: Iterable[Support],
    date: str | None = None,
) -> list[Path]:
    """Write graph/proofs/SLUG.ttl for each article whose words are at hand.

    Args:
        workspace: the project.
        graph: its graph.
        supports: what the words of its articles bear.
        date: the day of this check, noted at each proof that was not there before.

    Returns:
        The files that were changed.

    Raises:
        KgError: the date is none, or a file cannot be written.
    """
    if date is not None:
        _refuse_no_date(date)
    earlier = {record.proof.judged: record.proof for record in records(graph)}
    written: list[Path] = []
    for support in supports:
        if support.words is None:
            continue
        path = workspace.proofs_of(support.article.slug)
        content = _content(graph, support, earlier, date)
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            files.write(path, content)
            written.append(path)
    return written


def _refuse_no_date(date: str) -> None:
    try:
        day_type.fromisoformat(date)
    except ValueError as error:
        message = f"'{date}' is no date."
        raise KgError(message, "Write it such as 2026-05-31.") from error


def _content(
    graph: Graph, support: Support, earlier: dict[Judged, Proof], date: str | None
) -> str:
    stated = graph.stated(support.article.passages)
    triples = {each.judged: each.triple for each in told(stated)}
    frames = frame_digests(graph, support.proofs)
    quads: list[Quad] = []
    for proof in support.proofs:
        passage = graph.passages[proof.passage]
        dated = _dated(proof, earlier.get(proof.judged), date)
        record = Record(
            name=record_name(graph, proof),
            proof=dated,
            triple=triples[proof.judged],
            passage_digest=passage.sha256,
            frame_digest=frames.get(proof.frame, ""),
        )
        quads += quads_of(record)
    return trig.write_trig(quads, graph.namespaces.prefixes, head=_HEAD)


def _dated(proof: Proof, earlier: Proof | None, date: str | None) -> Proof:
    """The proof with the day on which it was first found, if that is known."""
    if earlier is not None and earlier.witness == proof.witness:
        return proof._replace(date=earlier.date or date)
    return proof._replace(date=proof.date or date)
