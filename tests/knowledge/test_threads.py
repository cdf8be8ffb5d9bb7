"""Threads may share a graph: each gets the same names, sentences, reasons and rows as
if it were alone.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from pyoxigraph import NamedNode

from kg.evidence.explanations import why
from kg.evidence.statements import about
from kg.knowledge import Graph, load
from kg.project import Project
from kg.workspace import Workspace, find

THREADS = 8
ROUNDS = 3


@pytest.fixture
def graph(flagship_folder: Path) -> Graph:
    """A graph of which nothing has been read yet."""
    return load(find(flagship_folder))


def things(graph: Graph) -> list[NamedNode]:
    return graph.facts().subjects


def everything(graph: Graph, order: int) -> dict[NamedNode, object]:
    """What there is to tell of each thing, read in another order by each thread."""
    named = things(graph)
    turned = named[order:] + named[:order]
    return {
        thing: (graph.verbaliser.name(thing), about(graph, thing)) for thing in turned
    }


def test_threads_read_the_same(flagship_folder: Path) -> None:
    """Names are made of other names, which another thread may be making at the same
    time.
    """
    expected = everything(load(find(flagship_folder)), 0)
    for _ in range(ROUNDS):
        shared = load(find(flagship_folder))
        start = Barrier(THREADS)

        def read(
            number: int, shared: Graph = shared, start: Barrier = start
        ) -> dict[NamedNode, object]:
            start.wait()
            return everything(shared, number * 7)

        with ThreadPoolExecutor(THREADS) as pool:
            for found in pool.map(read, range(THREADS)):
                assert found == expected


def test_threads_explain_the_same(graph: Graph) -> None:
    """So do explanations, which walk from reason to reason."""
    named = things(graph)[::5]
    expected = [why(graph, thing) for thing in named]
    with ThreadPoolExecutor(THREADS) as pool:
        for found in pool.map(
            lambda _: [why(graph, thing) for thing in named], range(THREADS)
        ):
            assert found == expected


def test_a_session_is_loaded_once(
    flagship_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many threads ask for it first."""
    times: list[Workspace] = []

    def counted(workspace: Workspace, *_: object) -> Graph:
        times.append(workspace)
        return load(workspace)

    monkeypatch.setattr("kg.project.open_graph", counted)
    project = Project(flagship_folder, pinned=True)
    with ThreadPoolExecutor(THREADS) as pool:
        rows = list(pool.map(lambda _: len(project.ask("things")), range(THREADS)))
    assert len(set(rows)) == 1 and len(times) == 1
