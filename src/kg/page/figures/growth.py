"""Growth as arrows: the year before is equally long in all, and bars start at zero.

Where both amounts are stated the bars are drawn from them, and a stated percentage that
they do not give is told as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.language.english.rounding import last_digit
from kg.page.figures.scale import Bar, Scale
from kg.page.figures.views import FigureView, PeriodView

MOST = 20  # more are no glance, and the table has them all
_BEFORE = Decimal(100)  # the year before, in per cent of itself


class Growth(NamedTuple):
    """A stated growth, with the figure that grew and what that was a year before.

    `by_amounts` is the growth in per cent that the two give, where both are stated;
    `disagrees` tells that no rounding of them gives the stated one.
    """

    figure: FigureView
    now: FigureView | None
    before: FigureView | None
    by_amounts: Decimal | None
    disagrees: bool

    @property
    def is_ours(self) -> bool:
        """Whether the earlier value is worked out by us."""
        if self.before is None:
            return False
        return self.before.kind == "estimated"

    @property
    def rate(self) -> Decimal:
        """The stated growth in per cent."""
        assert self.figure.value is not None
        return self.figure.value

    @property
    def after(self) -> Decimal:
        """What a hundred has become: by the amounts, where both are stated."""
        if self.by_amounts is None:
            return _BEFORE + self.rate
        return _BEFORE + self.by_amounts

    @property
    def by_amounts_in_words(self) -> str:
        """The growth that the amounts give, rounded: `+36.4 per cent`."""
        if self.by_amounts is None:
            return ""
        return f"{self.by_amounts:+.1f} per cent"


class DrawnGrowth(NamedTuple):
    """A growth with its two bars."""

    growth: Growth
    bar_before: Bar
    bar_now: Bar


class Growths(NamedTuple):
    """The latest growth of each measure, on one scale; `more` are left out."""

    shown: tuple[DrawnGrowth, ...]
    zero: float
    more: int


def growths(
    stated: Sequence[FigureView], estimates: Sequence[FigureView]
) -> list[Growth]:
    """The stated growths, in the order of the figures."""
    growing = filter(is_growth, stated)
    return [_growth(figure, stated, estimates) for figure in growing]


def drawn_growths(found: Sequence[Growth]) -> Growths:
    """The growths as bars; of those of one measure, which follow in time, the last."""
    latest: dict[object, Growth] = {}
    for growth in found:
        figure = growth.figure
        latest[figure.thing.name, figure.measures] = growth
    chosen = list(latest.values())[:MOST]
    after = [growth.after for growth in chosen]
    scale = Scale.of([_BEFORE, *after])
    drawn = [
        DrawnGrowth(
            growth,
            bar_before=scale.bar(_BEFORE),
            bar_now=scale.bar(growth.after),
        )
        for growth in chosen
    ]
    return Growths(
        shown=tuple(drawn),
        zero=scale.at(Decimal(0)),
        more=len(found) - len(drawn),
    )


def is_growth(figure: FigureView) -> bool:
    """Whether it tells by how many per cent another figure changed."""
    return (
        bool(figure.growth_of)
        and figure.unit.notation == "%"
        and figure.value is not None
    )


def _growth(
    figure: FigureView, stated: Sequence[FigureView], estimates: Sequence[FigureView]
) -> Growth:
    now = None
    for other in stated:
        if other.thing.key in figure.growth_of:
            now = other
            break
    if now is None:
        return Growth(figure, None, None, None, disagrees=False)
    said = _year_before(now, stated)
    if said is None:
        ours = _year_before(now, estimates)
        return Growth(figure, now, ours, None, disagrees=False)
    by_amounts = _by_amounts(now.value, said.value)
    return Growth(
        figure=figure,
        now=now,
        before=said,
        by_amounts=by_amounts,
        disagrees=by_amounts is not None and _disagrees(figure, now, said),
    )


def _by_amounts(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    # From nothing, or from a loss, no percentage leads to a gain.
    if now is None or before is None or before <= 0:
        return None
    return 100 * now / before - 100


def _disagrees(figure: FigureView, now: FigureView, before: FigureView) -> bool:
    """Whether no values that would be written like this give the stated growth."""
    least, most = _meant(now)
    least_before, most_before = _meant(before)
    lowest, highest = _meant(figure)
    if least_before <= 0:
        return False
    highest_given = 100 * most / least_before - 100
    lowest_given = 100 * least / most_before - 100
    return highest_given < lowest or lowest_given > highest


def _meant(figure: FigureView) -> tuple[Decimal, Decimal]:
    """Between which values the true one is, by the last digit that is written.

    Who writes "more than 1.5" would write 1.6 for what reaches that.
    """
    value = figure.value
    assert value is not None
    digit = last_digit(" ".join(figure.wordings), value)
    if figure.amount.mark == "more":
        return value, value + digit
    if figure.amount.mark == "less":
        return value - digit, value
    half = digit / 2
    return value - half, value + half


def _year_before(now: FigureView, figures: Iterable[FigureView]) -> FigureView | None:
    """The figure for the same thing in the same period of the year before."""
    for figure in figures:
        is_alike = figure.measures == now.measures
        if is_alike and _are_a_year_apart(figure.periods, now.periods):
            return figure
    return None


def _are_a_year_apart(
    earlier: Sequence[PeriodView], later: Sequence[PeriodView]
) -> bool:
    if len(earlier) != 1 or len(later) != 1:
        return False
    (old,), (new,) = earlier, later
    if not _is_year_before(old.start, new.start):
        return False
    return _is_year_before(old.end, new.end)


def _is_year_before(old: str, new: str) -> bool:
    """Whether two ISO dates are a year apart."""
    old_year, _, old_day = old.partition("-")
    new_year, _, new_day = new.partition("-")
    if not (_is_year(old_year) and _is_year(new_year)):
        return False
    return int(old_year) + 1 == int(new_year) and _same_day(old_day, new_day)


def _is_year(written: str) -> bool:
    return written.isdecimal() and len(written) == 4


def _same_day(one: str, other: str) -> bool:
    # The last day of February is the same day in every year.
    leap, common = "02-29", "02-28"
    return one.replace(leap, common) == other.replace(leap, common)
