"""Who founded something, and when: "Acme founder Ada Oz", "she founded Acme in 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import (
    FACILITY,
    FOUNDED_BY,
    FOUNDED_IN,
    ORGANISATION,
    PERIOD,
)
from kg.drafting.proposals import RelationProposal, RelationSide, side_of, tier_of
from kg.language.english.predication import OBJECT
from kg.language.spans import covering

_FOUNDERS = ("founder", "co-founder")
# "Acme, founded in 1931", "Founded in 1931, Acme", "Acme was founded in 1931"
_FOUNDED = re.compile(
    r"\b[Ff]ounded (?:on |in )(?P<when>(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d)\b"
)
_LEADS_TO = re.compile(r",? (?:which |who )?(?:was |were )?$")
_FOUNDING = frozenset(("found", "co-found", "establish", "set up", "build"))
_YEAR_BEHIND = re.compile(
    r"(?:(?! (?:and|but|which|who|that) )[^,;.]){0,70}? in "
    r"(?P<when>(?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d)\b"
)
_ITS_FOUNDERS = re.compile(
    r"(?:[’']s?)? (?:two |three |four )?(?:co-)?founders(?:,| are) "
    r"(?:(?:the )?(?:brothers|sisters|engineers|siblings|couple) )?"
)


class FoundingReader:
    """Proposes by whom and when what one article names was founded.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology

    def proposals(self) -> Iterator[RelationProposal]:
        """Founders, and the first year that is told of each thing."""
        yield from self._founders()
        yield from self._several_founders()
        founded: set[tuple[object, str]] = set()
        for each in (*self._foundings(), *self._founding_years()):
            key = (each.subject.thing, self._text[slice(*each.object.span)][-4:])
            if key not in founded:
                founded.add(key)
                yield each

    def _founders(self) -> Iterator[RelationProposal]:
        """Founders beside their names: "Acme founder Ada Oz", "Ada Oz, founder of Acme"."""
        named = {each.span: each.thing for each in self._reading.things.mentions}
        for description in self._reading.things.described:
            words = self._text[slice(*description.span)]
            person = named.get(description.name)
            if words.split()[-1] not in _FOUNDERS or person is None:
                continue
            owner = self._reading.owner_of(description, description.span)
            if owner is None or owner.thing == person:
                continue
            span = covering(owner.span, description.span, description.name)
            yield RelationProposal(
                side_of(owner),
                FOUNDED_BY,
                RelationSide(description.name, person),
                span,
                "description:founder",
                tier_of(owner),
            )

    def _several_founders(self) -> Iterator[RelationProposal]:
        """Founders one by one: "Acme's founders, Ada Oz and Ivo Lund"."""
        for owner in self._reading.mentions:
            several = _ITS_FOUNDERS.match(self._text, owner.span[1])
            if several is None:
                continue
            for founder in self._reading.listed_from(several.end()):
                if founder.thing == owner.thing:
                    break
                yield RelationProposal(
                    side_of(owner),
                    FOUNDED_BY,
                    side_of(founder),
                    (owner.span[0], founder.span[1]),
                    "description:founder",
                    tier_of(owner),
                )

    def _foundings(self) -> Iterator[RelationProposal]:
        """When something was founded."""
        for match in _FOUNDED.finditer(self._text):
            founded = self._founded(match.start(), match.end())
            if founded is None:
                continue
            when = match.span("when")
            yield RelationProposal(
                side_of(founded),
                FOUNDED_IN,
                RelationSide(when, kind=PERIOD),
                covering(founded.span, (match.start(), when[1])),
                "description:founding",
                tier_of(founded),
            )

    def _founding_years(self) -> Iterator[RelationProposal]:
        """When somebody founded something: "Ada Oz founded Acme with her sister in 2018"."""
        for _, predication in self._reading.predications:
            if predication.word != "verb" or predication.lemma not in _FOUNDING:
                continue
            year = _YEAR_BEHIND.match(self._text, predication.cue[1])
            for filler in predication.slots.get(OBJECT, ()):
                founded = self._reading.filling(filler)
                if year is None or founded is None or predication.modality:
                    continue
                kind = self._reading.thing(founded.thing).kind
                above = self._ontology.superclasses(kind)
                if predication.lemma == "build" and FACILITY not in above:
                    continue
                if {ORGANISATION, FACILITY}.isdisjoint(above):
                    continue
                when = year.span("when")
                yield RelationProposal(
                    side_of(founded),
                    FOUNDED_IN,
                    RelationSide(when, kind=PERIOD),
                    covering(founded.span, predication.cue, when),
                    "description:founding",
                    tier_of(founded),
                )

    def _founded(self, begin: int, end: int) -> Mentioned | None:
        """What "founded in" is said of: what stands before it, else the subject behind."""
        sentence = self._reading.words.sentence_at(begin)
        actors = [
            mention
            for mention in self._reading.mentioned_in(sentence)
            if self._reading.things.name_kind(mention.thing) == "organisation"
        ]
        for mention in reversed(actors):
            between = self._text[mention.span[1] : begin]
            if mention.span[1] <= begin and _LEADS_TO.fullmatch(between):
                return mention
        if self._text[sentence[0] : begin].strip():
            return None
        for mention in actors:
            is_behind = mention.span[0] > end
            if is_behind and self._text[: mention.span[0]].endswith((", ", ", the ")):
                return mention
        return None
