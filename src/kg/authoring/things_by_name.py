"""What a project's things, and the terms that stand for things, are called.

A name is looked up when somebody asks for it: of very many things, a worksheet tells of
a few.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.knowledge.names import Name

Bearers: TypeAlias = dict[str, dict[NamedNode, None]]
"""By name, the things that bear it."""


class ThingsByName:
    """The things that have a name in a project.

    Args:
        graph: the project.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names = graph.home.names

    def by_local_name(self, name: str) -> list[NamedNode]:
        """The thing whose IRI ends in a name, if it has a label as well."""
        try:
            thing = self._graph.namespaces.thing(name)
        except ValueError:
            return []  # no IRI ends so, but a thing may be called so
        return [thing] if self._graph.match(thing, v.NAMING) else []

    def by_label(self, name: str) -> list[NamedNode]:
        """The things with a label, with the same capitals, then the terms."""
        things = {
            each.bearer
            for each in self._names.alike(name)
            if each.text == name and self._is_label(each)
        }
        return [*sorted(things, key=str), *self._terms.get(name, ())]

    def names(self) -> Iterator[str]:
        """All that anything is called, to find what was meant."""
        for name in self._names:
            if self._is_label(name):
                yield self._graph.namespaces.local(name.bearer)
                yield name.text
        yield from self._terms

    def _is_label(self, name: Name) -> bool:
        is_thing = name.bearer.value.startswith(self._graph.namespaces.things)
        return is_thing and name.kind in v.NAMING

    @cached_property
    def _terms(self) -> Bearers:
        """The terms of the ontology that stand for things, by label and local name."""
        ontology = self._graph.ontology
        found: Bearers = {}
        for term, label in ontology.labels.items():
            if isinstance(term, NamedNode) and ontology.is_controlled(term):
                found.setdefault(label, {})[term] = None
                found.setdefault(v.local_name(term.value), {})[term] = None
        return found
