"""What comes over a connection is bounded, in bytes and in time."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from socket import create_connection
from typing import Any

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
