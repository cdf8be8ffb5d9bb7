"""The whole check of a project, phase by phase."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from functools import cache, cached_property

from kg.articles import NO_TEXTS, Texts
from kg.cache import folder_of, made_of
from kg.checks import (
    decisions,
    graph_checks,
    question_files,
    registered_names,
    review_decisions,
)
from kg.checks.checked_articles import ArticleChecks
from kg.checks.file_checks import file_findings
from kg.checks.kept_articles import (
    NO_ARTICLES,
    CheckedArticles,
    Kept,
    KeptArticles,
    checked_articles,
    is_of_use,
)
from kg.checks.parsing import dataset_finding
from kg.checks.readable_texts import ReadableTexts
from kg.checks.source_map import placed
from kg.checks.verdict import blocking, unsound
from kg.edition import Edition
from kg.errors import BadInput
from kg.grounding import Support
from kg.grounding.coverage import Coverage
from kg.knowledge import MANY, Graph, compile_store, is_kept, load
from kg.knowledge.compiled.folder import FolderHome
from kg.model import Finding, Graded, Proof
from kg.workspace import Workspace

Progress = Callable[[str], None]


class Examined:
    """What a check found, and the graph in which it did.

    Attributes:
        findings: the findings by file and line.
        edition: the graph without the articles that cannot be read; None where a file
            cannot be read that all articles rest on.
        articles: what is found in each article.
    """

    def __init__(
        self,
        findings: list[Finding],
        edition: Edition | None = None,
        articles: CheckedArticles = NO_ARTICLES,
    ) -> None:
        self.findings = findings
        self.edition = edition
        self.articles = articles.listed
        self._read = articles.read

    @cached_property
    def supports(self) -> list[Support]:
        """What the words of each article bear."""
        return self.supports_of(None)

    def supports_of(self, articles: Collection[str] | None) -> list[Support]:
        """What the words of some articles bear, by their IRIs; None for all."""
        return self._read(articles)

    @property
    def coverages(self) -> list[Coverage]:
        """What of each article the graph uses, where its text is at hand."""
        return [each.coverage for each in self.articles if each.coverage]

    @property
    def states(self) -> dict[str, str]:
        """How far the words of each article are proved, by its slug."""
        return {each.article.slug: each.state for each in self.articles}

    @property
    def drafts(self) -> list[str]:
        """The slugs of the articles that are not to be published yet."""
        return [each.article.slug for each in self.articles if each.article.is_draft]

    @property
    def grades(self) -> Counter[Graded]:
        """How many statements of the articles are proved how well."""
        found: Counter[Graded] = Counter()
        for each in self.articles:
            found.update(each.grades)
        return found

    @property
    def proofs(self) -> list[Proof]:
        """How well each statement of the articles is proved."""
        return [proof for each in self.articles for proof in each.proofs]


def check(
    workspace: Workspace,
    texts: Texts | None = None,
    progress: Progress = lambda _: None,
) -> list[Finding]:
    """All findings by file and line; see `examine`."""
    return examine(workspace, texts, progress).findings


def examine(
    workspace: Workspace,
    texts: Texts | None = None,
    progress: Progress = lambda _: None,
    jobs: int | None = None,
) -> Examined:
    """Check a project, and return the findings with the graph that was checked.

    Args:
        workspace: where the files are.
        texts: the texts that prove the words; without them, positions and digests stand
            for the words.
        progress: is called with the name of each phase as it begins.
        jobs: how many processes prove articles from their words; None for one a core if
            there are many texts, else one.

    Raises:
        BadInput: a check query cannot be run.
    """
    progress("syntax")
    if finding := dataset_finding(workspace):
        # Without a base, nothing has a name.
        return Examined([finding])
    compiled = _compiled(workspace, progress)
    home = compiled.home if compiled else None
    digests = home.digests if isinstance(home, FolderHome) else {}
    findings, unreadable_files = file_findings(workspace, digests)
    if blocking(unreadable_files, workspace):
        # Without its registry or its ontology no graph could be loaded.
        return Examined(_ordered(findings))

    progress("loading")
    unreadable = unsound(unreadable_files, workspace)
    graph = load(workspace, unreadable) if unreadable or not compiled else compiled
    findings += question_files.question_findings(workspace, graph)

    progress("shapes and logic")
    whole = cache(lambda: load(workspace))
    found = graph_checks.graph_findings(workspace, graph, whole)

    progress("evidence and support")
    edition = Edition(workspace, graph, ReadableTexts(texts or NO_TEXTS))
    articles = _checked(edition, whole, jobs)
    for each in articles.listed:
        found += each.findings
    found += decisions.judgement_findings(graph, articles.listed)
    found += review_decisions.review_findings(edition, articles.listed)
    if not unreadable:
        # An article that was left out might be the one that has the name in its text.
        found += registered_names.spelling_findings(graph, articles.listed)
        found += registered_names.membership_findings(graph, articles)
    findings += placed(workspace, digests, found)
    return Examined(_ordered(findings), edition, articles)


def renew(
    workspace: Workspace, texts: Texts, progress: Progress = lambda _: None
) -> None:
    """Check a compiled project of which most articles were not checked by this program.

    What is found is kept for every copy of it, which would be checked from nothing else.
    """
    if not is_kept(workspace):
        return
    kept = _kept(workspace)
    if not is_of_use(kept, len(workspace.articles)):
        examine(workspace, texts, progress)


def _compiled(workspace: Workspace, progress: Progress) -> Graph | None:
    """The compiled graph, if one is kept and all files can be read."""
    if not is_kept(workspace):
        return None
    # Which file it is, and why, is found out below.
    with suppress(BadInput):
        return compile_store(workspace, progress)
    return None


def _checked(
    edition: Edition, whole: Callable[[], Graph], jobs: int | None
) -> CheckedArticles:
    """What is found in the articles."""
    home = edition.graph.home
    checks = ArticleChecks(edition)
    if not isinstance(home, FolderHome):
        return checked_articles(checks, jobs or _cores(edition.articles))
    kept = KeptArticles(_kept(edition.workspace), checks, home)
    missing = kept.missing()
    if len(missing) > MANY:
        # In memory many are checked sooner, and processes can share it.
        checks = ArticleChecks(edition._replace(graph=whole()))
    return kept.checked(missing, checks, jobs or _cores(missing))


def _cores(articles: Sequence[object]) -> int:
    """How many processes share so many articles."""
    return (os.cpu_count() or 1) if len(articles) > MANY else 1


def _kept(workspace: Workspace) -> Kept:
    """Where what is found in articles is kept, and what all of it depends on."""
    path = folder_of(workspace.root) / "articles.sqlite"
    return Kept(path, made_of(workspace.terms))


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    # Two checks, or two rows of one, may find the same.
    distinct = dict.fromkeys(findings)
    return sorted(distinct, key=_order)


def _order(finding: Finding) -> tuple[str, int, str, str, str]:
    place = finding.location
    return (
        place.file or "",
        place.line or 0,
        finding.check,
        # Padded, lest character 1001 should come before 999.
        re.sub(r"\d+", lambda number: number[0].zfill(9), finding.message),
        finding.found or "",
    )
