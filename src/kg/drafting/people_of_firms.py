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
_AND_KIN = re.compile(rf",? and (?:his|her|their) (?:[a-z-]+ )?{_KIN},? $")
_LOOK = 40


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
        for person, firm in pairwise(self._reading.mentions):
            is_named = not (person.is_referral or firm.is_referral)
            between = self._text[person.span[1] : firm.span[0]]
            kinds = (self._kind(person), self._kind(firm))
            is_of_firm = is_named and kinds == ("person", "organisation")
            if is_of_firm and _OF.fullmatch(between):
                yield self._told(person, AFFILIATED_WITH, firm)
        for person in self._reading.mentions:
            relative = self._relative(person)
            if relative:
                yield self._told(relative, RELATED_TO, person)

    def _relative(self, person: Mentioned) -> Mentioned | None:
        """Who stands before somebody of his family: "Ada Oz and her brother Bo"."""
        begin, _ = person.span
        found = _AND_KIN.search(self._text, max(0, begin - _LOOK), begin)
        if found is None or self._kind(person) != "person":
            return None
        relative = self._reading.ending_at(found.start())
        return relative if relative and self._kind(relative) == "person" else None

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
