"""Which other figure of an article lends a number its unit.

"It rose to 6 million euros from 4 million": that before. "It holds 310 of 1,900 acres":
that behind. "A price of 30 baht; it closed at 21.80": that of a price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.grounding.words import Words
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import cased
from kg.language.english.units import CURRENCIES, DURATIONS, RATIOS
from kg.language.spans import begins_in

_COMPARED = re.compile(
    r"[\w ]{0,30},? (?:up |down |compared )?(?:from|against|with|to) (?:about |almost |"
    r"nearly |around |more than )?"
)
_MAGNITUDE = re.compile(r"(?:[mbtr]illion|crore|lakh|[0-9] ?(?:m|bn|mn|tn|mln|bln))$")
_PAYING = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost(?:s|ing)?|"
    r"charg(?:e|es|ed|ing)|earn(?:s|ed|ing)?|"
    r"lend(?:s|ing)?|lent|borrow(?:s|ed|ing)?|invest(?:s|ed|ing)?|spen(?:t|d|ds|ding)|"
    r"brings? in|sold for|sells? for|"
    r"fetch(?:es|ed)?) (?:us |them |him |her |it )?$"
)
# What is counted, however many millions there are of it
_COUNTED = re.compile(
    r"\b(?:number|visitor|passenger|user|volume|shipment|subscriber|customer|member|job|"
    r"download|registration|deliver(?:y|ie)|traveller|traveler|tourist|guest|population|"
    r"audience|circulation|vehicle|car|home|household|meter|picture|capacity|traffic|"
    r"shipped|carried|handled|offloaded|attracted|turns? out)s?\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_IT = re.compile(r" (?:of|in)\b(?: its| their| them| all)")
_NO_LENDERS = frozenset(("count", "percent", "share", "factor"))
_LARGE = Decimal(1000)
_MILLION = Decimal(10**6)
_THOUSANDS = re.compile("[0-9],[0-9]{3}")
_DIGIT = re.compile("[0-9]")
# "60 percent for the price and 40 for the time", "with Bolt holding the other 85"
_REST = re.compile(
    r"\b(?:for|to|at|other|remaining|with|by|holds?|holding|held|has|had|keeps?|kept|owns?|"
    r"owned|allowed|and) $"
)
_ENDED = re.compile(r"[.,;)]?(?:\s|$)(?!of\b)")
# What has moved as something else did: "up 7.3 per cent here, up 10.4 there"
_MOVED = re.compile(r"\b(?P<how>up|down|by) $")
_IN_BRACKETS = re.compile(r"\($")
# "for 16 percent of them, Poles for 14", "at 92 euros, and Bulgaria, at 88"
_WORD_BEFORE = re.compile(r"\b(?P<word>[a-z]{2,12})(?: about| almost| nearly| just)? $")
_ANY = frozenset("about almost an and nearly just or over some the".split())
# "sales of 290 million"
_WORTH = re.compile(
    r"\b(?:assets|budget|capital|costs?|debts?|dividends?|earnings|fees?|fines?|income|"
    r"investments?|loans?|loss(?:es)?|orders|prices?|profits?|rent|revenues?|sales|tax(?:es)?|"
    r"turnover|valued|worth)(?: [a-z]+){0,2}(?: of| at| was| were| to)? $",
    re.IGNORECASE,
)
# "a margin of 9 percent; last year it was 5.2"
_IT_WAS = re.compile(
    r"\b(?:it|that|this) (?:was|is|stood at|had been)(?: (?:only|just))? $"
)
# "pays 132 liras a kilo, the trader in the valley 121"
_GAPPED = cased(
    r"(?: [a-z]+){0,3},(?: and)? (?:the |an? |its |his |her |their |[A-Z])"
    r"(?:[\w’'-]+ ){1,5}(?<!for |the |and |ing )"
)
# "to lower it to 640"
_IT_TO = re.compile(
    r"\b(?:lower|rais|cut|reduc|increas|bring|push|lift)\w{0,4} (?:it|them|this|that) to $"
)
# "310 of 1,900 acres", "40 of the 115 megawatts"
_OF = re.compile(r" of (?:the |its |their |a total of |some )?")
# Prices of shares: "closed at 21.80", "+33.2% at 144.50"
_CLOSING = re.compile(
    r"\b(?:shares?|stock)\b[^.;]*(?:\b(?:clos|trad|end|open|quot|pric)[a-z]{0,4}|\bstood|"
    r"%|\bper ?cent) (?:up |down )?(?:at|to) $"
)
_TO_THE_CENT = re.compile(r"\.[0-9]{2}$")
_POINTS = re.compile(r"points?\b")
_INDEX = re.compile(r"\b(?:index|indices|bonds?|score[sd]?|basis)\b", re.IGNORECASE)
_HUNDRED = 100
_SENTENCES = 3  # that may stand between a figure and one without a unit


class UnitLender:
    """Tells which unit is meant with the bare numbers of one article.

    Args:
        words: the article's.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._text = words.text

    def unit(
        self, number: Quantity, earlier: Sequence[Quantity], later: Quantity | None
    ) -> str | None:
        """The unit that is meant with a number; None if it counts something.

        Args:
            number: it, without a unit.
            earlier: the figures before it, in the units that are meant.
            later: the figure behind it.
        """
        if number.noun:
            return self._of_points(number)
        if later and self._is_part(number, later):
            return later.unit
        if not earlier or self._is_part_of_any(number):
            return None
        return (
            self._of_last(number, earlier[-1])
            or self._of_ratio(number, earlier)
            or self._of_parallel(number, earlier)
            or self._of_it(number, earlier)
            or self._of_like(number, earlier)
            or self._of_money(number, earlier)
        )

    def _is_part(self, number: Quantity, later: Quantity) -> bool:
        """Whether what a number counts is told behind the whole: "310 of 1,900 acres"."""
        if not self._is_in_digits(number):
            return False
        is_of = _OF.fullmatch(self._text, number.end, later.begin)
        is_measure = later.unit not in RATIOS | DURATIONS | CURRENCIES | {"count"}
        return bool(is_of) and is_measure and abs(number.value) < abs(later.value)

    def _is_part_of_any(self, number: Quantity) -> bool:
        """Whether a number is told of more, which has no unit either."""
        is_large = self._is_in_millions(number)
        return not is_large and bool(_OF.match(self._text, number.end))

    def _of_points(self, number: Quantity) -> str | None:
        """What points are: "a margin of 24.6 percent, 5.2 points above theirs"."""
        if not _POINTS.match(number.noun) or abs(number.value) >= _HUNDRED:
            return None
        sentence = self._words.sentence_at(number.begin)
        if _INDEX.search(self._text, *sentence):
            return None
        levels = (
            each.unit == "percent" and begins_in(each.span, sentence)
            for each in self._words.quantities
        )
        return "percentage point" if any(levels) else None

    def _of_last(self, number: Quantity, last: Quantity) -> str | None:
        """The unit of the figure before, with which a number goes on."""
        between = self._text[last.end : number.begin]
        if last.unit in _NO_LENDERS:
            return None
        is_sum = last.unit in CURRENCIES
        if is_sum and self._is_counted(number):
            return None
        if _COMPARED.fullmatch(between):
            return last.unit
        is_of_it = _IT_TO.search(between) and self._is_here(number, last)
        is_gapped = _GAPPED.fullmatch(between) and self._is_over(number)
        return last.unit if is_of_it or is_gapped else None

    def _of_like(self, number: Quantity, earlier: Sequence[Quantity]) -> str | None:
        """The unit of a figure right before that is told as exactly, and about as large.

        What has decimals is seldom counted.
        """
        if "." not in self._words_of(number) or not self._is_over(number):
            return None
        for each in self._before(number, earlier, sentences=1):
            is_own = each.unit not in DURATIONS and each.conversion_of is None
            if is_own and _are_alike(number, each, times=3):
                return _measure(each)
        return None

    def _is_over(self, number: Quantity) -> bool:
        """Whether nothing is told behind a number that it could count."""
        return _ENDED.match(self._text, number.end) is not None

    def _is_counted(self, number: Quantity) -> bool:
        """Whether what has millions is counted, and costs nothing."""
        sentence, _ = self._words.sentence_at(number.begin)
        is_of_it = _OF_IT.match(self._text, number.end)
        return bool(is_of_it or _COUNTED.search(self._text, sentence, number.begin))

    def _of_it(self, number: Quantity, earlier: Sequence[Quantity]) -> str | None:
        """The unit of what "it" is, which is told right before: "today it is 5.2"."""
        if not _IT_WAS.search(self._lead(number)) or not self._is_over(number):
            return None
        for each in self._before(number, earlier, sentences=1):
            if each.unit not in DURATIONS and not each.is_change:
                return _measure(each)
        return None

    def _of_ratio(self, number: Quantity, earlier: Sequence[Quantity]) -> str | None:
        """Percent, where the figures before are parts or changes in percent."""
        is_in_percent = 0 < abs(number.value) <= _HUNDRED
        if not is_in_percent or not self._is_over(number):
            return None
        lead = self._lead(number)
        last = earlier[-1]
        is_part = last.unit == "percent" and self._is_here(number, last)
        if is_part and not last.is_change and _REST.search(lead):
            return "percent"
        if is_part and _IN_BRACKETS.search(lead) and self._is_in_brackets(last):
            return "percent"
        return "percent" if self._moves_alike(number, earlier) else None

    def _is_in_brackets(self, figure: Quantity) -> bool:
        return self._text[figure.end : figure.end + 1] == ")"

    def _moves_alike(self, number: Quantity, earlier: Sequence[Quantity]) -> bool:
        """Whether something else of the sentence has moved so, by so many percent."""
        moved = _MOVED.search(self._lead(number))
        changes = (each for each in reversed(earlier) if each.is_change)
        last = next(changes, None)
        if moved is None or last is None or not self._is_here(number, last):
            return False
        before = _MOVED.search(self._lead(last))
        is_alike = before is not None and before["how"] == moved["how"]
        return is_alike and last.unit == "percent"

    def _of_parallel(self, number: Quantity, earlier: Sequence[Quantity]) -> str | None:
        """The unit of what the same word stands before: "for 16 percent, Poles for 14"."""
        word = self._word_before(number)
        if not word or not self._is_over(number) or not self._is_in_digits(number):
            return None
        for each in self._before(number, earlier, sentences=0):
            is_told = each.unit != "count" and self._is_in_digits(each)
            is_so = is_told and self._word_before(each) == word
            if is_so and _are_alike(number, each, times=20):
                return each.unit
        return None

    def _word_before(self, figure: Quantity) -> str:
        """The verb or preposition before a figure, in one of its forms."""
        found = _WORD_BEFORE.search(self._lead(figure))
        word = found["word"] if found else ""
        return "" if word in _ANY else word.removesuffix("s")

    def _is_in_digits(self, figure: Quantity) -> bool:
        return _DIGIT.search(self._words_of(figure)) is not None

    def _words_of(self, figure: Quantity) -> str:
        return self._text[slice(*figure.span)]

    def _of_money(self, number: Quantity, earlier: Sequence[Quantity]) -> str | None:
        """The currency of a sum or a price that is told without one."""
        lead = self._lead(number)
        sums = (each for each in reversed(earlier) if each.conversion_of is None)
        money = (each.unit for each in sums if each.unit in CURRENCIES)
        is_large = self._is_in_millions(number)
        if _PAYING.search(lead) or (is_large and _WORTH.search(lead)):
            return next(money, None)
        if is_large and not self._is_counted(number):
            large = next(self._large(number, earlier), None)
            return large.unit if large and large.unit in CURRENCIES else None
        sentence, _ = self._words.sentence_at(number.begin)
        is_price = _CLOSING.search(self._text, sentence, number.begin)
        if is_price and _TO_THE_CENT.search(self._words_of(number)):
            return next(money, None)
        return None

    def _is_in_millions(self, figure: Quantity) -> bool:
        """Whether a magnitude goes with it, be it behind the other end: "198 to 202 million"."""
        words = self._words_of(figure)
        is_scaled = abs(figure.value) >= _MILLION and not _THOUSANDS.search(words)
        return is_scaled or bool(_MAGNITUDE.search(words))

    def _large(
        self, number: Quantity, earlier: Sequence[Quantity]
    ) -> Iterator[Quantity]:
        """The figures before of what may be told again in millions, the nearest first."""
        for each in self._before(number, earlier, _SENTENCES):
            is_own = each.unit not in RATIOS | DURATIONS and each.conversion_of is None
            is_measure = each.unit != "count" or self._is_in_millions(each)
            if is_own and is_measure and abs(each.value) >= _LARGE:
                yield each

    def _before(
        self, number: Quantity, earlier: Sequence[Quantity], sentences: int
    ) -> Iterator[Quantity]:
        """The figures before in its sentence, and in so many earlier, the nearest first."""
        here = self._words.sentence_number(number.begin)
        for each in reversed(earlier):
            if here - self._words.sentence_number(each.begin) > sentences:
                return
            yield each

    def _is_here(self, number: Quantity, earlier: Quantity) -> bool:
        """Whether both stand in one sentence."""
        return self._words.sentence_at(earlier.begin)[1] > number.begin

    def _lead(self, figure: Quantity) -> str:
        return self._text[max(0, figure.begin - 20) : figure.begin]


def _are_alike(one: Quantity, other: Quantity, times: int) -> bool:
    """Whether neither is so many times as large: it would measure something else."""
    size, other_size = abs(one.value), abs(other.value)
    return size <= other_size * times and other_size <= size * times


def _measure(figure: Quantity) -> str | None:
    """The unit of a figure that counts nothing."""
    return figure.unit if figure.unit != "count" else None
