"""The quantities of a text: figures, how they stand to the truth, and what the words around say of them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kg.language.english import phrases
from kg.language.english.comparators import leading
from kg.language.english.measures import Joint, Measure, joints, measures
from kg.language.english.regexes import before, compiled
from kg.language.english.units import CURRENCIES, DURATIONS, RATIOS


class Quantity(NamedTuple):
    """A figure as the words say it, from `begin` to `end`: comparator, sign, number and unit.

    Rate, change and noun are read from the words around, which do not belong to the
    expression.

    `unit` is an ISO 4217 code, `percent`, `percentage point`, `basis point`, a measure
    by its English name, `share` for a part of a whole ("one in five" is 0.2), `factor`
    for a multiple ("doubled" is 2), `time` ("five times a day"), or `count`. What may
    be one of two currencies stays as the text has it: `¥`, `pound`, `rupee`.

    `comparator` is `exactly`, `moreThan`, `atLeast`, `lessThan`, `atMost`, `almost` or
    `about`: how the true figure stands to `value`; for a fall, whose `value` is
    negative, how their sizes stand to each other. The ends of a range are two
    quantities, one `atLeast` and one `atMost`.

    `rate` is the span of time, or the thing, for each of which it is told: `year` for
    "annually". `is_each`: it holds of each member of a group. `is_change`: it is a
    rise, fall or difference, no level; `is_year_on_year`: against the same time of the
    year before.

    `conversion_of` is the index of the quantity that this one says again in another
    unit, "5 million yuan ($700,000)"; what is said of that one holds of this one too.
    `noun` are the words behind it, which name what is counted as far as they can be
    told.
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


_FROM_OR_BETWEEN = compiled(r"\b(?:from|between) $")
_RESTATES = compiled(
    r" ?\((?:or |that is |i\.e\.,? |equal to |equivalent to |worth )?|, or |, | or "
)
_RESPECTIVELY = compiled(r"(?:[^.;\n]|\.(?=\d)){0,60}?\brespectively\b")


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text in their order, without what belongs to a period, a name, a code or an ordinal.

    >>> for each in quantities("Norvik sold over 1.5 million looms ($3bn), up 12 percent year on year."):
    ...     print(each.comparator, f"{each.value:f}", each.unit, each.noun or "-", each.is_change, each.is_year_on_year)
    moreThan 1500000 count looms False False
    exactly 3000000000 USD - False False
    exactly 12 percent - True True
    """
    found = measures(text)
    read = [_quantity(text, figure) for figure in found]
    for n, joint in enumerate(joints(text, found)):
        if joint and found[n].unit == found[n + 1].unit:
            read[n : n + 2] = _tied(text, found[n], joint, *read[n : n + 2])
    for n in range(1, len(read)):
        if (earlier := _restated(text, read, n)) is not None:
            read[n] = _conversion(read[n], earlier, read[earlier])
    return read


def _quantity(text: str, figure: Measure) -> Quantity:
    begin, end, unit, counted = figure.begin, figure.end, figure.unit, figure.noun
    comparator, begin = leading(text, begin, end, unit) or (figure.comparator, begin)
    change = phrases.change(text, begin, end, unit) or int(
        phrases.is_multiplied(text, figure.begin, end, unit)
    )
    if unit == "time" and change:
        unit = "factor"
    return Quantity(
        begin,
        end,
        figure.value if change >= 0 else -abs(figure.value),
        unit,
        comparator,
        rate=phrases.rate(text, begin, end, counted),
        is_each=phrases.is_each(text, begin, end, counted),
        is_change=change != 0,
        is_year_on_year=change != 0 and phrases.is_year_on_year(text, begin, end),
        noun=counted.words,
    )


def _tied(
    text: str, figure: Measure, joint: Joint, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity]:
    """Both with what is said of them together, or as the ends of a range."""
    is_together = figure.borrows or bool(_RESPECTIVELY.match(text, second.end))
    if joint in ("to", "between"):
        return _range(text, figure, first, second)
    if not is_together:
        return first, second
    if second.comparator == "exactly":
        second = second._replace(comparator=first.comparator)
    return _both_change(first, second)


def _range(
    text: str, figure: Measure, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity]:
    """The ends of a range, unless a verb makes them steps: "rose from 3 to 5 percent", "fell by 300 to 1,200"."""
    is_movement = first.is_change and not (figure.borrows and first.unit in RATIOS)
    if (
        abs(first.value) >= abs(second.value)
        or is_movement
        or phrases.is_from_to(text, first.begin)
    ):
        return first, second
    lead = _FROM_OR_BETWEEN.search(before(text, first.begin))
    begin = first.begin - len(lead[0]) if lead else first.begin
    ends = (
        ("atLeast", "atMost")
        if first.comparator == "exactly"
        else (first.comparator, first.comparator)
    )
    if second.comparator != "exactly":
        ends = (ends[0], second.comparator)
    return _both_change(
        first._replace(begin=begin, comparator=ends[0], rate=first.rate or second.rate),
        second._replace(comparator=ends[1]),
    )


def _both_change(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
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
    """The index of the quantity that the nth says again: money in another currency, a measure in another unit."""
    said, again = read[n - 1], read[n]
    between = text[said.end : again.begin]
    if (
        not _RESTATES.fullmatch(between)
        or said.unit == again.unit
        or _kind(said.unit) != _kind(again.unit)
    ):
        return None
    if said.conversion_of is not None:
        return said.conversion_of
    return n - 1 if between != ", " and _kind(again.unit) else None


def _kind(unit: str) -> str:
    """Only what measures the same can be said again."""
    if unit in CURRENCIES:
        return "money"
    return "" if unit in RATIOS | DURATIONS | {"count", "time"} else "measure"


def _conversion(again: Quantity, earlier: int, said: Quantity) -> Quantity:
    return again._replace(
        value=abs(again.value) if said.value >= 0 else -abs(again.value),
        comparator=said.comparator
        if again.comparator == "exactly"
        else again.comparator,
        rate=said.rate or again.rate,
        is_each=said.is_each or again.is_each,
        is_change=said.is_change,
        is_year_on_year=said.is_year_on_year,
        conversion_of=earlier,
    )
