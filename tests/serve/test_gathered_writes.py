"""What is written in one turn of the loop is handed over at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kg.serve.gathered_writes import GatheredWrites

HEAD, BODY = b"HTTP/1.1 200 OK\r\n\r\n", b"{}"


class _Taken(asyncio.Transport):
    """A transport that says what it was handed over."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def writelines(self, pieces: Iterable[bytes | bytearray | memoryview[Any]]) -> None:
        self.told.append([bytes(each) for each in pieces])

    def close(self) -> None:
        self.told.append("closed")

    def abort(self) -> None:
        self.told.append("aborted")


def told(*steps: str | bytes) -> list[object]:
    """What is handed over when this is written, or done, with a turn at each `turn`."""

    async def written() -> list[object]:
        taken = _Taken()
        gathered = GatheredWrites(taken, asyncio.get_running_loop())
        for step in steps:
            if isinstance(step, bytes):
                gathered.write(step)
            elif step == "turn":
                await asyncio.sleep(0)
            else:
                getattr(gathered, step)()
        # Afterwards the loop has a last turn.
        return list(taken.told)

    # The browser of other tests has its loop in this thread.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, written()).result()


def test_a_head_goes_with_its_body() -> None:
    """And the next turn's with the next."""
    assert told(HEAD, BODY) == []
    assert told(HEAD, BODY, "turn") == [[HEAD, BODY]]
    assert told(HEAD, "turn", BODY, "turn") == [[HEAD], [BODY]]


def test_what_is_much_is_not_kept() -> None:
    """Only so can the one who writes be told to wait."""
    much = b"x" * 100_000
    assert told(HEAD, much) == [[HEAD, much]]
    assert told(HEAD, much, BODY, "turn") == [[HEAD, much], [BODY]]


def test_all_is_sent_before_the_end() -> None:
    """Unless the connection breaks off."""
    assert told(HEAD, BODY, "close", "turn") == [[HEAD, BODY], "closed"]
    assert told(HEAD, "abort", "turn") == ["aborted"]
