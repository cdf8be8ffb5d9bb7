"""A graph into another store: only what is different there, article by article.

A store is brought up to date unit by unit: an article with its passages, or a graph that
all share. A unit is sent in one update, with a note of its digest, or in several if it
is large: then the note comes last. So whoever is stopped in the middle goes on there the
next time, and what is noted is not sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, Quad

from kg import vocabulary as v
from kg.formats.change_sets import ChangeSet, sparql_update
from kg.formats.description import description
from kg.knowledge import HOLDS, Graph, GraphName
from kg.knowledge.written_store import WrittenStore

_AT_ONCE = 1000  # quads in an update: some stores take no more than some thousands


class PublishedUnit(NamedTuple):
    """What is published together.

    Attributes:
        name: What it is called.
        graphs: The graphs that it is all of.
        quads: What they have.
        article: The article that it is, if it is one.
    """

    name: str
    graphs: tuple[GraphName, ...]
    quads: frozenset[Quad]
    article: NamedNode | None = None

    @property
    def digest(self) -> str:
        """Of what it has.

        A blank node has no name in it, since each loading gives it another.
        """
        lines = sorted(map(_line, self.quads))
        text = "".join(lines)
        return sha256(text.encode()).hexdigest()


class Sent(NamedTuple):
    """What was different in a unit, and was sent, or would be."""

    name: str
    removed: int
    added: int


def publish(
    graph: Graph,
    target: WrittenStore,
    *,
    is_dry: bool = False,
    take_over: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Sent]:
    """Bring a store up to date with a graph.

    Args:
        graph: What it should have.
        target: The store.
        is_dry: Whether nothing is written, and it is only told what would be.
        take_over: Whether to go on although somebody else seems to be at it.
        progress: Called with each unit that is different.

    Returns:
        What was different.

    Raises:
        KgError: The store cannot be asked or written, or another is at it.
    """
    if is_dry:
        return list(_published(graph, target, progress, is_dry=True))
    with target.alone(take_over=take_over):
        return list(_published(graph, target, progress, is_dry=False))


def _published(
    graph: Graph,
    target: WrittenStore,
    progress: Callable[[str], None],
    *,
    is_dry: bool,
) -> Iterator[Sent]:
    notes = target.notes()
    names: set[str] = set()
    for unit in units(graph, target):
        names.add(unit.name)
        if notes.get(unit.name) == unit.digest:
            continue
        progress(unit.name)
        changes = _changes(target, unit)
        if not is_dry:
            steps = _steps(changes)
            target.send(
                unit.name,
                unit.digest,
                list(steps),
            )
        yield Sent(
            unit.name,
            removed=len(changes.removed),
            added=len(changes.added),
        )
    # What is noted and no unit any more was an article.
    for name in sorted(notes.keys() - names):
        article = NamedNode(graph.namespaces.articles + name)
        gone = [article, *target.passages(article)]
        removed = target.quads(gone)
        if not is_dry:
            target.forget(name, gone)
        yield Sent(name, len(removed), 0)


def units(graph: Graph, target: WrittenStore) -> Iterator[PublishedUnit]:
    """What there is to publish; the graph that describes all first."""
    names = graph.namespaces
    holding = graph.match()
    described = set(graph.match(graphs=names.dataset))
    described |= description(graph, len(holding))
    role = v.graph_role("Holding")
    described.add(Quad(names.holds, v.TYPE, role, names.dataset))
    yield _shared("graph/dataset", names.dataset, described)
    for shared in names.roles:
        if shared != names.dataset:
            name = shared.value.removeprefix(names.base)
            yield _shared(name, shared, graph.match(graphs=shared))
    yield _shared("graph/holds", names.holds, _copies(holding, names.holds))
    # By now the store has a graph that tells: a union needs no copy of what holds.
    if not target.is_union():
        yield _shared("holds", HOLDS, holding)
    for iri, article in graph.articles.items():
        own = NamedNode(iri)
        passages = [NamedNode(passage.iri) for passage in article.passages]
        graphs = (own, *passages)
        told = graph.match(graphs=graphs)
        quads = set(told)
        for each in passages:
            quads.add(Quad(each, v.REFERENCE_CONTEXT, own, own))
        yield PublishedUnit(article.slug, graphs, frozenset(quads), own)


def _shared(name: str, graph: GraphName, quads: Iterable[Quad]) -> PublishedUnit:
    return PublishedUnit(name, (graph,), frozenset(quads))


def _copies(quads: Iterable[Quad], graph: NamedNode) -> Iterator[Quad]:
    for quad in quads:
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _changes(target: WrittenStore, unit: PublishedUnit) -> ChangeSet:
    """What is different in the store."""
    graphs = dict.fromkeys(unit.graphs)
    if unit.article is not None:
        # Passages that are no more are in graphs of their own.
        there = target.passages(unit.article)
        graphs |= dict.fromkeys(there)
    before = frozenset(target.quads(graphs))
    after = unit.quads
    whole = before | after
    if any(map(_has_blank_node, whole)):
        # What has no name cannot be compared: all of it is replaced.
        return ChangeSet(before, after)
    return ChangeSet(before - after, after - before)


def _steps(changes: ChangeSet) -> Iterator[str]:
    """Updates that change a little each."""
    removed, added = changes
    nothing: frozenset[Quad] = frozenset()
    nameless = frozenset(filter(_has_blank_node, added))
    if nameless or any(map(_has_blank_node, removed)):
        graphs = {str(quad.graph_name) for quad in removed}
        for graph in sorted(graphs):
            yield f"DROP SILENT GRAPH {graph}"
        removed = nothing
    for some in _divided(removed):
        yield _operation(ChangeSet(some, nothing))
    for some in _divided(added - nameless):
        yield _operation(ChangeSet(nothing, some))
    if nameless:
        # All in one, since a name is good in one update; and as a template, in which
        # every store takes blank nodes.
        data = _operation(ChangeSet(nothing, nameless))
        template = data.replace("INSERT DATA", "INSERT", 1)
        yield f"{template} WHERE {{ }}"


def _operation(changes: ChangeSet) -> str:
    return sparql_update(changes).strip()


def _divided(quads: Iterable[Quad]) -> Iterator[frozenset[Quad]]:
    ordered = sorted(quads, key=str)
    for start in range(0, len(ordered), _AT_ONCE):
        end = start + _AT_ONCE
        yield frozenset(ordered[start:end])


def _has_blank_node(quad: Quad) -> bool:
    ends = (quad.subject, quad.object)
    return any(isinstance(end, BlankNode) for end in ends)


def _line(quad: Quad) -> str:
    names: list[str] = []
    for term in (*quad.triple, quad.graph_name):
        is_nameless = isinstance(term, BlankNode)
        names.append("_:" if is_nameless else str(term))
    line = " ".join(names)
    return f"{line}\n"
