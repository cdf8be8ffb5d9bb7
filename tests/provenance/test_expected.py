"""The statements behind the rows of the shipped questions, and of queries of many other
shapes.

`expected/NAME.txt` is of the question of this name, asked as for its expected rows, or
of `shapes/NAME.rq`: each row, its
statements with the reason why they hold and the positions that they are read from, and
the numbers of its notes, which stand at the end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError, QueryError
from kg.knowledge import Graph, load
from kg.provenance import trace
from kg.provenance.path_walks import PathWalks
from kg.workspace import find
from tests.provenance.compact import compact
from tests.provenance.conftest import (
    OPEN_QUESTIONS,
    QUERIES,
    QUESTIONS,
    ROOT,
    SHAPES,
    answers,
    having,
    statements,
)

EXPECTED = ROOT / "tests" / "provenance" / "expected"
# Their rows rest on more than statements: on what is left out, on nodes without any, or
# on which one is met first.
NOT_ALONE = {
    "group-by-having",
    "lateral",
    "path-of-zero-length",
    "path-optional",
    "path-star",
    "reduced-and-limited",
}
ALONE = {
    name: query
    for name, query in sorted({**QUERIES, **OPEN_QUESTIONS}.items())
    if name not in NOT_ALONE
}
# Of all graphs that have a statement, it takes any that plays one of four roles.
BY_ANY_GRAPH = {"about"}
UNSTABLE = [
    "RAND()",
    "UUID()",
    "STRUUID()",
    "BNODE()",
    "CONCAT(STR(RAND()), STR(?brand))",
]


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_each_row_has_the_statements_behind_it(graph: Graph, name: str) -> None:
    """The right ones and no others."""
    assert (
        compact(trace(graph, QUERIES[name])) == (EXPECTED / f"{name}.txt").read_text()
    )


def test_every_expectation_is_of_a_query() -> None:
    """No file is left over, and no name used twice."""
    assert {path.stem for path in EXPECTED.iterdir()} == set(QUERIES)
    assert not SHAPES.keys() & QUESTIONS.keys()


@pytest.mark.parametrize("name", ALONE)
def test_the_statements_alone_give_the_row(graph: Graph, name: str) -> None:
    """In a graph that has nothing else, the query has the row again."""
    query = ALONE[name]
    for row in answers(graph, query):
        assert row in answers(having(statements(graph, query, row)), query), row


def test_another_article(shared_newsroom: Path) -> None:
    """The same of the newsroom."""
    newsroom = load(find(shared_newsroom))
    for name, query in ALONE.items():
        for row in answers(newsroom, query):
            assert row in answers(having(statements(newsroom, query, row)), query), (
                name,
                row,
            )


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - BY_ANY_GRAPH))
def test_no_statement_of_a_question_is_too_many(graph: Graph, name: str) -> None:
    """Without any one of them, the others do not give the row."""
    query = QUESTIONS[name]
    for row in answers(graph, query):
        found = statements(graph, query, row)
        for without in found:
            rest = having(quad for quad in found if quad != without)
            assert row not in answers(rest, query), (row, without)


@pytest.mark.parametrize("expression", UNSTABLE)
def test_a_row_that_does_not_come_again(graph: Graph, expression: str) -> None:
    """Is given, and said not to be traceable."""
    found = trace(
        graph,
        f"SELECT ?brand ({expression} AS ?chance) {{ ?owner kg:hasBrand ?brand }}",
    )
    (row,) = found.rows
    assert found.columns == ["brand", "chance"]
    assert not row.statements
    assert row.notes == (
        "It cannot be traced: asked again, the query does not give this row.",
    )


def test_a_statement_that_is_not_found_again(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is never reported, and makes the whole row untraceable."""
    monkeypatch.setattr(PathWalks, "between", lambda *_: iter(()))
    (row,) = trace(graph, "SELECT ?brand { ?owner kg:hasBrand ?brand }").rows
    assert not row.statements
    assert row.notes == ("It cannot be traced: a statement of it was not found again.",)


def test_rows_come_as_the_query_has_them(graph: Graph) -> None:
    """In its order and number, with the variables that it projects."""
    query = "SELECT ?figure ?value { ?figure kg:value ?value } ORDER BY DESC(?value) ?figure LIMIT 5 OFFSET 1"
    found = trace(graph, query)
    assert [row.row for row in found.rows] == answers(graph, query)
    assert all(len(row.statements) == 1 and not row.notes for row in found.rows)


def test_rows_that_are_the_same(graph: Graph) -> None:
    """Are as many as in the answer; each has all that is behind any of them."""
    found = trace(
        graph, "SELECT ?place { ?thing kg:locatedIn ?place FILTER(?place = id:china) }"
    )
    assert len(found.rows) > 1
    assert {len(row.statements) for row in found.rows} == {len(found.rows)}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ASK { ?s ?p ?o }", "Only the rows of a SELECT"),
        ("CONSTRUCT WHERE { ?s kg:hasBrand ?o }", "Only the rows of a SELECT"),
        ("DESCRIBE id:sgmw", "Only the rows of a SELECT"),
        ("SELECT ?s FROM <urn:a> { ?s ?p ?o }", "FROM"),
        ("SELECT ?s FROM NAMED <urn:a> WHERE { GRAPH ?g { ?s ?p ?o } }", "FROM"),
    ],
)
def test_what_is_no_row_of_the_graph(graph: Graph, query: str, words: str) -> None:
    """The error says what can be traced."""
    with pytest.raises(KgError, match=words) as raised:
        trace(graph, query)
    assert "Only the rows of a SELECT over the whole graph" in raised.value.advice


@pytest.mark.parametrize(
    "query",
    ["SELECT ?s { ?s ?p }", "SELECT ?s { SERVICE <urn:a> { ?s ?p ?o } }", "CLEAR ALL"],
)
def test_a_query_that_cannot_run(graph: Graph, query: str) -> None:
    """It fails as it does without a trace, and says where."""
    with pytest.raises(QueryError, match=r"a\.rq:1:"):
        trace(graph, query, source="a.rq")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?b { ?o kg:hasBrand ?b LATERAL { ?b a kg:Brand } }", "LATERAL"),
        (
            "SELECT ?b { ?o kg:hasBrand ?b OPTIONAL { << ?o kg:hasBrand ?b >> kg:aim ?x } }",
            "<<",
        ),
        (
            "SELECT ?b { ?o kg:hasBrand ?b } GROUP BY ?b HAVING(EXISTS { ?b a kg:Brand })",
            "HAVING",
        ),
        (
            "SELECT ?b { ?o kg:hasBrand ?b FILTER EXISTS { { SELECT ?o { ?o a ?k } LIMIT 1 } } }",
            "what EXISTS finds",
        ),
        (
            "SELECT ?b (COUNT(*) AS ?n) (EXISTS { ?b a kg:Brand } AS ?e) { ?o kg:hasBrand ?b } GROUP BY ?b",
            "aggregates",
        ),
    ],
)
def test_what_is_not_known_is_said(graph: Graph, query: str, words: str) -> None:
    """The rows come all the same; nothing is guessed."""
    (row,) = trace(graph, query).rows
    assert row.row["b"]
    assert not row.statements
    assert len(row.notes) == 1
    assert row.notes[0].startswith("It cannot be traced: ")
    assert words in row.notes[0]
