"""What every request passes: whose host it names, who may read, what is noted of it."""

from __future__ import annotations

import json
import re
import secrets
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError, fault
from kg.serve.hosting import Host, Hosted
from kg.serve.problems import Problem, problem_of

Handler = Callable[[Request, Hosted], Awaitable[Response]]

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH")
"""What is heard of at all; nearly all of it is for reading."""

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_REQUEST_ID = re.compile(r"[\w.:-]{1,64}", re.ASCII)
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII)
_ALWAYS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, X-Request-Id",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}

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
        request_id = _request_id(Headers(scope=scope))
        scope["request_id"] = request_id
        began = time.perf_counter()
        noted = {"status": 0, "bytes": 0}

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                noted["status"] = message["status"]
                self._add_headers(MutableHeaders(scope=message), request_id)
            else:
                noted["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._answered(scope, receive, told)
        finally:
            if self._log:
                took = round(1000 * (time.perf_counter() - began), 1)
                # Of the address only the path: what people ask is their own.
                self._log(
                    {
                        "request": request_id,
                        "method": scope["method"],
                        "path": scope["path"],
                        **noted,
                        "ms": took,
                    }
                )

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, whatever goes wrong."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            self._refuse_other_hosts(Headers(scope=scope))
            if scope["method"] == "OPTIONS":
                await _options()(scope, receive, watched)
                return
            _refuse_unheard(scope["method"])
            await self._app(scope, receive, watched)
        except Exception as error:
            # What has begun cannot become a problem: the connection breaks off.
            if started:
                raise
            problem = _problem(error)
            await problem.response(scope["request_id"])(scope, receive, watched)

    def _refuse_other_hosts(self, headers: Headers) -> None:
        """Refuse a request that names a host which is not this one.

        Raises:
            Problem: it does.
        """
        told = _HOST.fullmatch(headers.get("host", ""))
        if told is None or told["name"].casefold() not in self._names():
            raise Problem(
                HTTPStatus.MISDIRECTED_REQUEST,
                "This server does not answer for the host of the request.",
                "Its owner names further hosts with --host-name.",
            )

    def _names(self) -> set[str]:
        """The hosts that are meant by this server."""
        offer = self._host.current.offer
        names = {urlsplit(each).hostname or "" for each in (offer.base, offer.address)}
        return {*_LOOPBACK, *names, *self._host.terms.hosts}

    def _add_headers(self, headers: MutableHeaders, request_id: str) -> None:
        headers["X-Request-Id"] = request_id
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        if not self._host.terms.with_text:
            headers.update(_OPEN)


def _refuse_unheard(method: str) -> None:
    if method not in METHODS:
        detail = "There is no such method here."
        raise Problem(HTTPStatus.NOT_IMPLEMENTED, detail)


def _request_id(headers: Headers) -> str:
    """What a request is called: as a proxy in front calls it, or by chance."""
    told = headers.get("x-request-id", "")
    return told if _REQUEST_ID.fullmatch(told) else secrets.token_hex(8)


def _options() -> Response:
    headers = {"Allow": "GET, HEAD, OPTIONS, POST", **_PREFLIGHT}
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, KgError):
        return problem_of(error)
    fault(error)  # which shows where, if that is asked for
    detail = "Something went wrong in kg itself."
    return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
