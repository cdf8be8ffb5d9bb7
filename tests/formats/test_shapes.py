"""What is exported, after inference, conforms to the shapes that are published with it,
by two engines of SHACL.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize
from rdflib import Graph as Triples

from kg.formats import FORMATS, export
from kg.knowledge import Graph
from kg.vocabulary import DIMENSION, IN_SCHEME, KG, SUBCLASS, TYPE
from tests.ferries import ferries
from tests.flagship import ROOT
from tests.formats.in_node import missing, run

SHAPES = (ROOT / "ontology" / "shapes.ttl").read_text(encoding="utf-8")
BY_NODE = missing("n3", "rdf-validate-shacl")
by_node = pytest.mark.skipif(BY_NODE is not None, reason=str(BY_NODE))
each_form = pytest.mark.parametrize("evidence", FORMATS["ntriples"].evidence)


def exported(graph: Graph, evidence: str) -> list[Quad]:
    """The triples of an export, but for those about triples, and what the shapes ask of
    the ontology: the classes of classes and of controlled values.
    """
    written = export(graph, "ntriples", evidence)
    quads = parse(written, format=RdfFormat.N_TRIPLES)
    asked = (TYPE, SUBCLASS, IN_SCHEME, DIMENSION)
    ontology = graph.match(None, asked, graphs=graph.namespaces.ontology)
    return [
        *(quad for quad in quads if not isinstance(quad.object, Triple)),
        *(Quad(*quad.triple) for quad in ontology),
    ]


def nt(quads: Iterable[Quad]) -> bytes:
    written = serialize(quads, format=RdfFormat.N_TRIPLES)
    assert written is not None
    return written


def in_python(quads: Iterable[Quad]) -> str:
    """What pySHACL finds wrong, in words; nothing where the data conform."""
    data = Triples().parse(data=nt(quads), format="nt")
    shapes = Triples().parse(data=SHAPES, format="turtle")
    conforms, _, report = pyshacl.validate(
        data, shacl_graph=shapes, inference="none", advanced=False, inplace=True
    )
    return "" if conforms else report


def in_javascript(quads: Iterable[Quad], folder: Path) -> str:
    """What rdf-validate-shacl finds wrong, in words."""
    (folder / "data.nt").write_bytes(nt(quads))
    shapes = parse(SHAPES, format=RdfFormat.TURTLE)
    (folder / "shapes.nt").write_bytes(nt(shapes))
    report = json.loads(run("shapes.js", folder / "data.nt", folder / "shapes.nt"))
    messages = [result["message"] for result in report["results"]]
    assert report["conforms"] == (not messages)
    return "\n".join(messages)


@each_form
def test_what_leaves_conforms(graph: Graph, evidence: str) -> None:
    """In every form of evidence; what rules concluded is in it."""
    assert in_python(exported(graph, evidence)) == ""


@by_node
@pytest.mark.parametrize("evidence", ["none", "annotation"])
def test_a_second_engine_agrees(graph: Graph, evidence: str, tmp_path: Path) -> None:
    """One that shares no code with the first, of the least and of the most."""
    assert in_javascript(exported(graph, evidence), tmp_path) == ""


def test_claims_conform() -> None:
    """They are told without being made, and have shapes of their own."""
    assert in_python(exported(ferries(), "reified")) == ""


def test_what_does_not_conform_is_found(graph: Graph) -> None:
    """An event without anybody in it."""
    assert "at least one actor" in in_python(_faulty(graph))


@by_node
def test_the_second_engine_finds_it_too(graph: Graph, tmp_path: Path) -> None:
    """Or its silence would prove nothing."""
    assert "at least one actor" in in_javascript(_faulty(graph), tmp_path)


def _faulty(graph: Graph) -> list[Quad]:
    parts = {NamedNode(f"{KG}participant"), NamedNode(f"{KG}buyer")}
    return [quad for quad in exported(graph, "none") if quad.predicate not in parts]
