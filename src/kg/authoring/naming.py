"""Where an article first calls a thing by its name, which is stated there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import occurrences
from kg.authoring.places import span_of
from kg.knowledge import Graph
from kg.vocabulary import Term


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
    labels: dict[object, Term] = {}
    for quad in registry:
        if quad.predicate == v.PREF_LABEL:
            labels[quad.subject] = quad.object
    named = {quad.subject for quad in stated if quad.predicate == v.PREF_LABEL}
    told = [thing for thing in _things(stated) if thing not in named]
    names = _names(told, labels, graph)
    passages = _passages(stated)
    for thing in told:
        label = names.get(thing)
        # A name begins with a capital; what does not describes.
        if label is None or not label.value[:1].isupper():
            continue
        place = _first(text, label.value, passages)
        if place is not None:
            yield Quad(thing, v.PREF_LABEL, label, place)


def _passages(stated: Iterable[Quad]) -> list[NamedNode]:
    passages: dict[NamedNode, None] = {}
    for quad in stated:
        if isinstance(quad.graph_name, NamedNode):
            passages.setdefault(quad.graph_name)
    return list(passages)


def _things(stated: Iterable[Quad]) -> list[NamedNode]:
    """What statements tell of, in their order."""
    things: dict[NamedNode, None] = {}
    for quad in stated:
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode):
                things.setdefault(term)
    return list(things)


def _names(
    things: list[NamedNode], labels: Mapping[object, Term], graph: Graph
) -> dict[NamedNode, Literal]:
    """The preferred name of each thing: the worksheet's, else the project's."""
    known = graph.facts(things, v.PREF_LABEL)
    names: dict[NamedNode, Literal] = {}
    for thing in things:
        own = labels.get(thing)
        candidates = known.literals(thing, v.PREF_LABEL)
        if isinstance(own, Literal):
            names[thing] = own
        elif candidates:
            names[thing] = candidates[0]
    return names


def _first(text: str, name: str, passages: list[NamedNode]) -> NamedNode | None:
    """The smallest passage around the first of the places with the name."""
    spans = {passage: span_of(passage.value) for passage in passages}
    for begin, end in occurrences(text, name):
        lengths: dict[NamedNode, tuple[int, int]] = {}
        for passage, (first, last) in spans.items():
            if first <= begin and end <= last:
                lengths[passage] = (last - first, first)
        if lengths:
            return min(lengths, key=lengths.__getitem__)
    return None
