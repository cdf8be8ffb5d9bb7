"""What the ontology says of how each kind of thing and relation is proved from words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Facts, Graph
from kg.language.english.stems import stems

_WORD = re.compile(r"\w+")
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
        self._wanted = mentioning.union(_OF_FIGURES, (v.TYPE, v.START_DATE, v.END_DATE))
        # What many articles tell of has many names to look through: they are gathered
        # once.
        self.classes: Callable[[NamedNode], list[NamedNode]] = lru_cache(maxsize=None)(
            self._classes
        )
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
        return self.facts(thing).nodes(thing, v.TYPE)

    def _texts(self, thing: NamedNode) -> list[str]:
        """The texts that mention a thing where they stand."""
        facts, rules = self.facts(thing), self.mentioned_by(thing)
        return sorted({text for rule in rules for text in facts.texts(thing, rule)})

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

    def is_described(self, thing: NamedNode) -> bool:
        """Whether the label of a thing describes it in words that need not stand in the text as they are."""
        return any(kind in self._ontology.described for kind in self.classes(thing))

    def is_said_together(self, predicate: NamedNode) -> bool:
        """Whether the words for a subject and a value of the property stand beside each other."""
        return predicate in self._ontology.said_together

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """The names of all things that are not described, by their first words."""
        found: dict[str, set[str]] = defaultdict(set)
        named = self.graph.facts(None, _NAMES)
        self.prepare(named.subjects)
        for thing in named.subjects:
            names = (
                []
                if self.is_described(thing)
                else [n for p in _NAMES for n in named.texts(thing, p)]
            )
            for name in names:
                if first := _WORD.search(name):
                    found[first.group().casefold()].add(name)
        return found

    @cached_property
    def vocabulary(self) -> set[str]:
        """The stems of the words in which the ontology and the registry speak."""
        labels, names = (v.LABEL, *_NAMES, v.DEFINITION), self.graph.namespaces
        graphs = (names.ontology, names.entities)
        values = (quad.object for quad in self.graph.match(None, labels, graphs=graphs))
        spoken = (value.value for value in values if isinstance(value, Literal))
        return {stem for text in spoken for stem in stems(text)}
