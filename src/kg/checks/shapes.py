"""SHACL: the shapes in ontology/shapes.ttl, and one for each domain and range of the ontology.

They look at what people wrote, before inference: a type that a rule concludes would satisfy the shape that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg import vocabulary as v
from kg.checks.domains import generated
from kg.checks.places import Places
from kg.checks.results import Results
from kg.model import Problem
from kg.project import Project
from kg.store import HOLDS
from kg.store.loading import load_stated
from kg.vocabulary import Term


def check(project: Project, places: Places) -> Iterator[Problem]:
    """A problem for each result of validation, in the order of the files."""
    from pyshacl import validate

    engine = Store()
    load_stated(engine, project)
    ontology = _graph(engine.quads_for_pattern(None, None, None, v.ONTOLOGY))
    shapes = generated(ontology)
    if project.shapes.exists():
        shapes += _graph(parse(path=project.shapes, format=RdfFormat.TURTLE))
    data = _data(engine)
    data += ontology  # whose classes and values it uses
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(report, Graph)
    results = Results(report, shapes, engine, places)
    problems = [results.problem(result) for result in report.subjects(RDF.type, SH.ValidationResult)]
    yield from sorted(problems, key=lambda problem: (problem.file or "", problem.line or 0, problem.message))


def _data(engine: Store) -> Graph:
    """What holds as written, with the articles and their passages."""
    articles = {quad.graph_name for quad in engine.quads_for_pattern(None, v.TYPE, v.CLASS_ARTICLE, None)}
    return _graph(quad for name in (HOLDS, *articles) for quad in engine.quads_for_pattern(None, None, None, name))


def _graph(quads: Iterable[Quad]) -> Graph:
    """The triples in rdflib, which has parsers of its own, but slow ones."""
    graph = Graph()
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
