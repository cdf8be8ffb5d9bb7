"""What is kept of a project, lent to a copy of it and taken back.

In the copy something is tried: nothing has to be worked out but what is other there. And
where the project becomes what its copy is, nothing has to be worked out again.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import files
from kg.cache import cache_folder
from kg.errors import KgError
from kg.knowledge.compiled.generations import Generations, are_possible, locked
from kg.knowledge.compiled.index import Index
from kg.knowledge.compiled.making_stores import link_store
from kg.knowledge.compiled.recorded_changes import StorePoint

_SCRATCH = "kg-"  # what the name of a copy begins with
_LENT = ".lent"  # beside what is lent: locked as long as it is
_BUSY = 60  # seconds to wait for whoever writes
_FAULTS = (KgError, OSError, sqlite3.Error, KeyError, ValueError)


class Lent:
    """What is kept of a project, for a copy of it.

    Args:
        folder: Where the copy is to be made.
        project: The stores of the project.
        copy: Those of the copy, which are those of the project still.
    """

    def __init__(self, folder: Path, project: Generations, copy: Generations) -> None:
        self.folder = folder
        self._project = project
        self._copy = copy
        self._begun_at = _point(copy)

    def take_back(self) -> None:
        """Keep for the project what was worked out of its copy, which it has become.

        Unless the project has a store by now that the copy's was not made of. Where
        nothing can be written, it is worked out again.
        """
        if self._begun_at is None:
            return
        with suppress(*_FAULTS), self._project.writing():
            made = _point(self._copy)
            is_descended = made is not None and made.origin == self._begun_at.origin
            if is_descended and _point(self._project) == self._begun_at:
                _hand_on(self._copy, self._project)


@contextmanager
def lent(project: Path) -> Iterator[Lent]:
    """Lend what is kept of a project to a copy of it, which is gone behind it.

    Args:
        project: The project's folder.
    """
    with ExitStack() as stack:
        place = TemporaryDirectory(prefix=_SCRATCH, dir=_near(project))
        copy = Path(stack.enter_context(place)).resolve()
        lender, borrower = Generations(project), Generations(copy)
        # Where nothing can be written, nothing is kept of either.
        with suppress(OSError):
            if are_possible():
                stack.enter_context(_borrowing(lender, borrower))
        yield Lent(copy, lender, borrower)


def _near(project: Path) -> Path | None:
    """A folder for copies of a project on the same file system, if there is one.

    There its files can be linked: folders for what is temporary are often in memory.
    """
    folder = cache_folder()
    # Where nothing can be locked, nobody would know that the copy is left behind.
    if not (are_possible() and folder.is_dir()):
        return None
    near = project.stat()
    here = folder.stat()
    is_near = here.st_dev == near.st_dev
    # In a cache that can only be read, nothing can be tried.
    can_write = os.access(folder, os.W_OK)
    return folder if is_near and can_write else None


@contextmanager
def _borrowing(lender: Generations, borrower: Generations) -> Iterator[None]:
    """Have what is kept of a project for its copy, too, which is gone behind it."""
    caches = borrower.folder.parent
    for path in caches.glob(f"{_SCRATCH}*{_LENT}"):
        # Whoever was killed has left it.
        with suppress(OSError), locked(path, wait=False):
            _sweep(path)
    lock = caches / f"{borrower.folder.name}{_LENT}"
    with locked(lock):
        try:
            # What cannot be lent is worked out anew.
            with suppress(*_FAULTS):
                if lender.is_there:
                    with borrower.writing():
                        _hand_on(lender, borrower)
            yield
        finally:
            _forget(borrower.folder, lock)


def _sweep(lock: Path) -> None:
    """Remove what was lent under a lock, and the copy where that is beside it."""
    kept = lock.name.removesuffix(_LENT)
    copy, _, _ = kept.rpartition("-")
    shutil.rmtree(lock.with_name(copy), ignore_errors=True)
    _forget(lock.with_name(kept), lock)


def _forget(folder: Path, lock: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        lock.unlink()


def _point(stores: Generations) -> StorePoint | None:
    """Where in its life the store in use is; None where that cannot be read."""
    with suppress(*_FAULTS):
        if generation := stores.current():
            return Index(generation.index).point
    return None


def _hand_on(giver: Generations, taker: Generations) -> None:
    """Have the store in use of one for the other, and what is kept beside it."""
    generation = giver.current()
    if generation is None:
        return
    # The store before the rest, which tells how far it has followed the store.
    with taker.making() as folder:
        shutil.copyfile(generation.index, folder / generation.index.name)
        link_store(generation.store, folder / generation.store.name)
    for path in giver.beside:
        _replace(taker.folder / path.name, path)


def _replace(path: Path, by: Path) -> None:
    """Have what is in a file in another, which somebody may be reading or writing."""
    if path.suffix != ".sqlite":
        files.write(path, by.read_bytes())
        return
    with (
        closing(sqlite3.connect(by, timeout=_BUSY)) as taken,
        closing(sqlite3.connect(path, timeout=_BUSY)) as replaced,
    ):
        # A backup would wait for ever for somebody who has stopped while writing.
        replaced.execute("BEGIN EXCLUSIVE")
        replaced.rollback()
        taken.backup(replaced)
