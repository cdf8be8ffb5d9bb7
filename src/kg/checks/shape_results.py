"""Results of SHACL as findings, each led back to the statement that people wrote."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.checks.asserted import Asserted
from kg.checks.source_map import Key, Unplaced, located
from kg.model import Finding, Severity
from kg.namespaces import Namespaces
from kg.vocabulary import TYPE

# SHACL's third severity, sh:Violation, is what a shape has that names none.
_SEVERITIES: dict[Node | None, Severity] = {SH.Warning: "warning", SH.Info: "note"}


class Results:
    """The results of one validation.

    Args:
        report: the validation report, as SHACL's section 3.6 describes it.
        shapes: the shapes that were validated against.
        written: what people wrote, which was validated.
        namespaces: the base and the prefixes of the project.
    """

    def __init__(
        self, report: Graph, shapes: Graph, written: Asserted, namespaces: Namespaces
    ) -> None:
        self._report = report
        self._shapes = shapes
        self._written = written
        self._namespaces = namespaces

    def finding(self, result: Node) -> Unplaced:
        """A result as a finding, at the statement that is wrong."""
        severity = self._report.value(result, SH.resultSeverity)
        focus = self._report.value(result, SH.focusNode)
        value = self._report.value(result, SH.value)
        message = self._report.value(result, SH.resultMessage)
        about = _shown(focus, self._namespaces)
        finding = Finding(
            severity=_SEVERITIES.get(severity, "error"),
            check="shapes",
            message=f"{about}: {message or 'A shape is not satisfied.'}",
            found=str(value if value is not None else focus),
            advice="Correct the statement, or add what is missing.",
        )
        quad = self._statement(result, focus, value)
        if quad is None and isinstance(focus, URIRef):
            # A frame is no statement of the data.
            path = self._report.value(result, SH.resultPath)
            return Unplaced(finding, Key(None, str(focus), str(path)))
        return located(finding, quad, self._namespaces)

    def _statement(
        self, result: Node, focus: Node | None, value: Node | None
    ) -> Quad | None:
        """The statement that is wrong.

        Where one is missing, it is the one that says what the subject is, or any other
        of the subject.
        """
        path = self._report.value(result, SH.resultPath)
        shape = self._report.value(result, SH.sourceShape)
        if shape and path is None:
            # A shape of its own for a property's subjects tells of no path.
            path = self._shapes.value(shape, SH.targetSubjectsOf)
        subject = _term(focus)
        predicate = _term(path)
        first = self._written.first
        quad = None
        if isinstance(predicate, NamedNode):
            quad = first(subject, predicate, _term(value)) or first(subject, predicate)
        return quad or first(subject, TYPE) or first(subject)


def _term(node: Node | None) -> NamedNode | Literal | None:
    """A term of rdflib as one of pyoxigraph; a blank node is none that can be found."""
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    if not isinstance(node, RdfLiteral):
        return None
    text = str(node)
    if node.language:
        return Literal(text, language=node.language)
    if node.datatype:
        return Literal(text, datatype=NamedNode(str(node.datatype)))
    return Literal(text)


def _shown(node: Node | None, namespaces: Namespaces) -> str:
    text = str(node)
    if isinstance(node, URIRef):
        return namespaces.shortened(NamedNode(text))
    return text
