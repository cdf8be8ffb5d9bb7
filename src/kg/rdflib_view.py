"""The graph as rdflib knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.knowledge import HOLDS, Graph
from kg.knowledge.memory import copied
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib


def rdflib_graph(graph: Graph) -> rdflib.Graph:
    """What holds, in rdflib's own memory."""
    import rdflib
    from pyoxigraph import RdfFormat

    found = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    content = copied(graph.match()).dump(format=RdfFormat.N_TRIPLES, from_graph=HOLDS)
    return found.parse(data=content or b"", format="nt")


def rdflib_dataset(graph: Graph) -> rdflib.Dataset:
    """All graphs over an Oxigraph store of their own: the graph itself never changes."""
    import rdflib
    from oxrdflib import OxigraphStore

    engine = copied([*graph.match(), *graph.match(graphs=None)])
    dataset = rdflib.Dataset(store=OxigraphStore(store=engine))
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
