"""The nouns by which a text may call what it names: "the bank" a Bank Dorvane.

They are those that describe it beside its name, and the head of the name, but no word of
what it is for: the Bank Clerks' Union is no bank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from pyoxigraph import NamedNode

from kg.drafting.name_classes import LEGAL_FORM
from kg.drafting.named_things import NamedThings
from kg.knowledge import Ontology
from kg.language.english.stems import stem

# Of what form something is, not what it does: "the bank" is a Kvarn Bank Group
_FORMAL = frozenset("Company Group Holding Holdings International Partners".split())
# "The industry" is nobody's, whoever is called Kvarn Heavy Industry.
_OF_ALL = frozenset("Industry Industries Sector Market Markets Economy World".split())
# "Last year Acme", "Acme, the rest": beside a name, and no noun for it
_NO_CALLING = frozenset("day half month quarter rest talk week year".split())
# Which of several firms these mean, no apposition tells: "the rival firm Acme"
GENERAL = frozenset("business company enterprise firm group".split())
"""The nouns for any firm."""


class NounsOfNames:
    """Tells the nouns of what one text names.

    Args:
        text: the text.
        things: what it names.
        ontology: which nouns mean which classes.
    """

    def __init__(self, text: str, things: NamedThings, ontology: Ontology) -> None:
        self._text = text
        self._things = things
        self._ontology = ontology

    def by_thing(self) -> dict[NamedNode, set[str]]:
        """The stems of the nouns of each thing."""
        return {iri: set(self._of(iri)) for iri in self._things.things}

    @cached_property
    def _named(self) -> Counter[NamedNode]:
        """How often each thing is named."""
        return Counter(mention.thing for mention in self._things.mentions)

    def _of(self, thing: NamedNode) -> Iterator[str]:
        """The stems of the words that describe a thing beside its name."""
        spans = {
            mention.span for mention in self._things.mentions if mention.thing == thing
        }
        for description in self._things.described:
            if description.name in spans:
                begin, end = description.span
                noun = self._text[begin:end].split()[-1]
                if noun not in GENERAL | _NO_CALLING:
                    yield stem(noun)
        called = self._things.things[thing]
        for name in (called.noun,) if called.noun else called.names:
            plain = name if self._is_topic(thing) else LEGAL_FORM.sub("", name)
            yield from map(stem, self._heads(plain.split()))

    def _heads(self, words: Sequence[str]) -> Iterator[str]:
        """The words of a name that tell what bears it, and none of what it is for.

        "The port" is the Port of Kvarn, "the union" a Bank Clerks' Union; no bank is.
        """
        words = [word for word in words if word not in _OF_ALL]
        for place, word in enumerate(words):
            if word in ("of", "for"):
                yield from words[:place][-1:]
                return
        if not words:
            return
        first, *others = words
        yield from others[-1:]
        if others and others[-1] not in _FORMAL and self._is_kind(others[-1]):
            return
        yield from others[:-1]
        if others and self._ontology.classes_of(first):
            yield first  # "Bank Dorvane"

    def _is_kind(self, word: str) -> bool:
        """Whether a word of a name is a noun for what bears it."""
        return bool(self._ontology.classes_of(word.casefold()))

    def _is_topic(self, thing: NamedNode) -> bool:
        """Whether nothing is named more often.

        Any of several firms is "the group", whichever has the word in its name.
        """
        return self._named[thing] == max(self._named.values(), default=0)
