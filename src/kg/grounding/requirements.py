"""What the ontology says of how each kind of thing and relation is proved from words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.frames import lexicon_of
from kg.frames.measure_frames import MeasureFrames
from kg.grounding.known_names import KnownNames
from kg.grounding.reliance import Reliance
from kg.knowledge import Facts, Graph, Ontology, restated
from kg.language.english.stems import WORD, stems
from kg.vocabulary import Term

SPEAKING = (v.LABEL, *v.NAMING, v.DEFINITION, v.NOUN)
"""What words are said in."""
_OF_FIGURES = (
    v.VALUE,
    v.UNIT,
    v.COMPARATOR,
    v.WORDING,
    v.VARIABLE,
    v.GROWTH_OF,
    v.CONVERSION_OF,
    v.PER,
    v.IS_CHANGE,
    v.PERIOD,
    v.OBSERVED_OF,
    v.RANGE_TO,
)
_OF_THINGS = (
    v.TYPE,
    v.CLAIMED_TYPE,
    v.CLAIM_SUBJECT,
    v.CLAIM_OBJECT,
    *restated.PARTS,
    v.START_DATE,
    v.END_DATE,
    v.IS_PLURAL,
    v.KIND,
)

T = TypeVar("T")


class Rules:
    """The grounding rules in the ontology of a graph, and what holds of things.

    What it has once asked for it keeps, so `prepare` many things at once.

    Attributes:
        relied: What has been asked of the graph since somebody set it.
    """

    classes: Callable[[NamedNode], list[NamedNode]]
    own_words: Callable[[NamedNode], set[str]]
    neighbours: Callable[[NamedNode], set[NamedNode]]
    texts: Callable[[NamedNode], list[str]]

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._ontology = graph.ontology
        self._known: dict[NamedNode, Facts] = {}
        self.relied = Reliance()
        self._actor_names: dict[str, bool] = {}
        self.lexicon = lexicon_of(graph)
        self._classed: dict[NamedNode, list[NamedNode]] = {}
        self._wanted = {*_OF_FIGURES, *_OF_THINGS}
        self._wanted.update(*graph.ontology.mentioned_by.values())
        # What many articles tell of has many names to look through: they are gathered
        # once.
        self.classes = self._kept(self._classes, lambda relied: relied.classes)
        self.own_words = self._kept(self._own_words, lambda relied: relied.things)
        self.neighbours = self._kept(self._neighbours, lambda relied: relied.neighbours)
        self.texts = self._kept(self._texts, lambda relied: relied.things)

    def _kept(
        self,
        found: Callable[[NamedNode], T],
        noted: Callable[[Reliance], set[NamedNode]],
    ) -> Callable[[NamedNode], T]:
        """The same function, which keeps what it found and notes that it was asked."""
        known = cache(found)

        def asked(thing: NamedNode) -> T:
            noted(self.relied).add(thing)
            return known(thing)

        return asked

    @property
    def asked(self) -> frozenset[NamedNode]:
        """The properties of things that proofs ask for, and no others."""
        return self.graph.verbaliser.asked.union(self._wanted, v.NAMING)

    def prepare(self, things: Iterable[NamedNode]) -> None:
        """Ask with one query for what mentions the things, and for what figures are."""
        new = {thing for thing in things if thing not in self._known}
        if new:
            self.graph.articles.prepare(thing.value for thing in new)
            facts = self.graph.facts(new, self._wanted)
            self._known |= dict.fromkeys(new, facts)

    def facts(self, thing: NamedNode) -> Facts:
        """What holds of a thing, among others.

        One that is not prepared is asked for alone.
        """
        self.relied.things.add(thing)
        return self._facts(thing)

    def _facts(self, thing: NamedNode) -> Facts:
        known = self._known.get(thing)
        if known is None:
            self.prepare([thing])
            known = self._known[thing]
        return known

    # What a thing is

    def _classes(self, thing: NamedNode) -> list[NamedNode]:
        """The classes of a thing, those above them included."""
        if thing not in self._classed:
            self._classify([thing], self._facts(thing))
        return self._classed[thing]

    def _classify(self, things: Iterable[NamedNode], facts: Facts) -> None:
        """Keep the classes that facts give to things."""
        for thing in things:
            # What is only claimed is mentioned as if it were there.
            claimed = facts.node(thing, v.CLAIMED_TYPE)
            if thing.value in self.graph.articles:
                classes = [v.CLASS_ARTICLE]
            elif claimed:
                above = self._ontology.superclasses(claimed)
                classes = v.named_nodes(above)
            else:
                classes = facts.nodes(thing, v.TYPE)
            self._classed[thing] = classes

    def lowest(self, thing: NamedNode) -> set[Term]:
        """Those classes of a thing that have none of its others below them."""
        kinds = self.classes(thing)
        above: set[Term] = set()
        for kind in kinds:
            _, *uppers = self._ontology.superclasses(kind)
            above.update(uppers)
        return {kind for kind in kinds if kind not in above}

    def category(self, thing: NamedNode) -> str:
        """The category of a thing on a map, by its lowest classes."""
        lowest = sorted(self.lowest(thing), key=str)
        return self._ontology.category(lowest)

    def is_plural(self, thing: NamedNode) -> bool:
        """Whether a thing is several, by what is said of it or by its class."""
        said = self.facts(thing).texts(thing, v.IS_PLURAL)
        if "true" in said:
            return True
        kinds = self.classes(thing)
        return not self._ontology.plurals.isdisjoint(kinds)

    def is_individual(self, thing: NamedNode) -> bool:
        """Whether a thing is one, and has a name of its own, with a capital."""
        if self.is_plural(thing):
            return False
        names = self.facts(thing).texts(thing, v.PREF_LABEL)
        return any(map(_is_capitalised, names))

    def _neighbours(self, thing: NamedNode) -> set[NamedNode]:
        """What statements relate with a thing, whichever way."""
        found: set[Term] = set()
        for quad in self.graph.match(thing):
            found.add(quad.object)
        for quad in self.graph.match(None, None, thing):
            found.add(quad.subject)
        return {node for node in found if isinstance(node, NamedNode)}

    # What mentions it

    def mentioned_by(self, thing: NamedNode) -> list[NamedNode]:
        """The properties whose values mention a thing, or the classes of passages."""
        by_class = self._ontology.mentioned_by
        found: set[NamedNode] = set()
        for kind in self.classes(thing):
            found.update(by_class.get(kind, ()))
        return sorted(found, key=str)

    def _texts(self, thing: NamedNode) -> list[str]:
        """The texts that mention a thing where they stand."""
        facts = self.facts(thing)
        found: set[str] = set()
        for rule in self.mentioned_by(thing):
            found.update(facts.texts(thing, rule))
        return sorted(found)

    def is_named(self, thing: NamedNode) -> bool:
        """Whether a thing has a name that stands in the words as it is."""
        if self.is_described(thing):
            return False
        facts = self.facts(thing)
        return any(facts.texts(thing, name) for name in v.NAMING)

    def needs_cue(self, term: NamedNode) -> bool:
        """Whether one of the term's cues has to stand in the words that tell it."""
        # Any verb may tell of an event, so a list of words could only be too short.
        is_free = term in self._ontology.told_freely
        return bool(self.cues(term)) and not is_free

    def is_described(self, thing: NamedNode) -> bool:
        """Whether the label of a thing describes it.

        Its words need not stand in the text as they are then.
        """
        described = self._ontology.described
        return any(kind in described for kind in self.classes(thing))

    def _own_words(self, thing: NamedNode) -> set[str]:
        """The words of a thing's names and kinds.

        Those of a figure are the words of its variable and unit.
        """
        facts = self.facts(thing)
        texts = [*self.texts(thing)]
        for predicate in (v.KIND, *v.NAMING):
            texts += facts.texts(thing, predicate)
        for part in (v.VARIABLE, v.UNIT):
            for node in facts.nodes(thing, part):
                texts += self.texts(node)
                texts += self._called(node)
        words: set[str] = set()
        for text in texts:
            found = WORD.findall(text)
            words.update(found)
        return words

    def _called(self, term: NamedNode) -> list[str]:
        """The label of a term, and of what it is measured in: of a currency, money."""
        dimensions = self._ontology.values(term, v.DIMENSION)
        found: list[str] = []
        for each in (term, *dimensions):
            label = self._ontology.labels.get(each)
            if label:
                found.append(label)
        return found

    # What words can stand for it

    def cues(self, term: NamedNode) -> list[str]:
        """The words of which one tells that a property relates two things.

        For a class, one of them tells that it has a member.
        """
        return self._ontology.cues.get(term, [])

    def pronouns(self, thing: NamedNode) -> set[str]:
        """The pronouns that its classes have for a thing beside "it"."""
        pronouns = self._ontology.pronouns
        found: set[str] = set()
        for kind in self.classes(thing):
            found.update(pronouns.get(kind, ()))
        return found

    def is_said_together(self, predicate: NamedNode) -> bool:
        """Whether the words for a subject and a value stand beside each other."""
        return predicate in self._ontology.said_together

    def is_noun_of(self, thing: NamedNode, word: str) -> bool:
        """Whether a noun may stand for a member of one of the thing's classes."""
        told = self._ontology.classes_of(word)
        return any(kind in told for kind in self.classes(thing))

    # All that have names

    def is_actor_name(self, words: str) -> bool:
        """Whether it is the name of somebody who can say something."""
        self.relied.actors.add(words)
        if words not in self._actor_names:
            kinds = self._ontology.values(v.SAID_BY, v.RANGE)
            bearers: set[NamedNode] = set()
            # What has no capital is a word, and names nobody.
            if _is_capitalised(words):
                bearers = self.names.given(words)
            actors = self.graph.match(bearers, v.TYPE, kinds)
            self._actor_names[words] = bool(actors)
        return self._actor_names[words]

    @cached_property
    def measure_frames(self) -> MeasureFrames:
        """The frames in which figures are told."""
        return lexicon_of(self.graph).measures

    def bearers(self, name: str) -> set[NamedNode]:
        """The things that are not described and have exactly this name."""
        self.relied.names.add(name)
        return self.names.bearers(name)

    @cached_property
    def names(self) -> KnownNames:
        """The names of all things that are not described."""
        return KnownNames(self.graph.home.names, self._not_described)

    def _not_described(self, things: set[NamedNode]) -> set[NamedNode]:
        """Those of the things of which a name is more than a description."""
        # A thousand may have one name, and of most nothing else is ever asked.
        new = things.difference(self._classed)
        self.graph.articles.prepare(thing.value for thing in new)
        self._classify(new, self.graph.facts(new, (v.TYPE, v.CLAIMED_TYPE)))
        described = self._ontology.described
        return {each for each in things if described.isdisjoint(self._classes(each))}

    def is_known(self, stem: str) -> bool:
        """Whether the ontology or the registry speaks in a word with this stem."""
        self.relied.stems.add(stem)
        of_terms = _stems_of_terms(self._ontology)
        return stem in of_terms or stem in self._registered

    @cached_property
    def _registered(self) -> set[str]:
        """The stems of the words in which the registry speaks."""
        entities = self.graph.namespaces.entities
        found: set[str] = set()
        for quad in self.graph.match(None, SPEAKING, graphs=entities):
            found |= stems_of(quad.object)
        return found


@lru_cache(maxsize=8)
def _stems_of_terms(ontology: Ontology) -> set[str]:
    """The stems of the words in which an ontology speaks.

    A project is read again with every edit, and its ontology is hardly ever another.
    """
    found: set[str] = set()
    for said in SPEAKING:
        for _, text in ontology.pairs(said):
            found |= stems_of(text)
    return found


def stems_of(text: Term) -> set[str]:
    """The stems of the words of a text; a thing has none."""
    if not isinstance(text, Literal):
        return set()
    return set(stems(text.value))


def _is_capitalised(name: str) -> bool:
    return name[:1].isupper()
