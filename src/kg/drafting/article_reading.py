"""An article as it is read for drafts: who is mentioned where, and what words relate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.drafting.antecedents import Antecedents
from kg.drafting.article_things import ArticleThing
from kg.drafting.named_things import NamedThings
from kg.drafting.tellers import Tellers
from kg.frames import Lexicon, lexicon_of
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.voices import attributed, told_outside
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.language.english.descriptions import Description
from kg.language.english.order import predications
from kg.language.english.order.figure_clauses import FigureClauses
from kg.language.english.predication import Filler, KnownName, Predication
from kg.language.spans import Span, begins_in, is_within, overlap
from kg.model import Article
from kg.vocabulary import Term

_ENUMERATING = re.compile(r",? (?:and |or )?(?:the |in )?")
_DESCRIBED = re.compile(r"(?:[a-z][\w-]* ){1,4}")

_APPOSED_BEFORE = re.compile(r", (?:an?|the|its|one of the) [^,;]{1,60},? ")
_NEAR = 40  # characters between an owner and what is owned
_WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


class Mentioned(NamedTuple):
    """Where a thing is named or referred to."""

    span: Span
    thing: NamedNode
    is_referral: bool


def _begin(mention: Mentioned) -> int:
    return mention.span[0]


class ArticleReading:
    """Reads one article.

    Args:
        graph: the project.
        article: the article, of which nothing need be stated yet.
        text: its exact text.
    """

    def __init__(self, graph: Graph, article: Article, text: str) -> None:
        self.graph = graph
        self.words = Words(article._replace(passages=()), text)
        self.text = text
        self.rules = Rules(graph)
        known = Mentioner(self.rules, self.words)
        self.things = NamedThings(graph, self.words, known)
        self._clauses: dict[Span, FigureClauses] = {}
        self._phrases: dict[Span, Span] = {}

    @property
    def lexicon(self) -> Lexicon:
        """The frames of the ontology."""
        return lexicon_of(self.graph)

    def thing(self, iri: NamedNode) -> ArticleThing:
        """Something that the article names."""
        return self.things.things[iri]

    @cached_property
    def mentions(self) -> list[Mentioned]:
        """All names and references, in order."""
        found = [
            Mentioned(span, thing, is_referral)
            for span, thing, is_referral in self.things.mentions
        ]
        antecedents = Antecedents(self.words, self.things, self.graph.ontology)
        for span, thing, phrase in antecedents.referrals():
            self._phrases[span] = phrase
            found.append(Mentioned(span, thing, is_referral=True))
        return sorted(found)

    def phrase(self, span: Span) -> Span:
        """The whole words that refer to something, of which a span is a part."""
        return self._phrases.get(span, span)

    def mentioned_in(self, span: Span) -> list[Mentioned]:
        """What is mentioned within a span."""
        return [each for each in self._near(span) if is_within(each.span, span)]

    def listed_from(self, begin: int) -> Iterator[Mentioned]:
        """What is named from a place on, one by one: "Ostrevale, Kvarn and Maren"."""
        at = begin
        for mention in self.mentioned_in((begin, len(self.text))):
            lead = self.text[at : mention.span[0]]
            if at > begin and not _ENUMERATING.fullmatch(lead):
                return
            if at == begin and lead not in ("", "the "):
                return
            yield mention
            at = mention.span[1]

    def filling(self, filler: Filler) -> Mentioned | None:
        """What fills a slot, if it is something mentioned."""
        for span in (filler.head, *filler.names):
            for mention in self._near(span):
                if overlap(mention.span, span):
                    return self._firm_of(mention) or mention
        return self._described(filler.head) or self._taken_up(filler.head)

    def _firm_of(self, place: Mentioned) -> Mentioned | None:
        """The firm that goes on behind its town: "Acme of Kvarn, which makes"."""
        begin, end = place.span
        if self.things.name_kind(place.thing) != "place":
            return None
        if not self.text.startswith((", which ", ", whose "), end):
            return None
        for mention in self._near((max(0, begin - 5), begin)):
            is_before = self.text[mention.span[1] : begin] == " of "
            if is_before and self.things.name_kind(mention.thing) == "organisation":
                return mention
        return None

    def _taken_up(self, head: Span) -> Mentioned | None:
        """What a relative word takes up: "Acme, a mill in Kvarn that Bolt bought"."""
        begin, end = head
        word = self.text[begin:end]
        if word not in ("that", "which", "whom"):
            return None
        first, _ = self.words.sentence_at(begin)
        for mention in self.mentioned_in((first, begin)):
            between = self.text[mention.span[1] : begin]
            if _APPOSED_BEFORE.fullmatch(between) or (
                word != "that" and between == ", "
            ):
                return mention
        return None

    def _described(self, head: Span) -> Mentioned | None:
        """What a noun describes beside its name: "Acme, a maker that Bolt owns"."""
        for description in self.things.described:
            is_head = description.span[1] == head[1] and head[0] >= description.span[0]
            if is_head and description.is_apposed:
                thing = self._named_at(description.name)
                if thing is not None:
                    return Mentioned(description.name, thing, is_referral=False)
        return None

    def _near(self, span: Span) -> list[Mentioned]:
        """Mentions in order, all that have a part in a span among them."""
        begin, end = span
        first = bisect_left(self.mentions, begin - self._longest, key=_begin)
        last = bisect_left(self.mentions, end, key=_begin)
        return self.mentions[first:last]

    @cached_property
    def _longest(self) -> int:
        """How long the longest mention is."""
        return max((end - begin for (begin, end), *_ in self.mentions), default=0)

    @cached_property
    def names(self) -> list[KnownName]:
        """The mentions as readers of sentences know them, none within another."""
        found: list[KnownName] = []
        for mention in self.mentions:
            kind = self.things.name_kind(mention.thing)
            if not found or found[-1].span[1] <= mention.span[0]:
                found.append(KnownName(mention.span, kind))
        return found

    @cached_property
    def predications(self) -> list[Predication]:
        """What the words of frames are said of."""
        lexemes = self.lexicon.lexemes
        return list(predications(self.text, self.words.sentences, self.names, lexemes))

    @cached_property
    def verbs(self) -> set[int]:
        """Where the verbs begin that frames know."""
        return {
            predication.cue[0]
            for predication in self.predications
            if predication.word == "verb"
        }

    @cached_property
    def tellers(self) -> Tellers:
        """Who only tells of others."""
        return Tellers(self.text, self.things)

    def figure_clauses(self, sentence: Span) -> FigureClauses:
        """What the order of words tells of the figures of a sentence."""
        if sentence not in self._clauses:
            names = [name for name in self.names if begins_in(name.span, sentence)]
            lexemes = self.lexicon.lexemes
            self._clauses[sentence] = FigureClauses(self.text, sentence, names, lexemes)
        return self._clauses[sentence]

    # Whose something is

    def owner_of(self, description: Description, span: Span) -> Mentioned | None:
        """Whose post it is: a name before it, or behind "of"."""
        if description.owner is not None and description.owner > span[0]:
            return self.mention_from(description.owner)
        before = re.search(r"(?:[’']s? | )$", self.text[max(0, span[0] - 3) : span[0]])
        edge = span[0] - (len(before[0]) if before else 0)
        for mention in self.mentions:
            if mention.span[1] == edge and mention.span != description.name:
                return mention
        return None

    def mention_from(self, place: int) -> Mentioned | None:
        """What is named at a place, or behind the words that describe it there."""
        for mention in self.mentions:
            # "The venture" begins before its noun.
            if mention.span[0] == place or mention.span == (place - 4, mention.span[1]):
                return mention
            # "At the chemicals group Acme"
            between = self.text[place : mention.span[0]]
            if mention.span[0] > place and not mention.is_referral:
                return mention if _DESCRIBED.fullmatch(between) else None
        return None

    def beginning_at(self, place: int) -> Mentioned | None:
        """What is named, or referred to, right behind a place."""
        for mention in self.mentions:
            if mention.span[0] == place:
                return mention
        return None

    def ending_at(self, place: int) -> Mentioned | None:
        """What is named, or referred to, right before a place."""
        for mention in self.mentions:
            if mention.span[1] == place:
                return mention
        return None

    def owner_before(self, owned: re.Pattern[str], place: int) -> Mentioned | None:
        """Whose something is by what stands between: "Acme's new pump", "its exports".

        Args:
            owned: what begins where its owner ends, and ends at the place.
            place: where what is owned begins.
        """
        found = owned.search(self.text, max(0, place - _NEAR), place)
        return self.ending_at(found.start()) if found else None

    def classes_of(self, mention: Mentioned) -> tuple[Term, ...]:
        """The class of what is mentioned, and those above it."""
        return self.graph.ontology.superclasses(self.thing(mention.thing).kind)

    def is_person(self, mention: Mentioned) -> bool:
        """Whether a person is mentioned."""
        return self.things.name_kind(mention.thing) == "person"

    def is_firm(self, mention: Mentioned) -> bool:
        """Whether an organisation is mentioned."""
        return self.things.name_kind(mention.thing) == "organisation"

    # Whose words they are

    def spoken_for(self, span: Span) -> Mentioned | None:
        """Whom a speaker means by "we": what the speaker belongs to."""
        begin, _ = self.words.sentence_at(span[0])
        said = _WE.search(self.text, begin, span[0])
        if said is None:
            return None
        for speaker in self.speakers(span):
            thing = self._organisation_of(speaker)
            if thing is not None:
                return Mentioned(said.span(), thing, is_referral=True)
        return None

    def _organisation_of(self, speaker: Mentioned) -> NamedNode | None:
        """The speaker itself, or whose post he is told to hold."""
        if self.things.name_kind(speaker.thing) == "organisation":
            return speaker.thing
        for described in self.things.described:
            owner = described.owner
            if owner is None or self._named_at(described.name) != speaker.thing:
                continue
            for mention in self.mentions:
                if mention.span[0] <= owner < mention.span[1]:
                    return mention.thing
        return None

    def _named_at(self, span: Span) -> NamedNode | None:
        for mention in self.things.mentions:
            if mention.span == span:
                return mention.thing
        return None

    @cached_property
    def _attributed(self) -> list[Span]:
        return attributed(self.text)

    def speakers(self, span: Span) -> Iterator[Mentioned]:
        """Who says some words, where they are somebody's."""
        said = [each for each in self._attributed if overlap(each, span)]
        if not said:
            return
        sentence = self.words.sentence_at(span[0])
        outside = told_outside(self.text, sentence, span) or []
        # "Finance Director Ada Oz said": people speak, whatever else is named there.
        for kind in ("person", "organisation"):
            for part in outside:
                for mention in self.mentioned_in(part):
                    if self.things.name_kind(mention.thing) == kind:
                        yield mention
                        return
