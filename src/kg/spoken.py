"""Numbers, dates and lists as English prose says them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_MAGNITUDES = ((10**9, "billion"), (10**6, "million"))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def number(value: str) -> str:
    """A decimal in digits, shortened only where nothing is lost.

    >>> number("5700000000"), number("20000"), number("23.70"), number("1234567891")
    ('5.7 billion', '20,000', '23.7', '1,234,567,891')
    """
    from decimal import Decimal, InvalidOperation  # slow to import

    try:
        exact = Decimal(value)
    except InvalidOperation:
        return value
    if not exact.is_finite():
        return value
    for magnitude, name in _MAGNITUDES:
        if abs(exact) >= magnitude and exact / magnitude == round(exact / magnitude, 2):
            return f"{_plain(exact / magnitude)} {name}"
    return _plain(exact)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def day(value: str) -> str:
    """An ISO date or date and time, as far as it can be read; in English whatever the locale.

    >>> day("2025-09-06"), day("2025-09-12T14:18:00")
    ('6 September 2025', '12 September 2025, 14:18')
    """
    date, _, time = value.partition("T")
    year, month, day_of_month = [*date.split("-"), "", ""][:3]
    if not (month.isdecimal() and 1 <= int(month) <= 12 and day_of_month.isdecimal()):
        return value
    return f"{int(day_of_month)} {_MONTHS[int(month) - 1]} {year}" + (f", {time[:5]}" if time else "")


def listing(items: Sequence[str]) -> str:
    """Items in a row.

    >>> listing(["AI"]), listing(["AI", "steel", "robots"])
    ('AI', 'AI, steel and robots')
    """
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def capitalised(sentence: str) -> str:
    """The sentence with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]


def with_article(noun: str) -> str:
    """A noun after 'a' or 'an'.

    >>> with_article("organisation"), with_article("city")
    ('an organisation', 'a city')
    """
    return f"{'an' if noun[:1].casefold() in set('aeiou') else 'a'} {noun}"
