"""A query reads this graph only: SERVICE and updates are refused, and whatever is let
through reaches no network.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterable, Iterator
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions
from pyoxigraph import Store as Engine

from kg.errors import QueryError
from kg.knowledge import Graph
from tests.homes import engine_of, over

REMOTE = "http://service.invalid/sparql"

SERVICE = [
    "SELECT * { SERVICE <R> { ?s ?p ?o } }",
    "SELECT * { service <R> { ?s ?p ?o } }",
    "SELECT * { sErViCe <R> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <R> { ?s ?p ?o } }",
    "SELECT * { service silent <R> { ?s ?p ?o } }",
    "SELECT * {SERVICE<R>{?s ?p ?o}}",
    r"SELECT * { OPTIONAL { ?o <http://a.example/\u0041#> ?z } SERVICE <R> { ?s ?p ?o } }",
    r"SELECT * { OPTIONAL { ?o <http://a.example/\U00000041'> ?z } SERVICE <R> { ?s ?p ?o } }",
    "SELECT * {\n\n  SERVICE\n  <R> { ?s ?p ?o } }",
    "SELECT * {\tSERVICE\t<R>\t{ ?s ?p ?o } }",
    "SELECT * { SERVICE# a comment\n<R> { ?s ?p ?o } }",
    "SELECT * { SERVICE # <\n SILENT # '\n <R> { ?s ?p ?o } }",
    "SELECT * { # a comment\nSERVICE <R> { ?s ?p ?o } }",
    "SELECT * { # a comment\rSERVICE <R> { ?s ?p ?o } }",
    "SELECT * { VALUES ?x { <R> } SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { VALUES ?service { <R> } SERVICE ?service { ?s ?p ?o } }",
    "PREFIX ex: <R> SELECT * { SERVICE ex: { ?s ?p ?o } }",
    "PREFIX service: <R> SELECT * { SERVICE service:x { ?s ?p ?o } }",
    "BASE <http://service.invalid/> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
    "ASK { SERVICE <R> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <R> { ?s ?p ?o } }",
    "DESCRIBE ?s WHERE { SERVICE <R> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <R> { ?a ?b ?c } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <R> { ?s ?p ?o } } }",
    "SELECT * { { ?s ?p ?o } UNION { SERVICE <R> { ?s ?p ?o } } }",
    "SELECT * { GRAPH ?g { SERVICE <R> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <R> { ?s ?p ?o } } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <R> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <R> { ?s ?p ?o } } }",
    "SELECT (EXISTS { SERVICE <R> { ?s ?p ?o } } AS ?x) {}",
    "SELECT * { ?s ?p 'it' . SERVICE <R> { ?a ?b ?c } }",
    'SELECT * { ?s ?p "\\"" . SERVICE <R> { ?a ?b ?c } }',
    "SELECT * { ?s ?p '\\'' . SERVICE <R> { ?a ?b ?c } }",
    'SELECT * { ?s ?p "\\\\" . SERVICE <R> { ?a ?b "x" } }',
    'SELECT * { ?s ?p """a "" b""" . SERVICE <R> { ?a ?b """c""" } }',
    "SELECT * { ?s ?p '''a '' b\n''' . SERVICE <R> { ?a ?b '''c''' } }",
    "SELECT * { ?s ?p '' . SERVICE <R> { ?a ?b '' } }",
    'SELECT * { ?s ?p "" . SERVICE <R> { ?a ?b "" } }',
    "SELECT * { ?s ?p '\"' . SERVICE <R> { ?a ?b '\"' } }",
    'SELECT * { ?s ?p "\'" . SERVICE <R> { ?a ?b "\'" } }',
    "SELECT * { ?s <http://e/#p> ?o . SERVICE <R> { ?a ?b ?c } }",
    "SELECT * { ?s <http://e/#'> ?o . SERVICE <R> { ?a ?b ?c } # '\n }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3) SERVICE <R> { ?a ?b ?c } FILTER(?o > 1) }",
    "SELECT * { BIND(1 AS ?x)SERVICE<R>{?a ?b ?c} }",
    # Without white space around it, which the engine does not ask for.
    "SELECT * { ?s ?p ?o .SERVICE <R> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o.SERVICE<R>{?a ?b ?c} }",
    "SELECT * { ?s ?p 1SERVICE <R> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 1.SERVICE <R> { ?a ?b ?c } }",
    "SELECT * { VALUES ?x { <R> } SERVICE?x{ ?a ?b ?c } }",
    "SELECT * { VALUES ?x { <R> } SERVICE$x{ ?a ?b ?c } }",
    "SELECT * { SERVICESILENT<R>{ ?a ?b ?c } }",
    "SELECT * { VALUES ?x { <R> } SERVICESILENT?x{ ?a ?b ?c } }",
    "PREFIX : <R> SELECT * { SERVICE:{ ?a ?b ?c } }",
    "PREFIX : <http://service.invalid/> SELECT * { SERVICE:sparql{ ?a ?b ?c } }",
    "PREFIX ex: <http://service.invalid/> SELECT * { SERVICEex:sparql{ ?a ?b ?c } }",
    "PREFIX ex: <http://service.invalid/> SELECT * { SERVICESILENTex:sparql{ ?a ?b ?c } }",
    # Where "<" is a comparison, and what follows it up to a ">" is no IRI.
    "SELECT * { ?s ?p ?o FILTER(true || ?o<'x>') SERVICE <R> { ?a ?b ?c } # '\n }",
    "SELECT * { ?s ?p ?o FILTER(true || ?o<'x>'@en) SERVICE <R> { ?a ?b ?c } # '\n }",
    "PREFIX b: <http://e/> SELECT * { ?s ?p ?o FILTER(true || ?o<b:c#>'''\n) SERVICE <R> { ?a ?b ?c } # '''\n }",
    'PREFIX b: <http://e/> SELECT * { ?s ?p ?o FILTER(true || ?o<?p#>"""\n) SERVICE <R> { ?a ?b ?c } # """\n }',
]

LET_THROUGH = [
    'SELECT ("SERVICE" AS ?x) {}',
    "SELECT ('SERVICE' AS ?x) {}",
    'SELECT ("""SERVICE <R> { }""" AS ?x) {}',
    "SELECT ('''SERVICE\n<R> { }''' AS ?x) {}",
    'SELECT ("a \\" SERVICE <R> { }" AS ?x) {}',
    "SELECT ('a \\' SERVICE <R> { }' AS ?x) {}",
    'SELECT ("""a \\""" SERVICE <R> { }""" AS ?x) {}',
    "SELECT ('''a '' SERVICE \\\\''' AS ?x) {}",
    "SELECT * { ?s ?p ?o } # SERVICE <R> { }",
    "# SERVICE\nSELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o # it's a \" SERVICE\n }",
    "SELECT * { ?service ?p ?o }",
    "SELECT ?SERVICE { ?SERVICE ?p ?o }",
    "SELECT $service { $service ?p ?o }",
    "SELECT * { ?my_service ?serviceOf ?o_SERVICE_o }",
    "PREFIX ex: <http://e/> SELECT * { ex:SERVICE ?p ?o }",
    "PREFIX ex: <http://e/> SELECT * { ?s ex:a.SERVICE ?o }",
    "PREFIX ex: <http://e/> SELECT * { ?s ex:a-service ?o }",
    "PREFIX service: <http://e/> SELECT * { ?s service:x ?o }",
    "PREFIX my-service: <http://e/> SELECT * { ?s my-service:x ?o }",
    "SELECT * { ?s <http://e/SERVICE> ?o }",
    "SELECT * { ?s <http://e/#SERVICE> ?o }",
    "SELECT * { ?s <http://e/SERVICE#'> ?o }",
    "SELECT * { GRAPH <http://e/service> { ?s ?p ?o } }",
    "BASE <http://e/SERVICE/> SELECT * { <service> ?p ?o }",
    "SELECT * { ?s ?p _:SERVICE }",
    "SELECT ('x'@service AS ?x) {}",
    "SELECT ('INSERT' AS ?x) { } # DELETE",
    "SELECT ?insert { ?insert ?delete ?load }",
    "# INSERT DATA { }\nSELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) } # '",
    "SELECT * { ?s ?p ?o FILTER(?o<3) }",
]

UPDATES = [
    "INSERT DATA { <http://e/a> <http://e/b> 1 }",
    "insert data { <http://e/a> <http://e/b> 1 }",
    "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "DELETE DATA { <http://e/a> <http://e/b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?o ?p ?s } WHERE { ?s ?p ?o }",
    "WITH <http://e/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "LOAD <R>",
    "LOAD SILENT <R> INTO GRAPH <http://e/g>",
    "load <R>",
    "CLEAR ALL",
    "CREATE GRAPH <http://e/g>",
    "DROP ALL",
    "DROP SILENT DEFAULT",
    "COPY DEFAULT TO <http://e/g>",
    "MOVE DEFAULT TO <http://e/g>",
    "ADD DEFAULT TO <http://e/g>",
    "# a comment\nCLEAR ALL",
    "\n\t CLEAR ALL",
    "BASE <http://e/> INSERT DATA { <a> <b> 1 }",
    "PREFIX e: <http://e/> INSERT DATA { e:a e:b 1 }",
    "PREFIX : <http://e/> INSERT DATA { :a :b 1 }",
    "PREFIX e:<http://e/>INSERT DATA { e:a e:b 1 }",
    "BASE <http://e/>\nPREFIX e: <http://e/> # SELECT\nPREFIX f: <http://f/>\n LOAD <R>",
    "INSERT# a comment\nDATA { <http://e/a> <http://e/b> 1 }",
    "LOAD<R>",
]

UNTERMINATED = [
    'SELECT * { ?s ?p "SERVICE <R> { }',
    "SELECT * { ?s ?p 'SERVICE <R> { }\n}",
    'SELECT * { ?s ?p """SERVICE <R> { }',
    "SELECT * { ?s ?p '''SERVICE <R> { }''",
    "SELECT * { ?s <http://e/SERVICE ?o }",
    "SELECT * { SERVICE",
    "SERVICE",
    "SELECT * { \\u0053ERVICE <R> { ?s ?p ?o } }",
    "SELECT * { S\\u0045RVICE <R> { ?s ?p ?o } }",
    "PREFIX INSERT DATA { <http://e/a> <http://e/b> 1 }",
]

PIECES = [
    *(
        " ",
        "\n",
        ".",
        "<",
        ">",
        "'",
        '"',
        "'''",
        "#",
        ")",
        "{ ?a ?b ?c }",
        "1",
        "true",
        "ex:a",
        "?service",
        "\\'",
    ),
    *(
        "FILTER(true || ?o<",
        "SERVICE",
        "SILENT",
        "SERVICE <R>",
        "SERVICE <R> { ?a ?b ?c }",
        "'x>'",
        "b#>",
        "<http://e/#'>",
    ),
]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """One statement, so that joins with it are evaluated."""
    engine = Engine()
    engine.add(Quad(NamedNode("http://e/a"), NamedNode("http://e/p"), Literal(1)))
    return over(engine)


@pytest.fixture(scope="module")
def calls() -> Iterator[list[str]]:
    """A server that hangs up on everyone: its address comes first, then one entry a
    caller.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = [f"http://127.0.0.1:{server.getsockname()[1]}/sparql"]

        def answer() -> None:
            with contextlib.suppress(OSError):
                while True:
                    caller, _ = server.accept()
                    found.append("called")
                    caller.close()

        Thread(target=answer, daemon=True).start()
        yield found


def run(ask: Callable[[str], object], text: str) -> None:
    """Evaluate to the last row; what is refused, or cannot be parsed or reached, is
    left.
    """
    with contextlib.suppress(
        QueryError, SyntaxError, RuntimeError, OSError, ValueError
    ):
        answer = ask(text)
        if isinstance(answer, Iterable):
            list(answer)


@pytest.mark.parametrize("text", SERVICE)
def test_service_is_refused(graph: Graph, text: str) -> None:
    """However it is written, with the place where it stands."""
    with pytest.raises(QueryError, match=r"^query:\d+:\d+: SERVICE is refused\."):
        graph.query(text.replace("<R>", f"<{REMOTE}>"))


@pytest.mark.parametrize("text", SERVICE)
def test_the_cases_of_service_are_real(graph: Graph, text: str) -> None:
    """The engine itself takes each for a query, so each would have been one that
    reaches out.
    """
    with contextlib.suppress(RuntimeError, OSError, ValueError):
        engine_of(graph).query(
            text.replace("<R>", "<urn:nowhere>").replace(
                "http://service.invalid/", "urn:nowhere:"
            )
        )


@pytest.mark.parametrize("text", LET_THROUGH)
def test_what_only_looks_alike_is_answered(graph: Graph, text: str) -> None:
    """Strings, IRIs, comments and names may hold the word."""
    answer = graph.query(text.replace("<R>", f"<{REMOTE}>"))
    assert isinstance(answer, QuerySolutions)
    list(answer)


@pytest.mark.parametrize("text", UPDATES)
def test_updates_are_refused(graph: Graph, text: str) -> None:
    """They are called what they are, and change nothing."""
    before = set(engine_of(graph))
    with pytest.raises(QueryError, match=r"^query:\d+:\d+: [A-Z]+ is an update\."):
        graph.query(text.replace("<R>", f"<{REMOTE}>"))
    assert set(engine_of(graph)) == before


@pytest.mark.parametrize("text", UNTERMINATED)
def test_what_is_malformed_is_an_error(graph: Graph, text: str) -> None:
    """An open string hides nothing, and escapes spell no keyword."""
    with pytest.raises(QueryError):
        graph.query(text.replace("<R>", f"<{REMOTE}>"))


def test_the_place_is_told(graph: Graph) -> None:
    """Line and column of the word, counted from 1."""
    with pytest.raises(QueryError) as raised:
        graph.query(
            "SELECT * {\n  ?s ?p '''a\nb''' .\n  SERVICE <urn:x> { } }", source="a.rq"
        )
    assert (raised.value.source, raised.value.line, raised.value.column) == (
        "a.rq",
        4,
        3,
    )


def test_the_server_would_be_called(graph: Graph, calls: list[str]) -> None:
    """The engine does reach out when nothing keeps it from it, so that the next test
    can fail.
    """
    before = len(calls)
    run(
        engine_of(graph).query,
        f"SELECT * {{ SERVICE SILENT <{calls[0]}> {{ ?a ?b ?c }} }}",
    )
    assert len(calls) == before + 1


@pytest.mark.parametrize("text", [*SERVICE, *LET_THROUGH, *UPDATES, *UNTERMINATED])
def test_nobody_is_called(graph: Graph, calls: list[str], text: str) -> None:
    """Whatever is let through stays inside, also where a test above expects otherwise
    of it.
    """
    base = calls[0].removesuffix("sparql")
    sent, before = (
        text.replace("<R>", f"<{calls[0]}>").replace("http://service.invalid/", base),
        len(calls),
    )
    run(graph.query, sent)
    assert len(calls) == before


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(
    max_examples=1500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_mixture_calls_anybody(
    graph: Graph, calls: list[str], pieces: list[str]
) -> None:
    """Nor do pieces of strings, comments, IRIs and the word in any order."""
    text = f"PREFIX ex: <http://e/> SELECT * {{ ?s ?p ?o {''.join(pieces)}\n}}".replace(
        "<R>", f"<{calls[0]}>"
    )
    before = len(calls)
    run(graph.query, text)
    assert len(calls) == before
