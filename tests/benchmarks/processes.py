"""What whole processes take: CPU seconds, user and system, and the most memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Taken(NamedTuple):
    """What a process took, with those that it started."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.3g} s, {self.megabytes:.0f} MB"


def taken(
    command: Sequence[str | Path],
    output: Path | None = None,
    exits: Sequence[int] = (0,),
) -> Taken:
    """What a command takes, whose exit code is one of these; its output may go to a file."""
    with (output or Path(os.devnull)).open("wb") as written:
        process = subprocess.Popen(command, stdout=written, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in exits:
        sys.exit(f"{' '.join(map(str, command))}: it ended with {code}.")
    return Taken(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median_of(times: int, task: Callable[[], Taken]) -> Taken:
    """The median of each figure."""
    every = [task() for _ in range(times)]
    return Taken(*map(median, zip(*every, strict=True)))
