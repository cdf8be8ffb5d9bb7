"""What a figure leaves open, as intervals, and whether two figures can be of one number.

A figure is rounded at its last written digit, and its comparator sets a bound. What is
*possible* is what the words leave open: "more than 500" has no upper end. What is
*meant* is narrower, since nobody says "more than 500" of nine thousand: a bound, and
what is "about" or "almost" a number, is meant to be near it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

Verdict = Literal["agree", "compatible", "differ"]
"""How two figures for the same stand to each other.

- agree: both can mean one number;
- compatible: they do not mean one number, but neither do the words exclude it;
- differ: no number is what both say.
"""

_NEAR = Decimal("0.1")
"""How much of a number one may be away from it who says that it is more or almost it;
of what is about a number, from its lower to its upper end."""
_ENDLESS = Decimal("Infinity")


class Interval(NamedTuple):
    """The numbers from `low` to `high`, with or without each end."""

    low: Decimal
    high: Decimal
    has_low: bool = True
    has_high: bool = True

    def meets(self, other: Interval) -> bool:
        """Whether any number is in both.

        >>> five, six = Decimal(5), Decimal(6)
        >>> to_five, from_five = Interval(Decimal(4), five), Interval(five, six)
        >>> to_five.meets(from_five), to_five.meets(from_five._replace(has_low=False))
        (True, False)
        """
        # Of two equal ends the one that is left out is the narrower.
        lows = ((each.low, not each.has_low) for each in (self, other))
        highs = ((each.high, each.has_high) for each in (self, other))
        low, is_low_left_out = max(lows)
        high, has_high = min(highs)
        if low < high:
            return True
        return low == high and has_high and not is_low_left_out

    @property
    def negative(self) -> Interval:
        """The same numbers below zero."""
        return Interval(-self.high, -self.low, self.has_high, self.has_low)


class WrittenFigure(NamedTuple):
    """A number as an article has it.

    Attributes:
        value: The number; below zero it fell, and the comparator is about the size of
            the fall.
        comparator: One of `kg:comparators`, by its local name.
        last_digit: What one unit of the last written digit counts: 100000 in "1.8
            million".
    """

    value: Decimal
    comparator: str
    last_digit: Decimal

    @property
    def meant(self) -> Interval:
        """The numbers of which one would say so."""
        return self._signed(self._meant_size())

    @property
    def possible(self) -> Interval:
        """The numbers that the words leave open."""
        meant = self._meant_size()
        if self.comparator in ("moreThan", "atLeast"):
            meant = meant._replace(high=_ENDLESS)
        elif self.comparator in ("lessThan", "atMost"):
            meant = meant._replace(low=Decimal(0))
        return self._signed(meant)

    def _meant_size(self) -> Interval:
        size = abs(self.value)
        near = size * _NEAR
        half = self.last_digit / 2
        match self.comparator:
            case "moreThan":
                return Interval(size, size + near, has_low=False)
            case "atLeast":
                return Interval(size, size + near)
            case "lessThan" | "almost":
                return Interval(size - near, size, has_high=False)
            case "atMost":
                return Interval(size - near, size)
            case "about":
                half += near / 2
        return Interval(size - half, size + half, has_high=False)

    def _signed(self, size: Interval) -> Interval:
        return size if self.value >= 0 else size.negative


def verdict(one: WrittenFigure, other: WrittenFigure) -> Verdict:
    """How two figures for the same stand to each other, whichever comes first.

    >>> rounded = WrittenFigure(Decimal(1800000), "exactly", Decimal(100000))
    >>> in_full = WrittenFigure(Decimal(1840000), "exactly", Decimal(1))
    >>> one_more = in_full._replace(value=Decimal(1840001))
    >>> verdict(rounded, in_full), verdict(in_full, one_more)
    ('agree', 'differ')
    >>> bound = WrittenFigure(Decimal(500), "moreThan", Decimal(1))
    >>> verdict(bound, WrittenFigure(Decimal(620), "exactly", Decimal(1)))
    'compatible'
    """
    if one.meant.meets(other.meant):
        return "agree"
    return "compatible" if one.possible.meets(other.possible) else "differ"
