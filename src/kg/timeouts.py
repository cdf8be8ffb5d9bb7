"""Work that can be stopped.

The engine knows no time limit, and no thread can be ended from outside. A process can.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError, TimedOut, fault, show_traceback

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

# In seconds, eleven days. What poll(2) takes is not much more: an `int` of milliseconds.
_LONGEST = 10**6


def limited(
    seconds: float | None,
    function: Callable[..., T],
    *arguments: object,
    method: str | None = None,
) -> T:
    """Call a function in a child process, which is ended when the time is over.

    Args:
        seconds: the time; None for no limit, and then no child.
        function: what is called. What it returns is pickled; where a child is spawned,
            so are the function and its arguments.
        arguments: what it is called with.
        method: how the child is started, as `multiprocessing` calls it; without it, the
            fastest way that the system has.

    Returns:
        What the function returns.

    Raises:
        TimedOut: the time is over.
        KgError: the function raised it, or failed in another way.
    """
    if seconds is None:
        return function(*arguments)
    from multiprocessing import get_all_start_methods, get_context  # slow to import

    # A forked child has the graph that was loaded; a spawned one has to load it again.
    fastest = "fork" if "fork" in get_all_start_methods() else "spawn"
    context: Any = get_context(method or fastest)
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(
        target=_work, args=(sender, function, arguments), daemon=True
    )
    try:
        with _interrupts_blocked():
            child.start()
        # Else the pipe would stay open when the child has died, and nobody would know.
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
def _interrupts_blocked() -> Iterator[None]:
    """Block Ctrl-C, also for a child that is started meanwhile.

    A child inherits the mask and keeps it, so that it never shows a traceback; its
    parent gets the signal right after this, and ends it.
    """
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
    # For systems where the signal cannot be blocked.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sender.send((True, function(*arguments)))
    except KgError as error:
        # Only its words go to the parent, whose traceback would end at `limited`.
        show_traceback(error)
        sender.send((False, (error.message, error.advice)))
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the parent says it
        failure = fault(error)
        sender.send((False, (failure.message, failure.advice)))
