"""What is too much is refused as a whole: never is an answer cut."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from select import select
from socket import create_connection
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from pyoxigraph import RdfFormat, parse

from tests.serve.client import Server, served

PROBLEM = "application/problem+json"
EVERYTHING_TWICE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
FOR_EVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def narrow(shared_newsroom: Path) -> Iterator[Server]:
    """One is answered at once, and two may wait."""
    with served(shared_newsroom, "--workers", "1", "--timeout", "1") as running:
        yield running


def test_a_crowd_is_told_when_to_come_again(narrow: Server) -> None:
    """Whoever finds the queue full is turned away at once; those in it have their turn,
    and after them everybody.
    """
    request = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        b"Content-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n%b"
    ) % (len(FOR_EVER), FOR_EVER.encode())
    with ExitStack() as stack:
        waiting = []
        for _ in range(3):
            line = create_connection(("127.0.0.1", narrow.port), timeout=60)
            waiting.append(stack.enter_context(closing(line)))
            line.sendall(request)
        # What needs no worker is answered, and after those who came before.
        assert narrow.ask("/health").json["status"] == "ok"
        refused = [
            narrow.query("ASK {}"),
            narrow.ask("/ask/partners"),
            narrow.ask("/graph-store?default"),
            narrow.ask("/reconcile/suggest/entity?prefix=n"),
        ]
        for got in refused:
            assert (got.status, got.media_type) == (503, PROBLEM)
            assert int(got.headers["retry-after"]) > 0
            assert got.headers["cache-control"] == "no-store"
            assert "busy" in got.json["detail"]
        assert narrow.ask("/").status == 200
        for line in waiting:
            assert line.makefile("rb").readline().split()[1] == b"504"
    assert narrow.query("ASK {}").json["boolean"] is True


def test_as_many_bombs_as_workers_keep_nobody_else(shared_newsroom: Path) -> None:
    """What is asked beside them is answered while they are still at it."""
    request = f"GET /sparql?query={quote(FOR_EVER)} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as stack:
        options = ("--workers", "2", "--timeout", "60")
        running = stack.enter_context(served(shared_newsroom, *options))
        bombs = []
        for _ in range(3):
            line = create_connection(("127.0.0.1", running.port))
            bombs.append(stack.enter_context(closing(line)))
            line.sendall(request.encode())
        for at in range(5):
            assert running.query(f"SELECT ({at} AS ?n) {{}}").status == 200
            assert running.ask("/ask/partners").status == 200
        done, _, _ = select(bombs, [], [], 0)
        assert done == []


def test_whoever_leaves_harms_no_other(narrow: Server) -> None:
    """What nobody waits for any more is stopped when its time is over."""
    request = f"GET /sparql?query={quote(FOR_EVER)} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for _ in range(2):
        with closing(create_connection(("127.0.0.1", narrow.port))) as line:
            line.sendall(request.encode())
    assert narrow.query("ASK {}").json["boolean"] is True
    assert narrow.ask("/health").json["status"] == "ok"


def in_json(body: bytes) -> int:
    return len(json.loads(body)["results"]["bindings"])


def in_xml(body: bytes) -> int:
    return sum(
        1
        for each in ElementTree.fromstring(body).iter()
        if each.tag.endswith("}result")
    )


def in_csv(body: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1


def in_tsv(body: bytes) -> int:
    return len(body.decode().splitlines()) - 1


@pytest.mark.parametrize(
    ("media_type", "count"),
    [
        ("application/sparql-results+json", in_json),
        ("application/sparql-results+xml", in_xml),
        ("text/csv", in_csv),
        ("text/tab-separated-values", in_tsv),
    ],
)
def test_ten_thousand_rows_and_no_more(
    server: Server, media_type: str, count: Callable[[bytes], int]
) -> None:
    """The last row that is allowed comes, and with one more none does."""
    whole = server.query(f"{EVERYTHING_TWICE} LIMIT 10000", media_type)
    assert (whole.status, whole.media_type) == (200, media_type)
    assert count(whole.body) == 10_000
    more = server.query(f"{EVERYTHING_TWICE} LIMIT 10001", media_type)
    assert (more.status, more.media_type) == (422, PROBLEM)
    assert "10,000" in more.json["detail"] and "LIMIT" in more.json["advice"]


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples"])
def test_as_many_triples(server: Server, media_type: str) -> None:
    """The same holds of a graph."""
    rows = "SELECT DISTINCT ?a ?b ?f { ?a ?b ?c . ?d ?e ?f } LIMIT"
    construct = f"CONSTRUCT {{ ?a ?b ?f }} WHERE {{ {{ {rows} %d }} }}"
    whole = server.query(construct % 10_000, media_type)
    assert whole.status == 200
    form = RdfFormat.from_media_type(media_type)
    assert form and sum(1 for _ in parse(whole.body, format=form)) == 10_000
    more = server.query(construct % 10_001, media_type)
    assert (more.status, more.media_type) == (422, PROBLEM)


def test_a_limit_of_ones_own(shared_newsroom: Path) -> None:
    """It counts for rows, traced or not, for questions and for triples."""
    with served(shared_newsroom, "--workers", "1", "--max-rows", "1") as few:
        asked = "SELECT ?s ?o { ?s kg:cooperatesWith ?o }"
        for more in ({}, {"evidence": "1"}):
            assert few.query(f"{asked} LIMIT 1", **more).status == 200
            assert few.query(asked, **more).status == 422
        assert few.ask("/ask/things").status == 422
        assert few.query("CONSTRUCT WHERE { ?s kg:cooperatesWith ?o }").status == 422
