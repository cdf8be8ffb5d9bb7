"""What was worked out before, in the user's cache: it can be removed at any time."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from kg import files
from kg.errors import KgError

T = TypeVar("T")
KEPT = 16  # results of a kind, unless there is one for each of many


def cache_folder() -> Path:
    """Return the folder for what can be made again, as each system has it."""
    if named := os.environ.get("KG_CACHE"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kg"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "kg"


def folder_of(project: Path) -> Path:
    """Return the folder for what is worked out of one project."""
    path = os.fsencode(project)
    digest = sha256(path).hexdigest()
    name = f"{project.name}-{digest[:16]}"
    return cache_folder() / name


def kept(
    kind: str, made_of: Iterable[bytes], make: Callable[[], bytes], most: int = KEPT
) -> bytes:
    """Return a result that was kept, or make it and keep it.

    Args:
        kind: What kind of result it is: the latest few of each kind are kept.
        made_of: All that it depends on, with what makes it.
        make: Makes it.
        most: How many of the kind are kept.
    """
    digest = sha256()
    for part in made_of:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    folder = cache_folder() / kind
    path = folder / digest.hexdigest()
    with suppress(OSError):
        found = path.read_bytes()
        # The first bytes are the digest of the others: a file may have been cut off.
        if found[:32] == sha256(found[32:]).digest():
            path.touch()
            return found[32:]
    result = make()
    # Where it cannot be kept, it is made again the next time.
    with suppress(KgError, OSError):
        files.write(path, sha256(result).digest() + result)
        _forget_oldest(folder, most)
    return result


def recalled(path: Path, kind: type[T]) -> T | None:
    """Return what was remembered in a file of the cache; None where that is of no use."""
    # One that is damaged, or of another version, is made again.
    with suppress(OSError, pickle.PickleError, EOFError, ValueError, AttributeError):
        value = pickle.loads(path.read_bytes())  # noqa: S301 - of our own cache
        if isinstance(value, kind):
            return value
    return None


def remember(path: Path, value: object) -> None:
    """Write what may be of use the next time; where it cannot be written, it is not."""
    with suppress(KgError, OSError):
        files.write(path, pickle.dumps(value))


@cache
def program() -> tuple[bytes, ...]:
    """What changes with any module of this program, and with what it rests on.

    A process that goes on runs what it was when first asked.
    """
    found: list[bytes] = []
    for folder, _, _ in sorted(os.walk(Path(__file__).parent)):
        for name, state in sorted(files.states(Path(folder), ".py")):
            found.append(f"{folder}/{name}{state}".encode())
    # Each distribution has a folder with its name and its version.
    for place in sys.path:
        with suppress(OSError):
            found += map(os.fsencode, sorted(Path(place).glob("*.dist-info")))
    return tuple(found)


def made_of(paths: Iterable[Path]) -> bytes:
    """Return a digest of this program, and of what is in some files.

    Raises:
        OSError: one cannot be read.
    """
    found = sha256()
    for part in program():
        found.update(part)
    for path in paths:
        content = path.read_bytes()
        found.update(sha256(content).digest())
    return found.digest()


def _forget_oldest(folder: Path, most: int) -> None:
    used = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in used[:-most]:
        path.unlink(missing_ok=True)
