"""Whether words tell for the first time of a thing that has no name.

"A plant", "its pole factory" and "Dunmarrow plant" do by a noun, and of what happens any
verb may: "took Bolt to court" tells of a lawsuit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pyoxigraph import NamedNode

from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.language.english.number import is_singular
from kg.language.english.referring import referring
from kg.language.english.stems import WORD, stem
from kg.language.spans import Span
from kg.model import Passage

_ALIKE = 5  # letters: "insurer" and "Insurance" begin alike
_SHORT = {"lab": "laboratory", "labs": "laboratories", "uni": "university"}
_INTRODUCED = re.compile(
    r"(?:(?P<one>an?|one|another)|"
    r"\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|"
    r"several|some)\s"
    r"(?:[\w’'-]+\s){0,3}?"
    r"(?P<noun>[a-z][\w’'-]*)"
    r"(?:\sof\s(?:its|their|his|her)\sown)?"
)
# Behind "its" and "Dunmarrow", the noun alone: "plant", "pole factory"
_NOUN_ALONE = re.compile(r"(?:[a-z][\w’'-]*\s){0,3}(?P<noun>[a-z][\w’'-]*)")
_DETERMINED = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|whose)|"
    r"\b[A-Z][\w’'-]*)\s"
    r"(?:[a-z][\w’'-]*\s){0,2}\Z"
)
_BEFORE = 60  # code points before a noun in which its determiner may stand
# "Dunmarrow plant": a noun behind the name of whose or where it is
_COMPOUND = re.compile(r"(?:[A-Z][\w’'-]*\s){1,4}[a-z][\w’'-]*")
_THE = re.compile(r"\A(?:the|an?|its|their|his|her)\s", re.IGNORECASE)


def is_own(rules: Rules, thing: NamedNode, word: str) -> bool:
    """Whether a word is one of a thing's own name or kind, in whatever form."""
    own_words = rules.own_words(thing)
    return any(_is_alike(word, own) for own in own_words)


class Introductions:
    """Judges whether the words of a passage tell of a thing for the first time.

    Args:
        mentioner: what mentions things in the article.
        passage: the words.
        others: what else the article tells of.
    """

    def __init__(
        self, mentioner: Mentioner, passage: Passage, others: Sequence[NamedNode]
    ) -> None:
        self._mentioner = mentioner
        self._rules = mentioner.rules
        self._words = mentioner.words
        self._ontology = mentioner.rules.graph.ontology
        self._passage = passage
        self._others = others

    def begin_name(self, thing: NamedNode) -> bool:
        """Whether they begin what a thing is called: "the hall", of "hall in Kvarn"."""
        if self._rules.is_individual(thing):
            return False
        begin, end = self._passage.span
        for name in self._mentioner.names_of(thing):
            last = end + len(name)
            phrase = self._words.text[begin:last]
            called = _THE.sub("", phrase).casefold()
            is_whole = called.startswith(name.casefold())
            if is_whole and len(name) > 1:
                return True
        return False

    def introduce(self, thing: NamedNode) -> bool:
        """Whether they introduce a thing, by a noun or by a verb."""
        phrase = self._words.quote(self._passage.span)
        if _COMPOUND.fullmatch(phrase):
            words = WORD.findall(phrase)
            return all(is_own(self._rules, thing, word) for word in words)
        if self._rules.is_individual(thing) or self._is_told_before(thing):
            return False
        return self._by_noun(thing) or self._by_verb(thing)

    def _is_told_before(self, thing: NamedNode) -> bool:
        """Whether earlier words refer to a thing."""
        referring_to = self._words.references.get(thing.value, ())
        return any(begin < self._passage.begin for begin, _ in referring_to)

    def _by_noun(self, thing: NamedNode) -> bool:
        """Whether a noun is that of a thing, and of no other that has no name."""
        if self._noun is None:
            return False
        noun, is_one = self._noun
        if is_one == self._rules.is_plural(thing):
            return False
        if is_own(self._rules, thing, noun):
            for other in self._others:
                is_nameless = not self._rules.is_individual(other)
                if is_nameless and self._is_head(other, noun):
                    return False
            return True
        if not self._rules.is_noun_of(thing, noun):
            return False
        return all(not self._rules.is_noun_of(other, noun) for other in self._others)

    @cached_property
    def _noun(self) -> tuple[str, bool] | None:
        """The noun of words for something new, and whether it is one.

        Its determiner may be left out: the "plant" of "its plant".
        """
        text = self._words.text
        begin, end = self._passage.span
        whole = _INTRODUCED.fullmatch(text, begin, end)
        if whole is not None:
            return whole["noun"], whole["one"] is not None
        alone = _NOUN_ALONE.fullmatch(text, begin, end)
        if alone and _DETERMINED.search(text, max(begin - _BEFORE, 0), begin):
            return alone["noun"], is_singular(alone["noun"])
        return None

    def _is_head(self, thing: NamedNode, noun: str) -> bool:
        """Whether a noun is that of a name of a thing: a "depot project" is no depot."""
        for name in self._mentioner.names_of(thing):
            read = referring(f"the {name}")
            if read is not None and _is_alike(read.noun, noun):
                return True
        return False

    def _by_verb(self, thing: NamedNode) -> bool:
        """Whether a verb tells of what happens.

        Any may, but for one that tells of something of another class.
        """
        kinds = set(self._rules.classes(thing))
        happenings = self._ontology.told_by_verbs
        if kinds.isdisjoint(happenings) or not self._is_verb(self._passage.span):
            return False
        for other in set(happenings).difference(kinds):
            above = self._ontology.superclasses(other)
            is_wider = not kinds.isdisjoint(above)
            if is_wider or not isinstance(other, NamedNode):
                continue
            cues = self._rules.cues(other)
            if self._words.find_cues(cues, self._passage):
                return False
        return True

    def _is_verb(self, span: Span) -> bool:
        sentence = self._words.sentence_at(span[0])
        return self._mentioner.figure_clauses(sentence).is_verb(span)


def _is_alike(word: str, other: str) -> bool:
    """Whether two words are forms of one, or begin alike.

    "Insurer" and "insurance" do.
    """
    one = _SHORT.get(word.casefold(), word.casefold())
    two = other.casefold()
    if stem(one) == stem(two):
        return True
    beginning = one[:_ALIKE]
    return len(beginning) == _ALIKE and two.startswith(beginning)
