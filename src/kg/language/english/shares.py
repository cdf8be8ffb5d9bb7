"""Shares of a whole ("one in five", "two-thirds") and multiples ("doubled", "twice").

A share is a value between 0 and 1, a multiple a factor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.language.english.numbers import (
    BELOW_HUNDRED,
    DIGITS,
    ONES,
    TEENS,
    Numeral,
    value,
)
from kg.language.english.regexes import HYPHEN, Table, before, compiled, one_of

_ORDINALS = "third quarter fifth sixth seventh eighth ninth tenth"
_PARTS = {word: n for n, word in enumerate(_ORDINALS.split(), 3)} | {
    "half": 2,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
_PART = one_of(_PARTS)
_NUMBER = f"(?:{BELOW_HUNDRED}|an? (?:hundred|thousand)|{DIGITS})"
# Who stands behind "in" as a denominator is round or small: "12 in 2024" is no share
_DENOMINATOR = (
    f"(?:{one_of(ONES)}|ten|twenty|a hundred|a thousand|[2-9]|1?[05]|20|100|1,000)"
)
_OWNERS = "of|the|its|their|his|her|our|that|those|these|all|as"
_PERIOD = "(?:years?|quarters?|months?|weeks?|days?|hours?|minutes?)"

_MEASURE = (
    "(?:percent|percentage point|kilomet(?:re|er)|met(?:re|er)|mile|degree|tonne|ton|"
    "hectare|acre)"
)

_OUT_OF = compiled(
    rf"(?<![\w.,/:-])(?P<part>{_NUMBER}) "
    rf"(?:out of (?:every )?(?P<whole>{_NUMBER})|"
    # "one machine in six was late", but "one machine in six towns"
    rf"[a-z]{{3,20}} in (?:every )?(?P<counted>{_DENOMINATOR})"
    r"(?=[.,;:)]|$| (?:was|were|is|are|has|had|have|will|would|does|by|who|that)\b)|"
    rf"in (?:every )?(?P<round>{_DENOMINATOR})\b(?! {_PERIOD}\b|[.,]?[0-9]))"
    rf"(?!\w| (?:thousand|million|billion|trillion))"
)
# One alone is an ordinal ("a third plant") unless "of" follows; a quarter is also a
# time of the year
_FRACTION = compiled(
    rf"(?<![\w.,/:-])(?:"
    rf"(?P<one>one|an?)(?: |{HYPHEN})(?P<singular>{_PART})(?=(?P<of> of\b)?)|"
    rf"(?P<several>{one_of([*ONES, *TEENS])})(?:(?P<loose> )|{HYPHEN})"
    rf"(?P<plural>{_PART})s(?=(?P<whole> of\b)?)"
    r")(?![-\w])"
)
# "half an hour" is an amount of 0.5 hours, "half of the mills" a share, and a bare
# "half" a share only where the words before it lead up to one: "nearly half closed"
_HALF = compiled(
    rf"(?<![-\w])half(?:(?= (?:{_OWNERS})\b)|"
    rf"(?P<amount> an?)(?= (?:{_PERIOD}|{_MEASURE})\b)|"
    r"(?P<bare>(?![-\w]| (?:an?|million|billion)\b)))"
)
_BY = compiled(
    r"\b(?:by|rose|risen|fell|fallen|grew|shrank|dropped|jumped|lost|gained|declined|climbed|"
    r"slipped|surged|plunged|cut|added|up|down)"
    r"(?: (?:by|about|around|almost|nearly|some|roughly|over|"
    r"(?:just )?(?:under|over)|(?:more|less) than|at least|up to|as much as))? $"
)
_NO_NOUN = compiled(
    r"[^\w\s-]|$| (?:of|to|from|in|on|over|last|this|between|since|year|after|compared|"
    r"against|and|but|by|at|during|while|as|because|for|when|within)\b"
)
_COMPARED = compiled(
    r" (?:more|less|fewer|higher|lower|larger|bigger|smaller|cheaper|dearer|faster|"
    r"longer|shorter|above|below|as (?:big|fast|high|large|long|many|much))\b|"
    r",? each\b"
)
_ENDED = compiled(r"[.,;:)]|$| (?:more )?(?:and|or|but)\b")
# What leads to a part, whatever part it is
_PART_OWNED = (
    r"holds?|held|owns?|owned|keeps?|kept|"
    r"about|almost|nearly|around|roughly|perhaps|only|just"
)
# "owns about a tenth.", "the remaining third", which no ordinal would follow
_OWNED = compiled(rf"\b(?:{_PART_OWNED}|takes?|took|remaining) $")
_OTHER_HALF = compiled(r"\b(?:first|second|latter|other|either|each|final|last) $")
_LEADS_TO_HALF = compiled(
    rf"\b(?:{_PART_OWNED}|by|in|than|over|least|under|some|approximately|to) $"
)
# "Half will be closed."
_HALF_DOES = compiled(
    r" (?:are|were|will|would|could|have|had|come|came|go|goes|went)\b"
)
# "a mile and a half", "an hour and three quarters"
_UNITS_AND = Table(
    {
        unit: f"{unit}s?"
        for unit in "mile hour day week month year decade century tonne ton acre".split()
    }
    | {"kilometre": "kilomet(?:re|er)s?", "metre": "met(?:re|er)s?"},
    rf"(?<![-\w])(?P<whole>an?|{one_of(ONES)}) {{}} and "
    r"(?P<half>a half|a quarter|three(?: |-)quarters)(?![-\w])",
)
# "by a quarter point", "three-quarters of a percentage point"
_POINT = compiled(
    rf"(?<![-\w])(?:(?P<three>three)(?: |{HYPHEN})|an? )?(?P<part>half|quarter)s?"
    rf"(?: of)?(?: a|{HYPHEN}| )(?: ?percentage)? ?point(?!s|[-\w])"
)
# "double" is an adjective as well ("a double room"), and a verb behind these
_AUXILIARY = compiled(
    r"\b(?:to|will|would|could|may|might|can|should|must|than|nearly|almost|about|"
    "roughly) $"
)
_MULTIPLES = Table(
    {
        "2": r"doubl(?:es|ed|ing)(?! (?:down|up|as)\b)|twofold",
        "3": r"(?:tripl|trebl)(?:es|ed|ing)|threefold",
        "4": r"quadrupl(?:es|ed|ing)|fourfold",
        "5": r"quintupl(?:es|ed|ing)|fivefold",
        **{str(n): f"{word}fold" for word, n in (ONES | TEENS).items() if n > 5},
        "100": "hundredfold",
        "0.5": r"halv(?:es?|ed|ing)",
    },
    r"(?<![-\w]){}(?![-\w])",
)
_DOUBLE = Table(
    {"2": "double", "3": "triple|treble", "4": "quadruple"},
    r"(?<![-\w]){}"
    r"(?=(?P<object> (?:the|that|its|their|his|her|our|what|from|in|by|to)\b)?)"
    r"(?![-\w])",
)
_TWICE = Table(
    {"2": "twice", "3": "thrice"}, r"(?<![-\w]){}(?= (?:as|the|that|its|their|what)\b)"
)


def shares(text: str) -> Iterator[Numeral]:
    """Shares as values between 0 and 1, and multiples as factors, in no order.

    >>> numerals = shares("Output doubled in three out of ten mills.")
    >>> [(numeral.unit, str(numeral.value)) for numeral in numerals]
    [('share', '0.3'), ('factor', '2')]
    """
    yield from _out_of(text)
    yield from _fractions(text)
    yield from _halves(text)
    yield from _multiples(text)
    yield from _and_parts(text)
    yield from _points(text)


def _out_of(text: str) -> Iterator[Numeral]:
    for match in _OUT_OF.finditer(text):
        part = value(match["part"])
        whole = value(match["whole"] or match["counted"] or match["round"])
        # "Five in two" is no share.
        if part < whole:
            yield _numeral(match, part / whole, "share")


def _fractions(text: str) -> Iterator[Numeral]:
    for match in _FRACTION.finditer(text):
        if _is_fraction(text, match):
            part = (match["singular"] or match["plural"]).casefold()
            count = value(match["several"] or "one")
            yield _numeral(match, count / _PARTS[part], "share")


def _halves(text: str) -> Iterator[Numeral]:
    for match in _HALF.finditer(text):
        if _is_half(text, match):
            unit = "" if match["amount"] else "share"
            yield _numeral(match, Decimal("0.5"), unit)


def _points(text: str) -> Iterator[Numeral]:
    for match in _POINT.finditer(text):
        part = Decimal(3) if match["three"] else Decimal(1)
        whole = 2 if match["part"].casefold() == "half" else 4
        yield _numeral(match, part / whole, "percentage point")


def _and_parts(text: str) -> Iterator[Numeral]:
    for match in _UNITS_AND.pattern.finditer(text):
        whole = 1 if match["whole"].casefold() in ("a", "an") else value(match["whole"])
        part = {"a half": "0.5", "a quarter": "0.25"}.get(
            match["half"].casefold(), "0.75"
        )
        yield _numeral(match, whole + Decimal(part), _UNITS_AND.name(match))


def _multiples(text: str) -> Iterator[Numeral]:
    for table in (_MULTIPLES, _TWICE):
        for match in table.pattern.finditer(text):
            yield _numeral(match, Decimal(table.name(match)), "factor")
    for match in _DOUBLE.pattern.finditer(text):
        if match["object"] or _AUXILIARY.search(before(text, match.start())):
            yield _numeral(match, Decimal(_DOUBLE.name(match)), "factor")


def _numeral(match: re.Match[str], number: Decimal, unit: str) -> Numeral:
    return Numeral(match.start(), match.end(), number, unit=unit)


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    if match["several"]:
        # "two quarters" in a row are times of the year.
        is_time = match["loose"] and match["plural"].casefold() == "quarter"
        return not is_time or match["whole"] is not None
    if match["one"].casefold() == "one" or match["of"]:
        return True
    # "fell by a third", "a fifth more boats"
    is_measured = bool(_BY.search(before(text, match.start())))
    # "lost a third plant" has an ordinal
    is_measured = is_measured and bool(_NO_NOUN.match(text, match.end()))
    is_owned = bool(_OWNED.search(before(text, match.start())))
    is_owned = is_owned and bool(_ENDED.match(text, match.end()))
    return is_measured or is_owned or bool(_COMPARED.match(text, match.end()))


def _is_half(text: str, match: re.Match[str]) -> bool:
    lead = before(text, match.start())
    if _OTHER_HALF.search(lead):
        return False
    if match["bare"] is None or _LEADS_TO_HALF.search(lead):
        return True
    return match[0][0].isupper() and bool(_HALF_DOES.match(text, match.end()))
