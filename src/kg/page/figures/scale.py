"""Lengths on a common scale that starts at zero, in per cent of the width."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Bar(NamedTuple):
    """From where to where a bar runs; `end` is the side away from zero."""

    x: float
    width: float
    end: float


class Scale(NamedTuple):
    """What the width stands for: from `low`, which is never above zero, to `high`, which is never below it."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, values: Iterable[Decimal]) -> Scale:
        """The scale that just holds the values and zero."""
        held = [Decimal(0), *values]
        return cls(min(held), max(held))

    @property
    def span(self) -> Decimal:
        """What the whole width stands for."""
        return self.high - self.low

    def at(self, value: Decimal) -> float:
        """Where a value is."""
        return (
            round(float(100 * (value - self.low) / self.span), 2) if self.span else 0.0
        )

    def bar(self, value: Decimal) -> Bar:
        """The bar from zero to the value."""
        zero, end = self.at(Decimal(0)), self.at(value)
        return Bar(min(zero, end), round(abs(end - zero), 2), end)
