"""What sorts of things a property relates, by which one sentence may tell two of them.

"Acme uses Weftline" tells that it uses a product, or a technology: which of the two, is
not said by the words but by what Weftline is.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.ontology import Ontology
from kg.vocabulary import Term


def subjects(ontology: Ontology, property: Term) -> set[Term]:
    """The classes of which the subject of a property is one; none: any will do."""
    return _values(ontology, property, v.DOMAIN, v.DOMAIN_INCLUDES)


def objects(ontology: Ontology, property: Term) -> set[Term]:
    """The classes of which the object of a property is one."""
    return _values(ontology, property, v.RANGE, v.RANGE_INCLUDES)


def are_told_apart(ontology: Ontology, one: Term, other: Term) -> bool:
    """Whether no two things can be related by both properties."""
    return _exclude(
        ontology, subjects(ontology, one), subjects(ontology, other)
    ) or _exclude(ontology, objects(ontology, one), objects(ontology, other))


def _exclude(ontology: Ontology, some: set[Term], others: set[Term]) -> bool:
    """Whether nothing is of a class here and of one there."""
    if not some or not others:
        return False
    return all(_is_excluded(ontology, one, other) for one in some for other in others)


def _is_excluded(ontology: Ontology, one: Term, other: Term) -> bool:
    above = ontology.superclasses(one)
    excluded: set[Term] = set()
    for kind in ontology.superclasses(other):
        excluded |= ontology.exclusions.get(kind, set())
    return not excluded.isdisjoint(above)


def _values(ontology: Ontology, property: Term, *declared: NamedNode) -> set[Term]:
    found: set[Term] = set()
    for predicate in declared:
        found.update(ontology.values(property, predicate))
    return found
