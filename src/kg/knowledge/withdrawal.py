"""What falls with an article that is left out: readings of its passages, estimates from its figures."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.vocabulary import Term, Triple


def withdraw(engine: Store, gone: Iterable[NamedNode]) -> None:
    """Take out what only articles that are left out had a use for.

    That is what is derived from them, and the registered things that they tell of and
    nothing else does: a name that stands in a draft alone must not be published before
    it.

    Args:
        engine: what people wrote, without those articles.
        gone: the things that they tell of.
    """
    lost: set[Term] = set(gone)
    while fallen := _fallen(engine):
        for quad in fallen:
            engine.remove(quad)
            lost.update((quad.subject, quad.object))
    for quad in _useless(engine, lost):
        engine.remove(quad)


def _useless(engine: Store, gone: set[Term]) -> list[Quad]:
    """What the registry and the derived graph say of the things, where nothing that is left leads to them."""
    lasting: list[Quad] = []
    used: set[Term] = set()
    for quad in engine:
        if quad.graph_name in (v.ENTITIES, v.DERIVED):
            lasting.append(quad)
        elif quad.graph_name != v.ONTOLOGY:
            used.update((quad.subject, quad.object))
    while more := {quad.object for quad in lasting if quad.subject in gone} - gone:
        gone |= more
    used |= {quad.subject for quad in lasting} - gone
    used |= {quad.subject for quad in lasting if quad.predicate == v.DERIVED_FROM}
    while more := {quad.object for quad in lasting if quad.subject in used} - used:
        used |= more
    return [quad for quad in lasting if quad.subject not in used]


def _fallen(engine: Store) -> list[Quad]:
    """The quads about what has lost a source, and those that only such readings conclude."""
    quads = list(engine.quads_for_pattern(None, None, None, v.DERIVED))
    facts = Facts(
        _triple(quad) for quad in quads if isinstance(quad.subject, NamedNode)
    )
    lost: set[NamedNode] = set()
    for thing in facts.subjects:
        sources = facts.nodes(thing, v.DERIVED_FROM)
        if not all(
            any(engine.quads_for_pattern(source, None, None, None))
            for source in sources
        ):
            lost.add(thing)
    kept = set(facts.subjects) - lost
    conclusions = _conclusions(facts, lost) - _conclusions(facts, kept)
    return [
        quad for quad in quads if quad.subject in lost or _triple(quad) in conclusions
    ]


def _conclusions(
    facts: Facts, readings: Iterable[NamedNode]
) -> set[tuple[Term | None, ...]]:
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
