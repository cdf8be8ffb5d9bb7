"""Whether a figure is what its wording says: value, unit, comparator, sign, and what kind of figure it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import grammar
from kg import vocabulary as v
from kg.grammar import Quantity
from kg.model import Passage
from kg.store import Store
from kg.support.words import Words

_NOTATIONS = {"percent": "%", "percentage point": "pp", "count": "1"}


class Figure(NamedTuple):
    """What the graph says of a figure, in the terms of the grammar: the unit by its notation."""

    iri: NamedNode
    value: Decimal | None
    unit: str
    comparator: str
    wording: str
    variable: str
    is_growth: bool
    original: NamedNode | None


def figure(store: Store, iri: NamedNode) -> Figure:
    """The figure of this IRI; what is missing is None or empty."""
    unit, comparator, variable, original = (
        _thing(store, iri, p) for p in (v.UNIT, v.COMPARATOR, v.VARIABLE, v.CONVERSION_OF)
    )
    return Figure(
        iri=iri,
        value=_number(_text(store, iri, v.VALUE)),
        unit=_notation(store, unit) if unit else "",
        comparator=comparator.value.removeprefix(v.KG) if comparator else "",
        wording=_text(store, iri, v.WORDING),
        variable=store.sentences.title(variable) if variable else "",
        is_growth=bool(store.holds(iri, v.GROWTH_OF, None)),
        original=original,
    )


class Mismatch(NamedTuple):
    """What the graph says of a figure and its words do not: the property, and what each of the two says."""

    predicate: NamedNode
    message: str
    expected: str
    found: str


def mismatches(store: Store, found: Figure, where: tuple[Words, Passage] | None = None) -> Iterator[Mismatch]:
    """What the wording contradicts, which stands in the graph itself and, `where` a text has it, the words around."""
    read = [quantity for quantity in grammar.quantities(found.wording) if quantity.conversion_of is None]
    if len(read) != 1:
        yield Mismatch(v.WORDING, "the wording does not hold exactly one number", "1 number", f"{len(read)} numbers")
        return
    yield from _against_wording(store, found, read[0])
    if where:
        yield from _against_text(store, found, read[0], *where)


def _against_wording(store: Store, found: Figure, quantity: Quantity) -> Iterator[Mismatch]:
    if quantity.value != found.value:
        yield Mismatch(v.VALUE, "the value is not that of the wording", f"{quantity.value:f}", _shown(found.value))
    if (unit := notation(quantity)) != found.unit:
        yield Mismatch(v.UNIT, "the unit is not that of the wording", unit, found.unit or "-")
    if found.comparator not in (comparators := _comparators(store, found, quantity)):
        message = "the comparator is not that of the wording"
        yield Mismatch(v.COMPARATOR, message, " or ".join(comparators), found.comparator or "-")
    if quantity.is_change != found.is_growth:
        message = "a change is a growth of another figure, and nothing else is one"
        yield Mismatch(v.GROWTH_OF, message, *map(_is_growth, (quantity.is_change, found.is_growth)))
    if quantity.is_each != ("each" in found.variable.split()):
        message = "what holds of each member is said in the variable, and nowhere else"
        yield Mismatch(v.VARIABLE, message, "each" if quantity.is_each else "not each", found.variable)
    if quantity.is_year_on_year and "year-on-year" not in found.variable:
        message = "the variable does not say that the change is year-on-year"
        yield Mismatch(v.VARIABLE, message, "year-on-year", found.variable)


def _against_text(store: Store, found: Figure, worded: Quantity, words: Words, passage: Passage) -> Iterator[Mismatch]:
    """What the text around the wording changes: words that belong to the figure, and what it restates in brackets."""
    around = words.quantities_at(words.find(found.wording, passage))
    if not around:
        return  # said elsewhere
    if not any(_reads_alike(worded, quantity) for quantity in around):
        message = "the wording leaves out words that belong to the figure"
        yield Mismatch(v.WORDING, message, words.text[around[0].begin : around[0].end], found.wording)
    if any(quantity.is_year_on_year for quantity in around) != ("year-on-year" in found.variable):
        message = "a year-on-year change is said in the variable, and nothing else is one"
        yield Mismatch(v.VARIABLE, message, "year-on-year or not, as the text says", found.variable)
    restated = {words.quantities[q.conversion_of].begin for q in around if q.conversion_of is not None}
    if found.original and not restated & _begins(store, words, found.original, passage):
        message = "the text does not restate the other figure by this one"
        yield Mismatch(v.CONVERSION_OF, message, "brackets behind the other figure", found.wording)


def _reads_alike(wording: Quantity, text: Quantity) -> bool:
    """Whether the words around change nothing; in brackets they lend the comparator of what is restated."""
    is_lent = text.conversion_of is not None and wording.comparator == "exactly"
    alike = (wording.value, wording.unit, wording.rate) == (text.value, text.unit, text.rate)
    return alike and (is_lent or wording.comparator == text.comparator)


def _begins(store: Store, words: Words, iri: NamedNode, passage: Passage) -> set[int]:
    """Where the quantities of a figure begin."""
    spans = words.find(figure(store, iri).wording, passage)
    return {quantity.begin for quantity in words.quantities_at(spans)}


def notation(quantity: Quantity) -> str:
    """The notation of the unit that a quantity is in; of a rate, with its time."""
    plain = _NOTATIONS.get(quantity.unit, quantity.unit)
    return f"{plain}/{'a' if quantity.rate == 'year' else quantity.rate}" if quantity.rate else plain


def _comparators(store: Store, found: Figure, quantity: Quantity) -> list[str]:
    """What the comparator may be: of a conversion that has none in its words, also that of what it restates."""
    original = figure(store, found.original) if found.original else None
    inherited = original.comparator if original and quantity.comparator == "exactly" else quantity.comparator
    return list(dict.fromkeys([quantity.comparator, inherited]))


def _shown(value: Decimal | None) -> str:
    return "-" if value is None else f"{value:f}"


def _is_growth(growth: bool) -> str:
    return "a growth" if growth else "no growth"


def _notation(store: Store, unit: NamedNode) -> str:
    quads = store.engine.quads_for_pattern(unit, v.NOTATION, None, v.ONTOLOGY)
    return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), "")


def _number(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return None


def _thing(store: Store, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
    return next((value for _, _, value in store.holds(subject, predicate, None) if isinstance(value, NamedNode)), None)


def _text(store: Store, subject: NamedNode, predicate: NamedNode) -> str:
    return next(
        (value.value for _, _, value in store.holds(subject, predicate, None) if isinstance(value, Literal)), ""
    )
