"""Results of SHACL as problems, each led back to the statement that people wrote."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import SH, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg import vocabulary as v
from kg.checks.places import Places, passage_named
from kg.model import Problem
from kg.sentences import shortened


class Results:
    """The results of one validation."""

    def __init__(self, report: Graph, shapes: Graph, engine: Store, places: Places) -> None:
        self._report = report
        self._shapes = shapes
        self._engine = engine
        self._places = places

    def problem(self, result: Node) -> Problem:
        """The problem that a result tells of, at its statement."""
        focus, value = (self._report.value(result, p) for p in (SH.focusNode, SH.value))
        message = str(self._report.value(result, SH.resultMessage) or "A shape is not satisfied.")
        quad = self._quad(result, focus, value)
        graph = quad.graph_name.value if quad and isinstance(quad.graph_name, NamedNode) else None
        problem = Problem(
            "shapes",
            f"{_shown(focus)}: {message}",
            "Correct the statement, or add what is missing.",
            passage=passage_named(graph),
            found=str(value if value is not None else focus),
        )
        if quad and isinstance(quad.subject, NamedNode):
            return problem.at(self._places.find(graph, quad.subject.value, quad.predicate.value))
        return problem

    def _quad(self, result: Node, focus: Node | None, value: Node | None) -> Quad | None:
        """The statement that is wrong; where one is missing, the one that says what the subject is."""
        shape, path = (self._report.value(result, p) for p in (SH.sourceShape, SH.resultPath))
        if shape and (property_ := self._shapes.value(shape, SH.targetObjectsOf)) and path is None:
            return self._first(None, property_, focus) or self._first(None, property_, None)
        if shape and path is None:
            path = self._shapes.value(shape, SH.targetSubjectsOf)
        if not isinstance(path, URIRef):
            path = None
        searches = ((path, value), (path, None)) if path else ()
        found = (self._first(focus, *search) for search in (*searches, (URIRef(v.TYPE.value), None), (None, None)))
        return next((quad for quad in found if quad), None)

    def _first(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Quad | None:
        """The first statement of the pattern that people wrote, in a passage if there is one."""
        s, p, o = (_term(node) for node in (subject, predicate, value))
        if isinstance(s, Literal) or isinstance(p, Literal):
            return None
        quads = [q for q in self._engine.quads_for_pattern(s, p, o, None) if _is_written(q)]
        return min(quads, key=lambda q: ("#char=" not in str(q.graph_name), str(q.graph_name), str(q)), default=None)


def _is_written(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name != v.ONTOLOGY


def _term(node: Node | None) -> NamedNode | Literal | None:
    if isinstance(node, RdfLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
    return NamedNode(str(node)) if isinstance(node, URIRef) else None


def _shown(node: Node | None) -> str:
    return shortened(NamedNode(str(node))) if isinstance(node, URIRef) else str(node)
