"""What whole processes take: CPU seconds, user and system, and the most memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import NamedTuple

# A process counts the memory of whoever started it as its own: so this one is small.
_STARTED = """
import os, sys
told, *command = sys.argv[1:]
child = os.spawnvp(os.P_NOWAIT, command[0], command)
_, status, used = os.wait4(child, 0)
with open(told, "w") as file:
    print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=file)
sys.exit(os.waitstatus_to_exitcode(status))
"""
_SMALL = (sys.executable, "-I", "-S", "-c", _STARTED)
_KIBIBYTES = 1024

_KG = (sys.executable, "-m", "kg", "--project")
_EXITS = (0, 1)  # that something is found, differs, or is left open


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
    with (
        NamedTemporaryFile("r", encoding="utf-8") as told,
        (output or Path(os.devnull)).open("wb") as written,
    ):
        process = subprocess.run(
            [*_SMALL, told.name, *command],
            stdout=written,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        code = process.returncode
        if code not in exits:
            sys.exit(f"{' '.join(map(str, command))}: it ended with {code}.")
        seconds, size = told.read().split()
    return Taken(float(seconds), float(size) / _KIBIBYTES)


def of_kg(project: Path, *verb: str | Path) -> Taken:
    """What a command of kg takes of a project."""
    return taken((*_KG, project, *verb), exits=_EXITS)


def measure_each(
    folders: Iterable[str], measure: Callable[[Path], Iterable[tuple[str, Taken]]]
) -> None:
    """Print what is measured of each project, with stores in a folder of their own."""
    for named in folders:
        print(f"── {named}")
        with TemporaryDirectory() as cache:
            os.environ["KG_CACHE"] = cache
            for what, result in measure(Path(named).resolve()):
                print(f"{what:<40} {result}", flush=True)


def median_of(times: int, task: Callable[[], Taken]) -> Taken:
    """The median of each figure."""
    every = [task() for _ in range(times)]
    return Taken(*map(median, zip(*every, strict=True)))
