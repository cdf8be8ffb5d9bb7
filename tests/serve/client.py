"""A server as `kg serve` starts it, and a client that sends what it is told to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


def ask(
    port: int,
    path: str,
    method: str = "GET",
    body: bytes | str | None = None,
    **headers: str,
) -> Answer:
    """Send a request to a port; `_` in the name of a header stands for `-`."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body.encode() if isinstance(body, str) else body
    try:
        connection.request(method, path, data, told)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, response.read())
    finally:
        connection.close()


class Server(NamedTuple):
    """A server that runs, with what it has written on standard error so far."""

    address: str
    process: subprocess.Popen[str]
    written: list[str]
    heard: threading.Event

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | str | None = None,
        **headers: str,
    ) -> Answer:
        """Send a request; `_` in the name of a header stands for `-`."""
        return ask(self.port, path, method, body, **headers)

    def noted(self, request: str) -> Any:
        """What the server notes of a request, which it does when the answer is sent."""
        for _ in range(100):
            for line in self.written:
                if line.startswith("{") and json.loads(line)["request"] == request:
                    return json.loads(line)
            self.heard.wait(0.1)
            self.heard.clear()
        raise AssertionError(f"{request} is not noted")

    def query(self, sparql: str, accept: str = "", **parameters: str) -> Answer:
        """Ask a query by GET."""
        asked = urlencode({"query": sparql, **parameters}, quote_via=quote)
        return self.ask(f"/sparql?{asked}", **({"Accept": accept} if accept else {}))


def _listen(lines: Iterable[str], written: list[str], heard: threading.Event) -> None:
    """Keep what a server writes, and say that it has written."""
    for line in lines:
        written.append(line)
        heard.set()


@contextmanager
def served(project: Path, *options: str) -> Iterator[Server]:
    """The server of a project, on a free port, until the block ends."""
    environment = dict(os.environ)
    environment.pop("KG_ARTICLES", None)
    command = [sys.executable, "-m", "kg", "--project", str(project)]
    process = subprocess.Popen(
        [*command, "serve", "--port", "0", *options],
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert process.stderr is not None
    written: list[str] = []
    address = ""
    # Its address is the last word before requests are noted.
    for line in process.stderr:
        written.append(line)
        if line.startswith("serving "):
            address = line.split()[-1]
            break
    if not address:
        process.wait()
        raise AssertionError("".join(written))
    heard = threading.Event()
    reader = threading.Thread(target=_listen, args=(process.stderr, written, heard))
    reader.start()
    try:
        yield Server(address, process, written, heard)
    finally:
        process.terminate()
        process.wait()
        reader.join()
        process.stderr.close()
