"""What the texts of figures and periods imply, so that nobody has to write it twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.grounding.measurements import own_quantities, sign
from kg.knowledge import Ontology
from kg.language.english.periods import periods
from kg.vocabulary import Term

Fact: TypeAlias = tuple[NamedNode, Term]
"""A property and a value of it."""

_XSD = v.PREFIXES["xsd"]
_DATE = NamedNode(_XSD + "date")


def measured(wording: str, ontology: Ontology) -> list[Fact]:
    """The value, unit and comparator that a wording tells.

    Returns:
        Nothing where the wording is not exactly one number.
    """
    read = own_quantities(wording)
    if len(read) != 1 or read[0].value is None:
        return []
    quantity = read[0]
    facts: list[Fact] = [
        (v.WORDING, Literal(wording)),
        (v.VALUE, _number(f"{quantity.value:f}")),
        (v.COMPARATOR, NamedNode(v.KG + quantity.comparator)),
    ]
    told = sign(quantity, ontology)
    signs = ontology.notations.items()
    units = list(v.named_nodes(unit for unit, known in signs if known == told))
    if units:
        # A project's own unit goes before a shared one of the same sign.
        facts.append((v.UNIT, min(units, key=_rank)))
    return facts


def _rank(unit: NamedNode) -> tuple[bool, str]:
    is_shared = unit.value.startswith(v.KG)
    return is_shared, unit.value


def dated(name: str, around: str, published: date | None) -> Iterator[Fact]:
    """The days of a period: those that its name tells, else the words around it."""
    if published is None:
        return
    for text in (name, around):
        told = periods(text, published)
        dated = [each for each in told if each.start or each.finish]
        if len(dated) != 1:
            continue
        (period,) = dated
        if period.start:
            yield v.START_DATE, _day(period.start)
        if period.finish:
            yield v.END_DATE, _day(period.finish)
        return


def _number(text: str) -> Literal:
    name = "decimal" if "." in text else "integer"
    return Literal(text, datatype=NamedNode(_XSD + name))


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=_DATE)
