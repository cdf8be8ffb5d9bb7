"""Work that can be stopped: the engine knows no time limit, so a child that can be ended does it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError, TimedOut, fault, show_traceback

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

_LONGEST = 10**6  # seconds; the system's own limit is not much higher


def limited(
    seconds: float | None,
    function: Callable[..., T],
    *arguments: object,
    method: str | None = None,
) -> T:
    """What the function gives, worked out in a child process that is ended after the time.

    Without a time it is worked out in this process. Raises `TimedOut` when the time is
    over, and the `KgError` that the function raised, if it did. The child is started by
    the method, else by the fastest that the system has.
    """
    if seconds is None:
        return function(*arguments)
    from multiprocessing import get_all_start_methods, get_context  # slow to import

    fastest = "fork" if "fork" in get_all_start_methods() else "spawn"
    context: Any = get_context(method or fastest)
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(
        target=_work, args=(sender, function, arguments), daemon=True
    )
    try:
        with _deaf():
            child.start()
        sender.close()
        if not receiver.poll(min(seconds, _LONGEST)):
            advice = "Ask for less, or allow more with --timeout."
            raise TimedOut(f"The work was stopped after {seconds:g} s.", advice)
        succeeded, outcome = receiver.recv()
    except EOFError:
        message = (
            "The work ended without an answer; it may have needed too much memory."
        )
        raise KgError(message) from None
    finally:
        if child.pid:
            child.kill()
            child.join()
    if not succeeded:
        raise KgError(*outcome)
    result: T = outcome
    return result


@contextmanager
def _deaf() -> Iterator[None]:
    """A child that is started now never hears of Ctrl-C: its parent does, right after this."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    sender: Connection, function: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # for systems where it could not be made deaf
    try:
        sender.send((True, function(*arguments)))
    except KgError as error:
        # Only its words go to the parent, whose traceback would end at `limited`.
        show_traceback(error)
        sender.send((False, (error.message, error.advice)))
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the parent says it
        told = fault(error)
        sender.send((False, (told.message, told.advice)))
