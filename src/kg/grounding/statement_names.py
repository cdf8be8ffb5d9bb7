"""A statement as people say it: its parts from words, and words for what was proved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.errors import NotFound, did_you_mean
from kg.grounding.asked import NEW
from kg.knowledge import Graph
from kg.language.english.inflection import verb_forms
from kg.model import Proof

_LONGEST_PHRASE = 5  # words
# "Bolt is a" before "subsidiary of": what only leads over to a property.
_LEADING_OVER = re.compile(
    r"(?:\s+(?:is|are|was|were|be|been|has|have|had|a|an|the))+$", re.IGNORECASE
)


def stated_in_english(graph: Graph, proof: Proof) -> str:
    """The statement of a proof, in English."""
    subject, predicate, value = (NamedNode(each[1:-1]) for each in proof.statement)
    verb = graph.verbaliser.verb(predicate)
    how = f" ({proof.modality})" if proof.modality else ""
    return f"{_name(graph, subject)} {verb} {_name(graph, value)}{how}."


def _name(graph: Graph, thing: NamedNode) -> str:
    new = graph.namespaces.things + NEW
    if thing.value.startswith(new):
        return unquote(thing.value.removeprefix(new))
    return graph.verbaliser.name(thing)


class PartNames(NamedTuple):
    """The names of the parts of a statement."""

    subject: str
    property: str
    object: str


def part_names(graph: Graph, words: str) -> PartNames:
    """The parts of a statement in one: a thing, a property by any of its names, a thing.

    Of several properties whose names stand in it, the longest name is meant.

    Raises:
        NotFound: no property stands between two things.
    """
    properties = dict(_phrases(graph))
    spoken = words.strip().rstrip(".")
    best: tuple[int, PartNames] | None = None
    for phrase, begin, end in _inner(spoken):
        called = properties.get(phrase)
        if called and (best is None or len(phrase) > best[0]):
            subject = _LEADING_OVER.sub("", spoken[:begin].rstrip())
            best = len(phrase), PartNames(subject, called, spoken[end:].strip())
    if best:
        return best[1]
    advice = _meant(spoken, properties)
    raise NotFound("property between two things in", words, advice=advice)


def _phrases(graph: Graph) -> Iterator[tuple[str, str]]:
    """By what somebody may call a property, a name that the resolver knows."""
    ontology = graph.ontology
    relations = v.named_nodes(ontology.object_properties)
    for term in relations:
        infinitive = ontology.infinitive_phrases.get(term)
        for phrase in _conjugated(infinitive) if infinitive else ():
            yield phrase, term.value
        plural = ontology.plural_verb_phrases.get(term)
        if plural:
            yield plural, term.value
    # The names of terms come last, since they win over what is made of them.
    for name, term in graph.resolver.terms.items():
        if term in ontology.object_properties:
            yield name, term.value


def _conjugated(infinitive: str) -> Iterator[str]:
    """The forms of a verb phrase: "take over", "takes over", "took over"."""
    verb, blank, rest = infinitive.partition(" ")
    for form in verb_forms(verb):
        if form.form in ("base", "present", "past"):
            yield f"{form.text}{blank}{rest}"


def _inner(words: str) -> Iterator[tuple[str, int, int]]:
    """The phrases between the first and the last word, with their places."""
    found = [match.span() for match in re.finditer(r"\S+", words)]
    for first in range(1, len(found) - 1):
        longest = min(first + _LONGEST_PHRASE, len(found) - 1)
        for last in range(first, longest):
            begin = found[first][0]
            end = found[last][1]
            yield " ".join(words[begin:end].split()), begin, end


def _meant(words: str, properties: Iterable[str]) -> str:
    """The name of a property that is most like a phrase of the statement."""
    known = list(properties)
    for phrase, _, _ in _inner(words):
        if get_close_matches(phrase, known, n=1, cutoff=0.8):
            return did_you_mean(phrase, known)
    return "Give three: THING PROPERTY THING; 'kg schema' lists the properties."
