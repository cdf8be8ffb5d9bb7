"""Work in child processes that share what was loaded once, and that can be killed.

The engine knows no limit of time or memory, and no thread can be ended from outside. A
*keeper* process loads what is worked with; each *worker* is a fork of it, which takes
some milliseconds and no memory of its own. The process that asks loads nothing, so it
may have threads, and it never forks:

    asker ── spawns ── keeper ── forks ── worker, worker, …
      └───────── a pipe to each of them ─────────┘

    limits    how much time, memory and company a piece of work may have
    keeper    the process that loads, and starts and stops workers
    pipe      what goes between the asker and a worker
    pool      the asker's side
"""

from kg.workers.limits import Limits
from kg.workers.pool import AnswerTooLarge, Exhausted, Pool, WorkFailed

__all__ = ["AnswerTooLarge", "Exhausted", "Limits", "Pool", "WorkFailed"]
