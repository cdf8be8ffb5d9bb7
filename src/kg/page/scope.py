"""What a page is about: all that holds, what one article states, or a thing with its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeGuard

import networkx as nx
from pyoxigraph import NamedNode

from kg.model import Article
from kg.network import Network, network
from kg.statements import Said, said
from kg.store import Store
from kg.vocabulary import Triple


class Scope(NamedTuple):
    """The network in two forms and the sentences of a page.

    `folded` has an edge in the place of a post or figure that only ties two things together, which `opened` has as a
    thing. Both have what is inferred.
    """

    folded: Network
    opened: Network
    said: list[Said]

    @property
    def things(self) -> set[str]:
        """The IRIs of all things that the sentences are about, and of those on the map."""
        ends = (term.value for each in self.said for s, _, o in each.triples for term in (s, o) if _is_iri(term))
        return {*ends, *self.folded, *self.opened}

    @property
    def passages(self) -> frozenset[str]:
        """The IRIs of the passages that state any of it."""
        return frozenset(piece.passage for each in self.said for piece in each.statement.evidence)


def whole(store: Store) -> Scope:
    """All that holds."""
    folded, opened = (network(store, collapse=collapse, inferred=True) for collapse in (True, False))
    return Scope(folded, opened, said(store, store.holds(None, None, None)))


def around(store: Store, thing: NamedNode) -> Scope:
    """A thing with its neighbours."""
    folded, opened = (network(store, thing, collapse=collapse, inferred=True) for collapse in (True, False))
    inside = {*folded, *opened}
    between = (triple for iri in inside for triple in store.holds(NamedNode(iri), None, None))
    near = [triple for triple in between if not _is_iri(triple[2]) or triple[2].value in inside]
    return Scope(folded, opened, said(store, [*near, *store.holds(thing, None, None), *store.holds(None, None, thing)]))


def of_article(store: Store, article: Article, everything: Scope) -> Scope:
    """What the article states, and what else holds of the things that it tells of."""
    folded, opened = (_stated_in(graph, article) for graph in (everything.folded, everything.opened))
    stated = list(_triples(store, article))
    things = {term.value for s, _, o in stated for term in (s, o) if _is_iri(term)}
    others = (triple for iri in sorted(things) for triple in store.holds(NamedNode(iri), None, None))
    inside = [t for t in others if store.basis(t) != "stated" and (not _is_iri(t[2]) or t[2].value in things)]
    return Scope(folded, opened, said(store, [*stated, *inside]))


def _triples(store: Store, article: Article) -> Iterator[Triple]:
    for passage in article.passages:
        for quad in store.engine.quads_for_pattern(None, None, None, NamedNode(passage.iri)):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject, quad.predicate, quad.object


def _stated_in(graph: Network, article: Article) -> Network:
    """The edges that the article states, and between their ends those that no article does."""
    prefix = f"{article.iri}#"
    edges = list(graph.edges(keys=True, data=True))
    stated = [edge for edge in edges if any(passage.startswith(prefix) for passage in edge[3]["passages"])]
    things = _ends(stated)
    unstated = [edge for edge in edges if edge[3]["basis"] != "stated" and {edge[0], edge[1]} <= things]
    found: Network = nx.MultiDiGraph(**graph.graph)
    found.add_nodes_from((node, graph.nodes[node]) for node in sorted(things))
    for source, target, name, attributes in (*stated, *unstated):
        found.add_edge(source, target, name, **attributes)
    return found


def _ends(edges: Iterable[tuple[str, str, str, dict[str, object]]]) -> set[str]:
    return {end for edge in edges for end in edge[:2]}


def _is_iri(term: object) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode)
