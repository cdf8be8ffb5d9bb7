"""Triples as English sentences, by the phrases and templates of the ontology."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeGuard

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import claims, templates
from kg.knowledge.catalogue import Articles
from kg.knowledge.claims import Claim
from kg.knowledge.facts import Facts
from kg.knowledge.home import HOLDS, Home, triples_of
from kg.knowledge.ontology import Ontology
from kg.language.english import formatting
from kg.language.english.claimed import ModalVerb, VerbPhrase, claimed, existence
from kg.vocabulary import Term, Triple, english

_PASSAGE = re.compile(r".*#char=(?P<begin>\d+),(?P<end>\d+)")
_XSD = v.PREFIXES["xsd"]
_STRING = f"{_XSD}string"
_NUMBERS = {f"{_XSD}integer", f"{_XSD}decimal", f"{_XSD}double"}
_DAYS = {f"{_XSD}date", f"{_XSD}dateTime"}
_NAMING = (v.TYPE, v.PREF_LABEL, v.DETERMINER, v.IS_PLURAL)
_OF_A_CLAIM = {v.TYPE, v.PREF_LABEL, *claims.PARTS}

_SUBJECTS = {
    v.IMPLIED_PREDICATE: v.IMPLIED_SUBJECT,
    v.STATED_PREDICATE: v.STATED_SUBJECT,
}
"""By a property whose values are properties, what the subject of these is told by."""
_MAX_DEPTH = 3  # of names made of names made of names

Things = frozenset[Term]


class _PropertyValue(NamedTuple):
    """A property and one of its values."""

    property: NamedNode
    value: Term


_Index = dict[_PropertyValue, set[NamedNode]]
"""By property and value, the things that have the value."""


class Verbaliser:
    """Reads aloud what holds, by the phrases and templates of the ontology.

    What it has asked the home for it keeps. So a caller with many things or triples to
    name should `prepare` them all at once: that takes two queries, where naming one
    after the other takes one or two for each.

    Args:
        home: Where the things are described.
        ontology: The phrases and templates.
        articles: The articles by IRI. No statement gives their class, and not always
            their headline: a text may lack it.
    """

    # Threads share it without a lock. The two dictionaries below are caches: entries
    # are added whole, in one assignment, and neither changed nor removed; each depends
    # only on the home, which does not change. Two threads that miss the same entry ask
    # the home twice, and the later assignment replaces a value by an equal one. What a
    # single call works with (`within`, see `_unnamed`) is handed down as an argument.

    def __init__(self, home: Home, ontology: Ontology, articles: Articles) -> None:
        self._home = home
        self._prefixes = home.namespaces.prefixes
        self._ontology = ontology
        self._articles = articles
        self._facts: dict[NamedNode, Facts] = {}
        self._members: dict[Triple, list[NamedNode]] = {}
        # Only those with a property that says the same in short, an edge.
        self._n_aries = [n_ary for n_ary in ontology.n_aries if n_ary.edge]
        self._edges = {n_ary.edge for n_ary in self._n_aries}
        # The properties that lead from a thing to others of which its name is made.
        self._adjunct_properties = v.named_nodes(ontology.adjunct_phrases)
        follow = {*self._adjunct_properties, *claims.PARTS}
        for template in ontology.name_templates.values():
            follow |= templates.properties(template, self._prefixes)
        for template in ontology.sentence_templates.values():
            follow |= templates.properties(template, self._prefixes)
        self._follow = sorted(follow, key=str)

    def prepare(
        self, terms: Iterable[Term] = (), triples: Iterable[Triple] = ()
    ) -> None:
        """Ask the home for all that naming the terms and saying the triples needs.

        That is two queries at most, however many they are.
        """
        wanted = set(v.named_nodes(terms))
        edges: list[Triple] = []
        for triple in triples:
            subject, predicate, value = triple
            wanted.update(v.named_nodes([subject, value]))
            if predicate in self._edges:
                edges.append(triple)
        wanted |= self._find_members(edges)
        self._describe(wanted)

    def sentence(self, subject: Term, predicate: NamedNode, value: Term) -> str:
        """Return the statement as a sentence, with a capital and a full stop.

        A statement that is part of a whole, such as the value of a figure or the
        modality of a claim, gives the sentence of the whole: the same one, whichever
        part is asked for.
        """
        claim = self.claim(subject)
        if claim and predicate in _OF_A_CLAIM:
            return f"{formatting.capitalised(self._clause(claim, frozenset()))}."
        template = self._sentence_template(subject)
        if template and predicate in templates.properties(template, self._prefixes):
            whole = self._fill(template, subject, frozenset())
            return formatting.capitalised(whole)
        name = self.name(subject)
        predication = self._predication(subject, predicate, value)
        adjuncts = "".join(self._adjuncts(subject, predicate, value))
        return formatting.capitalised(f"{name} {predication}") + f"{adjuncts}."

    def is_part_of_whole(self, subject: Term, predicate: NamedNode) -> bool:
        """Return whether one sentence says this and other statements of the subject.

        So it is with a figure, whose sentence has its variable, value, unit and period,
        and with a claim.
        """
        if self.claim(subject) and predicate in _OF_A_CLAIM:
            return True
        template = self._sentence_template(subject)
        if template is None:
            return False
        return predicate in templates.properties(template, self._prefixes)

    def modality(self, subject: Term, predicate: NamedNode) -> str | None:
        """Return how it is told, such as "planned"; None for what is no part of a claim."""
        claim = self.claim(subject)
        if claim is None or predicate not in _OF_A_CLAIM:
            return None
        return self.title(claim.modality)

    def unit(self, triple: Triple) -> tuple[Term, ...]:
        """Return what the triple's sentence is about.

        That is the subject alone where one sentence says all of it, else the triple.
        Two triples make one sentence if and only if their units are equal. Equal words
        prove nothing: two things may have one name.
        """
        subject, predicate, _ = triple
        if self.is_part_of_whole(subject, predicate):
            return (subject,)
        return triple

    def name(self, term: Term) -> str:
        """Return what a thing, term or literal is called inside a sentence."""
        return self._name(term, frozenset())

    def title(self, term: Term) -> str:
        """Return a name that stands alone, as in a table: without a determiner."""
        return self._label(term) or self._unnamed(term, frozenset())

    def verb(self, predicate: NamedNode, *, plural: bool = False) -> str:
        """Return the verb phrase of a property; without one, its label or its IRI."""
        ontology = self._ontology
        phrase = ontology.plural_verb_phrases.get(predicate) if plural else None
        phrase = phrase or ontology.verb_phrases.get(predicate)
        return (
            phrase
            or ontology.labels.get(predicate)
            or self._home.namespaces.shortened(predicate)
        )

    def claimed_verb(self, claim: Claim) -> str:
        """Return what stands between the two sides of a claim: "plans to acquire"."""
        return self._modal_verb(claim).verb

    def _name(self, term: Term, within: Things) -> str:
        label = self._label(term)
        if not label:
            return self._unnamed(term, within)
        determiner = self._determiner(term, label)
        return f"{determiner} {label}" if determiner else label

    def _label(self, term: Term) -> str | None:
        label = english(self._literals(term, v.PREF_LABEL))
        return label or self._ontology.labels.get(term)

    def _determiner(self, thing: Term, label: str) -> str | None:
        own = english(self._literals(thing, v.DETERMINER))
        # A class gives its determiner to descriptions alone, such as "signing
        # ceremony": a proper name, which starts with a capital, stands without.
        if own or not label[0].islower():
            return own
        classes = self._classes(thing)
        return self._nearest(self._ontology.determiners, classes)

    def _unnamed(self, term: Term, within: Things) -> str:
        """What stands for a term without a label.

        Args:
            term: A literal, or a thing that may have a template.
            within: The things whose names are being made, of which this is a part.
        """
        if isinstance(term, Literal):
            return literal(term)
        if not isinstance(term, NamedNode):
            return str(term)
        if passage := _PASSAGE.fullmatch(term.value):
            return f"characters {passage['begin']}–{passage['end']}"
        classes = self._classes(term)
        template = self._nearest(self._ontology.name_templates, classes)
        claim = self.claim(term)
        # A name is made of the names of other things, which may lead back to this one:
        # there its IRI stands, as for a thing without a template. That alone would end
        # the recursion, but among n things that are all named by each other only after
        # n! steps, so the depth has a bound as well. Each step adds a term to `within`,
        # so there are at most `_MAX_DEPTH` steps down.
        is_deep = term in within or len(within) >= _MAX_DEPTH
        if claim and not is_deep:
            return f"the claim that {self._clause(claim, within | {term})}"
        if template is None or is_deep:
            return self._home.namespaces.shortened(term)
        return self._fill(template, term, within | {term})

    def _fill(self, template: str, thing: Term, within: Things) -> str:
        """The template with the values of the thing in its fields."""

        def in_words(name: NamedNode) -> str:
            values = self._values(thing, name)
            if name in _SUBJECTS:
                about = self._values(thing, _SUBJECTS[name])
                is_plural = any(map(self._is_plural, about))
                verbs = [
                    self.verb(each, plural=is_plural) for each in v.named_nodes(values)
                ]
                return " ".join(verbs)
            if name == v.IS_CHANGE:
                # A flag: what it says stands before the amount.
                return "a change of" if values else ""
            if name == v.PER:
                # One span of time, where a unit is told in the plural.
                spans = map(self.title, values)
                return " ".join(map(formatting.with_article, spans))
            parts = [self._part(value, within) for value in values]
            return formatting.listing(parts or [""])

        return templates.filled(template, in_words, self._prefixes)

    def _part(self, value: Term, within: Things) -> str:
        """A value in a template: by its phrase, which may be empty, else by its name.

        Controlled values have phrases: that of `kg:exactly` is empty, so that a figure
        reads "the output is 5 units".
        """
        phrase = self._ontology.verb_phrases.get(value)
        if phrase is not None:
            return phrase
        return self._name(value, within)

    def _predication(self, subject: Term, predicate: NamedNode, value: Term) -> str:
        """The verb and the object."""
        verb = self.verb(predicate, plural=self._is_plural(subject))
        return self._with_object(verb, predicate, value, frozenset())

    def _with_object(
        self, verb: str, predicate: NamedNode, value: Term, within: Things
    ) -> str:
        is_paraphrase = predicate in self._ontology.paraphrases
        if _is_text(value) and not is_paraphrase:
            return f"{verb} “{value.value}”"
        name = self._name(value, within)
        if verb.endswith(" a"):
            # "is a" with "actor" makes "is an actor".
            verb = verb.removesuffix(" a")
            name = formatting.with_article(name)
        return f"{verb} {name}"

    def claim(self, thing: Term) -> Claim | None:
        """Return what is claimed by this name, if anything is."""
        if v.CLASS_CLAIM not in self._values(thing, v.TYPE):
            return None
        assert isinstance(thing, NamedNode)  # nothing else has values
        return claims.claim(self._facts[thing], thing)

    def _clause(self, claim: Claim, within: Things) -> str:
        """What is claimed, with its modality: a sentence without its full stop."""
        modality = claims.MODALITIES[claim.modality]
        is_plural = self._is_plural(claim.subject)
        about = self._name(claim.subject, within)
        when = f" ({self._name(claim.period, within)})" if claim.period else ""
        if claim.is_of_thing:
            return f"{about} {existence(modality, is_plural=is_plural)}{when}"
        verb, tail = self._modal_verb(claim)
        said = self._with_object(verb, claim.predicate, claim.object, within)
        return f"{about} {said}{tail}{when}"

    def _modal_verb(self, claim: Claim) -> ModalVerb:
        predicate = claim.predicate
        phrase = VerbPhrase(
            self.verb(predicate),
            self._ontology.plural_verb_phrases.get(predicate),
            self._ontology.infinitive_phrases.get(predicate),
        )
        classes = self._classes(claim.subject)
        return claimed(
            phrase,
            claims.MODALITIES[claim.modality],
            is_plural=self._is_plural(claim.subject),
            can_plan=not self._ontology.agents.isdisjoint(classes),
        )

    def _is_plural(self, thing: Term) -> bool:
        if self._values(thing, v.IS_PLURAL):
            return True
        classes = self._classes(thing)
        return not self._ontology.plurals.isdisjoint(classes)

    def _sentence_template(self, thing: Term) -> str | None:
        classes = self._classes(thing)
        return self._nearest(self._ontology.sentence_templates, classes)

    def _adjuncts(
        self, subject: Term, predicate: NamedNode, value: Term
    ) -> Iterator[str]:
        """What the n-ary things behind an edge add to its sentence: " on steel"."""
        if predicate not in self._edges or not isinstance(subject, NamedNode):
            return
        edge = (subject, predicate, value)
        if edge not in self._members:
            self.prepare(triples=[edge])
        # Whatever has the ends of the edge is a candidate. An event, too, has
        # participants, but what it is about is not what they cooperate on.
        n_aries = {n_ary.name for n_ary in self._n_aries if n_ary.edge == predicate}
        members: list[NamedNode] = []
        for candidate in self._members[edge]:
            classes = self._classes(candidate)
            if not n_aries.isdisjoint(classes):
                members.append(candidate)
        for adjunct in self._adjunct_properties:
            # A dictionary, as a set that keeps its order.
            values: dict[Term, None] = {}
            for member in members:
                values |= dict.fromkeys(self._values(member, adjunct))
            if values:
                phrase = self._ontology.adjunct_phrases[adjunct]
                names = [self.name(value) for value in values]
                yield f" {phrase} {formatting.listing(names)}"

    def _find_members(self, edges: Iterable[Triple]) -> set[NamedNode]:
        """The n-ary things that connect the ends of edges not asked for before."""
        new = [edge for edge in edges if edge not in self._members]
        if not new:
            return set()
        properties: set[NamedNode] = set()
        for n_ary in self._n_aries:
            properties |= {n_ary.source, n_ary.target}
        ends: set[Term] = set()
        for subject, _, value in new:
            ends.update(v.named_nodes([subject, value]))
        quads = self._home.match(None, properties, ends, [HOLDS])
        having: _Index = {}
        for node, end, value in triples_of(quads):
            nodes = having.setdefault(_PropertyValue(end, value), set())
            nodes.add(node)
        added: set[NamedNode] = set()
        for edge in new:
            members = self._between(edge, having)
            self._members[edge] = sorted(members, key=str)
            added |= members
        return added

    def _between(self, edge: Triple, having: _Index) -> set[NamedNode]:
        """The things that have the start of an edge at one end and its end at another."""
        subject, predicate, value = edge
        members: set[NamedNode] = set()
        for n_ary in self._n_aries:
            if n_ary.edge == predicate:
                source = _PropertyValue(n_ary.source, subject)
                target = _PropertyValue(n_ary.target, value)
                starting = having.get(source, set())
                ending = having.get(target, set())
                members |= starting & ending
        return members

    def _classes(self, thing: Term) -> list[Term]:
        # What is only claimed is called, and takes verbs, as if it were there.
        claimed_as = self._values(thing, v.CLAIMED_TYPE)
        if claimed_as:
            return list(self._ontology.superclasses(claimed_as[0]))
        classes = self._values(thing, v.TYPE)
        # An article's class is given in the article's own graph: it says something of
        # the source, not of the world, and does not hold.
        if classes or not isinstance(thing, NamedNode):
            return classes
        is_term = thing in self._ontology.labels
        is_article = not is_term and thing.value in self._articles
        return [v.CLASS_ARTICLE] if is_article else []

    def _nearest(
        self, texts: Mapping[Term, str], classes: Iterable[Term]
    ) -> str | None:
        """What the most specific of the classes that have a text says."""
        having = [kind for kind in classes if kind in texts]
        if not having:
            return None
        nearest, *_ = self._ontology.most_specific(having)
        return texts[nearest]

    def _literals(self, subject: Term, predicate: NamedNode) -> list[Literal]:
        values = self._values(subject, predicate)
        return [value for value in values if isinstance(value, Literal)]

    def _values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        if not isinstance(subject, NamedNode):
            return []
        if subject not in self._facts:
            self._describe({subject})
        values = self._facts[subject].values(subject, predicate)
        if predicate == v.HEADLINE and not values:
            article = self._articles.get(subject.value)
            if article:
                return [Literal(article.headline or article.slug)]
        return values

    @property
    def asked(self) -> frozenset[NamedNode]:
        """The properties of things by which they are named."""
        return frozenset((*_NAMING, v.HEADLINE, *self._follow))

    def naming(self, things: Collection[NamedNode]) -> set[NamedNode]:
        """Return all things of which the names of some are made."""
        quads = self._home.describe(things, (), self._follow)
        return set(v.named_nodes(quad.object for quad in quads)).union(things)

    def _describe(self, things: set[NamedNode]) -> None:
        """Keep what names the things, and all things that their names are made of."""
        # Not by `difference`, which may iterate over the dictionary while another
        # thread adds to it.
        new = {thing for thing in things if thing not in self._facts}
        if not new:
            return
        quads = self._home.describe(new, _NAMING, self._follow)
        facts = Facts(triples_of(quads))
        follow = set(self._follow)
        reached = {quad.object for quad in quads if quad.predicate in follow}
        # Also those of which nothing holds: they are not to be asked for again.
        unknown: list[str] = []
        for thing in v.named_nodes(new | reached):
            self._facts[thing] = facts
            # Among them may be articles, see `_classes`.
            if not facts.values(thing, v.TYPE) and thing not in self._ontology.labels:
                unknown.append(thing.value)
        self._articles.prepare(unknown)


def literal(value: Literal) -> str:
    """Return a literal as prose has it, such as 5.7 billion or 12 March 2024."""
    datatype = value.datatype.value
    if datatype in _NUMBERS:
        return formatting.number(value.value)
    if datatype in _DAYS:
        return formatting.day(value.value)
    return value.value


def _is_text(value: Term) -> TypeGuard[Literal]:
    if not isinstance(value, Literal):
        return False
    return bool(value.language) or value.datatype.value == _STRING
