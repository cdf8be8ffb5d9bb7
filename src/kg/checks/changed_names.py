"""Which names mean something else since a change, or are spoken in for the first time.

A name that thousands of texts have, such as that of a year, is told by many articles, each
of a thing of its own. One more of the same kind changes nothing in any of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.grounding.requirements import SPEAKING, Rules, stems_of
from kg.knowledge.compiled.changed_quads import Changes
from kg.vocabulary import Term

_TYPING = (v.TYPE, v.CLAIMED_TYPE)


class ChangedNames:
    """The names that a change gives to things, or takes from them.

    Args:
        changes: What has changed.
        rules: The rules of the graph as it is.
    """

    def __init__(self, changes: Changes, rules: Rules) -> None:
        self._removed, self._added = changes
        self._changed = [*changes.removed, *changes.added]
        self._rules = rules
        self._graph = rules.graph

    def telling(self) -> set[str]:
        """The names that things of another kind may have now, or had before."""
        found: set[str] = set()
        for quad in self._naming():
            thing = quad.subject
            name = _text(quad)
            if name in found:
                continue
            if not self._is_one_more(thing, name):
                found.add(name)
        # What is written instead of a text is no name.
        found.discard("")
        return found

    def stems(self) -> set[str]:
        """The stems of words in which the registry speaks now, or spoke before."""
        entities = self._graph.namespaces.entities
        found: set[str] = set()
        for quad in self._changed:
            is_registered = quad.graph_name == entities
            if is_registered and quad.predicate in SPEAKING:
                found |= stems_of(quad.object)
        return found

    def _naming(self) -> Iterator[Quad]:
        """What names things of which the names or the classes have changed."""
        typed: set[Term] = set()
        for quad in self._changed:
            if quad.predicate in v.NAMING:
                yield quad
            elif quad.predicate in _TYPING:
                typed.add(quad.subject)
        # What is of another class now bears the names that it had as something else.
        things = v.named_nodes(typed)
        named = self._graph.match(things, v.NAMING)
        yield from named

    def _is_one_more(self, thing: Term, name: str) -> bool:
        """Whether a thing is new, and others of its kind had the name before."""
        if not isinstance(thing, NamedNode):
            return False
        if thing not in self._new:
            return False
        bearers = self._rules.names.given(name)
        others = bearers - self._new
        self._rules.prepare(others)
        types = self._graph.facts({thing, *others}, v.TYPE)
        own = types.nodes(thing, v.TYPE)
        kinds = set(self._rules.classes(thing))
        for other in others:
            # What is only claimed to be of a kind is called so, and is not of it.
            if types.nodes(other, v.TYPE) != own:
                continue
            classes = self._rules.classes(other)
            if set(classes) == kinds:
                return True
        return False

    @cached_property
    def _new(self) -> set[NamedNode]:
        """The things that had no name before, and of which nothing is removed."""
        named: set[Term] = set()
        for quad in self._added:
            if quad.predicate in v.NAMING:
                named.add(quad.subject)
        for quad in self._removed:
            named.discard(quad.subject)
        things = v.named_nodes(named)
        known = self._graph.match(things, v.NAMING, graphs=None)
        for quad in known:
            if quad not in self._added:
                named.discard(quad.subject)
        return set(v.named_nodes(named))


def _text(quad: Quad) -> str:
    """The words of its literal; none where somebody has written a thing instead."""
    text = quad.object
    return text.value if isinstance(text, Literal) else ""
