"""Ends of statements that are not what the ontology asks for.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:52: id:norvik: A value of locatedIn is
      of the type place. [shapes]
      found     https://example.org/press/id/norvik
      do        Correct the statement, or add what is missing.

A claim is held to the domain and range of the property that it is by: what is planned
has to be possible.

Of the classes in a property's domain one is asked for, and so it is with ranges,
`schema:domainIncludes` and `schema:rangeIncludes`. A SHACL shape for each of them would
find the same, but a hundred shapes more take longer than all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.checks.asserted import Asserted
from kg.checks.source_map import Unplaced, located
from kg.knowledge import Facts, Graph, Ontology
from kg.knowledge.claims import Claim, claims
from kg.knowledge.home import triples_of
from kg.model import Finding
from kg.vocabulary import Term

_OWL = v.PREFIXES["owl"]
_XSD = v.PREFIXES["xsd"]
_DATATYPE_PROPERTY = NamedNode(_OWL + "DatatypeProperty")
_ANNOTATION_PROPERTY = NamedNode(_OWL + "AnnotationProperty")
_DECIMAL = NamedNode(_XSD + "decimal")
_INTEGER = NamedNode(_XSD + "integer")

End: TypeAlias = OneOf["subject", "value"]
Terms: TypeAlias = set[Term]
Classes: TypeAlias = dict[Term, Terms]
"""The classes of each thing."""


def domain_findings(graph: Graph, written: Asserted) -> Iterator[Unplaced]:
    """A finding for each subject or value that a property does not allow."""
    ontology = graph.ontology
    classes = _classes(ontology, written)
    properties = ontology.instances(v.OBJECT_PROPERTY)
    properties |= ontology.instances(_DATATYPE_PROPERTY)
    properties |= ontology.instances(_ANNOTATION_PROPERTY)
    for property in sorted(properties, key=str):
        assert isinstance(property, NamedNode)
        quads = written.of(property)
        # Most terms come in many statements, and a term is judged once.
        subjects: Terms = {quad.subject for quad in quads}
        values = {quad.object for quad in quads}
        ends = _Ends(subjects, values)
        for end, node, finding in _strangers(ontology, property, ends, classes):
            if end == "subject":
                quad = written.first(node, property)
            else:
                quad = written.first(None, property, node)
            yield located(finding, quad, graph.namespaces)


def claim_findings(graph: Graph, written: Asserted) -> Iterator[Unplaced]:
    """A finding for each subject or value that the property of a claim does not allow."""
    ontology = graph.ontology
    classes = _classes(ontology, written)
    for quad in written.of(v.CLAIMED_TYPE):
        # What is only claimed to be something has to be possible as that.
        claimed = ontology.superclasses(quad.object)
        classes[quad.subject].update(claimed)
    for claim in _claims(written):
        if claim.is_of_thing:
            continue
        ends = _Ends({claim.subject}, {claim.object})
        for end, _, finding in _strangers(ontology, claim.predicate, ends, classes):
            part = v.CLAIM_SUBJECT if end == "subject" else v.CLAIM_OBJECT
            statement = written.first(claim.name, part)
            yield located(finding, statement, graph.namespaces)


class _Ends(NamedTuple):
    """The subjects and the values of a property."""

    subjects: Terms
    values: Terms


class _Stranger(NamedTuple):
    """What a property does not allow at an end."""

    end: End
    node: Term
    finding: Finding


def _strangers(
    ontology: Ontology, property: NamedNode, ends: _Ends, classes: Classes
) -> Iterator[_Stranger]:
    allowed = ontology.domain(property)
    for subject in _not_allowed(ends.subjects, allowed, classes):
        finding = _finding(ontology, subject, "subject", property, allowed)
        yield _Stranger("subject", subject, finding)
    allowed = ontology.range(property)
    for value in _not_allowed(ends.values, allowed, classes):
        finding = _finding(ontology, value, "value", property, allowed)
        yield _Stranger("value", value, finding)


def _claims(written: Asserted) -> Iterator[Claim]:
    names = {quad.subject for quad in written.of(v.MODALITY)}
    quads = [quad for quad in written.quads if quad.subject in names]
    facts = Facts(triples_of(quads))
    return claims(facts)


def _classes(ontology: Ontology, written: Asserted) -> Classes:
    """The classes of everything, with their superclasses.

    Units and other controlled values have theirs in the ontology.
    """
    classes: Classes = defaultdict(set)
    for quad in written.of(v.TYPE):
        own = ontology.superclasses(quad.object)
        classes[quad.subject].update(own)
    for term, kind in ontology.pairs(v.TYPE):
        own = ontology.superclasses(kind)
        classes[term].update(own)
    return classes


def _not_allowed(nodes: Terms, allowed: Terms, classes: Classes) -> list[Term]:
    """The nodes that are none of what is allowed, in order."""
    if not allowed:
        return []
    if _DECIMAL in allowed:
        # XML Schema derives its integers from decimals.
        allowed = {*allowed, _INTEGER}
    strangers = []
    for node in nodes:
        own: Terms = classes.get(node, set())
        if isinstance(node, Literal):
            own = {node.datatype}
        if allowed.isdisjoint(own):
            strangers.append(node)
    return sorted(strangers, key=str)


def _finding(
    ontology: Ontology, node: Term, end: End, property: NamedNode, allowed: Terms
) -> Finding:
    labels: set[str] = set()
    for kind in allowed:
        label = ontology.labels.get(kind)
        labels.add(label or _shown(ontology, kind))
    ordered = sorted(labels)
    some = " or ".join(ordered)
    about = _text(node)
    if isinstance(node, NamedNode):
        about = ontology.namespaces.shortened(node)
    name = _shown(ontology, property)
    return Finding(
        severity="error",
        check="shapes",
        message=f"{about}: A {end} of {name} is of the type {some}.",
        found=_text(node),
        advice="Correct the statement, or add what is missing.",
    )


def _shown(ontology: Ontology, term: Term) -> str:
    """A term by its prefix, and one of the project's vocabulary by its name alone."""
    if isinstance(term, NamedNode):
        name = ontology.namespaces.shortened(term)
        return name.removeprefix("kg:")
    return _text(term)


def _text(term: Term) -> str:
    if isinstance(term, (NamedNode, Literal)):
        return term.value
    return str(term)
