"""Triples as English sentences, by the phrases and templates that the ontology gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.knowledge.home import HOLDS, Home, triples_of
from kg.knowledge.ontology import Ontology
from kg.language.english import formatting
from kg.vocabulary import Term, Triple, english, shortened

_FIELD = re.compile(r"\{(?:(\w+):)?(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SPARE_SPACES = re.compile(r" +(?=[ .)]|$)|(?<=\() +")
_PASSAGE = re.compile(r".*#char=(\d+),(\d+)")
_XSD = v.PREFIXES["xsd"]
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double")}
_DAYS = {_XSD + name for name in ("date", "dateTime")}
_DEEPEST = 3  # names within a name
_NAMING = (v.TYPE, v.PREF_LABEL, v.DETERMINER, v.IS_PLURAL)

Things = frozenset[Term]


class KnownNames(NamedTuple):
    """What has been asked for: the things described, and the members behind the pairs of an edge."""

    things: dict[NamedNode, Facts]
    members: dict[Triple, list[NamedNode]]


class Verbaliser:
    """Reads aloud what holds. What it has once asked for it keeps, so `prepare` many things at once.

    It may be shared between threads: two that ask for the same thing get the same
    answer twice.
    """

    def __init__(self, home: Home, ontology: Ontology, articles: Iterable[str]) -> None:
        self._home = home
        self._ontology = ontology
        self._articles = frozenset(articles)
        self._known = KnownNames({}, {})
        templates = (
            *ontology.name_templates.values(),
            *ontology.sentence_templates.values(),
        )
        fields = (
            _property(field)
            for template in templates
            for field in _FIELD.finditer(template)
        )
        self._follow = sorted({*fields, *self._adjuncts()}, key=str)

    def prepare(
        self, terms: Iterable[Term] = (), triples: Iterable[Triple] = ()
    ) -> None:
        """Ask for all that is needed to name the terms and say the triples: two queries at most."""
        wanted = {term for term in terms if isinstance(term, NamedNode)}
        edges = []
        for subject, predicate, value in triples:
            wanted |= {term for term in (subject, value) if isinstance(term, NamedNode)}
            if predicate in self._collapsed():
                edges.append((subject, predicate, value))
        wanted |= self._find_members(edges)
        self._describe(wanted)

    def sentence(self, subject: Term, predicate: NamedNode, value: Term) -> str:
        """The statement as a sentence; what a figure's template names is one sentence, whichever part is asked for."""
        template = self._template(subject, self._ontology.sentence_templates)
        if template and self.is_part_of_whole(subject, predicate):
            return formatting.capitalised(self._fill(template, subject, frozenset()))
        words = f"{self.name(subject)} {self._predication(subject, predicate, value)}"
        adjuncts = "".join(self._adjuncts_of(subject, predicate, value))
        return f"{formatting.capitalised(words)}{adjuncts}."

    def is_part_of_whole(self, subject: Term, predicate: NamedNode) -> bool:
        """Whether the sentence tells all that holds of the subject at once, as that of a figure does."""
        template = self._template(subject, self._ontology.sentence_templates)
        return bool(template) and predicate in map(
            _property, _FIELD.finditer(template or "")
        )

    def unit(self, triple: Triple) -> tuple[Term, ...]:
        """What its sentence is about: the subject alone where one sentence tells all of it, else the triple.

        Two triples make one sentence if and only if their units are equal. Equal words
        prove nothing: two things may bear one name.
        """
        subject, predicate, _ = triple
        return (subject,) if self.is_part_of_whole(subject, predicate) else triple

    def name(self, term: Term) -> str:
        """What a thing, a term of the ontology or a literal is called inside a sentence."""
        return self._name(term, frozenset())

    def title(self, term: Term) -> str:
        """A name that stands alone, as in a table: without a determiner."""
        return self._label(term) or self._unnamed(term, frozenset())

    def verb(self, predicate: NamedNode, *, plural: bool = False) -> str:
        """The verb phrase of a property; without one, its label or its IRI."""
        ontology = self._ontology
        phrase = ontology.plural_verb_phrases.get(predicate) if plural else None
        phrase = phrase or ontology.verb_phrases.get(predicate)
        return phrase or ontology.labels.get(predicate) or shortened(predicate)

    def _name(self, term: Term, within: Things) -> str:
        label = self._label(term)
        if (
            label
            and isinstance(term, NamedNode)
            and (determiner := self._determiner(term, label))
        ):
            return f"{determiner} {label}"
        return label or self._unnamed(term, within)

    def _predication(self, subject: Term, predicate: NamedNode, value: Term) -> str:
        verb = self.verb(predicate, plural=self._is_plural(subject))
        if (
            isinstance(value, Literal)
            and _is_text(value)
            and predicate not in self._ontology.paraphrases
        ):
            return f"{verb} “{value.value}”"
        if verb.endswith(" a"):
            return f"{verb[:-2]} {formatting.with_article(self.name(value))}"
        return f"{verb} {self.name(value)}"

    def _is_plural(self, thing: Term) -> bool:
        if self._values(thing, v.IS_PLURAL):
            return True
        return not self._ontology.plurals.isdisjoint(self._classes(thing))

    def _label(self, term: Term) -> str | None:
        return english(self._literals(term, v.PREF_LABEL)) or self._ontology.labels.get(
            term
        )

    def _determiner(self, thing: NamedNode, label: str) -> str | None:
        own = english(self._literals(thing, v.DETERMINER))
        if own or not label[0].islower():
            return own
        return _first(self._ontology.determiners, self._classes(thing))

    def _unnamed(self, term: Term, within: Things) -> str:
        """A thing without a label by its template; `within` are the things whose names are being made of it."""
        if isinstance(term, Literal):
            return literal(term)
        if not isinstance(term, NamedNode):
            return str(term)
        if passage := _PASSAGE.fullmatch(term.value):
            return f"characters {passage[1]}–{passage[2]}"
        template = self._template(term, self._ontology.name_templates)
        # A thing that is named by itself has no name, and names within names end
        # somewhere.
        if template is None or term in within or len(within) >= _DEEPEST:
            return shortened(term)
        return self._fill(template, term, within | {term})

    def _template(self, thing: Term, templates: dict[Term, str]) -> str | None:
        return _first(templates, self._classes(thing))

    def _fill(self, template: str, thing: Term, within: Things) -> str:
        def fill(field: re.Match[str]) -> str:
            values = self._values(thing, _property(field))
            return formatting.listing(
                [self._part(value, within) for value in values] or [""]
            )

        def keep(optional: re.Match[str]) -> str:
            filled = map(fill, _FIELD.finditer(optional[1]))
            return optional[1] if all(map(str.strip, filled)) else ""

        return _SPARE_SPACES.sub("", _FIELD.sub(fill, _OPTIONAL.sub(keep, template)))

    def _part(self, value: Term, within: Things) -> str:
        """A value inside a template: a controlled value by its phrase, which may be empty, another by its name."""
        phrase = self._ontology.verb_phrases.get(value)
        return self._name(value, within) if phrase is None else phrase

    def _adjuncts_of(
        self, subject: Term, predicate: NamedNode, value: Term
    ) -> Iterator[str]:
        """What the n-ary thing behind an edge adds to its sentence, such as ' on Baojun'."""
        if predicate not in self._collapsed() or not isinstance(subject, NamedNode):
            return
        edge = (subject, predicate, value)
        if edge not in self._known.members:
            self.prepare(triples=[edge])
        kinds = [
            n_ary.name for n_ary in self._ontology.n_aries if n_ary.edge == predicate
        ]
        members = self._known.members[edge]
        nodes = [
            node for node in members if not set(kinds).isdisjoint(self._classes(node))
        ]
        for adjunct in self._adjuncts() if nodes else ():
            values = {
                value: None for node in nodes for value in self._values(node, adjunct)
            }
            if values:
                phrase = self._ontology.adjunct_phrases[adjunct]
                yield f" {phrase} {formatting.listing([self.name(each) for each in values])}"

    def _adjuncts(self) -> list[NamedNode]:
        return [
            term
            for term in self._ontology.adjunct_phrases
            if isinstance(term, NamedNode)
        ]

    def _collapsed(self) -> set[NamedNode]:
        """The properties behind which an n-ary thing may stand."""
        return {n_ary.edge for n_ary in self._ontology.n_aries if n_ary.edge}

    def _find_members(self, edges: Iterable[Triple]) -> set[NamedNode]:
        """The n-ary things that tie the ends of the edges together."""
        known = self._known.members
        new = [edge for edge in edges if edge not in known]
        if not new:
            return set()
        n_aries = [n_ary for n_ary in self._ontology.n_aries if n_ary.edge]
        ends = {
            end
            for subject, _, value in new
            for end in (subject, value)
            if isinstance(end, NamedNode)
        }
        properties = {p for n_ary in n_aries for p in (n_ary.source, n_ary.target)}
        bearing: dict[tuple[NamedNode, Term], set[NamedNode]] = {}
        for node, end, value in triples_of(
            self._home.match(None, properties, ends, [HOLDS])
        ):
            bearing.setdefault((end, value), set()).add(node)
        members: set[NamedNode] = set()
        for subject, predicate, value in new:
            own: set[NamedNode] = set()
            for n_ary in n_aries:
                if n_ary.edge == predicate:
                    sources = bearing.get((n_ary.source, subject), set())
                    own |= sources & bearing.get((n_ary.target, value), set())
            known[subject, predicate, value] = sorted(own, key=str)
            members |= own
        return members

    def _classes(self, thing: Term) -> list[Term]:
        if isinstance(thing, NamedNode) and thing.value in self._articles:
            return [
                v.CLASS_ARTICLE
            ]  # which the article's own graph says, not what holds
        return self._values(thing, v.TYPE)

    def _literals(self, subject: Term, predicate: NamedNode) -> list[Literal]:
        return [
            value
            for value in self._values(subject, predicate)
            if isinstance(value, Literal)
        ]

    def _values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        if not isinstance(subject, NamedNode):
            return []
        if subject not in self._known.things:
            self._describe({subject})
        return self._known.things[subject].values(subject, predicate)

    def _describe(self, things: set[NamedNode]) -> None:
        """Keep what names the things, and all that they are named by."""
        new = {thing for thing in things if thing not in self._known.things}
        if not new:
            return
        quads = self._home.describe(new, _NAMING, self._follow)
        facts = Facts(triples_of(quads))
        followed = set(self._follow)
        reached = {quad.object for quad in quads if quad.predicate in followed}
        for thing in new.union(reached):
            if isinstance(thing, NamedNode):
                self._known.things[thing] = facts


def literal(value: Literal) -> str:
    """A literal as prose says it."""
    datatype = value.datatype.value
    if datatype in _NUMBERS:
        return formatting.number(value.value)
    return formatting.day(value.value) if datatype in _DAYS else value.value


def _is_text(value: Literal) -> bool:
    return bool(value.language) or value.datatype.value == _XSD + "string"


def _property(field: re.Match[str]) -> NamedNode:
    return NamedNode(v.PREFIXES[field[1] or "kg"] + field[2])


def _first(texts: dict[Term, str], terms: Iterable[Term]) -> str | None:
    return next((texts[term] for term in terms if term in texts), None)
