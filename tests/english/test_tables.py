"""Each sentence of the tables is read exactly as its row says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.language.english.periods import Period, periods
from kg.language.english.quantities import Quantity, quantities

PUBLISHED = date(2025, 9, 12)
HERE = Path(__file__).parent


@cache
def cases(name: str) -> list[Any]:
    """The sentences of a table with the rows that are read in them."""
    text = (HERE / name).read_text(encoding="utf-8")
    table = tomllib.loads(text, parse_float=Decimal)
    return [
        pytest.param(sentence, rows, id=sentence)
        for group in table.values()
        for sentence, *rows in group
    ]


def value(written: Decimal | int | str) -> Decimal:
    """A number of a table, which may be a fraction."""
    if isinstance(written, str):
        part, whole = written.split("/")
        return Decimal(part) / Decimal(whole)
    return Decimal(written)


def placed(sentence: str, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows with the places of their quoted words, which stand in this order."""
    end = 0
    for row in rows:
        begin = sentence.index(row["quote"], end)
        end = begin + len(row["quote"])
        fields = {name: field for name, field in row.items() if name != "quote"}
        yield fields | {"begin": begin, "end": end}


@pytest.mark.parametrize(("sentence", "rows"), cases("quantities.toml"))
def test_quantities(sentence: str, rows: list[dict[str, Any]]) -> None:
    """Every field, the default where the row does not name it, and nothing else is
    read.
    """
    expected = [
        Quantity(**(row | {"value": value(row["value"])}))
        for row in placed(sentence, rows)
    ]
    assert quantities(sentence) == expected


@pytest.mark.parametrize(("sentence", "rows"), cases("periods.toml"))
def test_periods(sentence: str, rows: list[dict[str, Any]]) -> None:
    """Kind and both days, and nothing else is a time."""
    assert told(sentence, PUBLISHED) == [
        Period(**row) for row in placed(sentence, rows)
    ]


def told(sentence: str, published: date) -> list[Period]:
    """The times of a sentence by their kind and days, without the words' own days."""
    return [period._replace(days=None) for period in periods(sentence, published)]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("It will be ready by the end of June 2026.", ("2026-06-30", "2026-06-30")),
        (
            "It was Acme's until 2014, when Bolt bought it.",
            ("2014-01-01", "2014-12-31"),
        ),
        ("It has grown since 2021.", ("2021-01-01", "2021-12-31")),
    ],
)
def test_the_days_of_the_words_of_an_open_time(
    sentence: str, days: tuple[str, str]
) -> None:
    """They are kept beside those that the time has."""
    (period,) = periods(sentence, PUBLISHED)
    start, finish = map(date.fromisoformat, days)
    assert period.days == (start, finish)
    assert period.start is None or period.finish is None


def dated() -> list[Any]:
    """The sentences about parts of a year, each with the day of publication."""
    table = tomllib.loads((HERE / "years.toml").read_text(encoding="utf-8"))
    return [
        pytest.param(date.fromisoformat(day), sentence, rows, id=f"{day} {sentence}")
        for day, sentences in table.items()
        for sentence, *rows in sentences
    ]


@pytest.mark.parametrize(("published", "sentence", "rows"), dated())
def test_parts_of_a_year_without_a_year(
    published: date, sentence: str, rows: list[dict[str, Any]]
) -> None:
    """They belong to the year that the day of publication and the tense leave."""
    assert told(sentence, published) == [
        Period(**row) for row in placed(sentence, rows)
    ]


def test_a_figure_is_never_part_of_a_time() -> None:
    """In no sentence of either table do the words of a quantity overlap those of a
    period.
    """
    for name in ("quantities.toml", "periods.toml"):
        for case in cases(name):
            sentence, _ = case.values
            times = periods(sentence, PUBLISHED)
            for figure in quantities(sentence):
                assert all(
                    time.end <= figure.begin or figure.end <= time.begin
                    for time in times
                ), sentence
