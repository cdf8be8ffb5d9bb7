"""The pipe to a worker, as whoever asks it has it: work goes out, and an outcome comes back.

Of the two ends this one never waits: a loop of events serves many pipes and clients. What
comes of work is told by a call, which is answered before the loop has its next turn.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from typing import NamedTuple, cast

Function = Callable[..., object]
Work = tuple[Function, tuple[object, ...]]
"""A function of a module, and what it is called with after what was loaded."""

LENGTH = 8
"""The bytes in front of what goes through a pipe, which tell how long it is."""


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


Hearer = Callable[[Outcome | Exception], None]
"""Called with what came of work, or with why nothing did."""


def packed_work(work: Work) -> bytes:
    """Work as it goes through a pipe: the function by its name."""
    function, arguments = work
    name = f"{function.__module__}:{function.__qualname__}"
    return _packed((name, arguments))


def packed_outcome(outcome: Outcome) -> bytes:
    """An outcome as it goes through a pipe."""
    return _packed(tuple(outcome))


def _packed(told: object) -> bytes:
    """What is told, behind its length.

    Pickle looks up each class and function in its module, which takes ten times as long
    as what a small answer is made of: so neither is among what is told of all work.
    """
    content = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
    length = len(content).to_bytes(LENGTH, "big")
    return length + content


def whole_length(came: bytes | bytearray) -> int:
    """The bytes of what goes through a pipe, by its beginning."""
    told = came[:LENGTH]
    return LENGTH + int.from_bytes(told, "big")


class TooLarge(Exception):
    """An outcome that is larger than it may be; what is left of it is in the pipe."""


class Pipe(asyncio.Protocol):
    """One end of a pipe, at whose other end is a worker; one piece of work at a time.

    Args:
        most: the bytes that an outcome may have.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.WriteTransport | None = None
        self._came = bytearray()
        self._hearer: Hearer | None = None
        self._deadline = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def ask(self, work: Work, seconds: float, hearer: Hearer) -> None:
        """Have a piece of work done.

        Args:
            work: what to do.
            seconds: how long it may take.
            hearer: called once, with the outcome, or with a `TimeoutError`, an
                `EOFError` where the worker has ended, or `TooLarge`.
        """
        if self._transport is None or self._transport.is_closing():
            hearer(EOFError())
            return
        self._hearer = hearer
        self._deadline = self._loop.time() + seconds
        # One timer is for many pieces of work: hardly any lasts until it is over.
        if self._timer is None:
            self._timer = self._loop.call_later(seconds, self._look_at_the_clock)
        self._transport.write(packed_work(work))

    def close(self) -> None:
        """Hear no more of the worker, which ends when it notices."""
        self._hearer = None
        if self._timer is not None:
            self._timer.cancel()
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # It can be written to, of whichever class it is: loops have their own.
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        self._came += data
        if len(self._came) < LENGTH:
            return
        whole = whole_length(self._came)
        if whole > self._most:
            self._tell(TooLarge())
            return
        if len(self._came) >= whole:
            content = self._came[LENGTH:]
            self._came = bytearray()
            told = pickle.loads(content)  # noqa: S301 - of its own child
            self._tell(Outcome(*told))

    def connection_lost(self, error: Exception | None) -> None:
        self._tell(EOFError())

    def _tell(self, outcome: Outcome | Exception) -> None:
        hearer, self._hearer = self._hearer, None
        if hearer is not None:
            hearer(outcome)

    def _look_at_the_clock(self) -> None:
        """Give up work whose time is over; else look again when it would be."""
        self._timer = None
        if self._hearer is None:
            return
        left = self._deadline - self._loop.time()
        if left > 0:
            self._timer = self._loop.call_later(left, self._look_at_the_clock)
        else:
            self._tell(TimeoutError())
