"""Names and sentences depend on what holds, not on what was asked before, and end
however things are named.
"""

from __future__ import annotations

from itertools import permutations

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Engine

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.project import Project
from kg.vocabulary import KG
from tests.flagship import NAMES
from tests.homes import engine_of, over
from tests.terms import thing


@pytest.fixture
def engine(flagship: Project) -> Engine:
    """The flagship, for a test to add to."""
    copied = Engine()
    copied.extend(engine_of(flagship.knowledge))
    return copied


def kg(name: str) -> NamedNode:
    return NamedNode(KG + name)


def test_two_edges_between_the_same_ends_are_told_apart(engine: Engine) -> None:
    """Each sentence has what stands behind its own edge, in whatever order they are
    asked for.
    """
    rivalry, edge = kg("Rivalry"), kg("competesWith")
    for predicate, value in (
        (v.EDGE_SOURCE, kg("participant")),
        (v.EDGE_TARGET, kg("participant")),
        (v.COLLAPSES_TO, edge),
        (v.LABEL, Literal("rivalry", language="en")),
    ):
        engine.add(Quad(rivalry, predicate, value, NAMES.ontology))
    engine.add(
        Quad(
            edge, v.VERB_PHRASE, Literal("competes with", language="en"), NAMES.ontology
        )
    )
    node = thing("rivalry")
    for triple in (
        (node, v.TYPE, rivalry),
        (node, kg("participant"), thing("sgmw")),
        (node, kg("participant"), thing("huawei")),
        (node, kg("concerns"), thing("steel")),
        (thing("sgmw"), edge, thing("huawei")),
    ):
        engine.add(Quad(*triple))
    edges = [
        (thing("sgmw"), predicate, thing("huawei"))
        for predicate in (kg("cooperatesWith"), edge)
    ]
    told = []
    for order in permutations(edges):
        graph = over(engine)
        graph.verbaliser.prepare(triples=order[:1])
        told.append([graph.verbaliser.sentence(*triple) for triple in edges])
    assert told[0] == told[1]
    assert told[0][0].endswith("on Baojun.") and told[0][1].endswith("on steel.")


def test_things_that_are_all_named_by_each_other_have_names(engine: Engine) -> None:
    """Of bounded length, and soon."""
    figures = [thing(f"figure-{number}") for number in range(12)]
    for one in figures:
        engine.add(Quad(one, v.TYPE, kg("Estimate")))
        engine.extend(
            Quad(one, kg("observedOf"), other) for other in figures if other != one
        )
    names = [over(engine).verbaliser.name(one) for one in figures[:2]]
    assert all(len(name) < 200_000 for name in names)


def test_another_language_changes_nothing(engine: Engine, flagship: Project) -> None:
    """The ontology speaks English as long as it has English words."""
    before = flagship.knowledge
    for predicate in (
        v.LABEL,
        v.VERB_PHRASE,
        v.DEFINITION,
        v.SENTENCE_TEMPLATE,
        v.NAME_TEMPLATE,
    ):
        terms = {
            quad.subject
            for quad in engine.quads_for_pattern(None, predicate, None, NAMES.ontology)
        }
        for language in ("de", "zh"):
            engine.extend(
                Quad(
                    term,
                    predicate,
                    Literal("anders", language=language),
                    NAMES.ontology,
                )
                for term in terms
            )
    after = over(engine)
    assert sentences(before) == sentences(after)
    assert after.term("cooperates with") == before.term("cooperates with")


def sentences(graph: Graph) -> list[str]:
    """All that holds, read aloud."""
    triples = graph.triples()
    graph.verbaliser.prepare(triples=triples)
    return [graph.verbaliser.sentence(*triple) for triple in triples]
