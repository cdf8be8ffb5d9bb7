"""The bare network, its edges with all their passages, against the least that anybody
would write: one row an edge.
"""

from __future__ import annotations

from time import process_time

import networkx as nx
from pyoxigraph import QuerySolutions
from tests.benchmarks import generated
from tests.benchmarks.timing import interleaved
from tests.homes import engine_of

from kg.knowledge import Graph, load
from kg.network.edges import edges_of

SIZES = (1700, 3400)


def measure() -> None:
    for articles in SIZES:
        with generated.project(articles) as project:
            graph = load(project)
        tasks = (lambda: direct(graph), lambda: edges_of(graph, inferred=True))  # noqa: B023 - they are run at once
        plain, ours = interleaved(5, *tasks, clock=process_time)
        print(
            f"{statements(graph)} statements, CPU: direct iteration {plain * 1e3:.0f} ms, kg {ours / plain:.2f} x"
        )


def relations(graph: Graph) -> str:
    """Every statement of a relation that is drawn, with the graph that holds it."""
    properties = " ".join(sorted(map(str, graph.ontology.edges)))
    return f"SELECT ?a ?p ?b ?g WHERE {{ VALUES ?p {{ {properties} }} GRAPH ?g {{ ?a ?p ?b }} }}"


def rows(graph: Graph) -> QuerySolutions:
    found = engine_of(graph).query(relations(graph))
    assert isinstance(found, QuerySolutions)
    return found


def statements(graph: Graph) -> int:
    return sum(1 for _ in rows(graph))


def direct(graph: Graph) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, predicate, value, passage in rows(graph):
        network.add_edge(
            subject.value, value.value, predicate.value, passage=passage.value
        )
    return network
