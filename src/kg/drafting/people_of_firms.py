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
from kg.drafting.news_terms import (
    AFFILIATED_WITH,
    CHILD_OF,
    GRANDCHILD_OF,
    MARRIED_TO,
    PARENT_OF,
    RELATED_TO,
    SIBLING_OF,
)
from kg.drafting.proposals import RelationProposal, side_of
from kg.language.spans import Span, covering

_OF = re.compile(r",? (?:of|at|from|with) (?:the )?(?:[a-z][\w-]* ){0,3}")
_KIN = rf"(?P<kin>{'|'.join(sorted(KIN))})s?(?P<others> and [a-z-]+)?"
_LIKE = r"(?:(?!and |spiritual |founding )[a-z-]+ )"
_AND_KIN = re.compile(rf",? and (?:his|her|their) {_LIKE}?{_KIN},? $")
# "Her brother Bo", "Ada Oz's son, Bo"
_OWN_KIN = re.compile(
    rf"(?:[’']s?|(?<=\b(?:his|her))) {_LIKE}{{0,2}}{_KIN},? $",
    re.IGNORECASE,
)
# "The brothers Bo and Ivo"
_BROTHERS = re.compile(
    r"\b(?P<noun>brothers|sisters|siblings|twins),? $", re.IGNORECASE
)
_LOOK = 40
_CLOSE = {
    "brother": SIBLING_OF,
    "daughter": CHILD_OF,
    "father": PARENT_OF,
    "grandchild": GRANDCHILD_OF,
    "granddaughter": GRANDCHILD_OF,
    "grandson": GRANDCHILD_OF,
    "husband": MARRIED_TO,
    "mother": PARENT_OF,
    "sister": SIBLING_OF,
    "son": CHILD_OF,
    "twin": SIBLING_OF,
    "widow": MARRIED_TO,
    "widower": MARRIED_TO,
    "wife": MARRIED_TO,
}
"""What somebody is to the one whose such relative he is told to be."""
_GRANDPARENTS = ("grandfather", "grandmother")


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
        for one, two in pairwise(self._reading.mentions):
            noun = self._brothers(one, two)
            if noun is not None:
                told = self._told(one, SIBLING_OF, two)
                yield told._replace(span=covering(told.span, noun))
        for person in self._reading.mentions:
            yield from self._kin(person)

    def _brothers(self, one: Mentioned, two: Mentioned) -> Span | None:
        """The noun that tells two to be so: "the brothers Bo and Ivo Oz"."""
        begin, end = one.span
        is_pair = self._text[end : two.span[0]] == " and "
        are_people = self._kind(one) == self._kind(two) == "person"
        if not (is_pair and are_people):
            return None
        told = _BROTHERS.search(self._text, max(0, begin - _LOOK), begin)
        return told.span("noun") if told else None

    def _kin(self, person: Mentioned) -> Iterator[RelationProposal]:
        """Of whose family somebody is told to be: "Ada Oz and her brother Bo"."""
        begin, _ = person.span
        if self._kind(person) != "person" or person.is_referral:
            return
        window = (max(0, begin - _LOOK), begin)
        told = _AND_KIN.search(self._text, *window)
        told = told or _OWN_KIN.search(self._text, *window)
        relative = self._reading.owner_before(told.re, begin) if told else None
        if told is None or relative is None or self._kind(relative) != "person":
            return
        noun = told["kin"].lower()
        if told["others"]:
            yield self._told(person, RELATED_TO, relative)  # who is which is open
        elif noun in _GRANDPARENTS:
            yield self._told(relative, GRANDCHILD_OF, person)
        else:
            yield self._told(person, _CLOSE.get(noun, RELATED_TO), relative)

    def _told(
        self, person: Mentioned, predicate: NamedNode, other: Mentioned
    ) -> RelationProposal:
        return RelationProposal(
            side_of(person),
            predicate,
            side_of(other),
            covering(person.span, other.span),
            "description:person",
            "reference",
        )

    def _kind(self, mention: Mentioned) -> str:
        return self._reading.things.name_kind(mention.thing)
