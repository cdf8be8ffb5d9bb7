"""What an independent OWL 2 RL reasoner concludes from the ontology's axioms, and which
of it counts.
"""

from __future__ import annotations

from collections.abc import Iterable

import owlrl  # type: ignore[import-untyped]
from pyoxigraph import NamedNode, Quad
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.workspace import find

Strings = tuple[str, str, str]

CONSTRAINTS = {
    *(RDFS.domain, RDFS.range, OWL.disjointWith),
    *(OWL.FunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty),
}
AXIOMS = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.inverseOf,
    OWL.propertyChainAxiom,
    RDF.first,
    RDF.rest,
}


def axioms() -> Graph:
    """The ontology's axioms, without those that are constraints here, and without its
    words.
    """
    ontology, kept = Graph(), Graph()
    for path in find().pinned.ontology:
        ontology.parse(path)
    for triple in ontology:
        if triple[1] in AXIOMS and CONSTRAINTS.isdisjoint(triple):
            kept.add(triple)
    return kept


ONTOLOGY = axioms()
CLASSES = sorted(str(name) for name in ONTOLOGY.subjects(RDF.type, OWL.Class))
PROPERTIES = {
    str(name)
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for name in ONTOLOGY.subjects(RDF.type, kind)
}
TERMS = {str(term) for term in ONTOLOGY.all_nodes()}


def closed(graph: Graph) -> Graph:
    """The graph with the axioms, and with all that the reasoner concludes from both."""
    graph += ONTOLOGY
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=False).expand(graph)
    return graph


def conclusions(graph: Graph) -> set[Strings]:
    """The triples between IRIs, in the ontology's vocabulary, of things that are no
    terms themselves.
    """
    return {
        (str(s), str(p), str(o))
        for s, p, o in graph
        if isinstance(s, URIRef) and isinstance(o, URIRef) and str(s) not in TERMS
        if (str(o) in CLASSES if p == RDF.type else str(p) in PROPERTIES)
    }


def of_things(quads: Iterable[Quad]) -> set[Strings]:
    """The triples between IRIs."""
    found = ((q.subject, q.predicate, q.object) for q in quads)
    return {
        (s.value, p.value, o.value)
        for s, p, o in found
        if isinstance(s, NamedNode) and isinstance(o, NamedNode)
    }
