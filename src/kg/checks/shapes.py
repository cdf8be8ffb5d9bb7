"""SHACL: the shapes in ontology/shapes.ttl, and one for each domain and range of the ontology.

They look at what people wrote, before inference: a type that a rule concludes would satisfy the shape that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store
from rdflib import OWL, RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import vocabulary as v
from kg.checks.places import Places
from kg.errors import BadInput
from kg.model import Problem
from kg.project import Project
from kg.store.loading import load_stated

_SDO = Namespace(v.PREFIXES["schema"])


def check(project: Project) -> Iterator[Problem]:
    """A problem for each result of validation, in the order of the files."""
    from pyshacl import validate

    engine = Store()
    load_stated(engine, project)
    _, report, _ = validate(_data(engine), shacl_graph=_shapes(project), inference="none", advanced=False)
    assert isinstance(report, Graph)
    places = Places(project)
    problems = [_problem(report, result, engine, places) for result in report.subjects(RDF.type, SH.ValidationResult)]
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


def generated(ontology: list[Path]) -> Graph:
    """A shape for each domain and range that the ontology gives one of its own properties."""
    terms, shapes = Graph(), Graph()
    for path in ontology:
        terms.parse(path, format="turtle")
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for name in sorted({name for kind in kinds for name in terms.subjects(RDF.type, kind)}, key=str):
        if str(name).startswith(v.KG):
            _require(terms, shapes, name, (RDFS.domain, _SDO.domainIncludes), is_range=False)
            _require(terms, shapes, name, (RDFS.range, _SDO.rangeIncludes), is_range=True)
    return shapes


def _require(terms: Graph, shapes: Graph, name: Node, kinds: tuple[URIRef, ...], *, is_range: bool) -> None:
    """That a subject, or a value, of the property is of one of the classes or datatypes named."""
    allowed = sorted({kind for p in kinds for kind in terms.objects(name, p)}, key=str)
    if not allowed:
        return
    options = [_option(kind, shapes) for kind in allowed]
    target = BNode()
    side, word = (SH.targetObjectsOf, "value") if is_range else (SH.targetSubjectsOf, "subject")
    shapes.add((target, RDF.type, SH.NodeShape))
    shapes.add((target, side, name))
    labels = " or ".join(sorted({str(terms.value(kind, RDFS.label) or kind) for kind in allowed}))
    shapes.add((target, SH.message, Literal(f"A {word} of {str(name).removeprefix(v.KG)} is of the type {labels}.")))
    either = BNode()
    Collection(shapes, either, [node for option in options for node in option])
    shapes.add((target, SH["or"], either))


def _option(kind: Node, shapes: Graph) -> list[Node]:
    """A node of the class, or a literal of the datatype; whole numbers are decimals too."""
    is_datatype = str(kind).startswith(str(XSD))
    kinds = [kind, XSD.integer] if kind == XSD.decimal else [kind]
    nodes: list[Node] = []
    for one in kinds:
        node = BNode()
        shapes.add((node, SH.datatype if is_datatype else SH["class"], one))
        nodes.append(node)
    return nodes


def _problem(report: Graph, result: Node, engine: Store, places: Places) -> Problem:
    focus, value, path = (report.value(result, p) for p in (SH.focusNode, SH.value, SH.resultPath))
    message = str(report.value(result, SH.resultMessage) or "A shape is not satisfied.")
    predicate = str(path) if isinstance(path, URIRef) else None
    graph = _graph(engine, str(focus), predicate)
    place = places.find(graph, str(focus), predicate) or places.find(None, str(focus))
    file, line = place or (None, None)
    passage = graph if graph and "#char=" in graph else None
    found = str(value if value is not None else focus)
    return Problem(
        "shapes",
        f"{_short(focus)}: {message}",
        "Correct the statement, or add what is missing.",
        file,
        line,
        passage,
        message,
        found,
    )


def _graph(engine: Store, subject: str, predicate: str | None) -> str | None:
    """The graph in which people wrote of the subject, if any."""
    if not subject.startswith("http"):
        return None
    property_ = NamedNode(predicate) if predicate else None
    names = {
        q.graph_name for p in (property_, None) for q in engine.quads_for_pattern(NamedNode(subject), p, None, None)
    }
    iris = sorted(name.value for name in names if isinstance(name, NamedNode) and name != v.ONTOLOGY)
    return next((iri for iri in iris if "#char=" in iri), iris[0] if iris else None)


def _short(node: Node | None) -> str:
    iri = str(node)
    return next((f"{p}:{iri.removeprefix(ns)}" for p, ns in v.PREFIXES.items() if iri.startswith(ns)), iri)
