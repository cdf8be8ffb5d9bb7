"""The graph as rdflib knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.knowledge import HOLDS, Graph
from kg.knowledge.memory import copied

if TYPE_CHECKING:
    import rdflib


def rdflib_graph(graph: Graph) -> rdflib.Graph:
    """Copy what holds into rdflib's own memory."""
    import rdflib
    from pyoxigraph import RdfFormat

    # The project's prefixes alone; rdflib would add some thirty of its own.
    copy = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces.prefixes.items():
        copy.bind(prefix, namespace)
    # By way of N-Triples, so that each library reads and writes its own terms.
    store = copied(graph.match())
    content = store.dump(format=RdfFormat.N_TRIPLES, from_graph=HOLDS)
    return copy.parse(data=content or b"", format="nt")


def rdflib_dataset(graph: Graph) -> rdflib.Dataset:
    """Copy all graphs into an rdflib dataset over Oxigraph."""
    import rdflib
    from oxrdflib import OxigraphStore

    # A store of its own: users may write to the dataset, and `graph` never changes.
    store = copied([*graph.match(), *graph.match(graphs=None)])
    dataset = rdflib.Dataset(store=OxigraphStore(store=store))
    for prefix, namespace in graph.namespaces.prefixes.items():
        dataset.bind(prefix, namespace)
    return dataset
