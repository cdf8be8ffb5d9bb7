"""Whether a project holds together: its syntax, its shapes, its logic, its evidence and whether words bear it.

An error is a lie or a broken file, a warning is something unfinished, a note is worth
knowing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kg.articles import Texts
from kg.checks import (
    check_queries,
    conventions,
    cycles,
    digests,
    domains,
    parsing,
    question_files,
    wording,
)
from kg.checks.asserted import Asserted
from kg.checks.readable_texts import legible
from kg.checks.source_map import SourceMap
from kg.checks.verdict import blocking, unsound
from kg.edition import Edition
from kg.grounding import support as prove
from kg.grounding.coverage import Coverage, coverages
from kg.knowledge import load
from kg.model import Finding
from kg.workspace import Workspace

__all__ = ["Examined", "Progress", "blocking", "check", "examine", "unsound"]

Progress = Callable[[str], None]


class Examined(NamedTuple):
    """What was found in a project, and what of its articles the graph uses, where their texts are at hand.

    `edition` is what was examined, without the articles that cannot be read; there is
    none where a file cannot be read that all articles rest on.
    """

    findings: list[Finding]
    coverages: list[Coverage]
    edition: Edition | None


def check(
    workspace: Workspace,
    texts: Texts | None = None,
    progress: Progress = lambda _: None,
) -> list[Finding]:
    """All findings, by file and line. `progress` hears of each step."""
    return examine(workspace, texts, progress).findings


def examine(
    workspace: Workspace,
    texts: Texts | None = None,
    progress: Progress = lambda _: None,
) -> Examined:
    """The findings, and with them the coverage and the graph that was examined.

    Args:
        workspace: where the files are.
        texts: the texts that prove the words; without them, positions and digests stand
            for the words.
        progress: hears of each step.
    """
    progress("syntax")
    parsed = parsing.parse_files(workspace)
    findings = [*parsed.unreadable, *conventions.convention_findings(workspace, parsed)]
    unreadable = unsound(parsed.unreadable, workspace)
    if blocking(parsed.unreadable, workspace):
        return Examined(_ordered(findings), [], None)
    progress("loading")
    graph = load(workspace, unreadable)
    places = SourceMap(workspace)
    readable, illegible = legible(graph, places, texts)
    edition = Edition(workspace, graph, readable)
    findings += [*illegible, *question_files.question_findings(workspace, graph)]
    progress("shapes")
    from kg.checks import shapes  # rdflib and pySHACL are slow to import

    written = Asserted(graph)
    findings += domains.domain_findings(graph, written, places)
    findings += shapes.shape_findings(workspace, graph, written, places)
    progress("logic")
    findings += [
        *check_queries.query_findings(workspace, graph, places),
        *cycles.cycle_findings(graph, places),
    ]
    progress("evidence")
    findings += digests.passage_findings(edition, places)
    progress("support")
    supports = prove(graph, readable)
    covered = coverages(graph, supports)
    findings += wording.findings(places, supports, covered)
    if (
        not unreadable
    ):  # else a name may stand in an article that nobody could look into
        findings += wording.misspellings(graph, places, supports)
    return Examined(_ordered(findings), covered, edition)


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(dict.fromkeys(findings), key=_order)


def _order(finding: Finding) -> tuple[str, int, str, str, str]:
    place = finding.location
    return (
        place.file or "",
        place.line or 0,
        finding.check,
        finding.message,
        finding.found or "",
    )
