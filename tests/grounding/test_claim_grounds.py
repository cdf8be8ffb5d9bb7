"""A claim is proved as one statement: its ends, its relation, and how it is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg import vocabulary as v
from kg.articles import Texts
from kg.grounding import support
from kg.grounding.coverage import coverages
from kg.knowledge import Graph
from kg.knowledge.claims import MODALITIES, Claim
from kg.knowledge.memory import MemoryHome
from tests.ferries import FERRIES, ferries, ferry, told

TEXTS = Texts(FERRIES / "articles")
CLAIMS = told(ferries())
OTHERS = [
    pytest.param(claim, modality, id=f"{claim.name.value.rpartition('/')[2]} {name}")
    for claim in CLAIMS
    for modality, name in MODALITIES.items()
    if modality != claim.modality
]


def changed(old: Quad, new: Quad) -> Graph:
    """The ferries with one statement in place of another, wherever it stands."""
    graph = ferries()
    engine = Store()
    engine.extend([*graph.match(), *graph.match(graphs=None)])
    for quad in list(engine.quads_for_pattern(old.subject, old.predicate, old.object)):
        engine.remove(quad)
        engine.add(Quad(new.subject, new.predicate, new.object, quad.graph_name))
    return Graph(MemoryHome(engine, graph.namespaces))


def doubts(graph: Graph) -> Iterator[str]:
    for found in support(graph, TEXTS):
        yield from (doubt.finding.message for doubt in found.doubts)


def test_the_words_bear_every_claim() -> None:
    """And every claim is proved from words of its own passage."""
    assert list(doubts(ferries())) == []
    (found,) = support(ferries(), TEXTS)
    assert found.words
    for (passage, (name, _, _)), ground in found.grounds.items():
        if name in {claim.name for claim in CLAIMS}:
            spans = ground.spans
            assert spans and all(passage.begin <= begin for begin, _ in spans)


@pytest.mark.parametrize(("claim", "modality"), OTHERS)
def test_no_words_tell_it_in_another_way(claim: Claim, modality: NamedNode) -> None:
    """What is planned is not denied, and what has ended is not planned."""
    before = Quad(claim.name, v.MODALITY, claim.modality)
    after = Quad(claim.name, v.MODALITY, modality)
    found = list(doubts(changed(before, after)))
    assert any(f"tell it as {MODALITIES[modality]}" in each for each in found)


@pytest.mark.parametrize("claim", [c for c in CLAIMS if not c.is_of_thing])
def test_the_words_name_both_sides(claim: Claim) -> None:
    """Of another company the words claim nothing."""
    before = Quad(claim.name, v.CLAIM_SUBJECT, claim.subject)
    stranger = ferry("kelder" if claim.object != ferry("kelder") else "brask")
    after = Quad(claim.name, v.CLAIM_SUBJECT, stranger)
    assert any("not mention" in each for each in doubts(changed(before, after)))


def test_words_that_claims_use_are_covered() -> None:
    """Those that tell the modality, too."""
    graph = ferries()
    (found,) = coverages(graph, support(graph, TEXTS))
    unused = {piece.quote for piece in found.unused}
    assert unused == {"does"}
