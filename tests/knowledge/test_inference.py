"""What is inferred is what an independent OWL 2 RL reasoner infers, it is complete, and
each of it can be explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from pyoxigraph import Store as Engine
from rdflib import OWL, RDF, RDFS, URIRef
from rdflib import Graph as RdfGraph

from kg import vocabulary as v
from kg.evidence.explanations import Explanation, explain, why
from kg.knowledge import Graph, load
from kg.knowledge.inference import infer, rules
from kg.knowledge.loading import fill, load_written
from kg.knowledge.rdf_files import parse
from kg.vocabulary import Triple
from kg.workspace import find
from tests.benchmarks import generated
from tests.flagship import NAMES
from tests.homes import engine_of, over
from tests.knowledge.reasoner import (
    CLASSES,
    ONTOLOGY,
    PROPERTIES,
    TERMS,
    Strings,
    closed,
    conclusions,
    of_things,
)

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib", "ignore::UserWarning"
)

HOLDS = DefaultGraph()
PROJECT = find().pinned
THINGS = [f"{NAMES.things}t{n}" for n in range(5)]
OBJECT_PROPERTIES = sorted(
    str(name) for name in ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty)
)
SPECIAL = sorted(
    {
        str(name)
        for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty)
        for name in ONTOLOGY.subjects(RDF.type, kind)
    }
    | {str(name) for pair in ONTOLOGY.subject_objects(OWL.inverseOf) for name in pair}
    | {
        str(name)
        for pair in ONTOLOGY.subject_objects(RDFS.subPropertyOf)
        for name in pair
    }
    | {str(name) for name in ONTOLOGY.objects(None, RDF.first)}
)


def graphs_of(names: list[str]) -> st.SearchStrategy[set[Strings]]:
    """What may be stated of a few things."""
    things = st.sampled_from(names)
    types = st.tuples(things, st.just(str(RDF.type)), st.sampled_from(CLASSES))
    # The properties that rules speak of come more often than the others, so that rules
    # meet.
    properties = st.sampled_from(SPECIAL) | st.sampled_from(OBJECT_PROPERTIES)
    relations = st.tuples(things, properties, things)
    return st.sets(types | relations, max_size=12)


graphs = graphs_of(THINGS)
# The other reasoner takes most of its time for the ontology, however little is stated:
# so it is given several graphs at once, of things that have nothing in common.
graphs_apart = st.tuples(
    *(graphs_of([f"{thing}-{n}" for thing in THINGS]) for n in range(4))
).map(lambda found: set().union(*found))


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The flagship's graph without its text."""
    return load(PROJECT)


@pytest.fixture(scope="module")
def stated() -> Engine:
    """The flagship's graph before anything is inferred."""
    engine = Engine()
    load_written(engine, PROJECT)
    fill(engine, NAMES)
    return engine


@cache
def terms() -> Graph:
    """The ontology by itself."""
    engine = Engine()
    for path in PROJECT.ontology:
        parse(engine, path, PROJECT, graph=NAMES.ontology)
    return over(engine)


@cache
def of_terms() -> Sequence[Quad]:
    """What stands in the ontology."""
    return list(engine_of(terms()))


def engine_with(triples: Iterable[Strings]) -> Engine:
    """The ontology, and the triples as if the registry stated them."""
    engine = Engine()
    engine.bulk_extend(of_terms())
    for triple in triples:
        subject, predicate, value = map(NamedNode, triple)
        engine.extend(
            [
                Quad(subject, predicate, value),
                Quad(subject, predicate, value, NAMES.entities),
            ]
        )
    return engine


def concluded(triples: Iterable[Strings]) -> set[Strings]:
    """What holds after inference."""
    engine = engine_with(triples)
    infer(engine, terms().ontology)
    return of_things(engine.quads_for_pattern(None, None, None, HOLDS))


def owlrl_concludes(triples: Iterable[Strings]) -> set[Strings]:
    """What the reasoner concludes in our vocabulary, of things that are no terms
    themselves.
    """
    graph = RdfGraph()
    for subject, predicate, value in triples:
        graph.add((URIRef(subject), URIRef(predicate), URIRef(value)))
    return conclusions(closed(graph))


def inferred(graph: Graph) -> list[Triple]:
    """The statements that rules alone give."""
    quads = engine_of(graph).quads_for_pattern(None, None, None, NAMES.inferred)
    return sorted(
        (
            (q.subject, q.predicate, q.object)
            for q in quads
            if isinstance(q.subject, NamedNode)
        ),
        key=str,
    )


def leaves(found: Explanation) -> Iterator[Explanation]:
    """The explanations that rest on no other."""
    if not found.premises:
        yield found
    for premise in found.premises:
        yield from leaves(premise)


def test_the_flagship_is_concluded_as_by_owlrl(stated: Engine, graph: Graph) -> None:
    """Every conclusion between things, and no other."""
    stated_ = of_things(stated.quads_for_pattern(None, None, None, HOLDS))
    ours = of_things(engine_of(graph).quads_for_pattern(None, None, None, HOLDS))
    assert {triple for triple in ours if triple[0] not in TERMS} == owlrl_concludes(
        stated_
    )
    assert len(ours) > len(stated_)


@given(graphs_apart)
@settings(max_examples=7, deadline=None)
def test_any_graph_is_concluded_as_by_owlrl(triples: set[Strings]) -> None:
    """Also where properties and classes meet that the flagship keeps apart."""
    assert concluded(triples) == owlrl_concludes(triples)


@given(graphs)
@settings(max_examples=40, deadline=None)
def test_inference_is_complete_and_only_adds(triples: set[Strings]) -> None:
    """Running it again adds nothing, and what it adds is what the inferred graph holds."""
    engine = engine_with(triples)
    infer(engine, terms().ontology)
    once = set(engine)
    infer(engine, terms().ontology)
    assert set(engine) == once
    new = of_things(engine.quads_for_pattern(None, None, None, NAMES.inferred))
    assert new == of_things(engine.quads_for_pattern(None, None, None, HOLDS)) - triples


@given(graphs)
@settings(max_examples=40, deadline=None)
def test_any_conclusion_is_explained(triples: set[Strings]) -> None:
    """Down to what was given, whatever circles the rules run in."""
    engine = engine_with(triples)
    infer(engine, terms().ontology)
    graph = over(engine)
    for triple in inferred(graph):
        (found,) = explain(graph, [triple])
        assert found.reason and found.premises
        assert {leaf.statement.basis for leaf in leaves(found)} == {"registered"}


def test_a_generated_graph_is_concluded_as_by_owlrl(tmp_path: Path) -> None:
    """A thousand statements of a kind; the benchmarks compare a hundred thousand."""
    engine = Engine()
    load_written(engine, generated.write(tmp_path / "generated", 10))
    fill(engine, NAMES)
    stated_ = of_things(engine.quads_for_pattern(None, None, None, HOLDS))
    infer(engine, over(engine).ontology)
    ours = of_things(engine.quads_for_pattern(None, None, None, HOLDS))
    assert ours == owlrl_concludes(stated_)
    assert len(ours) > 2 * len(stated_) > 1000


def test_the_fixed_point_of_the_flagship(graph: Graph) -> None:
    """Running inference again adds nothing to the flagship."""
    engine = Engine()
    engine.extend(engine_of(graph))
    infer(engine, over(engine).ontology)
    assert set(engine) == set(engine_of(graph))


def test_the_inferred_graph_is_what_is_not_stated(graph: Graph, stated: Engine) -> None:
    """Exactly the default graph without what people wrote, literals included."""
    written = {q.triple for q in stated.quads_for_pattern(None, None, None, HOLDS)}
    holds = {
        q.triple for q in engine_of(graph).quads_for_pattern(None, None, None, HOLDS)
    }
    new = {
        q.triple
        for q in engine_of(graph).quads_for_pattern(None, None, None, NAMES.inferred)
    }
    assert new == holds - written
    assert written < holds


def test_every_inferred_statement_is_explained(graph: Graph) -> None:
    """To statements that an article, the registry or a reading gives, each with
    passages where it is stated.
    """
    found = inferred(graph)
    assert len(found) == len(
        list(engine_of(graph).quads_for_pattern(None, None, None, NAMES.inferred))
    )
    for triple in found:
        (explanation,) = explain(graph, [triple])
        assert explanation.statement.basis == "inferred"
        assert explanation.reason and explanation.premises, triple
        for leaf in leaves(explanation):
            assert leaf.statement.basis in ("stated", "registered", "derived"), triple
            assert bool(leaf.evidence) == (leaf.statement.basis == "stated"), triple


def test_every_statement_that_holds_is_explained(graph: Graph) -> None:
    """No statement is without a basis, and none explains itself."""
    reasons = graph.provenance(graph.triples())
    for triple in graph.triples():
        assert triple in reasons, triple
        (found,) = why(graph, *triple)
        assert all(str(leaf.statement.sentence) for leaf in leaves(found))


@pytest.mark.parametrize(
    "axiom", ["symmetric", "transitive", "inverse", "chain", "subproperty", "subclass"]
)
def test_each_kind_of_rule_is_in_use(graph: Graph, axiom: str) -> None:
    """The ontology has each kind of axiom, grounded in terms that it declares."""
    found = [rule for rule in rules(graph.ontology) if rule.axiom == axiom]
    assert found
    terms = PROPERTIES | set(CLASSES) | {str(RDFS.label), str(RDF.Statement)}
    assert {term.value for rule in found for term in rule.terms} <= terms


def test_literals_are_carried_over(graph: Graph) -> None:
    """A name that `rdfs:label` is inferred from keeps its language."""
    huawei = NamedNode(NAMES.things + "huawei")
    label = (huawei, v.LABEL, Literal("Huawei Technologies", language="en"))
    assert graph.provenance([label])[label].basis == "inferred"


@pytest.mark.parametrize(
    ("stated_", "expected"),
    [
        ({("t0", "kg:cooperatesWith", "t1")}, ("t1", "kg:cooperatesWith", "t0")),
        (
            {("t0", "kg:locatedIn", "t1"), ("t1", "kg:locatedIn", "t2")},
            ("t0", "kg:locatedIn", "t2"),
        ),
        (
            {("t0", "kg:holdsPost", "t1"), ("t1", "kg:postIn", "t2")},
            ("t0", "kg:affiliatedWith", "t2"),
        ),
        ({("t0", "kg:subsidiaryOf", "t1")}, ("t1", "kg:hasSubsidiary", "t0")),
        ({("t0", "kg:hasSubsidiary", "t1")}, ("t1", "kg:subsidiaryOf", "t0")),
        ({("t0", "kg:subsidiaryOf", "t1")}, ("t1", "org:hasSubOrganization", "t0")),
        ({("t0", "rdf:type", "kg:City")}, ("t0", "rdf:type", "prov:Agent")),
    ],
)
def test_a_rule_concludes(stated_: set[Strings], expected: Strings) -> None:
    """One example a kind, and two that need several rules."""

    def full(triple: Strings) -> Strings:
        subject, predicate, value = (
            v.PREFIXES[part.partition(":")[0]] + part.partition(":")[2]
            if ":" in part
            else NAMES.things + part
            for part in triple
        )
        return subject, predicate, value

    assert full(expected) in concluded(map(full, stated_))


def test_domains_and_ranges_conclude_nothing() -> None:
    """They are constraints, which shapes check."""
    assert concluded([(THINGS[0], v.KG + "hasBrand", THINGS[1])]) == {
        (THINGS[0], v.KG + "hasBrand", THINGS[1]),
        (THINGS[0], v.PREFIXES["schema"] + "brand", THINGS[1]),
    }


def test_a_text_in_the_place_of_a_thing_ends_no_rule_late() -> None:
    """A mistake for a check to find: whatever the property, the rules come to an end."""
    for property in OBJECT_PROPERTIES:
        engine = engine_with([])
        triple = (NamedNode(THINGS[0]), NamedNode(property), Literal("a text"))
        engine.extend([Quad(*triple), Quad(*triple, NAMES.entities)])
        infer(engine, terms().ontology)
        assert all(
            isinstance(quad.subject, NamedNode)
            for quad in engine.quads_for_pattern(None, None, None, HOLDS)
        )
