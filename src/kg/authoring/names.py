"""The names in a worksheet as things, properties, classes and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.authoring.shorthand import (
    Name,
    Node,
    Sign,
    Text,
    Token,
    Tokens,
    Word,
    Worksheet,
)
from kg.errors import BadInput, abridged, did_you_mean
from kg.knowledge import Graph
from kg.vocabulary import Term

_ARTICLE = "article"
_XSD = v.PREFIXES["xsd"]
_PROPERTIES = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)?")
_TRUTHS = {"yes": "true", "true": "true", "no": "false", "false": "false"}


class Clause(NamedTuple):
    """What is said of a subject by one property."""

    subject: NamedNode
    predicate: NamedNode
    values: tuple[Term, ...]


class Names:
    """What names in a worksheet mean.

    They are those of the worksheet itself, of the project's things, and of the terms of
    its ontology.
    """

    def __init__(self, graph: Graph, worksheet: Worksheet, article: NamedNode) -> None:
        self._graph = graph
        self._source = worksheet.source
        self._article = article
        self._language = graph.dataset.language
        self._things = dict(self._known_things(worksheet))
        self._properties = dict(self._known_properties())
        self._classes = dict(self._known_classes())

    def own(self, name: str) -> NamedNode:
        """The IRI of a thing with this local name."""
        return NamedNode(self._graph.namespaces.things + name)

    def head(self, node: Node) -> tuple[NamedNode, list[str]]:
        """The class of a node, and its texts."""
        texts = [token.text for token in node.head if isinstance(token, Text)]
        words = [token for token in node.head if not isinstance(token, (Text, Sign))]
        name = _joined(words)
        kind = self._classes.get(name) or self._classes.get(name.casefold())
        if kind is None:
            raise self._unknown("class", name, self._classes, node.line)
        return kind, texts

    def thing(self, tokens: Tokens, line: int) -> NamedNode:
        """The thing that a name means."""
        name = _joined(tokens)
        found = self._thing(name)
        if found is None:
            raise self._unknown("thing", name, self._things, line)
        return found

    def clauses(
        self, clauses: Sequence[Tokens], line: int, subject: NamedNode | None = None
    ) -> Iterator[Clause]:
        """What clauses say of the subject, or of that of the first clause."""
        for tokens in clauses:
            clause = self._clause(tokens, line, subject)
            subject = clause.subject
            yield clause

    def _clause(self, tokens: Tokens, line: int, subject: NamedNode | None) -> Clause:
        readings = dict.fromkeys(self._readings(tokens, subject))
        if len(readings) == 1:
            return next(iter(readings))
        said = abridged(_joined(tokens))
        if readings:
            shown = "; ".join(
                " ".join(map(self._graph.short.term, map(str, each[:2])))
                for each in readings
            )
            message = f"'{said}' can be read in {len(readings)} ways: {shown}."
            raise BadInput(self._source, message, "Put names in [brackets].", line)
        raise self._unreadable(tokens, line, subject)

    def _readings(self, tokens: Tokens, subject: NamedNode | None) -> Iterator[Clause]:
        """Every way to cut a clause into a subject, a property and values."""
        starts = [0] if subject else range(1, len(tokens) - 1)
        for start in starts:
            found = subject or self._thing(_joined(tokens[:start]))
            if found is None:
                continue
            # The longest property first: "is a subsidiary of" before "is a".
            for stop in range(len(tokens) - 1, start, -1):
                predicate = self._property(tokens[start:stop])
                if predicate is None:
                    continue
                values = self._values(predicate, tokens[stop:])
                if values:
                    yield Clause(found, predicate, values)
                    break

    def _values(self, predicate: NamedNode, tokens: Tokens) -> tuple[Term, ...] | None:
        values: list[Term] = []
        for part in _listed(tokens):
            value = self._value(predicate, part)
            if value is None:
                return None
            values.append(value)
        return tuple(values)

    def _value(self, predicate: NamedNode, tokens: Tokens) -> Term | None:
        match tokens:
            case (Text(text, language),):
                return self._text(predicate, text, language)
            case (Word(text),) if literal := self._literal(predicate, text):
                return literal
        if any(isinstance(token, Text) for token in tokens):
            return None
        name = _joined(tokens)
        if predicate == v.TYPE:
            return self._classes.get(name) or self._classes.get(name.casefold())
        return self._thing(name)

    def _text(
        self, predicate: NamedNode, text: str, language: str | None
    ) -> Literal | None:
        if language:
            return Literal(text, language=language)
        ontology = self._graph.ontology
        if predicate in ontology.instances(v.OBJECT_PROPERTY):
            return None
        if NamedNode(_XSD + "string") in ontology.values(predicate, v.RANGE):
            return Literal(text)
        return Literal(text, language=self._language)

    def _literal(self, predicate: NamedNode, text: str) -> Literal | None:
        """A number, a day or a truth, where the property has such values."""
        if predicate in self._graph.ontology.instances(v.OBJECT_PROPERTY):
            return None
        if _DAY.fullmatch(text):
            return Literal(text, datatype=NamedNode(_XSD + "date"))
        if _MOMENT.fullmatch(text):
            return Literal(text, datatype=NamedNode(_XSD + "dateTime"))
        if _NUMBER.fullmatch(text):
            plain = text.replace(",", "")
            kind = "decimal" if "." in plain else "integer"
            return Literal(plain, datatype=NamedNode(_XSD + kind))
        if text in _TRUTHS:
            return Literal(_TRUTHS[text], datatype=NamedNode(_XSD + "boolean"))
        return None

    def _thing(self, name: str) -> NamedNode | None:
        if name == _ARTICLE:
            return self._article
        return self._things.get(name) or self._prefixed(name)

    def _prefixed(self, name: str) -> NamedNode | None:
        prefix, colon, local = name.partition(":")
        namespace = self._graph.namespaces.prefixes.get(prefix)
        if not colon or namespace is None or not local or " " in name:
            return None
        return NamedNode(namespace + local)

    def _property(self, tokens: Tokens) -> NamedNode | None:
        if any(isinstance(token, (Text, Sign, Name)) for token in tokens):
            return None
        name = _joined(tokens)
        return self._properties.get(name) or self._prefixed(name)

    def _known_things(self, worksheet: Worksheet) -> Iterator[tuple[str, NamedNode]]:
        """Things by their names: those of the project, then those of the worksheet."""
        namespace = self._graph.namespaces.things
        for subject, _, label in self._graph.triples(None, (v.ALT_LABEL, v.PREF_LABEL)):
            if subject.value.startswith(namespace) and isinstance(label, Literal):
                yield label.value, subject
                yield subject.value.removeprefix(namespace), subject
        for value, name in self._graph.ontology.labels.items():
            if isinstance(value, NamedNode) and self._is_controlled(value):
                yield name, value
                yield re.split(r"[/#]", value.value)[-1], value
        nodes = [item for passage in worksheet.passages for item in passage.items]
        for node in (*worksheet.things, *nodes):
            if isinstance(node, Node):
                iri = self.own(node.name)
                yield node.name, iri
                for token in node.head:
                    if isinstance(token, Text):
                        yield token.text, iri

    def _is_controlled(self, term: NamedNode) -> bool:
        return v.CONCEPT in self._graph.ontology.values(term, v.TYPE)

    def _known_properties(self) -> Iterator[tuple[str, NamedNode]]:
        """Properties by their names, the surest last: local names of ours win."""
        ontology = self._graph.ontology
        kinds = [NamedNode(v.PREFIXES["owl"] + name) for name in _PROPERTIES]
        found = v.named_nodes(
            term for kind in kinds for term in ontology.instances(kind)
        )
        by_trust = sorted(
            found, key=lambda p: (self._graph.namespaces.is_term(p.value), p.value)
        )
        for names in (
            ontology.plural_verb_phrases,
            ontology.verb_phrases,
            ontology.labels,
        ):
            for term in by_trust:
                if name := names.get(term):
                    yield name, term
        for term in by_trust:
            yield re.split(r"[/#]", term.value)[-1], term
        yield "a", v.TYPE

    def _known_classes(self) -> Iterator[tuple[str, NamedNode]]:
        owl_class = NamedNode(v.PREFIXES["owl"] + "Class")
        ontology = self._graph.ontology
        classes = v.named_nodes(ontology.instances(owl_class))
        for term in sorted(
            classes, key=lambda c: (self._graph.namespaces.is_term(c.value), c.value)
        ):
            if label := ontology.labels.get(term):
                yield label.casefold(), term
            yield re.split(r"[/#]", term.value)[-1], term
            yield self._graph.namespaces.shortened(term), term

    def _unreadable(
        self, tokens: Tokens, line: int, subject: NamedNode | None
    ) -> BadInput:
        """Why a clause cannot be read: which of its three parts nobody knows."""
        words = [token for token in tokens if not isinstance(token, Sign)]
        names = [_joined((word,)) for word in words]
        if not subject:
            for stop in range(len(words) - 1, 0, -1):
                if self._thing(_joined(words[:stop])):
                    names = names[stop:]
                    break
            else:
                return self._unknown("thing", names[0], self._things, line)
        for stop in range(len(names) - 1, 0, -1):
            if self._properties.get(" ".join(names[:stop])):
                value = " ".join(names[stop:])
                return self._unknown("thing", value, self._things, line)
        if len(names) < 2:
            said = abridged(_joined(tokens))
            advice = "A statement is THING PROPERTY VALUE."
            message = f"'{said}' is not a whole statement."
            return BadInput(self._source, message, advice, line)
        return self._unknown("property", names[0], self._properties, line)

    def _unknown(
        self, what: str, name: str, known: Iterable[str], line: int
    ) -> BadInput:
        advice = did_you_mean(name, known)
        if not advice:
            advice = {
                "thing": 'Describe it on a line of its own: NAME: CLASS "TEXT".',
                "property": "'kg schema' lists the properties.",
                "class": "'kg schema' lists the classes.",
            }[what]
        message = f"there is no {what} '{abridged(name)}'."
        return BadInput(self._source, message, advice, line)


def _joined(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _listed(tokens: Tokens) -> Iterator[Tokens]:
    """The values that commas keep apart."""
    part: list[Token] = []
    for token in tokens:
        if token == Sign(","):
            yield tuple(part)
            part = []
        else:
            part.append(token)
    yield tuple(part)
