"""The pipe to a worker, as whoever asks it has it: work goes out, and an outcome comes back.

Of the two ends this one never waits: a loop of events serves many pipes and clients.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from typing import NamedTuple, cast

Work = tuple[Callable[..., object], tuple[object, ...]]
"""A function, and what it is called with after what was loaded."""

LENGTH = 8
"""The bytes in front of an outcome that tell how long it is."""


class Outcome(NamedTuple):
    """What came of a piece of work: its result, or the error that it ended with.

    Attributes:
        result: what it returned.
        kind: the class of the error; None where there was none. What kg did not raise
            on purpose is an `Exception`.
        message: what the error says.
        advice: what it advises.
    """

    result: object
    kind: type[Exception] | None = None
    message: str = ""
    advice: str = ""


def packed(outcome: Outcome) -> bytes:
    """An outcome as it goes through a pipe."""
    content = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(LENGTH, "big") + content


class TooLarge(Exception):
    """An outcome that is larger than it may be; what is left of it is in the pipe."""


class Pipe(asyncio.Protocol):
    """One end of a pipe, at whose other end is a worker; one piece of work at a time.

    Args:
        most: the bytes that an outcome may have.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._transport: asyncio.WriteTransport | None = None
        self._came = bytearray()
        self._outcome: asyncio.Future[Outcome] | None = None

    async def ask(self, work: Work, seconds: float) -> Outcome:
        """What comes of a piece of work.

        Raises:
            TimeoutError: so many seconds were over before.
            EOFError: the worker has ended.
            TooLarge: the outcome has too many bytes.
        """
        if self._transport is None or self._transport.is_closing():
            raise EOFError
        loop = asyncio.get_running_loop()
        self._outcome = loop.create_future()
        # `asyncio.timeout` would stop whoever waits, and takes longer than all the rest here.
        timer = loop.call_later(seconds, self._fail, TimeoutError())
        self._transport.write(pickle.dumps(work, pickle.HIGHEST_PROTOCOL))
        try:
            return await self._outcome
        finally:
            timer.cancel()

    def close(self) -> None:
        """Hear no more of the worker, which ends when it notices."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # It can be written to, of whichever class it is: loops have their own.
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        self._came += data
        whole = LENGTH + int.from_bytes(self._came[:LENGTH], "big")
        if whole > self._most:
            self._fail(TooLarge())
        elif len(self._came) >= max(whole, LENGTH):
            content, self._came = bytes(self._came[LENGTH:]), bytearray()
            if self._outcome is not None and not self._outcome.done():
                self._outcome.set_result(pickle.loads(content))  # noqa: S301 - its own child

    def connection_lost(self, error: Exception | None) -> None:
        self._fail(EOFError())

    def _fail(self, error: Exception) -> None:
        if self._outcome is not None and not self._outcome.done():
            self._outcome.set_exception(error)
