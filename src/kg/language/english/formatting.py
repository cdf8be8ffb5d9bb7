"""Numbers, dates and lists as English prose says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_MAGNITUDES = ((10**9, "billion"), (10**6, "million"))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PRECISION = 28  # digits to which Decimal computes; with more, it would round

# Letters one by one, whose names begin with a sound of their own: "an MBA", but some
# are read as words
_SPELT = re.compile(r"(?:[A-Z]\.?)+(?![A-Za-z])")
_ACRONYMS = re.compile(r"(?:FIFA|LAN|NASA|NATO|RAM|ROM|SIM)\b")
_NAMES_WITH_A_VOWEL = "AEFHILMNORSX"  # "ef", "aitch", "ex", but "you" and "bee"
# "university", "user", "utility", "one" begin like "you" and "won", though not
# "unimportant" and "utter"; the h of "hour" is silent; 8, 11 and 18 are said with a
# vowel, 110 is not
_LIKE_YOU_OR_WON = (
    r"eu|ewe|on(?:es?\b|ce)|uni(?!de|m|n|ss)|unanim|us[aeiu]|ut[eio]|ura[ln]|ur[iu]|"
    r"ubiq|ukr|ugan"
)
_VOWEL = re.compile(
    rf"(?!{_LIKE_YOU_OR_WON})[aeiou]|h(?:our|onest|onou?r|eir)|8|1[18](?![0-9])",
    re.IGNORECASE,
)


def number(value: str) -> str:
    """A decimal in digits, shortened only where nothing is lost.

    What is no decimal, or has too many digits to compute with, comes back as it is.

    >>> number("5700000000"), number("20000"), number("23.70"), number("1234567891")
    ('5.7 billion', '20,000', '23.7', '1,234,567,891')
    >>> number("0.1234567890123456789012345678901"), number("1e40")
    ('0.1234567890123456789012345678901', '1e40')
    """
    from decimal import Decimal, InvalidOperation  # slow to import

    try:
        exact = Decimal(value)
    except InvalidOperation:
        return value
    if not exact.is_finite():
        return value
    if max(len(exact.as_tuple().digits), exact.adjusted()) > _PRECISION:
        return value
    for magnitude, name in _MAGNITUDES:
        mantissa = exact / magnitude
        if abs(exact) >= magnitude and mantissa == round(mantissa, 2):
            return f"{_plain(mantissa)} {name}"
    return _plain(exact)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def day(value: str) -> str:
    """An ISO date or date and time in English, whatever the locale.

    What is no such date comes back as it is.

    >>> day("2025-09-06"), day("2025-09-12T14:18:00")
    ('6 September 2025', '12 September 2025, 14:18')
    """
    date, _, time = value.partition("T")
    year, month, day_of_month = [*date.split("-"), "", ""][:3]
    is_month = month.isdecimal() and 1 <= int(month) <= 12
    if not is_month or not day_of_month.isdecimal():
        return value
    words = f"{int(day_of_month)} {_MONTHS[int(month) - 1]} {year}"
    return f"{words}, {time[:5]}" if time else words


def listing(items: Sequence[str]) -> str:
    """Items in a row.

    >>> listing(["AI"]), listing(["AI", "steel", "robots"])
    ('AI', 'AI, steel and robots')
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def abridged_listing(items: Sequence[str], number: int) -> str:
    """Some items in a row, of as many as there are.

    >>> abridged_listing(["AI", "steel"], 2), abridged_listing(["AI", "steel"], 1040)
    ('AI and steel', 'AI, steel and 1,038 others')
    """
    others = number - len(items)
    if not others:
        return listing(items)
    return listing([*items, f"{others:,} other{'s' * (others > 1)}"])


def capitalised(sentence: str) -> str:
    """The sentence with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]


def with_article(noun: str) -> str:
    """A noun after 'a' or 'an', as its first sound asks for, whatever its first letter.

    >>> def articles(nouns):
    ...     print(*map(with_article, nouns.split(", ")), sep=", ")
    >>> articles("city, organisation, umbrella, unimportant unit")
    a city, an organisation, an umbrella, an unimportant unit
    >>> articles("university, European, one-off, user, Ukrainian")
    a university, a European, a one-off, a user, a Ukrainian
    >>> articles("hour, honest heir, house, historic onion")
    an hour, an honest heir, a house, a historic onion
    >>> articles("MBA, FBI agent, U.S. firm, UK firm, NATO member")
    an MBA, an FBI agent, a U.S. firm, a UK firm, a NATO member
    >>> articles("8-hour day, 11th loom, 18,000-seat hall, 110-car order")
    an 8-hour day, an 11th loom, an 18,000-seat hall, a 110-car order
    """
    first = noun.lstrip("\"'“‘(")
    if _SPELT.match(first) and not _ACRONYMS.match(first):
        begins_with_vowel = first[0] in _NAMES_WITH_A_VOWEL
    else:
        begins_with_vowel = bool(_VOWEL.match(first))
    return f"{'an' if begins_with_vowel else 'a'} {noun}"
