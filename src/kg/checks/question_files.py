"""Questions that cannot be asked, and a project without any checks or shapes.

One of its findings:

    queries/partners.rq:7: a prefix is not declared, and not one of the project's.
      [syntax]
      do        The project's prefixes are dcat, dcterms, geonames, …
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import BadInput
from kg.knowledge import Graph
from kg.knowledge.memory import MemoryHome, copied
from kg.model import Finding, Location
from kg.questions import read_question, refuse_unanswerable
from kg.workspace import Workspace


def question_findings(workspace: Workspace, graph: Graph) -> Iterator[Finding]:
    """A finding for each question that cannot be asked with the values in its file.

    Where checks or shapes are missing, that is one too: it must not look as if all were
    well.
    """
    first: dict[str, Path] = {}
    # Whether they can be asked does not depend on what the answer is.
    empty = Graph(MemoryHome(copied(()), graph.namespaces))
    for path in workspace.questions:
        yield from _ask(path, workspace, empty)
        if path.stem in first:
            yield _namesake(path, first[path.stem], workspace)
        first.setdefault(path.stem, path)
    if not workspace.checks:
        yield _missing("check", "queries/checks", "Restore the folder queries/checks.")
    if not workspace.shapes:
        advice = "Restore the file ontology/shapes.ttl."
        yield _missing("shape", "ontology/shapes.ttl", advice)


def _namesake(path: Path, other: Path, workspace: Workspace) -> Finding:
    return Finding(
        severity="error",
        check="syntax",
        message=f"Another question is called '{path.stem}' too.",
        location=Location(workspace.shown(path)),
        found=workspace.shown(other),
        advice="Give the file another name: questions are asked by it.",
    )


def _missing(what: str, file: str, advice: str) -> Finding:
    return Finding(
        severity="error",
        check="syntax",
        message=f"There is no {what}, so nothing would be found.",
        location=Location(file),
        advice=advice,
    )


def _ask(path: Path, workspace: Workspace, graph: Graph) -> Iterator[Finding]:
    try:
        refuse_unanswerable(graph, read_question(path, workspace))
    except BadInput as error:
        # The place stands before the message, and has fields of its own in a finding.
        message = error.message.removeprefix(f"{error.place}: ")
        yield Finding(
            severity="error",
            check="syntax",
            message=message,
            location=Location(workspace.shown(path), error.line),
            advice=error.advice or "Mend the question's file.",
        )
