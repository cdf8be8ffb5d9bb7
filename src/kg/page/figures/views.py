"""What a figure is made of, ready to show."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from kg.page.address import address_of

# The notations for which people know a sign; the others are said in words.
_SIGNS = {">": ">", "≥": "≥", "<": "<", "≤": "≤", "~": "≈"}
_MARKS = {">": "more", "≥": "more", "<": "less", "≤": "less", "<~": "less", "~": "near"}

FigureKind = Literal["stated", "expected", "estimated"]
"""Whether an article says that it is so, or expects it; or whether it is ours."""


class Thing(NamedTuple):
    """Something that the page knows by a key, with its name."""

    key: str
    name: str

    @property
    def href(self) -> str:
        """The link to it."""
        return address_of("thing", self.key)


class CitedPassage(NamedTuple):
    """A passage with the link to it; `voice` is empty where it is the article's own."""

    passage: str
    position: str
    href: str
    voice: str


class PeriodView(NamedTuple):
    """A stretch of time; a date is empty where it is open or unknown."""

    name: str
    start: str
    end: str

    @property
    def order(self) -> tuple[bool, str, str]:
        """What sorts periods by time, those without a start last."""
        return not self.start, self.start, self.end or "~"


class Amount(NamedTuple):
    """How much: the comparator by its notation and in words, which are empty for an exact value; value and unit."""

    notation: str
    comparator: str
    text: str

    @property
    def sign(self) -> str:
        """The comparator as a sign, where there is one that people know."""
        return _SIGNS.get(self.notation, "")

    @property
    def mark(self) -> str:
        """Which mark a bar or a point bears, since the true value is not just there."""
        return _MARKS.get(self.notation, "")

    @property
    def words(self) -> str:
        """All of it in words."""
        return f"{self.comparator} {self.text}".strip()


class Unit(NamedTuple):
    """A unit by its name and its notation, both empty where a figure has none."""

    name: str
    notation: str


class FigureView(NamedTuple):
    """A figure that is stated, expected or estimated.

    `measures` tells apart what is measured, of what and in which unit; `growth_of` and
    `rests_on` hold keys of figures.
    """

    thing: Thing
    of: tuple[Thing, ...]
    amount: Amount
    value: Decimal | None
    unit: Unit
    measures: tuple[str, ...]
    periods: tuple[PeriodView, ...]
    wordings: tuple[str, ...]
    places: tuple[CitedPassage, ...]
    growth_of: tuple[str, ...]
    restates: tuple[Amount, ...]
    method: str
    rests_on: tuple[Thing, ...]
    kind: FigureKind = "stated"

    @property
    def when(self) -> str:
        """Its periods by name."""
        return ", ".join(period.name for period in self.periods)
