"""The canonical TriG of a whole graph, against a dump in the engine's own order."""

from __future__ import annotations

from time import process_time

from pyoxigraph import RdfFormat, serialize
from tests.benchmarks import generated
from tests.benchmarks.timing import interleaved
from tests.flagship import NAMES
from tests.homes import engine_of

from kg.knowledge import load
from kg.rdf import trig
from kg.workspace import Workspace, find

ARTICLES = 205


def measure() -> None:
    compare(find().pinned, 101)
    with generated.project(ARTICLES) as project:
        compare(project, 7)


def compare(project: Workspace, times: int) -> None:
    engine = engine_of(load(project))
    engine.remove_graph(
        NAMES.ontology
    )  # it has blank nodes, which have no canonical form
    quads = list(engine)
    raw, sort, ours, iterated = interleaved(
        times,
        lambda: engine.dump(format=RdfFormat.N_QUADS),
        lambda: sorted(
            (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b" .\n")
        ),
        lambda: trig.write_trig(quads, NAMES.prefixes),
        lambda: trig.write_trig(engine, NAMES.prefixes),
        clock=process_time,
    )
    print(
        f"{len(quads)} quads, CPU: N-Quads dump {raw * 1e3:.1f} ms; its lines sorted {sort / raw:.1f} x, "
        f"canonical TriG {ours / raw:.1f} x, with reading the quads from the engine {iterated / raw:.1f} x"
    )
