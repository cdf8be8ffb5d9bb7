"""The figures of a graph: what is measured, of what, how much, when, in which words and where it is said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from kg import spoken
from kg import vocabulary as v
from kg.page.address import Address, key
from kg.page.figures.records import Amount, Figure, Period, Place, Thing, Unit
from kg.statements import voice
from kg.store import Store

_OBSERVED_OF = NamedNode(v.KG + "observedOf")


def read(store: Store, address: Address, kind: NamedNode) -> list[Figure]:
    """The figures of a class, sorted by what they are of, then by period; those without one come last."""
    return sorted((_figure(store, address, iri, kind) for iri, _, _ in store.holds(None, v.TYPE, kind)), key=_order)


def titled(store: Store, iri: NamedNode) -> Thing:
    """The thing by the name that stands alone."""
    return Thing(key(iri.value), store.sentences.title(iri))


def text(store: Store, thing: NamedNode, predicate: NamedNode) -> str:
    """The first text or number that a thing has by a property, or nothing."""
    return next(iter(_texts(store, thing, predicate)), "")


def _order(figure: Figure) -> tuple[object, ...]:
    times = [period.order for period in figure.periods] or [(True, "", "~")]
    named = [(thing.name.casefold(), thing.key) for thing in (*figure.of, figure.thing)]
    return not figure.of, named[:-1], times, named[-1]


def _figure(store: Store, address: Address, iri: NamedNode, kind: NamedNode) -> Figure:
    of, units = _nodes(store, iri, _OBSERVED_OF), _nodes(store, iri, v.UNIT)
    variables, periods = _nodes(store, iri, v.VARIABLE), _nodes(store, iri, v.PERIOD)
    return Figure(
        thing=Thing(key(iri.value), _name(store, iri)),
        of=tuple(titled(store, thing) for thing in of),
        amount=_amount(store, iri),
        value=_number(text(store, iri, v.VALUE)),
        unit=_unit(store, units),
        measures=tuple(node.value for node in (*variables, *of, *units)),
        periods=tuple(sorted((_period(store, period) for period in periods), key=lambda period: period.order)),
        wordings=tuple(_texts(store, iri, v.WORDING)),
        places=_places(store, address, iri, kind),
        growth_of=tuple(key(figure.value) for figure in _nodes(store, iri, v.GROWTH_OF)),
        restates=tuple(_amount(store, figure) for figure in _nodes(store, iri, v.CONVERSION_OF)),
        method=text(store, iri, v.COMMENT),
        rests_on=tuple(_basis(store, figure) for figure in _nodes(store, iri, v.DERIVED_FROM)),
    )


def _name(store: Store, figure: NamedNode) -> str:
    """What it measures; without a variable, the figure's own name."""
    return spoken.listing([store.sentences.title(named) for named in _nodes(store, figure, v.VARIABLE) or [figure]])


def _basis(store: Store, figure: NamedNode) -> Thing:
    return Thing(key(figure.value), f"{_name(store, figure)}: {_amount(store, figure).words}")


def _amount(store: Store, figure: NamedNode) -> Amount:
    comparator = next(iter(_nodes(store, figure, v.COMPARATOR)), None)
    parts = [spoken.number(text(store, figure, v.VALUE))]
    parts += [_phrase(store, unit) for unit in _nodes(store, figure, v.UNIT)]
    return Amount(
        notation=_notation(store, comparator) if comparator else "",
        comparator=_phrase(store, comparator) if comparator else "",
        text=" ".join(filter(None, parts)),
    )


def _unit(store: Store, units: Sequence[NamedNode]) -> Unit:
    names = [store.sentences.title(unit) for unit in units]
    return Unit(spoken.listing(names) if names else "", "".join(_notation(store, unit) for unit in units))


def _phrase(store: Store, term: NamedNode) -> str:
    """A unit or comparator inside a sentence, which may be nothing."""
    phrase = store.lexicon.verb_phrases.get(term)
    return store.sentences.title(term) if phrase is None else phrase


def _notation(store: Store, term: NamedNode) -> str:
    quads = store.engine.quads_for_pattern(term, v.NOTATION, None, v.ONTOLOGY)
    return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")


def _period(store: Store, period: NamedNode) -> Period:
    start, end = text(store, period, v.START_DATE), text(store, period, v.END_DATE)
    return Period(store.sentences.title(period), start, end)


def _places(store: Store, address: Address, figure: NamedNode, kind: NamedNode) -> tuple[Place, ...]:
    """Where the figure or its value is stated, in the order of the text."""
    triples = [(figure, v.TYPE, kind), *store.holds(figure, v.VALUE, None)]
    graphs = {graph for triple in triples for graph in store.graphs(triple)}
    passages = store.passages(triples[0], graphs)
    return tuple(
        Place(
            passage=passage.iri,
            position=f"{passage.begin}–{passage.end}",
            href=address.passage(passage),
            voice=voice(store, passage) if passage.said_by or passage.is_caption else "",
        )
        for passage in passages
    )


def _number(written: str) -> Decimal | None:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _nodes(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    return [value for _, _, value in store.holds(subject, predicate, None) if isinstance(value, NamedNode)]


def _texts(store: Store, subject: NamedNode, predicate: NamedNode) -> list[str]:
    return [value.value for _, _, value in store.holds(subject, predicate, None) if isinstance(value, Literal)]
