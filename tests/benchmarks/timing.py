"""Medians of interleaved runs, and whole processes as tasks."""

from __future__ import annotations

import gc
import os
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

KG = Path(sysconfig.get_path("scripts"), "kg")

Task = Callable[[], object]


def interleaved(
    times: int, *tasks: Task, clock: Callable[[], float] = perf_counter
) -> list[float]:
    """The median seconds of each task, all run in turn so that a busy moment hits them
    alike.

    What a task gives back is thrown away, and garbage collected, before the next one
    starts.
    """
    taken: list[list[float]] = [[] for _ in tasks]
    for _ in range(times):
        for seconds, task in zip(taken, tasks, strict=True):
            gc.collect()
            start = clock()
            result = task()
            seconds.append(clock() - start)
            del result
    return [median(seconds) for seconds in taken]


def process(*command: str | Path) -> Task:
    """A task that runs a whole process, without the article's text."""
    environment = {
        name: value for name, value in os.environ.items() if name != "KG_ARTICLES"
    }
    return lambda: subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env=environment
    )
