"""SHACL: what people wrote against the shapes in `ontology/shapes.ttl`.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:90: id:obs-growth: A growth is given in
      kg:percent. [shapes]
      found     https://w3id.org/newskg/ontology#CNY
      do        Correct the statement, or add what is missing.

It is validated before inference: a type that a rule concludes would satisfy the shape
that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import SH, BNode, URIRef
from rdflib import Graph as Triples
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg import vocabulary as v
from kg.cache import kept, program
from kg.checks.asserted import Asserted
from kg.checks.conforming import Described, Shapes
from kg.checks.shape_results import Results
from kg.checks.source_map import Unplaced
from kg.knowledge import Graph, is_kept
from kg.vocabulary import DIMENSION, IN_SCHEME, PREFIXES, SUBCLASS, TYPE, Term
from kg.workspace import Workspace

_FRAME_CLASSES = (v.VERB_FRAME, v.NOUN_FRAME, v.ADJECTIVE_FRAME)
_OF_SHARED_FRAMES = (v.TELLS, v.IS_PREFERRED)
OF_TERMS = (TYPE, SUBCLASS, IN_SCHEME, DIMENSION)
"""What shapes ask for of the ontology's terms."""
_STRING = PREFIXES["xsd"] + "string"


def shape_findings(
    workspace: Workspace, graph: Graph, written: Asserted
) -> Iterator[Unplaced]:
    """A finding for each result of the validation of data, if there are shapes."""
    texts = _texts(workspace)
    # Classes and controlled values are the ontology's, which shapes ask for too.
    classes = graph.match(None, OF_TERMS, graphs=graph.namespaces.ontology)
    # Frames are validated apart, with all that is told of them.
    classes = [quad for quad in classes if quad.object not in _FRAME_CLASSES]
    proofs = graph.match(graphs=graph.namespaces.proofs)
    quads = [*written.quads, *classes, *proofs]
    report = data_report(quads, texts)
    yield from _findings(report, texts, written, graph)


def frame_shape_findings(workspace: Workspace, graph: Graph) -> Iterator[Unplaced]:
    """A finding for each result of the validation of frames, if there are shapes."""
    texts = _texts(workspace)
    report = _frame_report(workspace, graph, texts)
    # No statement of the data is about a frame, so that none is looked for.
    nothing = Asserted(())
    yield from _findings(report, texts, nothing, graph)


def _texts(workspace: Workspace) -> bytes:
    # That there are none is a finding of `question_files`.
    return _joined(workspace.shapes)


def _joined(paths: Iterable[Path]) -> bytes:
    """The contents of some files of Turtle, which are one when put together."""
    contents = [path.read_bytes() for path in paths]
    return b"\n".join(contents)


def _findings(
    report: Triples, texts: bytes, written: Asserted, graph: Graph
) -> Iterator[Unplaced]:
    # Not all results of the report: some only tell why another one is there.
    found = list(report.objects(predicate=SH.result))
    if not found:
        return
    shapes = _shapes(texts)
    results = Results(report, shapes, written, graph.namespaces)
    for result in found:
        yield results.finding(result)


def data_report(quads: Sequence[Quad], texts: bytes) -> Triples:
    """What the validation of data finds, of the nodes that may not satisfy a shape."""
    shapes = Shapes(parse(texts, format=RdfFormat.TURTLE))
    if not shapes.is_known:
        return _report(_triples(quads), _shapes(texts))
    described = Described(quads)
    unsure = shapes.unsure(described)
    if not unsure:
        return Triples()
    around = described.around(unsure)
    # What the ontology says is asked for from farther away, too.
    _, *of_ontology = OF_TERMS
    needed = [
        quad
        for quad in quads
        if quad.subject in around or quad.predicate in of_ontology
    ]
    data = _triples(needed)
    report = _report(data, _shapes(texts))
    names = set(map(_node, unsure))
    results = list(report.objects(predicate=SH.result))
    # What is around them may lack what it has: it was looked at, and satisfies all.
    for result in results:
        focus = report.value(result, SH.focusNode)
        if focus not in names:
            report.remove((None, SH.result, result))
    return report


def _report(data: Triples, shapes: Triples) -> Triples:
    """What the validation of some data finds; the data may be changed by it."""
    from pyshacl import validate

    _, report, _ = validate(
        data, shacl_graph=shapes, inference="none", advanced=False, inplace=True
    )
    assert isinstance(report, Triples)
    return report


def _frame_report(workspace: Workspace, graph: Graph, shapes: bytes) -> Triples:
    """What the validation of the frames finds, which seldom change between two checks.

    They are many, and no statement of an article is about them. Those of the package
    have been validated there, and a copy of all its ontology has no others.
    """
    if workspace.has_copied_ontology:
        return Triples()
    files = (*workspace.frames, *workspace.ontology)
    # Only of the folder's own ones all is validated; where it is does not matter.
    found: list[tuple[bool, bytes]] = []
    for path in files:
        is_own = path.is_relative_to(workspace.root)
        found.append((is_own, path.read_bytes()))
    key = (shapes, *found)

    def make() -> bytes:
        ontology = graph.namespaces.ontology
        classes = graph.match(None, (TYPE, SUBCLASS), graphs=ontology)
        report = data_report([*classes, *_frames(workspace, graph)], shapes)
        return report.serialize(format="nt").encode()

    if key not in _FRAME_REPORTS:
        parts = [*program(), shapes]
        for is_own, content in found:
            owner = str(is_own).encode()
            parts += [owner, content]
        turtle = kept("frames", parts, make) if is_kept(workspace) else make()
        _FRAME_REPORTS.clear()
        _FRAME_REPORTS[key] = _parsed(turtle)
    return _FRAME_REPORTS[key]


_FRAME_REPORTS: dict[tuple[object, ...], Triples] = {}
"""The latest report on frames, by all that it is of."""


def _frames(workspace: Workspace, graph: Graph) -> list[Quad]:
    """The frames that the folder brings, and which others are preferred.

    Those of the package have been validated there.
    """
    files = [path for path in workspace.frames if path.is_relative_to(workspace.root)]
    own = parse(_joined(files), format=RdfFormat.TURTLE)
    ontology = graph.namespaces.ontology
    elsewhere = graph.match(None, v.FRAME_PROPERTIES, graphs=ontology)
    shared = [quad for quad in graph.frames if quad.predicate in _OF_SHARED_FRAMES]
    return [*own, *elsewhere, *shared]


@lru_cache(maxsize=1)
def _shapes(turtle: bytes) -> Triples:
    # Checks that follow each other in one process mostly have the same shapes.
    return _parsed(turtle)


def _parsed(turtle: bytes) -> Triples:
    quads = parse(turtle, format=RdfFormat.TURTLE)
    return _triples(quads)


def _triples(quads: Iterable[Quad]) -> Triples:
    """The triples as a graph of rdflib, whose own parsers are slow."""
    triples = Triples(bind_namespaces="none")
    node = cache(_node)  # most terms stand in many statements
    for quad in quads:
        subject = node(quad.subject)
        predicate = node(quad.predicate)
        value = node(quad.object)
        triples.add((subject, predicate, value))
    return triples


def _node(term: Term) -> Node:
    """A term of pyoxigraph as one of rdflib."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal), "a file with triple terms is not loaded"
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == _STRING:
        # To rdflib, a literal of xsd:string is another than one of no datatype.
        return RdfLiteral(term.value)
    return RdfLiteral(term.value, datatype=URIRef(datatype))
