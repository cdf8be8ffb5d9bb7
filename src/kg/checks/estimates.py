"""Estimates that do not come out: each is worked out again from what it rests on.

One of its findings:

    graph/derived/estimates.ttl:8: id:estimate-output-2022: the calculation gives
      another value. [logic]
      expected  2133333333
      found     3000000000
      do        Correct the value, the calculation or the figures that it rests on.

An estimate may be rounded to two significant figures or more where its comparator does
not say that it is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, DivisionByZero, InvalidOperation
from math import prod
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.source_map import SourceMap
from kg.knowledge import Facts, Graph
from kg.model import Finding

_ASKED = (
    v.VALUE,
    v.UNIT,
    v.PER,
    v.COMPARATOR,
    v.VARIABLE,
    v.OBSERVED_OF,
    v.PERIOD,
    v.CALCULATION,
    v.FIRST_OPERAND,
    v.DERIVED_FROM,
)
_HUNDRED = Decimal(100)
_DIGITS = 2  # significant figures that an estimate has at least
_PERCENT = NamedNode(v.KG + "percent")
_NUMBERS = frozenset(NamedNode(v.KG + name) for name in ("count", "factor"))
_FACTOR = NamedNode(v.KG + "factor")
_EXACTLY = NamedNode(v.KG + "exactly")


class _Number(NamedTuple):
    """What an estimate or a figure that it rests on says, as far as it says one."""

    iri: NamedNode
    value: Decimal
    unit: NamedNode | None
    per: NamedNode | None
    of: NamedNode | None
    variable: NamedNode | None
    comparator: NamedNode | None
    period: NamedNode | None


class _Wrong(NamedTuple):
    """The property that is wrong, and how."""

    predicate: NamedNode
    message: str
    expected: str = ""
    found: str = ""


def estimate_findings(graph: Graph, places: SourceMap) -> Iterator[Finding]:
    """A finding for each estimate that its figures and its calculation do not give."""
    estimates = [one for one, *_ in graph.triples(None, v.TYPE, v.CLASS_ESTIMATE)]
    own = graph.facts(estimates, _ASKED)
    bases: list[NamedNode] = []
    for estimate in estimates:
        bases += own.nodes(estimate, v.DERIVED_FROM)
    facts = Facts([*own, *graph.facts(bases, _ASKED)])
    for estimate in dict.fromkeys(estimates):
        for wrong in _wrong(graph, facts, estimate):
            yield _finding(graph, estimate, wrong, places)


def _wrong(graph: Graph, facts: Facts, iri: NamedNode) -> Iterator[_Wrong]:
    estimate = _number(facts, iri)
    calculation = facts.node(iri, v.CALCULATION)
    first, others = _operands(facts, iri)
    if estimate is None or calculation is None or not others:
        return  # what is missing, shapes tell
    name = calculation.value.removeprefix(v.KG)
    if first is None:
        if name not in _OF_ALL:
            message = "which figure its calculation begins with is not said."
            yield _Wrong(v.FIRST_OPERAND, message)
            return
        first, *others = others
    try:
        results = _results(name, first, others)
    except (DivisionByZero, InvalidOperation):
        results = {}
    unit = _unit(estimate)
    if unit not in results:
        message = "the calculation gives no figure in this unit."
        expected, found = _shown(graph, list(results)), _shown(graph, [unit])
        yield _Wrong(v.UNIT, message, expected, found)
    elif not _comes_out(estimate, results[unit]):
        message = "the calculation gives another value."
        expected, found = f"{results[unit]:.12g}", f"{estimate.value:f}"
        yield _Wrong(v.VALUE, message, expected, found)
    yield from _of_another(graph, name, estimate, [first, *others])
    if name == "beforeChange":
        yield from _at_another_time(graph, estimate, first)


def _operands(facts: Facts, iri: NamedNode) -> tuple[_Number | None, list[_Number]]:
    """The first figure, if one is said to be it, and the others."""
    named = facts.node(iri, v.FIRST_OPERAND)
    first = _number(facts, named) if named else None
    others: list[_Number] = []
    for basis in facts.nodes(iri, v.DERIVED_FROM):
        number = _number(facts, basis)
        if number and basis != named:
            others.append(number)
    return first, others


_Unit = tuple[NamedNode | None, NamedNode | None]
_Results = dict[_Unit, Decimal]
"""The result of a calculation, by the units in which it may be told.

There is none where figures do not go together.
"""


def _sum(_: _Number, figures: list[_Number]) -> _Results:
    units = {_unit(figure) for figure in figures}
    if len(units) > 1:
        return {}
    values = [figure.value for figure in figures]
    return dict.fromkeys(units, sum(values, Decimal(0)))


def _product(_: _Number, figures: list[_Number]) -> _Results:
    units = [_unit(figure) for figure in figures]
    measured = [unit for unit in units if unit[0] not in _NUMBERS]
    if len(measured) > 1:
        return {}
    values = [figure.value for figure in figures]
    return dict.fromkeys(measured or units, prod(values, start=Decimal(1)))


def _difference(first: _Number, others: list[_Number]) -> _Results:
    if any(_unit(other) != _unit(first) for other in others):
        return {}
    values = [other.value for other in others]
    return {_unit(first): first.value - sum(values, Decimal(0))}


def _quotient(first: _Number, others: list[_Number]) -> _Results:
    (other,) = others
    value = first.value / other.value
    if _unit(first) == _unit(other):
        return {(_FACTOR, None): value, (_PERCENT, None): value * _HUNDRED}
    if other.unit in _NUMBERS and other.per is None:
        return {_unit(first): value}
    return {}


def _part_of(first: _Number, others: list[_Number]) -> _Results:
    (other,) = others
    if other.unit != _PERCENT:
        return {}
    return {_unit(first): first.value * other.value / _HUNDRED}


def _before_change(first: _Number, others: list[_Number]) -> _Results:
    (change,) = others
    if _unit(change) == _unit(first):
        return {_unit(first): first.value - change.value}
    if change.unit != _PERCENT:
        return {}
    return {_unit(first): first.value / (1 + change.value / _HUNDRED)}


def _after_change(first: _Number, others: list[_Number]) -> _Results:
    (change,) = others
    if _unit(change) == _unit(first):
        return {_unit(first): first.value + change.value}
    if change.unit != _PERCENT:
        return {}
    return {_unit(first): first.value * (1 + change.value / _HUNDRED)}


_OF_ALL = {"sum": _sum, "multiplication": _product}
_OF_THE_FIRST = {
    "difference": _difference,
    "quotient": _quotient,
    "percentageOf": _part_of,
    "beforeChange": _before_change,
    "afterChange": _after_change,
}


def _results(name: str, first: _Number, others: list[_Number]) -> _Results:
    if name in _OF_ALL:
        return _OF_ALL[name](first, [first, *others])
    if name not in _OF_THE_FIRST or (name != "difference" and len(others) > 1):
        return {}
    return _OF_THE_FIRST[name](first, others)


def _comes_out(estimate: _Number, value: Decimal) -> bool:
    """Whether the value is the estimate's, rounded as that is."""
    if estimate.comparator == _EXACTLY:
        return estimate.value == value
    _, digits, last = estimate.value.normalize().as_tuple()
    assert isinstance(last, int)
    place = min(last, last + len(digits) - _DIGITS)
    return abs(estimate.value - value) <= Decimal(10) ** place / 2


def _of_another(
    graph: Graph, name: str, estimate: _Number, operands: list[_Number]
) -> Iterator[_Wrong]:
    """The estimate is of what all its figures are of, if that is one thing.

    Before and after a change, it also measures the same.
    """
    of = {operand.of for operand in operands}
    if len(of) == 1 and estimate.of not in of:
        message = "the figures that it rests on are of another thing."
        yield _Wrong(
            v.OBSERVED_OF, message, *_titles(graph, operands[0].of, estimate.of)
        )
    same = name in ("beforeChange", "afterChange")
    measured = {operand.variable for operand in (operands[:1] if same else operands)}
    is_kept = same or name in ("sum", "difference")
    if is_kept and len(measured) == 1 and estimate.variable not in measured:
        message = "the figures that it rests on measure something else."
        (variable,) = measured
        yield _Wrong(v.VARIABLE, message, *_titles(graph, variable, estimate.variable))


def _at_another_time(
    graph: Graph, estimate: _Number, first: _Number
) -> Iterator[_Wrong]:
    """Before a change it was earlier: a figure's growth is that of a year."""
    if estimate.period is None or first.period is None:
        return
    bounds = graph.facts([estimate.period, first.period], (v.START_DATE, v.END_DATE))
    for bound in (v.START_DATE, v.END_DATE):
        before = bounds.text(estimate.period, bound)
        then = bounds.text(first.period, bound)
        if before and then and not _is_earlier(before, then):
            message = "what was before a change has an earlier time."
            yield _Wrong(
                v.PERIOD, message, *_titles(graph, first.period, estimate.period)
            )
            return


def _is_earlier(before: str, then: str) -> bool:
    try:
        return date.fromisoformat(before[:10]) < date.fromisoformat(then[:10])
    except ValueError:
        return True  # what is no day, shapes tell


def _number(facts: Facts, iri: NamedNode) -> _Number | None:
    """What the graph says of a figure; None without a value."""
    try:
        value = Decimal(facts.text(iri, v.VALUE))
    except InvalidOperation:
        return None
    return _Number(
        iri,
        value,
        facts.node(iri, v.UNIT),
        facts.node(iri, v.PER),
        facts.node(iri, v.OBSERVED_OF),
        facts.node(iri, v.VARIABLE),
        facts.node(iri, v.COMPARATOR),
        facts.node(iri, v.PERIOD),
    )


def _unit(number: _Number) -> _Unit:
    return number.unit, number.per


def _shown(graph: Graph, units: list[_Unit]) -> str:
    shown: list[str] = []
    for unit in units:
        names = [graph.verbaliser.title(part) for part in unit if part]
        shown.append(" a ".join(names))
    return " or ".join(shown) or "none"


def _titles(graph: Graph, *things: NamedNode | None) -> list[str]:
    return [graph.verbaliser.title(thing) if thing else "-" for thing in things]


def _finding(
    graph: Graph, estimate: NamedNode, wrong: _Wrong, places: SourceMap
) -> Finding:
    """The finding at the statement that is wrong."""
    name = graph.namespaces.shortened(estimate)
    finding = Finding(
        severity="error",
        check="logic",
        message=f"{name}: {wrong.message}",
        expected=wrong.expected or None,
        found=wrong.found or None,
        advice="Correct the estimate, its calculation or the figures that it rests on.",
    )
    derived = graph.namespaces.derived.value
    return finding.at(places.find(derived, estimate.value, wrong.predicate.value))
