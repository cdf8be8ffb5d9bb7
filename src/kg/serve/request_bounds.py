"""Connections over which a request comes in bounded time, and has bounded size.

The faster parser takes a head of any length, for as long as somebody sends one.
"""

from __future__ import annotations

import asyncio
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg.serve.direct_queries import DirectQueries
from kg.serve.gathered_writes import GatheredWrites
from kg.workers import Limits

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application

_PATIENCE = 10  # seconds for a head
_MOST_HEAD = 65_536  # bytes
# Pieces of a body have heads of their own.
_MOST = _MOST_HEAD + 2 * Limits().body


def parser(  # noqa: C901 - a class of simple methods
    direct: DirectQueries | None = None,
) -> type[asyncio.Protocol] | str:
    """What reads requests: a class, or the name by which uvicorn knows it.

    Args:
        direct: what takes some of them, before the application is asked.
    """
    # The slower parser bounds heads itself.
    if find_spec("httptools") is None:
        return "h11"
    from uvicorn.protocols.http.httptools_impl import (
        HttpToolsProtocol,
        RequestResponseCycle,
    )

    from kg.serve.exchanges import DirectExchange

    class Connection(HttpToolsProtocol):
        """A connection, whose client is left when a request is too slow or too long."""

        _size = 0
        _is_head = True
        _is_begun = False
        _has_more = False
        _hurry: asyncio.TimerHandle | None = None

        def connection_made(  # type: ignore[override]
            self, transport: asyncio.Transport
        ) -> None:
            self._gathered = GatheredWrites(transport, self.loop)
            super().connection_made(self._gathered)
            self._wait_for_head()

        def connection_lost(self, exc: Exception | None) -> None:
            self._wait_no_longer()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            self._has_more = True
            super().data_received(data)
            # Of a piece in which a request ends, the rest is the beginning of another.
            self._size += len(data) if self._has_more else 0
            # Most heads come at once, and need no clock.
            if self._is_begun and self._hurry is None:
                self._wait_for_head()
            if self._size > (_MOST_HEAD if self._is_head else _MOST):
                self._size = 0
                self.send_400_response("The request is too long.")

        def on_message_begin(self) -> None:
            super().on_message_begin()
            self._wait_no_longer()
            self._is_begun = True

        def on_headers_complete(self) -> None:
            self._is_head = self._is_begun = False
            self._wait_no_longer()
            super().on_headers_complete()

        def on_message_complete(self) -> None:
            self._is_head, self._has_more, self._size = True, False, 0
            super().on_message_complete()

        def _start_asgi_task(
            self, cycle: RequestResponseCycle, app: ASGI3Application
        ) -> None:
            # One that was answered already, of the same piece, has started the clock.
            self._unset_keepalive_if_required()
            begin = super()._start_asgi_task
            # Those that wait are begun by the answer to the one before them, so that a
            # thousand would be a thousand calls deep.
            if direct is not None and not self.pipeline:
                write = self._gathered.write_whole
                exchange = DirectExchange(cycle, write, partial(begin, cycle))
                if direct.takes(exchange):
                    return
            begin(cycle, app)

        def _wait_for_head(self) -> None:
            self._hurry = self.loop.call_later(_PATIENCE, self.transport.close)

        def _wait_no_longer(self) -> None:
            if self._hurry is not None:
                self._hurry.cancel()
                self._hurry = None

    return Connection
