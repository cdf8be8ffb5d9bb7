"""Triples at hand, by subject and property: what many values are read from after one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import Term, Triple


class Facts:
    """An index of triples; values come in a stable order.

    >>> name, label = NamedNode("urn:acme"), NamedNode("urn:label")
    >>> facts = Facts([(name, label, Literal("Acme")), (name, label, Literal("AC"))])
    >>> facts.texts(name, label), facts.text(name, label), facts.node(name, label)
    (['AC', 'Acme'], 'AC', None)
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        index: dict[Term, dict[NamedNode, set[Term]]] = {}
        for subject, predicate, value in triples:
            index.setdefault(subject, {}).setdefault(predicate, set()).add(value)
        self._values = {
            subject: {
                predicate: sorted(values, key=str) for predicate, values in said.items()
            }
            for subject, said in index.items()
        }

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, value = triple
        return value in self.values(subject, predicate)

    def __iter__(self) -> Iterator[Triple]:
        """All triples, by subject."""
        for subject, said in self._values.items():
            for predicate, values in said.items():
                for value in values:
                    if isinstance(subject, NamedNode):
                        yield subject, predicate, value

    @property
    def subjects(self) -> list[NamedNode]:
        """The things of which anything is said, sorted."""
        found = [subject for subject in self._values if isinstance(subject, NamedNode)]
        return sorted(found, key=str)

    def values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """All values of a property, things and literals."""
        return self._values.get(subject, {}).get(predicate, [])

    def nodes(self, subject: Term, predicate: NamedNode) -> list[NamedNode]:
        """Those values that are things."""
        return [
            value
            for value in self.values(subject, predicate)
            if isinstance(value, NamedNode)
        ]

    def node(self, subject: Term, predicate: NamedNode) -> NamedNode | None:
        """The first value that is a thing."""
        return next(iter(self.nodes(subject, predicate)), None)

    def literals(self, subject: Term, predicate: NamedNode) -> list[Literal]:
        """Those values that are literals."""
        return [
            value
            for value in self.values(subject, predicate)
            if isinstance(value, Literal)
        ]

    def texts(self, subject: Term, predicate: NamedNode) -> list[str]:
        """Their lexical forms."""
        return [value.value for value in self.literals(subject, predicate)]

    def text(self, subject: Term, predicate: NamedNode) -> str:
        """The lexical form of the first literal, or nothing."""
        return next(iter(self.texts(subject, predicate)), "")
