"""A test run through the command line: `kg query FILE` over the test's data.

The data stand in place of a project's graph, since loading a project infers and
registers; all that `kg query` does comes after that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from click.testing import CliRunner
from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Store,
    serialize,
)

from kg.cli import kg
from kg.cli import query as verb
from kg.errors import KgError
from kg.knowledge import Graph
from kg.knowledge.memory import MemoryHome
from kg.project import Project
from kg.sparql.graph_scope import scoped_uses
from tests.flagship import NAMES, ROOT
from tests.w3c.answers import (
    RESULTS,
    Spelling,
    as_loaded,
    as_written,
    distinct,
    expected,
    given,
)
from tests.w3c.suite import Case

T = TypeVar("T")
Ask = Callable[[Case, str | None, Store], bytes | None]
"""Asks a query in a format, None for the usual one; None where it is refused."""

# No test that chooses its graphs by FROM has the words in a text or a comment.
_FROM = re.compile(r"FROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


class _OverData(Project):
    """A session that asks these data."""

    def __init__(self, engine: Store) -> None:
        super().__init__(ROOT, pinned=True)
        self._graph_of_data = Graph(MemoryHome(engine, NAMES))

    @property
    def knowledge(self) -> Graph:
        return self._graph_of_data

    def without_texts(self) -> Project:
        return self


@contextmanager
def in_this_process() -> Iterator[None]:
    """Let queries be answered here: a child for each of a thousand would take long."""

    def at_once(_: float | None, function: Callable[..., T], *arguments: object) -> T:
        return function(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verb, "limited", at_once)
        yield


def passes(case: Case) -> bool:
    """Whether the command does what the test asks for."""
    return _is_right(case, _by_command, as_written)


def fault(case: Case) -> str:
    """Why the command does not do what the test asks for, as far as that can be shown.

    `spelling` where all is right but for how the engine spells what it loads, `scope`
    where the query has the form that `kg query` warns of, `entailment` and `service`
    where it asks for what is not offered, `engine` where the engine is as wrong by
    itself; else `ours`.
    """
    if case.group == "entailment":
        return "entailment"
    if "SERVICE is refused" in _message(case):
        return "service"
    if case.kind == "evaluation" and _is_right(case, _by_command, as_loaded):
        return "spelling"
    if _is_right(case, _by_engine, as_written):
        return "ours"
    return "scope" if scoped_uses(case.query.read_text(encoding="utf-8")) else "engine"


def _is_right(case: Case, ask: Ask, spelling: Spelling) -> bool:
    if case.kind != "evaluation":
        is_accepted = ask(case, None, Store()) is not None
        return is_accepted is (case.kind == "to accept")
    assert case.result is not None
    form, wanted = expected(case.result, spelling)
    content = ask(case, form, _data(case))
    if content is None:
        return False
    answer = given(content, form, spelling)
    return answer == wanted or (case.is_lax and distinct(answer) == distinct(wanted))


def _by_command(case: Case, form: str | None, engine: Store) -> bytes | None:
    options = ["--format", form] if form else []
    answer = CliRunner().invoke(
        kg, ["query", str(case.query), *options], obj=_OverData(engine)
    )
    if isinstance(answer.exception, KgError):
        return None
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.stdout_bytes


def _message(case: Case) -> str:
    """What the command says that it could not do."""
    answer = CliRunner().invoke(kg, ["query", str(case.query)], obj=_OverData(Store()))
    return str(answer.exception)


def _by_engine(case: Case, form: str | None, engine: Store) -> bytes | None:
    """The answer of the engine itself, which is told base and prefixes."""
    base = case.query.as_uri()
    text = case.query.read_text(encoding="utf-8")
    try:
        answer = engine.query(text, base_iri=base, prefixes=NAMES.prefixes)
        if isinstance(answer, QuerySolutions | QueryBoolean):
            return answer.serialize(format=RESULTS[form or "json"])
        return serialize(answer, format=RdfFormat.N_TRIPLES)
    except (SyntaxError, RuntimeError, OSError, ValueError):
        return None


def _data(case: Case) -> Store:
    engine = Store()
    for path in case.data:
        _load(engine, path)
    for name, path in (*case.graphs, *_chosen(case)):
        _load(engine, path, NamedNode(name))
    return engine


def _chosen(case: Case) -> Iterator[tuple[str, Path]]:
    """The graphs that a query reads by FROM, where the test names no others."""
    if case.data or case.graphs:
        return
    text = case.query.read_text(encoding="utf-8")
    for name in dict.fromkeys(_FROM.findall(text)):
        path = case.query.with_name(name)
        yield path.as_uri(), path


def _load(engine: Store, path: Path, graph: NamedNode | None = None) -> None:
    form = RdfFormat.from_extension(path.suffix[1:])
    assert form is not None
    base = path.as_uri()
    if form.supports_datasets:
        engine.load(path=path, format=form, base_iri=base)
    else:
        engine.load(path=path, format=form, base_iri=base, to_graph=graph)
