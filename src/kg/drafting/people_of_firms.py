"""Of whom and of what people are, by the words beside their names.

"Ada Oz of Acme" is of a firm, and "Ada Oz and her brother Bo" are of one family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.name_words import KIN
from kg.drafting.news_terms import AFFILIATED_WITH, RELATED_TO
from kg.drafting.proposals import RelationProposal, side_of, tier_of
from kg.language.spans import covering

_OF = re.compile(r",? (?:of|at|from|with) (?:the )?(?:[a-z][\w-]* ){0,3}")
_KIN = rf"(?:{'|'.join(sorted(KIN))})s?"
_AND_KIN = re.compile(rf",? and (?:his|her|their) (?:[a-z-]+ )?{_KIN},? $")
# "Her brother Bo", "Ada Oz's son, Bo"
_OWN_KIN = re.compile(
    rf"(?:[’']s?|(?<=\b(?:his|her))) (?:[a-z-]+ ){{0,2}}{_KIN}(?: and [a-z-]+)?,? $",
    re.IGNORECASE,
)
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
        """Of whose family somebody is told to be: "Ada Oz and her brother Bo"."""
        begin, _ = person.span
        if self._kind(person) != "person" or person.is_referral:
            return None
        is_joined = _AND_KIN.search(self._text, max(0, begin - _LOOK), begin)
        kin = _AND_KIN if is_joined else _OWN_KIN
        relative = self._reading.owner_before(kin, begin)
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
