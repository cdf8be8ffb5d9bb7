"""The project's own questions and checks: each can be read and run, and there are checks and shapes at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import BadInput
from kg.knowledge import Graph
from kg.model import Finding, Location
from kg.questions import ask, read_question
from kg.workspace import Workspace


def question_findings(workspace: Workspace, graph: Graph) -> Iterator[Finding]:
    """A finding for each question that cannot be asked, and for checks or shapes that are missing."""
    for path in sorted(workspace.queries.glob("*.rq")):
        yield from _tried(path, workspace, graph)
    checks = workspace.queries / "checks"
    if not any(checks.glob("*.rq")):
        yield _missing(
            "check", workspace.shown(checks), "Restore the folder queries/checks."
        )
    if not workspace.shapes.exists():
        yield _missing(
            "shape",
            workspace.shown(workspace.shapes),
            "Restore the file ontology/shapes.ttl.",
        )


def _missing(what: str, file: str, advice: str) -> Finding:
    return Finding(
        "error",
        "syntax",
        f"There is no {what}, so nothing would be found.",
        Location(file),
        advice=advice,
    )


def _tried(path: Path, workspace: Workspace, graph: Graph) -> Iterator[Finding]:
    try:
        ask(graph, read_question(path, workspace))
    except BadInput as error:
        message = error.message.removeprefix(f"{error.place}: ")
        place = Location(workspace.shown(path), error.line)
        advice = error.advice or "Mend the question's file."
        yield Finding("error", "syntax", message, place, advice=advice)
