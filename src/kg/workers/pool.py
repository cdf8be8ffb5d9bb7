"""Workers as whoever asks them sees them."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.reduction import send_handle
from typing import NamedTuple, TypeVar

from anyio import CancelScope, Lock, to_thread

from kg.errors import KgError, TimedOut
from kg.workers.keeper import Loader, Order, keep
from kg.workers.limits import Limits
from kg.workers.pipe import Outcome, Pipe, TooLarge, Work

T = TypeVar("T")

_ADVICE = "Ask for less: name a thing, or add a LIMIT."


class Exhausted(KgError):
    """Work that ended its process, most likely because it needed too much memory."""


class AnswerTooLarge(KgError):
    """An answer that has more bytes than it may have."""


class WorkFailed(KgError):
    """An error that work ended with, and the class that it has there."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.message, outcome.advice)
        self.kind = outcome.kind or Exception


class _Worker(NamedTuple):
    pid: int
    pipe: Pipe


class Pool:
    """A keeper and its workers, for one loop of events.

    Args:
        load: gives what workers work with, and what is told of it; it runs in the
            keeper, to which it is pickled.
        limits: what a piece of work may use up.

    Raises:
        KgError: this system cannot share what was loaded.
    """

    def __init__(self, load: Loader, limits: Limits) -> None:
        if not hasattr(os, "fork"):
            raise KgError(
                "Work cannot be limited here: this system has no fork.",
                "Serve from Linux or macOS, or from a container.",
            )
        # Of each size, glibc keeps seven blocks at hand, while the engine frees dozens with
        # each query: with more of them a small one takes two thirds of the time. This is
        # read when a program starts, so that this process goes on as before.
        os.environ.setdefault("GLIBC_TUNABLES", "glibc.malloc.tcache_count=127")
        context = get_context("spawn")
        self.limits = limits
        self._control, theirs = context.Pipe()
        self._keeper = context.Process(target=keep, args=(theirs, load, limits.memory))
        self._keeper.start()
        # Else this end would stay open when the keeper has ended.
        theirs.close()
        self._ordering = Lock()
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self.is_broken = False

    async def start(self) -> object:
        """Wait until all is loaded, start the workers, and return what is told of it.

        Raises:
            KgError: what loading raised.
        """
        try:
            loaded = await to_thread.run_sync(
                self._control.recv, abandon_on_cancel=True
            )
        except EOFError:
            raise Exhausted("What is served could not be loaded.") from None
        assert isinstance(loaded, Outcome)
        if loaded.kind is not None:
            raise WorkFailed(loaded)
        for _ in range(self.limits.workers):
            self._idle.put_nowait(await self._started())
        return loaded.result

    async def call(self, function: Callable[..., T], *arguments: object) -> T:
        """Call a function with what was loaded and these arguments, in a worker.

        It waits until a worker is free; who asks first is answered first.

        Raises:
            TimedOut: the time was over, and the worker was killed.
            Exhausted: the worker ended.
            AnswerTooLarge: what it returned has too many bytes.
            WorkFailed: the function raised an error.
        """
        worker = await self._idle.get()
        try:
            outcome = await self._awaited(worker, (function, arguments))
        except BaseException:
            # Whoever asked may have been cancelled; the place is filled all the same.
            with CancelScope(shield=True):
                await self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        if outcome.kind is not None:
            raise WorkFailed(outcome)
        result: T = outcome.result  # type: ignore[assignment]
        return result

    async def _awaited(self, worker: _Worker, work: Work) -> Outcome:
        """What comes of a piece of work, if it comes in time."""
        try:
            return await worker.pipe.ask(work, self.limits.seconds)
        except TimeoutError:
            message = f"The work was stopped after {self.limits.seconds:g} s."
            raise TimedOut(message, _ADVICE) from None
        except TooLarge:
            message = f"The answer has more than {self.limits.answer:,} bytes."
            raise AnswerTooLarge(message, _ADVICE) from None
        except (EOFError, OSError) as error:
            message = "The work ended unfinished; it may have needed too much memory."
            raise Exhausted(message, _ADVICE) from error

    async def close(self) -> None:
        """End all processes; work that is being done comes to nothing."""
        self._control.close()
        while not self._idle.empty():
            self._idle.get_nowait().pipe.close()
        with CancelScope(shield=True):
            await to_thread.run_sync(self._end)

    def _end(self) -> None:
        """End the keeper and its workers."""
        keeper = self._keeper.pid
        assert keeper is not None
        with suppress(ProcessLookupError):
            os.killpg(keeper, signal.SIGKILL)
        # It may not have made its group yet.
        self._keeper.kill()
        self._keeper.join()

    async def _started(self) -> _Worker:
        """A new worker."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                # To fork what is large takes a moment, in which others are answered.
                async with self._ordering:
                    pid = await to_thread.run_sync(self._order_start, theirs.fileno())
        except BaseException:
            ours.close()
            raise
        loop = asyncio.get_running_loop()
        make = partial(Pipe, self.limits.answer)
        _, pipe = await loop.create_unix_connection(make, sock=ours)
        return _Worker(pid, pipe)

    def _order_start(self, handle: int) -> int:
        """Have the keeper start a worker, which is asked by the handle."""
        keeper = self._keeper.pid
        assert keeper is not None
        self._control.send(Order("start"))
        send_handle(self._control, handle, keeper)
        pid: int = self._control.recv()
        return pid

    async def _replace(self, worker: _Worker) -> None:
        """Kill a worker, and start another in its place."""
        worker.pipe.close()
        try:
            async with self._ordering:
                self._control.send(Order("stop", worker.pid))
            self._idle.put_nowait(await self._started())
        except (EOFError, OSError):
            # Without its keeper no worker can follow: whoever has the pool makes a new.
            self.is_broken = True
            # Those who wait would wait for ever.
            self._idle.put_nowait(worker)
