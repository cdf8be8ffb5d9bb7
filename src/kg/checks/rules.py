"""The checks in `queries/checks/`: SPARQL files in which every row is a problem, so no rows means that all is well.

The header says what is wrong, `#+ problem: …`, and what to do about it, `#+ advice: …`. Of a row's variables, ?subject,
?predicate and ?graph give the place, and ?expected and ?found what should be there and what is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions

from kg import files
from kg.checks.places import Places, passage_named
from kg.errors import BadInput
from kg.model import Problem
from kg.store import Store, rows
from kg.vocabulary import Term

_HEADER = re.compile(r"^#\+ (problem|advice|check): (.+)$", re.MULTILINE)


def check(store: Store, places: Places) -> Iterator[Problem]:
    """The rows of every check query of the project."""
    for path in sorted((store.project.queries / "checks").glob("*.rq")):
        yield from _problems(store, path, places)


def _problems(store: Store, path: Path, places: Places) -> Iterator[Problem]:
    name = store.project.shown(path)
    text = files.read(path, name)
    header = dict(_HEADER.findall(text))
    if missing := {"problem", "advice", "check"} - set(header):
        raise BadInput(name, f"there is no line '#+ {min(missing)}: …'.")
    answer = store.query(text, source=name)
    if not isinstance(answer, QuerySolutions):
        raise BadInput(name, "a check is a SELECT query.")
    for row in rows(answer):
        yield _problem(store, header, row, places)


def _problem(store: Store, header: dict[str, str], row: dict[str, Term], places: Places) -> Problem:
    subject, predicate, graph = (row.get(name) for name in ("subject", "predicate", "graph"))
    named = graph.value if isinstance(graph, NamedNode) else None
    message = f"{_visible(store.sentences.title(subject))}: {header['problem']}" if subject else header["problem"]
    expected, found = (_shown(store, row.get(name)) for name in ("expected", "found"))
    problem = Problem(header["check"], message, header["advice"], None, None, passage_named(named), expected, found)
    if not isinstance(subject, NamedNode):
        return problem
    return problem.at(places.find(named, subject.value, predicate.value if isinstance(predicate, NamedNode) else None))


def _shown(store: Store, term: Term | None) -> str | None:
    if term is None:
        return None
    title = _visible(store.sentences.title(term))
    return f"{title} ({term.value})" if isinstance(term, NamedNode) else title


def _visible(text: str) -> str:
    """The text with its control characters spelt out, which a terminal would obey."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
