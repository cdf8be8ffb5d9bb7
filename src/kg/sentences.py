"""Triples as English sentences, by the phrases and templates that the ontology gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg import spoken
from kg import vocabulary as v
from kg.lexicon import Lexicon, NAry
from kg.vocabulary import Term

_HOLDS = DefaultGraph()
_FIELD = r"\{(?:(\w+):)?(\w+)\}"
_OPTIONAL = r"\[([^\]]*)\]"
_PASSAGE = r".*#char=(\d+),(\d+)"
_XSD = v.PREFIXES["xsd"]
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double")}
_DAYS = {_XSD + name for name in ("date", "dateTime")}


class Sentences:
    """Reads aloud what holds in a loaded engine."""

    def __init__(self, engine: Store, lexicon: Lexicon) -> None:
        self._engine = engine
        self._lexicon = lexicon
        self._open: set[Term] = set()

    def sentence(self, subject: Term, predicate: NamedNode, value: Term) -> str:
        """The statement as a sentence; what a figure's template names is one sentence, whichever part is asked for."""
        template = self._template(subject, self._lexicon.sentence_templates)
        if template and self.is_part_of_whole(subject, predicate):
            return spoken.capitalised(self._fill(template, subject))
        words = f"{self.name(subject)} {self._predication(subject, predicate, value)}"
        return f"{spoken.capitalised(words)}{''.join(self._adjuncts(subject, predicate, value))}."

    def is_part_of_whole(self, subject: Term, predicate: NamedNode) -> bool:
        """Whether the sentence tells all that holds of the subject at once, as that of a figure does."""
        template = self._template(subject, self._lexicon.sentence_templates)
        return bool(template) and predicate in map(_property, re.finditer(_FIELD, template or ""))

    def name(self, term: Term) -> str:
        """What a thing, a term of the ontology or a literal is called inside a sentence."""
        label = self._label(term)
        if label and isinstance(term, NamedNode) and (determiner := self._determiner(term, label)):
            return f"{determiner} {label}"
        return label or self._unnamed(term)

    def title(self, term: Term) -> str:
        """A name that stands alone, as in a table: without a determiner."""
        return self._label(term) or self._unnamed(term)

    def verb(self, predicate: NamedNode, *, plural: bool = False) -> str:
        """The verb phrase of a property; without one, its label or its IRI."""
        phrases = self._lexicon.verb_phrases
        phrase = self._lexicon.plural_verb_phrases.get(predicate) if plural else None
        return phrase or phrases.get(predicate) or self._lexicon.labels.get(predicate) or shortened(predicate)

    def _predication(self, subject: Term, predicate: NamedNode, value: Term) -> str:
        verb = self.verb(predicate, plural=self._is_plural(subject))
        if isinstance(value, Literal) and _is_text(value) and predicate not in self._lexicon.paraphrases:
            return f"{verb} “{value.value}”"
        if verb.endswith(" a"):
            return f"{verb[:-2]} {spoken.with_article(self.name(value))}"
        return f"{verb} {self.name(value)}"

    def _is_plural(self, thing: Term) -> bool:
        return bool(self._values(thing, v.IS_PLURAL)) or not self._lexicon.plurals.isdisjoint(self._classes(thing))

    def _label(self, term: Term) -> str | None:
        preferred = english(o for o in self._values(term, v.PREF_LABEL) if isinstance(o, Literal))
        return preferred or self._lexicon.labels.get(term)

    def _determiner(self, thing: NamedNode, label: str) -> str | None:
        own = english(o for o in self._values(thing, v.DETERMINER) if isinstance(o, Literal))
        if own or not label[0].islower():
            return own
        return _first(self._lexicon.determiners, self._classes(thing))

    def _unnamed(self, term: Term) -> str:
        if isinstance(term, Literal):
            return literal(term)
        if not isinstance(term, NamedNode):
            return str(term)
        if passage := re.fullmatch(_PASSAGE, term.value):
            return f"characters {passage[1]}–{passage[2]}"
        template = self._template(term, self._lexicon.name_templates)
        if template is None or term in self._open:  # a thing that is named by itself has no name
            return shortened(term)
        self._open.add(term)
        try:
            return self._fill(template, term)
        finally:
            self._open.discard(term)

    def _template(self, thing: Term, templates: dict[Term, str]) -> str | None:
        return _first(templates, self._classes(thing))

    def _fill(self, template: str, thing: Term) -> str:
        def fill(field: re.Match[str]) -> str:
            return spoken.listing([self._part(value) for value in self._values(thing, _property(field))] or [""])

        def keep(optional: re.Match[str]) -> str:
            return optional[1] if all(map(str.strip, map(fill, re.finditer(_FIELD, optional[1])))) else ""

        return re.sub(r" +(?=[ .)]|$)|(?<=\() +", "", re.sub(_FIELD, fill, re.sub(_OPTIONAL, keep, template)))

    def _part(self, value: Term) -> str:
        """A value inside a template: a controlled value by its phrase, which may be empty, another by its name."""
        phrase = self._lexicon.verb_phrases.get(value)
        return self.name(value) if phrase is None else phrase

    def _adjuncts(self, subject: Term, predicate: NamedNode, value: Term) -> Iterator[str]:
        """What the n-ary thing behind an edge adds to its sentence, such as ' on Baojun'."""
        n_aries = [n_ary for n_ary in self._lexicon.n_aries if n_ary.edge == predicate]
        nodes = {node: None for n_ary in n_aries for node in self._members(n_ary, subject, value)}
        for adjunct, phrase in self._lexicon.adjunct_phrases.items() if nodes else ():
            assert isinstance(adjunct, NamedNode)
            values = {o: None for node in nodes for o in self._values(node, adjunct)}
            if values:
                yield f" {phrase} {spoken.listing([self.name(o) for o in values])}"

    def _members(self, n_ary: NAry, source: Term, target: Term) -> list[Term]:
        quads = self._engine.quads_for_pattern(None, n_ary.source, source, _HOLDS)
        members = [quad.subject for quad in quads if target in self._values(quad.subject, n_ary.target)]
        return sorted((member for member in members if n_ary.name in self._classes(member)), key=str)

    def _classes(self, thing: Term) -> list[Term]:
        if not isinstance(thing, NamedNode):
            return []
        return sorted({quad.object for quad in self._engine.quads_for_pattern(thing, v.TYPE, None, None)}, key=str)

    def _values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        if not isinstance(subject, NamedNode):
            return []
        return sorted((q.object for q in self._engine.quads_for_pattern(subject, predicate, None, _HOLDS)), key=str)


def literal(value: Literal) -> str:
    """A literal as prose says it."""
    datatype = value.datatype.value
    if datatype in _NUMBERS:
        return spoken.number(value.value)
    return spoken.day(value.value) if datatype in _DAYS else value.value


def shortened(iri: NamedNode) -> str:
    """The IRI with a prefix of the project, where one fits."""
    for prefix, namespace in v.PREFIXES.items():
        if iri.value.startswith(namespace) and len(iri.value) > len(namespace):
            return f"{prefix}:{iri.value.removeprefix(namespace)}"
    return iri.value


def english(labels: Iterable[Literal]) -> str | None:
    """The English label, else the first of another language."""
    ranked = sorted(
        labels, key=lambda label: (not (label.language or "").startswith("en"), label.language or "", label.value)
    )
    return ranked[0].value if ranked else None


def _is_text(value: Literal) -> bool:
    return bool(value.language) or value.datatype.value == _XSD + "string"


def _property(field: re.Match[str]) -> NamedNode:
    return NamedNode(v.PREFIXES[field[1] or "kg"] + field[2])


def _first(texts: dict[Term, str], terms: Iterable[Term]) -> str | None:
    return next((texts[term] for term in terms if term in texts), None)
