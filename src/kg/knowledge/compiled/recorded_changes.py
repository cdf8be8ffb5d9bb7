"""What changes in a store while it follows its files, for whoever follows the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.knowledge.compiled.changed_quads import Changes


class StorePoint(NamedTuple):
    """A moment in the life of a store.

    Attributes:
        origin: Names the store as it was made of all files.
        step: How often what it says has changed since.
    """

    origin: str
    step: int


class RecordedStore:
    """A store that remembers what is added and removed; see `pyoxigraph.Store`."""

    def __init__(self, engine: Store) -> None:
        self._engine = engine
        self._was_there: dict[Quad, bool] = {}
        self.quads_for_pattern = engine.quads_for_pattern

    def __contains__(self, quad: Quad) -> bool:
        return quad in self._engine

    def extend(self, quads: Iterable[Quad]) -> None:
        listed = list(quads)
        self._note(listed)
        self._engine.extend(listed)

    def remove(self, quad: Quad) -> None:
        self._note([quad])
        self._engine.remove(quad)

    def _note(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            if quad not in self._was_there:
                self._was_there[quad] = quad in self._engine

    @property
    def changes(self) -> Changes:
        """What is no more, and what is new."""
        changes = Changes(set(), set())
        for quad, was_there in self._was_there.items():
            if was_there != (quad in self._engine):
                (changes.removed if was_there else changes.added).add(quad)
        return changes


def as_rows(changes: Changes) -> Iterator[tuple[bool, str]]:
    """Yield changes as they are kept: whether a quad was added, and the quad."""
    for is_added, quads in enumerate(changes):
        for quad in quads:
            yield bool(is_added), str(quad)


def of_rows(rows: Iterable[tuple[bool, str]]) -> Changes:
    """Return what all kept changes come to, given in their order."""
    net: dict[str, bool] = {}
    for is_added, quad in rows:
        # What was added and then removed, or the other way round, is as it was.
        if quad in net:
            del net[quad]
        else:
            net[quad] = bool(is_added)
    removed = (quad for quad, is_added in net.items() if not is_added)
    added = (quad for quad, is_added in net.items() if is_added)
    return Changes(set(_quads(removed)), set(_quads(added)))


def _quads(lines: Iterable[str]) -> Iterator[Quad]:
    text = "".join(f"{line} .\n" for line in lines)
    return parse(text.encode(), format=RdfFormat.N_QUADS)
