"""Names that look misspelt: the thing's other names, or its texts, spell a word otherwise.

A name is compared with nothing else. In other texts, in other names and in the ontology
are words that look like it and mean something of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import occurrences
from kg.grounding import Support, told_of
from kg.knowledge import Graph
from kg.language.english.countries import is_place_with_adjective
from kg.language.english.slips import is_slip
from kg.language.english.stems import stem
from kg.language.spans import Span

_WORD = re.compile(r"[^\W\d_]{4,}")
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


AbsentNames: TypeAlias = dict[SpeltName, set[str]]
"""Names that a text has nowhere, each with the words that stand in the place of one of
its own."""


class ToldNames(NamedTuple):
    """What one article has to do with the names of things.

    Attributes:
        told: The things that it tells of.
        absent: Those of their names that are not in its text.
        has_words: Whether its text is at hand.
    """

    told: set[NamedNode]
    absent: AbsentNames
    has_words: bool


def absent_names(graph: Graph, support: Support) -> AbsentNames:
    """The names of what an article tells of that its text has nowhere."""
    if support.words is None:
        return {}
    texts = [support.words.text]
    absent: AbsentNames = {}
    for name in _names(graph, told_of(support.stated)):
        # Whatever a text has is spelt as it should be.
        if _stands_in(name.text, texts):
            continue
        absent[name] = set()
        for match in _WORD.finditer(name.text):
            own = match[0].casefold()
            for word in _in_place(name.text, match.span(), texts):
                absent[name].add(f"{own} {word}")
    return absent


def misspelt(graph: Graph, articles: Iterable[ToldNames]) -> Iterator[Misspelt]:
    """Names that stand in no text, with a word close to what stands in its place elsewhere.

    Only things are judged of which all articles that tell of them have their texts.
    """
    told: Counter[NamedNode] = Counter()
    absent: Counter[SpeltName] = Counter()
    in_place: dict[SpeltName, set[str]] = defaultdict(set)
    missing: set[NamedNode] = set()
    for article in articles:
        told.update(article.told)
        names = article.absent.keys()
        absent.update(names)
        if not article.has_words:
            missing |= article.told
        for name, pairs in article.absent.items():
            in_place[name] |= pairs
    nowhere: list[SpeltName] = []
    for name, times in absent.items():
        is_absent = times == told[name.thing]
        if is_absent and name.thing not in missing:
            nowhere.append(name)
    labels: dict[NamedNode, set[str]] = defaultdict(set)
    things = {name.thing for name in nowhere}
    for name in _names(graph, things):
        labels[name.thing].add(name.text)
    spoken = _Spoken(graph)
    for name in sorted(nowhere, key=str):
        others = labels[name.thing] - {name.text}
        yield from _in_name(name, others, in_place[name], spoken)


def _stands_in(name: str, texts: list[str]) -> bool:
    return any(occurrences(text, name, any_case=True) for text in texts)


def _in_name(
    name: SpeltName, others: set[str], in_place: set[str], spoken: _Spoken
) -> Iterator[Misspelt]:
    """The words of a name that another one, or a text in this place, spells otherwise."""
    for match in _WORD.finditer(name.text):
        word = match[0].casefold()
        pairs = (pair.split(" ") for pair in in_place)
        meant = {other for written, other in pairs if written == word}
        for other in others:
            meant |= _words(other)
        own = stem(word)
        for candidate in sorted(meant):
            if not is_slip(word, candidate):
                continue
            # Two forms of one word are both right, as are "Austria" and "Austrian".
            if own == stem(candidate):
                continue
            if is_place_with_adjective(word.title(), candidate.title()):
                continue
            if own not in spoken:
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


class _Spoken:
    """The stems of the ontology's words, and of those in the names of several things."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def __contains__(self, stemmed: str) -> bool:
        if stemmed in self._of_terms:
            return True
        # A stem is what a word begins with.
        names = self._graph.home.names
        alike = names.containing(stemmed)
        bearers: dict[str, set[NamedNode]] = defaultdict(set)
        things = {each.bearer for each in alike}
        for name in _names(self._graph, things):
            for word in _words(name.text):
                if stem(word) == stemmed:
                    bearers[word].add(name.thing)
        numbers = map(len, bearers.values())
        return max(numbers, default=0) > 1

    @cached_property
    def _of_terms(self) -> set[str]:
        found: set[str] = set()
        for text in _terms(self._graph):
            words = _words(text)
            found.update(map(stem, words))
        return found


def _names(graph: Graph, things: set[NamedNode]) -> list[SpeltName]:
    namespaces = graph.namespaces
    graphs = (namespaces.entities, namespaces.derived)
    quads = graph.match(things, v.NAMING, graphs=graphs)
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
