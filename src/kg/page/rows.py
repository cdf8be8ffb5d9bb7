"""The tables of statements and things: all that the map shows, and what it does not, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import spoken, trig
from kg import vocabulary as v
from kg.explain import Explanation, explain
from kg.formats.evidence import reifier
from kg.model import Basis, Evidence, Passage
from kg.network import category
from kg.page.address import Address, fragment, key
from kg.page.look import LINES, Look
from kg.page.scope import Scope
from kg.statements import Said, is_naming
from kg.store import Store
from kg.vocabulary import Term

When = tuple[str, str]
"""A first and a last day in ISO form; an open end is empty."""


class Cited(NamedTuple):
    """A passage as a table shows it: its link on the page, its position, and whose words it is in short."""

    href: str
    position: str
    voice: str


class Premise(NamedTuple):
    """A statement that another rests on."""

    id: str
    sentence: str


class Row(NamedTuple):
    """A sentence: the names of its statements, the first of which is its own, and those statements in Turtle.

    `stated` has for each statement the links of the passages that make it, `cited` those of the whole sentence. What no
    article states has a reason, what it rests on, and for `cited` the passages that it rests on in the end.
    """

    ids: tuple[str, ...]
    turtle: tuple[str, ...]
    sentence: str
    verb: str
    basis: Basis
    things: tuple[str, ...]
    cited: tuple[Cited, ...]
    stated: tuple[tuple[str, ...], ...]
    when: When | None
    is_naming: bool
    reason: str | None = None
    premises: tuple[Premise, ...] = ()


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


def statement_id(triple: tuple[object, object, object]) -> str:
    """The last part of the statement's IRI, as every export gives it."""
    return reifier(triple).value.rpartition("/")[2]


def rows(store: Store, address: Address, scope: Scope) -> list[Row]:
    """A row a sentence; those that only name or class a thing are for its own row to show."""
    return [_row(store, address, each) for each in scope.said]


def thing_rows(store: Store, address: Address, scope: Scope, looks: Mapping[str, Look]) -> list[ThingRow]:
    """A row a thing, by name, with the passages that name or class it."""
    named: dict[str, list[Evidence]] = {}
    for each in scope.said:
        if is_naming(each.triples[0]):
            named.setdefault(each.triples[0][0].value, []).extend(each.statement.evidence)
    things = [thing for thing in sorted(scope.things) if _is_thing(store, NamedNode(thing))]
    articles = _articles(store, scope)
    found = [_thing(store, address, thing, looks, named.get(thing, []), articles.get(thing, ())) for thing in things]
    return sorted(found, key=lambda row: (row.name.casefold(), row.key))


def cited(store: Store, address: Address, pieces: Iterable[Evidence]) -> tuple[Cited, ...]:
    """The pieces of evidence, each passage once."""
    passages = (store.passage_of[iri] for iri in dict.fromkeys(piece.passage for piece in pieces))
    return tuple(Cited(address.passage(p), f"{p.begin}\u2013{p.end}", voice(store, p)) for p in passages)


def voice(store: Store, passage: Passage) -> str:
    """Whose words a passage is, in a word or by name."""
    if passage.said_by:
        return spoken.listing([store.sentences.title(NamedNode(speaker)) for speaker in passage.said_by])
    return "caption" if passage.is_caption else "article"


def _row(store: Store, address: Address, each: Said) -> Row:
    things = dict.fromkeys(term for s, _, o in each.triples for term in (s, o) if _is_thing(store, term))
    row = Row(
        ids=tuple(map(statement_id, each.triples)),
        turtle=tuple(" ".join(trig.term(str(term)) for term in triple) for triple in each.triples),
        sentence=each.statement.sentence,
        verb=store.sentences.verb(each.triples[0][1]),
        basis=each.statement.basis,
        things=tuple(key(thing.value) for thing in things if isinstance(thing, NamedNode)),
        cited=cited(store, address, each.statement.evidence),
        stated=tuple(tuple(map(address.passage, store.passages(triple))) for triple in each.triples),
        when=next((when for thing in things if (when := time_of(store, thing))), None),
        is_naming=is_naming(each.triples[0]),
    )
    return row if row.basis == "stated" else _explained(store, address, row, explain(store, each.triples[0]))


def _explained(store: Store, address: Address, row: Row, why: Explanation) -> Row:
    premises = (premise.statement for premise in why.premises)
    return row._replace(
        reason=why.reason or LINES[row.basis].why,
        premises=tuple(Premise(statement_id((p.subject, p.predicate, p.object)), p.sentence) for p in premises),
        cited=cited(store, address, why.sources),
    )


def time_of(store: Store, thing: Term) -> When | None:
    """When the thing is, or for what time it holds: its own date, or its period."""
    period = next(iter(_values(store, thing, v.PERIOD)), thing)
    starts, ends = (_values(store, period, bound) for bound in (v.START_DATE, v.END_DATE))
    days = [day.value[:10] for day in _values(store, thing, v.DATE) if isinstance(day, Literal)]
    if days:
        return days[0], days[-1]
    bounds = tuple(next((o.value for o in found if isinstance(o, Literal)), "") for found in (starts, ends))
    return (bounds[0], bounds[1]) if any(bounds) else None


def _thing(  # noqa: PLR0913 - what a table tells of a thing comes from as many places
    store: Store,
    address: Address,
    iri: str,
    looks: Mapping[str, Look],
    evidence: Iterable[Evidence],
    articles: Iterable[str],
) -> ThingRow:
    thing = NamedNode(iri)
    name = store.sentences.title(thing)
    names = (o.value for p in (v.PREF_LABEL, v.ALT_LABEL) for o in _values(store, thing, p) if isinstance(o, Literal))
    return ThingRow(
        key=key(iri),
        href=fragment("thing", key(iri)),
        name=name,
        aliases=tuple(alias for alias in dict.fromkeys(names) if alias != name),
        kinds=tuple(map(store.sentences.title, _kinds(store, thing))),
        look=looks[category(store, thing)],
        articles=tuple(Link(address.article(a), a.headline) for a in (store.articles[iri] for iri in articles)),
        cited=cited(store, address, evidence),
    )


def _articles(store: Store, scope: Scope) -> dict[str, list[str]]:
    """The IRIs of the articles that tell of each thing."""
    found: dict[str, set[str]] = {}
    for each in scope.said:
        articles = {piece.passage.partition("#")[0] for piece in each.statement.evidence}
        for triple in each.triples:
            for term in (triple[0], triple[2]):
                if isinstance(term, NamedNode):
                    found.setdefault(term.value, set()).update(articles)
    return {thing: sorted(articles & set(store.articles)) for thing, articles in found.items()}


def _kinds(store: Store, thing: NamedNode) -> list[Term]:
    """Its classes, but for the wider ones that follow from them."""
    if thing.value in store.articles:
        return [v.CLASS_ARTICLE]
    return [kind for kind in _values(store, thing, v.TYPE) if store.basis((thing, v.TYPE, kind)) != "inferred"]


def _is_thing(store: Store, term: Term) -> bool:
    return isinstance(term, NamedNode) and (term.value in store.articles or any(store.holds(term, v.TYPE, None)))


def _values(store: Store, thing: Term, predicate: NamedNode) -> Iterator[Term]:
    return (value for _, _, value in store.holds(thing, predicate, None))
