"""What sorts of things a property relates, by which one sentence may tell two of them.

"Acme uses Weftline" tells that it uses a product, or a technology: which of the two, is
not said by the words but by what Weftline is.
"""

from __future__ import annotations

from kg import vocabulary as v
from kg.knowledge.ontology import Ontology
from kg.vocabulary import Term


def are_told_apart(ontology: Ontology, one: Term, other: Term) -> bool:
    """Whether things that are related by one property cannot be by the other."""
    return not (
        meet(ontology, ontology.domain(one), ontology.domain(other))
        and meet(ontology, ontology.range(one), ontology.range(other))
    )


def meet(ontology: Ontology, some: set[Term], others: set[Term]) -> bool:
    """Whether a thing may be of a class here and of one there at once.

    It may if the ontology knows a class that is below both: an administrative area is a
    place and an actor.
    """
    if not some or not others:
        return True
    kinds = {*some, *others, *ontology.instances(v.OWL_CLASS)}
    for kind in kinds:
        above = ontology.superclasses(kind)
        if not some.isdisjoint(above) and not others.isdisjoint(above):
            return True
    return False
