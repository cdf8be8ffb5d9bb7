"""What files say now that they did not say before, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from kg.knowledge.memory import copied
from kg.knowledge.sources import SourceFile
from kg.namespaces import Namespaces


class Changes(NamedTuple):
    """What is to be removed from named graphs, and what is to be added to them."""

    removed: set[Quad]
    added: set[Quad]


def stated(
    source: SourceFile, content: bytes, shown: str, names: Namespaces
) -> tuple[set[Quad], bool]:
    """Return what a file says, and whether it can be changed by its quads alone.

    It cannot where it has blank nodes, which have other names at each reading; and
    where it writes past named graphs, or into one that it should not know.
    """
    # Through a store, which keeps numbers in its normal form.
    quads = set(copied(source.quads(content, shown)))
    own = names.roles.keys() - {source.graph}
    is_regular = all(_is_regular(quad) and quad.graph_name not in own for quad in quads)
    return quads, is_regular


def quad_changes(
    engine: Store,
    before: Iterable[set[Quad]],
    after: Iterable[set[Quad]],
    repeated: Counter[str],
) -> Changes:
    """Return what changes in a store when files change.

    Args:
        engine: The store as it is.
        before: What each of the files said.
        after: What each says now.
        repeated: How often more than once files say the same, which is kept up to date.
    """
    removed: set[Quad] = set()
    added: set[Quad] = set()
    for quads in before:
        for quad in quads:
            if repeated[str(quad)]:
                repeated[str(quad)] -= 1
            else:
                removed.add(quad)
    for quads in after:
        for quad in quads:
            if quad in removed:
                removed.remove(quad)
            elif quad in added or quad in engine:
                repeated[str(quad)] += 1
            else:
                added.add(quad)
    return Changes(removed, added)


def repetitions(engine: Store, quads: Iterable[Quad]) -> Mapping[str, int]:
    """Return which of the quads the store has already."""
    return Counter(str(quad) for quad in quads if quad in engine)


def _is_regular(quad: Quad) -> bool:
    terms = (quad.subject, quad.graph_name)
    is_named = all(isinstance(term, NamedNode) for term in terms)
    return is_named and str(quad.object)[:1] in '<"'
