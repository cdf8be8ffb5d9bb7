"""SHACL that looks only at what differs from a graph in which it finds nothing."""

from __future__ import annotations

from typing import Any

import pyshacl
from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.vocabulary import DIMENSION, TELLS

Triple = tuple[Node, Node, Node]
_OF_TERMS = (RDFS.subClassOf, SKOS.inScheme, URIRef(DIMENSION.value))
_TELLS = URIRef(TELLS.value)
_validate = pyshacl.validate


class Narrow:
    """A `pyshacl.validate` for graphs that are much like `base`, in which every shape
    is satisfied.

    A shape of ours looks from a thing one step ahead or back, and at what class,
    scheme or dimension is there. So only things can break one of which a statement differs, or that lead to
    one whose statements differ. Of a term that a frame tells, it looks at all frames.
    """

    def __init__(self, base: set[Triple]) -> None:
        self._base = base

    def __call__(self, data: Graph, **options: Any) -> tuple[bool, Graph, str]:
        """The results that a validation of all of the data has, though perhaps not its
        text.
        """
        triples = set(data)
        nodes = _near(self._base ^ triples, triples)
        around = [each for each in triples if each[0] in nodes or each[2] in nodes]
        ends = {end for subject, _, value in around for end in (subject, value)}
        part = Graph(bind_namespaces="none")
        for subject, predicate, value in triples:
            is_class = predicate == RDF.type and subject in ends
            if is_class or predicate in _OF_TERMS:
                around.append((subject, predicate, value))
        for triple in around:
            part.add(triple)
        conforms, report, text = _validate(part, **options)
        for result in list(report.subjects(RDF.type, SH.ValidationResult)):
            if report.value(result, SH.focusNode) not in nodes:
                # Of its statements not all were there.
                report.remove((result, None, None))
                report.remove((None, SH.result, result))
        return conforms, report, text


def _near(changed: set[Triple], triples: set[Triple]) -> set[Node]:
    """The ends of changed statements, what leads to their subjects, what these tell,
    and what else tells that.
    """
    subjects = {subject for subject, _, _ in changed}
    ends = subjects | {value for _, _, value in changed if isinstance(value, URIRef)}
    leading = {subject for subject, _, value in triples if value in subjects}
    telling = [
        (frame, term) for frame, tells, term in triples | changed if tells == _TELLS
    ]
    told = {term for frame, term in telling if frame in subjects}
    return ends | leading | told | {frame for frame, term in telling if term in told}
