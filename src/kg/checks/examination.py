"""The whole check of a project, phase by phase."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from typing import NamedTuple

from kg.articles import NO_TEXTS, Texts
from kg.cache import folder_of, program
from kg.checks import (
    conventions,
    decisions,
    digests,
    graph_checks,
    parsing,
    proof_records,
    question_files,
    readable_texts,
    review_decisions,
    shared_ontology,
    wording,
)
from kg.checks.source_map import SourceMap
from kg.checks.verdict import blocking, unsound
from kg.edition import Edition
from kg.errors import KgError
from kg.frames.installed import Installed, ReadBy, read_by, usable
from kg.grounding import Support
from kg.grounding.coverage import Coverage
from kg.grounding.proved_articles import Kept, ProvedArticle, proved_articles
from kg.knowledge import MANY, Graph, compile_store, is_kept, load
from kg.language.english.parsing_models import is_verified
from kg.model import Finding, Proof
from kg.workspace import Workspace

Progress = Callable[[str], None]


class Examined(NamedTuple):
    """What a check found, and the graph in which it did.

    Attributes:
        findings: the findings by file and line.
        coverages: what of each article the graph uses, where its text is at hand.
        supports: what the words of each article bear.
        edition: the graph without the articles that cannot be read; None where a file
            cannot be read that all articles rest on.
        read_by: what read relations by a parse, or why nothing did; None where there
            were no words to read.
    """

    findings: list[Finding]
    coverages: list[Coverage]
    supports: list[Support]
    edition: Edition | None
    read_by: ReadBy | None = None

    @property
    def proofs(self) -> list[Proof]:
        """How well each statement of the articles is proved."""
        return [proof for support in self.supports for proof in support.proofs]


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
    if finding := parsing.dataset_finding(workspace):
        # Without a base, nothing has a name.
        return Examined([finding], [], [], None)
    parsed = parsing.parse_files(workspace)
    findings = list(parsed.unreadable)
    findings += conventions.convention_findings(workspace, parsed)
    findings += shared_ontology.shared_ontology_findings(workspace, parsed)
    if blocking(parsed.unreadable, workspace):
        # Without its registry or its ontology no graph could be loaded.
        return Examined(_ordered(findings), [], [], None)

    progress("loading")
    unreadable = unsound(parsed.unreadable, workspace)
    graph = _graph(workspace, unreadable, progress)
    given = texts or NO_TEXTS
    illegible = readable_texts.text_findings(graph, given)
    found = [*illegible.values()]
    edition = Edition(workspace, graph, readable_texts.without(given, illegible))
    findings += question_files.question_findings(workspace, graph)

    progress("shapes and logic")
    found += graph_checks.graph_findings(workspace, graph)

    progress("evidence")
    found += digests.passage_findings(edition)

    progress("support")
    proved, used, faults = _proved(edition, jobs)
    findings += faults
    supports = [each.support for each in proved]
    covered = [each.coverage for each in proved if each.coverage]
    found += wording.support_findings(supports)
    found += decisions.judgement_findings(graph, supports)
    found += review_decisions.review_findings(graph, supports)
    found += wording.reading_findings(supports)
    found += proof_records.record_findings(graph, supports)
    found += wording.coverage_findings(covered)
    found += wording.waiver_findings(supports, covered)
    if not unreadable:
        # An article that was left out might be the one that has the name in its text.
        found += wording.spelling_findings(graph, supports)
        nouns = [(each.support, each.nouns) for each in proved]
        found += wording.membership_findings(graph, nouns)
    findings += SourceMap(workspace).placed(found)
    return Examined(_ordered(findings), covered, supports, edition, used)


def _graph(
    workspace: Workspace, unreadable: Collection[str], progress: Progress
) -> Graph:
    """The graph of the articles that can be read: the compiled one, if it is kept."""
    if unreadable or not is_kept(workspace):
        return load(workspace, unreadable)
    return compile_store(workspace, progress) or load(workspace)


def _proved(
    edition: Edition, jobs: int | None
) -> tuple[list[ProvedArticle], ReadBy | None, list[Finding]]:
    """What is found in the articles, what read them, and what is wrong with that."""
    read = [each for each in edition.articles if edition.texts.of(each)]
    graph, texts = edition.graph, edition.texts
    if not read:
        # Without words, no model need be loaded that would read them.
        return proved_articles(graph, texts, None, 1), None, []
    parser, faults = _parser()
    cores = None
    if len(read) > MANY:
        cores = os.cpu_count()
    kept = _kept(edition.workspace, parser) if is_kept(edition.workspace) else None
    proved = proved_articles(graph, texts, parser, jobs or cores or 1, kept)
    return proved, read_by(parser), faults


def _kept(workspace: Workspace, parser: Installed | None) -> Kept:
    """Where what is found in articles is kept, and what all of it depends on."""
    made_of = sha256()
    for part in program():
        made_of.update(part)
    for path in (workspace.dataset, *workspace.ontology, *workspace.frames):
        made_of.update(sha256(path.read_bytes()).digest())
    made_of.update(repr(parser and parser.witness).encode())
    path = folder_of(workspace.root) / "articles.sqlite"
    return Kept(path, made_of.digest())


def _parser() -> tuple[Installed | None, list[Finding]]:
    """The parser that is installed, and what is wrong with it."""
    faults: list[KgError] = []
    parser = usable(faults.append)
    findings = [
        Finding(
            severity="warning",
            check="support",
            message=fault.message,
            advice=fault.advice,
        )
        for fault in faults
    ]
    if parser is not None and not is_verified(parser.witness):
        unverified = Finding(
            severity="warning",
            check="support",
            message=f"Nobody can verify the model that parses: {parser.model}.",
            advice="pip install 'newskg[read]' installs one whose files are known.",
        )
        findings.append(unverified)
    return parser, findings


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
