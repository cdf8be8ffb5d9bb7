"""Numerals: digits and number words, with the magnitudes behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from kg.language.english.regexes import HYPHEN, compiled, one_of
from kg.language.english.units import CODES

_ONES = "one two three four five six seven eight nine"
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: n for n, word in enumerate(_ONES.split(), 1)}
TEENS = {word: n for n, word in enumerate(_TEENS.split(), 10)}
TENS = {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
CARDINALS = {"zero": 0} | ONES | TEENS | TENS
# From the least. English and Indian magnitudes of a level do not go together: "one
# million two lakh" is nobody's number.
_LEVELS = (
    {"thousand": 10**3},
    {"million": 10**6, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5},
    {"billion": 10**9, "crore": 10**7, "crores": 10**7},
    {"trillion": 10**12},
)
MAGNITUDES = {word: size for level in _LEVELS for word, size in level.items()}
_MULTIPLIERS = {"dozen": 12, "hundred": 100} | MAGNITUDES
_PARTS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "third": Decimal(1) / 3,
}
_VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}

_JOINT = f"(?: |{HYPHEN})"
_PART = "(?:half|quarter|third)"
_MULTIPLIER = one_of(_MULTIPLIERS)
# "twenty five-year bonds" are twenty, so a word after a mere space must not go on with
# a hyphen
_TENS_AND_ONES = f"{one_of(TENS)}(?:{HYPHEN}{one_of(ONES)}| {one_of(ONES)}(?![-\\w]))?"
BELOW_HUNDRED = f"(?:{_TENS_AND_ONES}|{one_of(TEENS)}|{one_of(ONES)})\\b"
_HUNDREDS = f"hundred(?:{_JOINT}(?:and )?{BELOW_HUNDRED})?"
_BELOW_THOUSAND = (
    f"(?:(?:{BELOW_HUNDRED}|an?){_JOINT}(?:{_HUNDREDS}|dozen)\\b|{BELOW_HUNDRED})"
)
_LEAD = (
    f"(?:{_BELOW_THOUSAND}(?: and a {_PART})?|half{_JOINT}an?|a{_JOINT}half|"
    f"a quarter of an?|three{_JOINT}quarters of an?|an?)"
)


def _up_to_trillions() -> str:
    """Number words from the largest magnitude down."""
    # A part with a magnitude behind it begins the next number: "one thousand two
    # million" are two of them.
    pattern = f"{_BELOW_THOUSAND}(?!{_JOINT}{_MULTIPLIER}\\b)"
    for level, words in enumerate(_LEVELS):
        # Nothing need follow a magnitude, and none need come first. What may follow is
        # written once for both: twice would double the pattern at each level, and
        # compiling it took longer than reading an article.
        ended = f"ended_{level}"
        begun = f"{_LEAD}{_JOINT}{one_of(words)}\\b(?: (?:and )?|(?P<{ended}>))"
        pattern = f"(?:{begun})?(?({ended})|{pattern})"
    return pattern


# Before the others, which would leave the half off: "three and a half years"
_AND_A_PART = (
    f"{_BELOW_THOUSAND}{_JOINT}and{_JOINT}a{_JOINT}{_PART}\\b"
    f"(?!{_JOINT}{one_of(MAGNITUDES)}\\b)"
)
_WORDS = f"(?:{_AND_A_PART}|{_up_to_trillions()}|half a dozen|zero)"
# Groups of three only. Spaces between them are the ones that do not break, since a
# plain one stands between two numbers as well; but "12 000" is one.
_GROUPS = (
    r"[1-9][0-9]{0,2}(?:(?:[,\u00a0\u202f][0-9]{3}){1,9}|"
    r"(?<![0-9]\s[0-9])(?<![0-9]\s[0-9]{2})(?<![0-9]\s[0-9]{3})"
    r"(?: [0-9]{3}){0,2} 000(?! ?[0-9]))"
)
# "3½", "3 1/2", and "½" alone
_VULGARS = f"[{''.join(_VULGAR)}]"
_WITH_A_PART = rf"(?:{_VULGARS}| [1-7]/[2-8](?![\w/]))"
DIGITS = (
    rf"(?:(?:{_GROUPS}|0|[1-9][0-9]{{0,29}})(?:\.[0-9]{{1,15}}|{_WITH_A_PART})?|"
    rf"\.[0-9]{{1,15}}|{_VULGARS})"
)
_WORD_OR_DIGITS = re.compile(
    rf"[a-z]{{1,20}}|[1-7]/[2-8]|[0-9.,\u00a0\u202f]{{1,100}}|{_VULGARS}"
)
_SEPARATORS = re.compile(r"[,\u00a0\u202f]")
_GAP_IN_GROUPS = re.compile(r"(?<=[0-9])\s{1,3}(?=[0-9]{3}(?![0-9]))")
# "a billion-dollar mill", and also "the billion-dollar mill"
_MAGNITUDE_ALONE = f"(?<!-)(?:{one_of(MAGNITUDES)})(?={HYPHEN})"

# Digits among other digits, separators, slashes and colons are a code, a date, a
# version or badly grouped; but the codes of currencies are set close: "RMB500"
CLOSE_WORDS = (
    *CODES,
    *"RMB SFr Php GHC GHS PHP COP KSh Ksh USh Ush TSh Tsh Dhs Shs Rs. Tk. NRs".split(),
    *"RM Rp Rs Tk Sh Dh S/ VNĐ".split(),
)
# "R4" is a road, and "Y7" a model: with these only a large sum is money, or one to the
# cent.
_CLOSE_LETTERS = ("Br", "KD", "QR", "BD", "LE", "TL", "Ft", "Kc", "Kč", "SR", *"KRNPWY")
_LARGE = r"(?=\d[\d.,]{0,12}(?:m|bn|trn?|(?: |-)(?:million|billion|trillion)|,\d{3}|\.\d\d)\b)"


def _behind(words: Iterable[str], following: str) -> Iterator[str]:
    """A pattern of the place behind some words, for each of their lengths."""
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(re.escape(word))
    for alike in by_length.values():
        yield f"(?<=\\b(?-i:{'|'.join(alike)})){following}"


_CLOSE = "|".join((*_behind(CLOSE_WORDS, ""), *_behind(_CLOSE_LETTERS, _LARGE)))
_DOLLARS = "|".join(rf"(?<=\$(?-i:{letters}))" for letters in ("US", "NZ", "A", "C"))
# "+6 percent" is a rise, and "+44" a dialling code.
_PLUS = r"(?<=[\s(]\+)(?=[0-9.]{1,6} ?(?:%|per ?cent|pct|pc\b|bps?\b))"
_BEGIN = rf"(?:(?<![\w.,/:#@+\u2019'&])|{_CLOSE}|{_DOLLARS}|{_PLUS})"
_MAGNITUDES = rf"(?P<magnitudes>(?:{_JOINT}{_MULTIPLIER}\b){{0,3}})"
_NUMERAL = compiled(
    rf"{_BEGIN}(?:(?P<digits>{DIGITS})(?![0-9]|[.,/:][0-9]){_MAGNITUDES}"
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

    >>> text = "2.5 million, two hundred and five, half a dozen, a 3-million-yuan mill"
    >>> [str(numeral.value) for numeral in numerals(text)]
    ['2500000', '205', '6', '3000000']
    """
    return [_numeral(match) for match in _NUMERAL.finditer(text)]


def value(words: str) -> Decimal:
    """The number that a numeral stands for.

    >>> [str(value(words)) for words in ("two hundred and five", "12,500")]
    ['205', '12500']
    >>> [str(value(words)) for words in ("one and a half million", "six and a half")]
    ['1500000', '6.5']
    """
    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    words = _GAP_IN_GROUPS.sub("", words)
    for word in _WORD_OR_DIGITS.findall(words.casefold()):
        if word in _MULTIPLIERS:
            group = (group or Decimal(1)) * _MULTIPLIERS[word]
            # Words go on with the next group behind a magnitude ("two million five
            # thousand"), while behind digits magnitudes multiply: "3 hundred thousand".
            if word in MAGNITUDES and not words[0].isdigit():
                total += group
                group = Decimal(0)
        elif word == "quarters":
            group *= _PARTS[word]  # of the "three" before it
        elif word in _PARTS:
            group += _PARTS[word]
        elif word in CARDINALS:
            group += CARDINALS[word]
        elif word in _VULGAR:
            group += _VULGAR[word]
        elif "/" in word:
            part, _, whole = word.partition("/")
            group += Decimal(part) / Decimal(whole)
        elif not word.isalpha():
            group = Decimal(_SEPARATORS.sub("", word))
    return plain(total + group)


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent."""
    return Decimal(f"{number.normalize():f}")


def _numeral(match: re.Match[str]) -> Numeral:
    number = value(match[0])
    return Numeral(match.start(), match.end(), number, _scale(match, number))


def _scale(match: re.Match[str], number: Decimal) -> Decimal:
    """What the magnitude words of a numeral multiply it by."""
    if match["digits"] is None:
        magnitudes = re.findall(one_of(MAGNITUDES), match[0].casefold())
        if not magnitudes or not number:
            return Decimal(1)
        return Decimal(MAGNITUDES[magnitudes[-1]])
    mantissa = value(match["digits"])
    return number / mantissa if mantissa else Decimal(1)
