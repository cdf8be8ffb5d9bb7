"""A query knows graphs by what they are, and names none of one project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.knowledge import Graph, bindings
from kg.project import Project
from tests.flagship import NAMES, ROOT

ROLES = {
    "OntologyGraph": NAMES.ontology,
    "RegistryGraph": NAMES.entities,
    "DerivedGraph": NAMES.derived,
    "InferredGraph": NAMES.inferred,
    "JudgementGraph": NAMES.judgements,
    "ProofGraph": NAMES.proofs,
    "DatasetGraph": NAMES.dataset,
}
SHARED = [
    *(ROOT / "queries").glob("*.rq"),
    *(ROOT / "queries" / "checks").glob("*.rq"),
    *(ROOT / "ontology").glob("*.ttl"),
]


@pytest.fixture(scope="module")
def graph(newsroom_pinned: Project) -> Graph:
    return newsroom_pinned.knowledge


def test_each_graph_has_its_role(graph: Graph) -> None:
    """Seven, and no others; the roles stand where the data set is described."""
    rows = list(
        bindings(
            graph.query("""
            SELECT ?roles ?graph ?role WHERE {
              GRAPH ?roles { ?graph a ?role }
              FILTER(STRSTARTS(STR(?role), STR(kg:)) && STRENDS(STR(?role), "Graph"))
            }""")
        )
    )
    assert {row["roles"] for row in rows} == {NAMES.dataset}
    found = {
        str(row["role"]).strip("<>").partition("#")[2]: row["graph"] for row in rows
    }
    assert found == ROLES and len(rows) == len(ROLES)


# The newsroom has no judgements, and no records of its proofs.
@pytest.mark.parametrize(
    "role", sorted(ROLES.keys() - {"JudgementGraph", "ProofGraph"})
)
def test_a_graph_found_by_its_role_has_what_it_should(graph: Graph, role: str) -> None:
    """The statements of the graph of that name, which are some."""
    query = f"SELECT ?s ?p ?o {{ GRAPH ?roles {{ ?g a kg:{role} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    found = {tuple(map(row.get, "spo")) for row in bindings(graph.query(query))}
    quads = graph.match(graphs=ROLES[role])
    assert found == {(quad.subject, quad.predicate, quad.object) for quad in quads}
    assert found


def test_roles_are_terms_of_the_ontology(graph: Graph) -> None:
    """And no statement holds by them: the data set speaks of files, not of the world."""
    described = bindings(
        graph.query("""
        SELECT ?role WHERE {
          GRAPH ?terms { ?role a owl:Class ; skos:definition ?text }
          GRAPH ?roles { ?terms a kg:OntologyGraph . ?graph a ?role }
        }""")
    )
    assert len(list(described)) == len(ROLES)
    assert not list(bindings(graph.query("SELECT ?g { ?g a kg:OntologyGraph }")))


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_what_projects_share_names_none_of_them(path: Path) -> None:
    """Neither its base nor its things."""
    text = path.read_text(encoding="utf-8")
    assert NAMES.base not in text
    assert not re.search(r"\bid:", text.replace("id:…", ""))
