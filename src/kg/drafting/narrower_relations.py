"""What a relation of a frame is where it is known what its sides are.

A frame tells a wide relation of whatever stands in its slots. Whoever set up a firm has
founded it, a company "in Kvarn" has its seat there, and a company that is part of a
group is its subsidiary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import (
    BUILDS,
    COMPANY,
    ESTABLISHED,
    FOUNDED_BY,
    HAS_SUBSIDIARY,
    HEADQUARTERED_IN,
    ORGANISATION,
    PERSON,
    PRODUCES,
    PRODUCT,
    SUBSIDIARY_OF,
)
from kg.drafting.proposals import RelationProposal, RelationSide
from kg.vocabulary import Term

_RULE = "description:narrower"
# Frames of "a company in", and of "part of"
_OF_COMPANIES = "locatedIn-company"
_OF_PARTS = "partOf-part"


def narrowed(
    reading: ArticleReading, relations: Iterable[RelationProposal]
) -> Iterator[RelationProposal]:
    """The relations, those of known sides as what they are.

    Args:
        reading: the article.
        relations: what frames tell.
    """
    ontology = reading.graph.ontology

    def above(side: RelationSide) -> set[Term]:
        kind = reading.thing(side.thing).kind if side.thing else side.kind
        return set(ontology.superclasses(kind)) if kind else set()

    for told in relations:
        subject, object = above(told.subject), above(told.object)
        is_named = told.object.thing is not None
        is_founding = ORGANISATION in object and (PERSON in subject or is_named)
        if told.predicate == ESTABLISHED and is_founding:
            yield _turned(told, FOUNDED_BY)
            continue
        if told.predicate == HAS_SUBSIDIARY:
            # "The holding company of the Oz family" is theirs.
            if COMPANY in object:
                yield _turned(told, SUBSIDIARY_OF)
            continue
        narrower = None
        if told.predicate == BUILDS and told.object.kind == PRODUCT:
            narrower = PRODUCES
        elif told.rule == _OF_COMPANIES and COMPANY in subject:
            narrower = None if told.modality else HEADQUARTERED_IN
        elif told.rule == _OF_PARTS and COMPANY in subject & object:
            narrower = SUBSIDIARY_OF
        yield told._replace(predicate=narrower, rule=_RULE) if narrower else told


def _turned(told: RelationProposal, predicate: NamedNode) -> RelationProposal:
    """What a relation says the other way round."""
    return told._replace(
        subject=told.object,
        predicate=predicate,
        object=told.subject,
        rule=_RULE,
    )
