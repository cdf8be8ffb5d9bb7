"""Workers as whoever asks them sees them."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context, resource_tracker
from multiprocessing.reduction import send_handle
from typing import NamedTuple, TypeVar

from anyio import CancelScope, Lock, to_thread

from kg.errors import KgError, TimedOut
from kg.workers.keeper import Loader, Order, keep
from kg.workers.limits import Limits
from kg.workers.pipe import Outcome, Pipe, TooLarge, Work

T = TypeVar("T")

_PATIENCE = 0.1  # seconds, after which workers at the same pieces are in the way
_ATTEMPT = 0.25  # seconds that a piece may take in the reserve
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


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Let Ctrl-C wait here, and for ever in what is started meanwhile.

    It reaches all of a terminal's processes; a keeper ends when its asker does.
    """
    # What tracks a process's resources is started with its first child, and then lets
    # interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker(NamedTuple):
    pid: int
    pipe: Pipe
    is_reserve: bool


class _Piece:
    """A piece of work, what comes of it, and the worker that is at it."""

    def __init__(self, work: Work, result: asyncio.Future[object]) -> None:
        self.work = work
        self.result = result
        self.worker: _Worker | None = None
        self.is_attempted = False


class Pool:
    """A keeper and its workers, for one loop of events.

    One worker is kept in reserve. When all others are busy with long pieces of work, it
    attempts those that wait, each for a moment: what is short is done at once, and what
    is long is given up, and waits on for its turn. So nobody who asks for little waits
    for those who ask for much, and no more is done at once than in the limits.

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
        with _interrupts_wait():
            self._keeper.start()
        # Else this end would stay open when the keeper has ended.
        theirs.close()
        self._ordering = Lock()
        self._idle: list[_Worker] = []
        self._reserve: _Worker | None = None
        self._waiting: deque[_Piece] = deque()
        self._moved = 0.0  # when a worker other than the reserve last began a piece
        self._relief: asyncio.TimerHandle | None = None
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
            worker = await self._started()
            self._idle.append(worker)
        self._reserve = await self._started(is_reserve=True)
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
        piece = self._begun((function, arguments))
        try:
            return await piece.result  # type: ignore[return-value]
        except asyncio.CancelledError:
            self._forget(piece)
            raise

    def ask(self, function: Callable[..., T], *arguments: object) -> asyncio.Future[T]:
        """Do the same for whoever has no coroutine that waits, and goes to the end."""
        piece = self._begun((function, arguments))
        return piece.result  # type: ignore[return-value]

    def _begun(self, work: Work) -> _Piece:
        """A piece of work that is given to a worker, or waits for one."""
        loop = asyncio.get_running_loop()
        piece = _Piece(work, loop.create_future())
        if self._idle:
            worker = self._idle.pop()
            self._give(worker, piece)
        else:
            self._waiting.append(piece)
            self._relieve()
        return piece

    def _give(self, worker: _Worker, piece: _Piece) -> None:
        """Have an idle worker do a piece of work."""
        piece.worker = worker
        seconds = self.limits.seconds
        if worker.is_reserve:
            piece.is_attempted = True
            seconds = min(_ATTEMPT, seconds)
        else:
            self._moved = asyncio.get_running_loop().time()
        hearer = partial(self._told, worker, piece)
        worker.pipe.ask(piece.work, seconds, hearer)

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
        if isinstance(outcome, TimeoutError) and worker.is_reserve:
            self._put_back(piece)
        elif not isinstance(outcome, Outcome):
            piece.result.set_exception(self._error(outcome))
        elif outcome.kind is not None:
            piece.result.set_exception(WorkFailed(outcome))
        else:
            piece.result.set_result(outcome.result)

    def _put_back(self, piece: _Piece) -> None:
        """Let a piece that was attempted have its turn, before those that came later."""
        if self._idle:
            self._give(self._idle.pop(), piece)
        else:
            self._waiting.appendleft(piece)

    def _relieve(self) -> None:
        """Have the reserve attempt what waits, if no other worker has moved for long."""
        if self._reserve is None or self._relief is not None:
            return
        waiting = (each for each in self._waiting if not each.is_attempted)
        piece = next(waiting, None)
        if piece is None:
            return
        loop = asyncio.get_running_loop()
        left = self._moved + _PATIENCE - loop.time()
        if left > 0:
            self._relief = loop.call_later(left, self._relieve_now)
            return
        worker, self._reserve = self._reserve, None
        self._waiting.remove(piece)
        self._give(worker, piece)

    def _relieve_now(self) -> None:
        self._relief = None
        self._relieve()

    def _release(self, worker: _Worker) -> None:
        """Give a worker that is free the next piece of work."""
        if worker.is_reserve:
            self._reserve = worker
            self._relieve()
        elif self._waiting:
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
            if self._relief is not None:
                self._relief.cancel()
            if self._reserve is not None:
                self._idle.append(self._reserve)
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

    async def _started(self, *, is_reserve: bool = False) -> _Worker:
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
        return _Worker(pid, pipe, is_reserve)

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
            started = await self._started(is_reserve=worker.is_reserve)
            self._release(started)
        except (EOFError, OSError):
            # Without its keeper no worker can follow: whoever has the pool makes a new.
            self.is_broken = True
            # Those who wait would wait for ever.
            self._release(worker)
