"""SHACL: the shapes in ontology/shapes.ttl.

They look at what people wrote, before inference: a type that a rule concludes would
satisfy the shape that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, SH, BNode, URIRef
from rdflib import Graph as Triples
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.checks.asserted import Asserted
from kg.checks.shape_results import Results
from kg.checks.source_map import SourceMap
from kg.knowledge import Graph
from kg.model import Finding
from kg.vocabulary import ONTOLOGY, PREFIXES, SUBCLASS, TYPE, Term
from kg.workspace import Workspace


def shape_findings(
    workspace: Workspace, graph: Graph, written: Asserted, places: SourceMap
) -> Iterator[Finding]:
    """A finding for each result of validation; that there are no shapes is found elsewhere."""
    from pyshacl import validate

    if not workspace.shapes.exists():
        return
    shapes = _shapes(workspace.shapes.read_bytes())
    classes = graph.match(None, (TYPE, SUBCLASS), graphs=ONTOLOGY)
    data = _triples([*written.quads, *classes])
    _, report, _ = validate(
        data, shacl_graph=shapes, inference="none", advanced=False, inplace=True
    )
    assert isinstance(report, Triples)
    results = Results(report, shapes, written, places)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield results.finding(result)


@lru_cache(maxsize=1)
def _shapes(turtle: bytes) -> Triples:
    """The same shapes mostly serve many checks."""
    return _triples(parse(turtle, format=RdfFormat.TURTLE))


def _triples(quads: Iterable[Quad]) -> Triples:
    """The triples in rdflib, which has parsers of its own, but slow ones."""
    triples = Triples(bind_namespaces="none")
    node = cache(_node)  # most terms stand in many statements
    for quad in quads:
        triples.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return triples


def _node(term: Term) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal), "what parses has no triple terms"
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    is_string = term.datatype.value == PREFIXES["xsd"] + "string"
    return RdfLiteral(
        term.value, datatype=None if is_string else URIRef(term.datatype.value)
    )
