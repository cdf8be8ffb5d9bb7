"""SHACL: the shapes in ontology/shapes.ttl, and one for each domain and range of the ontology.

They look at what people wrote, before inference: a type that a rule concludes would satisfy the shape that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, SH, BNode, URIRef
from rdflib import Graph as Triples
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg import vocabulary as v
from kg.checks.domains import generated
from kg.checks.places import Places
from kg.checks.results import Results
from kg.graph import Graph
from kg.model import Finding
from kg.vocabulary import Term
from kg.workspace import Workspace

_NOT_WRITTEN = {v.INFERRED, v.ONTOLOGY, v.DATASET}


def check(workspace: Workspace, graph: Graph, places: Places) -> list[Finding]:
    """A finding for each result of validation."""
    from pyshacl import validate

    ontology = _triples(graph.match(graphs=v.ONTOLOGY))
    shapes = generated(ontology)
    if workspace.shapes.exists():
        shapes += _triples(parse(path=workspace.shapes, format=RdfFormat.TURTLE))
    written = [quad for quad in graph.match(graphs=None) if quad.graph_name not in _NOT_WRITTEN]
    data = _triples(written)
    data += ontology  # whose classes and values it uses
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(report, Triples)
    results = Results(report, shapes, written, places)
    return [results.finding(result) for result in report.subjects(RDF.type, SH.ValidationResult)]


def _triples(quads: Iterable[Quad]) -> Triples:
    """The triples in rdflib, which has parsers of its own, but slow ones."""
    graph = Triples()
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(term: Term) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal), "what parses has no triple terms"
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    is_string = term.datatype.value == v.PREFIXES["xsd"] + "string"
    return RdfLiteral(term.value, datatype=None if is_string else URIRef(term.datatype.value))
