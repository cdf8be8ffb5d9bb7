"""Growth as arrows: the year before is equally long in all, so that arrows compare, and bars start at zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.page.figures.scale import Bar, Scale
from kg.page.figures.views import FigureView, PeriodView

MOST = 20  # more are no glance, and the table has them all
_BEFORE = Decimal(100)  # the year before, in per cent of itself


class Growth(NamedTuple):
    """A stated growth, with the figure that grew and what that was a year before where they are known."""

    figure: FigureView
    now: FigureView | None
    before: FigureView | None
    is_ours: bool
    rises: bool
    falls: bool
    zero: float
    bar_now: Bar
    bar_before: Bar


class Growths(NamedTuple):
    """Growths on one scale; `more` are left out."""

    shown: tuple[Growth, ...]
    more: int


def growths(stated: Sequence[FigureView], estimates: Sequence[FigureView]) -> Growths:
    """The stated growths, in the order of the figures."""
    found = [
        (figure, figure.value)
        for figure in stated
        if is_growth(figure) and figure.value is not None
    ]
    drawn = found[:MOST]
    scale = Scale.of([_BEFORE, *(_BEFORE + rate for _, rate in drawn)])
    shown = tuple(
        _growth(figure, rate, scale, stated, estimates) for figure, rate in drawn
    )
    return Growths(shown, len(found) - len(drawn))


def is_growth(figure: FigureView) -> bool:
    """Whether it tells by how many per cent another figure changed."""
    return (
        bool(figure.growth_of)
        and figure.unit.notation == "%"
        and figure.value is not None
    )


def _growth(
    figure: FigureView,
    rate: Decimal,
    scale: Scale,
    stated: Sequence[FigureView],
    estimates: Sequence[FigureView],
) -> Growth:
    now = next((other for other in stated if other.thing.key in figure.growth_of), None)
    said = _year_before(now, stated) if now else None
    ours = _year_before(now, estimates) if now and not said else None
    return Growth(
        figure=figure,
        now=now,
        before=said or ours,
        is_ours=ours is not None,
        rises=rate > 0,
        falls=rate < 0,
        zero=scale.at(Decimal(0)),
        bar_now=scale.bar(_BEFORE + rate),
        bar_before=scale.bar(_BEFORE),
    )


def _year_before(now: FigureView, figures: Iterable[FigureView]) -> FigureView | None:
    """The figure for the same thing in the same period of the year before."""
    alike = (figure for figure in figures if figure.measures == now.measures)
    return next(
        (figure for figure in alike if _are_a_year_apart(figure.periods, now.periods)),
        None,
    )


def _are_a_year_apart(
    earlier: Sequence[PeriodView], later: Sequence[PeriodView]
) -> bool:
    if len(earlier) != 1 or len(later) != 1:
        return False
    (old,), (new,) = earlier, later
    return _is_year_before(old.start, new.start) and _is_year_before(old.end, new.end)


def _is_year_before(old: str, new: str) -> bool:
    """Whether two ISO dates are a year apart, the last day of February being the same day in every year."""
    (old_year, old_day), (new_year, new_day) = _year_and_day(old), _year_and_day(new)
    return (
        old_year is not None
        and new_year is not None
        and old_year + 1 == new_year
        and old_day == new_day
    )


def _year_and_day(date: str) -> tuple[int | None, str]:
    year, _, day = date.partition("-")
    return int(year) if year.isdecimal() and len(year) == 4 else None, day.replace(
        "02-29", "02-28"
    )
