"""The things that an article names, each with what it may be instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.review_lines import ReviewLine
from kg.knowledge import Graph
from kg.language.spans import Span
from kg.review_desk.choices import MOST, shown
from kg.review_desk.line_changes import Choice, Lines, named_by
from kg.review_desk.thing_names import (
    ThingNames,
    is_related,
    may_mean,
    meant_by,
    things_described,
)

_LETTERS = {
    "Organisation": "o",
    "Company": "c",
    "PublicBody": "v",
    "ResearchInstitution": "i",
    "Person": "p",
    "Place": "l",
    "Facility": "f",
    "Brand": "b",
    "Product": "d",
    "Topic": "t",
    "Group": "g",
}
"""The keys of the commonest classes: none is one that moves, decides or undoes."""


_NOT_NAMED = (v.CLASS_FIGURE, v.CLASS_ARTICLE)
"""What only one article has."""


class _Thing(NamedTuple):
    """A thing of the article, as others are compared with it."""

    local: str
    label: str
    kind: NamedNode | None
    span: Span


class ThingCards:
    """Makes cards of the things of one review.

    Args:
        reading: the article.
        lines: the lines of the review.
        names: what things are called.
    """

    def __init__(
        self, reading: ArticleReading, lines: Lines, names: ThingNames
    ) -> None:
        self._reading = reading
        self._graph = reading.graph
        self._lines = lines
        self._names = names

    def cards(self) -> list[dict[str, Any]]:
        """A card for each thing, in the order in which the article names them."""
        things = [line for line in self._lines.values() if line.is_thing]
        return [self._card(line) for line in sorted(things, key=lambda each: each.span)]

    def _card(self, line: ReviewLine) -> dict[str, Any]:
        meant = meant_by(line)
        local = meant or line.described
        kind = self._names.kind(local)
        words = " ".join(self._reading.text[slice(*line.span)].split())
        return {
            "id": line.id,
            "local": local,
            "label": self._names.label(local),
            "words": words,
            "kind": kind and v.local_name(kind.value),
            "kindLabel": kind and self._graph.verbaliser.title(kind),
            "decision": line.decision,
            "tier": line.tier,
            "rule": line.rule,
            "isOther": bool(meant),
            "span": line.span,
            "mentions": self._mentions.get(local, [line.span]),
            "uses": self._uses[local],
            "choices": shown(self._choices(local, words)),
        }

    @cached_property
    def _mentions(self) -> dict[str, list[Span]]:
        """Where each thing is named or referred to."""
        found: dict[str, list[Span]] = {}
        for mention in self._reading.mentions:
            local = self._names.meant_at(mention)
            found.setdefault(local, []).append(mention.span)
        return found

    @cached_property
    def _uses(self) -> Counter[str]:
        """How many lines tell of each thing."""
        stating = (line for line in self._lines.values() if not line.is_thing)
        return Counter(name for line in stating for name in named_by(line))

    def _choices(self, local: str, words: str) -> list[Choice]:
        """What else it may be: a thing of the registry, or another of the article."""
        label = self._names.label(local)
        found: dict[str, Choice] = {}
        for known, called in self._registered:
            if known != local and any(is_related(label, name) for name in called):
                found[known] = Choice(known, called[0])
        kind = self._names.kind(local)
        others = [
            other
            for other in self._others
            # No digit for what would only be refused.
            if other.local != local and may_mean(words, other.label)
        ]
        others.sort(key=lambda other: (not self._may_be(kind, other.kind), other.span))
        for other in others:
            found.setdefault(other.local, Choice(other.local, other.label))
        return list(found.values())[:MOST]

    @cached_property
    def _others(self) -> list[_Thing]:
        """The things of the article that nobody has rejected."""
        described = things_described(self._lines.values()).items()
        return [
            _Thing(local, self._names.label(local), self._names.kind(local), line.span)
            for local, line in described
            if not line.is_rejected
        ]

    @cached_property
    def _registered(self) -> list[tuple[str, list[str]]]:
        """The things of the registry with their names."""
        graph = self._graph
        base = graph.namespaces.things
        registry = graph.facts(graphs=graph.namespaces.entities)
        found: list[tuple[str, list[str]]] = []
        for thing in v.named_nodes(registry.subjects):
            called = [*registry.texts(thing, v.PREF_LABEL)]
            called += registry.texts(thing, v.ALT_LABEL)
            if called:
                found.append((thing.value.removeprefix(base), called))
        return found

    def _may_be(self, kind: NamedNode | None, other: NamedNode | None) -> bool:
        """Whether things of two classes may be the same."""
        ontology = self._graph.ontology
        if kind is None or other is None:
            return True
        return ontology.is_below(kind, other) or ontology.is_below(other, kind)


def class_letters(graph: Graph) -> list[dict[str, str]]:
    """The classes that a thing may be of, with the key of those that have one."""
    return [
        {
            "name": name,
            "label": graph.verbaliser.title(kind),
            "letter": _LETTERS.get(name, ""),
        }
        for name, kind in _classes(graph)
    ]


def _classes(graph: Graph) -> Iterator[tuple[str, NamedNode]]:
    """The classes of what lasts, the commonest first."""
    terms = graph.resolver.terms
    known = {v.local_name(kind.value): kind for kind in _lasting(graph)}
    for name in (*_LETTERS, *sorted(known)):
        kind = terms.get(name)
        if kind and known.pop(name, None):
            yield name, kind


def _lasting(graph: Graph) -> Iterable[NamedNode]:
    """The classes of what has a name of its own and goes on, such as firms and places."""
    ontology = graph.ontology
    untold = {*ontology.described, *_NOT_NAMED}
    for kind in v.named_nodes(ontology.instances(v.OWL_CLASS)):
        above = set(ontology.superclasses(kind))
        if above.intersection(ontology.categories) and untold.isdisjoint(above):
            yield kind
