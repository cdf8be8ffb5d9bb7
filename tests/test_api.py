"""The Python face of the project."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import kg
from tests.flagship import NAMES

HEAVY = {"networkx", "numpy", "pyshacl", "pyvis", "rdflib", "rich"}


def test_the_public_names_are_sorted_documented_and_typed() -> None:
    """`__all__` lists what is meant for others, each with a docstring and a type for
    everything.
    """
    assert kg.__all__ == sorted(kg.__all__, key=lambda name: (name.islower(), name))
    for name in kg.__all__:
        public = getattr(kg, name)
        assert inspect.getdoc(public), name
        if inspect.isfunction(public):
            assert "return" in public.__annotations__, name
            assert set(inspect.signature(public).parameters) <= set(
                public.__annotations__
            ), name


def test_the_dataset_answers_natively_with_named_graphs(flagship_folder: Path) -> None:
    """`kg.open()` is an rdflib.Dataset: query text sees the passages, and `quads`
    iterates them.
    """
    dataset = kg.open(project=flagship_folder)
    assert isinstance(dataset, rdflib.Dataset)
    text = "SELECT ?passage WHERE { GRAPH ?passage { ?s <https://w3id.org/newskg/ontology#hasBrand> ?brand } }"
    assert [str(row.passage).rpartition("#")[2] for row in dataset.query(text)] == [  # type: ignore[union-attr]
        "char=612,631"
    ]
    brand = rdflib.URIRef("https://w3id.org/newskg/ontology#hasBrand")
    assert len(list(dataset.quads((None, brand, None, None)))) == 2


def test_the_graph_is_a_copy_of_what_holds(flagship_folder: Path) -> None:
    """`kg.graph()` has as many triples as the default graph, and adding to it changes
    nothing else.
    """
    graph = kg.graph(project=flagship_folder)
    before = len(graph)
    graph.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.URIRef("urn:c")))
    assert len(kg.graph(project=flagship_folder)) == before
    (row,) = kg.query(
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", project=flagship_folder
    )  # type: ignore[misc]
    assert int(row["n"].value) == before  # type: ignore[union-attr]


def test_networkx_keeps_parallel_relations(flagship_folder: Path) -> None:
    """Two relations between the same things are two edges, each with its sentence and
    passages.
    """
    graph = kg.to_networkx(project=flagship_folder)
    liuzhou, group = (
        NAMES.things + name for name in ("liuzhou", "upgraded-enterprises")
    )
    assert isinstance(graph, nx.MultiDiGraph)
    labels = {data["label"] for data in graph.get_edge_data(liuzhou, group).values()}
    assert labels == {"supports", "435 small- and medium-sized enterprises"}
    assert all(
        "#char=" in data["passages"]
        for data in graph.get_edge_data(liuzhou, group).values()
    )


def test_a_post_is_an_edge_and_a_linked_figure_a_node(flagship_folder: Path) -> None:
    """N-ary things collapse where nothing else is linked to them, as the ontology says."""
    graph = kg.to_networkx(project=flagship_folder)
    by_label = {data["label"]: node for node, data in graph.nodes(data=True)}
    director = graph.get_edge_data(
        by_label["Guan Weirong"],
        by_label["Liuzhou municipal science and technology bureau"],
    )
    assert [data["label"] for data in director.values()] == ["director"]
    assert graph.nodes[by_label["more than 100 million yuan"]]["category"] == "figure"
    assert "director" not in by_label


def test_a_thing_and_its_neighbours(flagship_folder: Path) -> None:
    """The network around a thing has the thing, what it is related to, and nothing
    further off.
    """
    around = kg.to_networkx("Baojun", project=flagship_folder)
    assert {data["label"].split(" of ")[0] for _, data in around.nodes(data=True)} == {
        "Baojun",
        "SAIC-GM-Wuling",
        "signing ceremony",
        "strategic cooperation",
    }


@pytest.mark.parametrize(
    "code",
    [
        "import kg",
        "import sys; sys.argv = ['kg', 'ask', 'partners']; import kg.cli as c; c.run(sys.argv[1:])",
    ],
)
def test_heavy_packages_are_imported_only_where_used(code: str) -> None:
    """Neither `import kg` nor `kg ask` waits for rdflib, networkx, pyvis or pySHACL."""
    report = (
        f"{code}; import sys; print('loaded', *sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", report], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded"
