"""What the ontology says of how each kind of thing and relation is proved from words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Facts, Graph
from kg.language.english.stems import WORD, stems
from kg.vocabulary import Term

_FIRST_WORD = re.compile(r"\w+")
_NAMES = (v.PREF_LABEL, v.ALT_LABEL)
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
)


class Rules:
    """The grounding rules in the ontology of a graph, and what holds of the things that they prove.

    What it has once asked for it keeps, so `prepare` many things at once.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._ontology = graph.ontology
        self._known: dict[NamedNode, Facts] = {}
        mentioning = {
            rule for by in graph.ontology.mentioned_by.values() for rule in by
        }
        self._wanted = mentioning.union(
            _OF_FIGURES,
            (v.TYPE, v.CLAIMED_TYPE, v.START_DATE, v.END_DATE, v.IS_PLURAL, v.KIND),
        )
        # What many articles tell of has many names to look through: they are gathered
        # once.
        self.classes: Callable[[NamedNode], list[NamedNode]] = lru_cache(maxsize=None)(
            self._classes
        )
        self.own_words: Callable[[NamedNode], set[str]] = lru_cache(maxsize=None)(
            self._own_words
        )
        self.neighbours: Callable[[NamedNode], set[NamedNode]] = lru_cache(
            maxsize=None
        )(self._neighbours)
        self.texts: Callable[[NamedNode], list[str]] = lru_cache(maxsize=None)(
            self._texts
        )

    def prepare(self, things: Iterable[NamedNode]) -> None:
        """Ask with one query for what mentions the things, and for what figures are."""
        new = {thing for thing in things if thing not in self._known}
        if new:
            self._known |= dict.fromkeys(new, self.graph.facts(new, self._wanted))

    def facts(self, thing: NamedNode) -> Facts:
        """What holds of a thing, among others; of one that is not prepared it is asked for alone."""
        self.prepare([thing])
        return self._known[thing]

    def _classes(self, thing: NamedNode) -> list[NamedNode]:
        """The classes of a thing, those above them included."""
        if thing.value in self.graph.articles:
            return [v.CLASS_ARTICLE]
        # What is only claimed is mentioned as if it were there.
        claimed = self.facts(thing).node(thing, v.CLAIMED_TYPE)
        if claimed:
            return v.named_nodes(self._ontology.superclasses(claimed))
        return self.facts(thing).nodes(thing, v.TYPE)

    def _texts(self, thing: NamedNode) -> list[str]:
        """The texts that mention a thing where they stand."""
        facts, rules = self.facts(thing), self.mentioned_by(thing)
        return sorted({text for rule in rules for text in facts.texts(thing, rule)})

    def _own_words(self, thing: NamedNode) -> set[str]:
        """The words of a thing's names and kinds; of a figure those of its variable and unit."""
        facts = self.facts(thing)
        texts = [*self.texts(thing), *facts.texts(thing, v.KIND)]
        texts += [n for p in _NAMES for n in facts.texts(thing, p)]
        for part in (v.VARIABLE, v.UNIT):
            for node in facts.nodes(thing, part):
                texts += self.texts(node)
                texts += self._called(node)
        return {word for text in texts for word in WORD.findall(text)}

    def _called(self, term: NamedNode) -> list[str]:
        """The label of a term, and of what it is measured in: of a currency, money."""
        dimensions = v.named_nodes(self._ontology.values(term, v.DIMENSION))
        labels = self._ontology.labels
        return [labels[each] for each in (term, *dimensions) if each in labels]

    def _neighbours(self, thing: NamedNode) -> set[NamedNode]:
        """What statements relate with a thing, whichever way."""
        found = {q.object for q in self.graph.match(thing)}
        found |= {q.subject for q in self.graph.match(None, None, thing)}
        return {node for node in found if isinstance(node, NamedNode)}

    def is_plural(self, thing: NamedNode) -> bool:
        """Whether a thing is several, by what is said of it or by its class."""
        facts = self.facts(thing)
        if any(text == "true" for text in facts.texts(thing, v.IS_PLURAL)):
            return True
        return not self._ontology.plurals.isdisjoint(self.classes(thing))

    def is_named(self, thing: NamedNode) -> bool:
        """Whether a thing has a name that stands in the words as it is."""
        facts = self.facts(thing)
        has_name = any(facts.texts(thing, name) for name in _NAMES)
        return has_name and not self.is_described(thing)

    def is_individual(self, thing: NamedNode) -> bool:
        """Whether a thing is one, and has a name of its own, with a capital."""
        names = self.facts(thing).texts(thing, v.PREF_LABEL)
        return not self.is_plural(thing) and any(n[:1].isupper() for n in names)

    def lowest(self, thing: NamedNode) -> set[Term]:
        """Those classes of a thing that have none of its others below them."""
        kinds = self.classes(thing)
        above = {
            upper for kind in kinds for upper in self._ontology.superclasses(kind)[1:]
        }
        return {kind for kind in kinds if kind not in above}

    def category(self, thing: NamedNode) -> str:
        """The category of a thing on a map, by its lowest classes."""
        return self._ontology.category(sorted(self.lowest(thing), key=str))

    def mentioned_by(self, thing: NamedNode) -> list[NamedNode]:
        """The properties whose values mention a thing, or the classes of passages that do."""
        by_class = self._ontology.mentioned_by
        found = {
            rule for kind in self.classes(thing) for rule in by_class.get(kind, ())
        }
        return sorted(found, key=str)

    def cues(self, term: NamedNode) -> list[str]:
        """The words of which one must stand where a property relates two things, or a class has a member."""
        return self._ontology.cues.get(term, [])

    def pronouns(self, thing: NamedNode) -> set[str]:
        """The pronouns that its classes have for a thing beside "it"."""
        pronouns = self._ontology.pronouns
        return {each for kind in self.classes(thing) for each in pronouns.get(kind, ())}

    def is_described(self, thing: NamedNode) -> bool:
        """Whether the label of a thing describes it in words that need not stand in the text as they are."""
        return any(kind in self._ontology.described for kind in self.classes(thing))

    def is_said_together(self, predicate: NamedNode) -> bool:
        """Whether the words for a subject and a value of the property stand beside each other."""
        return predicate in self._ontology.said_together

    def is_noun_of(self, thing: NamedNode, word: str) -> bool:
        """Whether a noun may stand for a member of one of the thing's classes."""
        return any(
            kind in self._ontology.classes_of(word) for kind in self.classes(thing)
        )

    @cached_property
    def actors(self) -> list[str]:
        """The names of all who can say something, in capitals where one begins so."""
        kinds = self._ontology.values(v.SAID_BY, v.RANGE)
        actors = self.graph.facts(None, v.TYPE, kinds).subjects
        names = self.graph.facts(actors, _NAMES)
        texts = [
            text
            for actor in names.subjects
            for predicate in _NAMES
            for text in names.texts(actor, predicate)
        ]
        return [text for text in texts if text[:1].isupper()]

    def bearers(self, name: str) -> set[NamedNode]:
        """The things that are not described and have exactly this name."""
        first = _FIRST_WORD.search(name)
        return self.names[first.group().casefold()][name] if first else set()

    @cached_property
    def names(self) -> dict[str, dict[str, set[NamedNode]]]:
        """By first word, the names of all things that are not described, with their bearers."""
        found: dict[str, dict[str, set[NamedNode]]] = defaultdict(dict)
        named = self.graph.facts(None, _NAMES)
        self.prepare(named.subjects)
        for thing in named.subjects:
            names = (
                []
                if self.is_described(thing)
                else [n for p in _NAMES for n in named.texts(thing, p)]
            )
            for name in names:
                if first := _FIRST_WORD.search(name):
                    alike = found[first.group().casefold()]
                    alike.setdefault(name, set()).add(thing)
        return found

    @cached_property
    def vocabulary(self) -> set[str]:
        """The stems of the words in which the ontology and the registry speak."""
        labels, names = (v.LABEL, *_NAMES, v.DEFINITION), self.graph.namespaces
        graphs = (names.ontology, names.entities)
        values = (quad.object for quad in self.graph.match(None, labels, graphs=graphs))
        spoken = (value.value for value in values if isinstance(value, Literal))
        return {stem for text in spoken for stem in stems(text)}
