"""What comes over a connection is bounded, in bytes and in time."""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from socket import create_connection
from typing import Any
from urllib.parse import quote

import pytest

from tests.serve.client import Server

HOST = b"Host: localhost\r\n"
DIRECT = b"Content-Type: application/sparql-query\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
POST = b"POST /sparql HTTP/1.1\r\n" + HOST + DIRECT


def told(server: Server, raw: bytes) -> bytes:
    """The first line of what is said to bytes that may be no request; nothing where the
    connection is closed.
    """
    with closing(create_connection(("127.0.0.1", server.port), timeout=30)) as line:
        line.sendall(raw)
        return line.makefile("rb").readline()


@pytest.mark.parametrize(
    "raw",
    [
        # Of these, a proxy in front may see another end than the server.
        POST + b"Content-Length: 6\r\n" + CHUNKED + b"\r\n0\r\n\r\n",
        POST + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}",
        POST + b"Transfer-Encoding: xchunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
        POST + b"Transfer-Encoding: chunked, identity\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
        POST + CHUNKED + b"\r\n-5\r\nASK {}\r\n",
        b"GET /health HTTP/1.1\r\nHost : localhost\r\n\r\n",
        b"GET /health HTTP/1.1\r\n" + HOST + b"X: a\x00b\r\n\r\n",
        # These are no requests of this protocol, or for nobody here.
        b"GET /health\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"CONNECT evil.example:80 HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET * HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /id/\xff\xfe HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /sparql?query=\xff HTTP/1.1\r\n" + HOST + b"\r\n",
        # Nobody sends such a length to have it read.
        POST + b"Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(server: Server, raw: bytes) -> None:
    """And so is what is no request, and the next one is answered."""
    assert told(server, raw).split()[1][:1] == b"4"
    assert server.ask("/health").json["status"] == "ok"


@pytest.mark.parametrize(
    "upgrade",
    [b"websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13", b"h2c"],
)
def test_no_other_protocol_is_spoken(server: Server, upgrade: bytes) -> None:
    """The request is answered as it is."""
    raw = b"GET /health HTTP/1.1\r\n" + HOST + b"Connection: Upgrade\r\n"
    assert b" 200 " in told(server, raw + b"Upgrade: " + upgrade + b"\r\n\r\n")


@pytest.mark.parametrize(
    ("begin", "piece"),
    [
        (b"GET /health HTTP/1.1\r\n" + HOST, b"X-A: " + b"a" * 30_000 + b"\r\n"),
        (b"GET /health HTTP/1.1\r\n" + HOST + b"X: ", b"a" * 30_000),
        (b"GET /sparql?query=", b"a" * 30_000),
        (POST + CHUNKED + b"\r\n0\r\n", b"X-A: " + b"a" * 30_000 + b"\r\n"),
    ],
    ids=["headers", "header", "address", "trailers"],
)
def test_a_head_without_end_is_not_taken(
    server: Server, begin: bytes, piece: bytes
) -> None:
    """The connection is closed long before the memory is full."""
    gone = pytest.raises(OSError, match=r"reset|pipe|aborted")
    with closing(create_connection(("127.0.0.1", server.port), timeout=30)) as line:
        line.sendall(begin)
        with gone:
            line.sendall(piece * 2000)
    assert server.ask("/health").json["status"] == "ok"


def test_those_who_dawdle_keep_nobody_from_anything(server: Server) -> None:
    """Hundreds of connections with half a request take no worker."""
    lines = [create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for line in lines[::2]:
        line.sendall(b"GET / HTTP/1.1\r\nHost: loc")
    assert server.query("ASK {}").json["boolean"] is True
    for line in lines:
        line.close()


def test_many_requests_at_once(server: Server) -> None:
    """One after another, without waiting, they are answered one after another."""
    one = b"GET /health HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 5000 + b"\r\n\r\n"
    last = b"GET /health HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
    with closing(create_connection(("127.0.0.1", server.port), timeout=30)) as line:
        line.sendall(one * 50 + last)
        answers = line.makefile("rb").read()
    assert answers.count(b"HTTP/1.1 200 OK") == 51


def asked(query: str, more: bytes = b"") -> bytes:
    return b"GET /sparql?query=%b HTTP/1.1\r\n%b%b\r\n" % (
        quote(query).encode(),
        HOST,
        more,
    )


def all_told(server: Server, raw: bytes) -> bytes:
    """All that is said to requests of which the last closes the connection."""
    with closing(create_connection(("127.0.0.1", server.port), timeout=60)) as line:
        line.sendall(raw)
        return line.makefile("rb").read()


def test_many_queries_at_once(server: Server) -> None:
    """The answers come in the order of the questions, whoever has them at hand."""
    queries = [f"SELECT ({at % 7} AS ?n) {{}}" for at in range(500)]
    raw = b"".join(map(asked, queries)) + asked("ASK {}", b"Connection: close\r\n")
    answers = all_told(server, raw)
    numbers = re.findall(rb'"value":"(\d)"', answers)
    assert numbers == [b"%d" % (at % 7) for at in range(500)]
    assert answers.count(b"HTTP/1.1 200 OK") == 501


def test_a_large_answer_between_small_ones(server: Server) -> None:
    """Whoever takes nothing for a while gets all of it, in its place."""
    large = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 5000"
    small = [asked("SELECT (1 AS ?n) {}"), asked("SELECT (2 AS ?n) {}")]
    last = asked("SELECT (3 AS ?n) {}", b"Connection: close\r\n")
    answers = all_told(server, small[0] + asked(large) * 3 + small[1] + last)
    heads = answers.split(b"HTTP/1.1 200 OK\r\n")[1:]
    bodies = [each.partition(b"\r\n\r\n")[2] for each in heads]
    rows = [len(json.loads(each)["results"]["bindings"]) for each in bodies]
    assert rows == [1, 5000, 5000, 5000, 1, 1]
    assert [len(each) for each in bodies] == [
        int(length) for length in re.findall(rb"content-length: (\d+)", answers)
    ]


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("SELECT (7 AS ?n) {}", b""),
        ("SELECT (NOW() AS ?n) {}", b"X-Request-ID: my-own\r\n"),
        ("SELECT (7 AS ?n) {}", b"Accept: text/csv\r\n"),
        ("SELECT (7 AS ?n) {}", b"Accept: image/png\r\n"),
        ("SELECT nonsense", b""),
        ("", b""),
        ("ASK {}", b"Host: evil.example\r\n"),
        ("CONSTRUCT { <urn:a> <urn:b> 1 } {}", b"Accept: text/turtle\r\n"),
    ],
)
def test_a_short_way_and_a_long_one_lead_to_the_same(
    server: Server, query: str, more: bytes
) -> None:
    """Whoever stays is answered like whoever leaves, in each header."""
    ends = asked(query, more + b"Connection: close\r\n")
    stays, leaves = all_told(server, asked(query, more) + ends).split(b"HTTP/1.1 ")[1:]
    changing = rb"(?m)^(?:date|x-request-id|connection|content-length): .*\r\n|urn:request:\w+|\d\d:.*Z"
    assert re.sub(changing, b"", stays) == re.sub(changing, b"", leaves)
    assert b"X-Request-ID" not in more or stays.count(b"x-request-id: my-own") == 1


@pytest.mark.parametrize("half", [b"", b"GET / HTTP/1.1\r\nHost: loc"])
def test_half_a_request_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch, half: bytes
) -> None:
    """Its connection is closed when its time is over."""
    pytest.importorskip("httptools")
    import uvicorn
    from starlette.routing import Router
    from uvicorn.server import ServerState

    from kg.serve import request_bounds

    monkeypatch.setattr(request_bounds, "_PATIENCE", 0.05)
    kind: Any = request_bounds.parser()

    async def dawdled() -> bytes:
        config = uvicorn.Config(Router(), log_config=None, lifespan="off")
        config.load()
        loop, state = asyncio.get_running_loop(), ServerState()

        def made() -> Any:
            return kind(config, state, {}, loop)

        async with await loop.create_server(made, "127.0.0.1", 0) as listening:
            port = listening.sockets[0].getsockname()[1]
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(half)
            found = await reader.read()
            assert not state.connections
            writer.close()
            await writer.wait_closed()
            return found

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(asyncio.run, dawdled()).result() == b""
