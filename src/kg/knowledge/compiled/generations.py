"""Where compiled stores are: in the user's cache, a folder a project.

    current     the name of the generation in use
    writing     locked by whoever makes the next one
    3f9a…/      a generation: `store`, `index.sqlite`, and `reading`, locked by each reader

A generation is made beside the others, and never changed after `current` names it. So
whoever is stopped in the middle leaves the one before, and whoever reads an older one
can go on: it is removed when nobody does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4
from weakref import finalize

from kg import files
from kg.cache import folder_of

try:
    import fcntl
except ImportError:  # a system whose files are locked in another way
    fcntl = None  # type: ignore[assignment]

_CURRENT, _READING, _WRITING = "current", "reading", "writing"


class Generation:
    """A compiled store that stays as long as somebody holds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        lock = _lock(folder / _READING, shared=True)
        # As long as the generation is in use by anybody, and no longer.
        finalize(self, os.close, lock)

    @property
    def store(self) -> Path:
        """The folder of the engine."""
        return self.folder / "store"

    @property
    def index(self) -> Path:
        """The file with what it was made of."""
        return self.folder / "index.sqlite"


class Generations:
    """The compiled stores of one project."""

    def __init__(self, project: Path) -> None:
        self.folder = folder_of(project)

    @property
    def name(self) -> str | None:
        """What the one in use is called; None where there is none."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return (self.folder / _CURRENT).read_text(encoding="utf-8").strip()
        return None

    @property
    def is_there(self) -> bool:
        """Whether one has been made."""
        return (self.folder / _CURRENT).is_file()

    @property
    def beside(self) -> list[Path]:
        """The files in which others keep what else was worked out of the project."""
        own = (_CURRENT, _WRITING)
        found = [path for path in self.folder.iterdir() if path.is_file()]
        # One that is being written begins with a full stop, and a journal is another's.
        return [
            path
            for path in found
            if path.name not in own
            and not path.name.startswith(".")
            and not path.name.endswith("-journal")
        ]

    def current(self) -> Generation | None:
        """Return the one in use; None where there is none.

        Raises:
            OSError: It cannot be read.
        """
        while name := self.name:
            try:
                generation = Generation(self.folder / name)
            except FileNotFoundError:
                if self.name != name:
                    continue  # it was replaced between a line and the next
                return None
            if self.name == name:
                return generation
        return None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep others from making one; wait for whoever is at it.

        Raises:
            OSError: Nobody can write here.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / _WRITING):
            try:
                yield
            finally:
                self._sweep()

    @contextmanager
    def making(self) -> Iterator[Path]:
        """A new folder, which is the current generation if nothing fails."""
        folder = self.folder / uuid4().hex[:12]
        folder.mkdir()
        (folder / _READING).touch()
        try:
            yield folder
            files.write(self.folder / _CURRENT, folder.name)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _sweep(self) -> None:
        """Remove what is not in use: older ones, and those that were never finished."""
        for folder in self.folder.iterdir():
            if not folder.is_dir() or folder.name == self.name:
                continue
            # Somebody may still read it. It goes when the next one is made.
            with (
                suppress(OSError),
                locked(folder / _READING, wait=False),
            ):
                shutil.rmtree(folder, ignore_errors=True)


def are_possible() -> bool:
    """Whether this system can lock files, without which readers are not safe."""
    return fcntl is not None


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a lock that nobody else has; see `_lock`."""
    lock = _lock(path, shared=False, wait=wait)
    try:
        yield
    finally:
        os.close(lock)


def _lock(path: Path, *, shared: bool, wait: bool = True) -> int:
    """Lock a file until its descriptor is closed, or its process ends.

    Raises:
        OSError: It cannot be opened, or another holds it and nobody is to wait.
    """
    # Whoever only reads may be in a cache that nobody can write.
    flags = os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT
    descriptor = os.open(path, flags, 0o666)
    try:
        mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        fcntl.flock(descriptor, mode if wait else mode | fcntl.LOCK_NB)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
