"""`kg ask`: cold, as a whole process, and warm, as bare rows."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from time import process_time

import rdflib
from pyoxigraph import QuerySolutions, RdfFormat
from tests.asked import ASKED, Asked
from tests.benchmarks.timing import KG, interleaved, process
from tests.flagship import flagship
from tests.homes import engine_of

from kg.knowledge import Graph, load
from kg.questions import ask

PROCESSES, WARM, SLOW = 21, 301, 5


def measure() -> None:
    cold()
    warm()


def cold() -> None:
    """A question as a whole process, against the imports that it cannot do without and
    against plain rdflib.
    """
    base, asked, checked, plain = interleaved(
        PROCESSES,
        process(sys.executable, "-c", "import pyoxigraph, click"),
        process(KG, "ask", "partners"),
        process(KG, "check"),
        process(sys.executable, Path(__file__).with_name("rdflib_route.py")),
    )
    print(
        f"kg ask partners, wall: {asked * 1e3:.0f} ms, {asked / base:.2f} x the imports, "
        f"{plain / asked:.1f} x faster than rdflib; kg check is {checked / asked:.1f} x kg ask"
    )


def warm() -> None:
    """Each question's bare rows, against the engine's own answer to the same text and
    rdflib's.
    """
    graph = load(flagship())
    dataset = rdflib.Dataset()
    dataset.parse(data=engine_of(graph).dump(format=RdfFormat.N_QUADS), format="nquads")

    def in_rdflib(sparql: str) -> None:
        list(dataset.query(sparql))

    print("question, CPU          raw us     kg us   kg/raw   kg - raw us   rdflib/kg")
    for name, asked in ASKED.items():
        tasks = (
            partial(rows, graph, asked),
            partial(ask, graph, asked.question, **asked.params),
        )
        raw, ours = interleaved(WARM, *tasks, clock=process_time)
        (plain,) = interleaved(SLOW, partial(in_rdflib, asked.text), clock=process_time)
        numbers = (raw * 1e6, ours * 1e6, ours / raw, (ours - raw) * 1e6, plain / ours)
        print(
            "{:<18} {:>10.0f} {:>9.0f} {:>8.2f} {:>13.0f} {:>11.0f}".format(
                name, *numbers
            )
        )


def rows(graph: Graph, asked: Asked) -> list[object]:
    """The answer by the engine itself."""
    answer = engine_of(graph).query(asked.text)
    assert isinstance(answer, QuerySolutions)
    return list(answer)
