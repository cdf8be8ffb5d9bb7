"""The quantities of a text: measures with what the words around say of them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kg.language.english import phrases
from kg.language.english.comparators import leading
from kg.language.english.elision import compared_unit, lender
from kg.language.english.measures import Joint, Measure, joints, measures
from kg.language.english.numbers import plain
from kg.language.english.regexes import before, compiled
from kg.language.english.units import CURRENCIES, DURATIONS, RATIOS


class Quantity(NamedTuple):
    """A figure as the words say it.

    Rate, change and noun are read from the words around, which do not belong to the
    expression.

    Attributes:
        begin: Where the expression begins, with its comparator and sign.
        end: Where it ends, with its unit and a comparator behind it.
        value: The number, negative for a fall.
        unit: An ISO 4217 code, `percent`, `percentage point`, `basis point`, a measure
            by its English name, `share` for a part of a whole ("one in five" is 0.2),
            `factor` for a multiple ("doubled" is 2), `time` ("five times a day"), or
            `count`. What may be one of several currencies stays as the text has it:
            `¥`, `pound`, `rupee`, `crown`, `peso`.
        comparator: `exactly`, `moreThan`, `atLeast`, `lessThan`, `atMost`, `almost` or
            `about`: how the true figure stands to `value`; for a fall, how their sizes
            stand to each other. The ends of a range are two quantities, one `atLeast`
            and one `atMost`.
        rate: The span of time, or the thing, for each of which it is told: `year` for
            "annually".
        is_each: Whether it holds of each member of a group.
        is_change: Whether it is a rise, fall or difference, no level.
        is_year_on_year: Whether it is a change against the same time of the year
            before.
        conversion_of: The index of the quantity that this one says again in another
            unit, as in "5 million yuan ($700,000)"; what is said of that one holds of
            this one too.
        noun: The words behind it, which name what is counted as far as they can be
            told.
        is_end: Whether it is an end of a range.
        is_lent: Whether the unit is that of another figure, and left out here, as in "to
            6 million euros from 4 million" and "from 19 to 8 percent".
    """

    begin: int
    end: int
    value: Decimal
    unit: str = "count"
    comparator: str = "exactly"
    rate: str | None = None
    is_each: bool = False
    is_change: bool = False
    is_year_on_year: bool = False
    conversion_of: int | None = None
    noun: str = ""
    is_end: bool = False
    is_lent: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where the expression begins and ends."""
        return self.begin, self.end

    @property
    def is_of_whole(self) -> bool:
        """Whether it is a part of a whole: "12 percent", "one in five"."""
        return self.unit in ("percent", "share")


_REMEMBERED = 2048  # texts: whoever draws up and proves figures reads the same again

_FROM_OR_BETWEEN = compiled(r"\b(?:from|between) $")
_RESTATES = compiled(
    r" ?\((?:or |that is |i\.e\.,? |equal to |equivalent to |worth )?|, or |, | or "
)
# In brackets: "sales of 4.5 million euros (prior year: 3.9)"
_IN_BRACKETS = compiled(r" \((?:[\w.\s-]{1,20}: ?)?")
_ALIKE = 10  # times as much as what it is compared with, and it is something else
_LENDERS = 8  # figures before one that may lend it a unit
# "a fall of 12 percent in value and of 21 percent in volume"
_AND_BY = compiled(
    r"[^.;:()]{0,80}(?:(?:,|\band\b)(?: (?!and\b)[\w’'-]{1,20}){0,6} by| and of) "
)
_RESPECTIVELY = compiled(r"(?:[^.;\n]|\.(?=\d)){0,60}?\brespectively\b")


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text in their order.

    What belongs to a period, a name, a code or an ordinal is none.

    >>> text = "Norvik sold over 1.5 million looms ($3bn), up 12 percent year on year."
    >>> for quantity in quantities(text):
    ...     print(quantity.comparator, f"{quantity.value:f}", quantity.unit)
    moreThan 1500000 count
    exactly 3000000000 USD
    exactly 12 percent
    >>> quantities(text)[0].noun
    'looms'
    >>> quantities(text)[2].is_change, quantities(text)[2].is_year_on_year
    (True, True)
    """
    return list(_read(text))


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> tuple[Quantity, ...]:
    all_measures = measures(text)
    read = [_quantity(text, measure) for measure in all_measures]
    for n, joint in enumerate(joints(text, all_measures)):
        first = all_measures[n]
        second = all_measures[n + 1]
        if joint and first.unit == second.unit:
            read[n : n + 2] = _tied(text, first, joint, read[n], read[n + 1])
    for n in range(1, len(read)):
        scale = all_measures[n - 1].scale
        read[n] = _as_in_brackets(text, read[n - 1], scale, read[n])
        read[n] = _with_lent_unit(text, read, n)
        read[n] = _moving_alike(text, read[n - 1], read[n])
        earlier = _restated(text, read, n)
        if earlier is not None:
            read[n] = _conversion(read[n], earlier, read[earlier])
    return tuple(read)


def _quantity(text: str, measure: Measure) -> Quantity:
    """A measure with what the words around say of it alone."""
    begin = measure.begin
    end = measure.end
    unit = measure.unit
    counted = measure.noun
    comparator = measure.comparator
    if lead := leading(text, begin, end, unit):
        comparator = lead.name
        begin = lead.begin
    direction = phrases.change(text, begin, end, unit)
    if not direction and phrases.is_multiplied(text, measure.begin, end, unit):
        direction = 1
    is_change = direction != 0
    # "increased five times" is a factor, "rings five times" counts
    is_multiple = is_change or phrases.is_covered(text, begin)
    if unit == "time" and is_multiple:
        unit = "factor"
    return Quantity(
        begin,
        end,
        measure.value if direction >= 0 else -abs(measure.value),
        unit,
        comparator,
        rate=phrases.rate(text, begin, end, counted),
        is_each=phrases.is_each(text, begin, end, counted),
        is_change=is_change,
        is_year_on_year=is_change and phrases.is_year_on_year(text, begin, end),
        noun=counted.words,
    )


def _as_in_brackets(
    text: str, earlier: Quantity, scale: Decimal, number: Quantity
) -> Quantity:
    """A number in brackets, which only compares: "SEK 450 million (410)".

    It has the unit and the magnitude, `scale`, of the figure before.
    """
    if number.unit != "count" or number.noun or earlier.unit == "count":
        return number
    is_there = _IN_BRACKETS.fullmatch(text, earlier.end, number.begin)
    if not is_there or text[number.end : number.end + 1] != ")":
        return number
    is_told_in_it = scale < 1 or number.value < scale
    value = number.value * scale if is_told_in_it else number.value
    if not abs(earlier.value) / _ALIKE <= value <= abs(earlier.value) * _ALIKE:
        return number
    return number._replace(value=plain(value), unit=earlier.unit, is_lent=True)


def _with_lent_unit(text: str, read: list[Quantity], n: int) -> Quantity:
    """The nth quantity, in the unit of an earlier one where it leaves that out."""
    number = read[n]
    if number.unit != "count":
        return number
    if number.is_change:
        unit = compared_unit(text, number.span, read[n - 1].span, read[n - 1].unit)
        return number._replace(unit=unit, is_lent=True) if unit else number
    nearest = read[max(0, n - _LENDERS) : n]
    figures = [
        each for each in nearest if not each.is_change and each.conversion_of is None
    ]
    earlier = [(each.span, each.unit) for each in figures]
    unit = lender(text, number.span, number.noun, earlier)
    if unit is None:
        return number
    return number._replace(unit=unit, is_lent=True)


def _moving_alike(text: str, earlier: Quantity, number: Quantity) -> Quantity:
    """A change that leaves out its verb: "sales fell by 3 percent, and profits by 5"."""
    is_told = number.is_change or not earlier.is_change or number.unit not in RATIOS
    if is_told or earlier.unit not in RATIOS or number.unit == "factor":
        return number
    if not _AND_BY.fullmatch(text, earlier.end, number.begin):
        return number
    sign = -1 if earlier.value < 0 else 1
    return number._replace(value=sign * abs(number.value), is_change=True)


def _tied(
    text: str, measure: Measure, joint: Joint, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity]:
    """Both with what is said of them together, or as the ends of a range.

    `measure` is the one of the first quantity.
    """
    if joint in ("to", "between"):
        return _range(text, measure, first, second)
    if measure.awaits_unit:
        first = first._replace(is_lent=True)
    # "more than 42 robots and 12 drones" tells nothing of both
    if not measure.borrows and not _RESPECTIVELY.match(text, second.end):
        return first, second
    if second.comparator == "exactly":
        second = second._replace(comparator=first.comparator)
    return _both_change(first, second)


def _range(
    text: str, measure: Measure, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity]:
    """The ends of a range, unless a verb makes them steps.

    Steps are "rose from 3 to 5 percent" and "fell by 300 to 1,200".
    """
    is_movement = first.is_change and not (measure.borrows and first.unit in RATIOS)
    is_rising = abs(first.value) < abs(second.value)
    if not is_rising or is_movement or phrases.is_from_to(text, first.begin):
        is_lent = (
            second.unit in CURRENCIES and measure.borrows and not measure.awaits_unit
        )
        return (
            first._replace(is_lent=measure.awaits_unit),
            second._replace(is_lent=is_lent),
        )
    begin = first.begin
    if lead := _FROM_OR_BETWEEN.search(before(text, begin)):
        begin -= len(lead[0])
    # "about 3 to 5 percent" is about both; but "12 to over 20" is at least 12
    lower = first.comparator
    upper = first.comparator
    if first.comparator == "exactly":
        lower, upper = "atLeast", "atMost"
    if second.comparator != "exactly":
        upper = second.comparator
    rate = first.rate or second.rate
    return _both_change(
        first._replace(begin=begin, comparator=lower, rate=rate, is_end=True),
        second._replace(comparator=upper, is_end=True),
    )


def _both_change(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Both as changes in the same direction, if one of them is a change."""
    if first.is_change == second.is_change:
        return first, second
    changing = first if first.is_change else second
    sign = 1 if changing.value >= 0 else -1
    is_year_on_year = first.is_year_on_year or second.is_year_on_year
    return (
        first._replace(
            value=sign * abs(first.value),
            is_change=True,
            is_year_on_year=is_year_on_year,
        ),
        second._replace(
            value=sign * abs(second.value),
            is_change=True,
            is_year_on_year=is_year_on_year,
        ),
    )


def _restated(text: str, read: list[Quantity], n: int) -> int | None:
    """The index of the quantity that the nth says again in another unit."""
    earlier = read[n - 1]
    again = read[n]
    between = text[earlier.end : again.begin]
    if not _RESTATES.fullmatch(between) or earlier.unit == again.unit:
        return None
    kind = _kind(earlier.unit)
    if kind != _kind(again.unit):
        return None
    # "200 million yuan ($28 million, 12 million euros)": all say the first again
    if earlier.conversion_of is not None:
        return earlier.conversion_of
    # Otherwise a comma only lists: "5 km, 3 hectares"
    return n - 1 if between != ", " and kind is not None else None


def _kind(unit: str) -> str | None:
    """What a unit measures, as far as the same can be said in another one."""
    if unit in CURRENCIES:
        return "money"
    if unit in RATIOS | DURATIONS | {"count", "time"}:
        return None
    return "measure"


def _conversion(again: Quantity, index: int, earlier: Quantity) -> Quantity:
    """A quantity with what is said of the one that it says again."""
    comparator = again.comparator
    if comparator == "exactly":
        comparator = earlier.comparator
    size = abs(again.value)
    return again._replace(
        value=size if earlier.value >= 0 else -size,
        comparator=comparator,
        rate=earlier.rate or again.rate,
        is_each=earlier.is_each or again.is_each,
        is_change=earlier.is_change,
        is_year_on_year=earlier.is_year_on_year,
        conversion_of=index,
    )
