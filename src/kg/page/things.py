"""The table of things: what each is and is called, when it is, and where it is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.model import Evidence
from kg.network import category
from kg.page.address import Address, fragment, key
from kg.page.cited import Cited, cited
from kg.page.look import Look
from kg.page.scope import Scope
from kg.statements import is_naming
from kg.store import Store
from kg.vocabulary import Term

When = tuple[str, str]
"""A first and a last day in ISO form; an open end is empty."""


class Link(NamedTuple):
    """Words that lead somewhere."""

    href: str
    name: str


class ThingRow(NamedTuple):
    """A thing: its short name on the page, what it is, what it is called besides, and the articles that tell of it."""

    key: str
    href: str
    name: str
    aliases: tuple[str, ...]
    kinds: tuple[str, ...]
    look: Look
    articles: tuple[Link, ...]
    cited: tuple[Cited, ...]


def thing_rows(store: Store, address: Address, scope: Scope, looks: Mapping[str, Look]) -> list[ThingRow]:
    """A row a thing, by name, with the passages that name or class it."""
    table = _Table(store, address, scope, looks)
    found = [table.row(thing) for thing in map(NamedNode, sorted(scope.things)) if is_thing(store, thing)]
    return sorted(found, key=lambda row: (row.name.casefold(), row.key))


def is_thing(store: Store, term: Term) -> bool:
    """Whether it is an article or of some class."""
    return isinstance(term, NamedNode) and (term.value in store.articles or any(store.holds(term, v.TYPE, None)))


def time_of(store: Store, thing: Term) -> When | None:
    """When the thing is, or for what time it holds: its own date, or its period."""
    period = next(iter(_values(store, thing, v.PERIOD)), thing)
    starts, ends = (_values(store, period, bound) for bound in (v.START_DATE, v.END_DATE))
    days = [day.value[:10] for day in _values(store, thing, v.DATE) if isinstance(day, Literal)]
    if days:
        return days[0], days[-1]
    bounds = tuple(next((o.value for o in found if isinstance(o, Literal)), "") for found in (starts, ends))
    return (bounds[0], bounds[1]) if any(bounds) else None


class _Table:
    """What a scope has to tell of its things."""

    def __init__(self, store: Store, address: Address, scope: Scope, looks: Mapping[str, Look]) -> None:
        self._store = store
        self._address = address
        self._looks = looks
        self._naming = _naming(scope)
        self._articles = _articles(scope)

    def row(self, thing: NamedNode) -> ThingRow:
        name = self._store.sentences.title(thing)
        return ThingRow(
            key=key(thing.value),
            href=fragment("thing", key(thing.value)),
            name=name,
            aliases=tuple(alias for alias in _names(self._store, thing) if alias != name),
            kinds=tuple(map(self._store.sentences.title, _kinds(self._store, thing))),
            look=self._looks[category(self._store, thing)],
            articles=self._links(thing),
            cited=cited(self._store, self._address, self._naming.get(thing, ())),
        )

    def _links(self, thing: NamedNode) -> tuple[Link, ...]:
        """The articles that tell of it."""
        iris = sorted(self._articles.get(thing, set()) & set(self._store.articles))
        return tuple(Link(self._address.article(a), a.headline) for a in map(self._store.articles.__getitem__, iris))


def _naming(scope: Scope) -> dict[Term, list[Evidence]]:
    """For each thing, what it is named or classed by."""
    found: dict[Term, list[Evidence]] = defaultdict(list)
    for each in scope.said:
        if is_naming(each.triples[0]):
            found[each.triples[0][0]] += each.statement.evidence
    return found


def _articles(scope: Scope) -> dict[Term, set[str]]:
    """For each thing, the IRIs of the articles that tell of it."""
    found: dict[Term, set[str]] = defaultdict(set)
    for each in scope.said:
        articles = {piece.passage.partition("#")[0] for piece in each.statement.evidence}
        for subject, _, value in each.triples:
            found[subject] |= articles
            found[value] |= articles
    return found


def _names(store: Store, thing: NamedNode) -> Iterator[str]:
    names = (name for predicate in (v.PREF_LABEL, v.ALT_LABEL) for name in _values(store, thing, predicate))
    return iter(dict.fromkeys(name.value for name in names if isinstance(name, Literal)))


def _kinds(store: Store, thing: NamedNode) -> list[Term]:
    """Its classes, but for the wider ones that follow from them."""
    if thing.value in store.articles:
        return [v.CLASS_ARTICLE]
    return [kind for kind in _values(store, thing, v.TYPE) if store.basis((thing, v.TYPE, kind)) != "inferred"]


def _values(store: Store, thing: Term, predicate: NamedNode) -> Iterator[Term]:
    return (value for _, _, value in store.holds(thing, predicate, None))
