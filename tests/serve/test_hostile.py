"""Queries and requests that mean harm: each is answered, and the next one as well."""

from __future__ import annotations

import json
import socket
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.serve.client import Server

PROBLEM = "application/problem+json"
DIRECT = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"


def described() -> list[tuple[list[int], str]]:
    """What each query of the file is answered with, and its text."""
    told: dict[str, Any] = tomllib.loads(
        Path(__file__).with_name("hostile.toml").read_text(encoding="utf-8")
    )
    found = [(each["status"], text) for each in told["query"] for text in each["text"]]
    for each in told["built"]:
        times = each["times"]
        end = each.get("middle", "") + each.get("after_part", "") * times
        text = each["before"] + each["part"] * times + end + each.get("after", "")
        found.append((each["status"], text))
    return found


HOSTILE = described()


@pytest.fixture(scope="module")
def trap() -> Iterator[socket.socket]:
    """Where nobody may ever knock."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.setblocking(False)
        yield listener


def address(trap: socket.socket) -> str:
    return f"http://127.0.0.1:{trap.getsockname()[1]}/sparql"


def test_there_are_fifty() -> None:
    """The list cannot become shorter unnoticed."""
    assert len(HOSTILE) >= 50


@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_a_hostile_query_harms_nobody(
    server: Server, trap: socket.socket, at: int
) -> None:
    """It is answered whole or not at all, nothing is asked of others, and the next
    request finds the server as it was.
    """
    status, text = HOSTILE[at]
    text = text.replace("{address}", address(trap))
    got = server.ask("/sparql", "POST", text, Content_Type=DIRECT)
    assert got.status in status, (text[:200], got.text[:300])
    if got.status != 200:
        assert got.media_type == PROBLEM and got.json["status"] == got.status
    with pytest.raises(BlockingIOError):
        trap.accept()
    assert server.query("ASK { id:norvik a kg:Company }").json["boolean"] is True


def test_evidence_reaches_out_as_little(server: Server, trap: socket.socket) -> None:
    """A query that is traced is run again in parts, none of which may."""
    for status, text in [each for each in HOSTILE if each[0] == [403]]:
        sparql = text.replace("{address}", address(trap))
        got = server.query(sparql, evidence="1")
        assert got.status in status
    for parameter in ("default-graph-uri", "named-graph-uri"):
        got = server.query("SELECT * { ?s ?p ?o }", **{parameter: address(trap)})
        assert got.status == 400
    with pytest.raises(BlockingIOError):
        trap.accept()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Host": "localhost:80:80"}, 421),
        ({"Host": "localhost/../x"}, 421),
        ({"Host": ""}, 421),
        ({"Host": "localhost@evil.example"}, 421),
        ({"Accept": ",".join(["image/png;q=0.001"] * 5000)}, 406),
        ({"Accept": "*/*;q=nan, ;;;, text/turtle;q=99"}, 200),
        ({"Accept-Encoding": "gzip;q=0, *;q=0"}, 200),
        ({"Origin": "https://evil.example"}, 200),
        ({"Origin": "null", "Referer": "evil", "Cookie": "a=b; " * 1000}, 200),
        ({"X-Forwarded-For": "evil.example", "X-Original-URL": "/evil"}, 200),
        ({"X-HTTP-Method-Override": "DELETE", "Via": "evil", "TE": "trailers"}, 200),
        ({"Accept": "*/*;" + "a=1;" * 5000}, 200),
        ({"X-Request-Id": "x" * 10_000}, 200),
        ({"If-None-Match": '"' + "x" * 10_000}, 200),
    ],
)
def test_hostile_headers(server: Server, headers: dict[str, str], status: int) -> None:
    """They change nothing, or are told so."""
    got = server.ask(f"/sparql?query={quote('ASK {}')}", **headers)
    assert got.status == status, got.text
    assert len(got.headers["x-request-id"]) <= 64
    assert "evil" not in str(got.headers)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"\xff\xfeA\x00S\x00K\x00", DIRECT),
        (b"ASK { <urn:\xc0\xaf> ?p ?o }", DIRECT),
        (b"ASK { <urn:\xed\xa0\x80> ?p ?o }", DIRECT),
        (b"query=ASK%20%7B%20%3Curn%3A%C0%AF%3E%20%3Fp%20%3Fo%20%7D", FORM),
        (b"query=ASK%20%7B%20%3Curn%3A%ED%A0%80%3E%20%3Fp%20%3Fo%20%7D", FORM),
        (b"query=" + b"&query=" * 300, FORM),
        (b"query=ASK%20%7B%7D\xff", FORM),
        (b"+AFM-ELECT", f"{DIRECT}; charset=utf-7"),
        (b"ASK {}", f"{DIRECT}; charset=" + "x" * 5000),
    ],
)
def test_what_is_no_utf_8(server: Server, body: bytes, media_type: str) -> None:
    """It is not guessed at."""
    got = server.ask("/sparql", "POST", body, Content_Type=media_type)
    assert got.status in (400, 415) and got.media_type == PROBLEM


@pytest.mark.parametrize(
    "path",
    [
        "/graph-store?graph={address}",
        "/ask/partners?thing={address}",
        "/reconcile/preview?id={address}",
        "/reconcile/suggest/entity?prefix={address}",
        "/{address}",
        "/id/{address}",
        "/sparql?query=ASK%20%7B%7D&using-graph-uri={address}",
        "/sparql?query=DESCRIBE%20%3C{address}%3E",
    ],
)
def test_no_address_of_somebody_is_fetched(
    server: Server, trap: socket.socket, path: str
) -> None:
    """Wherever one can be named, it is a name and no more."""
    got = server.ask(path.replace("{address}", quote(address(trap), safe="")))
    assert got.status in (200, 400, 404)
    words = {"text": "Acme bought Bolt.", "statement": ["Acme", "acquired", "Bolt"]}
    places = {"references": {"Acme": address(trap)}, "kinds": {"Acme": address(trap)}}
    body = json.dumps({**words, **places})
    server.ask("/prove", "POST", body, Content_Type="application/json")
    with pytest.raises(BlockingIOError):
        trap.accept()


def test_a_body_that_is_too_long(server: Server) -> None:
    """By what it says of itself, or piece by piece; and none that is packed."""
    with closing(socket.create_connection(("127.0.0.1", server.port))) as raw:
        raw.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/sparql-query\r\nContent-Length: 1000001\r\n\r\n"
        )
        assert b" 413 " in raw.recv(4096)
    packed = server.ask(
        "/sparql", "POST", b"x", Content_Type=DIRECT, Content_Encoding="gzip"
    )
    assert packed.status == 415
    with closing(socket.create_connection(("127.0.0.1", server.port))) as raw:
        raw.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/sparql-query\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        piece = b"8000\r\n" + b" " * 0x8000 + b"\r\n"
        for _ in range(31):
            raw.sendall(piece)
        assert b" 413 " in raw.recv(4096)


def test_a_body_that_does_not_come(server: Server) -> None:
    """It keeps a connection for a while, and no worker."""
    with closing(socket.create_connection(("127.0.0.1", server.port))) as raw:
        raw.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK"
        )
        assert server.query("ASK {}").status == 200
        assert b" 408 " in raw.recv(4096)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n",
    ],
)
def test_what_is_no_request(server: Server, raw: bytes) -> None:
    """It is turned away, and the next is answered."""
    with closing(socket.create_connection(("127.0.0.1", server.port))) as line:
        line.sendall(raw)
        answer = line.recv(4096)
    assert answer.startswith(b"HTTP/1.1 4"), answer
    assert server.ask("/health").json["status"] == "ok"
