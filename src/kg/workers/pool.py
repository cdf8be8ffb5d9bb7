"""Workers as whoever asks them sees them."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import deque
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


class _Piece:
    """A piece of work, what comes of it, and the worker that is at it."""

    def __init__(self, work: Work, result: asyncio.Future[object]) -> None:
        self.work = work
        self.result = result
        self.worker: _Worker | None = None


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
        self._idle: list[_Worker] = []
        self._waiting: deque[_Piece] = deque()
        self._replacing: set[asyncio.Task[None]] = set()
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
            self._idle.append(await self._started())
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
        loop = asyncio.get_running_loop()
        piece = _Piece((function, arguments), loop.create_future())
        if self._idle:
            self._give(self._idle.pop(), piece)
        else:
            self._waiting.append(piece)
        try:
            return await piece.result  # type: ignore[return-value]
        except asyncio.CancelledError:
            self._forget(piece)
            raise

    def _give(self, worker: _Worker, piece: _Piece) -> None:
        """Have an idle worker do a piece of work."""
        piece.worker = worker
        hearer = partial(self._told, worker, piece)
        worker.pipe.ask(piece.work, self.limits.seconds, hearer)

    def _told(
        self, worker: _Worker, piece: _Piece, outcome: Outcome | Exception
    ) -> None:
        """Pass on what came of a piece of work."""
        piece.worker = None
        if isinstance(outcome, Outcome):
            # First the next piece: nothing is worked on while this one is passed on.
            self._release(worker)
        else:
            self._replace_soon(worker)
        if piece.result.done():  # whoever asked has just been cancelled
            return
        if not isinstance(outcome, Outcome):
            piece.result.set_exception(self._error(outcome))
        elif outcome.kind is not None:
            piece.result.set_exception(WorkFailed(outcome))
        else:
            piece.result.set_result(outcome.result)

    def _release(self, worker: _Worker) -> None:
        """Give a worker that is free the next piece of work."""
        if self._waiting:
            self._give(worker, self._waiting.popleft())
        else:
            self._idle.append(worker)

    def _forget(self, piece: _Piece) -> None:
        """Stop a piece of work for which nobody waits."""
        worker = piece.worker
        if worker is not None:
            piece.worker = None
            self._replace_soon(worker)
        elif piece in self._waiting:
            self._waiting.remove(piece)

    def _error(self, error: Exception) -> KgError:
        """Why nothing came of a piece of work."""
        if isinstance(error, TimeoutError):
            message = f"The work was stopped after {self.limits.seconds:g} s."
            return TimedOut(message, _ADVICE)
        if isinstance(error, TooLarge):
            message = f"The answer has more than {self.limits.answer:,} bytes."
            return AnswerTooLarge(message, _ADVICE)
        message = "The work ended unfinished; it may have needed too much memory."
        return Exhausted(message, _ADVICE)

    async def close(self) -> None:
        """End all processes; work that is being done comes to nothing."""
        with CancelScope(shield=True):
            # What speaks to the keeper has its say, which takes a moment.
            await asyncio.gather(*self._replacing)
            self._control.close()
            for worker in self._idle:
                worker.pipe.close()
            self._idle.clear()
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

    def _replace_soon(self, worker: _Worker) -> None:
        """Kill a worker, and start another in its place."""
        worker.pipe.close()
        task = asyncio.get_running_loop().create_task(self._replace(worker))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _replace(self, worker: _Worker) -> None:
        try:
            async with self._ordering:
                self._control.send(Order("stop", worker.pid))
            self._release(await self._started())
        except (EOFError, OSError):
            # Without its keeper no worker can follow: whoever has the pool makes a new.
            self.is_broken = True
            # Those who wait would wait for ever.
            self._release(worker)
