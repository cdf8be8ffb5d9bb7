"""Names that look misspelt: the thing's other names, or its texts, spell a word otherwise.

A name is compared with nothing else. In other texts, in other names and in the ontology
are words that look like it and mean something of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import occurrences
from kg.grounding import Support, told_of
from kg.knowledge import Graph
from kg.language.english.slips import is_slip
from kg.language.english.stems import stem
from kg.language.spans import Span

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAMING = (v.PREF_LABEL, v.ALT_LABEL)
_TERMS = (v.LABEL, v.ALT_LABEL, v.DEFINITION, v.CUE, v.NOUN)


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
    """Names that stand in no text, with a word close to what stands in its place elsewhere.

    Only things are judged of which all articles that tell of them have their texts.
    """
    names = _names(graph)
    texts = _texts(supports)
    spoken = _spoken(graph, names)
    by_thing: dict[NamedNode, list[SpeltName]] = defaultdict(list)
    for name in names:
        by_thing[name.thing].append(name)
    for thing, told in texts.items():
        labels = by_thing[thing]
        for name in labels:
            # Whatever a text has is spelt as it should be.
            if _stands_in(name.text, told):
                continue
            others = [other.text for other in labels if other.text != name.text]
            yield from _in_name(name, others, told, spoken)


def _stands_in(name: str, texts: list[str]) -> bool:
    return any(occurrences(text, name, any_case=True) for text in texts)


def _in_name(
    name: SpeltName, others: list[str], texts: list[str], spoken: set[str]
) -> Iterator[Misspelt]:
    """The words of a name that another one, or a text in this place, spells otherwise."""
    for match in _WORD.finditer(name.text):
        word = match[0].casefold()
        if stem(word) in spoken:
            continue
        meant = _in_place(name.text, match.span(), texts)
        for other in others:
            meant |= _words(other)
        for candidate in sorted(meant):
            if not is_slip(word, candidate):
                continue
            # Two forms of one word are both right.
            if stem(word) != stem(candidate):
                yield Misspelt(name, word, candidate)
                break


def _in_place(name: str, place: Span, texts: Iterable[str]) -> set[str]:
    """The words that texts have in the place of one in a name, between its others."""
    begin, end = place
    before = re.escape(name[:begin])
    after = re.escape(name[end:])
    pattern = re.compile(rf"(?<!\w){before}([^\W\d_]{{3,}}){after}(?!\w)")
    is_one_word = not before and not after
    is_capitalised = name[0].isupper()
    found: set[str] = set()
    for text in texts:
        for word in pattern.findall(text):
            # A name of one word has no others around it; but names have capitals.
            if is_one_word and word[0].isupper() != is_capitalised:
                continue
            found.add(word.casefold())
    return found


def _texts(supports: Sequence[Support]) -> dict[NamedNode, list[str]]:
    """By thing, the texts of the articles that tell of it; none where one is missing."""
    found: dict[NamedNode, list[str]] = defaultdict(list)
    missing: set[NamedNode] = set()
    for support in supports:
        things = told_of(support.stated)
        if support.words is None:
            missing |= things
            continue
        for thing in things:
            found[thing].append(support.words.text)
    for thing in missing:
        found.pop(thing, None)
    return found


def _spoken(graph: Graph, names: list[SpeltName]) -> set[str]:
    """The stems of the ontology's words, and of those in the names of several things."""
    bearers: dict[str, set[NamedNode]] = defaultdict(set)
    for name in names:
        for word in _words(name.text):
            bearers[word].add(name.thing)
    spoken: set[str] = set()
    for word, things in bearers.items():
        if len(things) > 1:
            spoken.add(word)
    for text in _terms(graph):
        spoken |= _words(text)
    return set(map(stem, spoken))


def _names(graph: Graph) -> list[SpeltName]:
    namespaces = graph.namespaces
    graphs = (namespaces.entities, namespaces.derived)
    quads = graph.match(None, _NAMING, graphs=graphs)
    found: list[SpeltName] = []
    for quad in sorted(quads, key=str):
        thing = quad.subject
        text = quad.object
        if not isinstance(thing, NamedNode) or not isinstance(text, Literal):
            continue
        assert isinstance(quad.graph_name, NamedNode)
        name = SpeltName(
            graph=quad.graph_name,
            thing=thing,
            predicate=quad.predicate,
            text=text.value,
        )
        found.append(name)
    return found


def _terms(graph: Graph) -> Iterator[str]:
    """What the ontology calls and says of its terms."""
    for predicate in _TERMS:
        for _, text in graph.ontology.pairs(predicate):
            if isinstance(text, Literal):
                yield text.value


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
