"""What every request passes: whose host it names, who may read, what is noted of it."""

from __future__ import annotations

import json
import re
import secrets
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError, fault
from kg.serve.hosting import Host, Hosted
from kg.serve.problems import Problem, problem_of

Handler = Callable[[Request, Hosted], Awaitable[Response]]

_REQUEST_ID = re.compile(r"[\w.:-]{1,64}", re.ASCII)
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII)
# As they go over the wire, since every response has them.
_ALWAYS = (
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
_OPEN = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, X-Request-Id"),
)
Header = tuple[bytes, bytes]
Log = Callable[[Mapping[str, object]], None]


def log_line(told: Mapping[str, object]) -> None:
    """Write what is told of a request as a line of JSON on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(json.dumps(told, ensure_ascii=True) + "\n")
        sys.stderr.flush()


class Entrance:
    """The outermost part of the server.

    A page of somebody else may have its name lead to this machine (DNS rebinding): so
    only requests that name a known host are answered. Everybody may read from any page
    what may be published; where the articles are quoted, nobody may.

    Args:
        app: what is behind it.
        host: what is served, and on which terms.
        log: where each request is noted; None for nowhere.
    """

    def __init__(self, app: ASGIApp, host: Host, log: Log | None) -> None:
        self._app = app
        self._host = host
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self.welcome(scope)
        await self.let_through(self._app, scope, receive, send)

    def welcome(self, scope: Scope) -> None:
        """Give a request its name, and the time at which it came."""
        called = _first(scope["headers"], b"x-request-id")
        is_name = _REQUEST_ID.fullmatch(called) is not None
        scope["request_id"] = called if is_name else secrets.token_hex(8)
        scope["began"] = time.perf_counter()

    async def let_through(
        self, app: ASGIApp, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Have an application answer a request that was welcomed."""
        status = length = 0

        async def noted(message: Message) -> None:
            nonlocal status, length
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = self.with_common(message["headers"], scope)
            else:
                length += len(message.get("body", b""))
            await send(message)

        try:
            self.refuse_other_hosts(scope)
            await app(scope, receive, noted)
        except Exception as error:
            # What has begun cannot become a problem: the connection breaks off.
            if status:
                raise
            response = _problem(error).response(scope["request_id"])
            await response(scope, receive, noted)
        finally:
            self.note(scope, status, length)

    def note(self, scope: Scope, status: int, length: int) -> None:
        """Note what came of a request."""
        if self._log:
            # Of the address only the path: what people ask is their own.
            self._log(
                {
                    "request": scope["request_id"],
                    "method": scope["method"],
                    "path": scope["path"],
                    "status": status,
                    "bytes": length,
                    "ms": round(1000 * (time.perf_counter() - scope["began"]), 1),
                }
            )

    def refuse_other_hosts(self, scope: Scope) -> None:
        """Refuse a request that names a host which is not this one.

        Raises:
            Problem: it does.
        """
        headers = scope["headers"]
        named = [value.decode("latin-1") for name, value in headers if name == b"host"]
        # Of two, a proxy may have looked at the other.
        told = _HOST.fullmatch(named[0]) if len(named) == 1 else None
        if told is None or told["name"].casefold() not in self._host.names:
            raise Problem(
                HTTPStatus.MISDIRECTED_REQUEST,
                "This server does not answer for the host of the request.",
                "Its owner names further hosts with --host-name.",
            )

    def with_common(self, headers: Iterable[Header], scope: Scope) -> list[Header]:
        """The headers of a response, and those that every response has."""
        found = [*headers, (b"x-request-id", scope["request_id"].encode())]
        if self._host.terms.with_text:
            found = list(map(_kept_by_nobody_else, found))
        told = {name for name, _ in found}
        found += [each for each in _ALWAYS if each[0] not in told]
        if not self._host.terms.with_text:
            found += _OPEN
        return found


def _kept_by_nobody_else(header: Header) -> Header:
    """A header by which no cache that others share keeps what quotes the articles."""
    name, value = header
    if name == b"cache-control":
        value = value.replace(b"public", b"private")
    return name, value


def _first(headers: Iterable[Header], sought: bytes) -> str:
    """The first header of a name that says something; empty where there is none."""
    for name, value in headers:
        if name == sought and value:
            return value.decode("latin-1")
    return ""


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, KgError):
        return problem_of(error)
    fault(error)  # which shows where, if that is asked for
    detail = "Something went wrong in kg itself."
    return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
