"""Results of SHACL as findings, each led back to the statement that people wrote."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg import vocabulary as v
from kg.checks.places import Places, passage_named
from kg.model import Finding, Location
from kg.vocabulary import Term, shortened

Part = tuple[int, Term]
"""A term, and whether it is the first, second or third of a statement."""

_A = URIRef(v.TYPE.value)


class Results:
    """The results of one validation of the quads that people wrote."""

    def __init__(
        self, report: Graph, shapes: Graph, written: Iterable[Quad], places: Places
    ) -> None:
        self._report = report
        self._shapes = shapes
        self._places = places
        self._written = list(written)

    def finding(self, result: Node) -> Finding:
        """What a result tells of, at its statement."""
        focus, value = (self._report.value(result, p) for p in (SH.focusNode, SH.value))
        message = str(self._report.value(result, SH.resultMessage) or "A shape is not satisfied.")
        quad = self._quad(result, focus, value)
        graph = quad.graph_name.value if quad and isinstance(quad.graph_name, NamedNode) else None
        finding = Finding(
            severity="error",
            check="shapes",
            message=f"{_shown(focus)}: {message}",
            location=Location(passage=passage_named(graph)),
            found=str(value if value is not None else focus),
            advice="Correct the statement, or add what is missing.",
        )
        if quad and isinstance(quad.subject, NamedNode):
            place = self._places.find(graph, quad.subject.value, quad.predicate.value)
            return finding.at(place)
        return finding

    def _quad(self, result: Node, focus: Node | None, value: Node | None) -> Quad | None:
        """The statement that is wrong; where one is missing, the one that says what the subject is."""
        shape, path = (self._report.value(result, p) for p in (SH.sourceShape, SH.resultPath))
        targeted = self._shapes.value(shape, SH.targetObjectsOf) if shape and path is None else None
        if targeted:
            return self._first(None, targeted, focus) or self._first(None, targeted, None)
        if shape and path is None:
            path = self._shapes.value(shape, SH.targetSubjectsOf)
        searches = ((path, value), (path, None)) if isinstance(path, URIRef) else ()
        found = (self._first(focus, *search) for search in (*searches, (_A, None), (None, None)))
        return next((quad for quad in found if quad), None)

    def _first(self, *pattern: Node | None) -> Quad | None:
        """The first statement of the pattern that people wrote, in a passage if there is one."""
        terms = enumerate(map(_term, pattern))
        wanted = {(at, term) for at, term in terms if term is not None}
        known = [self._by_part.get(part, []) for part in wanted]
        fewest: list[Quad] = min(known, key=len) if known else []
        quads = (quad for quad in fewest if wanted <= _parts(quad))
        return min(quads, key=_in_a_passage_first, default=None)

    @cached_property
    def _by_part(self) -> dict[Part, list[Quad]]:
        """The quads by each of their parts."""
        found: dict[Part, list[Quad]] = {}
        for quad in self._written:
            for part in _parts(quad):
                found.setdefault(part, []).append(quad)
        return found


def _parts(quad: Quad) -> set[Part]:
    return set(enumerate((quad.subject, quad.predicate, quad.object)))


def _in_a_passage_first(quad: Quad) -> tuple[bool, str, str]:
    graph = str(quad.graph_name)
    return "#char=" not in graph, graph, str(quad)


def _term(node: Node | None) -> NamedNode | Literal | None:
    if isinstance(node, RdfLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
    return NamedNode(str(node)) if isinstance(node, URIRef) else None


def _shown(node: Node | None) -> str:
    return shortened(NamedNode(str(node))) if isinstance(node, URIRef) else str(node)
