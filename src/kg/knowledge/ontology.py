"""What the ontology says of its own terms: their names, axioms and annotations.

Beside the usual OWL and RDFS, it annotates classes and properties with how a statement
is read aloud (`kg:verbPhrase` and others) and with how it is drawn (`kg:isEdge` and
others). So a term can be added, or worded differently, without a change of code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.language.english.number import singular
from kg.namespaces import Namespaces
from kg.vocabulary import Term

Pair = tuple[Term, Term]
_SHORTEST_LAST = 5  # letters: a "farm" is no "arm"
_SHORTEST_FIRST = 3  # and "ground" no round


class NAry(NamedTuple):
    """A class whose members stand for a relation, and collapse to an edge of a network.

    See "Defining N-ary Relations on the Semantic Web"
    (https://www.w3.org/TR/swbp-n-aryRelations/). A cooperation is a thing of its own,
    so that it can have a topic; a network draws it as one edge between those who
    cooperate. The properties at the two ends may point to a member or away from it: a
    post has the source `kg:holdsPost`, which leads from a person to the post, and the
    target `kg:postIn`, which leads from the post to an organisation.

    Attributes:
        name: The class.
        source: The property at the start of the edge (`kg:edgeSource`).
        target: The property at its end (`kg:edgeTarget`); the same as `source` in a
            relation whose participants have the same part in it.
        label: The property of the member whose value labels the edge, if any
            (`kg:edgeLabel`).
        edge: The property that says the same between the two ends in short, if there is
            one (`kg:collapsesTo`).
    """

    name: NamedNode
    source: NamedNode
    target: NamedNode
    label: NamedNode | None
    edge: NamedNode | None


class Ontology:
    """The annotations and axioms of the ontology graph, read from its quads once.

    Most properties here are named after the annotation that they index, in the plural;
    texts are in English where the ontology has them in English.
    """

    def __init__(self, quads: Iterable[Quad], namespaces: Namespaces) -> None:
        self.namespaces = namespaces
        self._pairs: dict[NamedNode, list[Pair]] = {}
        self._values: dict[NamedNode, dict[Term, list[Term]]] = {}
        self._classes_of: dict[str, set[Term]] = {}
        self._superclasses: dict[Term, tuple[Term, ...]] = {}
        for quad in quads:
            pairs = self._pairs.setdefault(quad.predicate, [])
            pairs.append((quad.subject, quad.object))

    @property
    def triples(self) -> Iterator[tuple[NamedNode | BlankNode, NamedNode, Term]]:
        """All that is said."""
        for predicate, pairs in self._pairs.items():
            for subject, value in pairs:
                if isinstance(subject, (NamedNode, BlankNode)):
                    yield subject, predicate, value

    def pairs(self, predicate: NamedNode) -> list[Pair]:
        """Return the subjects of a property with their values."""
        return self._pairs.get(predicate, [])

    def instances(self, kind: NamedNode) -> set[Term]:
        """Return the terms of a class, such as `owl:SymmetricProperty`."""
        pairs = self.pairs(v.TYPE)
        return {term for term, name in pairs if name == kind}

    def is_controlled(self, term: NamedNode) -> bool:
        """Whether the term is a controlled value, such as a unit or a modality."""
        return v.CONCEPT in self.values(term, v.TYPE)

    def about(self, term: NamedNode) -> Iterator[tuple[NamedNode, Term]]:
        """Yield all that is said of a term: properties with their values."""
        for predicate, pairs in self._pairs.items():
            for subject, value in pairs:
                if subject == term:
                    yield predicate, value

    def values(self, term: Term, predicate: NamedNode) -> list[Term]:
        """Return the values that a term has by a property, sorted."""
        known = self._values.get(predicate)
        if known is None:
            pairs = self.pairs(predicate)
            known = _by_subject(pairs)
            self._values[predicate] = known
        values = known.get(term, ())
        return list(values)

    def list_of(self, node: Term) -> Iterator[NamedNode]:
        """Yield the members of an RDF list, given its first node."""
        while isinstance(node, (NamedNode, BlankNode)):
            yield from v.named_nodes(self.values(node, v.FIRST))
            # A list that is cut off has no rest, and ends like one that is whole.
            rest = self.values(node, v.REST)
            if not rest:
                return
            node = rest[0]

    @cached_property
    def labels(self) -> dict[Term, str]:
        """The name of each term (`rdfs:label`)."""
        return self.texts(v.LABEL)

    @cached_property
    def definitions(self) -> dict[Term, str]:
        """The definition of each of our own terms (`skos:definition`)."""
        return self.texts(v.DEFINITION)

    @cached_property
    def examples(self) -> dict[Term, str]:
        """A sentence that uses the term, about invented things (`skos:example`)."""
        return self.texts(v.EXAMPLE)

    @cached_property
    def notations(self) -> dict[Term, str]:
        """The sign for each unit and comparator, such as % (`skos:notation`)."""
        return self.texts(v.NOTATION)

    @cached_property
    def signs(self) -> dict[str, str]:
        """The sign of what has one, by each of its names and by the sign itself."""
        signs = {sign: sign for sign in self.notations.values()}
        names = list(self.pairs(v.ALT_LABEL))
        names += self.pairs(v.LABEL)
        for term, name in names:
            if term in self.notations and isinstance(name, Literal):
                signs[name.value] = self.notations[term]
        return signs

    @cached_property
    def own_units(self) -> dict[str, str]:
        """The sign of each unit that a project declares, by the words for it.

        The grammar knows those of the shared ontology by itself.
        """
        found: dict[str, str] = {}
        units = v.named_nodes(unit for unit, _ in self.pairs(v.DIMENSION))
        own = {unit for unit in units if not unit.value.startswith(v.KG)}
        for predicate in (v.LABEL, v.ALT_LABEL, v.VERB_PHRASE, v.NOTATION):
            for unit, word in self.pairs(predicate):
                if unit in own and unit in self.notations and isinstance(word, Literal):
                    found[word.value.casefold()] = self.notations[unit]
        return found

    @cached_property
    def verb_phrases(self) -> dict[Term, str]:
        """What stands between subject and object in a sentence, such as "is led by".

        A controlled value, such as a unit, has a phrase as well, which may be empty.
        """
        return self.texts(v.VERB_PHRASE)

    @cached_property
    def plural_verb_phrases(self) -> dict[Term, str]:
        """The verb phrase after a plural subject, where it differs."""
        return self.texts(v.PLURAL_VERB_PHRASE)

    @cached_property
    def infinitive_phrases(self) -> dict[Term, str]:
        """The verb phrase without its tense, where it is none of the present."""
        return self.texts(v.INFINITIVE_PHRASE)

    @cached_property
    def agents(self) -> set[Term]:
        """The classes of those who can have plans: who can be said to speak."""
        return set(self.values(v.SAID_BY, v.RANGE))

    @cached_property
    def adjunct_phrases(self) -> dict[Term, str]:
        """The preposition by which a value of the property is added to a sentence.

        It is the sentence of an edge, and the value is one of the n-ary thing behind
        the edge: with "on" for `kg:concerns`, "A cooperates with B on steel".
        """
        return self.texts(v.ADJUNCT_PHRASE)

    @cached_property
    def determiners(self) -> dict[Term, str]:
        """By class, the word before a member's name, such as "the"."""
        return self.texts(v.DETERMINER)

    @cached_property
    def name_templates(self) -> dict[Term, str]:
        """By class, how a member is called that has no name of its own.

        For example `the {variable} for {observedOf}[ ({period})]`; see
        `kg.knowledge.templates`.
        """
        return self.texts(v.NAME_TEMPLATE)

    @cached_property
    def sentence_templates(self) -> dict[Term, str]:
        """By class, one sentence for all that the properties in it say of a member.

        Written like a name template.
        """
        return self.texts(v.SENTENCE_TEMPLATE)

    @cached_property
    def plurals(self) -> set[Term]:
        """The classes whose members take plural verbs, such as groups."""
        return self._flagged(v.IS_PLURAL)

    @cached_property
    def paraphrases(self) -> set[Term]:
        """The properties whose texts are not an article's words, and stand unquoted."""
        return self._flagged(v.IS_PARAPHRASE)

    @cached_property
    def edges(self) -> set[Term]:
        """The properties that are drawn as edges of a network."""
        return self._flagged(v.IS_EDGE)

    @cached_property
    def hierarchies(self) -> set[Term]:
        """The properties along which no path may lead back to its start."""
        return self._flagged(v.IS_HIERARCHY)

    @cached_property
    def described(self) -> set[Term]:
        """The classes whose members have a description for a label, no proper name."""
        return self._flagged(v.IS_DESCRIBED)

    @cached_property
    def said_together(self) -> set[Term]:
        """The properties whose subject and value a text mentions side by side."""
        return self._flagged(v.IS_SAID_TOGETHER)

    @cached_property
    def mentioned_by(self) -> dict[Term, list[NamedNode]]:
        """By class, the properties whose values in a text mention a member.

        Or the class of the passages that mention one: a picture, by its caption.
        """
        mentions: dict[Term, list[NamedNode]] = {}
        for class_, mention in self.pairs(v.MENTIONED_BY):
            if isinstance(mention, NamedNode):
                of_class = mentions.setdefault(class_, [])
                of_class.append(mention)
        return mentions

    @cached_property
    def cues(self) -> dict[Term, list[str]]:
        """By property or class, words of which one must stand where a text states it.

        One that ends in a hyphen stands for any word that begins so.
        """
        return self._listed(v.CUE)

    @cached_property
    def nouns(self) -> dict[str, set[Term]]:
        """By noun in lower case, the classes whose members it may stand for.

        These are the nouns of `kg:noun`, the labels of classes and their cues; one that
        ends in a hyphen stands for any word that begins so.
        """
        nouns: dict[str, set[Term]] = {}
        for predicate in (v.NOUN, v.CUE, v.LABEL, v.ALT_LABEL):
            for term, noun in self.pairs(predicate):
                # Properties have cues and labels too, which are verbs.
                if term not in self._classes or not isinstance(noun, Literal):
                    continue
                folded = noun.value.casefold()
                nouns.setdefault(folded, set()).add(term)
        return nouns

    @cached_property
    def _classes(self) -> set[Term]:
        return self.instances(v.OWL_CLASS)

    def is_excluded(self, kind: Term, classes: Collection[Term]) -> bool:
        """Return whether nothing of all these classes can be of the other one too."""
        excluded: set[Term] = set()
        uppers = self.superclasses(kind)
        for one in uppers:
            others = self.exclusions.get(one, ())
            excluded.update(others)
        return not excluded.isdisjoint(classes)

    def classes_of(self, word: str) -> set[Term]:
        """Return the classes of which a noun, in either number, may mean a member.

        A "glassmaker" is what a "maker" is.
        """
        noun = word.casefold()
        if noun not in self._classes_of:
            self._classes_of[noun] = self._found_classes(noun)
        return self._classes_of[noun]

    def _found_classes(self, noun: str) -> set[Term]:
        one = singular(noun)
        classes: set[Term] = set()
        for form in (noun, one):
            classes |= self.nouns.get(form, set())
        for beginning in self._beginnings:
            if noun.startswith(beginning):
                classes |= self.nouns[f"{beginning}-"]
        if classes:
            return classes
        # The longest goes first.
        for first in range(_SHORTEST_FIRST, len(one) - _SHORTEST_LAST + 1):
            if one[first:] in self.nouns:
                return self.nouns[one[first:]]
        return set()

    @cached_property
    def _beginnings(self) -> list[str]:
        return [noun[:-1] for noun in self.nouns if noun.endswith("-")]

    @cached_property
    def told_freely(self) -> set[Term]:
        """The properties and classes of which words tell without any cue."""
        return self._flagged(v.IS_TOLD_FREELY)

    @cached_property
    def duties(self) -> set[Term]:
        """The properties of which what has to be is so already (`kg:isDuty`)."""
        return self._flagged(v.IS_DUTY)

    @cached_property
    def nouns_of(self) -> dict[Term, list[str]]:
        """By class, the nouns that stand for a member (`kg:noun`)."""
        return self._listed(v.NOUN)

    @cached_property
    def pronouns(self) -> dict[Term, list[str]]:
        """By class, the pronouns in the singular that stand for a member (`kg:pronoun`)."""
        return self._listed(v.PRONOUN)

    @cached_property
    def told_by_verbs(self) -> set[Term]:
        """The classes of what happens, of which a verb may tell, and those below them."""
        flagged = self._flagged(v.IS_TOLD_BY_VERB)
        told: set[Term] = set()
        for class_ in self._classes:
            above = self.superclasses(class_)
            if not flagged.isdisjoint(above):
                told.add(class_)
        return told

    @cached_property
    def happenings(self) -> set[Term]:
        """The classes of what happens, and of what stands for a relation.

        Their members have no names of their own, and no noun describes a name by them.
        """
        found = set(self.told_by_verbs)
        for n_ary in self.n_aries:
            found.add(n_ary.name)
        return found

    @cached_property
    def object_properties(self) -> set[Term]:
        """The properties whose values are things."""
        return self.instances(v.OBJECT_PROPERTY)

    @cached_property
    def exclusions(self) -> dict[Term, set[Term]]:
        """By class, those of which none of its members is one (`owl:disjointWith`)."""
        exclusions: dict[Term, set[Term]] = {}
        for one, other in self.pairs(v.DISJOINT_WITH):
            exclusions.setdefault(one, set()).add(other)
            exclusions.setdefault(other, set()).add(one)
        return exclusions

    @cached_property
    def exclusive(self) -> dict[Term, list[NamedNode]]:
        """By property, those that the same words never say of the same two.

        They never hold of them (`owl:propertyDisjointWith`), or not at one time.
        """
        found = self._both_ways(v.PROPERTY_DISJOINT_WITH)
        for term, others in self._both_ways(v.IS_CONTRARY_TO).items():
            found.setdefault(term, []).extend(others)
        return found

    def domain(self, predicate: Term) -> set[Term]:
        """The classes of which the subject of a property is one; none if of any."""
        declared = self.values(predicate, v.DOMAIN)
        return {*declared, *self.values(predicate, v.DOMAIN_INCLUDES)}

    def range(self, predicate: Term) -> set[Term]:
        """The classes of which the value of a property is one; none if of any."""
        declared = self.values(predicate, v.RANGE)
        return {*declared, *self.values(predicate, v.RANGE_INCLUDES)}

    @cached_property
    def symmetric(self) -> set[Term]:
        """The symmetric properties."""
        return self.instances(v.SYMMETRIC)

    @cached_property
    def inverses(self) -> dict[Term, list[NamedNode]]:
        """By property, its inverses, whichever of the two the axiom begins with."""
        return self._both_ways(v.INVERSE)

    def _both_ways(self, axiom: NamedNode) -> dict[Term, list[NamedNode]]:
        """By term, those to which an axiom relates it that holds in both directions."""
        found: dict[Term, list[NamedNode]] = {}
        for one, other in self.pairs(axiom):
            if not isinstance(one, NamedNode) or not isinstance(other, NamedNode):
                continue
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
        return found

    @cached_property
    def categories(self) -> list[NamedNode]:
        """The classes that have a colour of their own on a map, by IRI."""
        categories = v.named_nodes(self._flagged(v.IS_CATEGORY))
        return sorted(categories, key=_iri)

    @cached_property
    def n_aries(self) -> list[NAry]:
        """The classes whose members collapse to an edge, by IRI."""
        sources = self._nodes(v.EDGE_SOURCE)
        targets = self._nodes(v.EDGE_TARGET)
        labels = self._nodes(v.EDGE_LABEL)
        edges = self._nodes(v.COLLAPSES_TO)
        # With one end only, there is nothing to draw.
        classes = sources.keys() & targets.keys()
        return [
            NAry(
                name=name,
                source=sources[name],
                target=targets[name],
                label=labels.get(name),
                edge=edges.get(name),
            )
            for name in sorted(classes, key=_iri)
        ]

    def category(self, kinds: Iterable[Term]) -> str:
        """Return the label of the nearest category above the classes of a thing.

        Nearest means the fewest steps up from the first of the classes that has one;
        "thing" if none has.
        """
        for kind in kinds:
            for name in self.superclasses(kind):
                if isinstance(name, NamedNode) and name in self.categories:
                    label = self.labels.get(name)
                    return label or self.namespaces.shortened(name)
        return "thing"

    def superclasses(self, name: Term) -> tuple[Term, ...]:
        """Return the class itself, then the classes above it, nearest first."""
        if name not in self._superclasses:
            self._superclasses[name] = tuple(_upwards(name, self._uppers))
        return self._superclasses[name]

    def superproperties(self, name: Term) -> list[Term]:
        """Return the property itself, then those above it, nearest first."""
        uppers = self._upper_properties
        return _upwards(name, uppers)

    @cached_property
    def terms_below(self) -> dict[Term, list[NamedNode]]:
        """By property or class, all below it."""
        found: dict[Term, list[NamedNode]] = {}
        for axiom, above in (
            (v.SUBPROPERTY, self.superproperties),
            (v.SUBCLASS, self.superclasses),
        ):
            # A term may be right below several.
            lowers = dict.fromkeys(lower for lower, _ in self.pairs(axiom))
            for lower in v.named_nodes(lowers):
                _, *uppers = above(lower)
                for upper in uppers:
                    found.setdefault(upper, []).append(lower)
        return found

    @cached_property
    def _uppers(self) -> dict[Term, list[Term]]:
        """By class, those right above it, in the order of the axioms."""
        axioms = self.pairs(v.SUBCLASS)
        return _right_above(axioms)

    @cached_property
    def _upper_properties(self) -> dict[Term, list[Term]]:
        axioms = self.pairs(v.SUBPROPERTY)
        return _right_above(axioms)

    def is_below(self, name: Term, other: Term) -> bool:
        """Return whether a class is another one, or below it."""
        return other in self.superclasses(name)

    def most_specific(self, names: list[Term]) -> list[Term]:
        """Return the classes that have none of the others below them, in order."""
        above: set[Term] = set()
        for name in names:
            _, *higher = self.superclasses(name)
            above.update(higher)
        specific = [name for name in names if name not in above]
        # Classes that are below each other are all the same.
        return specific or names

    def texts(self, predicate: NamedNode) -> dict[Term, str]:
        """Return by term the text that a property gives it.

        The English one, else the first by language.
        """
        literals: dict[Term, list[Literal]] = {}
        for term, text in self.pairs(predicate):
            if isinstance(text, Literal):
                literals.setdefault(term, []).append(text)
        texts: dict[Term, str] = {}
        for term, found in literals.items():
            english = v.english(found)
            texts[term] = english or ""
        return texts

    def _listed(self, predicate: NamedNode) -> dict[Term, list[str]]:
        """By term, all texts that a property gives it."""
        listed: dict[Term, list[str]] = {}
        for term, text in sorted(self.pairs(predicate), key=str):
            if isinstance(text, Literal):
                listed.setdefault(term, []).append(text.value)
        return listed

    def _nodes(self, predicate: NamedNode) -> dict[NamedNode, NamedNode]:
        return {
            subject: value
            for subject, value in self.pairs(predicate)
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode)
        }

    def _flagged(self, predicate: NamedNode) -> set[Term]:
        """The terms of which the property is true."""
        return {
            subject
            for subject, value in self.pairs(predicate)
            if isinstance(value, Literal) and value.value == "true"
        }


def _iri(name: NamedNode) -> str:
    return name.value


def _right_above(pairs: Iterable[Pair]) -> dict[Term, list[Term]]:
    uppers: dict[Term, list[Term]] = {}
    for lower, upper in pairs:
        right_above = uppers.setdefault(lower, [])
        right_above.append(upper)
    return uppers


def _upwards(name: Term, uppers: Mapping[Term, list[Term]]) -> list[Term]:
    """A term, then those above it, nearest first."""
    found = [name]
    # Grows while it is walked through, which makes the walk breadth first.
    for lower in found:
        above = uppers.get(lower, ())
        for upper in above:
            if upper not in found:
                found.append(upper)
    return found


def _by_subject(pairs: Iterable[Pair]) -> dict[Term, list[Term]]:
    """The values of each subject, sorted."""
    found: dict[Term, list[Term]] = {}
    for subject, value in pairs:
        values = found.setdefault(subject, [])
        values.append(value)
    all_values = found.values()
    for values in all_values:
        values.sort(key=str)
    return found
