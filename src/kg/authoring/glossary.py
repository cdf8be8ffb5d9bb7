"""The names in a worksheet as things, properties, classes and values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.authoring.shorthand import (
    Bracketed,
    Claimed,
    Node,
    Quoted,
    Sign,
    Token,
    Tokens,
    Word,
    Worksheet,
    is_sign,
)
from kg.authoring.things_by_name import Bearers, ThingsByName
from kg.errors import BadInput, abridged, did_you_mean
from kg.knowledge import Graph
from kg.vocabulary import Term

_ARTICLE = "article"
_XSD = v.PREFIXES["xsd"]
_PROPERTIES = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)?")
_BY_PREFIX = "Put names in [brackets], or write things with a prefix, as here."
_TRUTHS = {"yes": "true", "true": "true", "no": "false", "false": "false"}


class Clause(NamedTuple):
    """What is said of a subject by one property."""

    subject: NamedNode
    predicate: NamedNode
    values: tuple[Term, ...]


class Glossary:
    """What names in a worksheet mean.

    They are those of the worksheet itself, of the project's things, and of the terms of
    its ontology. Of several things with a name, that is meant whose IRI ends in it, else
    the one that the worksheet calls so.
    """

    def __init__(self, graph: Graph, worksheet: Worksheet, article: NamedNode) -> None:
        self._graph = graph
        self._source = worksheet.source
        self._article = article
        self._language = graph.dataset.language
        self._known = ThingsByName(graph)
        self._own: dict[str, NamedNode] = {}
        self._called: Bearers = {}
        self._meant: dict[str, list[NamedNode]] = {}
        self._described(worksheet)
        self._properties = dict(self._known_properties())
        self._classes = dict(self._known_classes())

    def own(self, name: str) -> NamedNode:
        """The IRI of a thing with this local name."""
        return self._graph.namespaces.thing(name)

    def head(self, node: Node) -> tuple[NamedNode, list[Quoted]]:
        """The class of a node, and its texts."""
        texts = [token for token in node.head if isinstance(token, Quoted)]
        words = [token for token in node.head if not isinstance(token, (Quoted, Sign))]
        if not words:
            advice = f'Write {node.name}: CLASS "TEXT".'
            message = f"{node.name} has no class."
            raise BadInput(self._source, message, advice, node.line)
        name = _joined(words)
        kind = self._class(name)
        if kind is None:
            raise self._unknown("class", name, self._classes, node.line)
        return kind, texts

    def thing(self, tokens: Tokens, line: int) -> NamedNode:
        """The thing that a name means."""
        name = _joined(tokens)
        bearers = self._bearers(name)
        if not bearers:
            raise self._unknown("thing", name, self._thing_names(), line)
        if len(bearers) > 1:
            meanings = "; ".join(map(self._short, bearers))
            message = f"'{abridged(name)}' can mean {len(bearers)} things: {meanings}."
            raise BadInput(self._source, message, _BY_PREFIX, line)
        return bearers[0]

    def modality(self, tokens: Tokens, line: int) -> NamedNode:
        """How something is told that is only claimed, such as `planned`."""
        name = _joined(tokens)
        modalities = {}
        for term, scheme in self._graph.ontology.pairs(v.IN_SCHEME):
            is_modality = scheme == v.MODALITIES
            if is_modality and isinstance(term, NamedNode):
                local = v.local_name(term.value)
                modalities[local] = term
        if name not in modalities:
            raise self._unknown("modality", name, modalities, line)
        return modalities[name]

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
            shown = "; ".join(map(self._shown, readings))
            message = f"'{said}' can be read in {len(readings)} ways: {shown}."
            raise BadInput(self._source, message, _BY_PREFIX, line)
        raise self._unreadable(tokens, line, subject)

    def _readings(self, tokens: Tokens, subject: NamedNode | None) -> Iterator[Clause]:
        """Every way to cut a clause into a subject, a property and values."""
        starts = [0] if subject else range(1, len(tokens) - 1)
        for start in starts:
            subjects = [subject] if subject else self._bearers(_joined(tokens[:start]))
            if not subjects:
                continue
            # The longest property first: "is a subsidiary of" before "is a".
            for stop in range(len(tokens) - 1, start, -1):
                predicate = self._property(tokens[start:stop])
                if predicate is None:
                    continue
                parts = [self._values(predicate, p) for p in listed(tokens[stop:])]
                if all(parts):
                    for found, values in product(subjects, product(*parts)):
                        yield Clause(found, predicate, values)
                    break

    def _values(self, predicate: NamedNode, tokens: Tokens) -> list[Term]:
        """What a value can mean; nothing if the property has no such values."""
        if predicate == v.TYPE:
            kind = self._class(_joined(tokens)) if _are_bare(tokens) else None
            return [kind] if kind else []
        match tokens:
            case (Quoted(text, language),):
                literal = self._text(predicate, text, language)
                return [literal] if literal else []
            case (Word(text),) if literal := self._literal(predicate, text):
                return [literal]
        return [*self._bearers(_joined(tokens))] if _are_bare(tokens) else []

    def _text(
        self, predicate: NamedNode, text: str, language: str | None
    ) -> Literal | None:
        if self._relates_things(predicate):
            return None
        if language:
            return Literal(text, language=language)
        ontology = self._graph.ontology
        if NamedNode(_XSD + "string") in ontology.values(predicate, v.RANGE):
            return Literal(text)
        return Literal(text, language=self._language)

    def _literal(self, predicate: NamedNode, text: str) -> Literal | None:
        """A number, a day or a truth, where the property has such values."""
        if self._relates_things(predicate):
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

    def _relates_things(self, predicate: NamedNode) -> bool:
        return predicate in self._graph.ontology.instances(v.OBJECT_PROPERTY)

    def _bearers(self, name: str) -> list[NamedNode]:
        """The things that a name can mean."""
        if name == _ARTICLE:
            return [self._article]
        if name not in self._meant:
            self._meant[name] = list(self._meanings(name))
        return self._meant[name]

    def _meanings(self, name: str) -> Iterable[NamedNode]:
        """The things that a name can mean, by the surest kind of name that any has."""
        # What the worksheet describes may be new, or is what the project calls so.
        own = self._own.get(name)
        found = (
            ([own] if own else self._known.by_local_name(name))
            or self._called.get(name)
            or self._known.by_label(name)
        )
        if found:
            return found
        prefixed = self._prefixed(name)
        return [prefixed] if prefixed else []

    def _class(self, name: str) -> NamedNode | None:
        return self._classes.get(name) or self._classes.get(name.casefold())

    def _prefixed(self, name: str) -> NamedNode | None:
        prefix, colon, local = name.partition(":")
        namespace = self._graph.namespaces.prefixes.get(prefix)
        if not colon or namespace is None or not local or " " in name:
            return None
        return NamedNode(namespace + local)

    def _property(self, tokens: Tokens) -> NamedNode | None:
        if any(isinstance(token, (Quoted, Sign, Bracketed)) for token in tokens):
            return None
        name = _joined(tokens)
        return self._properties.get(name) or self._prefixed(name)

    def _described(self, worksheet: Worksheet) -> None:
        """Keep what the worksheet itself calls things."""
        items = [item for passage in worksheet.passages for item in passage.items]
        for item in (*worksheet.things, *items):
            node = item.fact if isinstance(item, Claimed) else item
            if isinstance(node, Node):
                thing = self.own(node.name)
                self._own[node.name] = thing
                for token in node.head:
                    if isinstance(token, Quoted):
                        self._called.setdefault(token.text, {})[thing] = None

    def _thing_names(self) -> list[str]:
        return [*self._own, *self._called, *self._known.names()]

    def _known_properties(self) -> Iterator[tuple[str, NamedNode]]:
        """Properties by their names, the surest last: local names of one's own win."""
        ontology = self._graph.ontology
        kinds = [NamedNode(v.PREFIXES["owl"] + name) for name in _PROPERTIES]
        found = v.named_nodes(
            term for kind in kinds for term in ontology.instances(kind)
        )
        found.append(v.TYPE)
        by_trust = sorted(found, key=self._graph.namespaces.nearness)
        for names in (
            ontology.plural_verb_phrases,
            ontology.verb_phrases,
            ontology.labels,
        ):
            for term in by_trust:
                if name := names.get(term):
                    yield name, term
        for term in by_trust:
            yield v.local_name(term.value), term
        yield "a", v.TYPE

    def _known_classes(self) -> Iterator[tuple[str, NamedNode]]:
        owl_class = NamedNode(v.PREFIXES["owl"] + "Class")
        ontology = self._graph.ontology
        classes = v.named_nodes(ontology.instances(owl_class))
        for term in sorted(classes, key=self._graph.namespaces.nearness):
            if label := ontology.labels.get(term):
                yield label.casefold(), term
            yield v.local_name(term.value), term
            yield self._graph.namespaces.shortened(term), term

    def _unreadable(
        self, tokens: Tokens, line: int, subject: NamedNode | None
    ) -> BadInput:
        """Why a clause cannot be read: which of its three parts nobody knows."""
        said = tokens
        if not subject:
            said = self._behind(tokens, lambda part: self._bearers(_joined(part)))
            if said == tokens:
                name = _joined(tokens[:1])
                return self._unknown("thing", name, self._thing_names(), line)
        values = self._behind(said[:-1], self._property) + said[-1:]
        parts = list(listed(values))
        if len(said) < 2 or self._property(said) or not all(parts):
            message = f"'{abridged(_joined(tokens))}' is not a whole statement."
            advice = "A statement is THING PROPERTY VALUE."
            return BadInput(self._source, message, advice, line)
        predicate = self._property(said[: len(said) - len(values)])
        if predicate is None:
            name = _joined(self._before_value(said))
            return self._unknown("property", name, self._properties, line)
        unknown = [part for part in parts if not self._values(predicate, part)]
        return self._no_value(predicate, unknown[0], line)

    def _behind(self, tokens: Tokens, means: Callable[[Tokens], object]) -> Tokens:
        """What is behind the longest beginning that means something, if any does."""
        for stop in range(len(tokens), 0, -1):
            if means(tokens[:stop]):
                return tokens[stop:]
        return tokens

    def _before_value(self, tokens: Tokens) -> Tokens:
        """What stands before a known thing or a text; else the first word."""
        for start in range(1, len(tokens)):
            behind = tokens[start:]
            if isinstance(behind[0], Quoted) or self._bearers(_joined(behind)):
                return tokens[:start]
        return tokens[:1]

    def _no_value(self, predicate: NamedNode, tokens: Tokens, line: int) -> BadInput:
        name = _joined(tokens)
        if predicate == v.TYPE:
            return self._unknown("class", name, self._classes, line)
        if not self._relates_things(predicate):
            message = f"'{abridged(name)}' is no text, number, day, yes or no."
            advice = "Put texts in quotation marks."
            return BadInput(self._source, message, advice, line)
        if _are_bare(tokens):
            return self._unknown("thing", name, self._thing_names(), line)
        message = f"“{abridged(name)}” is a text, where a thing belongs."
        advice = "Write its name without quotation marks."
        return BadInput(self._source, message, advice, line)

    def _shown(self, clause: Clause) -> str:
        terms = (clause.subject, clause.predicate, *clause.values)
        return " ".join(map(self._short, terms))

    def _short(self, term: Term) -> str:
        return self._graph.short.term(str(term))

    def _unknown(
        self, what: str, name: str, known: Iterable[str], line: int
    ) -> BadInput:
        advice = did_you_mean(name, known)
        if not advice:
            advice = {
                "thing": 'Describe it on a line of its own: NAME: CLASS "TEXT".',
                "property": "'kg schema' lists the properties.",
                "class": "'kg schema' lists the classes.",
                "modality": "'kg schema modalities' lists them.",
            }[what]
        message = f"there is no {what} '{abridged(name)}'."
        return BadInput(self._source, message, advice, line)


def _are_bare(tokens: Tokens) -> bool:
    """Whether they may be a name: no text is among them."""
    return bool(tokens) and not any(isinstance(token, Quoted) for token in tokens)


def _joined(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def listed(tokens: Tokens) -> Iterator[Tokens]:
    """The values that commas keep apart; nothing of nothing."""
    if not tokens:
        return
    part: list[Token] = []
    for token in tokens:
        if is_sign(token, ","):
            yield tuple(part)
            part = []
        else:
            part.append(token)
    yield tuple(part)
