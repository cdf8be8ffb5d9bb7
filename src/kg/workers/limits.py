"""How much time, memory and company a piece of work may have."""

from __future__ import annotations

import os
from typing import NamedTuple

_CORES = os.cpu_count() or 1


class Limits(NamedTuple):
    """What whoever asks from outside may use up.

    Attributes:
        seconds: how long a piece of work may take.
        rows: the most rows, or triples, of an answer.
        body: the most bytes of a request.
        answer: the most bytes of an answer.
        memory: the bytes that a worker may have beside what was loaded.
        workers: how many pieces of work are done at once, but for a moment of another.
        queue: how many more may wait for their turn.
    """

    seconds: float = 10
    rows: int = 10_000
    body: int = 1_000_000
    answer: int = 100_000_000
    memory: int = 2**30
    workers: int = _CORES
    queue: int = 2 * _CORES
