"""What a relation of a frame is where it is known what its sides are.

A frame tells a wide relation of whatever stands in its slots. A person who set up a firm
has founded it, a company "in Kvarn" has its seat there, and a company that is part of a
group is its subsidiary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        if (
            told.predicate == ESTABLISHED
            and PERSON in subject
            and ORGANISATION in object
        ):
            yield told._replace(
                subject=told.object,
                predicate=FOUNDED_BY,
                object=told.subject,
                rule=_RULE,
            )
            continue
        if told.predicate == HAS_SUBSIDIARY:
            if COMPANY not in object:
                continue  # "the holding company of the Oz family" is theirs
            # One of two that say the same
            yield told._replace(
                subject=told.object,
                predicate=SUBSIDIARY_OF,
                object=told.subject,
                rule=_RULE,
            )
            continue
        narrower = None
        if told.predicate == BUILDS and told.object.kind == PRODUCT:
            narrower = PRODUCES
        elif told.rule == _OF_COMPANIES and COMPANY in subject:
            narrower = None if told.modality else HEADQUARTERED_IN
        elif told.rule == _OF_PARTS and COMPANY in subject & object:
            narrower = SUBSIDIARY_OF
        yield told._replace(predicate=narrower, rule=_RULE) if narrower else told
