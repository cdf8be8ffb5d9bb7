"""Results of SHACL as findings, each led back to the statement that people wrote."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.checks.asserted import Asserted
from kg.checks.source_map import SourceMap, located
from kg.model import Finding, Severity
from kg.vocabulary import TYPE, shortened

_SEVERITIES: dict[Node, Severity] = {SH.Warning: "warning", SH.Info: "note"}


class Results:
    """The results of one validation of what people wrote."""

    def __init__(
        self, report: Graph, shapes: Graph, written: Asserted, places: SourceMap
    ) -> None:
        self._report = report
        self._shapes = shapes
        self._written = written
        self._places = places

    def finding(self, result: Node) -> Finding:
        """What a result tells of, at its statement."""
        severity, focus, value, message = (
            self._report.value(result, p)
            for p in (SH.resultSeverity, SH.focusNode, SH.value, SH.resultMessage)
        )
        finding = Finding(
            severity=_SEVERITIES.get(severity, "error") if severity else "error",
            check="shapes",
            message=f"{_shown(focus)}: {message or 'A shape is not satisfied.'}",
            found=str(value if value is not None else focus),
            advice="Correct the statement, or add what is missing.",
        )
        return located(finding, self._quad(result, focus, value), self._places)

    def _quad(
        self, result: Node, focus: Node | None, value: Node | None
    ) -> Quad | None:
        """The statement that is wrong; where one is missing, the one that says what the subject is."""
        shape, path = (
            self._report.value(result, p) for p in (SH.sourceShape, SH.resultPath)
        )
        if shape and path is None:
            path = self._shapes.value(shape, SH.targetSubjectsOf)
        subject, by, other = _term(focus), _term(path), _term(value)
        searches = ((by, other), (by, None)) if isinstance(by, NamedNode) else ()
        found = (
            self._written.first(subject, *each)
            for each in (*searches, (TYPE, None), ())
        )
        return next((quad for quad in found if quad), None)


def _term(node: Node | None) -> NamedNode | Literal | None:
    if isinstance(node, RdfLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return (
            Literal(str(node), datatype=NamedNode(str(node.datatype)))
            if node.datatype
            else Literal(str(node))
        )
    return NamedNode(str(node)) if isinstance(node, URIRef) else None


def _shown(node: Node | None) -> str:
    return shortened(NamedNode(str(node))) if isinstance(node, URIRef) else str(node)
