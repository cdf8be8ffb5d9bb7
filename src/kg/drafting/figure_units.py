"""In what units the figures of an article are, where their own words do not tell.

"It rose to 6 million euros from 4 million": the figure before lends its unit. "47 cents"
are of the currency that the article goes on with, "crowns" of the country nearest by, and
"$" is the dollar that the article tells once in full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from kg.drafting.article_reading import ArticleReading
from kg.drafting.headings import headings_end
from kg.grounding.measurements import AMBIGUOUS, DOLLARS
from kg.language.english.cities import city_countries
from kg.language.english.elision import in_subunits
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import cased
from kg.language.english.units import CURRENCIES, DURATIONS, RATIOS

_COMPARED = re.compile(
    r"[\w ]{0,30},? (?:up |down |compared )?(?:from|against|with|to) (?:about |almost |"
    r"nearly |around |more than )?"
)
_CHINESE = re.compile(r"\b(?:yuan|renminbi|Chin(?:a|ese))\b")
_MEANT = {"pound": "GBP", "dirham": "AED"}
_IN_CRORES = re.compile(r"\b(?:crores?|lakhs?)\b")
# By what words a country is told, whose crowns, pesos or rupees may be meant
_COUNTRIES = {
    "CZK": "Czech|Prague|Brno",
    "SEK": "Swed(?:en|ish)|Stockholm|Gothenburg",
    "NOK": "Norw(?:ay|egian)|Oslo|Bergen",
    "DKK": "Denmark|Danish|Copenhagen",
    "MXN": "Mexic(?:o|an)",
    "CLP": "Chile(?:an)?|Santiago",
    "ARS": "Argentin(?:a|e|ian)|Buenos Aires",
    "PHP": "Philippines?|Filipino|Manila",
    "COP": "Colombian?|Bogot[aá]|Medell[ií]n",
    "INR": "Indian?|Mumbai|Delhi",
    "PKR": "Pakistani?|Karachi|Lahore",
    "LKR": "Sri Lankan?|Colombo",
    "NPR": "Nepal(?:i|ese)?|Kathmandu",
    "KES": "Kenyan?|Nairobi|Mombasa",
    "UGX": "Ugandan?|Kampala",
    "TZS": "Tanzanian?|Dar es Salaam",
    "AED": "U\\.?A\\.?E\\b|Emirati?|Emirates|Dubai|Abu Dhabi|Sharjah",
    "MAD": "Morocc(?:o|an)|Casablanca|Rabat",
    "SAR": "Saudis?|Riyadh|Jeddah",
    "QAR": "Qatari?|Doha",
    "OMR": "Omani?|Muscat",
    "KWD": "Kuwaiti?",
    "BHD": "Bahraini?|Manama",
    "JOD": "Jordan(?:ian)?|Amman",
    "EGP": "Egypt(?:ian)?|Cairo",
    "GBP": "Brit(?:ain|ish)|England|English|London|Scot(?:land|tish)|Wales|Welsh|U\\.?K\\b",
}
_CANADIAN = (
    "Canad(?:a|ians?)|Ontario|Quebec|Québec|Alberta|British Columbia|Saskatchewan|Manitoba|"
    "Nova Scotia|New Brunswick|Newfoundland|Yukon|TSX|"
    r"Ont\.|Que\.|Alta\.|B\.C\.|Sask\.|Man\.|N\.S\.|N\.B\."
)
_AMERICAN = (
    r"U\.S\.?|USA?|United States|American?s?|Nasdaq|NYSE|Wall Street|California|Texas"
)
# In an article of which country "$" may be its own dollar, and by what words beside its
# cities that is told
_HOMES = {
    "AU": ("AUD", "Australian?|ASX|Queensland|New South Wales|NSW|Tasmania|Qld"),
    "CA": ("CAD", _CANADIAN),
    "NZ": ("NZD", "New Zealand|NZX"),
    "SG": ("SGD", "SGX"),
    "US": ("USD", _AMERICAN),
}
_FULL_DOLLAR = re.compile(r"\bU\.?S\.?(?:\$| dollars)|\bUSD\b|\bAmerican dollars")
_BARE_DOLLAR = re.compile(r"(?<!\w)\$|(?<!\w )\bdollars?\b|¢")
_AT_HOME = {
    country: re.compile(rf"\b(?:{words})(?!\w)")
    for country, (_, words) in _HOMES.items()
}
_CAPITALISED = cased(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?")
_CLEARLY = 2  # mentions of a country, or of its cities
# Of whom papers there write the letters each time
_ALWAYS_TOLD = frozenset(("HKD", "TWD"))
_BARE_DOLLAR_SIGN = re.compile(r"(?<!\w)\$")
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

    def figures(self) -> Iterator[Quantity]:
        """The quantities of the article, in the units that are meant."""
        earlier: list[Quantity] = []
        for read in self._words.quantities:
            earlier.append(self._meant(read, earlier))
            yield earlier[-1]

    def _meant(self, quantity: Quantity, earlier: list[Quantity]) -> Quantity:
        unit = self._currency(quantity)
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

    # Whose currency it is

    def _currency(self, quantity: Quantity) -> str | None:
        """Which of several currencies is meant, where one word is that of all."""
        if quantity.unit == "¥":
            return "CNY" if _CHINESE.search(self._text) else "JPY"
        if quantity.unit == "USD":
            return self._dollar(quantity)
        if quantity.unit not in AMBIGUOUS:
            return None
        return (
            self._by_country(quantity, self._words.sentence_at(quantity.begin))
            or self._told_in_full(quantity)
            or self._by_country(quantity, (0, quantity.begin))
            or self._meant_by_all(quantity)
        )

    def _meant_by_all(self, quantity: Quantity) -> str | None:
        """What is meant where no country is told: crores are counted in India above all."""
        if quantity.unit == "rupee":
            return "INR" if _IN_CRORES.search(self._text) else None
        return _MEANT.get(quantity.unit)

    def _by_country(self, quantity: Quantity, span: tuple[int, int]) -> str | None:
        """The currency of the country that is told nearest by."""
        nearest: dict[int, str] = {}
        for unit in sorted(AMBIGUOUS[quantity.unit] & _COUNTRIES.keys()):
            pattern = re.compile(rf"\b(?:{_COUNTRIES[unit]})\b")
            for match in pattern.finditer(self._text, *span):
                nearest[abs(match.start() - quantity.begin)] = unit
        return nearest[min(nearest)] if nearest else None

    def _told_in_full(self, quantity: Quantity) -> str | None:
        """The currency that the article tells once in full, nearest by."""
        told = [
            each
            for each in self._words.quantities
            if each.unit in AMBIGUOUS[quantity.unit] and each.unit != quantity.unit
        ]
        gap = {abs(each.begin - quantity.begin): each.unit for each in told}
        return gap[min(gap)] if gap else None

    def _dollar(self, quantity: Quantity) -> str | None:
        """Whose dollar "$" is: the one that the article tells in full."""
        words = self._text[slice(*quantity.span)]
        if not _BARE_DOLLAR.search(words) or _FULL_DOLLAR.search(self._text):
            return None
        told = {
            each.unit
            for each in self._words.quantities
            if each.unit in DOLLARS and self._tells_whose(each)
        }
        return told.pop() if len(told) == 1 else self._dollar_at_home

    @cached_property
    def _dollar_at_home(self) -> str | None:
        """Whose dollar it is in an article that is mostly of one country.

        The dollar of the world is that of the United States, so that much has to tell
        against it.
        """
        told = Counter(self._countries())
        most = max(_HOMES, key=told.__getitem__)
        least = max(_CLEARLY, 2 * told["US"] + 1)
        if most == "US" or told[most] < least:
            return None
        currency, _ = _HOMES[most]
        return currency

    def _countries(self) -> Iterator[str]:
        """The country of each word that tells one, or is the name of its city."""
        for country, words in _AT_HOME.items():
            for _ in words.finditer(self._text):
                yield country
        cities = city_countries()
        for name in _CAPITALISED.findall(self._text):
            first, *_ = name.split()
            home = cities.get(name) or cities.get(first)
            if home:
                yield home

    def _tells_whose(self, dollars: Quantity) -> bool:
        """Whether a dollar told in full is that of the bare ones as well.

        "It closed at C$13.42" behind bare ones tells the two apart.
        """
        if "$" not in self._text[slice(*dollars.span)]:
            return True
        first = _BARE_DOLLAR_SIGN.search(self._text, headings_end(self._text))
        is_before = first is None or dollars.begin < first.start()
        return is_before and dollars.unit not in _ALWAYS_TOLD
