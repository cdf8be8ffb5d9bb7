"""The same work on many things, by processes of this machine or by a cluster of Dask's.

Each thing is done by itself, so what comes out does not depend on how many do it, nor on
where. A process that is killed costs the thing that it was at again, and no other.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from importlib import import_module
from multiprocessing.context import BaseContext
from typing import Any, Generic, NamedTuple, TypeVar

from kg.errors import KgError

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


def _nothing() -> None:
    """What a process does at first that needs no start."""


class Work(NamedTuple, Generic[T, R_co]):
    """What is done.

    Attributes:
        do: Does it for one thing; a cluster takes it by its name.
        start: Called once in each process, before the first thing.
    """

    do: Callable[[T], R_co]
    start: Callable[[], None] = _nothing


class Ended(NamedTuple):
    """In the place of a result: the process ended, also when it had nothing else to do."""

    reason: str


def in_processes(
    work: Work[T, R],
    things: Sequence[T],
    jobs: int,
    context: BaseContext | None = None,
) -> Iterator[tuple[T, R | Ended]]:
    """Yield the result for each thing as soon as it is there.

    Args:
        work: What is done.
        things: With what; each can be pickled, and so can each result.
        jobs: By how many processes at once.
        context: How they are started.
    """
    waiting = dict(enumerate(things))
    while waiting:
        done: set[int] = set()
        with ProcessPoolExecutor(jobs, context, work.start) as pool:
            for place, result in _results(pool, work, waiting):
                done.add(place)
                yield things[place], result
        lost = [place for place in waiting if place not in done]
        # One of them has ended its process, and the rest waited for theirs: those that
        # may have been begun are tried alone, where they end no other's.
        begun, others = lost[: 2 * jobs + 1], lost[2 * jobs + 1 :]
        for place in begun:
            yield things[place], _alone(work, things[place], context)
        waiting = {place: things[place] for place in others}


def _results(
    pool: ProcessPoolExecutor, work: Work[T, R], waiting: dict[int, T]
) -> Iterator[tuple[int, R]]:
    """What becomes of things until a process ends."""
    # Even while they are handed out.
    with suppress(BrokenProcessPool):
        futures = {pool.submit(work.do, each): n for n, each in waiting.items()}
        for future in as_completed(futures):
            # What has been handed on is not kept.
            place = futures.pop(future)
            with suppress(BrokenProcessPool):
                yield place, future.result()


def _alone(work: Work[T, R], thing: T, context: BaseContext | None) -> R | Ended:
    """The result for a thing in a process of its own."""
    with ProcessPoolExecutor(1, context, work.start) as pool:
        try:
            return pool.submit(work.do, thing).result()
        except BrokenProcessPool as error:
            return Ended(f"its process ended: {error}")


def on_cluster(
    work: Work[T, R], things: Sequence[T], address: str
) -> Iterator[tuple[T, R | Ended]]:
    """Yield the result for each thing as soon as it is there.

    Args:
        work: What is done. Workers have this program, and see the same files.
        things: With what.
        address: Where the scheduler of Dask's cluster is.

    Raises:
        KgError: Dask is not installed, or nothing answers there.
    """
    dask = _dask()
    with _connected(dask, address) as client:
        futures = {
            client.submit(_at_worker, work, thing, pure=False): thing
            for thing in things
        }
        for future in dask.as_completed(futures, loop=client.loop):
            thing = futures[future]
            # A worker that dies is replaced by another, some times.
            error = future.exception()
            if error is None:
                yield thing, future.result()
            else:
                yield thing, Ended(f"its worker ended: {error}")
            future.release()


def _dask() -> Any:  # noqa: ANN401 - a module that need not be installed
    try:
        return import_module("distributed")
    except ImportError as error:
        message = "Dask is not installed."
        raise KgError(message, "pip install 'newskg[dask]' does.") from error


def _connected(dask: Any, address: str) -> Any:  # noqa: ANN401
    try:
        return dask.Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"No scheduler of Dask answers at {address}."
        raise KgError(message, "An address is like tcp://127.0.0.1:8786.") from error


_STARTED: set[bytes] = set()
"""What has been started in this process of a cluster."""


def _at_worker(work: Work[T, R], thing: T) -> R:
    start = pickle.dumps(work.start)
    if start not in _STARTED:
        work.start()
        _STARTED.clear()
        _STARTED.add(start)
    return work.do(thing)
