"""Writing down how well statements are proved, for those who do not have the words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg import files
from kg.authoring.days import iso_day
from kg.grounding import Support
from kg.grounding.proof_quads import proof_quads
from kg.knowledge import Graph
from kg.knowledge.proofs import ProofRecord
from kg.rdf import trig
from kg.workspace import Workspace

_HEAD = (
    "# Worked out from the words, the statements and the frames: not for editing; 'kg\n"
    "# check --write-proofs' writes it anew. What people decide is in judgements.ttl."
)


def write_proofs(
    workspace: Workspace,
    graph: Graph,
    supports: Iterable[Support],
    records: Iterable[ProofRecord],
    date: str | None = None,
) -> list[Path]:
    """Write graph/proofs/SLUG.ttl for each article whose words are at hand.

    Args:
        workspace: the project.
        graph: its graph.
        supports: what the words of its articles bear.
        records: what was written before: a proof that is still the same keeps its day.
        date: the day of this check, noted at each proof that was not there before.

    Returns:
        The files that were changed.

    Raises:
        KgError: the date is none, or a file cannot be written.
    """
    day = None if date is None else iso_day(date)
    earlier = {record.proof.judged: record.proof for record in records}
    written: list[Path] = []
    for support in supports:
        if support.words is None:
            continue
        path = workspace.proofs_of(support.article.slug)
        quads = proof_quads(graph, support, earlier, day)
        # The same proofs give the same bytes, so that a diff shows what has changed.
        content = trig.write_trig(quads, graph.namespaces.prefixes, head=_HEAD)
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            files.write(path, content)
            written.append(path)
    return written
