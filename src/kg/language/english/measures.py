"""Measures: numbers with their signs and units, before comparators and changes.

A unit or a magnitude that stands for several numbers, as in "3 to 5 million euros", is
shared among them here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import Literal, NamedTuple

from kg.language.english.comparators import ANY, trailing
from kg.language.english.nouns import CountedNoun, noun
from kg.language.english.numbers import Numeral, numerals, plain
from kg.language.english.periods import spans
from kg.language.english.regexes import DASH, HYPHEN, before, compiled, leftmost_longest
from kg.language.english.shares import shares
from kg.language.english.uncounted import is_listed, is_name
from kg.language.english.units import (
    CURRENCIES,
    DURATIONS,
    LARGE_SUMS,
    LENGTHS,
    MORE_AFTER,
    PARTS_AFTER,
    RATIOS,
    SHORT_MAGNITUDE,
    SHORT_MAGNITUDE_OF_MONEY,
    SIGN_BEFORE,
    TIME_AFTER,
    UNIT_AFTER,
)

Joint = Literal["", "and", "to", "between"]

_MINUS = compiled(r"(?:\b(?:minus|negative) |(?<![\w)%°])[-−])$")
_BELOW_ZERO = compiled(r" below (?:zero|freezing)\b")
_BETWEEN = compiled(r"\bbetween $")
_TO = compiled(rf" ?(?:{DASH}|to|through) ?(?:{ANY})?")
_AND = compiled(rf"{HYPHEN}?,? (?:and|or) (?:{ANY})?")
_COMMA = compiled(rf"{HYPHEN}?, ")
# "112 x 84 x 46 centimetres", "12 by 8 metres"
_SIDE = compiled(" ?[x×] ?")
_BY = compiled(" by ")
_MILLION = Decimal(10**6)
_LARGE_SUM = 1000
_CENTS = compiled(r"\.[0-9]{2}$")
_NO_SCALE = 1000  # "900 to 2 million" does not begin at 900 million


class Measure(NamedTuple):
    """A number from its sign to its unit.

    `scale` is what magnitude words multiply it by, `comparator` one that stands behind
    it, or `exactly`. `noun` is what it counts. `borrows` says whether it shares the
    unit of a neighbour, and `awaits_unit` whether that stands behind the neighbour.
    """

    begin: int
    end: int
    value: Decimal
    scale: Decimal
    unit: str
    comparator: str
    noun: CountedNoun
    borrows: bool = False
    awaits_unit: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether unit and noun are still to come."""
        return self.unit == "count" and not self.noun.words


def measures(text: str) -> list[Measure]:
    """The measures of a text, in order.

    What belongs to a period, a name, a code or an ordinal is none.
    """
    kept: list[Measure] = []
    named = 0  # where the last number that is a name ends
    for numeral in _numerals(text):
        measure = _measure(text, numeral)
        if measure and (measure.unit != "count" or not is_listed(text, named, numeral)):
            kept.append(measure)
        else:
            named = numeral.end
    # From the last, since a unit is handed on from behind: "2, 3 and 5 percent"
    for n, joint in reversed([*enumerate(joints(text, kept))]):
        if joint:
            kept[n : n + 2] = _completed(kept[n], kept[n + 1], joint)
    return kept


def joints(text: str, measures: list[Measure]) -> list[Joint]:
    """How each measure is tied to the next; one fewer than there are measures.

    A comma ties where a conjunction follows, as in "2, 3 and 5 percent".
    """
    from_last: list[Joint] = []
    for n in reversed(range(len(measures) - 1)):
        first = measures[n]
        second = measures[n + 1]
        joint = _joint(text, first, second)
        is_comma = _COMMA.fullmatch(text, first.end, second.begin)
        if is_comma and from_last and from_last[-1] == "and":
            joint = "and"
        from_last.append(joint)
    return from_last[::-1]


def _numerals(text: str) -> list[Numeral]:
    """The numerals and shares of a text that are in no period."""
    periods = spans(text)
    ends = [end for _, end in periods]
    kept = []
    for numeral in leftmost_longest([*numerals(text), *shares(text)]):
        # Periods do not overlap, so only the first that ends behind the beginning of
        # the numeral can hold it.
        nearest = bisect_left(ends, numeral.begin + 1)
        if nearest == len(periods) or periods[nearest][0] >= numeral.end:
            kept.append(numeral)
    return kept


def _measure(text: str, numeral: Numeral) -> Measure | None:
    """The numeral with its sign and unit; None if it is no figure."""
    begin, end, number, scale, unit = _amount(text, numeral)
    # A comparator stands behind the number ("40-plus mills"), its unit ("30 days or
    # so") or its noun ("40 mills or more").
    comparator = trailing(text, end)
    if comparator:
        end = comparator.end
    if unit == "count":
        end, unit, parts = _unit_behind(text, end)
        number /= parts
        scale /= parts
    is_measured = unit != "count" or scale != 1
    if text[end : end + 1].isalnum() or is_name(text, numeral, is_measured=is_measured):
        return None
    if minus := _MINUS.search(before(text, begin)):
        begin -= len(minus[0])
        number = -number
    elif _BELOW_ZERO.match(text, end):
        number = -number
    counted = noun(text, end, is_measured=unit != "count")
    if comparator is None:
        comparator = trailing(text, end) or trailing(text, counted.end)
        if comparator:
            end = comparator.end
    name = comparator.name if comparator else "exactly"
    return Measure(begin, end, plain(number), scale, unit, name, counted)


def _amount(text: str, numeral: Numeral) -> Numeral:
    """The numeral with a currency's sign before it and a short magnitude behind."""
    begin, end, number, scale, unit = numeral
    sign = _sign(text, numeral)
    if sign:
        begin -= len(sign[0])
        unit = SIGN_BEFORE.name(sign)
        if sign["millions"]:
            scale, number = _MILLION, number * _MILLION
    magnitudes = SHORT_MAGNITUDE_OF_MONEY if sign else SHORT_MAGNITUDE
    short = magnitudes.match(text, end)
    if scale == 1 and text[end - 1].isdigit() and short:
        end = short.end()
        scale = Decimal(magnitudes.name(short))
        number *= scale
    return Numeral(begin, end, number, scale, unit or "count")


def _sign(text: str, numeral: Numeral) -> re.Match[str] | None:
    """The sign of a currency before a number; "COP 28" has none."""
    sign = SIGN_BEFORE.search(before(text, numeral.begin))
    if sign is None or SIGN_BEFORE.name(sign) not in LARGE_SUMS:
        return sign
    is_short = SHORT_MAGNITUDE_OF_MONEY.match(text, numeral.end)
    is_to_the_cent = _CENTS.search(text, numeral.begin, numeral.end)
    is_large = numeral.value >= _LARGE_SUM
    return sign if is_short or is_large or is_to_the_cent else None


def _unit_behind(text: str, end: int) -> tuple[int, str, Decimal]:
    """Where the unit behind a number ends, which it is, and in what parts it is told."""
    if whole := UNIT_AFTER.match(text, end):
        parts = 1 / _MILLION if whole["millions"] else Decimal(1)
        return whole.end(), UNIT_AFTER.name(whole), parts
    for parts, table in PARTS_AFTER.items():
        if part := table.match(text, end):
            return part.end(), table.name(part), parts
    for table in (TIME_AFTER, MORE_AFTER):
        if unit := table.match(text, end):
            return unit.end(), table.name(unit), Decimal(1)
    return end, "count", Decimal(1)


def _joint(text: str, first: Measure, second: Measure) -> Joint:
    if _SIDE.fullmatch(text, first.end, second.begin):
        return "and"
    if second.unit in LENGTHS and _BY.fullmatch(text, first.end, second.begin):
        return "and"
    if _TO.fullmatch(text, first.end, second.begin):
        return "to"
    if _AND.fullmatch(text, first.end, second.begin):
        return "between" if _BETWEEN.search(before(text, first.begin)) else "and"
    return ""


def _completed(
    first: Measure, second: Measure, joint: Joint
) -> tuple[Measure, Measure]:
    """Both with the unit and the magnitude that they share.

    The unit stands behind the second ("3 to 5 percent") or before the first ("$3-5
    million").
    """
    # "455 million, or 9 percent of sales": nobody has so many percent
    is_small = second.unit in RATIOS | DURATIONS
    is_large = first.scale > 1 or (second.unit in RATIOS and first.value >= _NO_SCALE)
    if first.is_bare and not (is_small and is_large and second.scale == 1):
        awaits_unit = second.unit != "count"
        first = first._replace(
            unit=second.unit, noun=second.noun, borrows=True, awaits_unit=awaits_unit
        )
    elif joint != "and" and second.is_bare and first.unit in CURRENCIES:
        second = second._replace(unit=first.unit)
        first = first._replace(borrows=True)
    if first.borrows and first.scale == 1 and first.value < _NO_SCALE:
        scaled = plain(first.value * second.scale)
        # A range goes up: "5 to 3 million" is no range from 5 million.
        if joint == "and" or scaled < second.value:
            first = first._replace(value=scaled, scale=second.scale)
    return first, second
