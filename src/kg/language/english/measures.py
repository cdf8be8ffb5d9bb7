"""Bare figures: a number with its sign and unit, those that stand for several numbers shared among them."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import Literal, NamedTuple

from kg.language.english.comparators import ANY, trailing
from kg.language.english.nouns import Noun, noun
from kg.language.english.numbers import Numeral, numerals, plain
from kg.language.english.periods import spans
from kg.language.english.regexes import DASH, HYPHEN, before, compiled, leftmost_longest
from kg.language.english.shares import shares
from kg.language.english.uncounted import is_listed, is_name
from kg.language.english.units import (
    CURRENCIES,
    SHORT_MAGNITUDE,
    SHORT_MAGNITUDE_OF_MONEY,
    SIGN_BEFORE,
    UNIT_AFTER,
)

Joint = Literal["", "and", "to", "between"]

_MINUS = compiled(r"(?:\b(?:minus|negative) |(?<![\w)%°])[-−])$")
_BELOW_ZERO = compiled(r" below (?:zero|freezing)\b")
_BETWEEN = compiled(r"\bbetween $")
_TO = compiled(rf" ?(?:{DASH}|to|through) ?(?:{ANY})?")
_AND = compiled(rf"{HYPHEN}?,? (?:and|or) (?:{ANY})?")
_COMMA = compiled(rf"{HYPHEN}?, ")
_NO_SCALE = 1000  # "900 to 2 million" does not begin at 900 million


class Measure(NamedTuple):
    """A number from its sign to its unit. `scale` is what magnitude words multiply it by.

    `comparator` is one that stands behind it, `borrows` says whether the unit is that
    of the next figure.
    """

    begin: int
    end: int
    value: Decimal
    scale: Decimal
    unit: str
    comparator: str
    noun: Noun
    borrows: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether unit and noun are still to come."""
        return self.unit == "count" and not self.noun.words


def measures(text: str) -> list[Measure]:
    """The figures of a text, in order, without what belongs to a period, a name, a code or an ordinal."""
    found: list[Measure] = []
    named = 0
    for numeral in _numerals(text):
        figure = _figure(text, numeral)
        if figure is None or (
            figure.unit == "count" and is_listed(text, named, numeral)
        ):
            named = numeral.end
        else:
            found.append(figure)
    for n, joint in reversed([*enumerate(joints(text, found))]):
        if joint:
            found[n : n + 2] = _completed(found[n], found[n + 1], joint)
    return found


def joints(text: str, found: list[Measure]) -> list[Joint]:
    """How each figure is tied to the next: a comma ties where a conjunction follows, as in "2, 3 and 5 percent"."""
    tied: list[Joint] = []
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        joint = _joint(text, first, second)
        if (
            not joint
            and tied
            and tied[-1] == "and"
            and _COMMA.fullmatch(text, first.end, second.begin)
        ):
            joint = "and"
        tied.append(joint)
    return tied[::-1]


def _numerals(text: str) -> list[Numeral]:
    taken = spans(text)
    ends = [end for _, end in taken]
    found = leftmost_longest([*numerals(text), *shares(text)])
    return [
        each
        for each in found
        if not _is_taken(each, taken, bisect_left(ends, each.begin + 1))
    ]


def _is_taken(numeral: Numeral, taken: list[tuple[int, int]], nearest: int) -> bool:
    return nearest < len(taken) and taken[nearest][0] < numeral.end


def _figure(text: str, numeral: Numeral) -> Measure | None:
    begin, end, scale, unit = *numeral[:2], Decimal(1), numeral.unit or "count"
    if sign := SIGN_BEFORE.search(before(text, begin)):
        begin, unit = begin - len(sign[0]), SIGN_BEFORE.name(sign)
    magnitude = SHORT_MAGNITUDE_OF_MONEY if sign else SHORT_MAGNITUDE
    if (
        numeral.scale == 1
        and text[end - 1].isdigit()
        and (short := magnitude.match(text, end))
    ):
        end, scale = short.end(), Decimal(magnitude.name(short))
    comparator, end = trailing(text, end) or ("exactly", end)
    if unit == "count" and (measure := UNIT_AFTER.match(text, end)):
        end, unit = measure.end(), UNIT_AFTER.name(measure)
    is_measured = unit != "count" or numeral.scale * scale != 1
    if text[end : end + 1].isalnum() or is_name(text, numeral, is_measured=is_measured):
        return None
    value = plain(numeral.value * scale)
    if minus := _MINUS.search(before(text, begin)):
        begin, value = begin - len(minus[0]), -value
    elif _BELOW_ZERO.match(text, end):
        value = -value
    counted = noun(text, end, is_measured=unit != "count")
    if comparator == "exactly":
        comparator, end = (
            trailing(text, end) or trailing(text, counted.end) or ("exactly", end)
        )
    return Measure(begin, end, value, numeral.scale * scale, unit, comparator, counted)


def _joint(text: str, first: Measure, second: Measure) -> Joint:
    if _TO.fullmatch(text, first.end, second.begin):
        return "to"
    if _AND.fullmatch(text, first.end, second.begin):
        return "between" if _BETWEEN.search(before(text, first.begin)) else "and"
    return ""


def _completed(
    first: Measure, second: Measure, joint: Joint
) -> tuple[Measure, Measure]:
    """Both with the unit that stands behind the second ("3 to 5 percent") or before the first ("$3-5 million")."""
    if first.is_bare:
        first = first._replace(unit=second.unit, noun=second.noun, borrows=True)
    elif joint != "and" and second.is_bare and first.unit in CURRENCIES:
        second = second._replace(unit=first.unit)
        first = first._replace(borrows=True)
    value = plain(first.value * second.scale)
    if (
        first.borrows
        and first.scale == 1
        and first.value < _NO_SCALE
        and (joint == "and" or value < second.value)
    ):
        first = first._replace(value=value, scale=second.scale)
    return first, second
