"""Work that can be stopped: the engine knows no time limit, so it runs in a child process, which can be ended."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from kg.errors import KgError, TimedOut

T = TypeVar("T")

_LONGEST = 10**6  # seconds; the system's own limit is not much higher
_METHOD = "fork" if "fork" in get_all_start_methods() else "spawn"


def limited(seconds: float, function: Callable[..., T], *arguments: object, method: str = _METHOD) -> T:
    """What the function gives for the arguments, worked out in a child process that is ended after the time.

    Raises `TimedOut` then, and the `KgError` that the function raised, if it did.
    """
    context: Any = get_context(method)
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(sender, function, arguments), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(min(seconds, _LONGEST)):
            raise TimedOut(f"The query was stopped after {seconds:g} s.", "Ask for less, or allow more with --timeout.")
        succeeded, outcome = receiver.recv()
    except EOFError:
        raise KgError("The query ended without an answer; it may have needed too much memory.") from None
    finally:
        child.kill()
        child.join()
    if not succeeded:
        raise KgError(*outcome)
    result: T = outcome
    return result


def _work(sender: Connection, function: Callable[..., object], arguments: tuple[object, ...]) -> None:
    try:
        sender.send((True, function(*arguments)))
    except KgError as error:
        sender.send((False, (error.message, error.advice)))
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the parent says it, not a traceback
        sender.send((False, (f"The query failed: {error}.", "")))
