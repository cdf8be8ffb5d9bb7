"""The check queries, in their growth with the number of articles and the length of one:
in proportion to the graph.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from pyoxigraph import QuerySolutions
from pyoxigraph import Store as Engine
from tests.benchmarks import generated, proofs
from tests.benchmarks.news import renamed
from tests.benchmarks.timing import interleaved
from tests.conftest import copied_newsroom
from tests.homes import engine_of

from kg.knowledge import load
from kg.workspace import find

QUERIES = Path(__file__).parents[2] / "queries" / "checks"
FEW, MANY, RUNS = 20, 80, 5
SLACK = 2  # what is linear grows by 4, what is quadratic by 16
SHORTEST = 0.5e-3  # seconds; below, a query's time is mostly that of its parsing


def measure() -> None:
    """The growth of each query in three kinds of graphs; it fails where one grows too
    fast.
    """
    faster = [*compare("generated", _generated(FEW), _generated(MANY))]
    faster += compare("newsroom", _newsroom(FEW), _newsroom(MANY))
    faster += compare("one long article", _long(FEW), _long(MANY))
    if faster:
        sys.exit(
            f"More than {SLACK} x as fast as the graph grows: {', '.join(faster)}."
        )


def compare(kind: str, few: Engine, many: Engine) -> Iterator[str]:
    """The names of the queries that grow too fast."""
    graph = len(many) / len(few)
    print(f"{kind}: {len(many)} quads, {graph:.1f} x; CPU       ms   growth/graph")
    for path in sorted(QUERIES.glob("*.rq")):
        ask = partial(_rows, text=path.read_text(encoding="utf-8"))
        tasks = (partial(ask, few), partial(ask, many))
        short, long = interleaved(RUNS, *tasks, clock=process_time)
        growth = long / max(short, SHORTEST) / graph
        print(f"{path.stem:<30} {long * 1e3:>12.1f} {growth:>14.2f}")
        if growth > SLACK:
            yield path.stem


def _rows(engine: Engine, text: str) -> int:
    answer = engine.query(text)
    assert isinstance(answer, QuerySolutions)
    return len([*answer])


def _generated(articles: int) -> Engine:
    with generated.project(articles) as project:
        return engine_of(load(project))


def _long(blocks: int) -> Engine:
    with TemporaryDirectory() as folder:
        return engine_of(load(proofs.write(Path(folder) / "long", 1, 4 * blocks)))


def _newsroom(copies: int) -> Engine:
    """The newsroom so many times, each about things of its own, but for a region and
    what else many tell of.
    """
    with TemporaryDirectory() as folder:
        quads = [*engine_of(load(find(copied_newsroom(Path(folder) / "newsroom"))))]
    engine = Engine()
    for number in range(copies):
        engine.extend(renamed(quad, number) for quad in quads)
    return engine
