"""Which articles the errors belong to, so that the others can be published."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Finding
from kg.workspace import Workspace

# What these checks refuse is left out by itself: statements, and records of passages.
_OF_WORDS = ("support", "judgements", "coverage")


def unsound(findings: Iterable[Finding], workspace: Workspace) -> set[str]:
    """The slugs of the articles whose files are broken, or passages misplaced.

    Such an article is not published. What its words do not bear is left out instead.
    """
    errors = [finding for finding in findings if finding.check not in _OF_WORDS]
    return faulty(errors, workspace)


def faulty(findings: Iterable[Finding], workspace: Workspace) -> set[str]:
    """The slugs of the articles with errors, in their files or in their passages."""
    slugs = _slugs_by_file(workspace)
    articles = workspace.namespaces.articles
    found: set[str] = set()
    for finding in findings:
        if finding.is_error:
            found |= _articles(finding, slugs, articles)
    return found


def blocking(findings: Iterable[Finding], workspace: Workspace) -> list[Finding]:
    """The errors that belong to no article.

    They are in the registry, the ontology, the questions, or what is derived, on which
    every article rests.
    """
    slugs = _slugs_by_file(workspace)
    articles = workspace.namespaces.articles
    errors = [finding for finding in findings if finding.is_error]
    return [error for error in errors if not _articles(error, slugs, articles)]


def _slugs_by_file(workspace: Workspace) -> dict[str, str]:
    slugs = {}
    for path in workspace.articles:
        file = workspace.shown(path)
        slugs[file] = path.stem
    return slugs


def _articles(
    finding: Finding, slugs_by_file: dict[str, str], namespace: str
) -> set[str]:
    """The slugs of the articles that a finding is in or about, mostly one."""
    place = finding.location
    passage_of, _, _ = (place.passage or "").partition("#")
    about = place.article or ""
    slugs = {
        slugs_by_file.get(place.file or "", ""),
        passage_of.removeprefix(namespace),
        about.removeprefix(namespace),
    }
    # A finding may name an article that has no file, which nobody could mend there.
    return slugs.intersection(slugs_by_file.values())
