"""What a page is about: all that holds, what one article states, or a thing with its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias, TypeGuard

import networkx as nx
from pyoxigraph import NamedNode

from kg.links import Links, collapsed, links
from kg.model import Article
from kg.network import Network, described, network
from kg.statements import Said, said
from kg.store import Store
from kg.vocabulary import Triple

Edge: TypeAlias = tuple[str, str, str, dict[str, Any]]


class Scope(NamedTuple):
    """The network in two forms and the sentences of a page, and whether that is all there is.

    `folded` has an edge in the place of a post or figure that only ties two things together, which `opened` has as a
    thing. Both have what is inferred.
    """

    folded: Network
    opened: Network
    said: list[Said]
    is_whole: bool

    @property
    def things(self) -> set[str]:
        """The IRIs of all things that the sentences are about, and of those on the map."""
        ends = (term.value for each in self.said for s, _, o in each.triples for term in (s, o) if _is_iri(term))
        return {*ends, *self.folded, *self.opened}

    @property
    def passages(self) -> frozenset[str]:
        """The IRIs of the passages that state any of it."""
        return frozenset(piece.passage for each in self.said for piece in each.statement.evidence)


class Everything:
    """All relations of a store, from which the scope of each page is taken."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opened = links(store, inferred=True)
        self._folded = collapsed(store, self._opened)
        self._stated = [_by_article(graph) for graph in (self._folded, self._opened)]

    @property
    def size(self) -> int:
        """How many things there are on the map of all."""
        return len(self._folded)

    def whole(self) -> Scope:
        """All that holds."""
        folded, opened = (described(self._store, graph) for graph in (self._folded, self._opened))
        return Scope(folded, opened, said(self._store, self._store.holds(None, None, None)), is_whole=True)

    def of(self, article: Article) -> Scope:
        """What the article states, and what else holds of the things that it tells of."""
        folded, opened = (
            described(self._store, _with_unstated(graph, stated[article.iri]))
            for graph, stated in zip((self._folded, self._opened), self._stated, strict=True)
        )
        stated = list(_triples(self._store, article))
        things = {term.value for s, _, o in stated for term in (s, o) if _is_iri(term)}
        return Scope(folded, opened, said(self._store, [*stated, *_unstated(self._store, things)]), is_whole=False)


def around(store: Store, thing: NamedNode) -> Scope:
    """A thing with its neighbours."""
    folded, opened = (network(store, thing, collapse=collapse, inferred=True) for collapse in (True, False))
    inside = {*folded, *opened}
    between = (triple for iri in inside for triple in store.holds(NamedNode(iri), None, None))
    near = [triple for triple in between if not _is_iri(triple[2]) or triple[2].value in inside]
    about = [*store.holds(thing, None, None), *store.holds(None, None, thing)]
    return Scope(folded, opened, said(store, [*near, *about]), is_whole=False)


def _triples(store: Store, article: Article) -> Iterator[Triple]:
    for passage in article.passages:
        for quad in store.engine.quads_for_pattern(None, None, None, NamedNode(passage.iri)):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject, quad.predicate, quad.object


def _unstated(store: Store, things: Iterable[str]) -> Iterator[Triple]:
    """What holds of the things, and between them, though no article states it."""
    inside = set(things)
    for thing in sorted(inside):
        for triple in store.holds(NamedNode(thing), None, None):
            if store.basis(triple) != "stated" and (not _is_iri(triple[2]) or triple[2].value in inside):
                yield triple


def _by_article(graph: Links) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges(keys=True, data=True):
        for article in {passage.partition("#")[0] for passage in edge[3]["passages"]}:
            found[article].append(edge)
    return found


def _with_unstated(graph: Links, stated: Iterable[Edge]) -> Links:
    """The edges, and between their ends those that no article states."""
    found: Links = nx.MultiDiGraph()
    for source, target, name, data in stated:
        found.add_edge(source, target, name, **data)
    for source, target, name, data in graph.out_edges(sorted(found), keys=True, data=True):
        if data["basis"] != "stated" and target in found:
            found.add_edge(source, target, name, **data)
    return found


def _is_iri(term: object) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode)
