"""Where somebody is from, by the names beside theirs.

"Kvarn's Acme" and "Acme, Kvarn's largest dairy" tell it, as "Acme of Kvarn" and "the Kvarn
dairy Acme" do. A firm from a town has its seat there; a town itself is in a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.name_words import TOWN
from kg.drafting.news_terms import (
    AREA,
    CITY,
    COMPANY,
    FACILITY,
    HEADQUARTERED_IN,
    HOME_COUNTRY,
    LOCATED_IN,
    ORGANISATION,
    PUBLIC_BODY,
    RESEARCH_INSTITUTION,
)
from kg.drafting.proposals import RelationProposal, side_of, tier_of
from kg.language.english.countries import is_country
from kg.language.english.descriptions import Description
from kg.language.english.function_words import is_everywhere
from kg.language.english.origin_words import origin_adjectives
from kg.language.english.regexes import cased
from kg.language.english.regions import is_land
from kg.language.spans import Span, covering

_GENITIVE = re.compile(r"[’']s? ")
_OF = re.compile(r",? of (?:the )?")
# "A dairy from Kvarn", "a start-up in Kvarn", "a dairy based in Kvarn"
_FROM = re.compile(
    r",? (?:from|(?P<within>in)|(?:which is )?(?:based|headquartered) in) (?:the )?"
)
# "In Kvarn, Ostrevale", and in a dateline
_TOWN_BEFORE = cased(r"(?:\n|\b(?:in|at|of|from) )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*, $")
_IN = re.compile(r",? (?:in|at) (?:the )?")
# "The German city of Kvarn"
_TOWN_OF = cased(
    r"(?P<origin>[A-Z]\w+) (?:(?:capital|coastal|border|industrial|northern|southern|eastern|"
    rf"western) )?{TOWN}(?: city)?(?: of)? $"
)
_BODIES = frozenset((PUBLIC_BODY, RESEARCH_INSTITUTION))
_LOOK = 50
# "The Kvarn dairy group Acme"
_BETWEEN = re.compile(r"(?: [a-z-]+){1,3} ")
_FIRM = re.compile(r"(?:company|firm|group|carrier|maker|producer|lender)\b")
_DETERMINED = re.compile(r"\b(?:the|a|an|its|by|to|from|with) $", re.IGNORECASE)
_ADJECTIVE = cased(r"\b(?P<word>[A-Z]\w+) $")
# "Kvarn's second-largest dairy"
_RANKED = re.compile(
    r"[’']s? (?:[\w-]*(?:largest|biggest|oldest|leading)|only|main) [a-z]"
)
_IS_ONE = re.compile(
    r",? (?:(?:which )?(?:is|was|remains|became) |the |still )*|, one of "
)


class OriginReader:
    """Proposes where those that one article names are from.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text

    def proposals(self) -> Iterator[RelationProposal]:
        """Homes, seats and sites, by names that stand beside one another."""
        for one, two in pairwise(self._reading.mentions):
            between = self._text[one.span[1] : two.span[0]]
            if self._is_place(one) and self._is_from(one, between, two):
                yield self._told(two, one, is_near=not _GENITIVE.fullmatch(between))
            if self._is_place(one) and self._is_called_by(one.span, between, two):
                yield self._told(two, one, is_near=True)
            elif two.is_referral:
                yield from self._called_by_adjective(two)
            is_bracketed = between == " (" and self._text.startswith(")", two.span[1])
            is_of = is_bracketed or _OF.fullmatch(between)
            if self._is_place(two) and not one.is_referral and is_of:
                yield from self._of(one, two)
            if self._is_place(two) and self._is_seated(one, between):
                yield self._proposed(one, LOCATED_IN, two)
            if (
                self._is_place(one)
                and self._is_place(two)
                and _GENITIVE.fullmatch(between)
            ):
                yield self._proposed(two, LOCATED_IN, one)
        yield from self._ranked()
        yield from self._by_adjectives()
        yield from self._described()
        yield from self._towns()

    def _is_seated(self, named: Mentioned, between: str) -> bool:
        """Whether a body stands before its place: "the Institute of Weaving in Kvarn"."""
        above = self._reading.classes_of(named)
        if named.is_referral or ORGANISATION not in above:
            return False
        # Whoever buys Acme in Kvarn may buy it there: bodies stay where they are.
        is_body = not _BODIES.isdisjoint(above)
        is_no_firm = between == " in " and COMPANY not in above
        return is_no_firm or (is_body and _IN.fullmatch(between) is not None)

    def _towns(self) -> Iterator[RelationProposal]:
        """In what country a town is by an adjective: "the German city of Kvarn"."""
        for town in self._reading.mentions:
            begin, _ = town.span
            found = _TOWN_OF.search(self._text, max(0, begin - _LOOK), begin)
            country = (
                self._reading.things.adjectives.get(found["origin"]) if found else None
            )
            if found and country and self._is_place(town):
                place = Mentioned(found.span("origin"), country, is_referral=False)
                yield self._proposed(town, LOCATED_IN, place)

    def _described(self) -> Iterator[RelationProposal]:
        """Of what place somebody is by an apposition: "Acme, a dairy from Kvarn"."""
        named = {each.span: each for each in self._reading.mentions}
        for description in self._reading.things.described:
            begin, end = description.span
            mention = named.get(description.name)
            if mention is None or not description.is_apposed:
                continue
            if description.origin:
                yield from self._by_adjective(mention, description, description.origin)
            origin = _FROM.match(self._text, end)
            if origin is None or self._text.endswith("ed", begin, end):
                continue
            place = self._reading.mention_from(origin.end())
            if place is None or not self._is_place(place):
                continue
            is_firm = self._reading.things.name_kind(mention.thing) == "organisation"
            if not is_firm and origin["within"]:
                continue  # a town in its province, a worker in a mill
            home = self._home(place, is_near=True) if is_firm else HOME_COUNTRY
            told = self._proposed(mention, home, place)
            yield told._replace(span=covering(told.span, (begin, end)))

    def _by_adjectives(self) -> Iterator[RelationProposal]:
        """From what country somebody is by its adjective: "the Danish rival Acme"."""
        for mention in self._reading.mentions:
            kind = self._reading.things.name_kind(mention.thing)
            if mention.is_referral or kind not in ("organisation", "person"):
                continue
            for origin in origin_adjectives(self._text, mention.span):
                country = self._reading.things.adjectives.get(
                    self._text[slice(*origin)]
                )
                if country is None or self._reading.thing(country).kind == CITY:
                    continue
                place = Mentioned(origin, country, is_referral=False)
                told = self._proposed(mention, HOME_COUNTRY, place)
                # People may live elsewhere, and play for others.
                yield told._replace(tier="reference") if kind == "person" else told

    def _by_adjective(
        self, mention: Mentioned, description: Description, origin: Span
    ) -> Iterator[RelationProposal]:
        """That a firm is from a place: "a Finnish maker", "a Kvarn maker" behind it."""
        if self._reading.things.name_kind(mention.thing) != "organisation":
            return
        country = self._reading.things.adjectives.get(self._text[slice(*origin)])
        is_named = self._reading.ending_at(origin[1]) is not None
        is_before = description.span < description.name
        is_town = country is not None and self._reading.thing(country).kind == CITY
        if country is not None and is_before and not is_town:
            return  # `_by_adjectives` reads it
        if country is not None and not (is_named and is_town):
            place = Mentioned(origin, country, is_referral=False)
            home = HEADQUARTERED_IN if is_town else HOME_COUNTRY
            told = self._proposed(mention, home, place)
        else:
            place_named = self._reading.ending_at(origin[1])
            if place_named is None or is_before or not self._is_place(place_named):
                return  # before a name, other rules read it
            home = self._home(place_named, is_near=True)
            told = self._proposed(mention, home, place_named)
        yield told._replace(span=covering(told.span, description.span))

    def _of(self, named: Mentioned, place: Mentioned) -> Iterator[RelationProposal]:
        """That a firm or what is built is of a place: "Acme of Kvarn"."""
        kind = self._reading.things.name_kind(named.thing)
        is_body = PUBLIC_BODY in self._reading.classes_of(named)
        if kind == "organisation" and not is_body:
            # A family has a home, and no seat.
            is_firm = ORGANISATION in self._reading.classes_of(named)
            yield self._told(named, place, is_near=is_firm)
        elif FACILITY in self._reading.classes_of(named):
            yield self._proposed(named, LOCATED_IN, place)

    def _ranked(self) -> Iterator[RelationProposal]:
        """Of whose firms somebody is the largest, or the oldest."""
        for place in self._reading.mentions:
            if not self._is_place(place) or place.is_referral:
                continue
            if AREA not in self._reading.classes_of(place) or not _RANKED.match(
                self._text, place.span[1]
            ):
                continue
            ranked = self._beside(place)
            if ranked is not None and ranked.thing != place.thing:
                yield self._proposed(ranked, HOME_COUNTRY, place)

    def _beside(self, place: Mentioned) -> Mentioned | None:
        """Whom a rank is told of: who stands before it, or whom it refers to."""
        for mention in self._reading.mentions:
            if self._reading.things.name_kind(mention.thing) != "organisation":
                continue
            is_meant = mention.is_referral and mention.span[0] == place.span[1] + len(
                "'s"
            )
            between = self._text[mention.span[1] : place.span[0]]
            is_before = mention.span[1] <= place.span[0] and _IS_ONE.fullmatch(between)
            if is_meant or is_before:
                return mention
        return None

    def _is_from(self, place: Mentioned, between: str, named: Mentioned) -> bool:
        """Whether a place stands before whose it is: "Kvarn's Acme", "the Kvarn firm Acme"."""
        kind = self._reading.things.name_kind(named.thing)
        if named.is_referral or kind != "organisation" or place.is_referral:
            return False
        if PUBLIC_BODY in self._reading.classes_of(named):
            return False
        if _GENITIVE.fullmatch(between):
            return True
        before = self._text[max(0, place.span[0] - 6) : place.span[0]]
        is_land = is_country(self._text[slice(*place.span)])  # "with U.S. group Bolt"
        is_phrase = not any(map(is_everywhere, between.split()))
        return bool(
            is_phrase
            and _BETWEEN.fullmatch(between)
            and (is_land or _DETERMINED.search(before))
        )

    def _is_called_by(self, place: Span, between: str, named: Mentioned) -> bool:
        """Whether a firm is called by its town: "the Kvarn company"."""
        if not named.is_referral or between != " ":
            return False
        before = self._text[max(0, place[0] - 4) : place[0]]
        is_firm = _FIRM.match(self._text, named.span[0])
        return before.casefold() == "the " and is_firm is not None

    def _called_by_adjective(self, named: Mentioned) -> Iterator[RelationProposal]:
        """Of what country a firm is called to be: "the Finnish company"."""
        begin, _ = named.span
        found = _ADJECTIVE.search(self._text, max(0, begin - _LOOK), begin)
        if found is None or not self._is_called_by(found.span("word"), " ", named):
            return
        country = self._reading.things.adjectives.get(found["word"])
        if country is not None:
            place = Mentioned(found.span("word"), country, is_referral=False)
            yield self._proposed(named, HOME_COUNTRY, place)

    def _told(
        self, named: Mentioned, place: Mentioned, *, is_near: bool
    ) -> RelationProposal:
        """That somebody is from a place: of a firm, that its seat is in a town.

        What a firm is of or named by beside its trade is a town, unless it is known for a
        country or a region, or has towns of its own.
        """
        return self._proposed(named, self._home(place, is_near=is_near), place)

    def _home(self, place: Mentioned, *, is_near: bool) -> NamedNode:
        names = self._reading.thing(place.thing).names
        if any(map(is_land, names)):
            return HOME_COUNTRY
        is_town = is_near or self._reading.thing(place.thing).kind == CITY
        if is_town and not self._has_towns(place):
            return HEADQUARTERED_IN
        return HOME_COUNTRY

    def _has_towns(self, place: Mentioned) -> bool:
        """Whether a place stands behind another that is in it: "Kvarn, Ostrevale"."""
        return any(
            _TOWN_BEFORE.search(self._text, max(0, each.span[0] - _LOOK), each.span[0])
            for each in self._reading.mentions
            if each.thing == place.thing
        )

    def _proposed(
        self, named: Mentioned, predicate: NamedNode, place: Mentioned
    ) -> RelationProposal:
        return RelationProposal(
            side_of(named),
            predicate,
            side_of(place),
            covering(named.span, place.span),
            "description:origin",
            tier_of(named),
        )

    def _is_place(self, mention: Mentioned) -> bool:
        return AREA in self._reading.classes_of(mention)
