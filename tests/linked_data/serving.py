"""Servers on the loopback interface that follow the rules of a site.

One reads `.htaccess` as far as our rules go, as Apache would; the other is plain hosting,
which knows `_redirects` and serves `NAME.html` for `NAME`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

Decide = Callable[[str, str], tuple[int, str]]
"""From a path and what is accepted to 200 and a file, or a redirect and its address."""


class Answer(NamedTuple):
    """What a server answers: the addresses on the way, and the content in the end."""

    way: list[str]
    status: int
    content: bytes


class Rule(NamedTuple):
    """A `RewriteRule` with the condition above it."""

    accept: str | None
    pattern: str
    target: str


def rules(text: str) -> list[Rule]:
    """The rules of an `.htaccess` in their order; nothing that we do not write is known."""
    found: list[Rule] = []
    accept: str | None = None
    for line in text.splitlines():
        if not line or line.startswith(("#", "AddType ")) or line == "RewriteEngine on":
            continue
        match line.split(" "):
            case ["RewriteCond", "%{HTTP_ACCEPT}", asked]:
                accept = asked
            case ["RewriteRule", pattern, target, "[R=303,L]" | "[L]"]:
                found.append(Rule(accept, pattern, target))
                accept = None
            case _:
                raise AssertionError(line)
    return found


def by_rules(text: str, base: str) -> Decide:
    """What Apache does with the rules; the base stands for the root of the server."""
    known = rules(text)

    def decide(path: str, accept: str) -> tuple[int, str]:
        name = unquote(path).lstrip("/")
        for rule in known:
            match = re.search(rule.pattern.encode(), name.encode())
            if not match or (rule.accept and not re.search(rule.accept, accept)):
                continue
            if rule.target == "-":
                return 200, name
            target = rule.target.replace(
                "$1", match[1].decode() if match.groups() else ""
            )
            return 303, target.replace(base, "/")
        return 200, name

    return decide


def plain(site: Path, base: str) -> Decide:
    """What a plain host does: a file, else its name with `.html`, else its rules."""
    root = urlsplit(base).path
    text = (site / "_redirects").read_text(encoding="utf-8")
    moved = [shlex.split(line) for line in text.splitlines()]

    def decide(path: str, _: str) -> tuple[int, str]:
        name = unquote(path).lstrip("/")
        for place in (name, f"{name}.html"):
            if place and (site / place).is_file():
                return 200, place
        for old, new, status in moved:
            begin = "/" + old.removeprefix(root).removesuffix("*")
            if path == begin or (old.endswith("*") and path.startswith(begin)):
                return int(status), "/" + new.removeprefix(root)
        return 404, ""

    return decide


@contextmanager
def served(site: Path, decide: Decide) -> Iterator[Callable[[str, str], Answer]]:
    """A server of the site; what is yielded follows its redirects from a path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, place = decide(self.path, self.headers["Accept"])
            path = site / place
            if status == 200 and not (place and path.is_file()):
                status = 404
            self.send_response(status)
            if status in (302, 303):
                self.send_header("Location", place)
            content = path.read_bytes() if status == 200 else b""
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def follow(path: str, accept: str) -> Answer:
        way: list[str] = []
        for _ in range(5):
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
            connection.request("GET", path, headers={"Accept": accept})
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            if answer.status not in (302, 303):
                return Answer(way, answer.status, content)
            path = answer.headers["Location"]
            way.append(path)
        raise AssertionError(f"the redirects go on: {way}")

    try:
        yield follow
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
