"""The project's own questions and checks: each can be read and run, and there are checks at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import BadInput
from kg.model import Problem
from kg.project import Project
from kg.questions import ask, read
from kg.store import Store


def check(store: Store) -> Iterator[Problem]:
    """A problem for each question that cannot be asked, and for a folder without checks, which would find nothing."""
    project = store.project
    for path in sorted(project.queries.glob("*.rq")):
        yield from _tried(path, project, lambda path=path: ask(store, read(path, project)))  # type: ignore[misc]
    if not any((project.queries / "checks").glob("*.rq")):
        message, advice = "There is no check, so nothing would be found.", "Restore the folder queries/checks."
        yield Problem("syntax", message, advice, project.shown(project.queries / "checks"))


def _tried(path: Path, project: Project, attempt: Callable[[], object]) -> Iterator[Problem]:
    try:
        attempt()
    except BadInput as error:
        message = error.message.removeprefix(f"{error.place}: ")
        advice = error.advice or "Mend the question's file."
        yield Problem("syntax", message, advice, project.shown(path), error.line)
