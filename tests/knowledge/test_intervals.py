"""What figures leave open decides whether they can be of one number."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge.intervals import Verdict, WrittenFigure, verdict
from kg.language.english.quantities import quantities
from kg.language.english.rounding import last_digit

COMPARATORS = "exactly moreThan atLeast lessThan atMost almost about".split()
figures = st.builds(
    WrittenFigure,
    value=st.integers(-(10**9), 10**9).map(Decimal),
    comparator=st.sampled_from(COMPARATORS),
    last_digit=st.integers(-2, 6).map(Decimal(1).scaleb),
)
thousands = st.integers(min_value=100, max_value=99_999)
"""So many thousands, of which most cannot be told in one digit of a million."""


def written(words: str) -> WrittenFigure:
    """The figure as it is read from words."""
    (quantity,) = quantities(words)
    digit = last_digit(words, quantity.value)
    return WrittenFigure(quantity.value, quantity.comparator, digit)


def in_full(number: int) -> WrittenFigure:
    """A number of thousands, digit by digit."""
    return written(f"{number:,},000 tiles")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1.8 million tiles", "1,840,000 tiles", "agree"),
        ("1.8 million tiles", "1.84 million tiles", "agree"),
        ("1.8 million tiles", "1.9 million tiles", "differ"),
        ("1.8 million tiles", "1.85 million tiles", "agree"),
        ("1,840 tiles", "1,841 tiles", "differ"),
        ("two million tiles", "1.8 million tiles", "agree"),
        ("2,000,000 tiles", "1.8 million tiles", "differ"),
        ("more than 500 tiles", "620 tiles", "compatible"),
        ("more than 600 tiles", "620 tiles", "agree"),
        ("more than 600 tiles", "590 tiles", "differ"),
        ("more than 600 tiles", "over 500 tiles", "compatible"),
        ("at least 600 tiles", "up to 600 tiles", "agree"),
        ("more than 600 tiles", "fewer than 600 tiles", "differ"),
        ("fewer than 600 tiles", "580 tiles", "agree"),
        ("fewer than 600 tiles", "40 tiles", "compatible"),
        ("almost 600 tiles", "590 tiles", "agree"),
        ("almost 600 tiles", "610 tiles", "differ"),
        ("almost 600 tiles", "400 tiles", "differ"),
        ("about 600 tiles", "620 tiles", "agree"),
        ("about 600 tiles", "700 tiles", "differ"),
        ("six tiles", "6 tiles", "agree"),
        ("a fall of 12 percent", "a fall of 12.4 percent", "agree"),
        ("a fall of 12 percent", "a rise of 12 percent", "differ"),
        ("a fall of more than 10 percent", "a fall of 14 percent", "compatible"),
        ("a fall of more than 10 percent", "a fall of 8 percent", "differ"),
    ],
)
def test_two_wordings(one: str, other: str, expected: str) -> None:
    """By the digits that are written, and the comparator; a fall is below zero."""
    assert verdict(written(one), written(other)) == expected


@given(figures, figures)
def test_the_order_of_the_two_does_not_matter(
    one: WrittenFigure, other: WrittenFigure
) -> None:
    assert verdict(one, other) == verdict(other, one)
    assert verdict(one, other) in get_args(Verdict)


@given(figures)
def test_what_is_meant_is_possible(figure: WrittenFigure) -> None:
    """The words leave open at least the numbers of which one would say so."""
    assert figure.possible.low <= figure.meant.low <= figure.meant.high
    assert figure.meant.high <= figure.possible.high


@given(figures.filter(lambda figure: figure.value != 0))
def test_a_figure_agrees_with_itself(figure: WrittenFigure) -> None:
    assert verdict(figure, figure) == "agree"


@given(thousands)
def test_what_is_rounded_by_a_digit_agrees(number: int) -> None:
    """1,843 thousand are 1.84 million, and 1.8."""
    for decimals in (1, 2):
        words = f"{number / 1000:.{decimals}f} million tiles"
        assert verdict(in_full(number), written(words)) == "agree"


@given(thousands, st.floats(min_value=0.01, max_value=0.99))
def test_more_than_a_lower_number_does_not_differ(number: int, share: float) -> None:
    """However much lower it is."""
    bound = written(f"more than {int(number * share):,},000 tiles")
    assert verdict(in_full(number), bound) != "differ"


@given(thousands)
def test_ten_times_as_much_differs(number: int) -> None:
    """A wrong magnitude is found."""
    assert verdict(in_full(number), in_full(10 * number)) == "differ"


@given(thousands, st.integers(min_value=1, max_value=999))
def test_figures_in_full_differ_by_one(number: int, more: int) -> None:
    """Nothing is rounded where nobody rounded."""
    assert verdict(in_full(number), in_full(number + more)) == "differ"
