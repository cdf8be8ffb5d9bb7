"""Others read every format, and find the passages of each statement as we do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pyoxigraph import NamedNode

from kg.knowledge import Graph
from tests.flagship import NAMES
from tests.formats.conftest import Files
from tests.formats.readers import (
    GRAPHS,
    RDF_PAIRS,
    InEngine,
    InRdflib,
    OnServer,
    Reader,
    Strings,
    network,
    strings,
    which_passages,
)
from tests.sampled import few

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


class Read(NamedTuple):
    """An export as somebody has read it, and its form of evidence."""

    reader: Reader
    evidence: str


NOT_OF_THINGS = tuple(
    NAMES.base + part
    for part in ("article/", "statement/", "annotation/", "dataset", "graph/")
)


def by_all(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    """Exports of some formats with their evidence, each by every reader."""
    return [
        pytest.param((reader, *pair), id="-".join((reader, *pair)))
        for pair in pairs
        for reader in ("pyoxigraph", "rdflib", "server")
    ]


# Those without evidence come last: where the two lists are the same, pytest asks for
# the two tests at once, and each export is read once for both.
CARRYING = by_all(pair for pair in RDF_PAIRS if pair[1] != "none")
READ = [*CARRYING, *by_all(pair for pair in RDF_PAIRS if pair[1] == "none")]


@pytest.fixture(scope="module")
def read(request: pytest.FixtureRequest, exported: Files) -> Read:
    """An export as a reader has it; rdflib knows nothing of RDF 1.2."""
    name, form, evidence = request.param
    if name == "rdflib" and evidence == "rdf12":
        pytest.skip("rdflib reads RDF 1.1")
    (content,) = exported(form, evidence).values()
    if name == "server":
        address = request.getfixturevalue("server")
        return Read(OnServer(address, content, form), evidence)
    reader = InEngine if name == "pyoxigraph" else InRdflib
    return Read(reader(content, form), evidence)


def stated(graph: Graph) -> set[Strings]:
    """Each statement with each of its passages, from the project's own graph."""
    return {
        (*strings(q), (q.graph_name.value,))
        for q in graph.match(graphs=None)
        if isinstance(q.graph_name, NamedNode) and "#char=" in q.graph_name.value
    }


def holding(graph: Graph) -> set[Strings]:
    return set(map(strings, graph.match()))


@pytest.mark.parametrize("read", few(CARRYING), indirect=True)
def test_the_passages_of_every_statement(graph: Graph, read: Read) -> None:
    """The same rows as here, neither more nor less."""
    rows = read.reader.ask(which_passages(read.evidence))
    assert rows == stated(graph)
    assert len(rows) > 100


@pytest.mark.parametrize("read", READ, indirect=True)
def test_what_holds(graph: Graph, read: Read) -> None:
    """All that holds is there, and nothing else of any thing.

    What comes on top is the description, and of articles, statements and annotations.
    """
    triples = read.reader.triples()
    assert triples >= holding(graph)
    described = set(map(strings, graph.match(graphs=NAMES.dataset)))
    added = triples - holding(graph) - described
    assert [row for row in added if not row[0][0].startswith(NOT_OF_THINGS)] == []
    if read.evidence in ("graphs", "none"):
        assert {row[0][0] for row in added} <= {f"{NAMES.base}dataset"}


@pytest.mark.parametrize("form", GRAPHS)
def test_the_passages_of_every_relation(
    graph: Graph, exported: Files, form: str
) -> None:
    """Formats of nodes and edges have the passages of what they draw."""
    edges = network(exported(form), form).edges
    drawn = {edge["property"] for edge in edges}
    rows = {
        ((edge["source"],), (edge["property"],), (edge["target"],), (passage,))
        for edge in edges
        for passage in edge.get("passages", "").split()
    }
    assert rows == {
        row for row in stated(graph) if row[1][0] in drawn and len(row[2]) == 1
    }
    assert len(rows) > 40


@pytest.mark.parametrize("form", GRAPHS)
def test_the_relations_that_hold(graph: Graph, exported: Files, form: str) -> None:
    """Each edge is one statement that holds, and weighs as many passages as it has."""
    edges = network(exported(form, "attributes"), form).edges
    bare = network(exported(form, "none"), form).edges
    rows = {
        ((edge["source"],), (edge["property"],), (edge["target"],)) for edge in edges
    }
    assert rows <= holding(graph)
    assert len(rows) == len(edges) == len({edge["id"] for edge in edges})
    for edge in edges:
        assert float(edge["weight"]) == max(1, len(edge.get("passages", "").split()))
        assert (edge["basis"] == "stated") == bool(edge.get("passages"))
    assert [edge["id"] for edge in bare] == [edge["id"] for edge in edges]
    assert {name for edge in bare for name in edge}.isdisjoint(
        {"passages", "voice", "basis", "link"}
    )


def test_a_server_of_rdf_1_1_keeps_the_graphs_apart(
    graph: Graph, exported: Files, server: str
) -> None:
    """After loading, the server names the same graphs, the description's among them."""
    (content,) = exported("nquads").values()
    names = OnServer(server, content, "nquads").ask(
        "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    )
    assert (((NAMES.dataset.value,)),) in names
    ours = {str(quad.graph_name).strip("<>") for quad in graph.match(graphs=None)}
    ours.add(NAMES.holds.value)
    assert {name for ((name,),) in names} == ours - {f"{NAMES.base}ontology"}


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_what_holds_is_a_graph_too(exported: Files, form: str) -> None:
    """Found by its role, with the triples of the default graph: a store whose default
    graph has all graphs can ask for it.
    """
    (content,) = exported(form).values()
    reader = InEngine(content, form)
    role = "GRAPH ?roles { ?holds a <https://w3id.org/newskg/ontology#HoldingGraph> }"
    rows = reader.ask(f"SELECT ?s ?p ?o WHERE {{ {role} GRAPH ?holds {{ ?s ?p ?o }} }}")
    assert rows == reader.triples()


@pytest.mark.parametrize(
    ("form", "evidence"), [pair for pair in RDF_PAIRS if pair[1] == "none"]
)
def test_no_graph_has_a_role_where_there_is_none(
    exported: Files, form: str, evidence: str
) -> None:
    """What is said of graphs is only where they are, or are named as reasons."""
    (content,) = exported(form, evidence).values()
    subjects = {subject for (subject,), *_ in InEngine(content, form).triples()}
    assert not any(name.startswith(f"{NAMES.base}graph/") for name in subjects)


def test_each_form_has_its_question() -> None:
    """A form without a query would go untested."""
    names = {path.stem for path in (Path(__file__).parent / "evidence").glob("*.rq")}
    assert names == {evidence for _, evidence in RDF_PAIRS} - {"none"}
