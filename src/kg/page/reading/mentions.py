"""Mentions: words that mean a thing and lead to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.network import category
from kg.page.address import fragment, key
from kg.page.look import Look
from kg.page.things import is_thing
from kg.store import Store


class Mention(NamedTuple):
    """A link to a thing, in the colour of its category."""

    key: str
    href: str
    hue: int
    name: str
    kind: str


class Found(NamedTuple):
    """A mention and where it stands. Of two that overlap and are equally long, that of the lower rank is meant."""

    begin: int
    end: int
    rank: int
    mention: Mention


class Mentions:
    """The links to the things that a page shows."""

    def __init__(self, store: Store, look: Mapping[str, Look]) -> None:
        self._store = store
        self._look = look
        self._known: dict[NamedNode, Mention | None] = {}

    def of(self, thing: NamedNode) -> Mention | None:
        """The link to a thing, if the page shows it."""
        if thing not in self._known:
            self._known[thing] = self._link(thing)
        return self._known[thing]

    def _link(self, thing: NamedNode) -> Mention | None:
        kind, short = category(self._store, thing), key(thing.value)
        if kind not in self._look or not is_thing(self._store, thing):
            return None
        name = self._store.sentences.title(thing)
        return Mention(short, fragment("thing", short), self._look[kind].hue, name, kind)


def apart(found: Iterable[Found], length: int) -> list[Found]:
    """Those that do not overlap, the longest first, then those of a lower rank; in the order of a text so long."""
    taken, kept = bytearray(length), []
    for one in sorted(found, key=lambda one: (one.begin - one.end, one.rank, one)):
        if not any(taken[one.begin : one.end]):
            taken[one.begin : one.end] = b"\1" * (one.end - one.begin)
            kept.append(one)
    return sorted(kept)
