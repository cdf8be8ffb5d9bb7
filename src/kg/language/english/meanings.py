"""What each form of words that tells a time means: its days, as of publication.

A meaning takes the named parts of the form that the text has, and the day of
publication. It returns None where there is no such time, as of "February 30", and
leaves an end open that the words do not tell, as of "the past few years".
"""

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
    next_year,
    year_of_months,
)
from kg.language.english.numbers import value

Words = Mapping[str, str]
"""The named parts of a form that the text has."""
Meaning = Callable[[Words, date], Days | None]

# The last of the quarters; halves have no other ordinals than the first two.
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_STEPS = {"last": -1, "past": -1, "next": 1, "yesterday": -1, "tomorrow": 1}
_PLANS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
PLANS = _PLANS.split()
# The months with which they begin
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Spans of time that are told with the month in which they end, by their months
_LENGTHS = {
    "year": 12,
    "financial year": 12,
    "fiscal year": 12,
    "half": 6,
    "half-year": 6,
    "half year": 6,
    "quarter": 3,
}
_LONGEST_SPAN = 24
_VAGUE = ("few", "several", "couple of")
_DURATIONS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_NO_DIGITS = re.compile(r"\D")


def _year(
    words: Words, published: date, first: int = 1, last: int | None = None
) -> int:
    """The year that is told, or the one that the months from `first` to `last` are of.

    Without `last`, what has begun is enough: an article of October has "the fourth
    quarter".
    """
    year = words.get("year")
    if year is None:
        is_ahead = "ahead" in words
        return year_of_months(published, first, last or first, is_ahead=is_ahead)
    # "2024", or "last year"
    return int(year) if year.isdigit() else published.year + _step(year)


def _step(words: str) -> int:
    """-1 for what is past, 1 for what comes, 0 for what is now."""
    steps = (_STEPS[word] for word in words.casefold().split() if word in _STEPS)
    return next(steps, 0)


def _date(words: Words, published: date, month: str, day: str) -> date | None:
    """The day of which the parts so named are the month and the number."""
    month_of_year = month_number(words[month])
    day_of_month = int(_NO_DIGITS.sub("", words[day]))
    try:
        if "year" in words:
            year = _year(words, published)
        else:
            year_of_day = next_year if "ahead" in words else latest_year
            year = year_of_day(published, month_of_year, day_of_month)
        return date(year, month_of_year, day_of_month)
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
    """The days of one month ("May 5-8") or of two ("Dec. 20 to Jan. 5")."""
    last_month = "until" if "until" in words else "month"
    finish = _date(words, published, last_month, "last")
    if finish is None:
        return None
    # The year stands behind the last day, and is the one before at the first where the
    # days go over into a new one.
    is_over = "until" in words and month_number(words["month"]) > finish.month
    first_words = {**words, "year": str(finish.year - is_over)}
    start = _date(first_words, published, "month", "day")
    return Days(start, finish) if start and start <= finish else None


def one_month(words: Words, published: date) -> Days:
    month = month_number(words["month"])
    return calendar.months(_year(words, published, month), month, month)


def season(words: Words, published: date) -> Days:
    """Three whole months, as weather is told in the north: a winter begins in December."""
    first = _SEASONS[words["season"].casefold()]
    last = (first + 1) % 12 + 1
    if "year" in words:
        return calendar.months(_year(words, published), first, last)
    which = words.get("which", "")
    step = _step(which)
    is_ahead = "ahead" in words if not step else step > 0
    year = year_of_months(published, first, last, is_ahead=is_ahead)
    told = calendar.months(year, first, last)
    assert told.finish is not None
    is_over = told.finish < published
    if step < 0 and not is_over:
        # "Last summer" is not the one that goes on.
        return calendar.months(year - 1, first, last)
    return told


def some_months(words: Words, published: date) -> Days:
    """The year stands behind the last month, or there is one behind each, or none."""
    first = month_number(words["month"])
    last = month_number(words["until"])
    over = int(last < first)
    if "year" in words:
        finish = _year(words, published)
        start = int(words.get("from_year", finish - over))
    elif "from_year" in words:
        start = int(words["from_year"])
        finish = start + over
    else:
        start = _year(words, published, first, last)
        finish = start + over
    return Days(
        calendar.months(start, first, first).start,
        calendar.months(finish, last, last).finish,
    )


def part_of_year(months: int) -> Meaning:
    """The meaning of an ordinal before a half (6 months) or a quarter (3) of a year."""

    def resolve(words: Words, published: date) -> Days:
        which = words["which"].casefold()
        n = int(which) if which.isdigit() else _ORDINALS[which]
        first = months * (n - 1) + 1
        # What is to come must not be over; what is told of the past need only have
        # begun.
        last = months * n if "ahead" in words else first
        year = _year(words, published, first, last)
        return calendar.months(year, first, months * n)

    return resolve


def first_months(words: Words, published: date) -> Days | None:
    """The first so many months or quarters of a year."""
    length = 3 if words["unit"].casefold().startswith("q") else 1
    last = int(value(words["number"])) * length
    if not 0 < last <= 12:
        return None
    return calendar.months(_year(words, published, 1, last), 1, last)


def months_up_to(words: Words, published: date) -> Days | None:
    """So many months that end with one: "the year to June", "the September quarter"."""
    length = _LENGTHS.get(words.get("span", "").casefold())
    if length is None:
        length = int(value(words["number"]))
    if not 0 < length <= _LONGEST_SPAN:
        return None
    last = month_number(words["month"])
    # The months are over when they are told, or nearly.
    year = _year(words, published) if "year" in words else None
    if year is None:
        by_day = next_year if "ahead" in words else latest_year
        year = by_day(published, last, 28)
    finish = calendar.months(year, last, last).finish
    first = calendar.shifted(date(year, last, 1), by_months=1 - length)
    return Days(first, finish)


def last_months(words: Words, published: date) -> Days | None:
    """The last so many months of a year."""
    first = 13 - int(value(words["number"]))
    if not 0 < first <= 12:
        return None
    return calendar.months(_year(words, published), first, 12)


def some_years(words: Words, _: date) -> Days | None:
    """From one year to another, of which the last digits may be all: "2021-25"."""
    first = words["first"]
    last = first[: 4 - len(words["last"])] + words["last"]
    if first >= last:
        return None
    return Days(date(int(first), 1, 1), date(int(last), 12, 31))


def five_year_plan(words: Words, _: date) -> Days:
    """A plan of China: one follows the other from the third, which began in 1966."""
    plan = words["plan"].casefold()
    number = PLANS.index(plan) + 10 if plan in PLANS else int(plan.rstrip("thrdsn"))
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
    if "unit" in words:
        days = near({"which": "this", **words}, published)
    elif "month" in words:
        days = one_month(words, published)
    else:
        days = whole_year(words, published)
    edge = words.get("edge", "end").casefold()
    day = days.finish if edge == "end" else days.start
    return Days(day, day)


def year_end(_: Words, published: date) -> Days:
    day = date(published.year, 12, 31)
    return Days(day, day)


def weekday(words: Words, published: date) -> Days:
    """The last such day, which may be the day of publication itself.

    "Last" and "next" exclude that day, as what is still to come does.
    """
    back = (published.weekday() - WEEKDAYS.index(words["weekday"])) % 7
    which = words.get("which", "").casefold()
    if which == "last" and back == 0:
        back = 7
    elif which == "next" or (not which and words.get("ahead")):
        back -= 7
    day = published - timedelta(days=back)
    return Days(day, day)


def near_day(words: Words, published: date) -> Days:
    day = published + timedelta(days=_step(words["time"]))
    return Days(day, day)


def near(words: Words, published: date) -> Days:
    """The week, month or quarter before, of, or after publication."""
    step = _step(words["which"])
    unit = words["unit"].casefold()
    if unit == "week":
        return calendar.week(published + timedelta(weeks=step))
    length = 3 if unit == "quarter" else 1
    day = calendar.shifted(published, by_months=length * step)
    first = day.month - (day.month - 1) % length
    return calendar.months(day.year, first, first + length - 1)


def _away(words: Words, published: date, direction: int) -> date | None:
    """The day so many units from publication; None where the number is vague."""
    number = words.get("number", "").casefold()
    unit = words["unit"].casefold()
    # "the past years" are as vague as "the past few years"; "the past year" is one.
    if number in _VAGUE or (not number and unit.endswith("s")):
        return None
    count = direction * int(value(number or "one"))
    unit = unit.rstrip("s")
    if unit in _DURATIONS:
        return published + count * _DURATIONS[unit]
    return calendar.shifted(published, by_months=count * _MONTHS[unit])


def past(words: Words, published: date) -> Days:
    return Days(_away(words, published, -1), published)


def coming(words: Words, published: date) -> Days:
    return Days(published, _away(words, published, 1))


def ago(words: Words, published: date) -> Days | None:
    """As exact as the unit: "three years ago" was some day of that year."""
    day = _away(words, published, -1)
    unit = words["unit"].casefold().rstrip("s")
    if day is None:
        return None
    if unit in ("year", "decade"):
        return calendar.year(day.year)
    if unit == "month":
        return calendar.months(day.year, day.month, day.month)
    if unit == "week":
        return calendar.week(day)
    return Days(day, day)
