"""Names that look misspelt: words that nobody else writes, beside one that somebody does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import product
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.store import Store
from kg.support.stems import stem

_WORD = re.compile(r"[^\W\d_]{4,}")
_LIKENESS = 0.8


class Misspelt(NamedTuple):
    """A name in the registry or the derived graph, the word in it that looks misspelt, and what may be meant."""

    graph: NamedNode
    thing: NamedNode
    predicate: NamedNode
    word: str
    meant: str


def misspelt(store: Store, texts: list[str]) -> Iterator[Misspelt]:
    """Names with a word that is in none of the texts, in no other name and in no term, but close to one that is."""
    names = list(_names(store))
    written = Counter(word for *_, name in names for word in _words(name))
    known = _words(" ".join([*texts, *_terms(store)])) | {word for word, times in written.items() if times > 1}
    stems = {stem(word) for word in known}
    for graph, thing, predicate, name in names:
        for word in sorted(_words(name)):
            if stem(word) not in stems and (close := get_close_matches(word, sorted(known), n=1, cutoff=_LIKENESS)):
                yield Misspelt(graph, thing, predicate, word, close[0])


def _names(store: Store) -> Iterator[tuple[NamedNode, NamedNode, NamedNode, str]]:
    for graph, predicate in product((v.ENTITIES, v.DERIVED), (v.PREF_LABEL, v.ALT_LABEL)):
        quads = store.engine.quads_for_pattern(None, predicate, None, graph)
        for quad in sorted(quads, key=str):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield graph, quad.subject, predicate, quad.object.value


def _terms(store: Store) -> Iterator[str]:
    """What the ontology calls and says of its terms."""
    for predicate in (v.LABEL, v.ALT_LABEL, v.DEFINITION, v.CUE):
        for quad in store.engine.quads_for_pattern(None, predicate, None, v.ONTOLOGY):
            if isinstance(quad.object, Literal):
                yield quad.object.value


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
