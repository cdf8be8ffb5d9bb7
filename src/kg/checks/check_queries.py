"""The check queries in `queries/checks/`: SPARQL in which every row is a problem.

The header (see `kg.questions.header`) says what is wrong, `#+ problem: …`, and what to
do about it, `#+ advice: …`; which `#+ check: …` it belongs to; where it is no error,
its `#+ severity: …`; and `#+ scope: near` where what is around the subject of a row is
all that the row depends on. Of a row's variables, ?subject, ?predicate and ?graph give
the place, and ?expected and ?found what should be there and what is:

    graph/entities.ttl:41: Linen: a text is empty, or begins or ends with a space. [logic]
      found      linen
      do        Write the text, or remove the statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, QuerySolutions

from kg import files
from kg.checks.source_map import Key, Unplaced, location_in
from kg.errors import BadInput, abridged
from kg.knowledge import Graph, bindings
from kg.model import SEVERITIES, Finding, Severity
from kg.questions.header import Header, read_header
from kg.vocabulary import Term
from kg.workspace import Workspace

_KEYS = ("problem", "advice", "check", "severity", "scope")
_NEAR = "near"


class CheckQuery(NamedTuple):
    """A query with what each of its rows means.

    Attributes:
        source: what messages call it.
        text: the query.
        check: which check it belongs to.
        problem: what is wrong where there is a row.
        advice: what to do about it.
        severity: how bad it is.
        is_near: whether a row depends on no more than what is around its subject, and
            so need not be looked for where nothing has changed.
    """

    source: str
    text: str
    check: str
    problem: str
    advice: str
    severity: Severity
    is_near: bool


def read_checks(workspace: Workspace) -> list[CheckQuery]:
    """The check queries of the project.

    Raises:
        BadInput: a file cannot be read, or has no proper header.
    """
    return [read_check(path, workspace.shown(path)) for path in workspace.checks]


def query_findings(queries: Iterable[CheckQuery], graph: Graph) -> Iterator[Unplaced]:
    """A finding for each row of every query.

    Raises:
        BadInput: a query cannot be run.
    """
    for query in queries:
        answer = graph.query(query.text, source=query.source)
        if not isinstance(answer, QuerySolutions):
            raise BadInput(query.source, "a check is a SELECT query.")
        rows = list(bindings(answer))
        # Titles need labels of all terms, which are asked for in one query.
        graph.verbaliser.prepare(term for row in rows for term in row.values())
        for row in rows:
            yield _finding(graph, query, row)


def read_check(path: Path, source: str) -> CheckQuery:
    """Read the file of a check query; messages call it `source`.

    Raises:
        BadInput: it cannot be read, or has no proper header.
    """
    text = files.read(path, source)
    header = read_header(text, source, _KEYS)
    return CheckQuery(
        source=source,
        text=text,
        advice=header.required("advice"),
        check=header.required("check"),
        problem=header.required("problem"),
        severity=_severity(header),
        is_near=_is_near(header),
    )


def _severity(header: Header) -> Severity:
    name = header.get("severity", "error")
    for severity in SEVERITIES:
        if severity == name:
            return severity
    unknown = f"there is no severity '{abridged(name)}'."
    advice = f"Severities are {', '.join(SEVERITIES)}."
    raise BadInput(header.source, unknown, advice)


def _is_near(header: Header) -> bool:
    scope = header.get("scope")
    if scope in ("", _NEAR):
        return scope == _NEAR
    unknown = f"there is no scope '{abridged(scope)}'."
    advice = f"Write '{_NEAR}', or leave the line out: then all of the graph is asked."
    raise BadInput(header.source, unknown, advice)


def _finding(graph: Graph, query: CheckQuery, row: Mapping[str, Term]) -> Unplaced:
    subject = row.get("subject")
    graph_name = _iri(row.get("graph"))
    about = ""
    if subject is not None:
        about = f"{_escaped(graph.verbaliser.title(subject))}: "
    finding = Finding(
        severity=query.severity,
        check=query.check,
        message=f"{about}{query.problem}",
        location=location_in(graph_name, graph.namespaces),
        expected=_shown(graph, row.get("expected")),
        found=_shown(graph, row.get("found")),
        advice=query.advice,
    )
    if not isinstance(subject, NamedNode):
        return Unplaced(finding)  # what the whole project lacks has no line
    predicate = _iri(row.get("predicate"))
    return Unplaced(finding, Key(graph_name, subject.value, predicate))


def _iri(term: Term | None) -> str | None:
    return term.value if isinstance(term, NamedNode) else None


def _shown(graph: Graph, term: Term | None) -> str | None:
    if term is None:
        return None
    title = _escaped(graph.verbaliser.title(term))
    if isinstance(term, NamedNode):
        return f"{title} ({term.value})"
    return title


def _escaped(text: str) -> str:
    """The text with its control characters spelt out, which a terminal would obey."""
    # Labels are somebody else's words: an escape sequence in one could rewrite the lines
    # that a terminal has shown before.
    shown = ""
    for character in text:
        if character.isprintable():
            shown += character
        else:
            shown += character.encode("unicode_escape").decode("ascii")
    return shown
