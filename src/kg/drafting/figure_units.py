"""In what units the figures of an article are, where their own words do not tell.

"It rose to 6 million euros from 4 million": the figure before lends its unit. "47 cents"
are of the currency that the article goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.drafting.article_reading import ArticleReading
from kg.drafting.meant_currencies import MeantCurrencies
from kg.grounding.measurements import AMBIGUOUS
from kg.language.english.elision import in_subunits
from kg.language.english.quantities import Quantity
from kg.language.english.units import CURRENCIES, DURATIONS, RATIOS

_COMPARED = re.compile(
    r"[\w ]{0,30},? (?:up |down |compared )?(?:from|against|with|to) (?:about |almost |"
    r"nearly |around |more than )?"
)
_MAGNITUDE = re.compile(r"(?:[mbtr]illion|crore|lakh|[0-9] ?(?:m|bn|mn|tn))$")
_PAYING = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost(?:s|ing)?|"
    r"charg(?:e|es|ed|ing)|earn(?:s|ed|ing)?|"
    r"brings? in|brought in|sold for|sells? for|"
    r"fetch(?:es|ed)?) (?:us |them |him |it )?$"
)
_NO_LENDERS = frozenset(("count", "percent", "share", "factor"))
_LARGE = Decimal(1000)
# "60 percent for the price and 40 for the time", "with Bolt holding the other 85"
_REST = re.compile(r"\b(?:for|to|at|other|remaining|with|by|holds?|holding|and) $")
_ENDED = re.compile(r"[.,;)]?(?:\s|$)")
_HUNDRED = 100
_SENTENCES = 3  # that may stand between a figure and one without a unit


class FigureUnits:
    """Tells in what units the figures of one article are.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._words = reading.words
        self._text = reading.text
        self._currencies = MeantCurrencies(reading.words)

    def figures(self) -> Iterator[Quantity]:
        """The quantities of the article, in the units that are meant."""
        earlier: list[Quantity] = []
        for read in self._words.quantities:
            earlier.append(self._meant(read, earlier))
            yield earlier[-1]

    def _meant(self, quantity: Quantity, earlier: list[Quantity]) -> Quantity:
        unit = self._currencies.of(quantity)
        if unit is not None:
            return quantity._replace(unit=unit, is_lent=True)
        parts = in_subunits(quantity.noun) if quantity.unit == "count" else None
        if parts is not None:
            return self._in_parts(quantity, parts)
        if quantity.unit != "count" or quantity.noun or not earlier:
            return quantity
        unit = self._lent(quantity, earlier)
        return quantity._replace(unit=unit, is_lent=True) if unit else quantity

    def _lent(self, quantity: Quantity, earlier: list[Quantity]) -> str | None:
        """The unit of the figure before with which a bare number goes on."""
        *_, last = earlier
        between = self._text[last.end : quantity.begin]
        if last.unit not in _NO_LENDERS and _COMPARED.fullmatch(between):
            return last.unit
        words = self._text[slice(*quantity.span)]
        lead = self._text[max(0, quantity.begin - 20) : quantity.begin]
        near = list(self._near(quantity, earlier))
        if _MAGNITUDE.search(words):
            large = [each for each in near if abs(each.value) >= _LARGE]
            unit = large[0].unit if large else None
            return unit if unit in CURRENCIES else None
        if _PAYING.search(lead):
            money = (each.unit for each in near if each.unit in CURRENCIES)
            return next(money, None)
        is_part = last.unit == "percent" and 0 < quantity.value <= _HUNDRED
        is_here = self._words.sentence_at(last.begin)[1] > quantity.begin
        if is_part and is_here and not last.is_change and _REST.search(lead):
            return "percent" if _ENDED.match(self._text, quantity.end) else None
        return None

    def _near(self, quantity: Quantity, earlier: list[Quantity]) -> Iterator[Quantity]:
        """The figures of the sentences before that measure something, the nearest first."""
        here = self._words.sentence_number(quantity.begin)
        for each in reversed(earlier):
            if here - self._words.sentence_number(each.begin) > _SENTENCES:
                return
            if each.unit not in RATIOS | DURATIONS and each.conversion_of is None:
                yield each

    def _in_parts(self, quantity: Quantity, parts: Decimal) -> Quantity:
        """An amount in cents, in the currency that stands nearest before or behind."""
        money = [
            each
            for each in self._words.quantities
            if each.unit in CURRENCIES and each.unit not in AMBIGUOUS
        ]
        if not money:
            return quantity
        before = [each for each in money if each.begin < quantity.begin]
        unit = (before[-1] if before else money[0]).unit
        return quantity._replace(unit=unit, value=quantity.value / parts, is_lent=True)
