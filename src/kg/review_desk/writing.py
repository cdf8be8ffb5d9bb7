"""Writing what was accepted: the article's file, and the site with its page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kg.checks import Progress
from kg.drafting.reviewing import review_file, review_of
from kg.errors import KgError
from kg.model import Finding
from kg.project import Project
from kg.render import reasons


class Written(NamedTuple):
    """What became of writing an article.

    Attributes:
        record: the outcome for the page.
        files: what the site has; nothing if none was built.
    """

    record: dict[str, Any]
    files: list[Path]


def write_article(project: Project, slug: str, progress: Progress) -> Written:
    """Accept an article, and build the project's site.

    Args:
        project: the project.
        slug: the article's slug.
        progress: is called with each step.

    Raises:
        KgError: nothing is accepted, or a line of the review cannot be understood.
    """
    accepted = project.accept(slug, progress=progress)
    findings = _findings(project, slug, accepted.findings)
    if not accepted.is_written:
        told = f"Nothing is written: {reasons.counted(_told(accepted.findings))}."
        return Written(_record(findings, told, is_written=False), [])
    told = f"Written: {accepted.passages} passages, {accepted.statements} statements."
    folder = project.workspace.root / "site"
    try:
        built = project.build(folder, progress=progress)
    except KgError as error:
        # The article stands all the same; only the site was not to be had.
        notes = (*accepted.notes, f"No site was built: {error.message}")
        return Written(_record(findings, told, notes, is_written=True), [])
    page = _page(built.files, folder, slug)
    record = _record(findings, told, accepted.notes, is_written=True)
    return Written({**record, "site": page and f"site/{page}"}, built.files)


def _record(
    findings: list[dict[str, Any]],
    told: str,
    notes: Iterable[str] = (),
    *,
    is_written: bool,
) -> dict[str, Any]:
    return {
        "findings": findings,
        "notes": list(notes),
        "told": told,
        "isWritten": is_written,
        "site": None,
    }


def _page(files: Iterable[Path], folder: Path, slug: str) -> str | None:
    """The page of an article: its own, or the only one that the site has."""
    names = {path.relative_to(folder).as_posix() for path in files}
    own = (f"articles/{slug}.html", "index.html")
    return next((name for name in own if name in names), None)


def _findings(
    project: Project, slug: str, findings: Iterable[Finding]
) -> list[dict[str, Any]]:
    """The findings, each with the draft that it is about."""
    workspace = project.workspace
    review = workspace.shown(review_file(workspace, slug))
    drafts = {line.line: line.id for line in review_of(workspace, slug)}
    return [
        {
            "severity": finding.severity,
            "message": finding.message,
            "advice": finding.advice,
            "draft": drafts.get(finding.location.line or 0)
            if finding.location.file == review
            else None,
        }
        for finding in _told(findings)
    ]


def _told(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, without what no statement has: the step before lists that."""
    told = [each for each in findings if each.is_error or each.check != "coverage"]
    return sorted(told, key=lambda each: not each.is_error)
