"""The SPARQL protocol as clients speak it, and the evidence that only this one gives."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.project import Project
from tests.serve.client import Server

SELECT = "SELECT ?one ?other { ?one kg:cooperatesWith ?other } ORDER BY ?one"
CONSTRUCT = "CONSTRUCT WHERE { ?one kg:cooperatesWith ?other }"
FORM = "application/x-www-form-urlencoded"
BASE = "https://w3id.org/liuzhou-kg/"
PASSAGE = f"{BASE}article/2024-03-04-norvik-tessaly#char=254,408"


def test_a_query_comes_in_three_ways(server: Server) -> None:
    """In the address, as a form, and as itself: with the same answer."""
    got = server.query(SELECT)
    form = server.ask("/sparql", "POST", f"query={quote(SELECT)}", Content_Type=FORM)
    direct = server.ask(
        "/sparql", "POST", SELECT, Content_Type="application/sparql-query"
    )
    assert got.status == form.status == direct.status == 200
    assert got.body == form.body == direct.body
    assert len(got.json["results"]["bindings"]) == 2


@pytest.mark.parametrize("accept", ["*/*", "text/csv", "text/html", "image/png"])
@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?query=",
        "?query=ASK%20%7B%7D",
        "?query=ASK",
        "?query=SELECT%20(now()%20AS%20%3Fit)%20%7B%7D&evidence=1",
        "?query=ASK%20%7B%7D&query=ASK%20%7B%7D",
        "?query=ASK%20%7B%7D&default-graph-uri=no%20name",
        "?query=%ff",
        "?update=DROP%20ALL",
        f"?query={quote(SELECT)}",
    ],
)
def test_the_short_way_leads_to_the_same(
    server: Server, asked: str, accept: str
) -> None:
    """GET is answered before an address is looked up; HEAD is not."""
    named = {"Accept": accept, "X_Request_Id": "same", "If_None_Match": '"other"'}
    short, long = (
        server.ask(f"/sparql{asked}", method, **named) for method in ("GET", "HEAD")
    )
    assert short.status == long.status < 500
    # Of the clock, a time is told with more or fewer digits.
    varying = {"date": "", "content-length": ""} if "now()" in asked else {"date": ""}
    assert {**short.headers, **varying} == {**long.headers, **varying}
    if "etag" in short.headers:
        named["If_None_Match"] = short.headers["etag"]
        assert server.ask(f"/sparql{asked}", **named).status == 304


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("text/csv, application/json;q=0.5", "text/csv"),
        (
            "text/csv;q=0.2, text/tab-separated-values;q=0.3",
            "text/tab-separated-values",
        ),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/*;q=0.1, text/csv;q=0, */*;q=0.05", "text/xml"),
    ],
)
def test_rows_come_as_they_are_liked_best(
    server: Server, accept: str, media_type: str
) -> None:
    """By q-value, and of several by what is usual."""
    got = server.query(SELECT, accept)
    assert (got.status, got.media_type) == (200, media_type)
    assert got.headers["vary"] == "Accept"
    if "json" in media_type:
        assert len(got.json["results"]["bindings"]) == 2
    elif "xml" in media_type:
        assert got.body.count(b"<result>") == 2
        ElementTree.fromstring(got.body)
    else:
        assert len(got.text.splitlines()) == 3


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/trig", RdfFormat.TRIG),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_graphs_come_in_each_form(
    server: Server, media_type: str, form: RdfFormat
) -> None:
    """And have the same triples in each."""
    got = server.query(CONSTRUCT, media_type)
    assert (got.status, got.media_type) == (200, media_type)
    assert len(set(parse(got.body, format=form))) == 2
    described = server.query("DESCRIBE id:norvik", media_type)
    assert NamedNode(f"{BASE}id/norvik") in {
        quad.subject for quad in parse(described.body, format=form)
    }


def test_what_no_client_takes_is_not_sent(server: Server) -> None:
    """Rows are no Turtle, and a picture is neither."""
    none = "text/html;q=0"
    for sparql, accept in (
        (SELECT, "text/turtle"),
        (CONSTRUCT, "image/png"),
        (SELECT, none),
    ):
        got = server.query(sparql, accept)
        assert (got.status, got.media_type) == (406, "application/problem+json")
        assert "advice" in got.json


def test_yes_and_no(server: Server) -> None:
    """An ASK, also to those who only want the head of it."""
    assert server.query("ASK { id:norvik kg:cooperatesWith id:tessaly }").json[
        "boolean"
    ]
    assert not server.query("ASK { id:norvik a kg:Nothing }").json["boolean"]
    head = server.ask(f"/sparql?query={quote('ASK {}')}", "HEAD")
    assert (head.status, head.body) == (200, b"")


def test_each_row_with_its_evidence(server: Server) -> None:
    """Statements, grades, passages and links, beside results that any client reads."""
    got = server.query(f"{SELECT} LIMIT 1", evidence="1")
    assert got.media_type == "application/sparql-results+json"
    assert len(got.json["results"]["bindings"]) == len(got.json["evidence"]) == 1
    (reasons,) = got.json["evidence"]
    (explained,) = reasons["statements"]
    assert explained["statement"]["grade"] == "attested"
    assert explained["statement"]["sentence"].startswith("Norvik Looms cooperates with")
    (piece,) = explained["evidence"]
    assert piece["passage"] == PASSAGE
    assert piece["link"].startswith("https://gazette.example/")
    # No word of an article leaves.
    assert "quote" not in piece


def test_only_rows_have_evidence(server: Server) -> None:
    """A graph is told so, and so is who wants them in a form that has no room."""
    assert server.query(CONSTRUCT, evidence="1").status == 400
    assert server.query(SELECT, "text/csv", evidence="1").status == 406


def test_the_graphs_of_a_request_are_its_own(server: Server) -> None:
    """Of the data set's graphs any may be asked alone; none is fetched."""
    asked = "SELECT ?s { ?s kg:cooperatesWith ?o }"
    alone = server.query(asked, **{"default-graph-uri": PASSAGE})
    assert len(alone.json["results"]["bindings"]) == 1
    other = server.query(asked, **{"default-graph-uri": f"{BASE}graph/entities"})
    assert other.json["results"]["bindings"] == []
    named = server.query(
        "SELECT ?g { GRAPH ?g { ?s kg:cooperatesWith ?o } }",
        **{"named-graph-uri": PASSAGE},
    )
    assert len(named.json["results"]["bindings"]) == 1
    foreign = server.query(asked, **{"default-graph-uri": "https://evil.example/g"})
    assert foreign.status == 400 and "none is fetched" in foreign.json["detail"]


def test_the_graphs_of_a_query_are_its_own(server: Server) -> None:
    """By whatever name; one that is misspelt is told, and leads to no empty answer."""
    prefix = f"PREFIX g: <{BASE}graph/>"
    for name in ("g:entities", "<graph/entities>", f"<{BASE}graph/entities>"):
        found = server.query(f"{prefix} ASK FROM {name} {{ ?s ?p ?o }}")
        assert found.json["boolean"] is True
    alone = f"SELECT ?s FROM <{PASSAGE}> {{ ?s kg:cooperatesWith ?o }}"
    assert len(server.query(alone).json["results"]["bindings"]) == 1
    described = "ASK FROM <graph/entities> { ?s a void:Dataset }"
    assert server.query(described).json["boolean"] is False
    for clause in ("FROM g:entity", "FROM NAMED <graph/entitis>"):
        got = server.query(f"{prefix} SELECT * {clause} {{ ?s ?p ?o }}")
        assert got.status == 400 and "there is no graph" in got.json["detail"], clause


@pytest.mark.parametrize(
    ("method", "body", "media_type", "status"),
    [
        ("POST", "update=DROP%20ALL", FORM, 403),
        ("POST", "DROP ALL", "application/sparql-update", 403),
        ("POST", "query=DROP%20ALL", FORM, 403),
        ("POST", "DELETE WHERE { ?s ?p ?o }", "application/sparql-query", 403),
        ("POST", f"query={quote(SELECT)}&query={quote(SELECT)}", FORM, 400),
        ("POST", "query=%FF%FE", FORM, 400),
        ("POST", "nothing=1", FORM, 400),
        ("POST", "SELECT", "application/sparql-query", 400),
        ("POST", SELECT, "text/plain", 415),
        ("POST", SELECT, "", 415),
        ("POST", SELECT, "application/sparql-query; charset=UTF-16", 415),
        ("PUT", SELECT, "application/sparql-query", 405),
        ("DELETE", None, "", 405),
    ],
)
def test_what_is_refused(
    server: Server, method: str, body: str | None, media_type: str, status: int
) -> None:
    """With problem details that say what to do."""
    headers = {"Content_Type": media_type} if media_type else {}
    got = server.ask("/sparql", method, body, **headers)
    assert (got.status, got.media_type) == (status, "application/problem+json")
    assert got.json["status"] == status and got.json["detail"]
    assert got.headers["cache-control"] == "no-store"


def test_a_method_that_nobody_knows(server: Server) -> None:
    """It is turned away: here, or by the parser before."""
    assert server.ask("/sparql", "BREW").status in (400, 405)


def test_a_relative_name_is_one_of_the_project(server: Server) -> None:
    """Wherever the query was sent to."""
    sparql = "ASK { <id/norvik> kg:cooperatesWith <id/tessaly> }"
    assert server.query(sparql).json["boolean"] is True


def test_an_error_in_a_query_has_its_place(server: Server) -> None:
    """As the command line tells it."""
    got = server.query("SELECT * {\n ?s ?p }")
    assert got.status == 400
    assert got.json["detail"].startswith("query:2:")


def test_what_is_known_is_not_sent_again(server: Server) -> None:
    """By a strong validator that each form and each question has for itself."""
    first = server.query(SELECT, "text/csv")
    etag = first.headers["etag"]
    assert etag.startswith('"')
    path = f"/sparql?query={quote(SELECT)}"
    again = server.ask(path, Accept="text/csv", If_None_Match=etag)
    assert (again.status, again.body) == (304, b"")
    assert server.ask(path, Accept="text/csv", If_None_Match='"other"').status == 200
    other = server.query(SELECT, "application/json")
    assert other.headers["etag"] != etag


@pytest.mark.parametrize(
    "changing",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (rand () AS ?x) {}",
        "SELECT (StrUUID() AS ?x) {}",
        "SELECT ?x { BIND(UUID() AS ?x) }",
        "SELECT (BNODE() AS ?x) {}",
    ],
)
def test_what_changes_by_itself_is_asked_again(server: Server, changing: str) -> None:
    """The clock and chance have another answer each time, which nobody keeps."""
    first, second = server.query(changing), server.query(changing)
    assert first.status == 200 and first.body != second.body
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"


def test_the_same_question_has_the_same_answer(server: Server) -> None:
    """Also where it was kept: in each form its own, and with evidence another."""
    asked = [
        server.query(SELECT, accept, **more)
        for _ in range(2)
        for accept in ("text/csv", "application/json")
        for more in ({}, {"evidence": "0"})
    ]
    assert {each.status for each in asked} == {200}
    assert len({(each.media_type, each.body) for each in asked}) == 2
    traced = [server.query(SELECT, evidence="1") for _ in range(2)]
    assert traced[0].body == traced[1].body and "evidence" in traced[0].json


def test_any_page_may_ask(server: Server) -> None:
    """What may be published may be read from a page of anybody."""
    preflight = server.ask(
        "/sparql",
        "OPTIONS",
        Origin="https://app.example",
        Access_Control_Request_Method="POST",
    )
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert server.query(SELECT).headers["access-control-allow-origin"] == "*"


def test_the_endpoint_says_what_it_is(server: Server) -> None:
    """To programs a description, at the same address as the editor for people."""
    got = server.ask("/sparql", Accept="text/turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    told = {
        (quad.predicate.value, str(quad.object))
        for quad in parse(got.body, format=RdfFormat.TURTLE)
    }
    assert (f"{sd}endpoint", f"<{BASE}sparql>") in told
    assert (f"{sd}supportedLanguage", f"<{sd}SPARQL11Query>") in told
    page = server.ask("/sparql", Accept="text/html,*/*;q=0.8")
    assert page.media_type == "text/html" and b"<textarea" in page.body
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_the_endpoint_names_the_graphs_that_there_are(server: Server) -> None:
    """Those and no other."""
    rows = server.query("SELECT DISTINCT ?g { GRAPH ?g {} }").json["results"][
        "bindings"
    ]
    there = {row["g"]["value"] for row in rows}
    told = server.query("SELECT ?g { ?x a sd:NamedGraph ; sd:name ?g }").json
    assert {row["g"]["value"] for row in told["results"]["bindings"]} == there
    assert f"{BASE}graph/description" in there and PASSAGE in there


def test_editors_find_what_they_complete_by(server: Server) -> None:
    """Prefixes, examples, and the properties of each class: all without a GRAPH."""
    queries = (
        "SELECT ?prefix ?namespace { [] sh:namespace ?namespace ; sh:prefix ?prefix }",
        "SELECT ?comment ?query { ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select ?query }",
        "SELECT ?class ?property { ?cp void:class ?class ; void:propertyPartition ?pp . ?pp void:property ?property }",
    )
    for sparql in queries:
        assert server.query(sparql).json["results"]["bindings"]


def test_the_description_is_no_part_of_what_holds(
    server: Server, newsroom_pinned: Project
) -> None:
    """Whoever asks for everything gets what the command line gives."""
    counted = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    (row,) = server.query(counted).json["results"]["bindings"]
    assert int(row["n"]["value"]) == len(newsroom_pinned.knowledge.match())


def test_requests_are_noted_without_what_was_asked(server: Server) -> None:
    """A line of JSON each, under the name that a proxy has given it."""
    got = server.ask("/health?secret=yes", X_Request_Id="from-the-proxy")
    assert got.headers["x-request-id"] == "from-the-proxy"
    made_up = server.ask("/health", X_Request_Id="no\tid").headers["x-request-id"]
    assert made_up not in ("", "no\tid")
    found = server.noted("from-the-proxy")
    assert found["path"] == "/health" and found["status"] == 200
    assert not any("secret" in line for line in server.written)


@pytest.mark.parametrize("query", ["", "  \n"])
def test_a_query_without_a_word(server: Server, query: str) -> None:
    """It is told that there is none; a browser is shown where to write one."""
    told = server.query(query)
    assert (told.status, told.json["detail"]) == (400, "There is no query.")
    assert server.query(query, "text/html").media_type == "text/html"


def test_a_graph_that_xml_cannot_hold(server: Server) -> None:
    """It is said why, and the other forms have it."""
    query = "CONSTRUCT { id:norvik <https://x.example/1> 'x' } WHERE {}"
    got = server.query(query, "application/rdf+xml")
    assert (got.status, got.media_type) == (400, "application/problem+json")
    assert "https://x.example/1" in got.json["detail"]
    assert server.query(query).status == 200
