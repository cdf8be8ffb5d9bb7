"""The process that loads what is worked with, and starts and stops workers.

It has one thread and its workers have none but their own, so that forking is safe.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from pkgutil import resolve_name
from typing import Literal, NamedTuple, NoReturn

from kg.errors import KgError, fault
from kg.workers.pipe import LENGTH, Function, Outcome, packed_outcome, whole_length

_PIECE = 2**18  # bytes

Loader = Callable[[], tuple[object, object]]
"""Gives what workers work with, and what the asker is told of it."""


class Order(NamedTuple):
    """What the keeper is told to do: start a worker, or stop the one with this id."""

    act: Literal["start", "stop"]
    pid: int = 0


def attempted(work: Callable[[], object]) -> Outcome:
    """Do a piece of work, whatever comes of it."""
    # Errors travel as words and a class, and the asker raises one of its own with them:
    # so all come through, whatever they hold.
    try:
        return Outcome(work())
    except KgError as error:
        return Outcome(None, type(error), error.message, error.advice)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the asker says it
        told = fault(error)
        return Outcome(None, Exception, told.message, told.advice)


def keep(control: Connection, load: Loader, memory: int) -> None:
    """Load, then start and stop workers until the asker is gone.

    Args:
        control: where orders come from.
        load: called once.
        memory: the bytes that a worker may have beside what was loaded.
    """
    # Ctrl-C reaches all of a terminal's processes; these end when the asker does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setpgid(0, 0)
    loading = attempted(load)
    with suppress(OSError):
        _keep(control, loading, memory)
    # The group is this process and its workers, of which one may be busy for long.
    os.killpg(0, signal.SIGKILL)


def _keep(control: Connection, loading: Outcome, memory: int) -> None:
    """Tell what was loaded, and do as one is told.

    Raises:
        OSError: the asker is gone.
    """
    if loading.kind is not None:
        control.send(loading)
        return
    assert isinstance(loading.result, tuple)
    loaded, told = loading.result
    # What is never collected is never written to, and stays shared with the workers.
    gc.collect()
    gc.freeze()
    control.send(Outcome(told))
    with suppress(EOFError):
        while True:
            order: Order = control.recv()
            if order.act == "start":
                handle = recv_handle(control)
                control.send(_started(control, handle, loaded, memory))
            else:
                _stop(order.pid)


def _started(control: Connection, handle: int, loaded: object, memory: int) -> int:
    """The id of a new worker, which is asked by the handle."""
    pid = os.fork()
    if pid == 0:
        # The pipe of orders would stay open with a copy in each worker, and nobody
        # would learn that the keeper has ended.
        control.close()
        _work(socket.socket(fileno=handle), loaded, memory)
    os.close(handle)
    return pid


def _stop(pid: int) -> None:
    """End a worker, which may have ended by itself: only its parent knows its id."""
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _work(pipe: socket.socket, loaded: object, memory: int) -> NoReturn:
    """Do what is asked for, piece by piece, until the asker is gone."""
    _limit_memory(memory)
    with suppress(OSError, MemoryError):
        while asked := _received(pipe):
            name, arguments = pickle.loads(asked)  # noqa: S301 - of its own parent
            function = _function(name)
            outcome = attempted(lambda: function(loaded, *arguments))  # noqa: B023
            pipe.sendall(packed_outcome(outcome))
    # Without the parent's handlers, which are none of its own.
    os._exit(0)


@cache
def _function(name: str) -> Function:
    """The function of a name, as `module:name`."""
    function: Function = resolve_name(name)
    return function


def _received(pipe: socket.socket) -> bytes:
    """The next piece of work; nothing where the asker is gone."""
    # Most come at once, and none before the one in front of it is done.
    came = pipe.recv(_PIECE)
    while came and len(came) < whole_length(came):
        more = pipe.recv(_PIECE)
        if not more:
            return b""
        came += more
    return came[LENGTH:]


def _limit_memory(memory: int) -> None:
    """Let the system refuse what is more: then the engine ends this process."""
    import resource  # which other systems than POSIX do not have

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # How much there is already only Linux tells; elsewhere the limit is not known.
    status = Path("/proc/self/statm")
    if status.exists():
        text = status.read_text(encoding="ascii")
        pages = int(text.split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
