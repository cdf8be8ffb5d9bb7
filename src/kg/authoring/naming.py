"""Where an article first calls a lasting thing by its name, which is stated there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import occurrences
from kg.knowledge import Graph
from kg.knowledge.names_by_words import words_in
from kg.language.english.longer_names import is_in_longer_name
from kg.language.spans import Span
from kg.model import span_of


def namings(
    text: str, stated: Iterable[Quad], registry: Iterable[Quad], graph: Graph
) -> Iterator[Quad]:
    """Yield the name of each thing, in the smallest passage around its first place.

    Args:
        text: the article's words.
        stated: what its passages state.
        registry: what the worksheet says of lasting things.
        graph: the project, whose registry has names too.
    """
    stated = list(stated)
    passages = _passages(stated)
    nameless = _nameless(stated)
    names = _Names(text, nameless, registry, graph)
    for thing in nameless:
        label = names.preferred.get(thing)
        # A name begins with a capital; what does not describes.
        if label is None or not label.value[:1].isupper():
            continue
        places = names.places(label.value, thing)
        place = _first(places, passages)
        if place is not None:
            yield Quad(thing, v.PREF_LABEL, label, place)


class _Bearer(NamedTuple):
    """A name with the thing that bears it."""

    name: str
    thing: NamedNode


class _Names:
    """The names of the registered things, as the worksheet leaves them."""

    def __init__(
        self,
        text: str,
        things: Iterable[NamedNode],
        registry: Iterable[Quad],
        graph: Graph,
    ) -> None:
        self._text = text
        self._graph = graph
        self._names = graph.home.names
        self._new = list(registry)
        self.preferred: dict[NamedNode, Literal] = {}
        self._bearers: list[_Bearer] = []
        # Of very many things, a text names a few.
        named = self._names.among(words_in(text))
        present = self._registered({*things, *(name.bearer for name in named)})
        # What the worksheet says comes last, and goes before what there was.
        for quad in [*sorted(present, key=str), *self._new]:
            thing, label = quad.subject, quad.object
            if not isinstance(thing, NamedNode) or not isinstance(label, Literal):
                continue
            self._bearers.append(_Bearer(label.value, thing))
            if quad.predicate == v.PREF_LABEL:
                self.preferred[thing] = label

    def _registered(self, things: Collection[NamedNode]) -> list[Quad]:
        """What the registry calls things."""
        entities = self._graph.namespaces.entities
        return self._graph.match(things, v.NAMING, graphs=entities)

    def places(self, name: str, thing: NamedNode) -> list[Span]:
        """Where the text has the name, but not inside the longer name of another thing."""
        text = self._text
        own: list[Span] = []
        taken: list[Span] = []
        for bearer in self._bearers:
            if name in bearer.name and name != bearer.name:
                spans = own if bearer.thing == thing else taken
                spans += occurrences(text, bearer.name)
        free = [
            place for place in occurrences(text, name) if not _is_inside(place, taken)
        ]
        return [
            place
            for place in free
            if _is_inside(place, own) or not self._goes_on(place)
        ]

    def _goes_on(self, place: Span) -> bool:
        """Whether the words around make a longer name of it, which nobody bears here."""
        ontology = self._graph.ontology
        # Any noun may tell of what kind its bearer is, whose class is not known here.
        return is_in_longer_name(
            self._text,
            *place,
            is_own=lambda word: bool(ontology.classes_of(word)),
            is_named=lambda begin, end: self._begins_name(self._text[begin:end]),
        )

    def _begins_name(self, word: str) -> bool:
        """Whether a name in the registry begins with a word."""
        bearers = {name.bearer for name in self._names.beginning(word)}
        for quad in (*self._new, *self._registered(bearers)):
            label = quad.object
            if isinstance(label, Literal) and label.value.startswith(word):
                return True
        return False


def _nameless(stated: list[Quad]) -> list[NamedNode]:
    """What statements tell of without stating its name, in their order."""
    named = {quad.subject for quad in stated if quad.predicate == v.PREF_LABEL}
    things: dict[NamedNode, None] = {}
    for quad in stated:
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode) and term not in named:
                things.setdefault(term)
    return list(things)


def _passages(stated: list[Quad]) -> dict[NamedNode, Span]:
    """The passages that state something, with where they stand."""
    passages: dict[NamedNode, Span] = {}
    for quad in stated:
        passage = quad.graph_name
        if isinstance(passage, NamedNode):
            passages.setdefault(passage, span_of(passage.value))
    return passages


def _first(places: Iterable[Span], passages: dict[NamedNode, Span]) -> NamedNode | None:
    """The smallest passage around the first of the places."""
    for place in places:
        around: dict[NamedNode, tuple[int, int]] = {}
        for passage, span in passages.items():
            if _holds(span, place):
                begin, end = span
                around[passage] = (end - begin, begin)
        if around:
            return min(around, key=around.__getitem__)
    return None


def _is_inside(place: Span, spans: Iterable[Span]) -> bool:
    return any(_holds(span, place) for span in spans)


def _holds(outer: Span, inner: Span) -> bool:
    begin, end = inner
    return outer[0] <= begin and end <= outer[1]
