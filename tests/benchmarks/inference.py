"""The closure of 100,000 statements, against owlrl's, with equal conclusions."""

from __future__ import annotations

from time import process_time

from pyoxigraph import DefaultGraph, RdfFormat
from pyoxigraph import Store as Engine
from rdflib import Graph
from tests.benchmarks import generated
from tests.benchmarks.timing import interleaved
from tests.flagship import NAMES
from tests.homes import over
from tests.knowledge.reasoner import closed, conclusions, of_things

from kg.knowledge.inference import infer
from kg.knowledge.loading import fill, load_written
from kg.workspace import Workspace

ARTICLES, RUNS = 1340, 5
HOLDS = DefaultGraph()


def measure() -> None:
    """Owlrl runs once, since it takes a minute; the rules run five times, each on files
    loaded afresh.
    """
    with generated.project(ARTICLES) as project:
        engines = [loaded(project) for _ in range(RUNS)]
    triples = engines[0].dump(format=RdfFormat.N_TRIPLES, from_graph=HOLDS) or b""
    graph = Graph().parse(data=triples, format="nt")
    count = len(graph)
    fresh, ontology = iter(engines), over(engines[0]).ontology
    (fast,) = interleaved(
        RUNS, lambda: infer(next(fresh), ontology), clock=process_time
    )
    (slow,) = interleaved(1, lambda: closed(graph), clock=process_time)
    ours = of_things(engines[0].quads_for_pattern(None, None, None, HOLDS))
    assert ours == conclusions(graph), "the conclusions differ"
    print(
        f"{count} statements, CPU: {fast:.2f} s, owlrl {slow:.0f} s (once), {slow / fast:.0f} x faster; "
        f"{len(ours)} equal conclusions between things"
    )


def loaded(project: Workspace) -> Engine:
    engine = Engine()
    load_written(engine, project)
    fill(engine, NAMES)
    return engine
