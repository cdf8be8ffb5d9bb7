"""Speed as ratios, each from interleaved runs in one process: python tests/benchmarks

A ratio of 1.5 means half as slow again as what it is compared with. Absolute times are of this machine alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import rdflib
from pyoxigraph import QuerySolutions, RdfFormat

from kg.project import find
from kg.questions import Question, ask, questions
from kg.store import Store

HERE = Path(__file__).parent
KG = Path(sysconfig.get_path("scripts"), "kg")
PROCESSES, WARM, SLOW = 21, 301, 5


def interleaved(times: int, *tasks: Callable[[], object]) -> list[float]:
    """The median seconds of each task, all run in turn so that a busy moment hits them alike."""
    taken: list[list[float]] = [[] for _ in tasks]
    for _ in range(times):
        for seconds, task in zip(taken, tasks, strict=True):
            start = perf_counter()
            task()
            seconds.append(perf_counter() - start)
    return [median(seconds) for seconds in taken]


def process(*command: str | Path) -> Callable[[], object]:
    """A task that runs a whole process, without the article's text."""
    environment = {name: value for name, value in os.environ.items() if name != "KG_ARTICLES"}
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def cold() -> None:
    """A question as a whole process, against the imports that it cannot do without and against plain rdflib."""
    base, asked, plain = interleaved(
        PROCESSES,
        process(sys.executable, "-c", "import pyoxigraph, click"),
        process(KG, "ask", "partners"),
        process(sys.executable, HERE / "rdflib_route.py"),
    )
    print(
        f"kg ask partners: {asked * 1e3:.0f} ms, {asked / base:.2f} x the imports, "
        f"{plain / asked:.1f} x faster than rdflib"
    )


def warm() -> None:
    """Each question's bare rows, against the engine's own answer to the same text and rdflib's."""
    store = Store(find(pinned=True))
    dataset = rdflib.Dataset()
    dataset.parse(data=store.engine.dump(format=RdfFormat.N_QUADS), format="nquads")
    print("question               raw us     kg us   kg/raw   kg - raw us   rdflib/kg")
    for name, asked in questions(store.project).items():
        raw, ours = interleaved(WARM, lambda q=asked: rows(store, q), lambda q=asked: list(ask(store, q)))  # type: ignore[misc]
        (plain,) = interleaved(SLOW, lambda q=asked: list(dataset.query(q.text)))  # type: ignore[misc]
        numbers = (raw * 1e6, ours * 1e6, ours / raw, (ours - raw) * 1e6, plain / ours)
        print("{:<18} {:>10.0f} {:>9.0f} {:>8.2f} {:>13.0f} {:>11.0f}".format(name, *numbers))


def rows(store: Store, asked: Question) -> list[object]:
    """The answer by the engine itself."""
    answer = store.engine.query(asked.text)
    assert isinstance(answer, QuerySolutions)
    return list(answer)


if __name__ == "__main__":
    cold()
    warm()
