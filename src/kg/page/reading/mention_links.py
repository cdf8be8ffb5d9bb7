"""Mentions: words that mean a thing and lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.knowledge import Graph
from kg.page.address import key
from kg.page.thing_table import ThingRow


class Mention(NamedTuple):
    """A link to a thing, in the colour of its category."""

    key: str
    href: str
    hue: int
    name: str
    kind: str


class FoundMention(NamedTuple):
    """A mention and where it stands. Of two that overlap and are equally long, that of the lower rank is meant."""

    begin: int
    end: int
    rank: int
    mention: Mention


class Mentions:
    """The links to the things that a page shows."""

    def __init__(self, graph: Graph, things: Iterable[ThingRow]) -> None:
        self._graph = graph
        self._known = {
            row.key: Mention(row.key, row.href, row.look.hue, row.name, row.look.name)
            for row in things
        }

    def of(self, thing: NamedNode) -> Mention | None:
        """The link to a thing, if the page shows it."""
        return self._known.get(key(self._graph, thing.value))


def apart(found: Iterable[FoundMention], length: int) -> list[FoundMention]:
    """Those that do not overlap, the longest first, then those of a lower rank; in the order of a text so long."""
    taken, kept = bytearray(length), []
    for one in sorted(found, key=lambda one: (one.begin - one.end, one.rank, one)):
        if not any(taken[one.begin : one.end]):
            taken[one.begin : one.end] = b"\1" * (one.end - one.begin)
            kept.append(one)
    return sorted(kept)
