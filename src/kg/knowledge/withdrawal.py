"""What falls with an article that is left out: readings of its passages, estimates from its figures."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.vocabulary import Term, Triple


def withdraw(engine: Store) -> None:
    """Take out of the derived graph what rests on nothing that is left, until all of it has a ground."""
    while fallen := _fallen(engine):
        for quad in fallen:
            engine.remove(quad)


def _fallen(engine: Store) -> list[Quad]:
    """The quads about what has lost a source, and those that only such readings conclude."""
    quads = list(engine.quads_for_pattern(None, None, None, v.DERIVED))
    facts = Facts(_triple(quad) for quad in quads if isinstance(quad.subject, NamedNode))
    lost: set[NamedNode] = set()
    for thing in facts.subjects:
        sources = facts.nodes(thing, v.DERIVED_FROM)
        if not all(any(engine.quads_for_pattern(source, None, None, None)) for source in sources):
            lost.add(thing)
    kept = set(facts.subjects) - lost
    conclusions = _conclusions(facts, lost) - _conclusions(facts, kept)
    return [quad for quad in quads if quad.subject in lost or _triple(quad) in conclusions]


def _conclusions(facts: Facts, readings: Iterable[NamedNode]) -> set[tuple[Term | None, ...]]:
    """What the readings say: the first subject, predicate and object of each."""
    parts = (v.SUBJECT, v.PREDICATE, v.OBJECT)
    found: set[tuple[Term | None, ...]] = set()
    for reading in readings:
        values = (facts.values(reading, part) for part in parts)
        found.add(tuple(next(iter(several), None) for several in values))
    return found


def _triple(quad: Quad) -> Triple:
    assert isinstance(quad.subject, NamedNode)
    return quad.subject, quad.predicate, quad.object
