"""Which articles the errors belong to, so that the others can be published without them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Finding
from kg.vocabulary import ARTICLE
from kg.workspace import Workspace


def unsound(findings: Iterable[Finding], workspace: Workspace) -> set[str]:
    """The slugs of the articles that have errors: in their files, or in their passages."""
    files = _slugs(workspace)
    errors = (finding for finding in findings if finding.is_error)
    return {slug for finding in errors for slug in _articles(finding, files)}


def blocking(findings: Iterable[Finding], workspace: Workspace) -> list[Finding]:
    """The errors that belong to no article: in the registry, the ontology, the questions, or what is derived."""
    files = _slugs(workspace)
    return [each for each in findings if each.is_error and not _articles(each, files)]


def _slugs(workspace: Workspace) -> dict[str, str]:
    """The slugs of the articles by their files."""
    return {workspace.shown(path): path.stem for path in workspace.articles}


def _articles(finding: Finding, files: dict[str, str]) -> set[str]:
    place = finding.location
    about = [place.article or "", (place.passage or "").partition("#")[0]]
    slugs = {
        files.get(place.file or "", ""),
        *(iri.removeprefix(ARTICLE) for iri in about),
    }
    return slugs.intersection(files.values())
