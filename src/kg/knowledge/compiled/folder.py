"""The home in a folder: a store that was compiled before, opened to be read."""

from __future__ import annotations

from functools import cached_property

from pyoxigraph import Store

from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.compiled.generations import Generation
from kg.knowledge.compiled.index import Index
from kg.knowledge.compiled.recorded_changes import StorePoint
from kg.knowledge.memory import MemoryHome
from kg.namespaces import Namespaces


class FolderHome(MemoryHome):
    """Quads on a disk: the same engine, of which only what is asked for is read."""

    def __init__(self, generation: Generation, namespaces: Namespaces) -> None:
        super().__init__(Store.read_only(str(generation.store)), namespaces)
        # Held, so that nobody removes the files.
        self._generation = generation

    @cached_property
    def names(self) -> Index:
        """The names of all things, looked up in the index beside the store."""
        return Index(self._generation.index)

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file that the store is made of, by what it is called."""
        return {name: file.digest for name, file in self.names.files()}

    @property
    def point(self) -> StorePoint:
        """Where in its life the store is."""
        return self.names.point

    def changes_since(self, point: StorePoint) -> Changes | None:
        """What has changed since a point; None if that is not known any more."""
        return self.names.changes_since(point)
