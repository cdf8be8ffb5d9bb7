"""Names that look misspelt: the thing's other names, or its texts, spell a word otherwise.

A name is compared with nothing else. In other texts, in other names and in the ontology
are words that look like it and mean something of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import occurrences
from kg.grounding import Support, told_of
from kg.knowledge import Graph
from kg.language.english.slips import is_slip
from kg.language.english.stems import stem

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
    texts = _texts(graph, supports)
    spoken = _spoken(graph, names)
    by_thing: dict[NamedNode, list[SpeltName]] = defaultdict(list)
    for name in names:
        by_thing[name.thing].append(name)
    for thing, told in texts.items():
        labels = by_thing[thing]
        for name in labels:
            if not any(occurrences(text, name.text, any_case=True) for text in told):
                others = [other.text for other in labels if other.text != name.text]
                yield from _in_name(name, others, told, spoken)


def _in_name(
    name: SpeltName, others: list[str], texts: list[str], spoken: set[str]
) -> Iterator[Misspelt]:
    """The words of a name that another one, or a text in this place, spells otherwise."""
    for match in _WORD.finditer(name.text):
        word = match.group().casefold()
        if stem(word) in spoken:
            continue
        meant = _in_place(name.text, match.span(), texts) | _words(" ".join(others))
        close = sorted(
            each for each in meant if is_slip(word, each) and stem(word) != stem(each)
        )
        if close:
            yield Misspelt(name, word, close[0])


def _in_place(name: str, place: tuple[int, int], texts: Iterable[str]) -> set[str]:
    """The words that texts have in the place of one in a name, between its others."""
    before, after = (re.escape(part) for part in (name[: place[0]], name[place[1] :]))
    pattern = re.compile(rf"(?<!\w){before}([^\W\d_]{{3,}}){after}(?!\w)")
    found = {word for text in texts for word in pattern.findall(text)}
    if not before and not after:
        # A name of one word has no others around it; but names have capitals.
        initial = name[0].isupper()
        found = {word for word in found if word[0].isupper() == initial}
    return {word.casefold() for word in found}


def _texts(graph: Graph, supports: Sequence[Support]) -> dict[NamedNode, list[str]]:
    """By thing, the texts of the articles that tell of it; none where one is missing."""
    found: dict[NamedNode, list[str]] = defaultdict(list)
    missing: set[NamedNode] = set()
    for support in supports:
        things = told_of(graph.stated(support.article.passages))
        if support.words is None:
            missing |= things
            continue
        for thing in things:
            found[thing].append(support.words.text)
    return {thing: texts for thing, texts in found.items() if thing not in missing}


def _spoken(graph: Graph, names: list[SpeltName]) -> set[str]:
    """The stems of the ontology's words, and of those in the names of several things."""
    bearers: Counter[str] = Counter()
    for _, word in {(n.thing, word) for n in names for word in _words(n.text)}:
        bearers[word] += 1
    several = {word for word, times in bearers.items() if times > 1}
    return set(map(stem, several | _words(" ".join(_terms(graph)))))


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
