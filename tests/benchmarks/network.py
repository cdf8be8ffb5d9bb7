"""The bare network, its edges with all their passages, against the least that anybody would write: one row an edge."""

from __future__ import annotations

from time import process_time

import networkx as nx
from pyoxigraph import QuerySolutions
from tests.benchmarks import generated
from tests.benchmarks.timing import interleaved

from kg.links import links
from kg.store import Store

SIZES = (1700, 3400)


def measure() -> None:
    for articles in SIZES:
        with generated.project(articles) as project:
            store = Store(project)
        tasks = (lambda: direct(store), lambda: links(store, inferred=True))  # noqa: B023 - they are run at once
        plain, ours = interleaved(5, *tasks, clock=process_time)
        print(f"{statements(store)} statements, CPU: direct iteration {plain * 1e3:.0f} ms, kg {ours / plain:.2f} x")


def relations(store: Store) -> str:
    """Every statement of a relation that is drawn, with the graph that holds it."""
    properties = " ".join(sorted(map(str, store.lexicon.edges)))
    return f"SELECT ?a ?p ?b ?g WHERE {{ VALUES ?p {{ {properties} }} GRAPH ?g {{ ?a ?p ?b }} }}"


def rows(store: Store) -> QuerySolutions:
    found = store.engine.query(relations(store))
    assert isinstance(found, QuerySolutions)
    return found


def statements(store: Store) -> int:
    return sum(1 for _ in rows(store))


def direct(store: Store) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from((a.value, b.value, p.value, {"passage": g.value}) for a, p, b, g in rows(store))  # type: ignore[misc]
    return graph
