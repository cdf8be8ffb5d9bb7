"""The ontology keeps to OWL 2 DL and to its profile RL, so that reasoners take it.

What is tested are the conditions that an ontology of named classes and properties can
break: OWL 2 Structural Specification, sections 5.8 (typing), 4 (datatypes) and 11.2
(simple properties), and OWL 2 Profiles, section 4.2 (RL). One datatype of the data is
none of OWL 2: `xsd:date`, by which news dates things.
"""

from __future__ import annotations

from collections import defaultdict

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.formats import files
from kg.knowledge import load
from tests.flagship import ROOT, flagship

FILES = ("core.ttl", "news.ttl", "units.ttl")
ALIGNED = (*FILES, "alignments.ttl")
KINDS = {
    OWL.ObjectProperty: "object",
    OWL.DatatypeProperty: "data",
    OWL.AnnotationProperty: "annotation",
}
BUILT_IN = {
    RDFS.label: "annotation",
    RDFS.comment: "annotation",
    RDFS.seeAlso: "annotation",
    RDFS.isDefinedBy: "annotation",
    OWL.versionInfo: "annotation",
    OWL.deprecated: "annotation",
}
AXIOMS = {  # of RL, between what is named; OWL 2 Profiles, section 4.2
    *(RDF.type, RDF.first, RDF.rest),
    *(RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    *(OWL.disjointWith, OWL.inverseOf, OWL.propertyChainAxiom),
    OWL.propertyDisjointWith,
    *(OWL.imports, OWL.versionIRI),
}
NEED_SIMPLE = {
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.IrreflexiveProperty,
    OWL.AsymmetricProperty,
}
LITERALS = {XSD.date}
"""What the data and headers use beyond the datatypes of OWL 2."""
OF_OWL = {
    *(XSD.boolean, XSD.decimal, XSD.integer, XSD.string, XSD.dateTime),
    RDF.langString,
}


def ontology(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(ROOT / "ontology" / name)
    return graph


@pytest.fixture(scope="module", params=["alone", "aligned", "with data"])
def graph(request: pytest.FixtureRequest) -> Graph:
    """The ontology as a site publishes it, with its alignments, and with an export."""
    if request.param == "alone":
        return ontology(*FILES)
    graph = ontology(*ALIGNED)
    if request.param == "with data":
        (content,) = files(load(flagship()), "turtle", "none").values()
        graph.parse(data=content, format="turtle")
    return graph


def kinds(graph: Graph) -> dict[Node, set[str]]:
    """As what each property is declared."""
    found: dict[Node, set[str]] = defaultdict(set)
    for kind, name in KINDS.items():
        for term in graph.subjects(RDF.type, kind):
            found[term].add(name)
    for term, name in BUILT_IN.items():
        found[term].add(name)
    return found


def test_every_property_is_declared_as_one_kind(graph: Graph) -> None:
    """No property relates both things and texts, and none goes undeclared."""
    declared = kinds(graph)
    used = {term for term in graph.predicates() if term not in AXIOMS}
    assert {term for term in used if len(declared[term]) != 1} == set()
    assert {term for term, names in declared.items() if len(names) > 1} == set()


def test_values_are_of_the_kind_of_their_property(graph: Graph) -> None:
    declared = kinds(graph)
    wrong = [
        (subject, predicate, value)
        for subject, predicate, value in graph
        if predicate not in AXIOMS
        and declared[predicate] != {"annotation"}
        and isinstance(value, Literal) != (declared[predicate] == {"data"})
    ]
    assert wrong == []


def test_classes_and_individuals_are_declared(graph: Graph) -> None:
    """Whatever axioms name is a class, and whatever has a class has a declared one."""
    classes = set(graph.subjects(RDF.type, OWL.Class))
    named = {
        *graph.objects(None, RDFS.subClassOf),
        *graph.objects(None, OWL.disjointWith),
        *graph.subjects(RDFS.subClassOf),
        *(
            kind
            for kind in graph.objects(None, RDF.type)
            if not str(kind).startswith((str(OWL), str(RDF), str(RDFS)))
        ),
    }
    assert named - classes - {OWL.Thing} == set()


def test_domains_and_ranges_fit_their_property(graph: Graph) -> None:
    """Things for object properties, datatypes of OWL 2 for data properties."""
    declared, classes = kinds(graph), set(graph.subjects(RDF.type, OWL.Class))
    for term, kind in graph.subject_objects(RDFS.domain):
        assert declared[term] == {"annotation"} or kind in classes, term
    for term, kind in graph.subject_objects(RDFS.range):
        if declared[term] == {"object"}:
            assert kind in classes, term
        if declared[term] == {"data"}:
            assert kind in OF_OWL, term


def test_subproperties_are_of_one_kind(graph: Graph) -> None:
    declared = kinds(graph)
    for lower, upper in graph.subject_objects(RDFS.subPropertyOf):
        assert declared[lower] == declared[upper], (lower, upper)


def test_what_has_to_be_simple_is_simple(graph: Graph) -> None:
    """No property that chains or transitivity feed is functional, irreflexive,
    asymmetric or excludes another (Structural Specification, section 11.2).
    """
    composite = set(graph.subjects(RDF.type, OWL.TransitiveProperty))
    composite |= set(graph.subjects(OWL.propertyChainAxiom))
    grown = True
    while grown:
        fed = {
            upper
            for lower in composite
            for upper in (
                *graph.objects(lower, RDFS.subPropertyOf),
                *graph.objects(lower, OWL.inverseOf),
                *graph.subjects(OWL.inverseOf, lower),
            )
        }
        grown = not fed <= composite
        composite |= fed
    constrained = {
        term
        for kind in NEED_SIMPLE
        for term in graph.subjects(RDF.type, kind)
        if (term, RDF.type, OWL.ObjectProperty) in graph
    }
    for one, other in graph.subject_objects(OWL.propertyDisjointWith):
        constrained |= {one, other}
    assert composite & constrained == set()


def test_only_axioms_of_the_profile_are_used(graph: Graph) -> None:
    """Beside those, OWL's terms come only as the kinds of what is declared."""
    owl = {
        term
        for term in {*graph.predicates(), *graph.objects()}
        if isinstance(term, URIRef) and term in OWL
    }
    known = {
        *(OWL.Ontology, OWL.Class, OWL.Thing, OWL.NamedIndividual),
        *KINDS,
        *NEED_SIMPLE,
        *(OWL.SymmetricProperty, OWL.TransitiveProperty),
        *(AXIOMS | BUILT_IN.keys()),
    }
    assert owl - known == set()


def test_literals_have_datatypes_of_owl(graph: Graph) -> None:
    """But for days, which the data need, and headers have."""
    datatypes = {
        value.datatype
        for value in graph.objects()
        if isinstance(value, Literal) and value.datatype
    }
    assert datatypes - OF_OWL <= LITERALS
