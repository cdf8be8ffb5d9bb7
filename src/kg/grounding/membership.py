"""Whether articles bear out of what class the registry says that a thing is.

A noun that stands for members of the class (`kg:noun`, `kg:cue`, its label) is one of
the thing's own name, or describes it beside its name: "Kvarn, a market town". Words that
refer to it have nouns too. A class without cues is not asked for, since nothing special
is said of its members; but a noun of a class that excludes it refutes it all the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import Support, told_of
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.knowledge import Graph
from kg.language.english.apposition import is_described
from kg.language.english.countries import is_adjective
from kg.language.english.referring import referring
from kg.language.english.stems import WORD
from kg.language.spans import Span, begins_in, overlap

_MARKS = frozenset('"“”')
_GOES_ON = re.compile(r"\s[a-z]")
_AROUND = 80  # code points beside a name in which a description may stand


class Membership(NamedTuple):
    """A registered thing and a class of it that no article says.

    Attributes:
        thing: The thing.
        kind: The class.
        noun: The noun that says otherwise; None if none says anything.
    """

    thing: NamedNode
    kind: NamedNode
    noun: str | None


Nouns: TypeAlias = dict[NamedNode, dict[str, bool]]
"""By thing, the nouns of its name, and those that describe it: these are true."""


class ToldNouns(NamedTuple):
    """How one article calls what it tells of.

    Attributes:
        told: The things that it tells of.
        nouns: Its nouns for them, see `nouns_told`.
        has_words: Whether its text is at hand.
    """

    told: set[NamedNode]
    nouns: Nouns
    has_words: bool


def unproved_memberships(
    graph: Graph,
    articles: Iterable[ToldNouns],
    things: Collection[NamedNode] | None = None,
) -> Iterator[Membership]:
    """The registered classes that no article says.

    Only things are judged of which all articles that tell of them have their texts.

    Args:
        graph: What says of what class things are.
        articles: What its articles call them.
        things: Those that are judged; without them, all are.
    """
    rules = Rules(graph)
    registered = graph.facts(things, v.TYPE, graphs=graph.namespaces.entities)
    rules.prepare(registered.subjects)
    nouns = _of_all(articles, set(registered.subjects))
    for thing in registered.subjects:
        if thing not in nouns or not rules.is_individual(thing):
            continue
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
    others = ontology.happenings
    told = {noun: ontology.classes_of(noun) for noun in nouns}
    for classes in told.values():
        if not above.isdisjoint(classes):
            return None
    for noun, classes in sorted(told.items(), key=str):
        # Behind a comma, "signed" describes nobody, nor is the "head" a post.
        is_description = nouns[noun] and others.isdisjoint(classes)
        if not is_description or not classes:
            continue
        if all(ontology.is_excluded(one, above) for one in classes):
            return Membership(thing, kind, noun)
    if not rules.needs_cue(kind):
        return None
    # A class below says all that this one says, and more.
    for classes in told.values():
        if any(ontology.is_below(one, kind) for one in classes):
            return None
    return Membership(thing, kind, None)


def nouns_told(rules: Rules, support: Support) -> Nouns:
    """The nouns of what an article tells of; none without its text."""
    if support.words is None:
        return {}
    found: Nouns = {}
    descriptions = _Descriptions(Mentioner(rules, support.words))
    for thing in told_of(support.stated):
        nouns = dict.fromkeys(map(str.casefold, rules.own_words(thing)), False)
        for described, is_description in descriptions.of(thing):
            noun = described.casefold()
            nouns[noun] = is_description or nouns.get(noun, False)
        found[thing] = nouns
    return found


def _of_all(articles: Iterable[ToldNouns], things: set[NamedNode]) -> Nouns:
    """The nouns for some things in all articles, if none that tells of it lacks its text."""
    found: Nouns = defaultdict(dict)
    missing: set[NamedNode] = set()
    for article in articles:
        if not article.has_words:
            missing |= article.told
        for thing in article.nouns.keys() & things:
            nouns = found[thing]
            for noun, is_description in article.nouns[thing].items():
                nouns[noun] = is_description or nouns.get(noun, False)
    for thing in missing:
        found.pop(thing, None)
    return found


class _Descriptions:
    """The nouns by which one article describes things."""

    def __init__(self, mentioner: Mentioner) -> None:
        self._mentioner = mentioner
        self._rules = mentioner.rules
        self._words = mentioner.words

    def of(self, thing: NamedNode) -> Iterator[tuple[str, bool]]:
        """The nouns beside the names of a thing, and those of words that refer to it.

        With each, whether it describes the thing, rather than what its name stands in.
        """
        for span in self._words.references.get(thing.value, ()):
            phrase = self._words.quote(span)
            read = referring(phrase)
            if read is not None and read.noun:
                yield read.noun, True
        text = self._words.text
        is_place = "there" in self._rules.pronouns(thing)
        for name in self._mentioner.named(thing):
            # "The German robot builder" is of Germany, and describes it not.
            if is_adjective(self._words.quote(name)):
                continue
            for word in self._near(name):
                if self._is_parted(name, word):
                    continue
                if is_described(text, name, word, is_place=is_place):
                    yield self._words.quote(word), not self._is_one(name, word)

    def _is_one(self, name: Span, word: Span) -> bool:
        """Whether a name and a noun tell of one thing: "the Kvarn firm", "Kvarn reports".

        A noun does so as well that is of what the name tells of: "owner of the Kvarn
        taxi fleet".
        """
        first, last = sorted((name, word))
        between = self._words.quote((first[1], last[0]))
        if name == first:
            return between.isspace()
        goes_on = _GOES_ON.match(self._words.text, name[1])
        return between.strip() == "of the" and goes_on is not None

    def _near(self, name: Span) -> Iterator[Span]:
        """The nouns of classes in the sentence around a name, outside it."""
        begin, end = name
        first, last = self._sentence(name)
        first = max(first, begin - _AROUND)
        last = min(last, end + _AROUND)
        ontology = self._rules.graph.ontology
        for match in WORD.finditer(self._words.text, first, last):
            span = match.span()
            word = match[0]
            # In "Norvik Looms" are no looms, and in "Kvarn Bank" is no bank.
            if overlap(span, name) or not word.islower():
                continue
            if ontology.classes_of(word):
                yield span

    def _is_parted(self, name: Span, word: Span) -> bool:
        """Whether a quotation mark stands between: who speaks describes nothing said."""
        _, begin = min(name, word)
        end, _ = max(name, word)
        between = self._words.quote((begin, end))
        return not _MARKS.isdisjoint(between)

    def _sentence(self, name: Span) -> Span:
        sentence = self._words.sentence_at(name[0])
        if begins_in(name, sentence):
            return sentence
        return name
