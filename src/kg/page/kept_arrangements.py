"""Arrangements of maps that are kept: a page that is made again is laid out once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.cache import kept, program
from kg.network.labelled import Network
from kg.page.arrangement import Item, arrangements
from kg.page.enclosures import Holding
from kg.page.levels import MapLevel
from kg.page.scope import Scope

MOST = 4_000  # pages whose maps are kept, of some ten kilobytes each


def kept_arrangements(
    levels: Sequence[MapLevel],
    scope: Scope,
    nodes: Mapping[str, Item],
    edges: Sequence[Item],
    holdings: Mapping[int, Holding],
) -> list[dict[str, Item]]:
    """The arrangements of each level, as `arrangements` makes them, from the user's cache.

    Args:
        levels: what is on the map.
        scope: the network in both forms.
        nodes: all nodes of the map by their IRIs.
        edges: all its edges.
        holdings: by the numbers of edges, what a frame can tell as well.
    """

    def arranged() -> bytes:
        found = [arrangements(each, scope, nodes, edges, holdings) for each in levels]
        return _json(found)

    given = [
        [_told(level) for level in levels],
        [_links(form) for form in (scope.folded, scope.opened)],
        nodes,
        edges,
        holdings,
    ]
    made_of = [*program(), _json(given)]
    read: list[dict[str, Item]] = json.loads(kept("maps", made_of, arranged, MOST))
    return read


def _told(level: MapLevel) -> list[Any]:
    return [*level._replace(things=frozenset()), sorted(level.things)]


def _links(form: Network) -> list[Any]:
    """The things and relations of a form in their order, in which it is laid out."""
    return [list(form), list(form.edges())]


def _json(told: object) -> bytes:
    return json.dumps(told, default=sorted).encode("utf-8")
