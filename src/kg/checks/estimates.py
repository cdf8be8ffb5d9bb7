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

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.source_map import Key, Unplaced
from kg.frames import lexicon_of
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
_REMAINDER = "remainder"
_DIGITS = 2  # significant figures that an estimate has at least
_BOUNDS = (v.START_DATE, v.END_DATE)
_EXACTLY = NamedNode(v.KG + "exactly")
# The quotient of two figures in one unit is told as a multiple or a percentage.
_FACTOR = NamedNode(v.KG + "factor")
_PERCENT = NamedNode(v.KG + "percent")
_WHOLES = {_PERCENT: _HUNDRED, NamedNode(v.KG + "share"): Decimal(1)}
"""By unit of a share, how much the whole is."""
# What only counts leaves the unit of another figure as it is.
_NUMBERS = frozenset({NamedNode(v.KG + "count"), _FACTOR})


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


def estimate_findings(graph: Graph) -> Iterator[Unplaced]:
    """A finding for each estimate that its figures and its calculation do not give."""
    estimates: dict[NamedNode, None] = {}
    for estimate, _, _ in graph.triples(None, v.TYPE, v.CLASS_ESTIMATE):
        estimates[estimate] = None
    # All are asked for at once, and then all that they rest on.
    own = graph.facts(estimates, _ASKED)
    bases: list[NamedNode] = []
    for estimate in estimates:
        bases += own.nodes(estimate, v.DERIVED_FROM)
    of_bases = graph.facts(bases, _ASKED)
    facts = Facts([*own, *of_bases])
    for estimate in estimates:
        for wrong in _wrong(graph, facts, estimate):
            yield _finding(graph, estimate, wrong)


def _wrong(graph: Graph, facts: Facts, iri: NamedNode) -> Iterator[_Wrong]:
    estimate = _number(facts, iri)
    calculation = facts.node(iri, v.CALCULATION)
    first, others = _operands(facts, iri)
    known = others
    if first is not None:
        known = [first, *others]
    if estimate is None or calculation is None or not known:
        return  # what is missing, shapes tell
    name = calculation.value.removeprefix(v.KG)
    if len(known) == 1 and name != _REMAINDER:
        yield _Wrong(
            predicate=v.DERIVED_FROM,
            message="its calculation needs two figures at least.",
        )
        return
    if first is None:
        if name not in _OF_ALL:
            yield _Wrong(
                predicate=v.FIRST_OPERAND,
                message="which figure its calculation begins with is not said.",
            )
            return
        first, *others = others
    yield from _not_calculated(graph, name, estimate, first, others)
    operands = [first, *others]
    if name == _REMAINDER:
        yield from _of_a_part(graph, estimate, operands)
    else:
        yield from _of_another(graph, estimate, operands)
    yield from _of_something_else(graph, name, estimate, operands)
    if name == "sum":
        yield from _not_added_up(graph, operands)
    if name == "beforeChange":
        yield from _at_another_time(graph, estimate, first)


def _not_calculated(
    graph: Graph, name: str, estimate: _Number, first: _Number, others: list[_Number]
) -> Iterator[_Wrong]:
    """The unit and the value are those that the calculation gives."""
    try:
        results = _results(name, first, others)
    except (DivisionByZero, InvalidOperation):
        results = {}
    unit = _unit(estimate)
    if unit not in results:
        yield _Wrong(
            predicate=v.UNIT,
            message="the calculation gives no figure in this unit.",
            expected=_shown(graph, results),
            found=_shown(graph, [unit]),
        )
        return
    value = results[unit]
    if not _comes_out(estimate, value):
        yield _Wrong(
            predicate=v.VALUE,
            message="the calculation gives another value.",
            expected=f"{value:.12g}",
            found=f"{estimate.value:f}",
        )


def _operands(facts: Facts, iri: NamedNode) -> tuple[_Number | None, list[_Number]]:
    """The first figure, if one is said to be it, and the others."""
    first = None
    named = facts.node(iri, v.FIRST_OPERAND)
    if named:
        first = _number(facts, named)
    others: list[_Number] = []
    for basis in facts.nodes(iri, v.DERIVED_FROM):
        if basis == named:
            continue
        number = _number(facts, basis)
        if number:
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
    return dict.fromkeys(units, _total(figures))


def _remainder(_: _Number, figures: list[_Number]) -> _Results:
    """What is left of the whole, where that is no less than its parts."""
    units = {_unit(figure) for figure in figures}
    if len(units) > 1:
        return {}
    ((unit, per),) = units
    whole = _WHOLES.get(unit) if unit else None
    left = (whole or Decimal(0)) - _total(figures)
    if per is not None or left < 0:
        return {}
    return {(unit, None): left}


def _product(_: _Number, figures: list[_Number]) -> _Results:
    units = [_unit(figure) for figure in figures]
    # Three mills of 400 jobs have jobs: one of the factors has the unit.
    measured = [unit for unit in units if unit[0] not in _NUMBERS]
    if len(measured) > 1:
        return {}
    value = Decimal(1)
    for figure in figures:
        value *= figure.value
    return dict.fromkeys(measured or units, value)


def _difference(first: _Number, others: list[_Number]) -> _Results:
    unit = _unit(first)
    if any(_unit(other) != unit for other in others):
        return {}
    return {unit: first.value - _total(others)}


def _total(figures: list[_Number]) -> Decimal:
    values = [figure.value for figure in figures]
    return sum(values, Decimal(0))


def _quotient(first: _Number, others: list[_Number]) -> _Results:
    (other,) = others
    unit = _unit(first)
    value = first.value / other.value
    if _unit(other) == unit:
        return {
            (_FACTOR, None): value,
            (_PERCENT, None): value * _HUNDRED,
        }
    if other.unit in _NUMBERS and other.per is None:
        return {unit: value}
    return {}


def _part_of(first: _Number, others: list[_Number]) -> _Results:
    (other,) = others
    if other.unit != _PERCENT:
        return {}
    value = first.value * other.value / _HUNDRED
    return {_unit(first): value}


def _before_change(first: _Number, others: list[_Number]) -> _Results:
    (change,) = others
    unit = _unit(first)
    if _unit(change) == unit:
        return {unit: first.value - change.value}
    if change.unit != _PERCENT:
        return {}
    return {unit: first.value / _growth(change)}


def _after_change(first: _Number, others: list[_Number]) -> _Results:
    (change,) = others
    unit = _unit(first)
    if _unit(change) == unit:
        return {unit: first.value + change.value}
    if change.unit != _PERCENT:
        return {}
    return {unit: first.value * _growth(change)}


def _growth(change: _Number) -> Decimal:
    """By what a change of some percent multiplies: 1.05 for one of 5."""
    return 1 + change.value / _HUNDRED


_OF_ALL = {"sum": _sum, "multiplication": _product, _REMAINDER: _remainder}
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
    if name not in _OF_THE_FIRST:
        return {}
    # A difference may take away several figures; all else is of two.
    if name != "difference" and len(others) > 1:
        return {}
    return _OF_THE_FIRST[name](first, others)


def _comes_out(estimate: _Number, value: Decimal) -> bool:
    """Whether the value is the estimate's, rounded as that is."""
    if estimate.comparator == _EXACTLY:
        return estimate.value == value
    rounded = estimate.value.normalize().as_tuple()
    assert isinstance(rounded.exponent, int)
    # Of "30" it is open whether the zero is exact; that of two figures is taken to be.
    leading = rounded.exponent + len(rounded.digits)
    place = min(rounded.exponent, leading - _DIGITS)
    half = Decimal(10) ** place / 2
    return abs(estimate.value - value) <= half


def _of_another(
    graph: Graph, estimate: _Number, operands: list[_Number]
) -> Iterator[_Wrong]:
    """The estimate is of what all its figures are of, if that is one thing."""
    bearers = {operand.of for operand in operands}
    message = "the figures that it rests on are of another thing."
    yield from _not_kept(graph, v.OBSERVED_OF, message, estimate.of, bearers)


def _of_a_part(
    graph: Graph, estimate: _Number, operands: list[_Number]
) -> Iterator[_Wrong]:
    """The rest is another part of the whole than those that it is left by.

    All of them are of one time: who held the rest then need not hold it now.
    """
    if estimate.of in {operand.of for operand in operands}:
        yield _Wrong(
            predicate=v.OBSERVED_OF,
            message="the rest is of another part than the figures that it rests on.",
            found=_title(graph, estimate.of),
        )
    periods = {operand.period for operand in operands}
    message = "the figures that it rests on are of another time."
    yield from _not_kept(graph, v.PERIOD, message, estimate.period, periods)


def _of_something_else(
    graph: Graph, name: str, estimate: _Number, operands: list[_Number]
) -> Iterator[_Wrong]:
    """The estimate measures what its figures do, where a calculation keeps that."""
    if name in ("beforeChange", "afterChange"):
        # The change itself measures how much something has grown.
        operands = operands[:1]
    elif name not in ("sum", "difference", _REMAINDER):
        return
    measured = {operand.variable for operand in operands}
    message = "the figures that it rests on measure something else."
    yield from _not_kept(graph, v.VARIABLE, message, estimate.variable, measured)


def _not_added_up(graph: Graph, operands: list[_Number]) -> Iterator[_Wrong]:
    """Whoever has 300 employees one year and 320 the next never had 620."""
    measured = {operand.variable for operand in operands}
    bearers = {operand.of for operand in operands}
    periods = {operand.period for operand in operands}
    if len(measured) > 1 or len(bearers) > 1 or len(periods) == 1:
        return
    name = _title(graph, *measured)
    if lexicon_of(graph).measures.is_stock(name):
        yield _Wrong(
            predicate=v.CALCULATION,
            message="what is so at a moment does not add up over several times.",
            found=name,
        )


def _not_kept(
    graph: Graph,
    predicate: NamedNode,
    message: str,
    own: NamedNode | None,
    theirs: set[NamedNode | None],
) -> Iterator[_Wrong]:
    """What all the figures have, and the estimate has not."""
    if len(theirs) > 1 or own in theirs:
        return
    (common,) = theirs
    yield _Wrong(
        predicate=predicate,
        message=message,
        expected=_title(graph, common),
        found=_title(graph, own),
    )


def _at_another_time(
    graph: Graph, estimate: _Number, first: _Number
) -> Iterator[_Wrong]:
    """Before a change it was earlier: a figure's growth is that of a year."""
    if estimate.period is None or first.period is None:
        return
    bounds = graph.facts([estimate.period, first.period], _BOUNDS)
    for bound in _BOUNDS:
        before = bounds.text(estimate.period, bound)
        then = bounds.text(first.period, bound)
        if not before or not then or _is_earlier(before, then):
            continue
        yield _Wrong(
            predicate=v.PERIOD,
            message="what was before a change has an earlier time.",
            expected=_title(graph, first.period),
            found=_title(graph, estimate.period),
        )
        return


def _is_earlier(before: str, then: str) -> bool:
    try:
        earlier = date.fromisoformat(before[:10])
        later = date.fromisoformat(then[:10])
    except ValueError:
        return True  # what is no day, shapes tell
    return earlier < later


def _number(facts: Facts, iri: NamedNode) -> _Number | None:
    """What the graph says of a figure; None without a value."""
    try:
        value = Decimal(facts.text(iri, v.VALUE))
    except InvalidOperation:
        return None
    return _Number(
        iri=iri,
        value=value,
        unit=facts.node(iri, v.UNIT),
        per=facts.node(iri, v.PER),
        of=facts.node(iri, v.OBSERVED_OF),
        variable=facts.node(iri, v.VARIABLE),
        comparator=facts.node(iri, v.COMPARATOR),
        period=facts.node(iri, v.PERIOD),
    )


def _unit(number: _Number) -> _Unit:
    return number.unit, number.per


def _shown(graph: Graph, units: Iterable[_Unit]) -> str:
    shown: list[str] = []
    for unit in units:
        names = [graph.verbaliser.title(part) for part in unit if part]
        shown.append(" a ".join(names))
    return " or ".join(shown) or "none"


def _title(graph: Graph, thing: NamedNode | None) -> str:
    if thing is None:
        return "-"
    return graph.verbaliser.title(thing)


def _finding(graph: Graph, estimate: NamedNode, wrong: _Wrong) -> Unplaced:
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
    return Unplaced(finding, Key(derived, estimate.value, wrong.predicate.value))
