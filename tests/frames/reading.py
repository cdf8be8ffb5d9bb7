"""Sentences read by the shared frames, without a graph: what two names are to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.frames import Lexicon, Match, Sides, lexicon_of, matches
from kg.knowledge.ontology import Ontology
from kg.language.english.inflection import noun_forms
from kg.language.english.lexemes import Lexemes
from kg.language.english.order import predications
from kg.language.english.predication import KnownName, NameKind, Predication
from kg.language.spans import Span
from kg.project import Project

Reader: TypeAlias = Callable[
    [str, Sequence[Span], Sequence[KnownName], Lexemes], list[Predication]
]


class Known(NamedTuple):
    """The names and the common nouns by which things are called in sentences."""

    names: Mapping[str, NameKind]
    nouns: frozenset[str] = frozenset()


class Frames(NamedTuple):
    """The shared frames, and the ontology that they are of."""

    ontology: Ontology
    lexicon: Lexicon


@cache
def shared() -> Frames:
    graph = Project().knowledge
    return Frames(graph.ontology, lexicon_of(graph))


class Read(NamedTuple):
    """A sentence as it was read."""

    text: str
    names: Sequence[KnownName]
    predications: Sequence[Predication]

    def fits(self, term: NamedNode, subject: str, object: str) -> list[Match]:
        """How the sentence says a statement with two sides that are called so."""
        frames = shared()
        known = frozenset(name.span for name in self.names)
        ends = (self.spans(subject), self.spans(object))
        sides = Sides(*ends, known, subjects=known, objects=known)
        return [
            match
            for match in matches(frames.lexicon.fitting(term, self.predications), sides)
            if not frames.lexicon.is_carried(match.frame, match.predication)
        ]

    def spans(self, words: str) -> list[Span]:
        return list(_spans(self.text, words))


def read(text: str, known: Known, reader: Reader = predications) -> Read:
    """Read one sentence."""
    words = shared().lexicon.lexemes
    words = words._replace(called=known.nouns - words.nouns)
    names = list(_names(text, known.names))
    return Read(text, names, reader(text, [(0, len(text))], names, words))


def _names(text: str, kinds: Mapping[str, NameKind]) -> Iterable[KnownName]:
    found: list[KnownName] = []
    for word in sorted(kinds, key=len, reverse=True):
        for span in _spans(text, word):
            if not any(
                one.span[0] < span[1] and span[0] < one.span[1] for one in found
            ):
                found.append(KnownName(span, kinds[word]))
    return sorted(found)


@cache
def _spans(text: str, words: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _forms(words).finditer(text))


@cache
def _forms(words: str) -> re.Pattern[str]:
    """The forms of a name or noun, as whole words."""
    several = "|".join(map(re.escape, noun_forms(words)))
    return re.compile(rf"(?<!\w)(?:{several})(?!\w)")
