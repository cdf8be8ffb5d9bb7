"""What the texts of figures and periods imply, so that nobody has to write it twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.grounding.measurements import PLACES, figures_in, rate_sign, sign
from kg.knowledge import Ontology
from kg.language.english.ordinals import ranks
from kg.language.english.periods import periods
from kg.language.english.quantities import Quantity
from kg.vocabulary import Term

Fact: TypeAlias = tuple[NamedNode, Term]
"""A property and a value of it."""

_XSD = v.PREFIXES["xsd"]
_DATE = NamedNode(_XSD + "date")
_TRUE = Literal("true", datatype=NamedNode(_XSD + "boolean"))


def measured(
    wording: str, ontology: Ontology, given: Iterable[Term] = ()
) -> list[Fact]:
    """The value, unit and comparator that a wording tells.

    Of a range it is the lower end, unless the comparator that is `given` is that of the
    upper one. An ordinal or a superlative tells a rank, where that is the unit `given`
    or the words hold no other number.

    Returns:
        Nothing where the wording is not exactly one number.
    """
    given = tuple(given)
    read = []
    if v.RANK not in given:
        read = figures_in(wording, is_upper=v.AT_MOST in given)
    read = read or ranks(wording)
    if len(read) != 1 or read[0].value is None:
        return []
    quantity = read[0]
    facts: list[Fact] = [
        (v.WORDING, Literal(wording)),
        (v.VALUE, _value(quantity)),
        (v.COMPARATOR, NamedNode(v.KG + quantity.comparator)),
    ]
    if quantity.is_change:
        facts.append((v.IS_CHANGE, _TRUE))
    facts += _units(quantity, ontology)
    return facts


def unsaid(
    quantity: Quantity, facts: Mapping[NamedNode, Term], ontology: Ontology
) -> list[Fact]:
    """What is told of a quantity around a wording that leaves it out.

    Args:
        quantity: The quantity as the whole text has it.
        facts: What the wording alone tells of it.
        ontology: The units.
    """
    found: list[Fact] = []
    value = _value(quantity)
    if facts.get(v.VALUE) != value:
        found.append((v.VALUE, value))
    if quantity.is_change and v.IS_CHANGE not in facts:
        found.append((v.IS_CHANGE, _TRUE))
    if v.UNIT in facts and v.PER not in facts:
        found += _each(quantity, ontology)
    return found


def _units(quantity: Quantity, ontology: Ontology) -> list[Fact]:
    """The unit of a quantity, and the time for each of which it is told."""
    rate = _of_sign(sign(quantity, ontology), ontology)
    if rate:
        return [(v.UNIT, rate)]
    alone = quantity._replace(rate=None)
    unit = _of_sign(sign(alone, ontology), ontology)
    if unit is None:
        return []
    return [(v.UNIT, unit), *_each(quantity, ontology)]


def _each(quantity: Quantity, ontology: Ontology) -> list[Fact]:
    """The time for each of which a quantity is told, if one is."""
    span = rate_sign(quantity, ontology)
    if span is None:
        return []
    time = _of_sign(span, ontology)
    return [(v.PER, time)] if time else []


def _of_sign(told: str, ontology: Ontology) -> NamedNode | None:
    """The unit that has a sign, if one has."""
    replaced = {unit for unit, _ in ontology.pairs(v.DEPRECATED)}
    units: list[NamedNode] = []
    for unit, known in ontology.notations.items():
        if known != told or unit in replaced:
            continue
        if isinstance(unit, NamedNode):
            units.append(unit)
    # A project's own unit goes before a shared one of the same sign.
    return min(units, key=_rank, default=None)


def _rank(unit: NamedNode) -> tuple[bool, str]:
    is_shared = unit.value.startswith(v.KG)
    return is_shared, unit.value


def dated(name: str, around: str, published: date | None) -> Iterator[Fact]:
    """The days of a period: those that its name tells, with the words around it or alone.

    "November" alone is that of the last year, but "opens in November" is ahead.
    """
    named = [
        each
        for each in periods(around, published)
        if around[each.begin : each.end].casefold() == name.casefold()
    ]
    for told in (named, periods(name, published), periods(around, published)):
        dated = [each for each in told if each.start or each.finish]
        if len(dated) != 1:
            continue
        (period,) = dated
        if period.start:
            yield v.START_DATE, _day(period.start)
        if period.finish:
            yield v.END_DATE, _day(period.finish)
        return


def _written(value: Decimal) -> Decimal:
    """The value as a graph has it: of a third, some places are enough."""
    rounded = round(value, PLACES)
    is_endless = len(str(value)) > len(str(rounded)) + PLACES
    return rounded if is_endless else value


def _value(quantity: Quantity) -> Literal:
    """The number of a quantity."""
    written = _written(quantity.value)
    return _number(f"{written:f}")


def _number(text: str) -> Literal:
    name = "decimal" if "." in text else "integer"
    return Literal(text, datatype=NamedNode(_XSD + name))


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=_DATE)
