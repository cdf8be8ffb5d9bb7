"""Where an article first calls a lasting thing by its name, which is stated there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import occurrences
from kg.knowledge import Graph
from kg.language.english.longer_names import is_in_longer_name
from kg.language.spans import Span
from kg.model import span_of

_NAMING = (v.PREF_LABEL, v.ALT_LABEL)


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
    names = _Names(registry, graph)
    for thing in _nameless(stated):
        label = names.preferred.get(thing)
        # A name begins with a capital; what does not describes.
        if label is None or not label.value[:1].isupper():
            continue
        places = names.places(text, label.value, thing)
        place = _first(places, passages)
        if place is not None:
            yield Quad(thing, v.PREF_LABEL, label, place)


class _Bearer(NamedTuple):
    """A name with the thing that bears it."""

    name: str
    thing: NamedNode


class _Names:
    """The names of the registered things, as the worksheet leaves them."""

    def __init__(self, registry: Iterable[Quad], graph: Graph) -> None:
        present = graph.match(None, _NAMING, graphs=graph.namespaces.entities)
        self._ontology = graph.ontology
        self.preferred: dict[NamedNode, Literal] = {}
        self._bearers: list[_Bearer] = []
        # What the worksheet says comes last, and goes before what there was.
        for quad in [*sorted(present, key=str), *registry]:
            thing, label = quad.subject, quad.object
            if not isinstance(thing, NamedNode) or not isinstance(label, Literal):
                continue
            self._bearers.append(_Bearer(label.value, thing))
            if quad.predicate == v.PREF_LABEL:
                self.preferred[thing] = label

    def places(self, text: str, name: str, thing: NamedNode) -> list[Span]:
        """Where a text has the name, but not inside the longer name of another thing."""
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
            if _is_inside(place, own) or not self._goes_on(text, place)
        ]

    def _goes_on(self, text: str, place: Span) -> bool:
        """Whether the words around make a longer name of it, which nobody bears here."""

        def is_named(begin: int, end: int) -> bool:
            word = text[begin:end]
            return any(bearer.name.startswith(word) for bearer in self._bearers)

        # Any noun may tell of what kind its bearer is, whose class is not known here.
        return is_in_longer_name(
            text,
            *place,
            is_own=lambda word: bool(self._ontology.classes_of(word)),
            is_named=is_named,
        )


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
