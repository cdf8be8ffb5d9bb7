"""A server on this machine that plays a language model: it says what a test tells it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, NamedTuple, TypeAlias


class Reply(NamedTuple):
    """What the server sends.

    Attributes:
        body: The body; None for that of the question, as servers repeat it in errors.
        promised: How many more bytes its header promises than come.
    """

    status: int = 200
    body: bytes | None = b""
    headers: Mapping[str, str] = {}
    promised: int = 0


class Asked(NamedTuple):
    """A question as it came: its path, its headers by their names in small letters."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Answering: TypeAlias = Callable[[Asked], Reply]

SILENCE = "says nothing, until the test is over"
HANGING_UP = "ends the connection without a word"


def said(content: object, finish_reason: str = "stop") -> Reply:
    """The reply of a server whose model said this."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason}
    return Reply(body=json.dumps({"choices": [choice]}).encode())


class ModelStub:
    """The server: its address, what it was asked, and what it will reply.

    The last of its replies is for all questions that follow. One that is a function is
    made from the question.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.replies: list[Reply | str | Answering] = []
        self.over = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def running(self) -> Iterator[ModelStub]:
        thread = Thread(target=self._server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self
        finally:
            self.over.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def next_reply(self) -> Reply | str:
        has_others = len(self.replies) > 1
        reply = self.replies.pop(0) if has_others else self.replies[0]
        return reply if isinstance(reply, (Reply, str)) else reply(self.asked[-1])


def _handler(stub: ModelStub) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            stub.asked.append(Asked(self.path, headers, body))
            reply = stub.next_reply()
            if reply == SILENCE:
                stub.over.wait()
            if isinstance(reply, Reply):
                self._send(reply, body)

        def _send(self, reply: Reply, asked: bytes) -> None:
            body = asked if reply.body is None else reply.body
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) + reply.promised))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
