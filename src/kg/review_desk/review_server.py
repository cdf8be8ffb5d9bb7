"""A review desk over HTTP, for the browser of this machine alone.

It listens on the loopback interface. Everything lies under a key that is made anew for
each run, so that no other user of the machine finds it; a request has to be made to this
very address, or a name that leads here would do (DNS rebinding); and whatever changes
something has to come from the page itself, as its `Origin` tells.
"""

from __future__ import annotations

import hmac
import json
import mimetypes
import secrets
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias, cast
from urllib.parse import parse_qs, unquote, urlsplit

from kg.errors import BadInput, KgError, NotFound
from kg.language.spans import Span
from kg.page.review_page import review_page
from kg.review_desk.desk import Desk
from kg.review_desk.line_changes import Choice, Part

LOOPBACK = "127.0.0.1"
_MOST = 100_000  # bytes of a request
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_Told: TypeAlias = Mapping[str, Any]


class _Refused(Exception):
    """A request that is not answered, with the status that says why."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class ReviewServer(ThreadingHTTPServer):
    """Serves one desk until it is shut down.

    Args:
        desk: the desk.
        port: where it listens; 0 for any free port.
    """

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.desk = desk
        self.key = secrets.token_urlsafe(24)
        self.site: dict[str, Path] = {}

    @property
    def origin(self) -> str:
        """What the page's address begins with."""
        return f"http://{LOOPBACK}:{self.server_port}"

    @property
    def address(self) -> str:
        """The address of the page, with the key."""
        return f"{self.origin}/{self.key}/"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    protocol_version = "HTTP/1.1"
    server_version = "kg"
    sys_version = ""

    def do_GET(self) -> None:
        self._answered(self._get)

    def do_POST(self) -> None:
        self._answered(self._post)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: an address has the key."""

    # Who may ask

    def _answered(self, answer: Callable[[str], None]) -> None:
        try:
            answer(self._path())
        except _Refused as refused:
            self._send_fault(refused.status, str(refused))
        except NotFound as error:
            self._send_fault(HTTPStatus.NOT_FOUND, error.message, error.advice)
        except BadInput as error:
            self._send_fault(HTTPStatus.BAD_REQUEST, error.message, error.advice)
        except KgError as error:
            self._send_fault(HTTPStatus.CONFLICT, error.message, error.advice)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the window was closed

    def _path(self) -> str:
        """What is asked for, behind the key.

        Raises:
            _Refused: the request is not made to this address, or lacks the key.
        """
        if self.headers.get("Host") != urlsplit(self.server.origin).netloc:
            raise _Refused(HTTPStatus.MISDIRECTED_REQUEST, "This is another host.")
        key, _, path = urlsplit(self.path).path.removeprefix("/").partition("/")
        if not hmac.compare_digest(key.encode(), self.server.key.encode()):
            raise _Refused(HTTPStatus.NOT_FOUND, "Nothing is here.")
        return path

    # What is there

    def _get(self, path: str) -> None:
        desk = self.server.desk
        if path == "":
            self._send(review_page(desk.headline).encode(), "text/html; charset=utf-8")
        elif path.startswith("site/"):
            self._send_site(unquote(path.removeprefix("site/")))
        elif path == "api/written":
            (name, *_) = parse_qs(urlsplit(self.path).query).get("name", [""])
            self._send_json({"turtle": desk.written(name)})
        elif path in _VIEWS:
            self._send_json(_VIEWS[path](desk))
        else:
            raise _Refused(HTTPStatus.NOT_FOUND, "Nothing is here.")

    def _send_site(self, name: str) -> None:
        # Only what was built can be named, so no path leads elsewhere.
        path = self.server.site.get(name)
        if path is None:
            raise _Refused(HTTPStatus.NOT_FOUND, "Nothing is here.")
        kind, _ = mimetypes.guess_type(name)
        self._send(path.read_bytes(), kind or "application/octet-stream")

    def _post(self, path: str) -> None:
        if self.headers.get("Origin") != self.server.origin:
            raise _Refused(HTTPStatus.FORBIDDEN, "Another page may not decide here.")
        told = self._told()
        if path == "api/write":
            self._write()
        elif path in _CHANGES:
            self._send_json(_changed(path, self.server.desk, told))
        else:
            raise _Refused(HTTPStatus.NOT_FOUND, "Nothing is here.")

    def _told(self) -> _Told:
        """What the request says.

        Raises:
            _Refused: it is no JSON object, or too long.
        """
        if self.headers.get_content_type() != "application/json":
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "JSON is expected.")
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise _Refused(HTTPStatus.LENGTH_REQUIRED, "Its length is not told.")
        if int(length) > _MOST:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "It is too long.")
        try:
            told = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError) as error:
            raise _Refused(HTTPStatus.BAD_REQUEST, "It is no JSON.") from error
        if not isinstance(told, dict):
            raise _Refused(HTTPStatus.BAD_REQUEST, "It is no JSON object.")
        return told

    def _write(self) -> None:
        """Write the article; a line of JSON for each step, the last with the outcome."""
        self.send_response(HTTPStatus.OK)
        self._send_headers("application/x-ndjson")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

        def tell(told: _Told) -> None:
            self.wfile.write((json.dumps(told, ensure_ascii=False) + "\n").encode())

        try:
            written = self.server.desk.write(lambda step: tell({"step": step}))
        except KgError as error:
            tell({"fault": f"{error.message} {error.advice}".strip()})
            return
        folder = self.server.desk.project.workspace.root / "site"
        self.server.site = {
            path.relative_to(folder).as_posix(): path for path in written.files
        }
        tell({"outcome": written.record})

    # Answers

    def _send_json(self, told: object) -> None:
        content = json.dumps(told, ensure_ascii=False).encode()
        self._send(content, "application/json")

    def _send_fault(self, status: HTTPStatus, message: str, advice: str = "") -> None:
        content = json.dumps({"message": message, "advice": advice}).encode()
        # What is left of the request is not read.
        self.close_connection = True
        self._send(content, "application/problem+json", status)

    def _send(
        self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK
    ) -> None:
        self.send_response(status)
        self._send_headers(kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_headers(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        for name, value in _HEADERS.items():
            self.send_header(name, value)


_VIEWS: Mapping[str, Callable[[Desk], object]] = {
    "api/desk": Desk.view,
    "api/leftovers": Desk.leftovers,
    "api/published": Desk.published,
    "api/refused": Desk.refused,
}

_CHANGES: Mapping[str, Callable[[Desk, _Told], object]] = {
    "api/decide": lambda desk, told: desk.decide(_names(told), told["decision"]),
    "api/put": lambda desk, told: desk.put(
        told["name"], _part(told), told["at"], _choice(told)
    ),
    "api/put-own": lambda desk, told: desk.put_own(
        told["name"], _part(told), told["at"], _text(told, "words")
    ),
    "api/turn": lambda desk, told: desk.turn(told["name"]),
    "api/rewrite": lambda desk, told: desk.rewrite(
        told["name"], _text(told, "statement")
    ),
    "api/make": lambda desk, told: desk.make(
        _span(told["span"]), str(told.get("statement", ""))
    ),
    "api/name": lambda desk, told: desk.name(_span(told["span"])),
    "api/leave-out": lambda desk, told: desk.leave_out(
        _span(told["span"]), _text(told, "reason")
    ),
    "api/mean": lambda desk, told: desk.mean(told["name"], _text(told, "other")),
    "api/be-new": lambda desk, told: desk.be_new(told["name"]),
    "api/classify": lambda desk, told: desk.classify(told["name"], _text(told, "kind")),
    "api/drop": lambda desk, told: desk.drop(told["name"]),
    "api/judge": lambda desk, told: desk.judge(
        told["name"], told["act"], _text(told, "reason")
    ),
    "api/undo": lambda desk, _: desk.undo(),
}


def _changed(path: str, desk: Desk, told: _Told) -> object:
    """What a change gives.

    Raises:
        _Refused: the request lacks something, or has it in another form.
    """
    try:
        return _CHANGES[path](desk, told)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        message = "The request lacks something, or has it in another form."
        raise _Refused(HTTPStatus.BAD_REQUEST, message) from error


def _text(told: _Told, name: str) -> str:
    value = told[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _names(told: _Told) -> list[str]:
    return [str(name) for name in told["names"]]


def _part(told: _Told) -> Part:
    return cast("Part", _text(told, "part"))


def _choice(told: _Told) -> Choice:
    span = told.get("span")
    return Choice(
        _text(told, "value"),
        _text(told, "label"),
        _span(span) if span is not None else None,
        bool(told.get("isReferral")),
    )


def _span(told: object) -> Span:
    """Two places in the text.

    Raises:
        ValueError: it is something else.
    """
    if not isinstance(told, list) or len(told) != 2:
        raise ValueError(told)
    begin, end = map(int, told)
    if not 0 <= begin < end:
        raise ValueError(told)
    return begin, end
