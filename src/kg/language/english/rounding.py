"""How far a number is rounded: what its last written digit counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

# Groups may be parted by commas, or by spaces that do not break.
_DIGITS = re.compile(r"(?P<whole>\d[\d,\u00a0\u202f]*)?(?:\.(?P<decimals>\d+))?")
_SEPARATORS = re.compile(r"[,\u00a0\u202f]")
_FINEST = -6  # the power of ten of the last digit of a part without end: "a third"


def last_digit(wording: str, value: Decimal) -> Decimal:
    """What one unit of the last written digit of a number counts.

    Zeros that are written count as digits: who writes "2,000" has not written "two
    thousand".

    Args:
        wording: Words with the number.
        value: The number. Where it is not among the words, its last digit that is not a
            zero is taken.

    >>> for words in ("1.8m tiles", "1,800,000 tiles", "1.80 million tiles"):
    ...     print(f"{last_digit(words, Decimal(1800000)):f}")
    100000
    1
    10000
    >>> f"{last_digit('two thousand looms', Decimal(2000)):f}"
    '1000'
    """
    size = abs(value)
    # Magnitudes need not be read: what is left of the value is one.
    units = [*_units_of_digits(wording, size)] or [*_units_of_words(wording, size)]
    return min(units, default=Decimal(1).scaleb(_exponent(value)))


def _units_of_digits(wording: str, size: Decimal) -> Iterator[Decimal]:
    """Of each number in digits that is the value but for a magnitude, its last unit."""
    for match in _DIGITS.finditer(wording):
        digits = _SEPARATORS.sub("", match[0])
        if not digits or not Decimal(digits):
            continue
        magnitude = (size / Decimal(digits)).normalize()
        exponent = _exponent(magnitude)
        if exponent >= 0 and magnitude == Decimal(1).scaleb(exponent):
            decimals = len(match["decimals"] or "")
            yield Decimal(1).scaleb(exponent - decimals)


def _units_of_words(wording: str, size: Decimal) -> Iterator[Decimal]:
    """Of each number in words that is the value, one of its magnitude, or its part."""
    # Its patterns are slow to compile, and most figures are in digits.
    from kg.language.english.numbers import numerals

    for numeral in numerals(wording):
        if numeral.value == size:
            exponent = _exponent(numeral.value / numeral.scale)
            yield numeral.scale.scaleb(min(0, exponent))


def _exponent(number: Decimal) -> int:
    """The power of ten of the last digit that is not a zero."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # of a number that is finite
    return max(exponent, _FINEST)
