"""The names of a graph of any size in their order, of which few are in memory at once."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from tempfile import TemporaryFile

from kg.rdf.compact import SortKey

_AT_ONCE = 10_000  # of some hundred bytes each


def names_in_order(
    names: Iterable[str], key: Callable[[str], SortKey | str], at_once: int = _AT_ONCE
) -> Iterator[str]:
    """Yield IRIs in their order, each once.

    They are sorted some at a time into files, and these are merged: see Knuth, The Art
    of Computer Programming, volume 3, section 5.4.

    >>> list(names_in_order(["urn:b", "urn:c", "urn:a", "urn:b"], str, at_once=2))
    ['urn:a', 'urn:b', 'urn:c']

    Args:
        names: The IRIs, in which no line ends.
        key: What orders them, another for each.
        at_once: How many are in memory.
    """
    with ExitStack() as files:
        remaining = iter(names)
        runs: list[Iterable[str]] = []
        while some := sorted(islice(remaining, at_once), key=key):
            if len(some) < at_once:
                runs.append(some)  # the last, for which there is room
                continue
            file = files.enter_context(TemporaryFile("w+", encoding="utf-8"))
            file.writelines(f"{name}\n" for name in some)
            file.seek(0)
            runs.append(line.removesuffix("\n") for line in file)
        for name, _ in groupby(heapq.merge(*runs, key=key)):
            yield name
