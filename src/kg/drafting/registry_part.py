"""The part of a registry that drafts of an article can have to do with.

A registry may have very many things. Of these the gate needs those that the words may
name and those of which drafts tell; those that have a name of these, or are the same as
they are; and those whose words a draft borrows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache, cached_property

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import Text
from kg.knowledge import Graph, graph_with
from kg.knowledge.names_by_words import words_in
from kg.language.english.stems import stems
from kg.vocabulary import Term, named_nodes

_SAME = NamedNode(v.PREFIXES["skos"] + "exactMatch")
_TELLING_APART = (v.PREF_LABEL, v.ALT_LABEL, _SAME)


class RegistryPart:
    """What of a project's registry is needed to judge drafts of an article.

    Args:
        graph: the project.
        text: the exact text of the article.
    """

    def __init__(self, graph: Graph, text: Text) -> None:
        self._graph = graph
        self._names = graph.home.names
        self._words = text.words
        self._own_stems = set(stems(text.words))
        # Every set of drafts that is judged asks for many of the same.
        self._bearers = cache(self._called)
        self._alike = cache(self._called_like)

    def graph_with(self, quads: Collection[Quad]) -> Graph:
        """The part with what drafts state, and what follows from it."""
        told = set(self._told_of(quads))
        told |= self._named
        alike = set(self._taken_for(told))
        things = self._whole(told | alike)
        return graph_with(self._graph, things, quads)

    @cached_property
    def _named(self) -> set[NamedNode]:
        """What the words may name."""
        words = words_in(self._words)
        return {name.bearer for name in self._names.among(words)}

    def _told_of(self, quads: Collection[Quad]) -> Iterator[NamedNode]:
        """What statements tell of, what is called alike, and who uses their words."""
        texts: set[str] = set()
        for quad in quads:
            for term in (quad.subject, quad.object):
                if isinstance(term, NamedNode):
                    yield term
                elif isinstance(term, Literal) and term.language:
                    texts.add(term.value)
        for text in texts:
            yield from self._alike(text)

    def _called_like(self, text: str) -> set[NamedNode]:
        """What is called so, and what is called by words of it that are its own."""
        found = set(self._bearers(text))
        # A word that the article does not have may be the project's own.
        for strange in set(stems(text)) - self._own_stems:
            for name in self._names.containing(strange):
                if strange in stems(name.text):
                    found.add(name.bearer)
        return found

    def _taken_for(self, things: set[NamedNode]) -> Iterator[NamedNode]:
        """What has a name that one of the things has, or is said to be the same."""
        entities = self._graph.namespaces.entities
        same: set[Term] = set()
        for quad in self._graph.match(things, _TELLING_APART, graphs=entities):
            if isinstance(quad.object, Literal):
                yield from self._bearers(quad.object.value)
            else:
                same.add(quad.object)
        alike = self._graph.match(None, _SAME, same, graphs=entities)
        yield from named_nodes(quad.subject for quad in alike)

    def _called(self, name: str) -> set[NamedNode]:
        """The things that are called so, in any capitals."""
        return {each.bearer for each in self._names.alike(name)}

    def _whole(self, things: set[NamedNode]) -> set[NamedNode]:
        """The things with all that the registry tells of them by."""
        found = set(things)
        waiting = things
        while waiting:
            told = self._graph.match(waiting, graphs=self._graph.namespaces.entities)
            ends = {quad.object for quad in told if isinstance(quad.object, NamedNode)}
            waiting = ends - found
            found |= waiting
        return found
