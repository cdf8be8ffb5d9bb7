"""How much memory a process and its descendants have, as Linux tells it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Memory(NamedTuple):
    """A process: its children, and its bytes.

    Attributes:
        pid: its number.
        children: the numbers of those that it has started.
        resident: all that it has in memory, shared with others or not.
        own: what it shares with no other.
    """

    pid: int
    children: tuple[int, ...]
    resident: int
    own: int


def memory_of(pid: int) -> list[Memory]:
    """The memory of a process, and then of those that descend from it."""
    children = _children(pid)
    folder = Path("/proc", str(pid))
    try:
        told = (folder / "smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        # It has ended meanwhile.
        return []
    sizes = {}
    for line in told.splitlines()[1:]:
        name, size = line.split()[:2]
        sizes[name.rstrip(":")] = 1024 * int(size)
    own = sizes["Private_Clean"] + sizes["Private_Dirty"]
    found = [Memory(pid, children, sizes["Rss"], own)]
    for child in children:
        found += memory_of(child)
    return found


def _children(pid: int) -> tuple[int, ...]:
    found: list[int] = []
    for file in Path("/proc", str(pid), "task").glob("*/children"):
        try:
            found += map(int, file.read_text(encoding="utf-8").split())
        except OSError:
            continue
    return tuple(found)
