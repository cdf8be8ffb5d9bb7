"""Whether words mention a thing: a name, a kind, a time, or words that refer to it.

A thing is mentioned in the passage itself or not at all. What a passage is read with
lends it a time that its words leave out, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import variables
from kg.grounding.requirements import Rules
from kg.grounding.words import Words, day_of
from kg.language.english.countries import ADJECTIVES_BY_COUNTRY
from kg.language.english.longer_names import is_in_longer_name
from kg.language.english.order.figure_clauses import FigureClauses
from kg.language.english.periods import Period
from kg.language.english.predication import KnownName, NameKind
from kg.language.english.referring import referring
from kg.language.english.regexes import leftmost_longest
from kg.language.spans import Span, begun_in, is_within, last_begun
from kg.model import Passage

_SIDES = (v.CLAIM_SUBJECT, v.CLAIM_OBJECT, v.STATED_SUBJECT, v.STATED_OBJECT)

_Asked: TypeAlias = tuple[NamedNode, str, Span, NamedNode | None]

# They refer, and begin a clause or stand for none of its phrases.
_NO_PHRASES = ("which", "who", "whose", "there", "then")

# Before a time, of which it is a part that begins and ends on no certain day
_VAGUE = re.compile(r"\b(?:early|late|mid)[ -]\Z", re.IGNORECASE)
# "Acme's mill in Kvarn" names both
_OWNED = re.compile(r"\w[’']s? [a-z]")
_LONGEST_VAGUE = 8
_BY = re.compile(r"by\b|no later than\b", re.IGNORECASE)
# "Until 2014, when Bolt bought it"
WHEN = re.compile(r",? when\b")


class Mentioner:
    """Finds what mentions things in the passages of one article."""

    def __init__(self, rules: Rules, words: Words) -> None:
        self.rules = rules
        self.words = words
        self._named: dict[NamedNode, list[Span]] = {}
        self._called: dict[NamedNode, list[Span]] = {}
        self._mentioned: dict[_Asked, list[Span]] = {}
        self._clauses: dict[Span, FigureClauses] = {}

    def of(
        self, thing: NamedNode, passage: Passage, beside: NamedNode | None = None
    ) -> list[Span] | None:
        """The words of the passage that mention the thing; None if none do.

        An article mentions itself without words.

        Args:
            thing: What is mentioned.
            passage: Where.
            beside: A thing whose name may have that of the other within it, as "Kvarn
                trade office" names both the office and Kvarn.
        """
        if thing.value == self.words.article.iri:
            return []
        if passage.is_caption and self._is_pictured(thing):
            return []
        found = self._mentions(thing, passage, beside)
        if not found:
            found = self._lent(thing, passage)
        return found or None

    def _mentions(
        self, thing: NamedNode, passage: Passage, beside: NamedNode | None
    ) -> list[Span]:
        """The same words, looked for once: each statement about the thing asks for them."""
        asked = (thing, passage.iri, passage.span, beside)
        if asked not in self._mentioned:
            self._mentioned[asked] = self._in_words(thing, passage, beside)
        return list(self._mentioned[asked])

    def _is_pictured(self, thing: NamedNode) -> bool:
        """Whether the caption of a picture of a thing need not name it."""
        return v.CLASS_CAPTION in self.rules.mentioned_by(thing)

    def _in_words(
        self,
        thing: NamedNode,
        passage: Passage,
        beside: NamedNode | None,
        within: tuple[NamedNode, ...] = (),
    ) -> list[Span]:
        """The words of the passage itself that name a thing or refer to it."""
        words = self.words
        referring = words.references.get(thing.value, [])
        naming = self._naming(thing)
        found = set(words.own(referring, passage))
        found.update(words.own(naming, passage))
        if found:
            return sorted(found)
        if beside is not None:
            inside = words.own(self._within(thing, beside), passage)
            if inside:
                return inside
        if variables.is_variable(self.rules, thing):
            return variables.taking_up(self.rules, words, thing, passage)
        return self._by_both_sides(thing, passage, within)

    def _by_both_sides(
        self, thing: NamedNode, passage: Passage, within: tuple[NamedNode, ...]
    ) -> list[Span]:
        """The words for both sides of a claim or a statement, which mention it.

        A statement may be about a claim, which is about things. One `within` itself is
        for a check to find.
        """
        facts = self.rules.facts(thing)
        found: list[Span] = []
        for side in _SIDES:
            for end in facts.nodes(thing, side):
                is_plain = not self.rules.facts(end).nodes(end, side)
                mentions: list[Span] = []
                if is_plain and end not in within:
                    mentions = self._in_words(end, passage, None, (*within, thing))
                    # A controlled value has words of its own: "posted a profit".
                    cues = self.rules.cues(end)
                    mentions = mentions or self.words.find_cues(cues, passage)
                if not mentions:
                    return []
                found += mentions
        return found

    def longer_names(self, thing: NamedNode, passage: Passage) -> list[str]:
        """The longer names in a passage that have a name of the thing within them."""
        found: list[str] = []
        for text in self.rules.texts(thing):
            for span in self.words.find(text, passage):
                longer = self.longer_name(thing, span)
                if longer:
                    found.append(self.words.quote(longer))
        return found

    def names_of(self, thing: NamedNode) -> list[str]:
        """The words that name a thing: "the Norwegian bank" names Norway."""
        return [*self.rules.texts(thing), *self.adjectives_of(thing)]

    def adjectives_of(self, thing: NamedNode) -> Iterator[str]:
        """The adjectives of a country."""
        for name in self.rules.texts(thing):
            adjective = ADJECTIVES_BY_COUNTRY.get(name)
            if adjective:
                yield adjective

    def named(self, thing: NamedNode) -> list[Span]:
        """Where the article names the thing, or says its kind.

        Inside a longer name it does not.
        """
        if thing not in self._named:
            self._named[thing] = self._standing(thing, self.rules.texts(thing))
        return self._named[thing]

    def _naming(self, thing: NamedNode) -> list[Span]:
        """Where the article names the thing, be it by an adjective."""
        if thing not in self._called:
            adjectives = list(self.adjectives_of(thing))
            found = set(self._standing(thing, adjectives))
            found.update(self.named(thing))
            self._called[thing] = sorted(found)
        return self._called[thing]

    def _standing(
        self,
        thing: NamedNode,
        names: Iterable[str],
    ) -> list[Span]:
        """Where names of the thing stand, and no longer name of something else."""
        found: set[Span] = set()
        for text in names:
            for span in self.words.everywhere(text):
                if not self.longer_name(thing, span):
                    found.add(span)
        return sorted(found)

    def longer_name(self, thing: NamedNode, span: Span) -> Span | None:
        """The longer name of something else that the words of a name are part of."""
        around = self._around(span)
        if around is not None:
            # "The cartel office of Kvarn" names Kvarn, "the Kvarn Trade Office" does not.
            if self._describes(thing, around) or self._is_own_name(thing, around):
                return None
            return around
        is_part = is_in_longer_name(
            self.words.text,
            *span,
            is_own=lambda word: self.rules.is_noun_of(thing, word),
            is_named=self._is_named,
        )
        if is_part:
            return span
        return None

    def _describes(self, thing: NamedNode, around: Span) -> bool:
        """Whether a longer name only describes by one within it: "the Kvarn plant"."""
        name = self.words.quote(around)
        *_, last = words = name.split()
        if words[0][:1].islower() or _OWNED.search(name):
            return True
        bearers = self.bearers(around)
        if bearers and all(map(self.rules.is_plural, bearers)):
            return True  # "Directors of Kvarn"
        # "The Kvarn office" may be one for Kvarn; a plant is in a place.
        return last.islower() and all(
            "there" in self.rules.pronouns(each) for each in (thing, *bearers)
        )

    def names_in(self, span: Span) -> list[Span]:
        """Where known names begin in a span."""
        return begun_in(self.known, span)

    def references_in(self, span: Span) -> list[Span]:
        """Where words begin in a span that refer to something without naming it."""
        return begun_in(self._referring, span)

    def bearers(self, span: Span) -> set[NamedNode]:
        """The things that have the words of a span as a name."""
        return self.rules.bearers(self._unbroken(span))

    def is_actor(self, span: Span) -> bool:
        """Whether the words of a span name an actor, or refer to one."""
        words = self._unbroken(span)
        return self.rules.is_actor_name(words) or span in self._referring_to_actors

    def is_named_actor(self, thing: NamedNode) -> bool:
        """Whether a thing has the name of an actor."""
        return any(map(self.rules.is_actor_name, self.rules.texts(thing)))

    def figure_clauses(self, sentence: Span) -> FigureClauses:
        """What the order of words tells of the figures of a sentence."""
        if sentence not in self._clauses:
            names = self.names_in(sentence)
            names = [each for each in names if self.words.quote(each)[:1].isupper()]
            names += filter(self.is_phrase, self.references_in(sentence))
            self._clauses[sentence] = FigureClauses(
                self.words.text,
                sentence,
                [
                    KnownName(each, self._name_kind(each))
                    for each in leftmost_longest(names)
                ],
                self.rules.lexicon.lexemes,
            )
        return self._clauses[sentence]

    def is_phrase(self, span: Span) -> bool:
        """Whether words refer by themselves, as "the company" and "it" do.

        "Its parent" says whose parent it is, and is read word by word.
        """
        read = referring(self.words.quote(span))
        if read is None or read.is_owned:
            return False
        return read.pronoun not in _NO_PHRASES

    def _name_kind(self, span: Span) -> NameKind:
        """What sort of thing the words of a span name, roughly."""
        for thing in self.bearers(span):
            pronouns = self.rules.pronouns(thing)
            if "he" in pronouns:
                return "person"
            if "there" in pronouns:
                return "place"
        return "organisation" if self.is_actor(span) else "other"

    @cached_property
    def _referring(self) -> list[Span]:
        """The words that refer to something, in order."""
        spans: set[Span] = set()
        for places in self.words.references.values():
            spans.update(places)
        return sorted(spans)

    @cached_property
    def _referring_to_actors(self) -> set[Span]:
        found: set[Span] = set()
        for thing, spans in self.words.references.items():
            if self.is_named_actor(NamedNode(thing)):
                found.update(spans)
        return found

    def _is_own_name(self, thing: NamedNode, span: Span) -> bool:
        """Whether the words of a span are a name of the thing, however it is broken."""
        name = self._unbroken(span).casefold()
        texts = self.rules.texts(thing)
        return any(text.casefold() == name for text in texts)

    def _unbroken(self, span: Span) -> str:
        """The words of a span in one line: a line may break within a name."""
        return " ".join(self.words.quote(span).split())

    def times(
        self, passage: Passage, start: date | None, finish: date | None
    ) -> list[Span]:
        """The words that name exactly this time, open where an end is None."""
        found: list[Span] = []
        for period in self.words.periods:
            is_open = finish is None and period.may_go_on
            if period.start == start and (is_open or period.finish == finish):
                found.append(period.span)
        return self.words.inside(found, passage)

    def _lent(self, thing: NamedNode, passage: Passage) -> list[Span]:
        """The words of a time, in the passage or in those that it is read with."""
        mentioning = self.rules.mentioned_by(thing)
        if v.START_DATE not in mentioning and v.END_DATE not in mentioning:
            return []
        start = self._date(thing, v.START_DATE)
        finish = self._date(thing, v.END_DATE)
        times = self.times(passage, start, finish)
        if times or start is None or finish is None:
            return times
        return self._called_times(thing, passage, (start, finish))

    def _called_times(
        self, thing: NamedNode, passage: Passage, days: tuple[date, date]
    ) -> list[Span]:
        """The words with a time's own name, if it may be of the days that they mean.

        "Late 2029" is of no certain days; "by the end of June" is by June, and who held
        something "until 2014, when" it was sold tells of what happened in 2014.
        """
        first, last = days
        names = self.time_names(thing)
        found: list[Span] = []
        for period in self.words.periods:
            start, finish = period.days or (period.start, period.finish)
            if start is None or finish is None:
                continue
            if period.days and not self._is_of_its_days(period):
                continue
            place = max(period.begin - _LONGEST_VAGUE, 0)
            around = _VAGUE.search(self.words.text, place, period.begin)
            begin = around.start() if around else period.begin
            quoted = self.words.quote((begin, period.end)).casefold()
            # "Late 2029" is some time of it, "the end of June" is of a June that ends so.
            is_part = around is not None and start <= first <= last <= finish
            is_end = start == finish == last and "end of" in quoted
            is_named = any(name in quoted for name in names)
            if (start, finish) == days or (is_named and (is_part or is_end)):
                found.append((begin, period.end))
        return self.words.inside(found, passage)

    def time_names(self, time: NamedNode) -> list[str]:
        """What a time is called, in small letters."""
        labels = self.rules.facts(time).texts(time, v.PREF_LABEL)
        return [label.casefold() for label in labels]

    def _is_of_its_days(self, period: Period) -> bool:
        """Whether a time that is open on one side tells of its own days as well."""
        is_deadline = _BY.match(self.words.text, period.begin)
        return bool(is_deadline or WHEN.match(self.words.text, period.end))

    def deadlines(self, time: NamedNode, passage: Passage) -> list[Span]:
        """The words by which something is to be done at last: "by Oct. 9", "by June"."""
        finish = self._date(time, v.END_DATE)
        if finish is None:
            return []
        return self.times(passage, None, finish)

    def _date(self, thing: NamedNode, predicate: NamedNode) -> date | None:
        written = self.rules.facts(thing).texts(thing, predicate)
        if not written:
            return None
        return day_of(written[0])

    def _within(self, thing: NamedNode, beside: NamedNode) -> list[Span]:
        """Where a name stands in a name of the other."""
        found: list[Span] = []
        for text in self.rules.texts(thing):
            for span in self.words.everywhere(text):
                around = self._around(span)
                if around is not None and around in self.named(beside):
                    found.append(span)
        return sorted(found)

    def _around(self, span: Span) -> Span | None:
        """The known name that is longer, and has these words in it."""
        nearest = last_begun(self.known, span[0])
        if nearest < 0:
            return None
        name = self.known[nearest]
        if name == span or not is_within(span, name):
            return None
        return name

    def _is_named(self, begin: int, end: int) -> bool:
        """Whether a known name has its place here."""
        nearest = last_begun(self.known, begin)
        if nearest < 0:
            return False
        _, last = self.known[nearest]
        return last >= end

    @cached_property
    def known(self) -> list[Span]:
        """Where known names stand, of those that overlap the longest."""
        places: set[Span] = set()
        for name in self.rules.names.among(self.words.starts):
            places.update(self.words.everywhere(name))
        return leftmost_longest(places)
