"""Of whom and of what people are, by the words beside their names.

"Ada Oz of Acme" is of a firm, and "Ada Oz and her brother Bo" are of one family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import AFFILIATED_WITH, RELATED_TO
from kg.drafting.proposals import RelationProposal, side_of, tier_of
from kg.language.spans import covering

_OF = re.compile(r",? (?:of|at|from|with) (?:the )?(?:[a-z][\w-]* ){0,3}")
_KIN = (
    r"(?:aunt|brother|cousin|daughter|father|grandfather|granddaughter|grandmother|"
    r"grandson|husband|mother|nephew|niece|sister|son|twin|uncle|widow|widower|wife)s?"
)
_AND_KIN = re.compile(rf",? and (?:his|her|their) (?:[a-z-]+ )?{_KIN},? ")


class PeopleReader:
    """Proposes of whom and of what the people of one article are.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text

    def proposals(self) -> Iterator[RelationProposal]:
        """Firms and families, by names that stand beside one another."""
        for one, two in pairwise(self._reading.mentions):
            between = self._text[one.span[1] : two.span[0]]
            if two.is_referral or self._kind(one) != "person":
                continue
            if self._kind(two) == "organisation":
                if _OF.fullmatch(between) and not one.is_referral:
                    yield self._told(one, AFFILIATED_WITH, two)
            elif self._kind(two) == "person":
                if _AND_KIN.fullmatch(between):
                    yield self._told(one, RELATED_TO, two)

    def _told(
        self, person: Mentioned, predicate: NamedNode, other: Mentioned
    ) -> RelationProposal:
        return RelationProposal(
            side_of(person),
            predicate,
            side_of(other),
            covering(person.span, other.span),
            "description:person",
            max(tier_of(person), tier_of(other), key=_DOUBT.index),
        )

    def _kind(self, mention: Mentioned) -> str:
        return self._reading.things.name_kind(mention.thing)


_DOUBT = ("plain", "reference", "doubtful")
