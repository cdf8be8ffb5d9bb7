"""Whether a figure is what its wording says.

That is its value, unit, comparator and sign, and what kind of figure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.knowledge import Ontology
from kg.language.english.elision import carried_currency, in_subunits
from kg.language.english.losses import is_loss, is_result, is_signed
from kg.language.english.ordinals import ranks
from kg.language.english.phrases import RATES, says_year_on_year
from kg.language.english.quantities import Quantity, quantities
from kg.language.english.units import CURRENCIES, RATIOS
from kg.language.spans import Span
from kg.model import Passage

_ENDLESS = 20  # digits that only a fraction without an end has
PLACES = 4
"""Decimal places of a value that has no end, such as a third."""
_LONGEST = 7  # words before a figure that may belong to its wording
_ADVICE = "Correct the figure, or quote the wording in full."
# One word for several units: which is meant the words alone do not tell
_SHARED = {
    "¥": "CNY JPY",
    "pound": "GBP lb EGP",
    "rupee": "INR PKR LKR NPR rupee",
    "crown": "CZK DKK ISK NOK SEK crown",
    "peso": "ARS CLP COP MXN PHP peso",
    "shilling": "KES TZS UGX shilling",
    "dirham": "AED MAD dirham",
    "riyal": "IRR OMR QAR SAR riyal",
    "dinar": "BHD IQD JOD KWD RSD dinar",
}
AMBIGUOUS = {word: set(units.split()) for word, units in _SHARED.items()}
"""What may be meant by the sign or name of several units, as quantities have it."""
DOLLARS = frozenset("AUD CAD HKD NZD SGD TWD".split())
"""Whose "$" may also be meant, where an article of such a country has it."""
_DOLLAR = re.compile(r"(?<!\w)\$|¢|^[\d., a-z]*\bdollars?\b")
# "from 61 million", whose dollars stand before
_NO_CURRENCY = re.compile(r"[^$A-Z€£¥]*")
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|his|her|our|all)\s+")
_LEVEL = re.compile(r"\b(?:to|at|of|from)\s*$", re.IGNORECASE)
_COMPARING = re.compile(
    r"(?:compared (?:with|to)|against|versus|vs\.?|after|following)(?: an?| the)? $"
)
_PLAIN_LEAD = re.compile(r"\s*(?:an?|the|its|their)?\s*", re.IGNORECASE)


class Measurement(NamedTuple):
    """What the graph says of a figure, in the terms of the grammar.

    The unit is given by its notation, with that of the time for each of which it is
    told; `per` is the latter alone. `is_end` says whether it is an end of a range, the
    other end of which is another figure.
    """

    iri: NamedNode
    value: Decimal | None
    unit: str
    comparator: str
    wording: str
    variable: str
    is_change: bool
    is_projection: bool
    original: NamedNode | None
    per: str = ""
    is_end: bool = False
    is_rank: bool = False


def figure(rules: Rules, iri: NamedNode) -> Measurement:
    """The figure of this IRI; what is missing is None or empty."""
    graph = rules.graph
    facts = rules.facts(iri)
    comparator = ""
    compared = facts.node(iri, v.COMPARATOR)
    if compared:
        comparator = compared.value.removeprefix(v.KG)
    title = ""
    variable = facts.node(iri, v.VARIABLE)
    if variable:
        title = graph.verbaliser.title(variable)
    notations = {
        predicate: graph.ontology.notations.get(unit, "")
        for predicate in (v.UNIT, v.PER)
        if (unit := facts.node(iri, predicate))
    }
    # A growth is a change of what it is the growth of.
    is_growth = bool(facts.values(iri, v.GROWTH_OF))
    is_change = facts.text(iri, v.IS_CHANGE) == "true"
    return Measurement(
        iri=iri,
        value=_number(facts.text(iri, v.VALUE)),
        unit="/".join(notations.values()),
        comparator=comparator,
        wording=facts.text(iri, v.WORDING),
        variable=title,
        is_change=is_change or is_growth,
        is_projection=v.CLASS_PROJECTION in rules.classes(iri),
        original=facts.node(iri, v.CONVERSION_OF),
        per=notations.get(v.PER, ""),
        is_end=_is_end(rules, iri),
        is_rank=facts.node(iri, v.UNIT) == v.RANK,
    )


def _is_end(rules: Rules, iri: NamedNode) -> bool:
    """Whether a figure in the words of a range is one end, and another figure the other."""
    facts = rules.facts(iri)
    if not is_range(own_quantities(facts.text(iri, v.WORDING))):
        return False
    if facts.nodes(iri, v.RANGE_TO):
        return True
    return any(
        iri in rules.facts(other).nodes(other, v.RANGE_TO)
        for other in rules.neighbours(iri)
    )


def mismatches(
    rules: Rules, found: Measurement, where: tuple[Words, Passage] | None = None
) -> Iterator[Doubt]:
    """What the words contradict.

    They are those of the wording, which stands in the graph itself, and those around it
    `where` a text has it. The property of each doubt tells what is wrong; `expected` is
    what the words say, and `found` what the graph does.
    """
    if found.is_rank:
        yield from _against_ranks(rules, found)
        return
    read = read_of(found)
    if len(read) != 1:
        is_said = not read or any(_is_value(each, found.value) for each in read)
        doubt = _doubt(
            found,
            v.WORDING,
            message="the wording does not hold exactly one number.",
            expected="1 number",
            seen=f"{len(read)} numbers",
        )
        yield doubt.left_open() if is_said else doubt
        return
    (quantity,) = read
    is_told_around = False
    as_stated = None
    if where:
        quantity = _with_lent_unit(found, quantity, *where)
        is_told_around = _is_told_around(found, *where)
        as_stated = _as_stated(rules, found, *where)
    stated = as_stated or quantity
    if where:
        stated = _with_carried_unit(found, stated, *where)
    text, places = _places(found, quantity, where)
    if is_below_zero(found, stated, text, places):
        stated = stated._replace(value=-stated.value)
    elif _is_above_zero(found, stated, text, places):
        yield _doubt(
            found,
            v.VALUE,
            message="the words tell a loss, which the result has below zero.",
            expected=f"{-stated.value:f}",
            seen=_shown(found.value),
        ).left_open()
    yield from _against_wording(rules, found, stated, is_told_around=is_told_around)
    yield from _against_variable(found, quantity)
    if where:
        for doubt in _against_text(rules, found, quantity, *where):
            is_short = as_stated is not None and doubt.predicate == v.WORDING
            # What a short wording leaves out, the figure states all the same.
            yield doubt.left_open() if is_short else doubt


def is_below_zero(
    found: Measurement, quantity: Quantity, text: str, places: list[Span]
) -> bool:
    """Whether a figure states what the words tell as a loss as a result below zero.

    >>> figure = Measurement(None, Decimal(-3), "", "", "", "profit", False, False, None)
    >>> text = "a loss of 3 euros"
    >>> (quantity,) = quantities(text)
    >>> is_below_zero(figure, quantity, text, [quantity.span])
    True
    """
    if found.value is None or found.value >= 0 or not is_result(found.variable):
        return False
    if quantity.is_change or quantity.unit not in CURRENCIES:
        return False
    return any(is_loss(text, place) for place in places)


def _is_above_zero(
    found: Measurement, quantity: Quantity, text: str, places: list[Span]
) -> bool:
    """Whether what the words tell as a loss may be stated as a profit."""
    if found.value is None or found.value <= 0 or not is_signed(found.variable):
        return False
    negative = found._replace(value=-found.value)
    return is_below_zero(negative, quantity, text, places)


def _places(
    found: Measurement, quantity: Quantity, where: tuple[Words, Passage] | None
) -> tuple[str, list[Span]]:
    """A text, and where the number of a figure stands in it."""
    if where is None:
        return found.wording, [quantity.span]
    words, passage = where
    read = words.quantities_at(words.find(found.wording, passage))
    return words.text, [each.span for each in read]


def _against_ranks(rules: Rules, found: Measurement) -> Iterator[Doubt]:
    """What an ordinal or a superlative contradicts: the words hold exactly one."""
    read = ranks(found.wording)
    if len(read) == 1:
        yield from _against_wording(rules, found, read[0], is_told_around=False)
        return
    yield _doubt(
        found,
        v.WORDING,
        message="the wording does not hold exactly one rank.",
        expected="1 rank",
        seen=f"{len(read)} ranks",
    )


def _as_stated(
    rules: Rules, found: Measurement, words: Words, passage: Passage
) -> Quantity | None:
    """What the text around a wording tells in full, if that is what the figure states.

    Of "between 640 and 680 million euros" the wording may be "680 million" alone.
    """
    for quantity in words.quantities_at(words.find(found.wording, passage)):
        against = _against_wording(rules, found, quantity, is_told_around=False)
        if next(against, None) is None:
            return quantity
    return None


def _against_wording(
    rules: Rules, found: Measurement, quantity: Quantity, *, is_told_around: bool
) -> Iterator[Doubt]:
    is_change_unread = _is_change_unread(found, quantity, is_told_around=is_told_around)
    parts = in_subunits(quantity.noun) if quantity.unit == "count" else None
    if not _is_value(quantity, found.value) and not _is_in_parts(
        quantity, found.value, parts
    ):
        # "drifted 3 percent": no rule reads the verb, so the sign is not told.
        is_unread = is_change_unread and found.value == -quantity.value
        doubt = _doubt(
            found,
            v.VALUE,
            message="the value is not that of the wording.",
            expected=f"{quantity.value:f}",
            seen=_shown(found.value),
        )
        yield doubt.left_open() if is_unread else doubt
    unit = sign(quantity, rules.graph.ontology)
    stated = found.unit
    if found.per:
        # For each of what it is told is judged by itself (`kg.grounding.rates`).
        unit = sign(quantity._replace(rate=None), rules.graph.ontology)
        stated = found.unit.removesuffix(f"/{found.per}")
    if unit != stated and stated not in AMBIGUOUS.get(unit, ()):
        doubt = _doubt(
            found,
            v.UNIT,
            message="the unit is not that of the wording.",
            expected=unit,
            seen=stated or "-",
        )
        yield doubt.left_open() if _is_unit_unread(found, quantity, parts) else doubt
    comparators = _comparators(rules, found, quantity)
    if found.comparator not in comparators:
        doubt = _doubt(
            found,
            v.COMPARATOR,
            message="the comparator is not that of the wording.",
            expected=" or ".join(comparators),
            seen=found.comparator or "-",
        )
        yield doubt.left_open() if _has_unread_words(found, quantity) else doubt
    if quantity.is_change != found.is_change:
        doubt = _doubt(
            found,
            v.GROWTH_OF,
            message=(
                "what tells of a change has kg:growthOf or kg:isChange, and nothing "
                "else has."
            ),
            expected=_change(quantity.is_change),
            seen=_change(found.is_change),
        )
        yield doubt.left_open() if is_change_unread else doubt


def _against_variable(found: Measurement, quantity: Quantity) -> Iterator[Doubt]:
    """What the wording says of the figure that only its variable can say."""
    if quantity.is_each != ("each" in found.variable.split()):
        expected = "not each"
        if quantity.is_each:
            expected = "each"
        yield _doubt(
            found,
            v.VARIABLE,
            message=(
                "what holds of each member is said in the variable, and nowhere else."
            ),
            expected=expected,
            seen=found.variable,
        )
    if quantity.is_year_on_year and not says_year_on_year(found.variable):
        doubt = _doubt(
            found,
            v.VARIABLE,
            message="the variable does not say that the change is year-on-year.",
            expected="year-on-year",
            seen=found.variable,
        )
        # What it leaves out, it does not deny.
        yield doubt.left_open()


def _against_text(
    rules: Rules, found: Measurement, worded: Quantity, words: Words, passage: Passage
) -> Iterator[Doubt]:
    """What the text around the wording changes.

    Its words may belong to the figure, or restate another one in brackets.
    """
    around = words.quantities_at(words.find(found.wording, passage))
    if not around:
        return  # said elsewhere
    alike = [
        quantity
        for quantity in around
        if _reads_alike(worded, _without_told_rate(rules, found, worded, quantity))
    ]
    if not alike:
        yield _doubt(
            found,
            v.WORDING,
            message="the wording leaves out words that belong to the figure.",
            expected=_in_full(words.text, around[0]),
            seen=found.wording,
        )
    is_year_on_year = any(each.is_year_on_year for each in around)
    if is_year_on_year != says_year_on_year(found.variable):
        doubt = _doubt(
            found,
            v.VARIABLE,
            message=(
                "a year-on-year change is said in the variable, and nothing else is "
                "one."
            ),
            expected="year-on-year or not, as the text says",
            seen=found.variable,
        )
        yield doubt.left_open() if is_year_on_year else doubt
    if not found.original:
        return
    restated = _restated(words, around)
    if restated.isdisjoint(_begins(rules, words, found.original, passage)):
        yield _doubt(
            found,
            v.CONVERSION_OF,
            message="the text does not restate the other figure by this one.",
            expected="brackets behind the other figure",
            seen=found.wording,
        )


def _with_lent_unit(
    found: Measurement, quantity: Quantity, words: Words, passage: Passage
) -> Quantity:
    """The quantity of a wording, with the unit that the text around lends it."""
    if not _is_bare(quantity):
        return quantity
    for other in words.quantities_at(words.find(found.wording, passage)):
        has_unit = other.is_lent or other.is_end
        if has_unit and other.value == quantity.value:
            return quantity._replace(unit=other.unit)
    return quantity


def _with_carried_unit(
    found: Measurement, quantity: Quantity, words: Words, passage: Passage
) -> Quantity:
    """The quantity in the currency of the sums before it, where it has no unit itself.

    They stand in its sentence or in the one before; where things are counted, in its own:
    "It earned 3 million pounds. Admissions rose to 9 million."
    """
    back = 0 if found.unit in ("", "1") else 1
    if not _is_bare(quantity):
        return quantity
    for own in words.quantities_at(words.find(found.wording, passage)):
        if not _is_bare(own):
            continue
        number = words.sentence_number(own.begin)
        first, _ = words.sentences[max(number - back, 0)]
        earlier = [
            (each.span, each.unit, each.noun)
            for each in words.quantities_at([(first, own.begin)])
            if each.conversion_of is None and each.end <= own.begin
        ]
        unit = carried_currency(words.text, own.span, earlier)
        if unit:
            return quantity._replace(unit=unit)
    return quantity


def _is_bare(quantity: Quantity) -> bool:
    """Whether a number has neither a unit nor a noun in its own words."""
    return quantity.unit == "count" and not quantity.noun and not quantity.rate


def _is_in_parts(
    quantity: Quantity, value: Decimal | None, parts: Decimal | None
) -> bool:
    """Whether the value is in a currency whose parts the words count: cents."""
    return parts is not None and value == quantity.value / parts


def _is_unit_unread(
    found: Measurement, quantity: Quantity, parts: Decimal | None
) -> bool:
    """Whether the words leave the unit out, or have one that no rule knows."""
    if parts is not None:
        return found.unit not in ("", "1")
    if found.unit.partition("/")[0] in DOLLARS:
        wording = found.wording
        if _DOLLAR.search(wording) or _NO_CURRENCY.fullmatch(wording):
            return True
    return bool(found.unit) and _is_bare(quantity) and "/" not in found.unit


def _has_unread_words(found: Measurement, quantity: Quantity) -> bool:
    """Whether words before the number may compare it in a way that no rule reads."""
    if not found.comparator or quantity.comparator != "exactly":
        return False
    lead = found.wording[: quantity.begin]
    return not quantity.is_change and not _PLAIN_LEAD.fullmatch(lead)


def _is_told_around(found: Measurement, words: Words, passage: Passage) -> bool:
    """Whether words around a wording tell of a change that it leaves out.

    So does its verb, or that of one before in its clause, which may be meant again:
    "exports rose 7 percent and imports 6 percent", "fell 38 percent, compared with 11".
    """
    for quantity in words.quantities_at(words.find(found.wording, passage)):
        if quantity.is_change:
            return True
        begin, _ = words.clause_at(quantity.begin)
        first, _ = words.sentence_at(quantity.begin)
        if _COMPARING.search(words.text, first, quantity.begin):
            begin = first
        for other in words.quantities_at([(begin, quantity.begin)]):
            if other.is_change and other.unit == quantity.unit:
                return True
    return False


def _is_change_unread(
    found: Measurement, quantity: Quantity, *, is_told_around: bool
) -> bool:
    """Whether words beside the number may tell of a change in a way no rule reads."""
    if quantity.is_change or not found.is_change:
        return False
    if is_told_around:
        return True
    lead = found.wording[: quantity.begin]
    behind = found.wording[quantity.end :]
    if _LEVEL.search(lead):
        return False  # "fell to 3 percent"
    return not _PLAIN_LEAD.fullmatch(lead) or bool(behind.strip())


def _doubt(
    about: Measurement,
    predicate: NamedNode,
    *,
    message: str,
    expected: str,
    seen: str,
) -> Doubt:
    return Doubt(
        finding=unborne(message, _ADVICE, expected, seen),
        subject=about.iri,
        predicate=predicate,
    )


def _without_told_rate(
    rules: Rules, found: Measurement, worded: Quantity, text: Quantity
) -> Quantity:
    """A quantity without a rate that the figure tells in another way.

    That is by `kg:per`, or by the variable's own name: "annual revenue".
    """
    if worded.rate is not None or text.rate is None:
        return text
    words = found.variable.casefold().split()
    is_named = any(RATES.get(word) == text.rate for word in words)
    if is_named or rules.graph.ontology.signs.get(text.rate) == found.per:
        return text._replace(rate=None)
    return text


def _reads_alike(wording: Quantity, text: Quantity) -> bool:
    """Whether the words around change nothing.

    In brackets they lend the comparator of what is restated. An end of a range may be
    told by itself, and has its unit and its rate from the other one.
    """
    if wording.value != text.value:
        return False
    if text.is_end and wording.comparator == "exactly":
        unit = text.unit if _is_bare(wording) else wording.unit
        rate = wording.rate or text.rate
        wording = wording._replace(unit=unit, rate=rate, comparator=text.comparator)
    if wording.rate != text.rate:
        return False
    if wording.unit != text.unit and not text.is_lent:
        return False
    is_lent = text.conversion_of is not None and wording.comparator == "exactly"
    return is_lent or wording.comparator == text.comparator


def _in_full(text: str, quantity: Quantity) -> str:
    """The fewest words before and with a quantity that alone are read as it is."""
    begin = quantity.begin
    for _ in range(_LONGEST):
        alone = own_quantities(text[begin : quantity.end])
        if len(alone) == 1 and _reads_alike(alone[0], quantity):
            break
        before = max(begin - 1, 0)
        begin = text.rfind(" ", 0, before) + 1
    return text[begin : quantity.end]


def _restated(words: Words, conversions: list[Quantity]) -> set[int]:
    """Where the quantities begin that conversions restate."""
    found: set[int] = set()
    for each in conversions:
        if each.conversion_of is not None:
            original = words.quantities[each.conversion_of]
            found.add(original.begin)
    return found


def _begins(rules: Rules, words: Words, iri: NamedNode, passage: Passage) -> set[int]:
    """Where the quantities of a figure begin."""
    wording = figure(rules, iri).wording
    spans = words.find(wording, passage)
    found = words.quantities_at(spans)
    return {quantity.begin for quantity in found}


def own_quantities(wording: str) -> list[Quantity]:
    """The numbers of a wording.

    What stands in brackets restates a figure, and is one of its own.
    """
    return [each for each in quantities(wording) if each.conversion_of is None]


def is_range(read: list[Quantity]) -> bool:
    """Whether the numbers of a wording are the ends of a range.

    >>> is_range(own_quantities("between 3 and 5 percent"))
    True
    """
    if len(read) != 2:
        return False
    lower, upper = read
    bounds = (lower.comparator, upper.comparator)
    return bounds == ("atLeast", "atMost") and lower.unit == upper.unit


def read_of(found: Measurement) -> list[Quantity]:
    """The numbers that a figure's wording may be of; where it is understood, one.

    Of a range it is the end that the comparator tells, or else that of this value.
    """
    is_upper = found.comparator == "atMost"
    read = own_quantities(found.wording)
    if found.is_end and found.comparator == "exactly" and is_range(read):
        is_upper = _is_value(read[1], found.value)
    return figures_in(found.wording, is_upper=is_upper)


def figures_in(wording: str, *, is_upper: bool) -> list[Quantity]:
    """The numbers that a wording may be of; where it is understood, one.

    Args:
        wording: The words of a figure.
        is_upper: Whether it is the upper of two that are the ends of a range.

    >>> [str(each.value) for each in figures_in("3 to 5 percent", is_upper=True)]
    ['5']
    """
    read = own_quantities(wording)
    if is_range(read):
        # Its two ends are two figures in the same words.
        return read[1:] if is_upper else read[:1]
    if is_part(wording, read):
        return read[:1]
    return read


def is_part(wording: str, read: list[Quantity]) -> bool:
    """Whether the second number of a wording is the whole that the first is part of.

    >>> is_part("three of the nine", own_quantities("three of the nine"))
    True
    """
    if len(read) != 2:
        return False
    part, whole = read
    return bool(_OF.fullmatch(wording, part.end, whole.begin))


def _is_value(quantity: Quantity, value: Decimal | None) -> bool:
    """Whether this is the value; of a third no decimal is, but one that is near."""
    if value is None:
        return False
    if quantity.value == value:
        return True
    digits = quantity.value.as_tuple().digits
    is_endless = len(digits) >= _ENDLESS
    return is_endless and round(quantity.value, PLACES) == value


def sign(quantity: Quantity, ontology: Ontology) -> str:
    """The sign of the unit that a quantity is in; of a rate, with its time.

    Of a unit that the ontology does not have, it is the name. A project's own unit is
    to the grammar what is counted: "40 bobbins".
    """
    signs = ontology.signs
    unit = signs.get(quantity.unit, quantity.unit)
    if quantity.unit == "count":
        unit = ontology.own_units.get(quantity.noun.casefold(), unit)
    time = rate_sign(quantity, ontology)
    return f"{unit}/{time}" if time else unit


def rate_sign(quantity: Quantity, ontology: Ontology) -> str | None:
    """The sign of the time or amount for each of which a quantity is told.

    "Per job" and "per share" are said in the variable, since they are no units of either.
    """
    rate = quantity.rate or ""
    return None if rate in RATIOS else ontology.signs.get(rate)


def _comparators(rules: Rules, found: Measurement, quantity: Quantity) -> list[str]:
    """What the comparator may be.

    What is almost so many is less. An end of a range, of which the other end is another
    figure, is just so many. A conversion that has none in its words may have that of
    what it restates.
    """
    own = quantity.comparator
    if found.is_end and quantity.is_end and own in ("atLeast", "atMost"):
        return [own, "exactly"]
    if own == "almost":
        return [own, "lessThan"]
    if own != "exactly" or not found.original:
        return [own]
    original = figure(rules, found.original)
    inherited = original.comparator
    return list(dict.fromkeys([own, inherited]))


def _shown(value: Decimal | None) -> str:
    if value is None:
        return "-"
    return f"{value:f}"


def _change(is_change: bool) -> str:
    if is_change:
        return "a change"
    return "no change"


def _number(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return None
