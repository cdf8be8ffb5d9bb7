"""Workers do what they are told within their limits; who asks never waits for ever."""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import anyio
import anyio.lowlevel
import pytest
from anyio.lowlevel import checkpoint

from kg.errors import NotFound, TimedOut
from kg.serve.hosting import Hosted
from kg.serve.making_ready import Offer
from kg.serve.problems import Problem
from kg.serve.replies import Reply
from kg.serve.sending import sent
from kg.serve.site_files import SiteFiles
from kg.workers import AnswerTooLarge, Exhausted, Limits, Pool, WorkFailed

LIMITS = Limits(seconds=0.5, answer=10_000, workers=1, queue=1)


def loaded() -> tuple[int, str]:
    return 20, "told"


def broken() -> NoReturn:
    raise NotFound("project", "none")


def plus(number: int, other: int) -> int:
    return number + other


def of_size(_: int, size: int) -> bytes:
    return b"x" * size


def stopped(_: int) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def ended(_: int) -> NoReturn:
    os._exit(1)


def failing(_: int) -> NoReturn:
    raise NotFound("thing", "x")


def wrong(_: int) -> None:
    int("x")


def keeper(_: int) -> int:
    return os.getppid()


def run(asking: Callable[[Pool], Awaitable[Any]]) -> Any:
    """What comes of asking a pool, in a thread of its own: the browser of other tests
    has its loop in this one.
    """

    async def asked() -> Any:
        pool = Pool(loaded, LIMITS)
        try:
            assert await pool.start() == "told"
            return await asking(pool)
        finally:
            await pool.close()

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, asked).result()


@pytest.mark.parametrize(
    ("function", "arguments", "error", "words"),
    [
        (stopped, (), TimedOut, "0.5 s"),
        (ended, (), Exhausted, "memory"),
        (of_size, (20_000,), AnswerTooLarge, "10,000 bytes"),
        (failing, (), WorkFailed, "no thing 'x'"),
        (wrong, (), WorkFailed, "ValueError"),
    ],
)
def test_what_goes_wrong_harms_no_other(
    function: Callable[..., Any],
    arguments: tuple[int, ...],
    error: type[Exception],
    words: str,
) -> None:
    """It is told, and the next piece of work is done."""

    async def asking(pool: Pool) -> int:
        for _ in range(2):
            with pytest.raises(error, match=words):
                await pool.call(function, *arguments)
        return await pool.call(plus, 22)

    assert run(asking) == 42


def test_what_is_large_comes_whole() -> None:
    """In however many pieces a pipe carries it."""

    async def asking(pool: Pool) -> int:
        return len(await pool.call(of_size, 9_000))

    assert run(asking) == 9_000


def test_whoever_gives_up_leaves_a_worker_to_others() -> None:
    """Work that nobody waits for is stopped, and its answer is nobody else's."""

    async def asking(pool: Pool) -> int:
        with anyio.move_on_after(0.05):
            await pool.call(stopped)
        return await pool.call(plus, 1)

    assert run(asking) == 21


def test_whoever_asks_for_little_waits_for_nobody_who_asks_for_much() -> None:
    """However many of those are at work or wait, each of which has its time later."""

    async def asking(pool: Pool) -> int:
        pool.limits = LIMITS._replace(seconds=600)
        async with anyio.create_task_group() as tasks:
            for _ in range(3):
                tasks.start_soon(pool.call, stopped)
            answers = [await pool.call(plus, number) for number in range(20)]
            tasks.cancel_scope.cancel()
        assert answers == list(range(20, 40))
        return await pool.call(plus, 0)

    assert run(asking) == 20


def test_what_was_only_attempted_is_done_in_its_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What takes longer than a moment is not lost, and no error."""
    monkeypatch.setattr("kg.workers.pool._ATTEMPT", 0)

    async def long(pool: Pool) -> None:
        with pytest.raises(TimedOut):
            await pool.call(stopped)

    async def asking(pool: Pool) -> list[int]:
        answers: list[int] = []
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(long, pool)
            await checkpoint()
            answers.append(await pool.call(plus, 22))
        return answers

    assert run(asking) == [42]


def test_without_its_keeper_a_pool_says_that_it_is_broken() -> None:
    """Nobody waits for a worker that can never come."""

    async def asking(pool: Pool) -> bool:
        os.killpg(await pool.call(keeper), signal.SIGKILL)
        for _ in range(3):
            with pytest.raises(Exhausted):
                await pool.call(plus, 1)
        return pool.is_broken

    assert run(asking) is True


def test_what_cannot_be_loaded() -> None:
    """Its reason reaches whoever wanted it."""

    async def asked() -> None:
        pool = Pool(broken, LIMITS)
        try:
            with pytest.raises(WorkFailed, match="no project 'none'"):
                await pool.start()
        finally:
            await pool.close()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(anyio.run, asked).result()


def test_whoever_takes_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long answer goes out no faster than it is taken, and is not taken for ever."""
    monkeypatch.setattr("kg.serve.sending._PATIENCE", 0.05)
    taken: list[dict[str, Any]] = []

    async def receive() -> NoReturn:
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Any) -> None:
        taken.append(message)
        if len(taken) > 3:
            await anyio.sleep_forever()

    async def asked() -> None:
        answer = sent(Reply(b"x" * 2_000_000, "text/csv"))
        await answer({"type": "http", "method": "GET"}, receive, send)

    with ThreadPoolExecutor(1) as threads:
        threads.submit(anyio.run, asked).result()
    assert len(taken) == 4
    assert all(each["more_body"] for each in taken[1:])


def test_answers_that_wait_to_be_taken_have_their_bounds() -> None:
    """Beyond a few of the largest, whoever asks is told to come again."""
    offer = Offer(SiteFiles(Path(), {}, datetime.now(UTC)), "", "", "", "", "", {}, ())

    async def asking(pool: Pool) -> None:
        hosted = Hosted(pool, offer)
        with ExitStack() as stack:
            for _ in range(3):
                stack.enter_context(hosted.sending(LIMITS.answer))
            with pytest.raises(Problem, match="busy"):
                stack.enter_context(hosted.sending(1))
        with hosted.sending(1):
            pass

    run(asking)
