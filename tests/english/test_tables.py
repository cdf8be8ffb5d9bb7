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
    """The sentences of a table with what is read in them."""
    table = tomllib.loads(
        (HERE / name).read_text(encoding="utf-8"), parse_float=Decimal
    )
    return [
        pytest.param(sentence, read, id=sentence)
        for rows in table.values()
        for sentence, *read in rows
    ]


def value(told: Decimal | int | str) -> Decimal:
    if isinstance(told, str):
        part, whole = told.split("/")
        return Decimal(part) / Decimal(whole)
    return Decimal(told)


def placed(sentence: str, read: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What is read, with the places of the quoted words in the order in which they
    stand.
    """
    end = 0
    for row in read:
        begin = sentence.index(row["quote"], end)
        end = begin + len(row["quote"])
        yield {name: told for name, told in row.items() if name != "quote"} | {
            "begin": begin,
            "end": end,
        }


@pytest.mark.parametrize(("sentence", "read"), cases("quantities.toml"))
def test_quantities(sentence: str, read: list[dict[str, Any]]) -> None:
    """Every field, the default where the row does not name it, and nothing else is
    read.
    """
    expected = [
        Quantity(**(row | {"value": value(row["value"])}))
        for row in placed(sentence, read)
    ]
    assert quantities(sentence) == expected


@pytest.mark.parametrize(("sentence", "read"), cases("periods.toml"))
def test_periods(sentence: str, read: list[dict[str, Any]]) -> None:
    """Kind and both days, and nothing else is told."""
    assert periods(sentence, PUBLISHED) == [
        Period(**row) for row in placed(sentence, read)
    ]


def dated() -> list[Any]:
    """The sentences about parts of a year, each with the day of publication."""
    table = tomllib.loads((HERE / "years.toml").read_text(encoding="utf-8"))
    rows = [
        (date.fromisoformat(day), row)
        for day, sentences in table.items()
        for row in sentences
    ]
    return [
        pytest.param(day, sentence, read, id=f"{day} {sentence}")
        for day, (sentence, *read) in rows
    ]


@pytest.mark.parametrize(("published", "sentence", "read"), dated())
def test_parts_of_a_year_without_a_year(
    published: date, sentence: str, read: list[dict[str, Any]]
) -> None:
    """They belong to the year that the day of publication and the tense leave."""
    assert periods(sentence, published) == [
        Period(**row) for row in placed(sentence, read)
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
