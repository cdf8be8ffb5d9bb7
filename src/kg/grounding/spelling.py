"""Names that look misspelt: words that nobody else writes, beside one that somebody does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.grounding import Support, told_of
from kg.knowledge import Graph
from kg.language.english.stems import stem

_WORD = re.compile(r"[^\W\d_]{4,}")
_LIKENESS = 0.8
_NAMING = (v.PREF_LABEL, v.ALT_LABEL)
_TERMS = (v.LABEL, v.ALT_LABEL, v.DEFINITION, v.CUE)


class SpeltName(NamedTuple):
    """A name in the registry or the derived graph."""

    graph: NamedNode
    thing: NamedNode
    predicate: NamedNode
    text: str


class Misspelt(NamedTuple):
    """A name, the word in it that looks misspelt, and what may be meant."""

    name: SpeltName
    word: str
    meant: str


def misspelt(graph: Graph, supports: Sequence[Support]) -> Iterator[Misspelt]:
    """Names with a word that is in no text at hand, in no other name and no term, but close to one that is.

    A name may stand in a text that is not at hand. So one is judged only if all
    articles that tell of its thing have their texts, and there is such an article, or
    no text at all is missing.
    """
    texts = [found.words.text for found in supports if found.words]
    if not texts:
        return
    names = _names(graph)
    written = Counter(word for name in names for word in _words(name.text))
    several = {word for word, times in written.items() if times > 1}
    known = _words(" ".join([*texts, *_terms(graph)])) | several
    stems, candidates = set(map(stem, known)), sorted(known)
    for name in _judged(graph, names, supports):
        for word in sorted(_words(name.text)):
            if stem(word) not in stems:
                for meant in get_close_matches(word, candidates, n=1, cutoff=_LIKENESS):
                    yield Misspelt(name, word, meant)


def _judged(
    graph: Graph, names: list[SpeltName], supports: Sequence[Support]
) -> list[SpeltName]:
    """The names for which every text that may have them is at hand."""
    missing = [found for found in supports if not found.words]
    if not missing:
        return names
    seen = _told_of(graph, [found for found in supports if found.words])
    judged = seen - _told_of(graph, missing)
    return [name for name in names if name.thing in judged]


def _told_of(graph: Graph, supports: Sequence[Support]) -> set[NamedNode]:
    return told_of(
        graph.stated(
            passage for found in supports for passage in found.article.passages
        )
    )


def _names(graph: Graph) -> list[SpeltName]:
    quads = graph.match(
        None, _NAMING, graphs=(graph.namespaces.entities, graph.namespaces.derived)
    )
    return [
        SpeltName(quad.graph_name, quad.subject, quad.predicate, quad.object.value)
        for quad in sorted(quads, key=str)
        if isinstance(quad.graph_name, NamedNode)
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
    ]


def _terms(graph: Graph) -> Iterator[str]:
    """What the ontology calls and says of its terms."""
    for predicate in _TERMS:
        yield from (
            o.value
            for _, o in graph.ontology.pairs(predicate)
            if isinstance(o, Literal)
        )


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
