"""How far a number is rounded, by the digits or words in which it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.language.english.rounding import last_digit


@pytest.mark.parametrize(
    ("wording", "value", "unit"),
    [
        ("1.8 million tiles", "1800000", "100000"),
        ("more than 1.80 million tiles", "1800000", "10000"),
        ("$8.4m", "8400000", "100000"),
        ("2 lakh tiles", "200000", "100000"),
        ("1,840 tiles", "1840", "1"),
        ("2,000 tiles", "2000", "1"),
        ("2\u00a0000 tiles", "2000", "1"),
        ("23.7 percent", "23.7", "0.1"),
        ("23.70 percent", "23.7", "0.01"),
        (".5 percent", "0.5", "0.1"),
        ("a fall of 12 percent", "-12", "1"),
        ("20 of 40 mills", "20", "1"),
        ("20 of 40 mills", "40", "1"),
        ("3 to 5 million euros", "3000000", "1000000"),
        ("3 to 5 million euros", "5000000", "1000000"),
        ("3½ hours", "3.5", "0.1"),
        ("six mills", "6", "1"),
        ("twenty mills", "20", "1"),
        ("two hundred and five mills", "205", "1"),
        ("two million tiles", "2000000", "1000000"),
        ("one and a half million tiles", "1500000", "100000"),
        ("a third of the mills", "0.3333333333333333333333333333", "0.000001"),
        ("no mills", "0", "1"),
        ("doubled", "2", "1"),
        ("many mills", "2400", "100"),
    ],
)
def test_the_last_written_digit(wording: str, value: str, unit: str) -> None:
    """Zeros that are written count, and those that a magnitude stands for do not."""
    assert last_digit(wording, Decimal(value)) == Decimal(unit)
