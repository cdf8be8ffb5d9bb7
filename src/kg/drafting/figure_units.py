"""In what units the figures of an article are, where their own words do not tell.

"It rose to 6 million euros from 4 million": the figure before lends its unit. "47 cents"
are of the currency that the article goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from kg.drafting.lent_units import UnitLender
from kg.drafting.meant_currencies import MeantCurrencies
from kg.grounding.measurements import AMBIGUOUS
from kg.grounding.words import Words
from kg.language.english.ages import is_age
from kg.language.english.elision import in_subunits
from kg.language.english.quantities import Quantity
from kg.language.english.units import CURRENCIES

_METRIC_TONS = re.compile(r"\bmetric tons?\b")


class FigureUnits:
    """Tells in what units the figures of one article are.

    Args:
        words: the article's.
    """

    def __init__(self, words: Words) -> None:
        self._read = words.quantities
        self._text = words.text
        self._currencies = MeantCurrencies(words)
        self._lender = UnitLender(words)

    def figures(self) -> Iterator[Quantity]:
        """The quantities of the article, in the units that are meant."""
        meant: list[Quantity] = []
        for read in self._read:
            meant.append(self._meant(read, meant))
            yield meant[-1]

    def _meant(self, quantity: Quantity, earlier: Sequence[Quantity]) -> Quantity:
        unit = self._currency(quantity, earlier)
        if unit is not None:
            return quantity._replace(unit=unit, is_lent=True)
        if quantity.unit == "ton" and self._is_metric:
            return quantity._replace(unit="tonne", is_lent=True)
        if quantity.unit != "count":
            return quantity
        parts = in_subunits(quantity.noun)
        if parts is not None:
            return self._in_parts(quantity, parts)
        if not quantity.noun and is_age(self._text, quantity.span):
            return quantity._replace(unit="year", is_lent=True)
        behind = self._read[len(earlier) + 1 : len(earlier) + 2]
        unit = self._lender.unit(quantity, earlier, *behind or (None,))
        return quantity._replace(unit=unit, is_lent=True) if unit else quantity

    def _currency(self, quantity: Quantity, earlier: Sequence[Quantity]) -> str | None:
        """Whose currency is meant: where another figure lent it, that of the other."""
        own = self._currencies.of(quantity)
        if own is not None or not quantity.is_lent or quantity.unit not in CURRENCIES:
            return own
        for number, meant in reversed([*enumerate(earlier)]):
            if self._read[number].unit == quantity.unit:
                return meant.unit
        return None

    @cached_property
    def _is_metric(self) -> bool:
        """Whether the tons of an article are metric: one that says so means all."""
        return _METRIC_TONS.search(self._text) is not None

    def _in_parts(self, quantity: Quantity, parts: Decimal) -> Quantity:
        """An amount in cents, in the currency that stands nearest before or behind."""
        money = [
            (each, self._currencies.of(each) or each.unit)
            for each in self._read
            if each.unit in CURRENCIES
        ]
        told = [(each, unit) for each, unit in money if unit not in AMBIGUOUS]
        if not told:
            return quantity
        before = [unit for each, unit in told if each.begin < quantity.begin]
        _, first = told[0]
        unit = before[-1] if before else first
        return quantity._replace(unit=unit, value=quantity.value / parts, is_lent=True)
