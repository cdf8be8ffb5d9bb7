"""The graph that faults are made in, and what a fault is."""

from __future__ import annotations

import re
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import vocabulary as v
from kg.knowledge.inference import infer
from kg.knowledge.loading import fill
from kg.vocabulary import Term
from tests.flagship import NAMES
from tests.homes import over

Quads = frozenset[Quad]
XSD = v.PREFIXES["xsd"]


class Fault(NamedTuple):
    """What is taken out of a graph and what is put in, or another text; and both in
    short.
    """

    what: str
    gone: Quads = frozenset()
    come: Quads = frozenset()
    text: str | None = None


class Graph:
    """What people wrote, by graph, and the text of its one article."""

    def __init__(self, quads: Quads, text: str) -> None:
        self.quads = quads
        self.text = text
        self._engine = Store()
        self._engine.extend(quads)
        fill(self._engine, NAMES)
        infer(self._engine, over(self._engine).ontology)
        (self.article,) = {
            named(q.subject)
            for q in quads
            if q.predicate == v.TYPE and q.object == v.CLASS_ARTICLE
        }
        self.stated = sorted(
            (quad for quad in quads if "#char=" in str(quad.graph_name)), key=str
        )
        positions = {
            named(quad.subject) for quad in quads if quad.predicate == v.BEGIN_INDEX
        }
        self.passages = sorted(positions - {self.article}, key=str)

    def holds(self, quad: Quad) -> bool:
        """Whether the graph says the same anyway, be it elsewhere or by a rule."""
        return Quad(quad.subject, quad.predicate, quad.object) in self._engine

    def stating(self, predicate: NamedNode) -> list[Quad]:
        """What passages state by the property."""
        return [quad for quad in self.stated if quad.predicate == predicate]

    def members(self, kind: NamedNode) -> list[NamedNode]:
        """What passages state to be of the class."""
        return [
            named(quad.subject) for quad in self.stating(v.TYPE) if quad.object == kind
        ]

    def having(self, predicate: NamedNode) -> list[Quad]:
        """What is written by the property anywhere but in the ontology."""
        return sorted(
            (
                q
                for q in self.quads
                if q.predicate == predicate and q.graph_name != NAMES.ontology
            ),
            key=str,
        )

    def values(
        self, subject: NamedNode, predicate: NamedNode, graph: NamedNode
    ) -> frozenset[Term]:
        """What a graph says of the subject by the property."""
        return frozenset(
            quad.object
            for quad in self._engine.quads_for_pattern(subject, predicate, None, graph)
        )


def replaced(gone: Quad | Quads, come: Quad | Quads = frozenset()) -> Fault:
    """The fault of some statements in the place of others, or of none."""
    old, new = (
        frozenset({part}) if isinstance(part, Quad) else part for part in (gone, come)
    )
    return Fault(
        " -> ".join("; ".join(sorted(map(_short, quads))) for quads in (old, new)),
        old,
        new,
    )


def changed(quad: Quad, **parts: Term) -> Quad:
    """The quad with another subject, predicate, object or graph_name."""
    names = ("subject", "predicate", "object", "graph_name")
    return Quad(*(parts.get(name, getattr(quad, name)) for name in names))


def named(term: object) -> NamedNode:
    """The term, which is an IRI."""
    assert isinstance(term, NamedNode)
    return term


def literal(term: object) -> Literal:
    """The term, which is a literal."""
    assert isinstance(term, Literal)
    return term


def _short(quad: Quad) -> str:
    parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    return " ".join(re.sub(r"<[^>]*[/#]([^>]*)>", r"\1", str(part)) for part in parts)
