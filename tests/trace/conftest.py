"""What the tests of tracing share: the flagship's graph, and a row's statements taken for the only graph."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions
from pyoxigraph import Store as Engine

from kg.project import find
from kg.store import Store, rows
from kg.tracing.grammar import parse
from kg.tracing.support import Tracer
from kg.vocabulary import Term

ROOT = Path(__file__).parents[2]
QUERIES = {path.stem: path for folder in ("tests/trace/shapes", "queries") for path in (ROOT / folder).glob("*.rq")}

Row = dict[str, Term]


@pytest.fixture(scope="session")
def store() -> Store:
    """The flagship's graph without its text."""
    return Store(find(ROOT, pinned=True))


def answers(store: Store, query: str) -> list[Row]:
    """The rows of a query."""
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return list(rows(found))


def having(store: Store, quads: Iterable[Quad]) -> Store:
    """A store that has these statements and no others."""
    engine = Engine()
    engine.extend(quads)
    return Store(store.project, engine)


def statements(store: Store, query: str, row: Row) -> list[Quad]:
    """The statements behind a row, each in the graph in which it was matched."""
    support = Tracer(store, parse(query)).support({f"?{name}": term for name, term in row.items()})
    return [part for part in support if isinstance(part, Quad)]
