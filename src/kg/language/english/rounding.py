"""How far a number is rounded: what its last written digit counts."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.language.english.measures import Measure, measures
from kg.language.english.numbers import plain

_DECIMALS = re.compile(r"\d*\.(?P<decimals>\d+)")
_FINEST = -6  # the power of ten of the last digit of a part without end: "a third"


def last_digit(wording: str, value: Decimal) -> Decimal:
    """What one unit of the last written digit of a number counts.

    Zeros that are written count as digits: who writes "2,000" has not written "two
    thousand".

    Args:
        wording: Words with the number.
        value: The number. Where it is not among the words, its last digit that is not a
            zero is taken.

    >>> [f"{last_digit(words, Decimal(1800000)):f}" for words in ("1.8m", "1,800,000")]
    ['100000', '1']
    >>> f"{last_digit('two thousand looms', Decimal(2000)):f}"
    '1000'
    >>> f"{last_digit('many looms', Decimal(2400)):f}"
    '100'
    """
    size = abs(value)
    for measure in measures(wording):
        if abs(measure.value) == size:
            written = wording[measure.begin : measure.end]
            return plain(measure.scale.scaleb(-_decimals(written, measure)))
    return Decimal(1).scaleb(_exponent(value))


def _decimals(written: str, measure: Measure) -> int:
    """How many digits stand behind the decimal point, or would in digits for words."""
    if digits := _DECIMALS.search(written):
        return len(digits["decimals"])
    before_magnitude = measure.value / measure.scale
    return max(0, -_exponent(before_magnitude))


def _exponent(number: Decimal) -> int:
    """The power of ten of the last digit that is not a zero."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # of a number that is finite
    return max(exponent, _FINEST)
