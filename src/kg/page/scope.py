"""What a page is about: all that holds, what one article states, or a thing with its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeGuard

import networkx as nx
from pyoxigraph import NamedNode

from kg.evidence.statements import GroupedStatement, grouped, in_sentences
from kg.knowledge import Graph
from kg.model import Article, Passage
from kg.network.claim_edges import claim_edges, with_claims
from kg.network.edges import Edges, collapsed, edges_of
from kg.network.labelled import Network, labelled
from kg.network.vicinity import Vicinity, vicinity
from kg.vocabulary import Triple

Edge: TypeAlias = tuple[str, str, str, dict[str, Any]]
_HUB = 500  # statements: of a thing in more, some sentences are told
_TOLD = 120  # sentences


class ShownPart(NamedTuple):
    """How much of something is on a page.

    Attributes:
        shown: How many of them.
        number: How many there are.
        what: What they are called.
    """

    shown: int
    number: int
    what: str

    @property
    def is_whole(self) -> bool:
        """Whether all are."""
        return self.shown == self.number

    def __str__(self) -> str:
        return f"{self.shown:,} of {self.number:,} {self.what}"


class Scope(NamedTuple):
    """The network in two forms and the sentences of a page, and whether that is all there is.

    `folded` has an edge in the place of a post or figure that only ties two things
    together, which `opened` has as a thing. Both have what is inferred. `left_out` has
    the IRIs of the neighbours of a hub that are not shown, and `told_of_hub` how many of
    the sentences about it are.
    """

    folded: Network
    opened: Network
    said: list[GroupedStatement]
    is_whole: bool
    left_out: frozenset[str] = frozenset()
    told_of_hub: ShownPart | None = None

    @property
    def things(self) -> set[str]:
        """The IRIs of all things that the sentences are about, and of those on the map."""
        found = {*self.folded, *self.opened}
        for each in self.said:
            for subject, _, value in each.triples:
                found.add(subject.value)
                if _is_iri(value):
                    found.add(value.value)
        return found

    @property
    def neighbours(self) -> ShownPart:
        """How many things there are around the thing of the page, of how many."""
        shown = len({*self.folded, *self.opened}) - 1
        return ShownPart(shown, shown + len(self.left_out), "neighbours")

    @property
    def parts(self) -> list[ShownPart]:
        """Of what the page has only some: neighbours of its thing, sentences about it."""
        found = (self.neighbours, self.told_of_hub)
        return [part for part in found if part and not part.is_whole]

    @property
    def passages(self) -> frozenset[str]:
        """The IRIs of the passages that state any of it."""
        return frozenset(
            piece.passage for each in self.said for piece in each.statement.evidence
        )


class Everything:
    """All relations of a graph, from which the scope of each page is taken."""

    def __init__(
        self,
        graph: Graph,
    ) -> None:
        self._graph = graph
        _ = graph.articles.listed  # else their passages are looked up one by one
        opened = edges_of(graph, inferred=True)
        claimed = claim_edges(graph)
        folded = collapsed(graph, opened)
        self._opened = with_claims(opened, claimed)
        self._folded = with_claims(folded, claimed)
        forms = (self._folded, self._opened)
        self._stated = [_by_article(each, graph.passages) for each in forms]
        graph.grades.prepare_all()

    @property
    def size(self) -> int:
        """How many things there are on the map of all."""
        return len(self._folded)

    def whole(self) -> Scope:
        """All that holds."""
        folded, opened = (
            labelled(self._graph, each) for each in (self._folded, self._opened)
        )
        return Scope(
            folded, opened, grouped(self._graph, self._graph.triples()), is_whole=True
        )

    def of(
        self,
        article: Article,
    ) -> Scope:
        """What the article states, and what else holds of the things that it tells of."""
        folded, opened = (
            labelled(self._graph, _with_unstated(each, stated[article.iri]))
            for each, stated in zip(
                (self._folded, self._opened), self._stated, strict=True
            )
        )
        by_passage = self._graph.stated(article.passages)
        triples = [triple for each in article.passages for triple in by_passage[each]]
        things = {end for s, _, o in triples for end in (s, o) if _is_iri(end)}
        told = grouped(self._graph, [*triples, *_unstated(self._graph, things)])
        return Scope(folded, opened, told, is_whole=False)


def around(graph: Graph, thing: NamedNode, most: int | None = None) -> Scope:
    """A thing with its neighbours, or the most telling of them.

    Args:
        graph: where they hold.
        thing: what the page is about.
        most: how many neighbours it may have; see `vicinity`.
    """
    near = vicinity(graph, thing.value, most)
    # What nodes are told with the page has in another place, and of a hub it is much.
    folded = labelled(graph, near.folded)
    opened = labelled(graph, near.opened)
    inside = {NamedNode(iri) for iri in (*folded, *opened)}
    about = _about(graph, thing, near)
    part = None
    if most is not None and len(about) > _HUB:
        about, part = _told_first(graph, about, _TOLD)
        inside.discard(thing)  # of which no more is told than that
    told = _among(graph, inside)
    told += about
    return Scope(
        folded,
        opened,
        grouped(graph, told),
        is_whole=False,
        left_out=near.left_out,
        told_of_hub=part,
    )


def _told_first(
    graph: Graph, triples: list[Triple], most: int
) -> tuple[list[Triple], ShownPart]:
    """Those of the triples that so many sentences tell, the first ones of all."""
    # By their terms, so that the same are taken whatever the home's own order is.
    sentences = in_sentences(graph, sorted(triples, key=str))
    taken = [triple for sentence in sentences[:most] for triple in sentence]
    return taken, ShownPart(min(most, len(sentences)), len(sentences), "sentences")


def _about(graph: Graph, thing: NamedNode, near: Vicinity) -> list[Triple]:
    """What is said of the thing, but for its relations to neighbours that are left out."""
    of_it = graph.triples(thing)
    others = graph.triples(objects=thing)
    if not near.left_out:
        return [*of_it, *others]
    shown = {*near.folded, *near.opened}
    for form in (near.folded, near.opened):
        # The names of posts and claims that are edges.
        shown.update(key for _, _, key in form.edges(keys=True))
    kept = [t for t in of_it if not (_is_iri(t[2]) and t[2].value in near.left_out)]
    return [*kept, *(t for t in others if t[0].value in shown)]


def _among(
    graph: Graph,
    things: set[NamedNode],
) -> list[Triple]:
    """What holds of the things, but for their relations to others."""
    return [t for t in graph.triples(things) if not _is_iri(t[2]) or t[2] in things]


def _unstated(
    graph: Graph,
    things: set[NamedNode],
) -> list[Triple]:
    """What holds of the things, and between them, though no article states it."""
    among = _among(graph, things)
    reasons = graph.provenance(among)
    return [triple for triple in among if reasons[triple].basis != "stated"]


def _by_article(
    graph: Edges,
    passages: Mapping[str, Passage],
) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges(keys=True, data=True):
        for article in {passages[iri].article for iri in edge[3]["passages"]}:
            found[article].append(edge)
    return found


def _with_unstated(
    graph: Edges,
    stated: Iterable[Edge],
) -> Edges:
    """The edges, and between their ends those that no article states."""
    found: Edges = nx.MultiDiGraph()
    for source, target, name, data in stated:
        found.add_edge(source, target, name, **data)
    for source, target, name, data in graph.out_edges(
        sorted(found), keys=True, data=True
    ):
        if data["basis"] != "stated" and target in found:
            found.add_edge(source, target, name, **data)
    return found


def _is_iri(term: object) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode)
