"""What firms make, by what they are called: "the pump maker Acme", "Acme, a maker of pumps"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import PRODUCES, PRODUCT
from kg.drafting.proposals import RelationProposal, RelationSide
from kg.language.english.descriptions import Description
from kg.language.english.passing_words import is_passing
from kg.language.spans import Span, covering

_MAKER = re.compile(
    r"(?P<goods>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,2}?)[ -]"
    r"(?:maker|manufacturer|producer|builder|grower)$"
)
# "A contract manufacturer", "the country's largest producer" make nothing that is told.
_NO_GOODS = frozenset(
    "contract own big small private state local foreign domestic national regional specialist "
    "equipment original low-cost family-owned state-owned listed independent leading luxury "
    "rival fellow home decision policy law market book holiday".split()
)


class MakerReader:
    """Proposes what the firms of one article make, as their trade is called.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text

    def proposals(self) -> Iterator[RelationProposal]:
        """The goods before "maker", for each description that has them."""
        named = {each.span: each.thing for each in self._reading.things.mentions}
        for description in self._reading.things.described:
            thing = named.get(description.name)
            goods = self._goods(description)
            if thing is None or goods is None:
                continue
            if self._reading.things.name_kind(thing) == "organisation":
                yield RelationProposal(
                    RelationSide(description.name, thing),
                    PRODUCES,
                    RelationSide(goods, kind=PRODUCT),
                    covering(description.name, description.span),
                    "description:maker",
                    "reference",
                )

    def _goods(self, description: Description) -> Span | None:
        begin, end = description.span
        match = _MAKER.fullmatch(self._text, begin, end)
        if match is None or description.is_over:
            return None
        first = begin
        for word in match["goods"].split()[:-1]:
            # "A family-owned pump maker" makes pumps.
            if not (word.casefold() in _NO_GOODS or is_passing(word)):
                break
            first += len(word) + 1
        words = self._text[first : match.end("goods")].casefold().split()
        if not _NO_GOODS.isdisjoint(words) or any(map(is_passing, words)):
            return None
        return first, match.end("goods")
