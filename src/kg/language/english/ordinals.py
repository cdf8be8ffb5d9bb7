"""Ranks: which one in an order something is, by an ordinal or a superlative.

"The first", "its 21st depot", "ranked third", "the second-largest lender". They are read
where a rank is asked for, and nowhere else: "the first quarter" is a time, "a third" a
part, and "the largest" is mostly said of what no other number tells.

>>> ranks("almost a third of its sales")
[]
>>> for words in ("its 21st", "the second-largest", "among the ten largest", "No. 2"):
...     [rank] = ranks(words)
...     print(rank.comparator, rank.value)
exactly 21
exactly 2
atMost 10
exactly 2
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.language.english.numbers import ONES, TEENS, TENS, value
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import HYPHEN, compiled, one_of

UNIT = "rank"
"""The name of the unit in which ranks are told."""

_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth"}
_IRREGULAR |= {"eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


def _ordinal(cardinal: str) -> str:
    if cardinal in _IRREGULAR:
        return _IRREGULAR[cardinal]
    if cardinal.endswith("y"):
        return f"{cardinal[:-1]}ieth"
    return f"{cardinal}th"


_UNITS = {_ordinal(word): number for word, number in ONES.items()}
_ORDINALS = _UNITS | {_ordinal(word): number for word, number in (TEENS | TENS).items()}
_ORDINALS["runner-up"] = 2
_COMPOUND = rf"(?P<tens>{one_of(TENS)})(?:{HYPHEN}| )(?P<ones>{one_of(_UNITS)})"
_DIGITS = r"(?P<digits>[1-9][0-9]{0,3})(?:st|nd|rd|th)"
_SIZES = (
    "large great big small high low long short old young new late early rich poor fast "
    "slow strong weak cheap dear tall deep heavy light wide broad hot warm cold clean "
    "quick busy safe close near"
).split()


def _superlative(adjective: str) -> str:
    if adjective.endswith("e"):
        return f"{adjective}st"
    if adjective.endswith("y"):
        return f"{adjective[:-1]}iest"
    doubled = adjective[-1] if adjective in ("big", "hot") else ""
    return f"{adjective}{doubled}est"


_SUPERLATIVES = (*map(_superlative, _SIZES), "best", "worst", "foremost", "top")
_MOST = rf"(?:{one_of(_SUPERLATIVES)}|(?:most|least)(?:{HYPHEN}| )[a-z]{{3,20}})"
_NUMBER = rf"(?:[1-9][0-9]{{0,3}}|{one_of(ONES | TEENS | TENS)})"
# "The top ten" and "the three largest": one of so many.
_AMONG = rf"top {_NUMBER}|{_NUMBER} {_MOST}"
_NUMBERED = rf"(?:number|no\.?|#) ?(?P<numbered>{_NUMBER})"
_RANK = compiled(
    rf"(?<![\w-])(?:(?P<among>{_AMONG})|{_NUMBERED}"
    rf"|(?:{_COMPOUND}|{_DIGITS}|(?P<ordinal>{one_of(_ORDINALS)}))"
    rf"(?:(?:{HYPHEN}| ){_MOST})?|(?P<most>{_MOST}))(?![\w-])"
)
# "Almost a third", "a third of its sales": a part, and no place
_PART_BEFORE = re.compile(rf"\b(?:a|an|{one_of(ONES)})[ -]\Z", re.IGNORECASE)
_NEAR = 12  # characters, of which "seven " needs fewer
_PART_BEHIND = re.compile(r"s\b|\s+of\b|\W*\Z")
_IN_AMONG = re.compile(_NUMBER, re.IGNORECASE)


def ranks(text: str) -> list[Quantity]:
    """The ranks of a text in their order, in the unit `rank`.

    What is among the ten largest is the tenth at most.
    """
    return list(_ranks(text))


def _ranks(text: str) -> Iterator[Quantity]:
    for match in _RANK.finditer(text):
        if match["ordinal"] and _is_part(text, *match.span()):
            continue
        comparator = "atMost" if match["among"] else "exactly"
        yield Quantity(*match.span(), _place(match), UNIT, comparator)


def _is_part(text: str, begin: int, end: int) -> bool:
    before = _PART_BEFORE.search(text, max(0, begin - _NEAR), begin)
    return before is not None and _PART_BEHIND.match(text, end) is not None


def _place(match: re.Match[str]) -> Decimal:
    if match["among"]:
        number = _IN_AMONG.search(match["among"])
        assert number is not None, "the pattern asks for one"
        return value(number[0])
    if match["numbered"]:
        return value(match["numbered"])
    if match["digits"]:
        return Decimal(match["digits"])
    if match["tens"]:
        ones = _UNITS[match["ones"].casefold()]
        return Decimal(TENS[match["tens"].casefold()] + ones)
    if match["ordinal"]:
        return Decimal(_ORDINALS[match["ordinal"].casefold()])
    return Decimal(1)
