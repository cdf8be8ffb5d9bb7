"""What the tests of tracing share: the flagship's graph, and a row's statements taken
for the only graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
from pyoxigraph import Quad
from pyoxigraph import Store as Engine

from kg.knowledge import Graph, bindings
from kg.knowledge.memory import MemoryHome
from kg.provenance.derivations import Tracer
from kg.sparql.parser import parse_select
from kg.vocabulary import Term
from tests.asked import ASKED, OPEN
from tests.flagship import NAMES, alone

ROOT = Path(__file__).parents[2]
SHAPES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (ROOT / "tests" / "provenance" / "shapes").glob("*.rq")
}
QUESTIONS = {name: case.text for name, case in ASKED.items()}
QUERIES = {**SHAPES, **QUESTIONS}
OPEN_QUESTIONS = {name: case.text for name, case in OPEN.items()}

Row = dict[str, Term]


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The flagship by itself, without its text."""
    return alone()


def answers(graph: Graph, query: str) -> list[Row]:
    """The rows of a query."""
    return list(bindings(graph.query(query)))


def having(quads: Iterable[Quad]) -> Graph:
    """A graph that has these statements and no others."""
    engine = Engine()
    engine.extend(quads)
    return Graph(MemoryHome(engine, NAMES))


@lru_cache(maxsize=1)
def tracer(graph: Graph, query: str) -> Tracer:
    """One for all rows of a query, as `kg query --evidence` has it."""
    return Tracer(graph, parse_select(query))


def statements(graph: Graph, query: str, row: Row) -> list[Quad]:
    """The statements behind a row, each in the graph in which it was matched."""
    support = tracer(graph, query).support(
        {f"?{name}": term for name, term in row.items()}
    )
    return [part for part in support if isinstance(part, Quad)]
