"""SHACL: the shapes in ontology/shapes.ttl, and one for each domain and range of the ontology.

They look at what people wrote, before inference: a type that a rule concludes would satisfy the shape that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import RDF, SH, Graph

from kg import vocabulary as v
from kg.checks.domains import generated
from kg.checks.places import Places
from kg.checks.results import Results
from kg.errors import BadInput
from kg.model import Problem
from kg.project import Project
from kg.store.loading import load_stated


def check(project: Project, places: Places) -> Iterator[Problem]:
    """A problem for each result of validation, in the order of the files."""
    from pyshacl import validate

    engine, shapes = Store(), _shapes(project)
    load_stated(engine, project)
    _, report, _ = validate(_data(engine), shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(report, Graph)
    results = Results(report, shapes, engine, places)
    problems = [results.problem(result) for result in report.subjects(RDF.type, SH.ValidationResult)]
    yield from sorted(problems, key=lambda problem: (problem.file or "", problem.line or 0, problem.message))


def _data(engine: Store) -> Graph:
    """What holds as written, the articles and their passages, and the ontology, whose classes and values it uses."""
    articles = {quad.graph_name for quad in engine.quads_for_pattern(None, v.TYPE, v.CLASS_ARTICLE, None)}
    graph = Graph()
    for name in (DefaultGraph(), v.ONTOLOGY, *sorted(articles, key=str)):
        content = engine.dump(format=RdfFormat.N_TRIPLES, from_graph=name)
        graph.parse(data=content, format="nt")
    return graph


def _shapes(project: Project) -> Graph:
    shapes = generated(project.ontology)
    if project.shapes.exists():
        try:
            shapes.parse(project.shapes, format="turtle")
        except Exception as error:
            raise BadInput(project.shown(project.shapes), " ".join(str(error).split())[:200]) from error
    return shapes
