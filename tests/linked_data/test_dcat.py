"""The description of a site: in DCAT-AP without violation, counted right, and its
questions answer.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, VOID, XSD

from kg.errors import BadInput
from kg.formats.own_form import Contents
from kg.questions import questions
from kg.workspace import Workspace, find
from tests.conftest import copied_newsroom
from tests.linked_data.conftest import files_of, landing

BASE = "https://w3id.org/liuzhou-kg/"
DATASET = rdflib.URIRef(f"{BASE}dataset")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SHAPES = ("shapes.ttl", "range.ttl")


@pytest.fixture(scope="module")
def described(contents: Contents) -> rdflib.Graph:
    return rdflib.Graph().parse(data=contents["dataset.ttl"], format="turtle")


def test_what_the_profile_demands(described: rdflib.Graph) -> None:
    """The mandatory properties of DCAT-AP 3, and classes where it asks for them."""
    (catalogue,) = described.subjects(RDF.type, DCAT.Catalog)
    for name in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset):
        assert list(described.objects(catalogue, name))
    (dataset,) = described.subjects(RDF.type, DCAT.Dataset)
    assert dataset == DATASET
    for name in (DCTERMS.title, DCTERMS.description, DCAT.distribution):
        assert list(described.objects(dataset, name))
    for agent in described.objects(None, DCTERMS.publisher | DCTERMS.creator):
        assert (agent, RDF.type, FOAF.Agent) in described
        assert described.value(agent, FOAF.name)
    for property, kind in {
        DCTERMS.license: DCTERMS.LicenseDocument,
        DCTERMS.language: DCTERMS.LinguisticSystem,
        DCTERMS.conformsTo: DCTERMS.Standard,
        DCTERMS.spatial: DCTERMS.Location,
        DCTERMS.temporal: DCTERMS.PeriodOfTime,
        DCTERMS.format: DCTERMS.MediaTypeOrExtent,
        DCAT.mediaType: DCTERMS.MediaType,
    }.items():
        values = set(described.objects(None, property))
        assert values and all((each, RDF.type, kind) in described for each in values)


def test_each_distribution_is_a_file_of_the_site(
    described: rdflib.Graph, contents: Contents
) -> None:
    """With its address, size and digest; the dump of each article is one."""
    names = set()
    for each in described.objects(DATASET, DCAT.distribution):
        address = str(described.value(each, DCAT.accessURL))
        name = address.removeprefix(BASE)
        content = contents[name]
        data = content if isinstance(content, bytes) else content.encode()
        names.add(name)
        assert described.value(each, DCAT.byteSize) == rdflib.Literal(
            str(len(data)), datatype=XSD.nonNegativeInteger
        )
        checksum = described.value(each, SPDX.checksum)
        value = described.value(checksum, SPDX.checksumValue)
        assert str(value).lower() == sha256(data).hexdigest()
    dumps = {name for name in contents if name.endswith(".nq.gz")}
    assert names == {"kg.ttl", "kg.trig", "kg.nq", "kg.jsonld", *dumps}
    assert len(dumps) == 3


def test_the_counts_are_those_of_what_holds(
    described: rdflib.Graph, contents: Contents
) -> None:
    """Triples, things, and those of each class and property, counted by SPARQL."""
    store = Store()
    store.load(contents["kg.nq"], format=RdfFormat.N_QUADS)

    def count(query: str) -> dict[str, int]:
        answer: Any = store.query(query)
        return {row[0].value: int(row[1].value) for row in answer}

    classes = count("SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c")
    properties = count("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    told = {
        str(described.value(part, VOID["class"])): described.value(part, VOID.entities)
        for part in described.objects(DATASET, VOID.classPartition)
    }
    assert {kind: int(str(number)) for kind, number in told.items()} == classes
    told = {
        str(described.value(part, VOID.property)): described.value(part, VOID.triples)
        for part in described.objects(DATASET, VOID.propertyPartition)
    }
    assert {name: int(str(number)) for name, number in told.items()} == properties
    total = described.value(DATASET, VOID.triples)
    assert int(str(total)) == sum(properties.values())
    things = described.value(DATASET, VOID.entities)
    assert int(str(things)) == len(
        [name for name in contents if name.startswith("id/") and name.endswith(".html")]
    )
    for name in (VOID.uriSpace, VOID.exampleResource, VOID.dataDump):
        assert list(described.objects(DATASET, name))


def test_each_question_runs_in_another_store(
    described: rdflib.Graph, contents: Contents, both_workspace: Workspace
) -> None:
    """With the prefixes that are declared beside it, it gives the rows of its file."""
    store = Store()
    store.load(contents["kg.nq"], format=RdfFormat.N_QUADS)
    declared = "".join(
        f"PREFIX {described.value(each, SH.prefix)}: <{described.value(each, SH.namespace)}>\n"
        for each in described.objects(DATASET, SH.declare)
    )
    asked = questions(both_workspace)
    executable = {
        str(name).rpartition("/")[2]: str(described.value(name, SH.select))
        for name in described.subjects(RDF.type, SH.SPARQLExecutable)
    }
    assert set(executable) == set(asked)
    for name, text in executable.items():
        assert "PREFIX" not in text and "#+" not in text
        rows: Any = store.query(declared + text)
        expected: Any = store.query(asked[name].text)
        assert [list(row) for row in rows] == [list(row) for row in expected], name


def test_what_is_not_known_is_not_told(tmp_path: Path) -> None:
    """Without a publisher there is no catalogue, which must have one; no contact, theme
    or date is made up.
    """
    folder = copied_newsroom(tmp_path / "newsroom")
    path = folder / "graph" / "dataset.ttl"
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "dcterms:publisher" not in line]
    assert len(lines) < len(text.splitlines())
    path.write_text("\n".join(lines), encoding="utf-8")
    written = str(files_of(find(folder).pinned)["dataset.ttl"])
    for term in ("dcat:Catalog ", "dcat:contactPoint", "dcat:theme", "dcterms:issued"):
        assert term not in written


def test_a_landing_page_must_be_a_folder(tmp_path: Path) -> None:
    """Since the addresses of files begin with it."""
    folder = copied_newsroom(tmp_path / "newsroom")
    landing(folder, "https://press.example/site?page=1")
    with pytest.raises(BadInput, match="landing page"):
        files_of(find(folder).pinned)


def test_the_shapes_of_the_profile(described: rdflib.Graph) -> None:
    """No violation of those in the folder that KG_DCAT_AP names.

    It is `releases/3.0.1/html/shacl` of github.com/SEMICeu/DCAT-AP.
    """
    import pyshacl

    if "KG_DCAT_AP" not in os.environ:
        pytest.skip("KG_DCAT_AP does not name the folder of DCAT-AP's shapes")
    folder = Path(os.environ["KG_DCAT_AP"])
    for name in SHAPES:
        shapes = rdflib.Graph().parse(folder / name, format="turtle")
        _, report, text = pyshacl.validate(described, shacl_graph=shapes)
        assert isinstance(report, rdflib.Graph)
        violations = list(report.subjects(SH.resultSeverity, SH.Violation))
        assert violations == [], text
