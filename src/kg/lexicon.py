"""What the ontology says of its own terms: their names, phrases and templates, and how they are drawn."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from kg import vocabulary as v
from kg.vocabulary import Term


class NAry(NamedTuple):
    """A class whose members stand for an edge from `source` to `target`, properties that may point either way."""

    name: NamedNode
    source: NamedNode
    target: NamedNode
    label: NamedNode | None
    edge: NamedNode | None


class Lexicon:
    """The annotations in the ontology graph of an engine."""

    def __init__(self, engine: Store) -> None:
        self._engine = engine

    @cached_property
    def labels(self) -> dict[Term, str]:
        return self._texts(v.LABEL)

    @cached_property
    def definitions(self) -> dict[Term, str]:
        return self._texts(v.DEFINITION)

    @cached_property
    def verb_phrases(self) -> dict[Term, str]:
        """By property, and by controlled value, whose phrase may be empty."""
        return self._texts(v.VERB_PHRASE)

    @cached_property
    def plural_verb_phrases(self) -> dict[Term, str]:
        return self._texts(v.PLURAL_VERB_PHRASE)

    @cached_property
    def adjunct_phrases(self) -> dict[Term, str]:
        return self._texts(v.ADJUNCT_PHRASE)

    @cached_property
    def determiners(self) -> dict[Term, str]:
        return self._texts(v.DETERMINER)

    @cached_property
    def name_templates(self) -> dict[Term, str]:
        return self._texts(v.NAME_TEMPLATE)

    @cached_property
    def sentence_templates(self) -> dict[Term, str]:
        return self._texts(v.SENTENCE_TEMPLATE)

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
        for name, by in self._pairs(v.MENTIONED_BY):
            if isinstance(by, NamedNode):
                found.setdefault(name, []).append(by)
        return found

    @cached_property
    def cues(self) -> dict[Term, list[str]]:
        """By property or class, the words of which one tells of it, in order."""
        found: dict[Term, list[str]] = {}
        for name, cue in sorted(self._pairs(v.CUE), key=str):
            if isinstance(cue, Literal):
                found.setdefault(name, []).append(cue.value)
        return found

    @cached_property
    def symmetric(self) -> set[Term]:
        return {s for s, _ in self._pairs(v.TYPE, v.SYMMETRIC)}

    @cached_property
    def categories(self) -> list[NamedNode]:
        """The classes that a map tells apart, by name."""
        return sorted((c for c in self._flagged(v.IS_CATEGORY) if isinstance(c, NamedNode)), key=lambda c: c.value)

    @cached_property
    def n_aries(self) -> list[NAry]:
        """The classes that collapse to an edge, by name."""
        ends = (v.EDGE_SOURCE, v.EDGE_TARGET, v.EDGE_LABEL, v.COLLAPSES_TO)
        source, target, label, edge = ({s: o for s, o in self._pairs(p) if isinstance(o, NamedNode)} for p in ends)
        classes = sorted((c for c in source if isinstance(c, NamedNode) and c in target), key=lambda c: c.value)
        return [NAry(c, source[c], target[c], label.get(c), edge.get(c)) for c in classes]

    def superclasses(self, name: Term) -> list[Term]:
        """The class itself, then the classes above it, nearest first."""
        found = [name]
        for sub in found:
            found += [sup for s, sup in self._pairs(v.SUBCLASS) if s == sub and sup not in found]
        return found

    def _pairs(self, predicate: NamedNode, value: NamedNode | None = None) -> list[tuple[Term, Term]]:
        quads = self._engine.quads_for_pattern(None, predicate, value, v.ONTOLOGY)
        return [(quad.subject, quad.object) for quad in quads]

    def _texts(self, predicate: NamedNode) -> dict[Term, str]:
        return {s: o.value for s, o in self._pairs(predicate) if isinstance(o, Literal)}

    def _flagged(self, predicate: NamedNode) -> set[Term]:
        return {s for s, o in self._pairs(predicate) if isinstance(o, Literal) and o.value == "true"}
