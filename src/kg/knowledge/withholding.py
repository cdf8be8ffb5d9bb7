"""Statements that are not published, and what cannot stand without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from kg import vocabulary as v
from kg.knowledge.home import GraphName
from kg.knowledge.ontology import Ontology
from kg.vocabulary import Term

_NAMING = (v.TYPE, v.PREF_LABEL)


class Touched(NamedTuple):
    """A passage, and a thing of which it no longer states all that it did."""

    passage: GraphName | Term
    thing: Term


def withhold(
    engine: Store, ontology: Ontology, refused: Iterable[Quad]
) -> set[Touched]:
    """Remove statements of passages, and what cannot stand without them.

    A figure, a claim or a statement as a thing is a whole: without one of its parts it
    would say something else. A thing that no passage classes or names any more is
    spoken of by no other.

    Args:
        engine: What people wrote; the default graph is empty.
        ontology: What tells which things are figures.
        refused: The statements, in the graphs of their passages.

    Returns:
        The things of which something was removed, with the passages.
    """
    whole = _Whole(engine, ontology)
    touched: set[Touched] = set()
    level = set(refused)
    while level:
        following = {each for quad in level for each in whole.resting(quad, level)}
        for quad in level:
            engine.remove(quad)
            for end in (quad.subject, quad.object):
                passage = quad.graph_name
                touched.add(Touched(passage, end))
        level = following - level
    return touched


class _Whole:
    """Tells which statements belong together, before one of them is removed."""

    def __init__(self, engine: Store, ontology: Ontology) -> None:
        self._engine = engine
        self._ontology = ontology
        declared = engine.quads_for_pattern(None, v.TYPE, v.CLASS_PASSAGE, None)
        self._passages = {quad.subject for quad in declared}

    def resting(self, quad: Quad, removed: set[Quad]) -> Iterator[Quad]:
        """The statements that cannot stand without one that is removed."""
        if quad.graph_name not in self._passages:
            return  # a record of an article
        subject = quad.subject
        if self._is_one(subject) or self._is_stranded(quad, removed):
            yield from self._stated(subject, None)
            yield from self._stated(None, subject)

    def _is_one(self, subject: Term) -> bool:
        """Whether all its parts belong together, as those of a figure or a claim."""
        kinds = self._engine.quads_for_pattern(_node(subject), v.TYPE, None, None)
        for quad in kinds:
            kind = quad.object
            if kind in (v.CLASS_CLAIM, v.CLASS_STATED):
                return True
            if self._ontology.is_below(kind, v.CLASS_FIGURE):
                return True
        return False

    def _is_stranded(self, quad: Quad, removed: set[Quad]) -> bool:
        """Whether its subject has no other class, or no other name."""
        if quad.predicate not in _NAMING:
            return False
        subject = _node(quad.subject)
        others = self._engine.quads_for_pattern(subject, quad.predicate, None, None)
        return removed.issuperset(others)

    def _stated(self, subject: Term | None, value: Term | None) -> Iterator[Quad]:
        """What passages state with these terms, and which of their words refer to them."""
        found = self._engine.quads_for_pattern(
            _node(subject) if subject else None,
            None,
            _node(value) if value else None,
            None,
        )
        for quad in found:
            is_stated = quad.graph_name in self._passages
            if is_stated or quad.predicate == v.REFERS_TO:
                yield quad


def _node(term: Term) -> NamedNode:
    assert isinstance(term, NamedNode), "a project's files have no blank nodes"
    return term
