"""`kg build` of the flagship as a process, against `rdflib_pipeline.py`, which says
what is equal and what is not.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.timing import KG, interleaved, process

TIMES = 3
PIPELINE = Path(__file__).with_name("rdflib_pipeline.py")


def measure() -> None:
    with TemporaryDirectory() as folder:
        command = (sys.executable, "-W", "ignore", PIPELINE, Path(folder) / "rdflib")
        built, unasked, plain = interleaved(
            TIMES,
            process(KG, "build", "--pinned", "-o", Path(folder) / "kg"),
            process(*command, "--without-queries"),
            process(*command),
        )
    print(
        f"kg build, wall: {built * 1e3:.0f} ms, {plain / built:.1f} x faster than rdflib"
    )
    print(
        f"  {unasked / built:.2f} x faster than rdflib without any query (it goes through all graphs for each GRAPH ?g)"
    )
