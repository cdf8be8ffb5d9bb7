"""Every name of the project answers, in the form that is asked for."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.formats.own_form import Contents
from kg.serve.site_files import written_files
from tests.serve.client import Server

BASE = "https://w3id.org/liuzhou-kg/"
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
}
SUFFIXES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
}
ARTICLE = "/article/2024-03-04-norvik-tessaly"


def followed(server: Server, path: str, accept: str) -> tuple[str, bytes]:
    """The document to which a name leads, by a redirect that names no host."""
    answer = server.ask(path, Accept=accept)
    assert (answer.status, answer.headers["vary"]) == (303, "Accept")
    place = answer.headers["location"]
    assert place.startswith("../") or "/" not in place
    steps = place.count("../")
    at = "/".join(path.split("/")[: -1 - steps]) + "/" + place.replace("../", "")
    document = server.ask(at)
    assert document.status == 200
    return document.media_type, document.body


@pytest.mark.parametrize("name", ["/id/norvik", ARTICLE, "/ontology", "/dataset"])
def test_a_name_leads_to_page_and_data(server: Server, name: str) -> None:
    """By Accept: and the data speak of what the name names."""
    media_type, page = followed(server, name, BROWSER)
    assert media_type == "text/html" and b"<h1" in page
    for accept, form in FORMS.items():
        media_type, data = followed(server, name, accept)
        assert media_type == accept
        told = {quad.subject for quad in parse(data, format=form)}
        if name in ("/id/norvik", ARTICLE):
            assert NamedNode(BASE + name[1:]) in told
        assert told


@pytest.mark.parametrize("name", ["/id/norvik", ARTICLE, "/ontology"])
def test_a_document_by_its_suffix(server: Server, name: str) -> None:
    """With the other forms in Link, and the validator of its bytes."""
    for suffix, media_type in SUFFIXES.items():
        got = server.ask(f"{name}.{suffix}")
        assert (got.status, got.media_type) == (200, media_type)
        assert got.headers["etag"] == f'"{sha256(got.body).hexdigest()[:32]}"'
        assert 'rel="alternate"; type="text/html"' in got.headers["link"]
        again = server.ask(f"{name}.{suffix}", If_None_Match=got.headers["etag"])
        assert (again.status, again.body) == (304, b"")


def test_names_of_graphs_and_terms_lead_to_the_whole(server: Server) -> None:
    """A graph is told of in the document of everything."""
    _, data = followed(server, "/graph/inferred", "application/trig")
    graphs = {quad.graph_name for quad in parse(data, format=RdfFormat.TRIG)}
    assert NamedNode(f"{BASE}graph/inferred") in graphs


def test_every_name_of_the_data_leads_somewhere(server: Server) -> None:
    """Whatever it is the name of, also where only the description uses it."""
    asked = (
        "SELECT DISTINCT ?x { { ?x ?p ?o } UNION { ?s ?p ?x } UNION"
        " { GRAPH ?g { { ?x ?p ?o } UNION { ?s ?p ?x } } } UNION { GRAPH ?x {} }"
        f" FILTER(isIRI(?x) && STRSTARTS(STR(?x), '{BASE}')) }}"
    )
    rows = server.query(asked).json["results"]["bindings"]
    names = {row["x"]["value"].partition("#")[0] for row in rows}
    assert f"{BASE}service" in names
    # The data set tells what the names of its things begin with as a text.
    names.add(f"{BASE}id/")
    lost = []
    for name in names:
        got = server.ask("/" + name.removeprefix(BASE), "HEAD", Accept="text/turtle")
        if got.status not in (200, 303):
            lost.append(name)
    assert lost == []


def test_what_is_no_name_is_not_found(server: Server) -> None:
    """Nor are the files of the server's own rules, or those beside the site."""
    for path in (
        "/id/nobody",
        "/nothing",
        "/.htaccess",
        "/_redirects",
        "/w3id/.htaccess",
        "/../graph/entities.ttl",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/id/..%2f..%2f..%2fetc%2fpasswd",
        "/%00",
        "/id/norvik.exe",
    ):
        got = server.ask(path)
        assert (got.status, got.media_type) == (404, "application/problem+json"), path


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    """It leads to the file that is called after its digest."""
    from kg.linked_data.file_names import digest_name

    odd = digest_name("a:b")
    contents: Contents = {
        f"id/{odd}.html": "",
        f"id/{odd}.ttl": "",
        "id/plain.html": "",
    }
    site = written_files(tmp_path, contents)
    assert site.variants("id/a:b")["text/html"] == f"id/{odd}.html"
    assert site.variants("id/a:b")["application/trig"] == f"id/{odd}.trig"
    assert site.variants("id/plain") == {"text/html": "id/plain.html"}
    assert site.variants("id/b") == {}


def test_names_never_come_from_the_host(server: Server) -> None:
    """Whatever this server is called, the names are those of the project."""
    plain = server.ask("/id/norvik.ttl")
    for name in ("localhost", "w3id.org", f"127.0.0.1:{server.port}"):
        got = server.ask(
            "/id/norvik.ttl",
            Host=name,
            X_Forwarded_Host="evil.example",
            X_Forwarded_Proto="gopher",
            Forwarded="host=evil.example",
        )
        assert got.body == plain.body
        assert "evil" not in str(got.headers)


def test_the_first_page_leads_to_what_only_a_server_answers(server: Server) -> None:
    """By addresses that are there."""
    page = server.ask("/").text
    for address in ("sparql", "ask", "openapi.json"):
        assert f'<a href="{address}">' in page
        assert server.ask(f"/{address}").status == 200


def test_a_dump_in_parts(server: Server) -> None:
    """A range of its bytes, if it is still the same dump; else all of it."""
    whole = server.ask("/kg.nq.gz")
    assert gzip.decompress(whole.body).count(b"\n") > 100
    part = server.ask("/kg.nq.gz", Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole.body[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole.body)}"
    end = server.ask("/kg.nq.gz", Range="bytes=-5")
    assert (end.status, end.body) == (206, whole.body[-5:])
    rest = server.ask("/kg.nq.gz", Range="bytes=100-", If_Range=whole.headers["etag"])
    assert (rest.status, rest.body) == (206, whole.body[100:])
    other = server.ask("/kg.nq.gz", Range="bytes=100-", If_Range='"another"')
    assert (other.status, other.body) == (200, whole.body)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("bytes=99999999999-", 416),
        ("bytes=20-10", 416),
        ("bytes=-0", 416),
        ("bytes=", 200),
        ("bytes=-", 200),
        ("lines=1-2", 200),
        ("bytes=0-0,2-2", 200),
        ("bytes=" + ",".join(f"{at}-{at}" for at in range(2000)), 200),
        ("bytes=0-" + "9" * 5000, 200),
        ("bytes=०-१", 200),
    ],
)
def test_a_range_that_is_none(server: Server, told: str, status: int) -> None:
    """Beyond the end there is nothing; what cannot be understood is left aside."""
    got = server.ask("/kg.nq.gz", Range=told.encode("utf-8").decode("latin-1"))
    assert got.status == status
    if status == 416:
        assert re.fullmatch(r"bytes \*/\d+", got.headers["content-range"])


PAST, FUTURE = "Tue, 01 Jan 2019 00:00:00 GMT", "Wed, 01 Jan 2098 00:00:00 GMT"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"If_None_Match": "*"}, 304),
        ({"If_None_Match": '"other", ETAG'}, 304),
        ({"If_None_Match": "W/ETAG"}, 304),
        ({"If_None_Match": ""}, 200),
        # A validator tells more than a date.
        ({"If_None_Match": '"other"', "If_Modified_Since": FUTURE}, 200),
        ({"If_Modified_Since": FUTURE}, 304),
        ({"If_Modified_Since": "THEN"}, 304),
        ({"If_Modified_Since": PAST}, 200),
        ({"If_Modified_Since": "yesterday"}, 200),
        ({"If_Modified_Since": "Wed, 01 Jan 2098 00:00:00"}, 200),
        ({"If_Match": "ETAG"}, 200),
        ({"If_Match": "*"}, 200),
        ({"If_Match": "W/ETAG"}, 412),
        ({"If_Match": '"other"', "If_None_Match": "ETAG"}, 412),
        ({"If_Match": "ETAG", "If_Unmodified_Since": PAST}, 200),
        ({"If_Unmodified_Since": PAST}, 412),
        ({"If_Unmodified_Since": "THEN"}, 200),
        # Of another file, its parts are no parts of this one.
        ({"Range": "bytes=99999999-", "If_Range": '"other"'}, 200),
        ({"Range": "bytes=0-9", "If_Range": "W/ETAG"}, 200),
        ({"Range": "bytes=0-9", "If_Match": "ETAG"}, 206),
    ],
)
def test_what_a_client_has_already(
    server: Server, told: dict[str, str], status: int
) -> None:
    """By its validator, or else by its date; whether it is asked for as a whole or not."""
    now = server.ask("/ontology.ttl").headers
    known = {"ETAG": now["etag"], "THEN": now["last-modified"]}
    for word, value in known.items():
        told = {name: each.replace(word, value) for name, each in told.items()}
    got = server.ask("/ontology.ttl", **told)
    assert got.status == status
    assert (got.headers.get("etag") == now["etag"]) == (status != 412)
    # The head is that of what would be sent, and of all of it.
    head = server.ask("/ontology.ttl", "HEAD", **told)
    assert head.status == (200 if status == 206 else status)


def test_the_site_is_at_the_root(server: Server) -> None:
    """Pinned, and without a word of the article."""
    page = server.ask("/")
    assert page.media_type == "text/html"
    assert b"Loom maker Norvik" not in page.body
    assert server.ask("/", "HEAD").headers["content-length"] == str(len(page.body))
    for path in ("/index.html", "/kg.ttl", "/SHA256SUMS", "/shapes.ttl"):
        assert server.ask(path).status == 200
    assert server.ask("/", "POST", "x").status == 405
