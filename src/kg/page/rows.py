"""The table of statements: all that the map shows, and what it does not, in words."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import trig
from kg.explain import Explanation, explain
from kg.formats.evidence import reifier
from kg.model import Basis
from kg.page.address import Address, fragment, key
from kg.page.cited import Cited, cited
from kg.page.look import LINES
from kg.page.scope import Scope
from kg.page.things import When, is_thing, time_of
from kg.statements import Said, is_naming
from kg.store import Store
from kg.trig import order


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
    basis: Basis
    things: tuple[str, ...]
    cited: tuple[Cited, ...]
    stated: tuple[tuple[str, ...], ...]
    when: When | None
    is_naming: bool
    reason: str | None = None
    premises: tuple[Premise, ...] = ()

    @property
    def href(self) -> str:
        """Where it is on the page: what only names or classes a thing is in the thing's own row."""
        if self.is_naming and self.things:
            return fragment("thing", self.things[0])
        return fragment("statement", self.ids[0])


def statement_id(triple: tuple[object, object, object]) -> str:
    """The last part of the statement's IRI, as every export gives it."""
    return reifier(triple).value.rpartition("/")[2]


def rows(store: Store, address: Address, scope: Scope) -> list[Row]:
    """A row a sentence; those that only name or class a thing are for its own row to show."""
    return [_row(store, address, each) for each in sorted(scope.said, key=_in_order_of_reading)]


def _in_order_of_reading(each: Said) -> tuple[bool, list[tuple[str, int, int]]]:
    """What articles state in the order of their words, then all else."""
    return each.statement.basis != "stated", [order(piece.passage) for piece in each.statement.evidence[:1]]


def _row(store: Store, address: Address, each: Said) -> Row:
    things = dict.fromkeys(term for s, _, o in each.triples for term in (s, o) if is_thing(store, term))
    row = Row(
        ids=tuple(map(statement_id, each.triples)),
        turtle=tuple(" ".join(trig.term(str(term)) for term in triple) for triple in each.triples),
        sentence=each.statement.sentence,
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
