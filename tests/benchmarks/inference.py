"""The closure of 100,000 statements, against owlrl's, with equal conclusions."""

from __future__ import annotations

from time import process_time

from pyoxigraph import DefaultGraph, RdfFormat
from pyoxigraph import Store as Engine
from rdflib import Graph
from tests.benchmarks import generated
from tests.benchmarks.timing import interleaved
from tests.store.reasoner import closed, conclusions, of_things

from kg.store.inference import infer
from kg.store.loading import load_stated

ARTICLES = 1340
HOLDS = DefaultGraph()


def measure() -> None:
    """Owlrl runs once, since it takes a minute; the rules run five times."""
    stated = Engine()
    with generated.project(ARTICLES) as project:
        load_stated(stated, project)
    triples = stated.dump(format=RdfFormat.N_TRIPLES, from_graph=HOLDS) or b""
    graph = Graph().parse(data=triples, format="nt")
    (slow,) = interleaved(1, lambda: closed(graph), clock=process_time)
    taken = []
    for _ in range(5):
        engine = Engine()
        engine.extend(stated)
        taken += interleaved(1, lambda e=engine: infer(e), clock=process_time)  # type: ignore[misc]
    fast = sorted(taken)[2]
    count = sum(1 for _ in stated.quads_for_pattern(None, None, None, HOLDS))
    ours = of_things(engine.quads_for_pattern(None, None, None, HOLDS))
    assert ours == conclusions(graph), "the conclusions differ"
    print(
        f"{count} statements, CPU: {fast:.2f} s, owlrl {slow:.0f} s (once), {slow / fast:.0f} x faster; "
        f"{len(ours)} equal conclusions between things"
    )
