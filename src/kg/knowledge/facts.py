"""Triples indexed by subject and property, to read many values from after one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import Term, Triple


class Facts:
    """An index of triples; the values of a property come in a stable order.

    >>> name, label = NamedNode("urn:acme"), NamedNode("urn:label")
    >>> facts = Facts([(name, label, Literal("Acme")), (name, label, Literal("AC"))])
    >>> facts.texts(name, label), facts.text(name, label), facts.node(name, label)
    (['AC', 'Acme'], 'AC', None)
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        index: dict[Term, dict[NamedNode, set[Term]]] = {}
        for subject, predicate, value in triples:
            index.setdefault(subject, {}).setdefault(predicate, set()).add(value)
        # Sorted here once: the same values are read again and again.
        self._values: dict[Term, dict[NamedNode, list[Term]]] = {}
        for thing, properties in index.items():
            self._values[thing] = {
                predicate: sorted(values, key=str)
                for predicate, values in properties.items()
            }

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, value = triple
        return value in self.values(subject, predicate)

    def __iter__(self) -> Iterator[Triple]:
        """Yield all triples, subject by subject."""
        for subject, properties in self._values.items():
            if not isinstance(subject, NamedNode):
                continue
            for predicate, values in properties.items():
                yield from ((subject, predicate, value) for value in values)

    @property
    def subjects(self) -> list[NamedNode]:
        """The things that the triples are about, sorted."""
        things = [subject for subject in self._values if isinstance(subject, NamedNode)]
        return sorted(things, key=str)

    def values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return all values of a property, things and literals."""
        return self._values.get(subject, {}).get(predicate, [])

    def nodes(self, subject: Term, predicate: NamedNode) -> list[NamedNode]:
        """Return those values that are things."""
        values = self.values(subject, predicate)
        return [value for value in values if isinstance(value, NamedNode)]

    def node(self, subject: Term, predicate: NamedNode) -> NamedNode | None:
        """Return the first value that is a thing."""
        return next(iter(self.nodes(subject, predicate)), None)

    def literals(self, subject: Term, predicate: NamedNode) -> list[Literal]:
        """Return those values that are literals."""
        values = self.values(subject, predicate)
        return [value for value in values if isinstance(value, Literal)]

    def texts(self, subject: Term, predicate: NamedNode) -> list[str]:
        """Return the lexical forms of the literals."""
        return [literal.value for literal in self.literals(subject, predicate)]

    def text(self, subject: Term, predicate: NamedNode) -> str:
        """Return the lexical form of the first literal, or an empty string."""
        return next(iter(self.texts(subject, predicate)), "")
