"""Workers as whoever asks them sees them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from queue import SimpleQueue
from threading import Lock
from typing import NamedTuple, TypeVar

from kg.errors import KgError, TimedOut
from kg.workers.keeper import Loader, Order, Outcome, keep
from kg.workers.limits import Limits

T = TypeVar("T")

_ADVICE = "Ask for less: name a thing, or add a LIMIT."


class Exhausted(KgError):
    """Work that ended its process, most likely because it needed too much memory."""


class WorkFailed(KgError):
    """An error that work ended with, and the class that it has there."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.message, outcome.advice)
        self.kind = outcome.kind or Exception


class _Worker(NamedTuple):
    pid: int
    pipe: Connection


class Pool:
    """A keeper and its workers. Threads may share it.

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
        context = get_context("spawn")
        self.limits = limits
        self._control, theirs = context.Pipe()
        self._keeper = context.Process(target=keep, args=(theirs, load, limits.memory))
        self._keeper.start()
        # Else this end would stay open when the keeper has ended.
        theirs.close()
        self._lock = Lock()
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self.is_broken = False

    def start(self) -> object:
        """Wait until all is loaded, start the workers, and return what is told of it.

        Raises:
            KgError: what loading raised.
        """
        try:
            loaded: Outcome = self._control.recv()
        except EOFError:
            raise Exhausted("What is served could not be loaded.") from None
        if loaded.kind is not None:
            raise WorkFailed(loaded)
        for _ in range(self.limits.workers):
            self._idle.put(self._started())
        return loaded.result

    def call(self, function: Callable[..., T], *arguments: object) -> T:
        """Call a function with what was loaded and these arguments, in a worker.

        It waits until a worker is free.

        Raises:
            TimedOut: the time was over, and the worker was killed.
            Exhausted: the worker ended.
            WorkFailed: the function raised an error.
        """
        worker = self._idle.get()
        try:
            outcome = self._awaited(worker, (function, arguments))
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put(worker)
        if outcome.kind is not None:
            raise WorkFailed(outcome)
        result: T = outcome.result  # type: ignore[assignment]
        return result

    def _awaited(self, worker: _Worker, work: tuple[object, ...]) -> Outcome:
        """What comes of a piece of work, if it comes in time."""
        try:
            worker.pipe.send(work)
            if worker.pipe.poll(self.limits.seconds):
                outcome: Outcome = worker.pipe.recv()
                return outcome
        except (EOFError, OSError) as error:
            message = "The work ended unfinished; it may have needed too much memory."
            raise Exhausted(message, _ADVICE) from error
        message = f"The work was stopped after {self.limits.seconds:g} s."
        raise TimedOut(message, _ADVICE)

    def close(self) -> None:
        """End all processes; work that is being done comes to nothing."""
        self._control.close()
        while not self._idle.empty():
            self._idle.get().pipe.close()
        keeper = self._keeper.pid
        assert keeper is not None
        with suppress(ProcessLookupError):
            os.killpg(keeper, signal.SIGKILL)
        # It may not have made its group yet.
        self._keeper.kill()
        self._keeper.join()

    def _started(self) -> _Worker:
        """A new worker."""
        ours, theirs = get_context("spawn").Pipe()
        keeper = self._keeper.pid
        assert keeper is not None
        with self._lock:
            self._control.send(Order("start"))
            send_handle(self._control, theirs.fileno(), keeper)
            pid: int = self._control.recv()
        theirs.close()
        return _Worker(pid, ours)

    def _replace(self, worker: _Worker) -> None:
        """Kill a worker, and start another in its place."""
        worker.pipe.close()
        try:
            with self._lock:
                self._control.send(Order("stop", worker.pid))
            self._idle.put(self._started())
        except (EOFError, OSError):
            # Without its keeper no worker can follow: whoever has the pool makes a new.
            self.is_broken = True
            # Those who wait would wait for ever.
            with suppress(OSError):
                self._idle.put(worker)
