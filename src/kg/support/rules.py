"""What the ontology says of how each kind of thing and relation is proved from words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import product

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.store import Store
from kg.support.stems import stems

_WORD = re.compile(r"\w+")


class Rules:
    """The grounding rules in the ontology of a store, and the classes of its things."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lexicon = store.lexicon
        # What many articles tell of has many statements to look through: it is asked for once.
        self.classes: Callable[[NamedNode], list[NamedNode]] = lru_cache(maxsize=None)(self._classes)
        self.texts: Callable[[NamedNode], list[str]] = lru_cache(maxsize=None)(self._texts)

    def _classes(self, thing: NamedNode) -> list[NamedNode]:
        """The classes of a thing, those above them included."""
        if thing.value in self._store.articles:
            return [v.CLASS_ARTICLE]
        return [value for _, _, value in self._store.holds(thing, v.TYPE, None) if isinstance(value, NamedNode)]

    def _texts(self, thing: NamedNode) -> list[str]:
        """The texts that mention a thing where they stand."""
        values = (value for rule in self.mentioned_by(thing) for _, _, value in self._store.holds(thing, rule, None))
        return sorted({value.value for value in values if isinstance(value, Literal)})

    def mentioned_by(self, thing: NamedNode) -> list[NamedNode]:
        """The properties whose values mention a thing, or the classes of passages that do."""
        return sorted(
            {rule for kind in self.classes(thing) for rule in self._lexicon.mentioned_by.get(kind, ())}, key=str
        )

    def cues(self, term: NamedNode) -> list[str]:
        """The words of which one must stand where a property relates two things, or a class has a member."""
        return self._lexicon.cues.get(term, [])

    def is_described(self, thing: NamedNode) -> bool:
        """Whether the label of a thing describes it in words that need not stand in the text as they are."""
        return any(kind in self._lexicon.described for kind in self.classes(thing))

    def is_said_together(self, predicate: NamedNode) -> bool:
        """Whether the words for a subject and a value of the property stand beside each other."""
        return predicate in self._lexicon.said_together

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """The names of all things that are not described, by their first words."""
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in (v.PREF_LABEL, v.ALT_LABEL):
            for thing, _, value in self._store.holds(None, predicate, None):
                if isinstance(value, Literal) and not self.is_described(thing) and (first := _WORD.search(value.value)):
                    found[first.group().casefold()].add(value.value)
        return found

    @cached_property
    def vocabulary(self) -> set[str]:
        """The stems of the words in which the ontology and the registry speak."""
        labels = (v.LABEL, v.PREF_LABEL, v.ALT_LABEL, v.DEFINITION)
        pairs = product(labels, (v.ONTOLOGY, v.ENTITIES))
        quads = (q for label, graph in pairs for q in self._store.engine.quads_for_pattern(None, label, None, graph))
        return {stem for quad in quads if isinstance(quad.object, Literal) for stem in stems(quad.object.value)}
