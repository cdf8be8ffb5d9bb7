"""Numerals: digits and number words, with the magnitudes behind them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kg.language.english.regexes import HYPHEN, compiled, one_of

_ONES = "one two three four five six seven eight nine"
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: n for n, word in enumerate(_ONES.split(), 1)}
TEENS = {word: n for n, word in enumerate(_TEENS.split(), 10)}
TENS = {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
CARDINALS = {"zero": 0} | ONES | TEENS | TENS
# From the least; English and Indian ones of a level do not go together
_LEVELS = (
    {"thousand": 10**3},
    {"million": 10**6, "lakh": 10**5},
    {"billion": 10**9, "crore": 10**7},
    {"trillion": 10**12},
)
MAGNITUDES = {word: size for level in _LEVELS for word, size in level.items()}
_MULTIPLIERS = {"dozen": 12, "hundred": 100} | MAGNITUDES
_PARTS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
}

_JOINT = f"(?: |{HYPHEN})"
_MULTIPLIER = one_of(_MULTIPLIERS)
# "twenty five-year bonds" are twenty, so a word after a mere space must not go on with
# a hyphen
BELOW_HUNDRED = f"(?:{one_of(TENS)}(?:{HYPHEN}{one_of(ONES)}| {one_of(ONES)}(?![-\\w]))?|{one_of(TEENS)}|{one_of(ONES)})\\b"
_BELOW_THOUSAND = f"(?:(?:{BELOW_HUNDRED}|an?){_JOINT}(?:hundred(?:{_JOINT}(?:and )?{BELOW_HUNDRED})?|dozen)\\b|{BELOW_HUNDRED})"
_LEAD = (
    f"(?:{_BELOW_THOUSAND}(?: and a half)?|half{_JOINT}an?|a{_JOINT}half|"
    f"a quarter of an?|three{_JOINT}quarters of an?|an?)"
)


def _up_to_trillions() -> str:
    """Number words from the largest magnitude down; a part is no part of the number if a magnitude follows it."""
    pattern = f"{_BELOW_THOUSAND}(?!{_JOINT}{_MULTIPLIER}\\b)"
    for level in _LEVELS:
        pattern = (
            f"(?:{_LEAD}{_JOINT}{one_of(level)}\\b(?: (?:and )?{pattern})?|{pattern})"
        )
    return pattern


_WORDS = f"(?:{_up_to_trillions()}|{_BELOW_THOUSAND} and a half|half a dozen|zero)"
_GROUPS = r"[1-9][0-9]{0,2}(?:[,\u00a0\u202f][0-9]{3}){1,9}"
DIGITS = rf"(?:(?:{_GROUPS}|0|[1-9][0-9]{{0,29}})(?:\.[0-9]{{1,15}})?|\.[0-9]{{1,15}})"
_MAGNITUDE_ALONE = f"(?<!-)(?:{one_of(MAGNITUDES)})(?={HYPHEN})"

# Digits among other digits, separators, slashes and colons are a code, a date, a
# version or badly grouped
_NUMERAL = compiled(
    rf"(?:(?<![\w.,/:#@+\u2019'&])|(?<=\b(?:RMB|CNY|USD|HKD|EUR|GBP|JPY)))"
    rf"(?:(?P<digits>{DIGITS})(?![0-9]|[.,/:][0-9])(?P<magnitudes>(?:{_JOINT}{_MULTIPLIER}\b){{0,3}})"
    rf"|(?P<words>{_WORDS}|{_MAGNITUDE_ALONE})(?!\w|[\u2019']))"
)


class Numeral(NamedTuple):
    """A number in the text, from `begin` to `end`.

    `scale` is what magnitude words multiply it by, and `unit` is `share` or `factor`
    where the words are of that kind.
    """

    begin: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    unit: str = ""


def numerals(text: str) -> list[Numeral]:
    """The numerals of a text, whatever they are used for.

    >>> [str(each.value) for each in numerals("2.5 million, two hundred and five, half a dozen, a 3-million-yuan mill")]
    ['2500000', '205', '6', '3000000']
    """
    return [_numeral(match) for match in _NUMERAL.finditer(text)]


def value(words: str) -> Decimal:
    """The number that a numeral stands for.

    >>> str(value("two hundred and five")), str(value("one and a half million")), str(value("12,500"))
    ('205', '1500000', '12500')
    """
    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    for word in re.findall(r"[a-z]+|[0-9.,\u00a0\u202f]+", words.casefold()):
        if word in _MULTIPLIERS:
            group = (group or Decimal(1)) * _MULTIPLIERS[word]
            if word in MAGNITUDES and not words[0].isdigit():
                total, group = total + group, Decimal(0)
        elif word in _PARTS:
            group = group * _PARTS[word] if word == "quarters" else group + _PARTS[word]
        elif word in CARDINALS:
            group += CARDINALS[word]
        elif not word.isalpha():
            group = Decimal(re.sub(r"[,\u00a0\u202f]", "", word))
    return plain(total + group)


def _numeral(match: re.Match[str]) -> Numeral:
    number = value(match[0])
    return Numeral(match.start(), match.end(), number, _scale(match, number))


def plain(number: Decimal) -> Decimal:
    """The same without trailing zeros or an exponent."""
    return Decimal(f"{number.normalize():f}")


def _scale(match: re.Match[str], number: Decimal) -> Decimal:
    if match["digits"] is None:
        found = re.findall(one_of(MAGNITUDES), match[0].casefold())
        return Decimal(MAGNITUDES[found[-1]]) if found and number else Decimal(1)
    mantissa = value(match["digits"])
    return number / mantissa if mantissa else Decimal(1)
