"""The part of a graph in which a change can be seen by what is wrong there.

Nearly all that is looked for in a graph is about a thing, what it is related to, and
the passage that says so. So of a graph that has changed a little, the part around the
change is cut out twice, as it was and as it is: what is found only in the one is gone,
and what is found only in the other is new. What is found in both may be there only
because a part is no whole, and tells nothing.

Around most things everything is taken. Thousands of statements lead to some things,
such as a country: of these only what is said of themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple, TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import HOLDS, Graph, GraphName
from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.memory import MemoryHome, copied
from kg.knowledge.names import KINDS_OF_NAME
from kg.language.english.stems import WORD
from kg.vocabulary import Term

T = TypeVar("T")
_MOST = 2_000  # changed things, above which all of the graph is soon looked at
_HUB = 500  # statements that lead to a thing
_LONGEST = 12  # words of a name
_NAMING = (*KINDS_OF_NAME, v.DETERMINER, v.IS_PLURAL, v.START_DATE, v.END_DATE)
_SEEN_FROM_AFAR = (v.TYPE, NamedNode(v.KG + "locatedIn"), *_NAMING)
"""What is asked of a thing where something else is told of."""


class Nearby(NamedTuple):
    """The part of a graph around a change, before it and after it."""

    before: Graph
    after: Graph


def nearby(graph: Graph, home: FolderHome, changes: Changes) -> Nearby | None:
    """Return the part around a change; None where only the whole graph will do.

    Args:
        graph: The graph as it is.
        home: Where it is kept.
        changes: What has changed in it.
    """
    around = _Around(graph, home, changes)
    if not around.is_small:
        return None
    after = around.quads
    before = (after - changes.added) | changes.removed
    return Nearby(*(_part(graph, quads) for quads in (before, after)))


def _part(graph: Graph, quads: set[Quad]) -> Graph:
    return Graph(MemoryHome(copied(quads), graph.namespaces), graph.terminology)


class _Around:
    """What is taken of a graph around a change."""

    def __init__(self, graph: Graph, home: FolderHome, changes: Changes) -> None:
        self._graph = graph
        self._home = home
        self._namespaces = home.namespaces
        self._changed = [*changes.removed, *changes.added]
        self._things = set(self._changed_things())
        self.is_small = len(self._things) <= _MOST
        if not self.is_small:
            return
        self._things |= set(self._alike()) | set(self._named_after())
        self._hubs = {thing for thing in self._things if self._is_hub(thing)}
        self.is_small = self._hubs.isdisjoint(self._seen_otherwise())

    def _changed_things(self) -> Iterator[NamedNode]:
        """What the changed statements are about, and the graphs that have them."""
        for subject, predicate, value, graph in self._changed:
            ends: list[Term] = [subject]
            if predicate != v.TYPE:
                ends.append(value)
            if isinstance(graph, NamedNode):
                ends.append(graph)
            yield from filter(self._is_thing, v.named_nodes(ends))

    def _is_thing(self, node: NamedNode) -> bool:
        """Whether it is no term, and no graph but that of an article or a passage."""
        if node in self._namespaces.roles:
            return False
        return not self._namespaces.is_term(node.value)

    def _alike(self) -> Iterator[NamedNode]:
        """What has a name that a changed thing has, or had, or one within the other."""
        own = self._match(self._things, KINDS_OF_NAME)
        gone = [quad for quad in self._changed if quad.predicate in KINDS_OF_NAME]
        for name in {text for quad in (*own, *gone) if (text := _text(quad))}:
            for other in self._home.names.alike(name):
                yield other.bearer
        for name in {text for quad in gone if (text := _text(quad))}:
            for other in self._home.names.containing(name):
                yield other.bearer
            for words in _within(name):
                for other in self._home.names.alike(words):
                    yield other.bearer

    def _named_after(self) -> Iterator[NamedNode]:
        """What leads to a thing with another name: its own name may be made of that."""
        for quad in self._changed:
            if quad.predicate in _NAMING and isinstance(quad.subject, NamedNode):
                leading = self._match(None, objects=[quad.subject])
                yield from v.named_nodes(each.subject for each in leading)

    def _is_hub(self, thing: NamedNode) -> bool:
        leading = self._match(objects=[thing])
        return sum(1 for _ in islice(leading, _HUB)) == _HUB

    def _seen_otherwise(self) -> Iterator[NamedNode]:
        """The things of which that has changed which is asked for elsewhere."""
        for quad in self._changed:
            if quad.predicate in _SEEN_FROM_AFAR and isinstance(
                quad.subject, NamedNode
            ):
                yield quad.subject

    @property
    def quads(self) -> set[Quad]:
        """The statements."""
        names = self._namespaces
        terms = self._match(graphs=[names.ontology, names.dataset])
        whole = set(self._whole_articles())
        near = set(self._match(self._things))
        others = self._things - self._hubs
        leading = set(self._match(objects=others))
        sources = set(v.named_nodes(quad.subject for quad in leading))
        sources |= set(self._leading_to_both_ends())
        beside = sources | self._nodes(
            quad.object for quad in near if quad.subject in others
        )
        beside |= self._nodes(end for quad in whole for end in quad.triple)
        told = set(self._told_of(beside - self._things))
        beyond = self._nodes(quad.object for quad in told if quad.subject in sources)
        # What things are called may be made of what others are called.
        beyond |= self._graph.verbaliser.naming(self._things | beside)
        told |= set(self._told_of(beyond - beside - self._things))
        # Figures and groups are compared within a passage, and what is read between
        # the lines with all that it rests on.
        passages = self._nodes(quad.graph_name for quad in leading)
        passages |= self._nodes(
            quad.graph_name for quad in near if quad.subject in others
        )
        passages |= {node for node in beside | beyond if "#char=" in node.value}
        stated = self._match(graphs=passages)
        found = {*terms, *whole, *near, *leading, *told, *stated}
        return found | set(self._declared(found))

    def _told_of(self, things: set[NamedNode]) -> Iterator[Quad]:
        """What is said of things; of a hub what holds, but not in which passages."""
        hubs = {thing for thing in things if self._is_hub(thing)}
        yield from self._match(things - hubs)
        names = self._namespaces
        graphs: list[GraphName] = [
            HOLDS,
            names.entities,
            names.derived,
            names.inferred,
        ]
        yield from self._match(hubs, graphs=graphs)

    def _leading_to_both_ends(self) -> Iterator[NamedNode]:
        """What leads to both ends of a changed statement about a hub."""
        for subject, _, value, _ in self._changed:
            is_open = value not in self._things or value in self._hubs
            if subject in self._hubs and is_open:
                one = {quad.subject for quad in self._match(objects=[value])}
                other = {quad.subject for quad in self._match(objects=[subject])}
                yield from v.named_nodes(one & other)

    def _whole_articles(self) -> Iterator[Quad]:
        """All that the articles say in which anything has changed."""
        graphs = self._nodes(quad.graph_name for quad in self._changed)
        articles = {NamedNode(graph.value.partition("#")[0]) for graph in graphs}
        own = set(self._match(graphs=articles))
        yield from own
        passages = (quad.subject for quad in own if quad.object == v.CLASS_PASSAGE)
        yield from self._match(graphs=self._nodes(passages))

    def _declared(self, found: set[Quad]) -> Iterator[Quad]:
        """What articles say of themselves, and of the passages that say anything here."""
        declared = set(self._match(self._nodes(quad.graph_name for quad in found)))
        yield from declared
        yield from self._match(self._nodes(quad.graph_name for quad in declared))

    def _nodes(self, terms: Iterable[object]) -> set[NamedNode]:
        """The things among some terms and graphs."""
        nodes = {term for term in terms if isinstance(term, NamedNode)}
        return set(filter(self._is_thing, nodes))

    def _match(
        self,
        subjects: Iterable[NamedNode] | None = None,
        predicates: Iterable[NamedNode] | None = None,
        objects: Iterable[Term] | None = None,
        graphs: Iterable[GraphName] | None = None,
    ) -> Iterator[Quad]:
        """The quads of all graphs, or of these; None is any term."""
        match = self._home.engine.quads_for_pattern
        patterns = product(
            _each(subjects), _each(predicates), _each(objects), _each(graphs)
        )
        for pattern in patterns:
            yield from match(*pattern)


def _each(terms: Iterable[T] | None) -> Iterable[T | None]:
    return (None,) if terms is None else terms


def _text(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal) else ""


def _within(name: str) -> Iterator[str]:
    """All that a name within a name can be: some of its words, one after the other."""
    words = [match.span() for match in WORD.finditer(name)]
    for first, (begin, _) in enumerate(words):
        for _, end in words[first : first + _LONGEST]:
            yield name[begin:end]
