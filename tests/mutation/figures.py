"""Faults in figures and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from tests.mutation.graphs import XSD, Fault, Graph, changed, literal, named, replaced

_COMPARATORS = [
    NamedNode(v.KG + name) for name in ("exactly", "moreThan", "almost", "about")
]
_SHIFTS = [timedelta(days) for days in (1, -1, 31, -31, 365, -366)]


def digit(graph: Graph, random: Random) -> Iterator[Fault]:
    """One digit of a value is another."""
    for quad in graph.stating(v.VALUE):
        text = literal(quad.object).value
        at = random.choice(
            [n for n, character in enumerate(text) if character.isdigit()]
        )
        other = random.choice(
            [character for character in "123456789" if character != text[at]]
        )
        yield replaced(quad, _with_value(quad, text[:at] + other + text[at + 1 :]))


def magnitude(graph: Graph, random: Random) -> Iterator[Fault]:
    """A value is ten or a thousand times what it is, or a thousandth."""
    for quad in graph.stating(v.VALUE):
        times = random.choice([Decimal(10), Decimal(1000), Decimal("0.001")])
        yield replaced(
            quad, _with_value(quad, f"{Decimal(literal(quad.object).value) * times:f}")
        )


def sign(graph: Graph, _: Random) -> Iterator[Fault]:
    """A value is negative."""
    for quad in graph.stating(v.VALUE):
        yield replaced(quad, _with_value(quad, f"-{literal(quad.object).value}"))


def unit(graph: Graph, random: Random) -> Iterator[Fault]:
    """A figure is in another unit or currency."""
    units = {quad.object for quad in graph.stating(v.UNIT)}
    for quad in graph.stating(v.UNIT):
        yield replaced(
            quad,
            changed(quad, object=random.choice(sorted(units - {quad.object}, key=str))),
        )


def comparator_changed(graph: Graph, random: Random) -> Iterator[Fault]:
    """A figure stands in another way to the true one."""
    for quad in graph.stating(v.COMPARATOR):
        other = random.choice(
            [comparator for comparator in _COMPARATORS if comparator != quad.object]
        )
        yield replaced(quad, changed(quad, object=other))


def comparator_dropped(graph: Graph, _: Random) -> Iterator[Fault]:
    """A comparator is left out; or it is taken for exact, and its words are left out of
    the wording.
    """
    wordings = {quad.subject: quad for quad in graph.stating(v.WORDING)}
    for quad in graph.stating(v.COMPARATOR):
        yield replaced(quad)
        if quad.object != _COMPARATORS[0]:
            wording = wordings[quad.subject]
            shorter = Literal(
                re.sub(r"^.*?(?=\$?\d)", "", literal(wording.object).value)
            )
            exact = {
                changed(quad, object=_COMPARATORS[0]),
                changed(wording, object=shorter),
            }
            yield replaced(frozenset({quad, wording}), frozenset(exact))


def deleted(graph: Graph, _: Random) -> Iterator[Fault]:
    """A figure is gone, with all that is said of it."""
    for figure in graph.members(v.CLASS_OBSERVATION):
        yield replaced(
            frozenset(
                quad for quad in graph.quads if figure in (quad.subject, quad.object)
            )
        )


def duplicated(graph: Graph, _: Random) -> Iterator[Fault]:
    """A figure stands there twice, by two names."""
    for figure in graph.members(v.CLASS_OBSERVATION):
        twin = NamedNode(figure.value + "-again")
        copies = (
            changed(quad, subject=twin)
            for quad in graph.quads
            if quad.subject == figure
        )
        yield replaced(frozenset(), frozenset(copies))


def date_shifted(graph: Graph, _: Random) -> Iterator[Fault]:
    """A date is a day, a month or a year earlier or later."""
    for quad in graph.stated:
        value = quad.object
        if isinstance(value, Literal) and value.datatype.value in (
            XSD + "date",
            XSD + "dateTime",
        ):
            for shift in _SHIFTS:
                moved = (
                    f"{date.fromisoformat(value.value[:10]) + shift}{value.value[10:]}"
                )
                yield replaced(
                    quad, changed(quad, object=Literal(moved, datatype=value.datatype))
                )


def period_replaced(graph: Graph, _: Random) -> Iterator[Fault]:
    """A figure is of another period that the article names."""
    periods = graph.members(NamedNode(v.KG + "Period"))
    for quad in graph.stating(v.PERIOD):
        yield from (
            replaced(quad, changed(quad, object=named(p)))
            for p in periods
            if p != quad.object
        )


def _with_value(quad: Quad, value: str) -> Quad:
    datatype = NamedNode(XSD + ("decimal" if "." in value else "integer"))
    return changed(quad, object=Literal(value, datatype=datatype))
