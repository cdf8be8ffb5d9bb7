"""Whether a figure is what its wording says: value, unit, comparator, sign, and what kind of figure it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.knowledge import Ontology
from kg.language.english.phrases import says_year_on_year
from kg.language.english.quantities import Quantity, quantities
from kg.model import Passage

_ENDLESS = 20  # digits that only a fraction without an end has
PLACES = 4
"""Decimal places of a value that has no end, such as a third."""
_LONGEST = 7  # words before a figure that may belong to its wording
_ADVICE = "Correct the figure, or quote the wording in full."


class Measurement(NamedTuple):
    """What the graph says of a figure, in the terms of the grammar.

    The unit is given by its notation, with that of the time for each of which it is
    told.
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


def figure(rules: Rules, iri: NamedNode) -> Measurement:
    """The figure of this IRI; what is missing is None or empty."""
    graph, facts = rules.graph, rules.facts(iri)
    comparator, variable, original = (
        facts.node(iri, p) for p in (v.COMPARATOR, v.VARIABLE, v.CONVERSION_OF)
    )
    units = [facts.node(iri, p) for p in (v.UNIT, v.PER)]
    notations = [graph.ontology.notations.get(unit, "") for unit in units if unit]
    is_change = facts.text(iri, v.IS_CHANGE) == "true"
    return Measurement(
        iri=iri,
        value=_number(facts.text(iri, v.VALUE)),
        unit="/".join(notations),
        comparator=comparator.value.removeprefix(v.KG) if comparator else "",
        wording=facts.text(iri, v.WORDING),
        variable=graph.verbaliser.title(variable) if variable else "",
        is_change=is_change or bool(facts.values(iri, v.GROWTH_OF)),
        is_projection=v.CLASS_PROJECTION in rules.classes(iri),
        original=original,
    )


def mismatches(
    rules: Rules, found: Measurement, where: tuple[Words, Passage] | None = None
) -> Iterator[Doubt]:
    """What the wording contradicts, which stands in the graph itself and, `where` a text has it, the words around.

    The property of each tells what is wrong; `expected` is what the words say, and
    `found` what the graph does.
    """
    read = own_quantities(found.wording)
    if is_range(read):
        # Its two ends are two figures in the same words.
        read = read[1:] if found.comparator == "atMost" else read[:1]
    if len(read) != 1:
        message = "the wording does not hold exactly one number."
        yield _doubt(found, v.WORDING, message, "1 number", f"{len(read)} numbers")
        return
    yield from _against_wording(rules, found, read[0])
    if where:
        yield from _against_text(rules, found, read[0], *where)


def _against_wording(
    rules: Rules, found: Measurement, quantity: Quantity
) -> Iterator[Doubt]:
    if not _is_value(quantity, found.value):
        message, expected = (
            "the value is not that of the wording.",
            f"{quantity.value:f}",
        )
        yield _doubt(found, v.VALUE, message, expected, _shown(found.value))
    if (unit := sign(quantity, rules.graph.ontology)) != found.unit:
        message = "the unit is not that of the wording."
        yield _doubt(found, v.UNIT, message, unit, found.unit or "-")
    if found.comparator not in (comparators := _comparators(rules, found, quantity)):
        message = "the comparator is not that of the wording."
        expected = " or ".join(comparators)
        yield _doubt(found, v.COMPARATOR, message, expected, found.comparator or "-")
    if quantity.is_change != found.is_change:
        message = "what tells of a change has kg:growthOf or kg:isChange, and nothing else has."
        expected, seen = map(_change, (quantity.is_change, found.is_change))
        yield _doubt(found, v.GROWTH_OF, message, expected, seen)
    if quantity.is_each != ("each" in found.variable.split()):
        message = "what holds of each member is said in the variable, and nowhere else."
        expected = "each" if quantity.is_each else "not each"
        yield _doubt(found, v.VARIABLE, message, expected, found.variable)
    if quantity.is_year_on_year and not says_year_on_year(found.variable):
        message = "the variable does not say that the change is year-on-year."
        yield _doubt(found, v.VARIABLE, message, "year-on-year", found.variable)


def _against_text(
    rules: Rules, found: Measurement, worded: Quantity, words: Words, passage: Passage
) -> Iterator[Doubt]:
    """What the text around the wording changes: words that belong to the figure, and what it restates in brackets."""
    around = words.quantities_at(words.find(found.wording, passage))
    if not around:
        return  # said elsewhere
    if not any(_reads_alike(worded, quantity) for quantity in around):
        message = "the wording leaves out words that belong to the figure."
        full = _in_full(words.text, around[0])
        yield _doubt(found, v.WORDING, message, full, found.wording)
    is_year_on_year = any(each.is_year_on_year for each in around)
    if is_year_on_year != says_year_on_year(found.variable):
        message = (
            "a year-on-year change is said in the variable, and nothing else is one."
        )
        expected = "year-on-year or not, as the text says"
        yield _doubt(found, v.VARIABLE, message, expected, found.variable)
    restated = {
        words.quantities[q.conversion_of].begin
        for q in around
        if q.conversion_of is not None
    }
    if found.original and not restated & _begins(rules, words, found.original, passage):
        message = "the text does not restate the other figure by this one."
        yield _doubt(
            found,
            v.CONVERSION_OF,
            message,
            "brackets behind the other figure",
            found.wording,
        )


def _doubt(
    about: Measurement, predicate: NamedNode, message: str, expected: str, found: str
) -> Doubt:
    return Doubt(unborne(message, _ADVICE, expected, found), about.iri, predicate)


def _reads_alike(wording: Quantity, text: Quantity) -> bool:
    """Whether the words around change nothing; in brackets they lend the comparator of what is restated."""
    is_lent = text.conversion_of is not None and wording.comparator == "exactly"
    alike = (wording.value, wording.unit, wording.rate) == (
        text.value,
        text.unit,
        text.rate,
    )
    return alike and (is_lent or wording.comparator == text.comparator)


def _in_full(text: str, quantity: Quantity) -> str:
    """The fewest words before and with a quantity that alone are read as it is."""
    begin = quantity.begin
    for _ in range(_LONGEST):
        alone = own_quantities(text[begin : quantity.end])
        if len(alone) == 1 and _reads_alike(alone[0], quantity):
            break
        begin = text.rfind(" ", 0, max(begin - 1, 0)) + 1
    return text[begin : quantity.end]


def _begins(rules: Rules, words: Words, iri: NamedNode, passage: Passage) -> set[int]:
    """Where the quantities of a figure begin."""
    spans = words.find(figure(rules, iri).wording, passage)
    return {quantity.begin for quantity in words.quantities_at(spans)}


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


def _is_value(quantity: Quantity, value: Decimal | None) -> bool:
    """Whether this is the value; of a third no decimal is, but one that is near."""
    if value is None or quantity.value == value:
        return value is not None
    is_endless = len(quantity.value.as_tuple().digits) >= _ENDLESS
    return is_endless and round(quantity.value, PLACES) == value


def sign(quantity: Quantity, ontology: Ontology) -> str:
    """The sign of the unit that a quantity is in; of a rate, with its time.

    Of a unit that the ontology does not have, it is the name.
    """
    signs = ontology.signs
    unit = signs.get(quantity.unit, quantity.unit)
    if not quantity.rate:
        return unit
    time = signs.get(quantity.rate, quantity.rate)
    return f"{unit}/{time}"


def _comparators(rules: Rules, found: Measurement, quantity: Quantity) -> list[str]:
    """What the comparator may be: of a conversion that has none in its words, also that of what it restates."""
    original = figure(rules, found.original) if found.original else None
    inherited = (
        original.comparator
        if original and quantity.comparator == "exactly"
        else quantity.comparator
    )
    return list(dict.fromkeys([quantity.comparator, inherited]))


def _shown(value: Decimal | None) -> str:
    return "-" if value is None else f"{value:f}"


def _change(is_change: bool) -> str:
    return "a change" if is_change else "no change"


def _number(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return None
