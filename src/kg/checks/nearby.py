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

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import HOLDS, Graph, GraphName
from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.memory import MemoryHome, copied
from kg.knowledge.names import KINDS_OF_NAME, Name
from kg.language.english.stems import WORD
from kg.vocabulary import Term

T = TypeVar("T")
Things: TypeAlias = set[NamedNode]
Statements: TypeAlias = set[Quad]
_MOST = 2_000  # changed things, above which all of the graph is soon looked at
_HUB = 500  # statements that lead to a thing
_LONGEST = 12  # words of a name
_NAMING = (*KINDS_OF_NAME, v.DETERMINER, v.IS_PLURAL, v.START_DATE, v.END_DATE)
_SEEN_FROM_AFAR = (v.TYPE, NamedNode(v.KG + "locatedIn"), *_NAMING)
"""What is asked of a thing where something else is told of."""


class Nearby:
    """The part of a graph around a change, after it and then before it.

    Most of the two is the same, and is put into a store once.

    Args:
        graph: The graph as it is.
        after: The statements of the part, as they are.
        changes: What has changed in them.
    """

    def __init__(self, graph: Graph, after: Statements, changes: Changes) -> None:
        self._graph = graph
        self._engine = copied(after)
        self._changes = changes

    def found_after(self, find: Callable[[Graph], Iterable[T]]) -> set[T]:
        """What is found after the change."""
        return set(find(self._as_it_is()))

    def found_before(self, find: Callable[[Graph], Iterable[T]]) -> set[T]:
        """What is found before the change: the last that can be asked of a part."""
        removed, added = self._changes
        for quad in added - removed:
            self._engine.remove(quad)
        self._engine.extend(removed)
        return set(find(self._as_it_is()))

    def _as_it_is(self) -> Graph:
        home = MemoryHome(self._engine, self._graph.namespaces)
        return Graph(home, self._graph.terminology)


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
    return Nearby(graph, around.quads, changes)


class _Around:
    """What is taken of a graph around a change."""

    def __init__(self, graph: Graph, home: FolderHome, changes: Changes) -> None:
        self._graph = graph
        self._home = home
        self._match = home.engine.quads_for_pattern
        self._namespaces = home.namespaces
        self._changed = [*changes.removed, *changes.added]
        self._things = self._changed_things()
        self._hubs: Things = set()
        self.is_small = len(self._things) <= _MOST
        if not self.is_small:
            return
        self._things |= self._alike()
        self._things |= self._named_after()
        self._hubs = set(filter(self._is_hub, self._things))
        # What is asked of a hub elsewhere is asked in more places than are taken.
        seen = self._seen_otherwise()
        self.is_small = self._hubs.isdisjoint(seen)

    def _changed_things(self) -> Things:
        """What the changed statements are about, and the graphs that have them."""
        ends: list[object] = []
        for subject, predicate, value, graph in self._changed:
            ends += [subject, graph]
            if predicate != v.TYPE:
                ends.append(value)
        return self._nodes(ends)

    def _nodes(self, terms: Iterable[object]) -> Things:
        """The things, articles and passages among some terms and graphs."""
        found: Things = set()
        for term in terms:
            if not isinstance(term, NamedNode):
                continue
            if term in self._namespaces.roles:
                continue
            # Terms of the ontology lead everywhere, and are taken with its graph.
            if not self._namespaces.is_term(term.value):
                found.add(term)
        return found

    def _alike(self) -> Things:
        """What has a name that a changed thing has, or had, or one within the other."""
        names = self._home.names
        changed: set[str] = set()
        for quad in self._changed:
            if quad.predicate in KINDS_OF_NAME:
                changed.add(_text(quad))
        changed.discard("")
        alike: list[Name] = []
        # A name that has changed may be a part of another.
        for text in changed:
            alike += names.containing(text)
        own = self._names_of(self._things)
        for text in changed | own:
            alike += names.alike(text)
        # Or others are parts of it, and of what else the thing is called.
        renamed = self._seen_otherwise()
        for text in changed | self._names_of(renamed):
            for words in _within(text):
                alike += names.alike(words)
        return {name.bearer for name in alike}

    def _names_of(self, things: Things) -> set[str]:
        quads = self._graph.match(things, KINDS_OF_NAME, graphs=None)
        return set(map(_text, quads))

    def _named_after(self) -> Things:
        """What leads to a thing with another name: its own name may be made of that."""
        found: Things = set()
        for thing in _subjects(self._changed, _NAMING):
            found |= self._leading_to(thing)
        return found

    def _leading_to(self, value: Term) -> Things:
        return self._nodes(quad.subject for quad in self._to(value))

    def _to(self, value: Term) -> Iterator[Quad]:
        """The statements that lead to something."""
        return self._match(None, None, value)

    def _from(self, thing: NamedNode) -> Iterator[Quad]:
        """The statements of which something is the subject."""
        return self._match(thing, None, None)

    def _is_hub(self, thing: NamedNode) -> bool:
        # There may be very many, which need not be counted to the last.
        first = list(islice(self._to(thing), _HUB))
        return len(first) == _HUB

    def _seen_otherwise(self) -> Things:
        """The things of which that has changed which is asked for elsewhere."""
        seen = _subjects(self._changed, _SEEN_FROM_AFAR)
        return self._nodes(seen)

    @property
    def quads(self) -> Statements:
        """The statements."""
        articles = self._whole_articles()
        found = set(articles)
        # First what is said of the things themselves, and what leads to them.
        plain = self._things - self._hubs
        near = self._told_of(self._things)
        of_plain = _about(near, plain)
        leading: Statements = set()
        for thing in plain:
            leading.update(self._to(thing))
        found |= near
        found |= leading
        # Then what is said of their neighbours.
        sources = self._leading_to_both_ends()
        sources |= self._nodes(quad.subject for quad in leading)
        of_plain |= _about(leading, plain)
        beside = sources | self._ends(articles)
        beside |= self._nodes(quad.object for quad in of_plain)
        told = self._told_of(beside - self._things)
        found |= told
        # And then of the neighbours of what leads to them.
        of_sources = _about(told, sources)
        beyond = self._nodes(quad.object for quad in of_sources)
        # What things are called may be made of what others are called.
        near_things = self._things | beside
        beyond |= self._graph.verbaliser.naming(near_things)
        found |= self._told_of(beyond - near_things)
        # Figures and groups are compared within a passage, and what is read between
        # the lines with all that it rests on.
        passages = self._nodes(quad.graph_name for quad in of_plain | leading)
        passages.update(filter(_is_passage, beside | beyond))
        found |= self._in_graphs(passages)
        found |= self._declared(found)
        # Of the ontology all is taken, in which a store calls what has no name otherwise.
        ontology = self._namespaces.ontology
        taken = set(self._graph.background)
        for quad in found:
            if quad.graph_name != ontology:
                taken.add(quad)
        return taken

    def _ends(self, quads: Iterable[Quad]) -> Things:
        ends: list[object] = []
        for quad in quads:
            ends += [quad.subject, quad.object]
        return self._nodes(ends)

    def _told_of(self, things: Things) -> Statements:
        """What is said of things; of a hub what holds, but not in which passages."""
        names = self._namespaces
        holding: list[GraphName] = [
            HOLDS,
            names.entities,
            names.derived,
            names.inferred,
        ]
        found: Statements = set()
        for thing in things:
            if thing in self._things or not self._is_hub(thing):
                found.update(self._from(thing))
                continue
            for graph in holding:
                held = self._match(thing, None, None, graph)
                found.update(held)
        return found

    def _leading_to_both_ends(self) -> Things:
        """What leads to both ends of a changed statement about a hub."""
        found: Things = set()
        for subject, _, value, _ in self._changed:
            # All that leads to one that is no hub is taken in any case.
            is_plain = value in self._things and value not in self._hubs
            if subject not in self._hubs or is_plain:
                continue
            to_value = self._leading_to(value)
            to_subject = self._leading_to(subject)
            found |= to_value & to_subject
        return found

    def _whole_articles(self) -> Statements:
        """All that the articles say in which anything has changed."""
        articles: Things = set()
        graphs = self._nodes(quad.graph_name for quad in self._changed)
        for graph in graphs:
            article, _, _ = graph.value.partition("#")
            articles.add(NamedNode(article))
        own = self._in_graphs(articles)
        declared = [quad for quad in own if quad.object == v.CLASS_PASSAGE]
        passages = self._nodes(quad.subject for quad in declared)
        return own | self._in_graphs(passages)

    def _declared(self, found: Statements) -> Statements:
        """What articles say of themselves, and of the passages that say anything here."""
        passages = self._nodes(quad.graph_name for quad in found)
        declared = self._of_subjects(passages)
        articles = self._nodes(quad.graph_name for quad in declared)
        return declared | self._of_subjects(articles)

    def _of_subjects(self, things: Iterable[NamedNode]) -> Statements:
        found: Statements = set()
        for thing in things:
            found.update(self._from(thing))
        return found

    def _in_graphs(self, graphs: Iterable[NamedNode]) -> Statements:
        found: Statements = set()
        for graph in graphs:
            stated = self._match(None, None, None, graph)
            found.update(stated)
        return found


def _subjects(quads: Iterable[Quad], predicates: tuple[NamedNode, ...]) -> set[Term]:
    """What the statements by some predicates are about."""
    found: set[Term] = set()
    for quad in quads:
        if quad.predicate in predicates:
            found.add(quad.subject)
    return found


def _about(quads: Statements, things: Things) -> Statements:
    """Those of the statements that are about the things."""
    return {quad for quad in quads if quad.subject in things}


def _is_passage(thing: NamedNode) -> bool:
    return "#char=" in thing.value


def _text(quad: Quad) -> str:
    value = quad.object
    if isinstance(value, Literal):
        return value.value
    return ""


def _within(name: str) -> Iterator[str]:
    """All that a name within a name can be: some of its words, one after the other."""
    words = [match.span() for match in WORD.finditer(name)]
    for first, (begin, _) in enumerate(words):
        for _, end in words[first : first + _LONGEST]:
            yield name[begin:end]
