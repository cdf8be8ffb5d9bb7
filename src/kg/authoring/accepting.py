"""Accepting a worksheet: compiled, checked as part of the whole project, then written.

It is tried in a copy of the project's graph, so that a worksheet with an error in it
changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import checks
from kg.articles import Text, Texts
from kg.authoring.compiling import ArticleText, Compiled, compile_worksheet
from kg.authoring.recording import write_proofs
from kg.authoring.shorthand import Worksheet
from kg.authoring.trial import tried
from kg.authoring.worksheet_findings import at_lines
from kg.checks import Examined, Progress
from kg.errors import KgError, NotFound, NothingStated
from kg.grounding.coverage import Coverage
from kg.grounding.words import day_of
from kg.knowledge import Graph, open_graph
from kg.knowledge.proofs import ArticleRecords
from kg.model import Article, Finding, Proof
from kg.workspace import Workspace


class Accepted(NamedTuple):
    """What became of a worksheet.

    Attributes:
        findings: on the article at the worksheet's lines, and the errors elsewhere.
        is_written: whether no error stood in the way that the worksheet makes.
        written: the files that were changed.
        passages: how many passages the article has.
        statements: how many statements they make.
        coverage: what of the text they use; None where nothing was written.
        proofs: how well each of them is proved.
        notes: what else is to be told of it.
    """

    findings: list[Finding]
    is_written: bool
    written: list[Path]
    passages: int
    statements: int
    coverage: Coverage | None
    proofs: list[Proof]
    notes: tuple[str, ...] = ()


def worksheet_of(workspace: Workspace, slug: str) -> Path:
    """The worksheet of an article."""
    return workspace.root / "drafts" / f"{slug}.kg"


def accept(
    workspace: Workspace,
    slug: str,
    worksheet: Worksheet,
    *,
    draft: bool = False,
    progress: Progress = lambda _: None,
) -> Accepted:
    """Write what the worksheet of an article says, if its words bear it.

    The article's file then has what the worksheet says, and nothing else; the registry
    has the things that it describes as it describes them.

    Args:
        workspace: the project, with the article's text at hand.
        slug: the article's slug.
        worksheet: the words with what they state.
        draft: whether it stays a draft, which `kg build` leaves out.
        progress: is called with the name of each step.

    Raises:
        NotFound: there is no such article.
        KgError: its text is not at hand, or is another.
        NothingStated: the worksheet has no statement.
        BadInput: a line of the worksheet cannot be understood.
    """
    graph = open_graph(workspace, progress)
    article = article_named(graph, slug)
    texts = Texts(*workspace.text_folders)
    text = exact_text(texts, article)
    progress("compiling")
    compiled = _compiled(worksheet, graph, article, text)
    checks.renew(workspace, texts, progress)
    with tried(workspace, article, progress) as trial:
        trial.write(compiled, text, is_draft=draft)
        trial.forget_proofs()
        examined = checks.examine(trial.workspace, texts, progress)
        findings, outdated = _without_records(examined.findings, trial.workspace)
        findings = at_lines(findings, compiled, trial.workspace, slug, worksheet.source)
        is_sound = not _new_errors(findings, workspace, worksheet.source)
        written = trial.take_over() if is_sound else []
        if is_sound:
            again = {article.iri, *outdated}
            written += _record_proofs(workspace, again, graph, examined)
            trial.keep()
    return Accepted(
        findings=findings,
        is_written=is_sound,
        written=written,
        passages=trial.passages,
        statements=len(compiled.stated),
        coverage=_coverage(examined, slug) if is_sound else None,
        proofs=_proofs(examined, slug),
    )


def _compiled(
    worksheet: Worksheet, graph: Graph, article: Article, text: Text
) -> Compiled:
    """What the worksheet of an article says."""
    published = day_of(article.published)
    source = ArticleText(NamedNode(article.iri), text.words, published)
    compiled = compile_worksheet(worksheet, source, graph)
    if not compiled.stated:
        message = f"{worksheet.source} states nothing yet."
        raise NothingStated(message, "Write statements under the words that make them.")
    return compiled


def _new_errors(
    findings: Iterable[Finding], workspace: Workspace, worksheet: str
) -> list[Finding]:
    """The errors of the worksheet, and those elsewhere that it brings with it."""
    errors = [finding for finding in findings if finding.is_error]
    elsewhere = [error for error in errors if error.location.file != worksheet]
    if not elsewhere:
        return errors
    # What was wrong before is for somebody else to mend.
    before = checks.examine(workspace, Texts(*workspace.text_folders)).findings
    known = set(map(_without_line, before))
    return [error for error in errors if _without_line(error) not in known]


def _without_line(finding: Finding) -> Finding:
    # A registry with one thing more has the same mistake in another line.
    return finding._replace(location=finding.location._replace(line=None))


def _without_records(
    findings: Iterable[Finding], workspace: Workspace
) -> tuple[list[Finding], set[str]]:
    """Findings but those of records of proofs, and the articles of which these are.

    One more article may change what the words of others give, such as what stands
    nearest: what was recorded of them is no measure of it, and is written anew.
    """
    folder = workspace.shown(workspace.proofs_of("").parent)
    kept: list[Finding] = []
    outdated: set[str] = set()
    for finding in findings:
        file = finding.location.file or ""
        if file.startswith(f"{folder}/"):
            slug = file.removeprefix(f"{folder}/").removesuffix(".ttl")
            outdated.add(workspace.namespaces.articles + slug)
        else:
            kept.append(finding)
    return kept, outdated


def _record_proofs(
    workspace: Workspace, articles: Iterable[str], before: Graph, examined: Examined
) -> list[Path]:
    """Write how well some articles are proved."""
    if examined.edition is None:
        return []
    known = ArticleRecords(before)
    supports = examined.supports_of({*articles})
    records = [record for each in supports for record in known.of(each.article.iri)]
    return write_proofs(workspace, examined.edition.graph, supports, records)


def _coverage(examined: Examined, slug: str) -> Coverage | None:
    for coverage in examined.coverages:
        if coverage.article.slug == slug:
            return coverage
    return None


def _proofs(examined: Examined, slug: str) -> list[Proof]:
    for each in examined.articles:
        if each.article.slug == slug:
            return each.proofs
    return []


def article_named(graph: Graph, slug: str) -> Article:
    """The article of a slug.

    Raises:
        NotFound: there is none.
    """
    iri = graph.namespaces.articles + slug
    article = graph.articles.get(iri)
    if article is None:
        slugs = [each.slug for each in graph.articles.values()]
        advice = "'kg add TEXT' begins an article."
        raise NotFound("article", slug, slugs, advice)
    return article


def exact_text(texts: Texts, article: Article) -> Text:
    """The text of an article, as it was added.

    Raises:
        KgError: it is not at hand, or is another.
    """
    text = texts.of(article)
    name = f"{article.slug}.txt"
    if text is None:
        raise KgError(
            f"The text {name} is not at hand.",
            "Put it at articles/SLUG.txt, or name its folder with --articles.",
        )
    if not text.is_exact:
        raise KgError(
            f"The text {name} is not the one that was added: its digest is another.",
            f"Restore it, or add it anew: kg add --remove {article.slug}, "
            "then kg add TEXT.",
        )
    return text
