"""Which figures for the same agree, are compatible, or differ.

Two figures are for the same if they are of the same thing, variable, unit and period,
and nothing else that both tell is different, such as what they concern. What is
observed is compared with what is observed, and what is projected with what is
projected: a plan that turns out otherwise contradicts nobody. Figures whose passages
overlap are not compared: they are the ends of a range, or the steps of a change.

The comparison is a rule that no axiom can write, since it does arithmetic with the
digits as they are written. What it concludes is inferred like anything else: it stands
in the inferred graph, and rests on the values of both figures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, Variable

from kg import vocabulary as v
from kg.knowledge.facts import Facts, Properties
from kg.knowledge.home import HOLDS, triples_of
from kg.knowledge.inference import Pattern, Rule, X, Y
from kg.knowledge.intervals import Verdict, WrittenFigure, verdict
from kg.knowledge.memory import MemoryHome
from kg.vocabulary import Term, Triple

RELATIONS: dict[Verdict, NamedNode] = {
    "agree": v.AGREES_WITH,
    "compatible": v.IS_COMPATIBLE_WITH,
    "differ": v.DIFFERS_FROM,
}
"""The property that says each verdict of two figures."""

COMPARISONS = [
    Rule(
        axiom="comparison",
        terms=(relation,),
        conclusion=Pattern(X, relation, Y),
        premises=(
            Pattern(X, v.VALUE, Variable("one")),
            Pattern(Y, v.VALUE, Variable("other")),
        ),
    )
    for relation in RELATIONS.values()
]
"""What the comparison concludes from what: to explain it, not to apply it."""

_KINDS = (v.CLASS_OBSERVATION, v.CLASS_PROJECTION)
_ALIKE = (v.OBSERVED_OF, v.VARIABLE, v.UNIT, v.PER)
_ENDS = (v.START_DATE, v.END_DATE)
# What figures for the same need not have in common
_OWN = {
    v.TYPE,
    v.VALUE,
    v.COMPARATOR,
    v.WORDING,
    v.PERIOD,
    v.GROWTH_OF,
    v.CONVERSION_OF,
    v.PREF_LABEL,
    v.ALT_LABEL,
    v.COMMENT,
}
_PASSAGE = re.compile(r"(?P<article>.*)#char=(?P<begin>\d+),(?P<end>\d+)")


class _Extent(NamedTuple):
    """Where a passage is."""

    article: str
    begin: int
    end: int

    def overlaps(self, other: _Extent) -> bool:
        if self.article != other.article:
            return False
        return self.begin < other.end and other.begin < self.end


class _Figure(NamedTuple):
    """A figure of an article, what else it tells of, and where it stands."""

    name: NamedNode
    written: WrittenFigure
    matters: Properties
    extents: list[_Extent]

    def is_comparable(self, other: _Figure) -> bool:
        """Whether both stand apart, and tell of nothing that is different."""
        for extent in self.extents:
            if any(map(extent.overlaps, other.extents)):
                return False
        shared = self.matters.keys() & other.matters.keys()
        return all(self.matters[each] == other.matters[each] for each in shared)


def compare_figures(home: MemoryHome) -> None:
    """Add to a home what the comparison of its figures concludes, and that it holds."""
    stated = home.match(None, [v.VALUE], None, None)
    names = v.named_nodes({quad.subject for quad in stated})
    home.engine.extend(_compared(home, _comparable(_Figures(home, names))))


def compare_again(home: MemoryHome, changed: Collection[NamedNode]) -> None:
    """Compare only those figures that are about things that have changed.

    Args:
        home: What holds after the change, which is brought up to date.
        changed: The things.
    """
    moved = home.match(None, [v.PERIOD], changed, [HOLDS])
    about = {*changed, *v.named_nodes(quad.subject for quad in moved)}
    _forget(home, about)
    valued = home.match(about, [v.VALUE], None, None)
    again = set(v.named_nodes(quad.subject for quad in valued))
    if not again:
        return
    figures = _Figures(home, sorted(_peers(home, again), key=str))
    pairs = [
        (one, other)
        for one, other in _comparable(figures)
        if one.name in again or other.name in again
    ]
    home.engine.extend(_compared(home, pairs))


def _forget(home: MemoryHome, figures: Collection[NamedNode]) -> None:
    """Remove what was concluded of figures; what a file says as well still holds."""
    inferred = [home.namespaces.inferred]
    relations = list(RELATIONS.values())
    concluded = home.match(figures, relations, None, inferred)
    concluded += home.match(None, relations, list(figures), inferred)
    for quad in concluded:
        home.engine.remove(quad)
        terms = (quad.subject, quad.predicate, quad.object)
        others = home.engine.quads_for_pattern(*terms, None)
        if all(other.graph_name == HOLDS for other in others):
            home.engine.remove(Quad(*quad.triple))


def _peers(home: MemoryHome, figures: set[NamedNode]) -> set[NamedNode]:
    """All figures that may be for the same as one of these: they tell the same thing."""
    told = home.match(figures, [v.VARIABLE], None, [HOLDS])
    peers = set(figures)
    if {quad.subject for quad in told} == figures:
        variables = [quad.object for quad in told]
        alike = home.match(None, [v.VARIABLE], variables, [HOLDS])
    else:  # a figure without a variable may be like any other
        alike = home.match(None, [v.VALUE], None, None)
    peers.update(v.named_nodes(quad.subject for quad in alike))
    return peers


def _compared(
    home: MemoryHome, pairs: Iterable[tuple[_Figure, _Figure]]
) -> Iterator[Quad]:
    """What the comparison of figures concludes."""
    for one, other in pairs:
        relation = RELATIONS[verdict(one.written, other.written)]
        for graph in (HOLDS, home.namespaces.inferred):
            yield Quad(one.name, relation, other.name, graph)
            yield Quad(other.name, relation, one.name, graph)


def _comparable(figures: _Figures) -> Iterator[tuple[_Figure, _Figure]]:
    """The pairs of figures for the same, each once."""
    for names in figures.alike():
        # Words are read only where there is something to compare.
        if len(names) == 1:
            continue
        read = [figure for name in names if (figure := figures.read(name))]
        for one, other in combinations(read, 2):
            if one.is_comparable(other):
                yield one, other


class _Figures:
    """What holds of all figures, and where they stand."""

    def __init__(self, home: MemoryHome, names: list[NamedNode]) -> None:
        stated = home.match(names, [v.VALUE], None, None)
        held = triples_of(home.match(names, None, None, [HOLDS]))
        repeated = _repetitions(home, names)
        self._facts = Facts(triple for triple in held if triple not in repeated)
        periods = [quad.object for quad in home.match(names, [v.PERIOD], None, [HOLDS])]
        dated = home.match(v.named_nodes(periods), _ENDS, None, [HOLDS])
        self._periods = Facts(triples_of(dated))
        self._extents: dict[Term, list[_Extent]] = {}
        for quad in stated:
            if extent := _extent(quad.graph_name):
                self._extents.setdefault(quad.subject, []).append(extent)

    def alike(self) -> Iterable[list[NamedNode]]:
        """The figures of articles, those for the same together."""
        alike: dict[object, list[NamedNode]] = {}
        for name in self._facts.subjects:
            types = self._facts.values(name, v.TYPE)
            for kind in _KINDS:
                if kind in types:
                    question = (kind, *self._question(name))
                    alike.setdefault(question, []).append(name)
        return alike.values()

    def read(self, name: NamedNode) -> _Figure | None:
        """A figure with its words; None if its value is no number."""
        # Its patterns are slow to compile, and few graphs have figures to compare.
        from kg.language.english.rounding import last_digit

        value = _number(self._facts.text(name, v.VALUE))
        comparator = self._facts.node(name, v.COMPARATOR)
        if value is None or comparator is None:
            return None
        digit = last_digit(self._facts.text(name, v.WORDING), value)
        local_name = comparator.value.removeprefix(v.KG)
        written = WrittenFigure(value, local_name, digit)
        told = self._facts.properties(name)
        matters = {each: told[each] for each in told.keys() - _OWN}
        return _Figure(name, written, matters, self._extents.get(name, []))

    def _question(self, name: NamedNode) -> Iterator[object]:
        """What a figure answers, part by part."""
        for each in _ALIKE:
            yield self._facts.node(name, each)
        # By how much it grew is another question than how much it is.
        for each in (v.IS_CHANGE, v.GROWTH_OF):
            yield bool(self._facts.values(name, each))
        yield self._period(name)

    def _period(self, name: NamedNode) -> object:
        """The first and the last day of its period, or a period that has neither."""
        period = self._facts.node(name, v.PERIOD)
        if period is None:
            return None
        days = tuple(self._periods.text(period, end) for end in _ENDS)
        return days if any(days) else period


def _repetitions(home: MemoryHome, names: list[NamedNode]) -> set[Triple]:
    """What is inferred of things but their classes: what is stated, in other terms."""
    quads = home.match(names, None, None, [home.namespaces.inferred])
    return {triple for triple in triples_of(quads) if triple[1] != v.TYPE}


def _extent(graph: Term | DefaultGraph) -> _Extent | None:
    """Where the passage is that has this graph; None for another graph."""
    if not isinstance(graph, NamedNode):
        return None
    passage = _PASSAGE.fullmatch(graph.value)
    if passage is None:
        return None
    return _Extent(passage["article"], int(passage["begin"]), int(passage["end"]))


def _number(text: str) -> Decimal | None:
    """The number that a value is; None for another, which a check reports."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
