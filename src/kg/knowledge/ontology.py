"""What the ontology says of its own terms: names, phrases, templates, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.vocabulary import Term

Pair = tuple[Term, Term]


class NAry(NamedTuple):
    """A class whose members stand for an edge from `source` to `target`, properties that may point either way."""

    name: NamedNode
    source: NamedNode
    target: NamedNode
    label: NamedNode | None
    edge: NamedNode | None


class Ontology:
    """The annotations and axioms of the ontology graph, read from its quads once."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said: dict[NamedNode, list[Pair]] = {}
        for quad in quads:
            self._said.setdefault(quad.predicate, []).append(
                (quad.subject, quad.object)
            )

    def pairs(self, predicate: NamedNode) -> list[Pair]:
        """The subjects and objects of a property."""
        return self._said.get(predicate, [])

    def instances(self, kind: NamedNode) -> set[Term]:
        """The terms of a class, such as the symmetric properties."""
        return {term for term, found in self.pairs(v.TYPE) if found == kind}

    def about(self, term: NamedNode) -> Iterator[tuple[NamedNode, Term]]:
        """All that is said of a term: properties with their values."""
        for predicate, pairs in self._said.items():
            for subject, value in pairs:
                if subject == term:
                    yield predicate, value

    def values(self, term: Term, predicate: NamedNode) -> list[Term]:
        """The values that a term has by a property, sorted."""
        return sorted(
            (value for subject, value in self.pairs(predicate) if subject == term),
            key=str,
        )

    def list_of(self, node: Term) -> Iterator[NamedNode]:
        """The members of an RDF list."""
        while isinstance(node, (NamedNode, BlankNode)):
            yield from (
                item
                for item in self.values(node, v.FIRST)
                if isinstance(item, NamedNode)
            )
            node = next(iter(self.values(node, v.REST)), Literal(""))

    @cached_property
    def labels(self) -> dict[Term, str]:
        return self.texts(v.LABEL)

    @cached_property
    def definitions(self) -> dict[Term, str]:
        return self.texts(v.DEFINITION)

    @cached_property
    def notations(self) -> dict[Term, str]:
        """By unit and comparator, the sign for it."""
        return self.texts(v.NOTATION)

    @cached_property
    def verb_phrases(self) -> dict[Term, str]:
        """By property, and by controlled value, whose phrase may be empty."""
        return self.texts(v.VERB_PHRASE)

    @cached_property
    def plural_verb_phrases(self) -> dict[Term, str]:
        return self.texts(v.PLURAL_VERB_PHRASE)

    @cached_property
    def adjunct_phrases(self) -> dict[Term, str]:
        return self.texts(v.ADJUNCT_PHRASE)

    @cached_property
    def determiners(self) -> dict[Term, str]:
        return self.texts(v.DETERMINER)

    @cached_property
    def name_templates(self) -> dict[Term, str]:
        return self.texts(v.NAME_TEMPLATE)

    @cached_property
    def sentence_templates(self) -> dict[Term, str]:
        return self.texts(v.SENTENCE_TEMPLATE)

    @cached_property
    def plurals(self) -> set[Term]:
        return self._flagged(v.IS_PLURAL)

    @cached_property
    def paraphrases(self) -> set[Term]:
        return self._flagged(v.IS_PARAPHRASE)

    @cached_property
    def edges(self) -> set[Term]:
        """The properties that are drawn."""
        return self._flagged(v.IS_EDGE)

    @cached_property
    def hierarchies(self) -> set[Term]:
        return self._flagged(v.IS_HIERARCHY)

    @cached_property
    def described(self) -> set[Term]:
        """The classes whose members bear a description for a name."""
        return self._flagged(v.IS_DESCRIBED)

    @cached_property
    def said_together(self) -> set[Term]:
        """The properties whose two ends are told of in words that stand together."""
        return self._flagged(v.IS_SAID_TOGETHER)

    @cached_property
    def mentioned_by(self) -> dict[Term, list[NamedNode]]:
        """By class, the properties whose values mention a member, or the class of passages that do."""
        found: dict[Term, list[NamedNode]] = {}
        for name, by in self.pairs(v.MENTIONED_BY):
            if isinstance(by, NamedNode):
                found.setdefault(name, []).append(by)
        return found

    @cached_property
    def cues(self) -> dict[Term, list[str]]:
        """By property or class, the words of which one tells of it, in order."""
        found: dict[Term, list[str]] = {}
        for name, cue in sorted(self.pairs(v.CUE), key=str):
            if isinstance(cue, Literal):
                found.setdefault(name, []).append(cue.value)
        return found

    @cached_property
    def symmetric(self) -> set[Term]:
        return self.instances(v.SYMMETRIC)

    @cached_property
    def inverses(self) -> dict[Term, list[NamedNode]]:
        """By property, those that say the same from the other end."""
        found: dict[Term, list[NamedNode]] = {}
        for one, other in self.pairs(v.INVERSE):
            if isinstance(one, NamedNode) and isinstance(other, NamedNode):
                found.setdefault(one, []).append(other)
                found.setdefault(other, []).append(one)
        return found

    @cached_property
    def categories(self) -> list[NamedNode]:
        """The classes that a map tells apart, by name."""
        named = (
            name for name in self._flagged(v.IS_CATEGORY) if isinstance(name, NamedNode)
        )
        return sorted(named, key=lambda name: name.value)

    @cached_property
    def n_aries(self) -> list[NAry]:
        """The classes that collapse to an edge, by name."""
        source, target, label, edge = (
            self._nodes(p)
            for p in (v.EDGE_SOURCE, v.EDGE_TARGET, v.EDGE_LABEL, v.COLLAPSES_TO)
        )
        classes = sorted(
            (name for name in source if name in target), key=lambda name: name.value
        )
        return [
            NAry(c, source[c], target[c], label.get(c), edge.get(c)) for c in classes
        ]

    def category(self, kinds: Iterable[Term]) -> str:
        """The label of the nearest class, from those of a thing upwards, that is a category."""
        for kind in kinds:
            for name in self.superclasses(kind):
                if isinstance(name, NamedNode) and name in self.categories:
                    return self.labels.get(name) or v.shortened(name)
        return "thing"

    def superclasses(self, name: Term) -> list[Term]:
        """The class itself, then the classes above it, nearest first."""
        found = [name]
        for sub in found:
            found += [
                sup
                for s, sup in self.pairs(v.SUBCLASS)
                if s == sub and sup not in found
            ]
        return found

    def texts(self, predicate: NamedNode) -> dict[Term, str]:
        """By term, the text that a property gives it: the English one, else the first of another language."""
        found: dict[Term, list[Literal]] = {}
        for term, text in self.pairs(predicate):
            if isinstance(text, Literal):
                found.setdefault(term, []).append(text)
        return {term: v.english(texts) or "" for term, texts in found.items()}

    def _nodes(self, predicate: NamedNode) -> dict[NamedNode, NamedNode]:
        return {
            s: o
            for s, o in self.pairs(predicate)
            if isinstance(s, NamedNode) and isinstance(o, NamedNode)
        }

    def _flagged(self, predicate: NamedNode) -> set[Term]:
        return {
            s
            for s, o in self.pairs(predicate)
            if isinstance(o, Literal) and o.value == "true"
        }
