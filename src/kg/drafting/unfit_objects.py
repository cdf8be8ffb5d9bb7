"""What a frame is not told of, though the property may relate it: firms have no members.

One verb tells several relations, of which what stands in its slots leaves one: a firm
belongs to its owner, and to an association as a member; goods are bought, and a mill or a
firm is acquired.
"""

from __future__ import annotations

from kg.drafting.news_terms import (
    AREA,
    ASSOCIATION,
    BOUGHT,
    COMPANY,
    COMPETES_WITH,
    FACILITY,
    GROUP,
    HEARD_BY,
    MEMBER_OF,
    OPERATES,
    ORGANISATION,
    PART_OF,
    PERSON,
    SUBSIDIARY_OF,
)
from kg.knowledge import Ontology
from kg.vocabulary import Term

_UNFIT: dict[Term, tuple[Term, ...]] = {
    BOUGHT: (FACILITY, ORGANISATION),
    MEMBER_OF: (COMPANY,),
    SUBSIDIARY_OF: (ASSOCIATION,),
    # "Its brands include Holmelle": what a firm has several of is no whole.
    PART_OF: (GROUP,),
    OPERATES: (COMPANY,),
    # "The Kvarn rival Acme": firms have rivals, and are from somewhere.
    COMPETES_WITH: (AREA,),
    # "Sued in Kvarn": a court there hears it.
    HEARD_BY: (AREA,),
}
# Whoever runs a firm or a mill is its head; a firm operates a mill.
_NOT_OF_PEOPLE: dict[Term, tuple[Term, ...]] = {OPERATES: (ORGANISATION, FACILITY)}


def is_unfit(
    ontology: Ontology, predicate: Term, subject: Term | None, object: Term | None
) -> bool:
    """Whether words do not tell a relation of such things.

    Args:
        ontology: of which classes others are below.
        predicate: the property.
        subject: the class of its subject, if that is known.
        object: the class of its object, if that is known.
    """
    unfit = {*_UNFIT.get(predicate, ())}
    if subject == PERSON:
        unfit.update(_NOT_OF_PEOPLE.get(predicate, ()))
    return object is not None and not unfit.isdisjoint(ontology.superclasses(object))
