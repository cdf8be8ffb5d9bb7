"""Queries by GET, which are most of what is asked, answered without a detour.

Between a request and its answer are else a task, a dozen coroutines and a look at each
header of the response; with them, a small answer takes more than twice the time. So what
is simple is answered here, as soon as the head of the request is read. All else goes the
long way, of which the answer is the same.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Protocol

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve.entrance import Entrance, Header
from kg.serve.hosting import Host, Hosted
from kg.serve.requests import decoded_fields, only
from kg.serve.sparql_endpoint import (
    Answered,
    PosedQuery,
    posed_query,
    refuse_update_field,
    wants_page,
)

_SMALL = 65_536  # bytes


class Exchange(Protocol):
    """A request that was read, and the ways of its response."""

    scope: Scope

    def can_be_written(self) -> bool:
        """Whether the client is there, takes what is sent, and may ask more."""

    def write(self, status: int, headers: list[Header], body: bytes) -> None:
        """Send a whole response at once."""

    def leave_to(self, app: ASGIApp) -> None:
        """Have an application answer."""


class DirectQueries:
    """What answers them.

    Args:
        entrance: what every request passes.
        host: what is served.
        path: where queries are asked.
    """

    def __init__(self, entrance: Entrance, host: Host, path: str) -> None:
        self._entrance = entrance
        self._host = host
        self._path = path

    def takes(self, exchange: Exchange) -> bool:
        """Begin to answer a request, if it is such a query; else nothing is done."""
        scope = exchange.scope
        if scope["path"] != self._path or scope["method"] != "GET":
            return False
        serving = self._host.begun()
        try:
            self._entrance.welcome(scope)
            self._entrance.refuse_other_hosts(scope)
            begun = self._begun(scope, serving)
        except Exception:  # noqa: BLE001 - the long way comes to the same, and says so
            begun = None
        if begun is None:
            self._host.ended(serving)
            return False
        posed, answer = begun
        if isinstance(answer, Response):
            self._send(exchange, serving, answer)
        else:
            answer.add_done_callback(partial(self._hear, exchange, posed))
        return True

    def _begun(
        self, scope: Scope, serving: Hosted
    ) -> tuple[PosedQuery, Response | asyncio.Future[Answered]] | None:
        """A query with what is known of its answer, or what comes of a worker.

        It is None where nothing is asked, or a page is wanted.

        Raises:
            Problem: it is not answered.
        """
        fields = decoded_fields(scope["query_string"])
        query = only(fields, "query")
        refuse_update_field(fields)
        headers = Headers(scope=scope)
        accept = headers.get("accept", "")
        if query is None or wants_page(accept):
            return None
        posed = posed_query(fields, query, accept, serving, self._host.terms)
        known = posed.known_response(headers.get("if-none-match"))
        if known is not None:
            return posed, known
        return posed, serving.ask(*posed.work(self._host.terms))

    def _hear(
        self,
        exchange: Exchange,
        posed: PosedQuery,
        asked: asyncio.Future[Answered],
    ) -> None:
        """Send what came of a query."""
        if asked.cancelled():  # as nobody does but a loop that ends
            return
        error = asked.exception()
        if error is not None:
            self._leave(exchange, posed.serving, partial(_raised, error))
            return
        self._send(exchange, posed.serving, posed.new_response(asked.result()))

    def _send(self, exchange: Exchange, serving: Hosted, response: Response) -> None:
        size, status = len(response.body), response.status_code
        is_simple = size <= _SMALL and serving.has_room_for(size)
        if not is_simple or not exchange.can_be_written():
            self._leave(exchange, serving, partial(_sent, serving, response))
            return
        headers = self._entrance.with_common(response.raw_headers, exchange.scope)
        exchange.write(status, headers, bytes(response.body))
        self._entrance.note(exchange.scope, status, size)
        self._host.ended(serving)

    def _leave(self, exchange: Exchange, serving: Hosted, app: ASGIApp) -> None:
        """Have an application answer, as other requests are answered."""

        async def answered(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await self._entrance.let_through(app, scope, receive, send)
            finally:
                self._host.ended(serving)

        exchange.leave_to(answered)


async def _raised(error: BaseException, *_: object) -> None:
    raise error


async def _sent(
    serving: Hosted, response: Response, scope: Scope, receive: Receive, send: Send
) -> None:
    with serving.sending(len(response.body)):
        await response(scope, receive, send)
