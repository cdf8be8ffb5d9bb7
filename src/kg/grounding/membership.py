"""Whether articles bear out of what class the registry says that a thing is.

A noun that stands for members of the class (`kg:noun`, `kg:cue`, its label) is one of
the thing's own name, or describes it beside its name: "Kvarn, a market town". Words that
refer to it have nouns too. A class without cues is not asked for, since nothing special
is said of its members; but a noun of a class that excludes it refutes it all the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import Support, told_of
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span
from kg.knowledge import Graph
from kg.language.english.apposition import is_described
from kg.language.english.referring import referring
from kg.language.english.sentences import sentences
from kg.language.english.stems import WORD
from kg.vocabulary import Term

_AROUND = 80  # code points beside a name in which a description may stand


class Membership(NamedTuple):
    """A registered thing and its class, and the noun that says otherwise; None if none says it."""

    thing: NamedNode
    kind: NamedNode
    noun: str | None


def unproved_memberships(
    graph: Graph, supports: Sequence[Support]
) -> Iterator[Membership]:
    """The registered classes that no article says.

    Only things are judged of which all articles that tell of them have their texts.
    """
    rules = Rules(graph)
    registered = graph.facts(None, v.TYPE, graphs=graph.namespaces.entities)
    rules.prepare(registered.subjects)
    nouns = _nouns(rules, supports)
    for thing in registered.subjects:
        if thing in nouns and rules.is_individual(thing):
            for kind in registered.nodes(thing, v.TYPE):
                found = _judged(rules, thing, kind, nouns[thing])
                if found is not None:
                    yield found


def _judged(
    rules: Rules, thing: NamedNode, kind: NamedNode, nouns: dict[str, bool]
) -> Membership | None:
    """What is wrong with a class, by the nouns of a thing, and whether each describes it."""
    ontology = rules.graph.ontology
    above = set(ontology.superclasses(kind))
    told = {noun: ontology.classes_of(noun) for noun in nouns}
    if any(not above.isdisjoint(classes) for classes in told.values()):
        return None
    for noun, classes in sorted(told.items(), key=str):
        # "signed" is a cue of events, and describes nobody behind a comma.
        is_verb = not ontology.told_by_verbs.isdisjoint(classes)
        describes = nouns[noun] and classes and not is_verb
        if describes and all(_excludes(rules, above, one) for one in classes):
            return Membership(thing, kind, noun)
    # A class below says all that this one says, and more.
    is_below = any(kind in ontology.superclasses(c) for cs in told.values() for c in cs)
    if is_below or not rules.cues(kind):
        return None
    return Membership(thing, kind, None)


def _excludes(rules: Rules, above: set[Term], other: Term) -> bool:
    """Whether nothing can be of a class with these above it, and of the other."""
    exclusions = rules.graph.ontology.exclusions
    others = rules.graph.ontology.superclasses(other)
    return any(not above.isdisjoint(exclusions.get(one, ())) for one in others)


def _nouns(
    rules: Rules, supports: Sequence[Support]
) -> dict[NamedNode, dict[str, bool]]:
    """By thing, the nouns of its name, and those that describe it: these are true.

    Things that a missing text tells of are left out.
    """
    found: dict[NamedNode, dict[str, bool]] = defaultdict(dict)
    missing: set[NamedNode] = set()
    for support in supports:
        stated = rules.graph.stated(support.article.passages)
        things = told_of(stated)
        if support.words is None:
            missing |= things
            continue
        mentioner = Mentioner(rules, support.words)
        headings = _Description(mentioner)
        for thing in things:
            for word in rules.own_words(thing):
                found[thing].setdefault(word.casefold(), False)
            for noun in headings.of(thing):
                found[thing][noun.casefold()] = True
    return {thing: nouns for thing, nouns in found.items() if thing not in missing}


class _Description:
    """The nouns by which one article describes things."""

    def __init__(self, mentioner: Mentioner) -> None:
        self._mentioner = mentioner
        self._words = mentioner.words
        self._sentences = sentences(mentioner.words.text)

    def of(self, thing: NamedNode) -> Iterator[str]:
        """The nouns beside the names of a thing, and those of words that refer to it."""
        text = self._words.text
        for begin, end in self._words.references.get(thing.value, ()):
            read = referring(text[begin:end])
            if read is not None and read.noun:
                yield read.noun
        names = self._mentioner.named(thing)
        is_place = "there" in self._mentioner.rules.pronouns(thing)
        for name in names:
            for word in self._near(name):
                if is_described(text, name, word, is_place=is_place):
                    yield text[slice(*word)]

    def _near(self, name: Span) -> Iterator[Span]:
        """The nouns of classes in the sentence around a name, outside it."""
        first, last = self._sentence(name)
        begin = max(first, name[0] - _AROUND)
        end = min(last, name[1] + _AROUND)
        ontology = self._mentioner.rules.graph.ontology
        for match in WORD.finditer(self._words.text, begin, end):
            is_outside = match.end() <= name[0] or name[1] <= match.start()
            # In "Norvik Looms" are no looms, and in "Kvarn Bank" is no bank.
            is_noun = is_outside and match.group().islower()
            if is_noun and ontology.classes_of(match.group()):
                yield match.span()

    def _sentence(self, name: Span) -> Span:
        number = bisect_right(self._sentences, (name[0], len(self._words.text))) - 1
        begin, end = self._sentences[max(0, number)]
        return (begin, end) if begin <= name[0] < end else name
