"""Units that a figure leaves to the one before it: "to 6 million euros from 4 million".

Where words compare or pair a number with an earlier one, or a magnitude stands alone,
the unit of the earlier is meant. It lies in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.language.english.regexes import END_OF_SENTENCE, before, compiled
from kg.language.english.units import CURRENCIES, DURATIONS, RATIOS
from kg.language.spans import Span

# "from 3.9 percent to 4.2", "instead of the 80", "Bolt 7": behind these a number is
# compared with another of its kind
_COMPARED = compiled(
    r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|instead of|rather than|down to|"
    r"up to|than|not)(?: the| an?)?"
    r"(?: about| nearly| almost| over| only| just| usual| previous| planned| current| normal)? $|"
    # "compared with earlier guidance of 185,000"
    r"\b(?:against|versus|compared (?:with|to)) (?:[a-z][\w’'-]{0,20} ){1,4}of $"
)
# "From 6 billion three months earlier", "short of the 4 billion forecast"
_NOT_COUNTED = compiled(
    r"(?:an?|one|two|three|four|five|six|nine|ten|twelve|\d+) (?:days|weeks|months|years?)\b|"
    r"(?:forecast|expected|projected|budgeted|estimated|reported|booked|predicted)\b"
)
# "the number of mills to drop from 46": what is numbered is counted
# Nor "reduced its branches from 210"
_SUMS = (
    "bills|charges|costs|debts|deposits|dividends|earnings|exports|fees|fines|holdings|imports|"
    "interests|investments|loans|losses|margins|orders|outlays|prices|profits|rates|"
    "receipts|rents|reserves|returns|revenues|sales|stakes|subsidies|tariffs|taxes|wages"
)
_NUMBER_OF = compiled(
    r"\bnumbers? of\b[^.;]*$|\b(?:workforce|headcount|membership)\b[^.;,]*$|"
    rf"\b(?:its|their) (?!(?:{_SUMS})\b)[a-z]{{3,20}}s from $"
)
# Nor is a capacity paid: "cost 3 million euros and raise capacity to 2 million"
_CAPACITY = compiled(r"\b(?:capacity|output|production|traffic) (?:to|from|of) $")
_OF_THEM = compiled(r" of (?:them|these|those|which|whom|(?:its|their)(?! [0-9$€£]))\b")
# "4.9 million kilograms of tea, 300,000 fewer"
_COMMA = compiled("(?: (?!and |or )[a-z]{1,12}){0,4}, (?:or |and |still |some )?")
_MORE = compiled(r" (?:more|less|fewer|higher|lower)\b")
_SMALL = RATIOS | DURATIONS | {"count"}
_HUNDREDTHS = frozenset(
    "cent cents centime centimes pence penny sen paise öre øre".split()
)
_MAGNITUDE = compiled(
    r"(?:thousand|[mb]illion|trillion|crore|lakh|[0-9] ?(?:m|bn|mn|tn|mln|bln))$"
)
# Sums are told in digits: "averages above 400,000 euros, as against eight"
_DIGIT = compiled("[0-9]")
_THOUSANDS = compiled("[0-9],[0-9]{3}")


def lender(
    text: str, number: Span, noun: str, earlier: Sequence[tuple[Span, str]]
) -> str | None:
    """The unit that an earlier figure lends to a number without one.

    Args:
        text: The whole text.
        number: Where the number stands.
        noun: The words behind it that name what is counted.
        earlier: The figures before it, in order, each with its unit.

    >>> text = "Sales rose to 6 million euros from 4 million."
    >>> lender(text, (35, 44), "", [((14, 29), "EUR")])
    'EUR'
    """
    if noun and not _NOT_COUNTED.match(noun):
        return None
    begin, end = number
    if _NUMBER_OF.search(before(text, begin)) or _OF_THEM.match(text, end):
        return None
    is_large = bool(_MAGNITUDE.search(text[begin:end]))
    is_compared = bool(_COMPARED.search(before(text, begin)))
    if not is_large and not is_compared:
        return None
    units = list(_nearest_first(text, begin, earlier))
    is_worded = not is_large and not _DIGIT.search(text[begin:end])
    if is_worded or _CAPACITY.search(before(text, begin)):
        units = [unit for unit in units if unit not in CURRENCIES]
    if _THOUSANDS.search(text[begin:end]):
        units = [unit for unit in units if unit not in RATIOS]
    if is_large:
        # What is counted in millions is money or tonnes, and no share of anything.
        return next((unit for unit in units if unit not in _SMALL), None)
    # Between them may stand by how much it changed: "doubled to 6 percent from 3".
    nearest = next(iter(units), "count")
    return nearest if nearest != "count" else None


def compared_unit(text: str, number: Span, earlier: Span, unit: str) -> str | None:
    """The unit of the figure right before a difference to another one.

    >>> text = "It weighs 118 kilograms, 29 less than the old one."
    >>> compared_unit(text, (25, 27), (10, 23), "kilogram")
    'kilogram'
    """
    is_next = _COMMA.fullmatch(text, earlier[1], number[0])
    if unit in RATIOS | {"count"} or not is_next or not _MORE.match(text, number[1]):
        return None
    return unit


def _nearest_first(
    text: str, begin: int, earlier: Sequence[tuple[Span, str]]
) -> Iterator[str]:
    """The units of the earlier figures of the same sentence."""
    for (start, end), unit in reversed(earlier):
        if END_OF_SENTENCE.search(text, end, begin):
            return
        # "doubled to 6 percent from 3" but "to 1.5 times its sales from 4"
        if unit != "factor" or _DIGIT.search(text[start:end]):
            yield unit


def carried_currency(
    text: str, number: Span, earlier: Sequence[tuple[Span, str, str]]
) -> str | None:
    """The currency in which sums go on to be told, "9 million euros", then "4 million".

    Args:
        text: The whole text.
        number: Where the number stands, in millions and without unit or noun.
        earlier: The figures before it, in order, each with its unit and noun.

    >>> text = "Bolt raised 9 million euros. It had put up just 4 million."
    >>> carried_currency(text, (48, 57), [((12, 27), "EUR", "")])
    'EUR'
    """
    begin, end = number
    if not _MAGNITUDE.search(text[begin:end]):
        return None
    for span, unit, noun in reversed(earlier):
        if unit in CURRENCIES:
            return unit
        # What is counted in millions may be meant again.
        if noun and _MAGNITUDE.search(text[slice(*span)]):
            return None
    return None


def in_subunits(noun: str) -> Decimal | None:
    """How many of what is counted make one of a currency: of cents, a hundred.

    >>> in_subunits("cents"), in_subunits("looms")
    (Decimal('100'), None)
    """
    first = noun.casefold().partition(" ")[0]
    if first in _HUNDREDTHS:
        return Decimal(100)
    return None
