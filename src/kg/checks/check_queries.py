"""The checks in `queries/checks/`: SPARQL files in which every row is a problem, so no rows means that all is well.

The header says what is wrong, `#+ problem: …`, and what to do about it, `#+ advice: …`;
which `#+ check: …` it belongs to; and, where it is no error, its `#+ severity: …`. Of a
row's variables, ?subject, ?predicate and ?graph give the place, and ?expected and
?found what should be there and what is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, QuerySolutions

from kg import files
from kg.checks.source_map import SourceMap, article_named, passage_named
from kg.errors import BadInput, abridged
from kg.knowledge import Graph, bindings
from kg.model import SEVERITIES, Finding, Location, Severity
from kg.vocabulary import Term
from kg.workspace import Workspace

_HEADER = re.compile(r"^#\+ (problem|advice|check|severity): (.+)$", re.MULTILINE)
_KEYS = ("advice", "check", "problem")


class Header(NamedTuple):
    """What a row of a check says."""

    advice: str
    check: str
    problem: str
    severity: Severity


def query_findings(
    workspace: Workspace, graph: Graph, places: SourceMap
) -> Iterator[Finding]:
    """The rows of every check query of the project."""
    for path in sorted((workspace.queries / "checks").glob("*.rq")):
        yield from _findings(graph, path, workspace.shown(path), places)


def _findings(
    graph: Graph, path: Path, name: str, places: SourceMap
) -> Iterator[Finding]:
    text = files.read(path, name)
    header = _header(text, name)
    answer = graph.query(text, source=name)
    if not isinstance(answer, QuerySolutions):
        raise BadInput(name, "a check is a SELECT query.")
    found = list(bindings(answer))
    graph.verbaliser.prepare(term for row in found for term in row.values())
    for row in found:
        yield _finding(graph, header, row, places)


def _header(text: str, name: str) -> Header:
    said = dict(_HEADER.findall(text))
    if missing := next((key for key in _KEYS if key not in said), None):
        raise BadInput(name, f"there is no line '#+ {missing}: …'.")
    given = said.get("severity", "error")
    severity = next((each for each in SEVERITIES if each == given), None)
    if severity is None:
        advice = f"Severities are {', '.join(SEVERITIES)}."
        raise BadInput(name, f"there is no severity '{abridged(given)}'.", advice)
    return Header(said["advice"], said["check"], said["problem"], severity)


def _finding(
    graph: Graph, header: Header, row: dict[str, Term], places: SourceMap
) -> Finding:
    subject, predicate, name = (
        row.get(each) for each in ("subject", "predicate", "graph")
    )
    named = name.value if isinstance(name, NamedNode) else None
    about = f"{_visible(graph.verbaliser.title(subject))}: " if subject else ""
    expected, found = (_shown(graph, row.get(each)) for each in ("expected", "found"))
    finding = Finding(
        severity=header.severity,
        check=header.check,
        message=f"{about}{header.problem}",
        location=Location(passage=passage_named(named), article=article_named(named)),
        expected=expected,
        found=found,
        advice=header.advice,
    )
    if not isinstance(subject, NamedNode):
        return finding
    by = predicate.value if isinstance(predicate, NamedNode) else None
    return finding.at(places.find(named, subject.value, by))


def _shown(graph: Graph, term: Term | None) -> str | None:
    if term is None:
        return None
    title = _visible(graph.verbaliser.title(term))
    return f"{title} ({term.value})" if isinstance(term, NamedNode) else title


def _visible(text: str) -> str:
    """The text with its control characters spelt out, which a terminal would obey."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
        for c in text
    )
