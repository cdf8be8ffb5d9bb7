"""What each form of words that tells a time means: its days, given the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from kg.language.english import calendar
from kg.language.english.calendar import (
    WEEKDAYS,
    Days,
    latest_year,
    month_number,
    year_of_months,
)
from kg.language.english.numbers import value

Words = Mapping[str, str]
"""The named parts of a form that the text has."""
Meaning = Callable[[Words, date], Days | None]

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_STEPS = {"last": -1, "past": -1, "next": 1, "yesterday": -1, "tomorrow": 1}
PLANS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
]
_VAGUE = ("few", "several", "couple of")


def _year(
    words: Words, published: date, first: int = 1, last: int | None = None
) -> int:
    """The year that is told, or the one that the months from `first` to `last` are of.

    Without `last`, what has begun is enough: an article of October has "the fourth
    quarter".
    """
    if (told := words.get("year")) is not None:
        return int(told) if told.isdigit() else published.year + _step(told)
    return year_of_months(published, first, last or first, is_ahead="ahead" in words)


def _step(told: str) -> int:
    return next((_STEPS[word] for word in told.casefold().split() if word in _STEPS), 0)


def _date(words: Words, published: date, month: str, day: str) -> date | None:
    number, of_month = month_number(words[month]), int(re.sub(r"\D", "", words[day]))
    try:
        year = (
            _year(words, published)
            if "year" in words
            else latest_year(published, number, of_month)
        )
        return date(year, number, of_month)
    except ValueError:  # there is no such day
        return None


def one_day(words: Words, published: date) -> Days | None:
    day = _date(words, published, "month", "day")
    return Days(day, day) if day else None


def iso(words: Words, _: date) -> Days | None:
    try:
        day = date.fromisoformat(words["time"])
    except ValueError:
        return None
    return Days(day, day)


def some_days(words: Words, published: date) -> Days | None:
    finish = _date(words, published, "until" if "until" in words else "month", "last")
    if finish is None:
        return None
    is_over = "until" in words and month_number(words["month"]) > finish.month
    start = _date(
        {**words, "year": str(finish.year - is_over)}, published, "month", "day"
    )
    return Days(start, finish) if start and start <= finish else None


def one_month(words: Words, published: date) -> Days:
    month = month_number(words["month"])
    return calendar.months(_year(words, published, month), month, month)


def some_months(words: Words, published: date) -> Days:
    """The year stands behind the last month, or there is one behind each, or none."""
    first, last = month_number(words["month"]), month_number(words["until"])
    over = int(last < first)
    if "year" in words:
        finish = _year(words, published)
        start = int(words.get("from_year", finish - over))
    else:
        start = int(words.get("from_year") or _year(words, published, first, last))
        finish = start + over
    return Days(
        calendar.months(start, first, first).start,
        calendar.months(finish, last, last).finish,
    )


def part_of_year(months: int) -> Meaning:
    """The half or quarter of a year that an ordinal tells."""

    def resolve(words: Words, published: date) -> Days:
        which = words["which"].casefold()
        n = min(int(which) if which.isdigit() else _ORDINALS[which], 12 // months)
        first = months * (n - 1) + 1
        last = months * n if "ahead" in words else first
        return calendar.months(_year(words, published, first, last), first, months * n)

    return resolve


def first_months(words: Words, published: date) -> Days | None:
    """The first so many months or quarters of a year."""
    last = int(value(words["number"])) * (
        3 if words["unit"].casefold().startswith("q") else 1
    )
    return (
        calendar.months(_year(words, published, 1, last), 1, last)
        if 0 < last <= 12
        else None
    )


def last_months(words: Words, published: date) -> Days | None:
    """The last so many months of a year."""
    first = 13 - int(value(words["number"]))
    return (
        calendar.months(_year(words, published), first, 12) if 0 < first <= 12 else None
    )


def some_years(words: Words, _: date) -> Days | None:
    first = words["first"]
    finish = first[: 4 - len(words["last"])] + words["last"]
    return (
        Days(date(int(first), 1, 1), date(int(finish), 12, 31))
        if first < finish
        else None
    )


def five_year_plan(words: Words, _: date) -> Days:
    """China's Five-Year Plans: from the third, which began in 1966, one follows the other."""
    told = words["plan"].casefold()
    number = PLANS.index(told) + 10 if told in PLANS else int(told.rstrip("thrdsn"))
    return Days(date(1951 + 5 * number, 1, 1), date(1955 + 5 * number, 12, 31))


def whole_year(words: Words, published: date) -> Days:
    return calendar.year(_year(words, published))


def so_far(_: Words, published: date) -> Days:
    return Days(date(published.year, 1, 1), published)


def decade(words: Words, _: date) -> Days:
    first = int(words["decade"])
    return Days(date(first, 1, 1), date(first + 9, 12, 31))


def century(words: Words, _: date) -> Days:
    last = 100 * int(words["century"])
    return Days(date(last - 99, 1, 1), date(last, 12, 31))


def end_of(words: Words, published: date) -> Days:
    """The last day of what "the end of" is said of, or the first."""
    if words.get("unit"):
        days = near({"which": "this", **words}, published)
    else:
        days = (
            one_month(words, published)
            if "month" in words
            else whole_year(words, published)
        )
    day = (
        days.start
        if words.get("edge", "end").casefold() in ("beginning", "start")
        else days.finish
    )
    return Days(day, day)


def year_end(_: Words, published: date) -> Days:
    return Days(date(published.year, 12, 31), date(published.year, 12, 31))


def weekday(words: Words, published: date) -> Days:
    """The last one, which may be the day of publication; "last" and "next" exclude that day."""
    back = (published.weekday() - WEEKDAYS.index(words["weekday"])) % 7
    back = {"last": back or 7, "next": back - 7}.get(
        words.get("which", "").casefold(), back
    )
    day = published - timedelta(days=back)
    return Days(day, day)


def near_day(words: Words, published: date) -> Days:
    day = published + timedelta(days=_step(words["time"]))
    return Days(day, day)


def near(words: Words, published: date) -> Days:
    """The week, month or quarter before, of, or after publication."""
    step, unit = _step(words["which"]), words["unit"].casefold()
    if unit == "week":
        return calendar.week(published + timedelta(weeks=step))
    length = 3 if unit == "quarter" else 1
    day = calendar.shifted(published, by_months=length * step)
    first = day.month - (day.month - 1) % length
    return calendar.months(day.year, first, first + length - 1)


def _away(words: Words, published: date, direction: int) -> date | None:
    """The day so many units from publication; None where the number is vague."""
    number, unit = words.get("number", ""), words["unit"].casefold()
    if number.casefold() in _VAGUE or (not number and unit.endswith("s")):
        return None
    count, unit = direction * int(value(number or "one")), unit.rstrip("s")
    if unit in ("hour", "day", "week"):
        return published + timedelta(
            days={"hour": count / 24, "day": count, "week": 7 * count}[unit]
        )
    return calendar.shifted(
        published,
        by_months=count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit],
    )


def past(words: Words, published: date) -> Days:
    return Days(_away(words, published, -1), published)


def coming(words: Words, published: date) -> Days:
    return Days(published, _away(words, published, 1))


def ago(words: Words, published: date) -> Days | None:
    """As exact as the unit: "three years ago" was some day of that year."""
    day, unit = _away(words, published, -1), words["unit"].casefold().rstrip("s")
    if day is None:
        return None
    if unit in ("year", "decade"):
        return calendar.year(day.year)
    if unit == "week":
        return calendar.week(day)
    return (
        calendar.months(day.year, day.month, day.month)
        if unit == "month"
        else Days(day, day)
    )
