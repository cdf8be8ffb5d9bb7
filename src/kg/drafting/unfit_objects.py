"""What a frame is not told of, though the property may relate it: firms have no members.

One verb tells several relations, of which what stands in its slots leaves one: a firm
belongs to its owner, and to an association as a member; goods are bought, and a mill or a
firm is acquired.
"""

from __future__ import annotations

from kg.drafting.news_terms import (
    ASSOCIATION,
    BOUGHT,
    COMPANY,
    FACILITY,
    MEMBER_OF,
    ORGANISATION,
    SUBSIDIARY_OF,
)
from kg.knowledge import Ontology
from kg.vocabulary import Term

_UNFIT: dict[Term, tuple[Term, ...]] = {
    BOUGHT: (FACILITY, ORGANISATION),
    MEMBER_OF: (COMPANY,),
    SUBSIDIARY_OF: (ASSOCIATION,),
}


def is_unfit(ontology: Ontology, predicate: Term, kind: Term | None) -> bool:
    """Whether words do not tell a relation of such an object.

    Args:
        ontology: of which classes others are below.
        predicate: the property.
        kind: the class of the object, if that is known.
    """
    unfit = _UNFIT.get(predicate, ())
    return kind is not None and not set(unfit).isdisjoint(ontology.superclasses(kind))
