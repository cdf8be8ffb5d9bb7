"""The project's own questions and checks: each can be read and run, and there are checks at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import BadInput
from kg.knowledge import Graph
from kg.model import Finding, Location
from kg.questions import ask, read
from kg.workspace import Workspace


def check(workspace: Workspace, graph: Graph) -> Iterator[Finding]:
    """A finding for each question that cannot be asked, and for a folder without checks, which would find nothing."""
    for path in sorted(workspace.queries.glob("*.rq")):
        yield from _tried(path, workspace, graph)
    checks = workspace.queries / "checks"
    if not any(checks.glob("*.rq")):
        message, place = (
            "There is no check, so nothing would be found.",
            Location(workspace.shown(checks)),
        )
        yield Finding("error", "syntax", message, place, advice="Restore the folder queries/checks.")


def _tried(path: Path, workspace: Workspace, graph: Graph) -> Iterator[Finding]:
    try:
        ask(graph, read(path, workspace))
    except BadInput as error:
        message = error.message.removeprefix(f"{error.place}: ")
        place = Location(workspace.shown(path), error.line)
        advice = error.advice or "Mend the question's file."
        yield Finding("error", "syntax", message, place, advice=advice)
