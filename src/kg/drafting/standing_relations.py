"""Relations that stand in no verb: in names, datelines, appositions and beside nouns.

"Kvarn, Ostrevale" tells where a town is, "Acme founder Ada Oz" who founded a firm, and "its
plant in Kvarn" where both are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import (
    AREA,
    FACILITY,
    HAS_BRAND,
    HAS_STATUS,
    JURISDICTION,
    LOCATED_IN,
    NEAR,
    OPERATES_IN,
    PRODUCES,
    PRODUCT,
    PUBLIC_BODY,
    TOPIC,
)
from kg.drafting.noun_names import PLACED, RUNNING
from kg.drafting.planned_sites import planned_by
from kg.drafting.proposals import RelationProposal, RelationSide, side_of, tier_of
from kg.language.english.calendar import MONTHS
from kg.language.english.datelines import is_in_dateline
from kg.language.english.number import is_plural
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering

_PASSING = 2  # mentions of what an article tells of in passing
_MONTH = "|".join(month[:3] for month in MONTHS)
_LISTED = cased(
    rf"(?: \([^()]*\))?,? (?:and|or) | \([^()]*\), |, (?!(?:{_MONTH})[a-z]*\b)[A-Z]"
)
_LISTING = cased(r"[A-Z][\w’'-]*, $")
_LOOK = 40
# Between a town and where it lies: ", a city of 3 million people in central "
_LYING = re.compile(
    r", (?:an?|the|one of the) (?:[a-z-]+ ){0,3}?"
    r"(?:capital|city|community|county|district|island|municipality|port|region|resort|suburb|"
    r"town|township|valley|village|cities|towns)"
    r"(?: (?:city|town|region|island|village))?"
    r"(?: of (?:about |some |nearly )?[\d.,]+ (?:million )?(?:people|inhabitants|residents))?"
    r" (?:in|on) (?:the )?"
    r"(?:(?:far )?(?:north|south|east|west|central|coastal|inland|rural)[a-z-]* )?"
    r"(?:(?:coast|north|south|east|west|interior) of )?(?:the )?"
)
# "Kvarn, some 75 km north of Maren"
_AWAY = re.compile(
    r",? (?:about |some |around |just |only )?[\d.,]+ ?(?:km|kilomet(?:er|re)s|miles?) "
    r"(?:(?:to the )?(?:north|south|east|west)[a-z-]* )?(?:of|from|outside) (?:the )?"
)
_RANK = re.compile(
    r"(?:[\w-]*(?:largest|biggest|oldest|leading|smallest|fastest-growing|best-selling)|only|sole) "
    r"[a-z][\w-]*(?: [a-z][\w-]*){0,2}|"
    r"(?:world|market|industry|global|national|European) leader\b|number (?:one|two|three|four)\b"
)
# "Industry leader Acme"
_LEADER_BEFORE = re.compile(r"\b(?:[Ww]orld|[Mm]arket|[Ii]ndustry) leader(?= )")
_CLOSED = re.compile(r"[,.;)]| (?:in|of|by|behind|after|with|and|that|which)\b|$")
_BEFORE_RANK = re.compile(
    r"(?:,[^,;.]{3,60},(?= is| are| was| remains))?"
    r"(?:,| is| are| was| remains| remained)(?: still| now)? "
    r"(?:the |an? |its |(?:the )?[\w’' -]{2,30}[’']s? )?$"
)
# "Its biggest customer" is its customer, and nothing among others.
_NO_RANKS = frozenset("customer customers rival rivals".split())
_GENITIVE = ("’", "'")
# Shares of anywhere are traded there; and what a government serves goes without saying.
_OF_NO_PLACE = (
    *("exchange", "bourse", "port authority", "harbour authority"),
    *("government", "court", "authorities", "police", "congress", "union"),
)
# "Acme, which runs 40 shops in", "Acme has mills, mostly in the north of"
_RUNNING_SEVERAL = re.compile(
    r"(?:,[^,.;]{1,60},)?(?:, which)? (?:now |also |still |already )?"
    r"(?:(?P<working>runs|operates|run|operate|employs)|has|owns|have|with)"
    r"(?: [\w,.-]+){0,3}? (?P<noun>[a-z]+(?:s|people)),?"
    r"(?: mainly| mostly| chiefly)? (?:in|across|throughout) "
    r"(?:the (?:north|south|east|west|centre) of )?"
)
_WHOSE = re.compile(
    r"(?:[’']s?|(?<=\b[Ii]ts)) (?:[a-z-]+ ){0,3}(?:[a-z-]+, )?(?:the )?$"
)
_BRANDS = re.compile(
    r"(?:[’']s?)? (?:[a-z-]+ )?brands (?:include |including |are |such as )"
)


class StandingReader:
    """Proposes what names and the words beside them relate.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology

    def proposals(self) -> Iterator[RelationProposal]:
        """Places, jurisdictions, brands and ranks."""
        yield from self._areas()
        yield from self._towns()
        yield from self._near()
        yield from self._sites()
        yield from self._several_sites()
        yield from self._brands()
        yield from self._products()
        yield from self._jurisdictions()
        yield from self._ranks()
        yield from self._leaders()

    # Where

    def _areas(self) -> Iterator[RelationProposal]:
        """That a place is in another: "Dunnet Falls, Wexmoor", "Ondraya, in Tessenia"."""
        mentions = self._reading.things.mentions
        for one, two in pairwise(mentions):
            between = self._text[one.span[1] : two.span[0]]
            kinds = [self._reading.things.name_kind(each.thing) for each in (one, two)]
            before = self._text[max(0, one.span[0] - _LOOK) : one.span[0]]
            # "in Kvarn, Maren and Dunmore" enumerates.
            is_list = _LISTED.match(self._text, two.span[1]) or _LISTING.search(before)
            if between not in (", ", ", in ", " in ") or kinds != ["place", "place"]:
                continue
            if between == " in " and self._reading.thing(one.thing).kind == FACILITY:
                continue  # it has a site
            if is_in_dateline(self._text, one.span) and not self._is_topic(one.thing):
                continue  # it was written there
            if not is_list:
                yield RelationProposal(
                    RelationSide(one.span, one.thing),
                    LOCATED_IN,
                    RelationSide(two.span, two.thing),
                    (one.span[0], two.span[1]),
                    "description:area",
                    "reference",
                )

    def _is_topic(self, place: NamedNode) -> bool:
        """Whether an article often tells of a place."""
        mentions = self._reading.things.mentions
        return sum(each.thing == place for each in mentions) > _PASSING

    def _towns(self) -> Iterator[RelationProposal]:
        """That a town lies in a region: "Kvarn, a city in east Ostrevale's Weft Province"."""
        for one, two in pairwise(self._reading.mentions):
            between = self._text[one.span[1] : two.span[0]]
            are_places = self._is_place(one) and self._is_place(two)
            region = self._innermost(two) if are_places else None
            if region is None or not _LYING.fullmatch(between):
                continue
            yield RelationProposal(
                side_of(one),
                LOCATED_IN,
                region,
                (one.span[0], region.span[1]),
                "description:area",
                "reference",
            )

    def _near(self) -> Iterator[RelationProposal]:
        """That a place is not far from another: "Kvarn, 75 km north of Maren"."""
        for one, two in pairwise(self._reading.mentions):
            between = self._text[one.span[1] : two.span[0]]
            if self._is_place(one) and self._is_place(two) and _AWAY.fullmatch(between):
                yield RelationProposal(
                    side_of(one),
                    NEAR,
                    side_of(two),
                    covering(one.span, two.span),
                    "description:area",
                    "reference",
                )

    def _sites(self) -> Iterator[RelationProposal]:
        """That what is built is in a place, and whoever runs it there as well."""
        for one, two in pairwise(self._reading.mentions):
            is_built = self._reading.thing(one.thing).kind == FACILITY
            between = self._text[one.span[1] : two.span[0]]
            if not (is_built and self._is_place(two) and PLACED.fullmatch(between)):
                continue
            place = self._innermost(two)
            if place is None:
                continue
            is_beside = between.startswith((" near", " outside"))
            plan = planned_by(self._reading, one.span)
            around = (one.span[0], place.span[1])
            yield RelationProposal(
                side_of(one),
                NEAR if is_beside else LOCATED_IN,
                place,
                covering(around, plan) if plan else around,
                "description:site",
                "reference",
                modality="planned" if plan else None,
            )
            runner = self._runner(one.span)
            if runner and not is_beside:
                yield RelationProposal(
                    side_of(runner),
                    OPERATES_IN,
                    place,
                    (runner.span[0], place.span[1]),
                    "description:site",
                    tier_of(runner),
                )

    def _innermost(self, place: Mentioned) -> RelationSide | None:
        """A place, or what is named within it: "in Ostrevale's Weft Province".

        "In Kvarn's harbour" names none.
        """
        _, end = place.span
        if not self._text.startswith(("’s ", "'s "), end):
            return RelationSide(place.span, place.thing)
        within = self._reading.beginning_at(end + len("’s "))
        if within is None or not self._is_place(within):
            return None
        return RelationSide(within.span, within.thing)

    def _is_place(self, mention: Mentioned) -> bool:
        return self._reading.things.name_kind(mention.thing) == "place"

    def _several_sites(self) -> Iterator[RelationProposal]:
        """Where somebody has mills or shops: "Acme has 40 shops in Ostrevale and Kvarn"."""
        for mention in self._reading.mentions:
            run = _RUNNING_SEVERAL.match(self._text, mention.span[1])
            if run is None or not self._reading.is_firm(mention):
                continue
            if not (run["working"] or self._is_built(run["noun"])):
                continue
            for place in self._reading.listed_from(run.end()):
                if self._reading.things.name_kind(place.thing) == "place":
                    yield RelationProposal(
                        side_of(mention),
                        OPERATES_IN,
                        side_of(place),
                        (mention.span[0], place.span[1]),
                        "description:sites",
                        tier_of(mention),
                    )

    def _is_built(self, noun: str) -> bool:
        return FACILITY in self._ontology.classes_of(noun)

    def _brands(self) -> Iterator[RelationProposal]:
        """Whose brands are named: "its brands include Holmelle and Dunnet"."""
        for match in _BRANDS.finditer(self._text):
            owner = self._reading.ending_at(match.start())
            if owner is None:
                continue
            for brand in self._reading.listed_from(match.end()):
                if brand.thing != owner.thing:
                    yield RelationProposal(
                        side_of(owner),
                        HAS_BRAND,
                        side_of(brand),
                        (owner.span[0], brand.span[1]),
                        "description:brands",
                        tier_of(owner),
                    )

    def _products(self) -> Iterator[RelationProposal]:
        """Whose products have names: "Acme's Torvey 300", "its new pump, the Torvey"."""
        for product in self._reading.mentions:
            begin, _ = product.span
            if (
                self._reading.thing(product.thing).kind != PRODUCT
                or product.is_referral
            ):
                continue
            owner = self._reading.owner_before(_WHOSE, begin)
            if owner and self._reading.is_firm(owner):
                yield RelationProposal(
                    side_of(owner),
                    PRODUCES,
                    side_of(product),
                    covering(owner.span, product.span),
                    "description:product",
                    tier_of(owner),
                )

    def _runner(self, site: Span) -> Mentioned | None:
        """Who runs a site: "Acme runs a plant"."""
        for mention in reversed(self._reading.mentions):
            if mention.span[1] > site[0]:
                continue
            if self._reading.things.name_kind(mention.thing) != "organisation":
                continue
            between = self._text[mention.span[1] : site[0]]
            return mention if RUNNING.fullmatch(between) else None
        return None

    def _jurisdictions(self) -> Iterator[RelationProposal]:
        """Whom a public body serves by its name: the Kvarn Trade Office, Kvarn."""
        things = self._reading.things.things
        for thing in things.values():
            if PUBLIC_BODY not in self._ontology.superclasses(thing.kind):
                continue
            if thing.names[0].casefold().endswith(_OF_NO_PLACE):
                continue
            for area in things.values():
                kinds = self._ontology.superclasses(area.kind)
                name = area.names[0]
                inside = _inside(name, thing.names[0])
                if AREA not in kinds or inside is None:
                    continue
                begin, end = self._first(thing.iri)
                inner = (begin + inside, begin + inside + len(name))
                if self._text[slice(*inner)] != name:
                    continue  # it is called by another name there
                yield RelationProposal(
                    RelationSide((begin, end), thing.iri),
                    JURISDICTION,
                    RelationSide(inner, area.iri),
                    (begin, end),
                    "description:name",
                    "reference",
                )

    def _first(self, thing: object) -> Span:
        return min(
            mention.span
            for mention in self._reading.things.mentions
            if mention.thing == thing
        )

    # How it stands

    def _ranks(self) -> Iterator[RelationProposal]:
        """Ranks beside names: "Acme, the country's largest dairy"."""
        for match in _RANK.finditer(self._text):
            if not _CLOSED.match(self._text, match.end()) or self._is_no_rank(match[0]):
                continue
            ranked = self._ranked(match.start(), match.end())
            if ranked is None:
                continue
            span = match.span()
            yield RelationProposal(
                side_of(ranked),
                HAS_STATUS,
                RelationSide(span, kind=TOPIC),
                covering(ranked.span, span),
                "description:rank",
                "reference",
            )

    def _leaders(self) -> Iterator[RelationProposal]:
        """Who is called a leader before the name: "Industry leader Acme"."""
        for match in _LEADER_BEFORE.finditer(self._text):
            leader = self._reading.mention_from(match.end() + 1)
            if leader is not None and not leader.is_referral:
                yield RelationProposal(
                    side_of(leader),
                    HAS_STATUS,
                    RelationSide(match.span(), kind=TOPIC),
                    covering(leader.span, match.span()),
                    "description:rank",
                    "reference",
                )

    def _is_no_rank(self, words: str) -> bool:
        """Whether words tell of somebody's customer or rival, or of several."""
        rank, *nouns = words.split()
        if rank == "number" or nouns == ["leader"]:
            return False
        if rank == "leading":
            return True  # "a leading maker of pumps" is one of several
        is_several = is_plural(nouns[-1]) and " of " not in words
        return not _NO_RANKS.isdisjoint(nouns) or "of its" in words or is_several

    def _ranked(self, begin: int, end: int) -> Mentioned | None:
        """What stands before a rank by "is" or a comma, or right behind it."""
        for mention in self._reading.mentions:
            kind = self._reading.things.name_kind(mention.thing)
            if kind not in ("organisation", "person", "place"):
                continue
            before = self._text[mention.span[1] : begin]
            is_before = mention.span[1] <= begin and _BEFORE_RANK.fullmatch(before)
            between = self._reading.mentioned_in((mention.span[1], begin))
            # "Acme, Bolt's largest shareholder": whose it is stands right before.
            owners = [
                each
                for each in between
                if each.is_referral or self._text.startswith(_GENITIVE, each.span[1])
            ]
            if is_before and len(between) == len(owners) <= 1:
                return mention
            # "Kvarn's largest dairy said" refers to one.
            if mention.is_referral and mention.span == (begin, end):
                return mention
            behind = self._text[end : mention.span[0]]
            if mention.span[0] >= end and behind in (", ", ", the "):
                return mention
        return None


def _inside(name: str, whole: str) -> int | None:
    """Where a place stands in a body's name: first, or behind "of"."""
    if whole.startswith(f"{name} "):
        return 0
    if whole.endswith(f" of {name}"):
        return len(whole) - len(name)
    return None
