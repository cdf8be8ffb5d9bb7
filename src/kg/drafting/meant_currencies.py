"""Whose currency is meant where several have one name: "crowns", "pesos", "$".

That of the country in which the sentence takes place, or of which the article tells most.
A bare "$" is the dollar of the world, so that much has to tell against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from kg.drafting.countries_told import (
    countries_told,
    country_of_dateline,
    country_of_sentence,
)
from kg.drafting.headings import headings_end
from kg.grounding.measurements import AMBIGUOUS, DOLLARS
from kg.grounding.words import Words
from kg.language.english.quantities import Quantity

_MEANT = {"pound": "GBP", "dirham": "AED", "¥": "JPY"}
_IN_CRORES = re.compile(r"\b(?:crores?|lakhs?)\b")
_LOCAL_DOLLARS = ("AUD", "CAD", "NZD", "SGD")
_FULL_DOLLAR = re.compile(r"\bU\.?S\.?(?:\$| dollars)|\$US|\bUSD\b|\bAmerican dollars")
_BARE_DOLLAR = re.compile(r"(?<!\w)\$(?!US)|(?<!\w )\bdollars?\b|¢")
# "7.5 million pounds of uranium", "900 pounds a week"
_WEIGHED = re.compile(r"\bpounds? (?:of [a-z]|an? (?:day|week|month|year)\b)")
_STERLING = re.compile(r"£|\b[Ss]terling\b|\bpence\b|\bpounds? of (?:debt|sales|aid)\b")
_CLEARLY = 3  # mentions of a country, or of its cities
_MORE = 1.5  # times as often as the United States
# Of whom papers there write the letters each time
_ALWAYS_TOLD = frozenset(("HKD", "TWD"))
_BARE_DOLLAR_SIGN = re.compile(r"(?<!\w)\$")


class MeantCurrencies:
    """Tells whose currency the sums of one article are in.

    Args:
        words: the article's.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._text = words.text

    def of(self, quantity: Quantity) -> str | None:
        """The currency that is meant; None if the figure tells it, or nothing does."""
        if quantity.unit == "USD":
            return self._dollar(quantity)
        if quantity.unit not in AMBIGUOUS:
            return None
        if quantity.unit == "pound" and self._are_weights:
            return "count"
        return (
            self._of_sentence(quantity)
            or self._of_home(quantity.unit)
            or self._told_in_full(quantity)
            or self._meant_by_all(quantity.unit)
        )

    def _of_sentence(self, quantity: Quantity) -> str | None:
        """The currency of the country in which its sentence says that it takes place."""
        begin, _ = self._words.sentence_at(quantity.begin)
        country = country_of_sentence(self._text, begin)
        meant = AMBIGUOUS[quantity.unit]
        return next((each for each in meant if _home(each) == country), None)

    def _of_home(self, unit: str) -> str | None:
        """The currency of where the article was written, or of which it tells most."""
        here = [each for each in AMBIGUOUS[unit] if _home(each) == self._written_in]
        if here:
            return here[0]
        most, mentions = self._most_told(AMBIGUOUS[unit])
        return most if mentions else None

    def _most_told(self, currencies: Iterable[str]) -> tuple[str, int]:
        """Of which currency's country the article tells most, and how often."""
        told = {each: self._told[_home(each)] for each in sorted(currencies)}
        most = max(told, key=told.__getitem__)
        return most, told[most]

    def _told_in_full(self, quantity: Quantity) -> str | None:
        """The currency that the article tells once in full, nearest by."""
        told = [
            each
            for each in self._words.quantities
            if each.unit in AMBIGUOUS[quantity.unit] and each.unit != quantity.unit
        ]
        gap = {abs(each.begin - quantity.begin): each.unit for each in told}
        return gap[min(gap)] if gap else None

    def _meant_by_all(self, unit: str) -> str | None:
        """What is meant where no country is told: crores are counted in India above all."""
        if unit == "rupee":
            return "INR" if _IN_CRORES.search(self._text) else None
        return _MEANT.get(unit)

    def _dollar(self, quantity: Quantity) -> str | None:
        """Whose dollar "$" is: the one that the article tells in full."""
        if not _BARE_DOLLAR.search(self._text, *quantity.span):
            return None
        if _FULL_DOLLAR.search(self._text):
            return self._dollar_at_home
        told = {
            each.unit
            for each in self._words.quantities
            if each.unit in DOLLARS and self._tells_whose(each)
        }
        return told.pop() if len(told) == 1 else self._dollar_at_home

    @cached_property
    def _dollar_at_home(self) -> str | None:
        """Whose dollar it is in an article that is mostly of one country."""
        here = [each for each in _LOCAL_DOLLARS if _home(each) == self._written_in]
        if here:
            return here[0]
        most, mentions = self._most_told(_LOCAL_DOLLARS)
        american = _MORE * self._told["US"]
        if _FULL_DOLLAR.search(self._text):
            # Who writes "US$" tells it from the bare one.
            american /= 2
        return most if mentions >= _CLEARLY and mentions > american else None

    @cached_property
    def _are_weights(self) -> bool:
        """Whether pounds are no money: something is weighed, and nothing costs pounds."""
        is_weighed = _WEIGHED.search(self._text) is not None
        return is_weighed and not _STERLING.search(self._text)

    @cached_property
    def _written_in(self) -> str | None:
        return country_of_dateline(self._text)

    def _tells_whose(self, dollars: Quantity) -> bool:
        """Whether a dollar told in full is that of the bare ones as well.

        "It closed at C$13.42" behind bare ones tells the two apart.
        """
        if "$" not in self._text[slice(*dollars.span)]:
            return True
        first = _BARE_DOLLAR_SIGN.search(self._text, headings_end(self._text))
        is_before = first is None or dollars.begin < first.start()
        return is_before and dollars.unit not in _ALWAYS_TOLD

    @cached_property
    def _told(self) -> Counter[str]:
        return countries_told(self._text)


def _home(currency: str) -> str:
    """Whose a currency is: its code (ISO 4217) begins with that of the country."""
    return currency[:2]
