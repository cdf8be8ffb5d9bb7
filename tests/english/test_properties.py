"""What is written in many forms is read back, at its place, in time that grows with the
text.
"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from types import FrameType, ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.language.english
from kg.language.english.calendar import MONTHS
from kg.language.english.forms import Form
from kg.language.english.numbers import value
from kg.language.english.periods import Period, periods
from kg.language.english.quantities import quantities
from kg.language.english.regexes import LazyPattern, Table

PUBLISHED = date(2025, 9, 12)
MODULES = [
    "comparators",
    "measures",
    "forms",
    "uncounted",
    "nouns",
    "numbers",
    "regexes",
    "periods",
    "phrases",
    "attribution",
    "sentences",
    "shares",
    "units",
]
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL, TENS = _SMALL.split(), _TENS.split()
NEUTRAL = st.lists(
    st.sampled_from(
        ["wool", "the sheep", "quiet,", "🐑", "éclair", "Norvik's loom", "(old)"]
    ),
    max_size=6,
)
COMPARATORS = {
    "more than": "moreThan",
    "at least": "atLeast",
    "nearly": "almost",
    "up to": "atMost",
    "about": "about",
}
UNITS = {
    "yuan": "CNY",
    "percent": "percent",
    "percentage points": "percentage point",
    "hectares": "hectare",
}


def in_words(number: int) -> str:
    """A number from 0 to 999,999,999 in English words."""
    for size, name in ((10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " " if rest else ""
            return f"{in_words(number // size)} {name}{joint}{in_words(rest) if rest else ''}"
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (
            f" and {in_words(number % 100)}" if number % 100 else ""
        )
    if number >= 20:
        return TENS[number // 10 - 2] + (
            f"-{SMALL[number % 10]}" if number % 10 else ""
        )
    return SMALL[number]


@given(st.integers(2, 10**9 - 1))
def test_number_words_are_read_back(number: int) -> None:
    words = in_words(number)
    assert value(words) == number
    (read,) = quantities(f"They have {words} sheep.")
    assert read.value == number and read.noun == "sheep"


@given(st.integers(1, 10**15))
def test_digits_with_separators_are_read_back(number: int) -> None:
    (read,) = quantities(f"It paid {number:,} euros.")
    assert read.value == number and read.unit == "EUR"


@given(
    st.decimals("0.1", 999, places=2),
    st.sampled_from(
        [
            ("thousand", 10**3),
            ("million", 10**6),
            ("billion", 10**9),
            ("trillion", 10**12),
        ]
    ),
    st.sampled_from(["{} {} yuan", "a {}-{}-yuan loan", "RMB {} {}"]),
)
def test_magnitudes_are_applied(
    number: Decimal, magnitude: tuple[str, int], form: str
) -> None:
    (read,) = quantities("It paid " + form.format(number, magnitude[0]) + ".")
    assert (read.value, read.unit) == (number * magnitude[1], "CNY")


@given(
    NEUTRAL,
    st.sampled_from(sorted(COMPARATORS)),
    st.integers(3, 10**6),
    st.sampled_from(sorted(UNITS)),
    NEUTRAL,
)
def test_a_quantity_is_found_where_it_stands(
    before: list[str], comparator: str, number: int, unit: str, after: list[str]
) -> None:
    words = f"{comparator} {number:,} {unit}"
    text = " ".join([*before, words, "of", *after])
    (read,) = quantities(text)
    assert text[read.begin : read.end] == words
    assert read.value == number
    assert (read.unit, read.comparator) == (UNITS[unit], COMPARATORS[comparator])


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "{iso}"]),
)
def test_days_are_read_back(day: date, form: str) -> None:
    words = form.format(
        m=MONTHS[day.month - 1], d=day.day, y=day.year, iso=day.isoformat()
    )
    text = f"🐑 They met on {words} in Norvik."
    assert periods(text, PUBLISHED) == [Period(14, 14 + len(words), "day", day, day)]
    assert quantities(text) == []


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 31))
def test_a_day_without_a_year_is_near(published: date, ahead: int) -> None:
    """Up to 31 days ahead it is to come, else it is past."""
    day = published + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        (found,) = periods(f"on {MONTHS[day.month - 1]} {day.day}", published)
        assert found.start == day


@given(
    st.text(alphabet="0123456789 ,.-$%()aeno\nmilion hundred perct year", max_size=80)
)
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    for read in (quantities(text), periods(text, PUBLISHED)):
        places = [place for each in read for place in (each.begin, each.end)]
        assert places == sorted(places)
        assert all(each.begin < each.end <= len(text) for each in read)


ADVERSARIAL = [
    *(
        "9",
        "1,",
        "1,234",
        "5 ",
        "1-",
        "1.",
        " ",
        "a ",
        "one ",
        "twenty-",
        "million ",
        "5 million ",
        "one hundred and ",
    ),
    *(
        "three quarters of a ",
        "up ",
        "more than ",
        "$",
        "each ",
        "rose by ",
        "May ",
        "from 2021 to ",
        "5 percent and ",
    ),
]


def steps(read: Callable[[str], object], text: str) -> int:
    """How many calls and returns of functions the reading takes; what regular
    expressions do inside is not seen.
    """
    counted = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("repeated", ADVERSARIAL)
def test_four_times_the_text_takes_four_times_the_steps(repeated: str) -> None:
    for read in (quantities, lambda text: periods(text, PUBLISHED)):
        short, long = (
            steps(read, repeated * (length // len(repeated)))
            for length in (1_000, 4_000)
        )
        assert long < 5 * short + 1_000


@pytest.mark.parametrize("repeated", ADVERSARIAL)
def test_a_long_text_is_read(repeated: str) -> None:
    text = repeated * (10_000 // len(repeated))
    assert all(each.end <= len(text) for each in quantities(text))
    assert all(each.end <= len(text) for each in periods(text, PUBLISHED))


def patterns(module: ModuleType) -> Iterator[re.Pattern[str]]:
    for held in vars(module).values():
        for each in held if isinstance(held, tuple) else (held,):
            found = each.pattern if isinstance(each, Form | Table) else each
            if isinstance(found, LazyPattern):
                yield found.compiled
            elif isinstance(found, re.Pattern):
                yield found


@pytest.mark.parametrize("name", MODULES)
def test_no_repetition_is_without_a_bound(name: str) -> None:
    """So each attempt to match looks at a bounded number of characters, and no pattern
    can backtrack for long.
    """
    module = importlib.import_module(f"{kg.language.english.__name__}.{name}")
    found = [*patterns(module)]
    assert found or name in ("regexes", "quantities")
    for pattern in found:
        assert [op for op, _, most in repetitions(pattern) if most > 100] == [], (
            pattern.pattern
        )


def repetitions(pattern: re.Pattern[str]) -> Iterator[tuple[Any, int, int]]:
    """The repetitions in a pattern, as the library's own parser sees them."""
    parser: Any = importlib.import_module("re._parser")

    def within(tree: Any) -> Iterator[tuple[Any, int, int]]:
        if isinstance(tree, parser.SubPattern):
            for op, argument in tree.data:
                if str(op).endswith("_REPEAT"):
                    yield op, argument[0], int(argument[1])
                yield from within(argument)
        elif isinstance(tree, list | tuple):
            for part in tree:
                yield from within(part)

    return within(parser.parse(pattern.pattern, pattern.flags))


def test_formatting_does_not_wait_for_the_grammar() -> None:
    """Every command formats, and few read: compiling the patterns takes longer than
    most commands do.
    """
    package = kg.language.english.__name__
    code = f"import {package}.formatting, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name for name in done.stdout.split() if name.startswith(package)}
    assert loaded == {package, f"{package}.formatting"}
