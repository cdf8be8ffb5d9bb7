"""However many rows a query has, tracing them asks a fixed number of queries."""

from __future__ import annotations

import pytest

from kg.knowledge import Graph, load
from kg.provenance import Trace, trace
from tests.benchmarks import generated
from tests.homes import Counting

QUERIES = {
    "patterns": "SELECT ?a ?b { ?a kg:hasBrand ?b ; a ?kind }",
    "a graph": "SELECT ?a ?b ?p { GRAPH ?p { ?a kg:hasBrand ?b } }",
    "an optional part": "SELECT ?a ?b ?c { ?a kg:hasBrand ?b OPTIONAL { ?a kg:subsidiaryOf ?c } }",
    "a union": "SELECT ?a ?b { { ?a kg:hasBrand ?b } UNION { ?a kg:subsidiaryOf ?b } }",
    "a sequence": "SELECT ?a ?b { ?a kg:subsidiaryOf/kg:hasBrand ?b }",
    "a property that varies": "SELECT ?a ?p ?b { GRAPH ?g { ?a a kg:Post ; ?p ?b } }",
    "sums": "SELECT ?a (COUNT(*) AS ?n) { ?a kg:hasBrand ?b } GROUP BY ?a",
    "a sub-select": "SELECT ?a ?n { { SELECT ?a (COUNT(*) AS ?n) { ?a kg:hasBrand ?b } GROUP BY ?a } }",
    "a test": "SELECT ?a { ?a kg:hasBrand ?b FILTER EXISTS { ?a kg:inSector ?c } }",
    "a test's absence": "SELECT ?a { ?a kg:hasBrand ?b FILTER NOT EXISTS { ?a kg:ledBy ?c } }",
    "a test that is bound": "SELECT ?a (EXISTS { ?a kg:inSector ?c } AS ?is) { ?a kg:hasBrand ?b }",
    "a test in a test": (
        "SELECT ?a { ?a kg:hasBrand ?b FILTER EXISTS { ?a kg:inSector ?c FILTER EXISTS { ?c a ?kind } } }"
    ),
}
MOST = 20


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> list[Graph]:
    """A small project and one with many more things of each sort."""
    folder = tmp_path_factory.mktemp("generated")
    return [
        load(generated.write(folder / str(articles), articles)) for articles in (3, 24)
    ]


@pytest.mark.parametrize("what", QUERIES)
def test_the_number_of_queries(graphs: list[Graph], what: str) -> None:
    """It is the same for few rows and for many, and small; every row is traced."""
    (few, asked), (many, asked_for_many) = (
        counted(graph, QUERIES[what]) for graph in graphs
    )
    assert asked == asked_for_many <= MOST
    assert len(many.rows) > 3 * len(few.rows) > 3
    for found in (few, many):
        assert all(row.statements for row in found.rows)
        assert not any(
            "cannot be traced" in note for row in found.rows for note in row.notes
        )


def counted(graph: Graph, query: str) -> tuple[Trace, int]:
    """A trace, and how many queries it took of a graph of which nothing is known yet."""
    home = Counting(graph.home)
    return trace(Graph(home), query), home.asked
