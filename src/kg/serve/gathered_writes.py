"""What is written to a connection in one turn of the loop goes out at once.

The head of a response and its body are written one after the other. Sent like that, each
wakes the client, and takes the processor from the server while the body is still here.
"""

from __future__ import annotations

import asyncio
from typing import Any

_MOST = 65_536  # bytes that wait for the end of the turn


class GatheredWrites(asyncio.Transport):
    """A transport that hands over to another what was written, at the end of the turn.

    Args:
        transport: the other, which bounds how much may wait for the client.
        loop: whose turns are meant.
    """

    def __init__(
        self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop
    ) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, data: bytes | bytearray | memoryview[Any]) -> None:
        """Hand it over soon, or now where it is much, so that the other says when to stop."""
        if not self._pieces:
            self._loop.call_soon(self._hand_over)
        self._pieces.append(bytes(data))
        self._size += len(data)
        if self._size > _MOST:
            self._hand_over()

    def write_whole(self, data: bytes) -> None:
        """Hand over now what nothing will be added to."""
        self._pieces.append(data)
        self._hand_over()

    def _hand_over(self) -> None:
        if self._pieces:
            self._transport.writelines(self._pieces)
            self._pieces, self._size = [], 0

    def close(self) -> None:
        """End the connection when all is sent."""
        self._hand_over()
        self._transport.close()

    def abort(self) -> None:
        """End the connection as it is."""
        self._pieces = []
        self._transport.abort()

    def is_closing(self) -> bool:
        """Whether it has ended, or is about to."""
        return self._transport.is_closing()

    def get_extra_info(self, name: str, default: object = None) -> object:
        """What the other knows of the connection."""
        return self._transport.get_extra_info(name, default)

    def pause_reading(self) -> None:
        """Take no more from the client for now."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Take more from the client again."""
        self._transport.resume_reading()
