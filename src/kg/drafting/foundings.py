"""Who founded something, and when: "Acme founder Ada Oz", "she founded Acme in 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import is_adjoined
from kg.drafting.news_terms import (
    FACILITY,
    FOUNDED_BY,
    FOUNDED_IN,
    ORGANISATION,
    PERIOD,
)
from kg.drafting.proposals import RelationProposal, RelationSide, side_of, tier_of
from kg.language.english.predication import OBJECT
from kg.language.english.regexes import cased
from kg.language.spans import covering

_FOUNDERS = ("founder", "co-founder")
_YEAR = r"(?:1[5-9]|20)\d\d\b"
# Who founded it, between the verb and the year: "by Ada Oz and her brother, Bo Vik, in"
_FOUNDER = (
    r"(?:[A-Z][\w’'.-]*|an?|and|brothers?|county|city|daughter|family|father|friends?|her|his|in|"
    r"its|mother|of|parents|sisters?|son|state|the|their|three|two|uncle|van|von|wife|husband|"
    r"(?!former|other|later|never|after|earlier)[a-z]+(?:[eo]rs?|ists?|ians?|ment))"
)
# "Acme, founded in 1931", "Set up by Ada Oz in 1931, Acme", "Acme was formed in May 1931"
_FOUNDED = cased(
    r"\b(?:(?P<founded>[Ff]ounded)|[Ff]ormed|[Ee]stablished|[Ii]ncorporated|[Ss]et up|"
    r"(?P<may_act>[Bb]orn|[Ll]aunched|[Oo]pened))"
    rf"(?: jointly)?(?: by (?:{_FOUNDER},? ){{1,14}}?(?<!and )| in [A-Z][\w’'-]*"
    r"(?: [A-Z][\w’'-]*)?,? | )"
    rf"(?:back )?(?:on |in )(?P<when>(?P<day>(?:\d{{1,2}} )?(?:[A-Z][a-z]+ )?){_YEAR})"
)
# "Founded in 2019 by two engineers, Ada Oz and the Frenchman Bo Vik,"
_FOUNDED_BY = re.compile(
    r"\b(?:(?P<founded>[Ff]ounded)|[Ee]stablished|[Ff]ormed|[Ss]et up|[Ss]tarted)"
    r"(?: in [^,;.]{3,30}?)?,? (?:jointly )?by "
)
_DESCRIBED = cased(
    r"(?:the |its )?(?:[A-Z][a-z]+ )?"
    r"(?:(?!(?:and|by|in|of|to) |[a-z]+ing )[a-z][\w-]* ){0,4}"
)
_DESCRIBED_FIRST = cased(
    r"(?:[a-z]+ )(?:[A-Z][\w-]* ){0,2}(?:(?!(?:and|in|of) )[a-z][\w-]* ){0,2}[a-z]+s, "
)
_NEXT = re.compile(r",? and |, ")
# Behind a founder nothing tells what else he does: ", Acme said"
_CLOSED = re.compile(
    r"[,.;:)\n]|$|[’']|(?: (?:after|and|as|at|before|from|in|of|on|to|which|who|with)\b)"
)
_LEADS_TO = re.compile(r",? (?:(?:which |who )?(?:was |were )?(?:jointly )?)?$")
# Without these a firm may do it to another: "Acme opened in 1931 a mill"
_IS_DONE = re.compile(
    r"(?:, |,? (?:which )?(?:was|were) |"
    r", an? (?:(?!(?:at|by|for|in|of|on|to|with) )[a-z-]+ ){1,4}?)(?:jointly )?$"
)
_LOOK = 90  # characters in which a founder stands behind what describes him
_FOUNDED_KINDS = frozenset((FACILITY, ORGANISATION))
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

    def proposals(self) -> Iterator[RelationProposal]:
        """Founders, and the first year that is told of each thing."""
        yield from self._founders()
        yield from self._several_founders()
        yield from self._founders_behind()
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

    def _founders_behind(self) -> Iterator[RelationProposal]:
        """Founders behind the verb: "founded by two engineers, Ada Oz and Ivo Lund"."""
        for match in _FOUNDED_BY.finditer(self._text):
            founded = self._founded(match)
            at = match.end()
            first = _DESCRIBED_FIRST.match(self._text, at)
            at = first.end() if first else at
            while founder := self._named_from(at) if founded else None:
                assert founded is not None
                if founder.thing == founded.thing:
                    break
                yield RelationProposal(
                    side_of(founded),
                    FOUNDED_BY,
                    side_of(founder),
                    covering(founded.span, match.span(), founder.span),
                    "description:founder",
                    tier_of(founded),
                )
                behind = _NEXT.match(self._text, founder.span[1])
                if behind is None:
                    break
                at = behind.end()

    def _named_from(self, place: int) -> Mentioned | None:
        """Who is named at a place, or behind words there that describe him."""
        for mention in self._reading.mentioned_in((place, place + _LOOK)):
            is_actor = self._reading.is_person(mention) or self._reading.is_firm(
                mention
            )
            if is_actor and not mention.is_referral:
                is_next = _DESCRIBED.fullmatch(self._text, place, mention.span[0])
                is_closed = _CLOSED.match(self._text, mention.span[1])
                return mention if is_next and is_closed else None
        return None

    def _foundings(self) -> Iterator[RelationProposal]:
        """When something was founded."""
        for match in _FOUNDED.finditer(self._text):
            # What opens or begins on a day is an event.
            if match["may_act"] and match["day"]:
                continue
            founded = self._founded(match)
            if founded is None:
                continue
            when = match.span("when")
            yield RelationProposal(
                side_of(founded),
                FOUNDED_IN,
                RelationSide(when, kind=PERIOD),
                covering(founded.span, (match.start(), when[1])),
                "description:founding",
                "reference" if match["may_act"] else tier_of(founded),
            )

    def _founding_years(self) -> Iterator[RelationProposal]:
        """When somebody founded something: "Ada Oz founded Acme with her sister in 2018"."""
        for predication in self._reading.predications:
            if predication.word != "verb" or predication.lemma not in _FOUNDING:
                continue
            year = _YEAR_BEHIND.match(self._text, predication.cue[1])
            for filler in predication.slots.get(OBJECT, ()):
                founded = self._reading.filling(filler)
                if year is None or founded is None or predication.modality:
                    continue
                above = self._reading.classes_of(founded)
                if predication.lemma == "build" and FACILITY not in above:
                    continue
                if _FOUNDED_KINDS.isdisjoint(above):
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

    def _founded(self, told: re.Match[str]) -> Mentioned | None:
        """What is told to be founded: what stands before it, else the subject behind."""
        begin, end = told.span()
        sentence = self._reading.words.sentence_at(begin)
        actors = [
            mention
            for mention in self._reading.mentioned_in(sentence)
            if not _FOUNDED_KINDS.isdisjoint(self._reading.classes_of(mention))
        ]
        for mention in reversed(actors):
            between = self._text[mention.span[1] : begin]
            is_before = mention.span[1] <= begin and not is_adjoined(
                self._text[sentence[0] : mention.span[0]]
            )
            is_led = _IS_DONE.fullmatch(between) or (
                told["founded"] and _LEADS_TO.fullmatch(between)
            )
            if is_before and is_led:
                return mention
        if self._text[sentence[0] : begin].strip():
            return None
        for mention in actors:
            is_behind = mention.span[0] > end
            if is_behind and self._text[: mention.span[0]].endswith((", ", ", the ")):
                return mention
        return None
