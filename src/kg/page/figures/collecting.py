"""The figures of a graph: what is measured, of what, how much, when, in which words and where it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import product

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.evidence.statements import voice
from kg.knowledge import Facts, Graph
from kg.language.english import formatting
from kg.model import Passage
from kg.page.address import Address, key
from kg.page.citations import position
from kg.page.figures.views import (
    Amount,
    CitedPassage,
    FigureView,
    PeriodView,
    Thing,
    Unit,
)
from kg.vocabulary import Triple

_AMOUNT = (v.VARIABLE, v.VALUE, v.UNIT, v.PER, v.COMPARATOR)
_OTHERS = (v.CONVERSION_OF, v.DERIVED_FROM)
_ASKED = (
    *_AMOUNT,
    *_OTHERS,
    v.OBSERVED_OF,
    v.PERIOD,
    v.WORDING,
    v.GROWTH_OF,
    v.COMMENT,
)


def collect(graph: Graph, address: Address, kind: NamedNode) -> list[FigureView]:
    """The figures of a class, sorted by what they are of, then by period; those without one come last."""
    return sorted(_Reader(graph, address, kind).figures(), key=_order)


def titled(graph: Graph, iri: NamedNode) -> Thing:
    """The thing by the name that stands alone."""
    return Thing(key(graph, iri.value), graph.verbaliser.title(iri))


def _order(figure: FigureView) -> tuple[object, ...]:
    times = [period.order for period in figure.periods] or [(True, "", "~")]
    named = [(thing.name.casefold(), thing.key) for thing in (*figure.of, figure.thing)]
    return not figure.of, named[:-1], times, named[-1]


class _Reader:
    """All figures of a class, with what they are of and rest on, asked for at once."""

    def __init__(self, graph: Graph, address: Address, kind: NamedNode) -> None:
        self._graph = graph
        self._address = address
        self._iris = list(
            dict.fromkeys(iri for iri, *_ in graph.triples(None, v.TYPE, kind))
        )
        own = graph.facts(self._iris, _ASKED)
        others = _values(own, self._iris, _OTHERS)
        self._facts = Facts([*own, *graph.facts(others, _AMOUNT)])
        periods = _values(own, self._iris, [v.PERIOD])
        self._bounds = graph.facts(periods, (v.START_DATE, v.END_DATE))
        all_figures = [*self._iris, *others]
        named = _values(self._facts, all_figures, (*_AMOUNT, v.OBSERVED_OF))
        self._passages = self._stating(kind)
        passages = {
            passage for several in self._passages.values() for passage in several
        }
        speakers = (NamedNode(who) for passage in passages for who in passage.said_by)
        graph.verbaliser.prepare([*all_figures, *named, *periods, *speakers])

    def figures(self) -> list[FigureView]:
        return list(map(self._figure, self._iris))

    def _figure(self, iri: NamedNode) -> FigureView:
        facts = self._facts
        of = facts.nodes(iri, v.OBSERVED_OF)
        units, times = facts.nodes(iri, v.UNIT), facts.nodes(iri, v.PER)
        periods = map(self._period, facts.nodes(iri, v.PERIOD))
        return FigureView(
            thing=Thing(key(self._graph, iri.value), self._name(iri)),
            of=tuple(titled(self._graph, thing) for thing in of),
            amount=self._amount(iri),
            value=_number(facts.text(iri, v.VALUE)),
            unit=self._unit(units, times),
            measures=tuple(
                node.value
                for node in (*facts.nodes(iri, v.VARIABLE), *of, *units, *times)
            ),
            periods=tuple(sorted(periods, key=lambda period: period.order)),
            wordings=tuple(facts.texts(iri, v.WORDING)),
            places=tuple(map(self._place, self._passages[iri])),
            growth_of=tuple(
                key(self._graph, figure.value)
                for figure in facts.nodes(iri, v.GROWTH_OF)
            ),
            restates=tuple(map(self._amount, facts.nodes(iri, v.CONVERSION_OF))),
            method=facts.text(iri, v.COMMENT),
            rests_on=tuple(map(self._basis, facts.nodes(iri, v.DERIVED_FROM))),
        )

    def _name(self, figure: NamedNode) -> str:
        """What it measures; without a variable, the figure's own name."""
        named = self._facts.nodes(figure, v.VARIABLE) or [figure]
        return formatting.listing(list(map(self._graph.verbaliser.title, named)))

    def _basis(self, figure: NamedNode) -> Thing:
        return Thing(
            key(self._graph, figure.value),
            f"{self._name(figure)}: {self._amount(figure).words}",
        )

    def _amount(self, figure: NamedNode) -> Amount:
        comparator = self._facts.node(figure, v.COMPARATOR)
        parts = [formatting.number(self._facts.text(figure, v.VALUE))]
        parts += map(self._phrase, self._facts.nodes(figure, v.UNIT))
        parts += map(self._each, self._facts.nodes(figure, v.PER))
        return Amount(
            notation=self._notation(comparator) if comparator else "",
            comparator=self._phrase(comparator) if comparator else "",
            text=" ".join(filter(None, parts)),
        )

    def _unit(self, units: Sequence[NamedNode], times: Sequence[NamedNode]) -> Unit:
        names = [formatting.listing(list(map(self._graph.verbaliser.title, units)))]
        names += map(self._each, times)
        return Unit(
            " ".join(filter(None, names)),
            "/".join(map(self._notation, [*units, *times])),
        )

    def _each(self, time: NamedNode) -> str:
        """The span of time for each of which a figure is told: "a year"."""
        return formatting.with_article(self._graph.verbaliser.title(time))

    def _phrase(self, term: NamedNode) -> str:
        """A unit or comparator inside a sentence, which may be nothing."""
        phrase = self._graph.ontology.verb_phrases.get(term)
        return self._graph.verbaliser.title(term) if phrase is None else phrase

    def _notation(self, term: NamedNode) -> str:
        return self._graph.ontology.notations.get(term, "")

    def _period(self, period: NamedNode) -> PeriodView:
        start, end = (
            self._bounds.text(period, bound) for bound in (v.START_DATE, v.END_DATE)
        )
        return PeriodView(self._graph.verbaliser.title(period), start, end)

    def _stating(self, kind: NamedNode) -> dict[NamedNode, list[Passage]]:
        """Where each figure or its value is stated, in the order of the text."""
        triples: list[Triple] = [(iri, v.TYPE, kind) for iri in self._iris]
        for iri in self._iris:
            triples += [
                (iri, v.VALUE, value) for value in self._facts.values(iri, v.VALUE)
            ]
        found: dict[NamedNode, set[Passage]] = {iri: set() for iri in self._iris}
        for triple, why in self._graph.provenance(triples).items():
            found[triple[0]].update(why.passages)
        return {
            iri: sorted(each, key=lambda passage: passage.order)
            for iri, each in found.items()
        }

    def _place(self, passage: Passage) -> CitedPassage:
        is_own = not (passage.said_by or passage.is_caption)
        return CitedPassage(
            passage=passage.iri,
            position=position(passage),
            href=self._address.passage(passage),
            voice="" if is_own else voice(self._graph, passage),
        )


def _values(
    facts: Facts, things: Iterable[NamedNode], predicates: Iterable[NamedNode]
) -> list[NamedNode]:
    """What the things have by any of the properties, each once."""
    pairs = product(things, predicates)
    return list(dict.fromkeys(node for pair in pairs for node in facts.nodes(*pair)))


def _number(written: str) -> Decimal | None:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
