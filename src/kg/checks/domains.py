"""Ends of statements that are not what the ontology asks for.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:52: id:norvik: A value of locatedIn is
      of the type place. [shapes]
      found     https://example.org/press/id/norvik
      do        Correct the statement, or add what is missing.

Of the classes in a property's domain one is asked for, and so it is with ranges,
`schema:domainIncludes` and `schema:rangeIncludes`. A SHACL shape for each of them would
find the same, but a hundred shapes more take longer than all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal as OneOf
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.checks.asserted import Asserted
from kg.checks.source_map import SourceMap, located
from kg.knowledge import Graph, Ontology
from kg.model import Finding
from kg.vocabulary import Term

_DATATYPE_PROPERTY = NamedNode(v.PREFIXES["owl"] + "DatatypeProperty")
_DOMAIN = NamedNode(v.PREFIXES["rdfs"] + "domain")
_DOMAIN_INCLUDES = NamedNode(v.PREFIXES["schema"] + "domainIncludes")
_DECIMAL = NamedNode(v.PREFIXES["xsd"] + "decimal")
_INTEGER = NamedNode(v.PREFIXES["xsd"] + "integer")

End: TypeAlias = OneOf["subject", "value"]
Classes: TypeAlias = dict[Term, set[Term]]
"""The classes of each thing."""


def domain_findings(
    graph: Graph, written: Asserted, places: SourceMap
) -> Iterator[Finding]:
    """A finding for each subject or value that a property does not allow."""
    ontology = graph.ontology
    classes = _classes(ontology, written)
    properties = ontology.instances(v.OBJECT_PROPERTY)
    properties |= ontology.instances(_DATATYPE_PROPERTY)
    for property in sorted(properties, key=str):
        assert isinstance(property, NamedNode)
        quads = written.of(property)
        # Most terms come in many statements, and a term is judged once.
        subjects: set[Term] = {quad.subject for quad in quads}
        allowed = _allowed(ontology, property, _DOMAIN, _DOMAIN_INCLUDES)
        for subject in _not_allowed(subjects, allowed, classes):
            finding = _finding(ontology, subject, "subject", property, allowed)
            yield located(finding, written.first(subject, property), places)
        values = {quad.object for quad in quads}
        allowed = _allowed(ontology, property, v.RANGE, v.RANGE_INCLUDES)
        for value in _not_allowed(values, allowed, classes):
            finding = _finding(ontology, value, "value", property, allowed)
            yield located(finding, written.first(None, property, value), places)


def _classes(ontology: Ontology, written: Asserted) -> Classes:
    """The classes of everything, with their superclasses.

    Units and other controlled values have theirs in the ontology.
    """
    superclasses = cache(ontology.superclasses)  # few classes have many members
    classes: Classes = defaultdict(set)
    for quad in written.of(v.TYPE):
        classes[quad.subject].update(superclasses(quad.object))
    for term, kind in ontology.pairs(v.TYPE):
        classes[term].update(superclasses(kind))
    return classes


def _allowed(
    ontology: Ontology, property: NamedNode, *declared_by: NamedNode
) -> set[Term]:
    """The classes or datatypes of which a property asks for one; none: any will do."""
    allowed: set[Term] = set()
    for predicate in declared_by:
        allowed.update(ontology.values(property, predicate))
    return allowed


def _not_allowed(nodes: set[Term], allowed: set[Term], classes: Classes) -> list[Term]:
    """The nodes that are none of what is allowed, in order."""
    if not allowed:
        return []
    if _DECIMAL in allowed:
        # XML Schema derives its integers from decimals.
        allowed = {*allowed, _INTEGER}
    strangers = []
    for node in nodes:
        own: set[Term] = classes.get(node, set())
        if isinstance(node, Literal):
            own = {node.datatype}
        if allowed.isdisjoint(own):
            strangers.append(node)
    return sorted(strangers, key=str)


def _finding(
    ontology: Ontology, node: Term, end: End, property: NamedNode, allowed: set[Term]
) -> Finding:
    labels = {ontology.labels.get(kind) or _shown(ontology, kind) for kind in allowed}
    kinds = " or ".join(sorted(labels))
    about = _text(node)
    if isinstance(node, NamedNode):
        about = ontology.namespaces.shortened(node)
    return Finding(
        severity="error",
        check="shapes",
        message=f"{about}: A {end} of {_shown(ontology, property)} is of the type {kinds}.",
        found=_text(node),
        advice="Correct the statement, or add what is missing.",
    )


def _shown(ontology: Ontology, term: Term) -> str:
    """A term by its prefix, and one of the project's vocabulary by its name alone."""
    if isinstance(term, NamedNode):
        return ontology.namespaces.shortened(term).removeprefix("kg:")
    return _text(term)


def _text(term: Term) -> str:
    if isinstance(term, (NamedNode, Literal)):
        return term.value
    return str(term)
