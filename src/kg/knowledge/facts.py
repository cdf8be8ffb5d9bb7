"""Triples indexed by subject and property, to read many values from after one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import Term, Triple, named_nodes

Properties = dict[NamedNode, list[Term]]
"""The properties of a thing, with their values."""


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
            properties = index.setdefault(subject, {})
            properties.setdefault(predicate, set()).add(value)
        # Sorted here once: the same values are read again and again.
        self._properties: dict[Term, Properties] = {}
        for thing, unordered in index.items():
            ordered = self._properties.setdefault(thing, {})
            for predicate, values in unordered.items():
                ordered[predicate] = sorted(values, key=str)

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, value = triple
        return value in self.values(subject, predicate)

    def __iter__(self) -> Iterator[Triple]:
        """Yield all triples, subject by subject."""
        for subject, properties in self._properties.items():
            if not isinstance(subject, NamedNode):
                continue
            for predicate, values in properties.items():
                yield from ((subject, predicate, value) for value in values)

    @property
    def subjects(self) -> list[NamedNode]:
        """The things that the triples are about, sorted."""
        return sorted(named_nodes(self._properties), key=str)

    def properties(self, subject: Term) -> Properties:
        """Return all that is said of a thing."""
        return self._properties.get(subject, {})

    def values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return all values of a property, things and literals."""
        return self.properties(subject).get(predicate, [])

    def nodes(self, subject: Term, predicate: NamedNode) -> list[NamedNode]:
        """Return those values that are things."""
        return named_nodes(self.values(subject, predicate))

    def node(self, subject: Term, predicate: NamedNode) -> NamedNode | None:
        """Return the first value that is a thing."""
        nodes = self.nodes(subject, predicate)
        return nodes[0] if nodes else None

    def literals(self, subject: Term, predicate: NamedNode) -> list[Literal]:
        """Return those values that are literals."""
        values = self.values(subject, predicate)
        return [value for value in values if isinstance(value, Literal)]

    def texts(self, subject: Term, predicate: NamedNode) -> list[str]:
        """Return the lexical forms of the literals."""
        literals = self.literals(subject, predicate)
        return [literal.value for literal in literals]

    def text(self, subject: Term, predicate: NamedNode) -> str:
        """Return the lexical form of the first literal, or an empty string."""
        texts = self.texts(subject, predicate)
        return texts[0] if texts else ""
