"""A graph into another store: only what is different there, article by article.

A store is brought up to date unit by unit: an article with its passages, or a graph that
all share. A unit is sent in one update, with a note of its digest, or in several if it
is large: then the note comes last. So whoever is stopped in the middle goes on there the
next time, and what is noted is not sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote
from uuid import uuid4

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean

from kg import vocabulary as v
from kg.errors import KgError
from kg.formats.change_sets import ChangeSet, sparql_update
from kg.formats.description import description
from kg.knowledge import HOLDS, Graph, GraphName, bindings
from kg.knowledge.endpoint import Endpoint
from kg.knowledge.remote import RemoteHome

_NOTE = NamedNode(v.PREFIXES["dcterms"] + "identifier")
_AT_ONCE = 1000  # quads in an update: some stores take no more than some thousands
_LOCK = "being-published"
_OTHER = (
    "Somebody else is publishing there, or was stopped in the middle.",
    "Wait for the other; or, if nobody is at it, --take-over goes on where it stopped.",
)


class Unit(NamedTuple):
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
        """Of what it has; a blank node has no name in it, since each loading gives others."""
        lines = sorted(map(_line, self.quads))
        return sha256("".join(lines).encode()).hexdigest()


class Sent(NamedTuple):
    """What was different in a unit, and was sent, or would be."""

    name: str
    removed: int
    added: int


class Target:
    """A store that is written.

    Args:
        update: Where it takes updates.
        query: Where it answers queries; without it, where stores of that address do.
        graph: What is to be published there.
    """

    def __init__(self, update: str, query: str | None, graph: Graph) -> None:
        self._update = Endpoint(update)
        self._query = Endpoint(query or query_address(update))
        self._names = graph.namespaces
        self._home = RemoteHome(self._query, self._names, is_union=False)
        self._noted = self._names.published

    def is_union(self) -> bool:
        """Whether its default graph is the union of all; it has to have some graph."""
        answer = self._home.query(f"ASK {{ ?graph a {v.graph_role('Inferred')} }}")
        return isinstance(answer, QueryBoolean) and bool(answer)

    def notes(self) -> dict[str, str]:
        """By the name of each unit that is there, its digest."""
        start = self._note("").value
        found: dict[str, str] = {}
        for quad in self._home.match(None, [_NOTE], None, [self._noted]):
            name, digest = quad.subject, quad.object
            if isinstance(name, NamedNode) and isinstance(digest, Literal):
                found[name.value.removeprefix(start)] = digest.value
        found.pop(_LOCK, None)
        return found

    def quads(self, graphs: Iterable[GraphName]) -> set[Quad]:
        """What graphs have there."""
        return set(self._home.match(None, None, None, list(graphs)))

    def passages(self, article: NamedNode) -> list[NamedNode]:
        """The passages of an article that are there."""
        quads = self._home.match(None, [v.TYPE], [v.CLASS_PASSAGE], [article])
        return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]

    def send(self, unit: Unit, changes: ChangeSet) -> None:
        """Change what is different in a unit, and note that it is so."""
        forget = f"DELETE WHERE {{ {self._noting(unit.name, '?digest')} }}"
        note = f"INSERT DATA {{ {self._noting(unit.name, _quoted(unit.digest))} }}"
        steps = list(_steps(changes))
        for number, step in enumerate(steps, 1):
            parts = [forget] if number == 1 else []
            parts.append(step)
            if number == len(steps):
                parts.append(note)
            self._update.update(" ;\n".join(filter(None, parts)))

    def forget(self, name: str, graphs: Collection[NamedNode]) -> None:
        """Remove a unit that is no more."""
        dropped = [f"DROP SILENT GRAPH {graph}" for graph in graphs]
        forget = f"DELETE WHERE {{ {self._noting(name, '?digest')} }}"
        self._update.update(" ;\n".join([*dropped, forget]))

    @contextmanager
    def alone(self, *, take_over: bool) -> Iterator[None]:
        """Keep others from publishing there meanwhile.

        Raises:
            KgError: Another is at it.
        """
        own = _quoted(uuid4().hex)
        lock, held = self._noting(_LOCK, own), self._noting(_LOCK, "?other")
        release = f"DELETE WHERE {{ {held} }}"
        if take_over:
            self._update.update(release)
        self._update.update(
            f"INSERT {{ {lock} }} WHERE {{ FILTER NOT EXISTS {{ {held} }} }}"
        )
        holders = list(bindings(self._home.query(f"SELECT ?other WHERE {{ {held} }}")))
        if [str(row["other"]) for row in holders] != [own]:
            raise KgError(*_OTHER)
        try:
            yield
        finally:
            self._update.update(release)

    def _noting(self, name: str, value: str) -> str:
        return f"GRAPH {self._noted} {{ {self._note(name)} {_NOTE} {value} }}"

    def _note(self, name: str) -> NamedNode:
        return NamedNode(f"{self._names.base}published/{quote(name)}")


def publish(
    graph: Graph,
    target: Target,
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
        return list(_published(graph, target, None, progress))
    with target.alone(take_over=take_over):
        return list(_published(graph, target, target.send, progress))


def _published(
    graph: Graph,
    target: Target,
    send: Callable[[Unit, ChangeSet], None] | None,
    progress: Callable[[str], None],
) -> Iterator[Sent]:
    notes = target.notes()
    names: set[str] = set()
    for unit in units(graph, target):
        names.add(unit.name)
        if notes.get(unit.name) == unit.digest:
            continue
        progress(unit.name)
        changes = _changes(target, unit)
        if send is not None:
            send(unit, changes)
        yield Sent(unit.name, len(changes.removed), len(changes.added))
    for name in sorted(notes.keys() - names):
        article = NamedNode(graph.namespaces.articles + name)
        gone = [article, *target.passages(article)]
        removed = target.quads(gone)
        if send is not None:
            target.forget(name, gone)
        yield Sent(name, len(removed), 0)


def units(graph: Graph, target: Target) -> Iterator[Unit]:
    """What there is to publish; the graph that describes all first."""
    names = graph.namespaces
    holding = graph.match()
    told = {*graph.match(graphs=names.dataset), *description(graph, len(holding))}
    told.add(Quad(names.holds, v.TYPE, v.graph_role("Holding"), names.dataset))
    yield Unit("graph/dataset", (names.dataset,), frozenset(told))
    for shared in names.roles:
        if shared != names.dataset:
            name = shared.value.removeprefix(names.base)
            yield Unit(name, (shared,), frozenset(graph.match(graphs=shared)))
    copies = (
        Quad(each.subject, each.predicate, each.object, names.holds) for each in holding
    )
    yield Unit("graph/holds", (names.holds,), frozenset(copies))
    # By now the store has a graph that tells: a union needs no copy of what holds.
    if not target.is_union():
        yield Unit("holds", (HOLDS,), frozenset(holding))
    for iri, article in graph.articles.items():
        own = NamedNode(iri)
        passages = [NamedNode(passage.iri) for passage in article.passages]
        quads = set(graph.match(graphs=[own, *passages]))
        quads.update(Quad(each, v.REFERENCE_CONTEXT, own, own) for each in passages)
        yield Unit(article.slug, (own, *passages), frozenset(quads), own)


def _changes(target: Target, unit: Unit) -> ChangeSet:
    """What is different in the store."""
    graphs = list(unit.graphs)
    if unit.article is not None:
        # Passages that are no more are in graphs of their own.
        graphs = list(dict.fromkeys([*graphs, *target.passages(unit.article)]))
    there = target.quads(graphs)
    if any(map(_has_blank_node, (*unit.quads, *there))):
        return ChangeSet(frozenset(there), unit.quads)
    return ChangeSet(frozenset(there - unit.quads), frozenset(unit.quads - there))


def _steps(changes: ChangeSet) -> Iterator[str]:
    """Updates that change a little each; one that changes nothing if there is nothing."""
    nothing: frozenset[Quad] = frozenset()
    removed, added = changes
    nameless = frozenset(filter(_has_blank_node, added))
    if nameless or any(map(_has_blank_node, removed)):
        # What has no name cannot be removed by it: all around it is replaced.
        for graph in sorted({str(quad.graph_name) for quad in removed}):
            yield f"DROP SILENT GRAPH {graph}"
        removed = nothing
    if not removed and not added:
        yield ""
    for some in _divided(removed):
        yield sparql_update(ChangeSet(some, nothing)).strip()
    for some in _divided(added - nameless):
        yield sparql_update(ChangeSet(nothing, some)).strip()
    if nameless:
        # All in one, since a name is good in one update; and as a template, in which
        # every store takes blank nodes.
        data = sparql_update(ChangeSet(nothing, nameless)).strip()
        yield data.replace("INSERT DATA", "INSERT", 1) + " WHERE { }"


def _divided(quads: Iterable[Quad]) -> Iterator[frozenset[Quad]]:
    ordered = sorted(quads, key=str)
    for start in range(0, len(ordered), _AT_ONCE):
        yield frozenset(ordered[start : start + _AT_ONCE])


def query_address(update: str) -> str:
    """Return where a store answers queries that takes updates at an address.

    >>> query_address("http://127.0.0.1:7878/update")
    'http://127.0.0.1:7878/query'
    >>> query_address("https://example.org/repositories/news/statements")
    'https://example.org/repositories/news'
    """
    base, _, last = update.rstrip("/").rpartition("/")
    if last == "update":
        return f"{base}/query"
    return base if last == "statements" else update


def _has_blank_node(quad: Quad) -> bool:
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def _line(quad: Quad) -> str:
    terms = (*quad.triple, quad.graph_name)
    named = ("_:" if isinstance(term, BlankNode) else str(term) for term in terms)
    return f"{' '.join(named)}\n"


def _quoted(text: str) -> str:
    return str(Literal(text))
