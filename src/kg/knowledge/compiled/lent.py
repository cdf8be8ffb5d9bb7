"""What is kept of a project, lent to a copy of it and taken back.

In the copy something is tried: nothing has to be worked out but what is other there. And
where the project becomes what its copy is, nothing has to be worked out again.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from kg import files
from kg.errors import KgError
from kg.knowledge.compiled.generations import Generations, locked
from kg.knowledge.compiled.index import Index
from kg.knowledge.compiled.recorded_changes import StorePoint

_LENT = ".lent"  # beside what is lent: locked as long as it is
_BUSY = 60  # seconds to wait for whoever writes
_FAULTS = (KgError, OSError, sqlite3.Error)


class Lent:
    """What is kept of a project, for a copy of it.

    Args:
        project: The stores of the project.
        copy: Those of the copy.
    """

    def __init__(self, project: Generations, copy: Generations) -> None:
        self._project = project
        self._copy = copy
        self._begun_at = _point(copy)

    def take_back(self) -> None:
        """Keep for the project what was worked out of its copy, which it has become.

        Unless the project has a store by now that the copy's was not made of. Where
        nothing can be written, it is worked out again.
        """
        made = self._copy.current()
        if made is None:
            return
        with suppress(*_FAULTS), self._project.writing():
            if _point(self._project) != self._begun_at:
                return
            # The store before the rest, which tells how far it has followed the store.
            with self._project.making() as folder:
                _copy_folder(made.folder, folder)
            for path in self._copy.beside:
                _take(path, self._project.folder / path.name)


@contextmanager
def lent(project: Path, copy: Path) -> Iterator[Lent]:
    """Lend what is kept of a project to a copy of it, of which nothing is kept behind it.

    Args:
        project: The project's folder.
        copy: The copy's.
    """
    lender, borrower = Generations(project), Generations(copy)
    with ExitStack() as stack:
        # Where nothing can be written, nothing is kept of either.
        with suppress(OSError):
            stack.enter_context(_borrowed(lender.folder, borrower.folder))
        yield Lent(lender, borrower)


@contextmanager
def _borrowed(folder: Path, copy: Path) -> Iterator[None]:
    """Have what is kept in a folder in another, too, which is gone behind it."""
    for path in copy.parent.glob(f"*{_LENT}"):
        # Whoever was killed has left it.
        with suppress(OSError), locked(path, wait=False):
            _forget(path)
    lock = copy.with_name(copy.name + _LENT)
    with locked(lock):
        # What cannot be lent is worked out anew.
        with suppress(OSError):
            _copy_folder(folder, copy)
        try:
            yield
        finally:
            _forget(lock)


def _forget(lock: Path) -> None:
    """Remove what was lent under a lock, and the lock."""
    folder = lock.with_name(lock.name.removesuffix(_LENT))
    shutil.rmtree(folder, ignore_errors=True)
    lock.unlink(missing_ok=True)


def _point(stores: Generations) -> StorePoint | None:
    """Where in its life the store in use is; None where that cannot be read."""
    with suppress(*_FAULTS, KeyError, ValueError):
        if generation := stores.current():
            return Index(generation.index).point
    return None


def _copy_folder(folder: Path, copy: Path) -> None:
    shutil.copytree(folder, copy, copy_function=_copy, dirs_exist_ok=True)


def _copy(path: str, target: str) -> None:
    # The tables of an engine are never written again.
    if path.endswith(".sst"):
        files.hard_link(path, target)
    else:
        shutil.copyfile(path, target)


def _take(path: Path, target: Path) -> None:
    """Have a file in the place of another, which somebody may be reading."""
    if path.suffix != ".sqlite":
        files.write(target, path.read_bytes())
        return
    # Somebody may be writing it as well.
    with (
        closing(sqlite3.connect(path)) as taken,
        closing(sqlite3.connect(target, timeout=_BUSY)) as replaced,
    ):
        taken.backup(replaced)
