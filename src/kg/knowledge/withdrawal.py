"""What goes with an article or a statement that is left out.

That are judgements, readings, estimates and registered names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from kg import vocabulary as v
from kg.knowledge.claims import claims
from kg.knowledge.facts import Facts
from kg.knowledge.home import triples_of
from kg.knowledge.judgements import judged, judged_by
from kg.knowledge.withholding import Touched
from kg.model import Judged
from kg.namespaces import Namespaces
from kg.vocabulary import Term

_OF_REVIEW = {v.CLASS_REJECTION, v.CLASS_CORRECTION, v.CLASS_NAME_JUDGEMENT}
"""Judgements on what was drafted, and on names."""


class _Conclusion(NamedTuple):
    """The statement that a reading arrives at; None for a part that it lacks."""

    subject: Term | None
    predicate: Term | None
    object: Term | None


def withdraw(
    engine: Store,
    names: Namespaces,
    gone: Iterable[NamedNode],
    touched: Collection[Touched] = (),
) -> None:
    """Remove what only articles and statements that are left out had a use for.

    That is what is derived from their passages and judged of them, and the registered
    things that they speak of and nothing else does. A name from a draft must not be
    published before the draft is.

    Args:
        engine: What people wrote, without those articles; the default graph is empty.
        names: The names of the project's graphs.
        gone: The things that those articles speak of.
        touched: The passages and things of which a statement was left out.
    """
    candidates: set[Term] = {*gone, *(each.thing for each in touched)}
    for quad in _decided(engine, names):
        engine.remove(quad)
    # An estimate may rest on another estimate, so one round can take the ground from
    # under the next.
    while unsupported := _unsupported(engine, names, touched):
        for quad in unsupported:
            engine.remove(quad)
            candidates.update((quad.subject, quad.object))
    for quad in _unused(engine, names, candidates):
        engine.remove(quad)


def _unsupported(
    engine: Store, names: Namespaces, touched: Collection[Touched]
) -> list[Quad]:
    """The derived quads about what has lost a source, and what only it concluded.

    A reading loses its ground with a statement of its passage about a thing that its
    conclusion is about.
    """
    quads = list(engine.quads_for_pattern(None, None, None, names.derived))
    facts = Facts(triples_of(quads))
    lost: set[NamedNode] = set()
    for thing in facts.subjects:
        for source in facts.nodes(thing, v.DERIVED_FROM):
            if not any(engine.quads_for_pattern(source, None, None, None)):
                lost.add(thing)
            ends = facts.values(thing, v.IMPLIED_SUBJECT)
            ends = ends + facts.values(thing, v.IMPLIED_OBJECT)
            if any(Touched(source, end) in touched for end in ends):
                lost.add(thing)
    # A statement that several readings conclude stays as long as one of them does.
    kept = set(facts.subjects) - lost
    conclusions = _conclusions(facts, lost) - _conclusions(facts, kept)
    unsupported: list[Quad] = []
    for quad in quads:
        triple = (quad.subject, quad.predicate, quad.object)
        if quad.subject in lost or triple in conclusions:
            unsupported.append(quad)
    return unsupported


def _decided(engine: Store, names: Namespaces) -> list[Quad]:
    """The judgements and proofs of what no passage states any more.

    What was drafted is nowhere stated, and goes with its article; so does a name. The
    withdrawal of such a judgement goes with it.
    """
    quads = list(engine.quads_for_pattern(None, None, None, names.judgements))
    quads += engine.quads_for_pattern(None, None, None, names.proofs)
    facts = Facts(triples_of(quads))
    stated = _stated(engine) if quads else set()
    articles = {
        quad.subject
        for quad in engine.quads_for_pattern(None, v.TYPE, v.CLASS_ARTICLE, None)
    }
    lost: set[Term] = set()
    for name in facts.subjects:
        if _OF_REVIEW.isdisjoint(facts.values(name, v.TYPE)):
            found = judged_by(facts, name)
            is_lost = found is not None and found[0] not in stated
        else:
            is_lost = _article_of(facts, name) not in articles
        if is_lost:
            lost.add(name)
    for quad in quads:
        if quad.predicate == v.WITHDRAWS and quad.object in lost:
            lost.add(quad.subject)
    return [quad for quad in quads if quad.subject in lost]


def _article_of(facts: Facts, name: NamedNode) -> NamedNode | None:
    """The article of which a name or a draft was judged."""
    passage = facts.node(name, v.JUDGED_PASSAGE)
    if passage is not None:
        return NamedNode(passage.value.partition("#")[0])
    return facts.node(name, v.JUDGED_ARTICLE)


def _stated(engine: Store) -> set[Judged]:
    """All statements of passages, and all claims."""
    found: set[Judged] = set()
    for declared in engine.quads_for_pattern(None, v.TYPE, v.CLASS_PASSAGE, None):
        passage = declared.subject
        assert isinstance(passage, NamedNode)
        quads = engine.quads_for_pattern(None, None, None, passage)
        facts = Facts(triples_of(quads))
        for triple in facts:
            found.add(judged(triple, None, passage.value))
        for claim in claims(facts):
            found.add(judged(claim.triple, claim.modality, passage.value))
    return found


def _conclusions(facts: Facts, readings: Iterable[NamedNode]) -> set[_Conclusion]:
    conclusions: set[_Conclusion] = set()
    for reading in readings:
        conclusions.add(
            _Conclusion(
                _first(facts.values(reading, v.IMPLIED_SUBJECT)),
                _first(facts.values(reading, v.IMPLIED_PREDICATE)),
                _first(facts.values(reading, v.IMPLIED_OBJECT)),
            )
        )
    return conclusions


def _unused(engine: Store, names: Namespaces, candidates: set[Term]) -> list[Quad]:
    """The quads of registry and derived graph about things that nothing leads to.

    Like a garbage collector, this marks what is reachable and sweeps the rest. The
    roots are all that the other graphs speak of, all that no lost article spoke of, and
    all that rests on a source.
    """
    quads: list[Quad] = []
    roots: set[Term] = set()
    for quad in engine:
        if quad.graph_name in (names.entities, names.derived):
            quads.append(quad)
        elif quad.graph_name not in (names.ontology, names.judgements, names.proofs):
            roots.update((quad.subject, quad.object))
    # What a candidate leads to may have been registered for its sake alone.
    suspects = _reachable(candidates, quads)
    for quad in quads:
        if quad.subject not in suspects or quad.predicate == v.DERIVED_FROM:
            roots.add(quad.subject)
    used = _reachable(roots, quads)
    return [quad for quad in quads if quad.subject not in used]


def _reachable(start: set[Term], quads: list[Quad]) -> set[Term]:
    """The terms that the quads lead to from those at the start, and these."""
    reached = set(start)
    while True:
        ends = {quad.object for quad in quads if quad.subject in reached}
        if ends <= reached:
            return reached
        reached |= ends


def _first(values: list[Term]) -> Term | None:
    return values[0] if values else None
