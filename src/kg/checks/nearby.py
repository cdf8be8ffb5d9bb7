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
from itertools import islice
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import HOLDS, Graph, GraphName
from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.memory import MemoryHome, copied
from kg.knowledge.names import KINDS_OF_NAME, Name
from kg.language.english.stems import WORD
from kg.vocabulary import Term

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
    return Nearby(_part(graph, before), _part(graph, after))


def _part(graph: Graph, quads: set[Quad]) -> Graph:
    home = MemoryHome(copied(quads), graph.namespaces)
    return Graph(home, graph.terminology)


class _Around:
    """What is taken of a graph around a change."""

    def __init__(self, graph: Graph, home: FolderHome, changes: Changes) -> None:
        self._graph = graph
        self._home = home
        self._match = home.engine.quads_for_pattern
        self._namespaces = home.namespaces
        self._changed = [*changes.removed, *changes.added]
        self._things = self._changed_things()
        self._hubs: set[NamedNode] = set()
        self.is_small = len(self._things) <= _MOST
        if self.is_small:
            self._things |= self._alike()
            self._things |= self._named_after()
            self._hubs = set(filter(self._is_hub, self._things))
            self.is_small = self._hubs.isdisjoint(self._seen_otherwise())

    def _changed_things(self) -> set[NamedNode]:
        """What the changed statements are about, and the graphs that have them."""
        ends: list[object] = []
        for subject, predicate, value, graph in self._changed:
            ends += [subject, graph]
            if predicate != v.TYPE:
                ends.append(value)
        return self._nodes(ends)

    def _nodes(self, terms: Iterable[object]) -> set[NamedNode]:
        """The things, articles and passages among some terms and graphs."""
        found: set[NamedNode] = set()
        for term in terms:
            if not isinstance(term, NamedNode):
                continue
            is_graph = term in self._namespaces.roles
            if not is_graph and not self._namespaces.is_term(term.value):
                found.add(term)
        return found

    def _alike(self) -> set[NamedNode]:
        """What has a name that a changed thing has, or had, or one within the other."""
        names = self._home.names
        changed: set[str] = set()
        for quad in self._changed:
            if quad.predicate in KINDS_OF_NAME:
                changed.add(_text(quad))
        own = self._graph.match(self._things, KINDS_OF_NAME, graphs=None)
        alike: list[Name] = []
        for text in changed.union(map(_text, own)):
            alike += names.alike(text)
        for text in changed - {""}:
            alike += names.containing(text)
            for words in _within(text):
                alike += names.alike(words)
        return {name.bearer for name in alike}

    def _named_after(self) -> set[NamedNode]:
        """What leads to a thing with another name: its own name may be made of that."""
        found: set[NamedNode] = set()
        for quad in self._changed:
            if quad.predicate in _NAMING:
                found |= self._leading_to(quad.subject)
        return found

    def _leading_to(self, value: Term) -> set[NamedNode]:
        return self._nodes(quad.subject for quad in self._match(None, None, value))

    def _is_hub(self, thing: NamedNode) -> bool:
        leading = self._match(None, None, thing)
        return len(list(islice(leading, _HUB))) == _HUB

    def _seen_otherwise(self) -> set[NamedNode]:
        """The things of which that has changed which is asked for elsewhere."""
        found: set[Term] = set()
        for quad in self._changed:
            if quad.predicate in _SEEN_FROM_AFAR:
                found.add(quad.subject)
        return self._nodes(found)

    @property
    def quads(self) -> set[Quad]:
        """The statements."""
        found = self._in_graphs([self._namespaces.ontology, self._namespaces.dataset])
        articles = self._whole_articles()
        found |= articles
        near = self._told_of(self._things)
        plain = self._things - self._hubs
        sources = self._leading_to_both_ends()
        passages: set[object] = set()
        for quad in near:
            if quad.subject in plain:
                passages.add(quad.graph_name)
        for thing in plain:
            for quad in self._match(None, None, thing):
                near.add(quad)
                passages.add(quad.graph_name)
                sources |= self._nodes([quad.subject])
        found |= near
        beside = sources | self._ends(articles)
        beside |= self._nodes(quad.object for quad in near if quad.subject in plain)
        told = self._told_of(beside - self._things)
        beyond = self._nodes(quad.object for quad in told if quad.subject in sources)
        # What things are called may be made of what others are called.
        beyond |= self._graph.verbaliser.naming(self._things | beside)
        found |= told
        found |= self._told_of(beyond - beside - self._things)
        # Figures and groups are compared within a passage, and what is read between
        # the lines with all that it rests on.
        for node in beside | beyond:
            if "#char=" in node.value:
                passages.add(node)
        found |= self._in_graphs(self._nodes(passages))
        return found | self._declared(found)

    def _ends(self, quads: Iterable[Quad]) -> set[NamedNode]:
        ends: list[object] = []
        for quad in quads:
            ends += [quad.subject, quad.object]
        return self._nodes(ends)

    def _told_of(self, things: set[NamedNode]) -> set[Quad]:
        """What is said of things; of a hub what holds, but not in which passages."""
        names = self._namespaces
        holding: list[GraphName] = [HOLDS, names.entities]
        holding += [names.derived, names.inferred]
        found: set[Quad] = set()
        for thing in things:
            if thing in self._things or not self._is_hub(thing):
                found.update(self._match(thing, None, None))
                continue
            for graph in holding:
                found.update(self._match(thing, None, None, graph))
        return found

    def _leading_to_both_ends(self) -> set[NamedNode]:
        """What leads to both ends of a changed statement about a hub."""
        found: set[NamedNode] = set()
        for subject, _, value, _ in self._changed:
            is_open = value not in self._things or value in self._hubs
            if subject in self._hubs and is_open:
                found |= self._leading_to(value) & self._leading_to(subject)
        return found

    def _whole_articles(self) -> set[Quad]:
        """All that the articles say in which anything has changed."""
        articles: set[NamedNode] = set()
        for graph in self._nodes(quad.graph_name for quad in self._changed):
            article, _, _ = graph.value.partition("#")
            articles.add(NamedNode(article))
        own = self._in_graphs(articles)
        passages: set[Term] = set()
        for quad in own:
            if quad.object == v.CLASS_PASSAGE:
                passages.add(quad.subject)
        return own | self._in_graphs(self._nodes(passages))

    def _declared(self, found: set[Quad]) -> set[Quad]:
        """What articles say of themselves, and of the passages that say anything here."""
        passages = self._nodes(quad.graph_name for quad in found)
        declared = self._of_subjects(passages)
        articles = self._nodes(quad.graph_name for quad in declared)
        return declared | self._of_subjects(articles)

    def _of_subjects(self, things: Iterable[NamedNode]) -> set[Quad]:
        found: set[Quad] = set()
        for thing in things:
            found.update(self._match(thing, None, None))
        return found

    def _in_graphs(self, graphs: Iterable[NamedNode]) -> set[Quad]:
        found: set[Quad] = set()
        for graph in graphs:
            found.update(self._match(None, None, None, graph))
        return found


def _text(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal) else ""


def _within(name: str) -> Iterator[str]:
    """All that a name within a name can be: some of its words, one after the other."""
    words = [match.span() for match in WORD.finditer(name)]
    for first, (begin, _) in enumerate(words):
        for _, end in words[first : first + _LONGEST]:
            yield name[begin:end]
