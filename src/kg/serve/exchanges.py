"""A request that uvicorn has read, and whose response may be written without it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import cast

from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

from kg.serve.entrance import Header


class DirectExchange:
    """A request with the ways of its response.

    Args:
        cycle: the same to uvicorn.
        write: sends to the client.
        leave_to: has an application answer it.
    """

    def __init__(
        self,
        cycle: RequestResponseCycle,
        write: Callable[[bytes], None],
        leave_to: Callable[[ASGIApp], None],
    ) -> None:
        self._cycle = cycle
        self._write = write
        self.scope = cast(Scope, cycle.scope)
        self.leave_to = leave_to

    def can_be_written(self) -> bool:
        """Whether the client is there, takes what is sent, and stays."""
        cycle = self._cycle
        is_taken = not cycle.flow.write_paused
        return is_taken and cycle.keep_alive and not cycle.disconnected

    def write(self, status: int, headers: list[Header], body: bytes) -> None:
        """Send a whole response, of whose headers none is the client's own word."""
        cycle = self._cycle
        pieces = [STATUS_LINE[status]]
        for name, value in chain(cycle.default_headers, headers):
            pieces += (name, b": ", value, b"\r\n")
        pieces += (b"\r\n", body)
        self._write(b"".join(pieces))
        cycle.response_started = cycle.response_complete = True
        cycle.on_response()
