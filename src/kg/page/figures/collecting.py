"""The figures of a graph: what is measured, of what, how much, when, in which words and where it is said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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
    FigureKind,
    FigureView,
    PeriodView,
    Thing,
    Unit,
)
from kg.vocabulary import Triple

_AMOUNT = (
    v.VARIABLE,
    v.VALUE,
    v.UNIT,
    v.PER,
    v.COMPARATOR,
    v.IS_CHANGE,
)
_KINDS: dict[NamedNode, FigureKind] = {
    v.CLASS_OBSERVATION: "stated",
    v.CLASS_PROJECTION: "expected",
    v.CLASS_ESTIMATE: "estimated",
}
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


def collect(
    graph: Graph,
    address: Address,
    kind: NamedNode,
    among: Collection[NamedNode] | None = None,
) -> list[FigureView]:
    """The figures of a class, sorted by what they are of, then by period; those without one come last.

    Args:
        graph: where they are.
        address: the page that shows them.
        kind: the class.
        among: what may be one of them; without it, anything.
    """
    return sorted(_Reader(graph, address, kind, among).figures(), key=_order)


def stated_in(graph: Graph, passages: Iterable[str]) -> set[NamedNode]:
    """What one of the passages says to be a figure, or to have a value."""
    places = list(map(NamedNode, passages))
    quads = graph.match(None, (v.TYPE, v.VALUE), graphs=places)
    return set(v.named_nodes(quad.subject for quad in quads))


def titled(graph: Graph, iri: NamedNode) -> Thing:
    """The thing by the name that stands alone."""
    return Thing(key(graph, iri.value), graph.verbaliser.title(iri))


def _order(figure: FigureView) -> tuple[object, ...]:
    times = [period.order for period in figure.periods] or [(True, "", "~")]
    of = list(map(_by_name, figure.of))
    return not figure.of, of, times, _by_name(figure.thing)


def _by_name(thing: Thing) -> tuple[str, str]:
    return thing.name.casefold(), thing.key


class _Reader:
    """All figures of a class, with what they are of and rest on, asked for at once."""

    def __init__(
        self,
        graph: Graph,
        address: Address,
        kind: NamedNode,
        among: Collection[NamedNode] | None,
    ) -> None:
        self._graph = graph
        self._address = address
        self._kind = _KINDS[kind]
        members = graph.triples(among, v.TYPE, kind)
        self._iris = list({iri: None for iri, *_ in members})
        own = graph.facts(self._iris, _ASKED)
        # What a figure restates or rests on is told by its amount alone.
        others = _values(own, self._iris, _OTHERS)
        amounts = graph.facts(others, _AMOUNT)
        self._facts = Facts([*own, *amounts])
        periods = _values(own, self._iris, [v.PERIOD])
        self._bounds = graph.facts(periods, (v.START_DATE, v.END_DATE))
        all_figures = [*self._iris, *others]
        named = _values(self._facts, all_figures, (*_AMOUNT, v.OBSERVED_OF))
        self._passages = self._stating(kind)
        speakers: list[NamedNode] = []
        for passages in self._passages.values():
            for passage in passages:
                speakers += map(NamedNode, passage.said_by)
        graph.verbaliser.prepare(
            [
                *all_figures,
                *named,
                *periods,
                *speakers,
            ]
        )

    def figures(self) -> list[FigureView]:
        return list(map(self._figure, self._iris))

    def _figure(self, iri: NamedNode) -> FigureView:
        facts = self._facts
        of = facts.nodes(iri, v.OBSERVED_OF)
        units = facts.nodes(iri, v.UNIT)
        times = facts.nodes(iri, v.PER)
        variables = facts.nodes(iri, v.VARIABLE)
        measures = [*variables, *of, *units, *times]
        periods = list(map(self._period, facts.nodes(iri, v.PERIOD)))
        periods.sort(key=lambda period: period.order)
        # By how much something changed is no point among those of how much it is.
        measured = [node.value for node in measures]
        measured += facts.texts(iri, v.IS_CHANGE)
        grown = facts.nodes(iri, v.GROWTH_OF)
        restated = facts.nodes(iri, v.CONVERSION_OF)
        bases = facts.nodes(iri, v.DERIVED_FROM)
        return FigureView(
            thing=Thing(self._key(iri), self._name(iri)),
            of=tuple(titled(self._graph, thing) for thing in of),
            amount=self._amount(iri),
            value=_number(facts.text(iri, v.VALUE)),
            unit=self._unit(units, times),
            measures=tuple(measured),
            periods=tuple(periods),
            wordings=tuple(facts.texts(iri, v.WORDING)),
            places=tuple(map(self._place, self._passages[iri])),
            growth_of=tuple(map(self._key, grown)),
            restates=tuple(map(self._amount, restated)),
            method=facts.text(iri, v.COMMENT),
            rests_on=tuple(map(self._basis, bases)),
            kind=self._kind,
        )

    def _key(self, figure: NamedNode) -> str:
        return key(self._graph, figure.value)

    def _name(self, figure: NamedNode) -> str:
        """What it measures; without a variable, the figure's own name."""
        named = self._facts.nodes(figure, v.VARIABLE) or [figure]
        titles = list(map(self._graph.verbaliser.title, named))
        return formatting.listing(titles)

    def _basis(self, figure: NamedNode) -> Thing:
        name = self._name(figure)
        amount = self._amount(figure)
        return Thing(
            self._key(figure),
            f"{name}: {amount.words}",
        )

    def _amount(self, figure: NamedNode) -> Amount:
        comparator = self._facts.node(figure, v.COMPARATOR)
        value = self._facts.text(figure, v.VALUE)
        units = self._facts.nodes(figure, v.UNIT)
        times = self._facts.nodes(figure, v.PER)
        parts = [formatting.number(value)]
        parts += map(self._phrase, units)
        parts += map(self._each, times)
        if self._facts.values(figure, v.IS_CHANGE):
            parts.append("(change)")
        return Amount(
            notation=self._notation(comparator) if comparator else "",
            comparator=self._phrase(comparator) if comparator else "",
            text=" ".join(filter(None, parts)),
        )

    def _unit(self, units: Sequence[NamedNode], times: Sequence[NamedNode]) -> Unit:
        titles = list(map(self._graph.verbaliser.title, units))
        names = [formatting.listing(titles), *map(self._each, times)]
        notations = map(self._notation, [*units, *times])
        return Unit(
            name=" ".join(filter(None, names)),
            notation="/".join(notations),
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
        start = self._bounds.text(period, v.START_DATE)
        end = self._bounds.text(period, v.END_DATE)
        return PeriodView(
            name=self._graph.verbaliser.title(period),
            start=start,
            end=end,
        )

    def _stating(self, kind: NamedNode) -> dict[NamedNode, list[Passage]]:
        """Where each figure or its value is stated, in the order of the text."""
        triples: list[Triple] = []
        found: dict[NamedNode, set[Passage]] = {}
        for iri in self._iris:
            found[iri] = set()
            triples.append((iri, v.TYPE, kind))
            values = self._facts.values(iri, v.VALUE)
            triples += [(iri, v.VALUE, value) for value in values]
        for triple, why in self._graph.provenance(triples).items():
            found[triple[0]].update(why.passages)
        return {iri: _in_order(passages) for iri, passages in found.items()}

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
    found: dict[NamedNode, None] = {}
    for pair in product(things, predicates):
        found |= dict.fromkeys(facts.nodes(*pair))
    return list(found)


def _in_order(passages: Iterable[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda passage: passage.order)


def _number(written: str) -> Decimal | None:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
