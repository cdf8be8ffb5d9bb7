"""What figures are of that only a common noun names: a deal, a trial, a plant.

The noun has to be that of a thing. "Sales" and "staff" are none: what they measure is
somebody's, whom other words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import (
    ACTOR,
    AWARD,
    COMPANY,
    FACILITY,
    GROUP,
    PAYOUT,
    PERSON,
    PRODUCT,
    RULING,
    TOPIC,
)
from kg.drafting.noun_sides import NounSides
from kg.drafting.proposals import RelationSide, side_of
from kg.language.english.flows import FLOWS
from kg.language.english.number import is_plural
from kg.language.english.order.figure_clauses import Bearer
from kg.language.english.predication import Filler
from kg.language.english.quantities import Quantity
from kg.language.english.units import DURATIONS
from kg.language.english.variable_names import MEASURING
from kg.language.spans import Span

# Of a firm these are parts, of which much is told that is not true of the whole.
_PARTS_OF_FIRMS = frozenset(
    "division unit arm business segment subsidiary branch department".split()
)
# What these measure or count is somebody's.
_MEASURES = frozenset(
    "ratio ratios index raise raises "
    "multiple score tally vote votes margin "
    "price prices share shares stock stocks stake "
    "wage wages costs rate rates inflation demand "
    "gain gains spending occupancy consumption "
    "traffic volume volumes booking bookings "
    "delivery deliveries shipment shipments "
    "arrival arrivals productivity yield yields "
    "income proceeds assets deposits lending "
    "premiums claims reserves cash funds equity "
    "rent rents fees fares tolls tax taxes tariff tariffs "
    "penalties bill bills gap payout payouts "
    "bonus bonuses returns result results "
    "forecast guidance target outlook level levels "
    "employees workers workforce staff "
    "headcount jobs people crew management board "
    "customers subscribers members users "
    "passengers supply supplies spend savings "
    "move plan plans deal-making decision "
    "majority minority rest third half quarter "
    "remainder holding holdings ownership "
    "interest control part parts portion "
    "year years month months week weeks day "
    "days time times hour hours half-year "
    "long wide deep high tall away apart off up down strong "
    "money million billion trillion percent "
    "cent cents people case fact course lack "
    "report reports view views role place "
    "reason reasons work use help access end "
    "beginning way ways number numbers claim claims talks approval consent it them "
    "depreciation amortisation amortization taxation provisions loans pay salary "
    "something anything nothing everything everyone others one ones thing things "
    "company companies firm firms group groups maker owner return growth rise fall drop "
    "decline increase decrease jump average outsider tree pair tier warranty period runway "
    "payload range forecasts judges history career experience lifetime tenure".split()
)
# A sum of these is told of who gives or has to pay it.
_SUMS = (AWARD, RULING, PAYOUT)
# So many of these stand in what has them, and are no thing beside it.
_COLLECTIONS = frozenset(
    "series range number total team fleet network chain string handful group portfolio "
    "workforce pool host variety list mix collection army majority set lot kind "
    "order orders average maximum minimum record".split()
)
_EXTENTS = frozenset(("kilometre", "metre", "mile", "foot", "tonne", "kilogram"))
_RATIOS = ("percent", "share", "factor")
_ANY: tuple[str, ...] = ()
# "40 patients" are no figure of the patients, nor "9 percent growth" of it.
_NOT_TOLD: dict[str, tuple[str, ...]] = {
    "compound": ("count", *_RATIOS),
    "of": _RATIOS,
    "paired": ("count",),
    "traded": ("count", *_RATIOS),
    "changed": ("count",),
}
_BESIDE = ("beside", "apposed", "paired")
# Of these a share is the rate.
_LEVIES = frozenset("duty duties tariff tariffs levy levies surcharge tax".split())
# These only tell what is so of something else.
_TELLING = frozenset(
    "analysis audit data estimate estimates figures forecast forecasts poll report "
    "reports research review statistics study studies survey surveys".split()
)
# Parts of what is planned, which have sizes and costs of their own
_STAGES = frozenset("phase stage tranche instalment installment".split())
# What is done, or goes on, is no thing where no article makes one of it.
_DOING = re.compile(r"(?:[ts]ion|ment|[ai]nce|ency|ivity)$")
_ARTICLE = re.compile(
    r"(?:\b(?:an?|the|its|his|her|their|our|this|that|one)|[’']s?) $", re.IGNORECASE
)
_PAID_OUT = re.compile(r"\b(?:dividends?|payouts?)\b")
_HAVING_TERM = ("compound", "of")
_LOOK = 6  # characters
_VALUED = ("worth", "compound")
_ACTING = ("subject", "changed", "paired", "measured")


class FigureBearer(NamedTuple):
    """What a figure is of.

    Attributes:
        side: the thing, as a noun mentions it.
        is_event: whether it is something that happens, which needs somebody to do it.
        is_sure: whether the noun is known to be that of a thing, and near the figure.
    """

    side: RelationSide
    is_event: bool
    is_sure: bool


class FigureBearers:
    """Tells of which nouns of an article figures are told.

    Args:
        reading: the article.
        nouns: what its nouns mention.
    """

    def __init__(self, reading: ArticleReading, nouns: NounSides) -> None:
        self._reading = reading
        self._ontology = reading.graph.ontology
        self._nouns = nouns
        self._measures = reading.rules.measure_frames

    def of(self, quantity: Quantity) -> Iterator[FigureBearer]:
        """What a figure may be of, the nearest first."""
        sentence = self._reading.words.sentence_at(quantity.begin)
        clauses = self._reading.figure_clauses(sentence)
        for bearer in clauses.bearers(quantity.span):
            if self._may_bear(bearer, quantity):
                found = self._borne(bearer, quantity)
                if found:
                    yield found

    def _may_bear(self, bearer: Bearer, quantity: Quantity) -> bool:
        """Whether a figure of this unit is told of what so stands to it."""
        construction = bearer.construction
        is_extent = construction in _BESIDE and quantity.unit in _EXTENTS
        if is_extent or self._is_levied(bearer, quantity):
            return True
        if construction in ("beside", "apposed") or self._only_has(bearer, quantity):
            return False
        if construction == "changed" and quantity.is_change:
            return True
        return quantity.unit not in _NOT_TOLD.get(construction, _ANY)

    def _only_has(self, bearer: Bearer, quantity: Quantity) -> bool:
        """Whether a noun only tells a figure, gets it, or is what it counts."""
        noun = self._noun(bearer)
        if bearer.construction in _ACTING and noun in (*_TELLING, quantity.noun):
            return True
        if bearer.construction == "of" and noun in _COLLECTIONS:
            return True
        return self._is_person(noun) and self._is_paid_out(quantity)

    def _is_paid_out(self, quantity: Quantity) -> bool:
        """Whether a sum is a dividend: its firm's, whoever gets it."""
        clause = self._reading.words.clause_at(quantity.begin)
        return bool(_PAID_OUT.search(self._reading.text, *clause))

    def _is_levied(self, bearer: Bearer, quantity: Quantity) -> bool:
        """Whether a share is the rate of a duty: "a 25 percent duty"."""
        is_beside = bearer.construction in ("compound", "of")
        is_rate = quantity.unit in ("percent", "factor")
        return is_beside and is_rate and self._noun(bearer) in _LEVIES

    def _noun(self, bearer: Bearer) -> str:
        """The noun, in small letters also where it begins a sentence."""
        noun = self._reading.text[slice(*bearer.span)]
        begin, _ = self._reading.words.sentence_at(bearer.span[0])
        return noun.casefold() if bearer.span[0] == begin else noun

    def _borne(self, bearer: Bearer, quantity: Quantity) -> FigureBearer | None:
        """What a noun mentions, if it is the noun of a thing."""
        built = self._built(bearer) or self.named_by(bearer.span)
        if built:
            return FigureBearer(side_of(built), is_event=False, is_sure=True)
        is_rate = self._is_levied(bearer, quantity)
        if not self._is_of_thing(bearer, is_rate=is_rate):
            return None
        begin, end = bearer.span
        first = self._nouns.phrase_begin(begin)
        if first <= quantity.begin < begin:
            first = quantity.end + 1  # "ten-year supply agreement"
        span = (min(first, begin), end)
        kind = self._kind(bearer, has_modifiers=span[0] < begin)
        if kind is not None:
            is_event = self._nouns.is_event(kind)
            return FigureBearer(RelationSide(span, kind=kind), is_event, is_sure=True)
        noun = self._noun(bearer)
        has_term = quantity.unit in DURATIONS and bearer.construction in _HAVING_TERM
        has_term = has_term or is_rate or noun in _STAGES
        if not (has_term or bearer.construction in _ACTING) or self._is_actor(noun):
            return None
        kind = GROUP if is_plural(noun) and self._is_person(noun) else TOPIC
        return FigureBearer(RelationSide(span, kind=kind), False, is_sure=has_term)

    def _kind(self, bearer: Bearer, *, has_modifiers: bool) -> NamedNode | None:
        """The class of what a noun surely mentions."""
        noun = self._noun(bearer)
        kinds = list(self._kinds(noun))
        if kinds:
            return min(kinds, key=str)
        # "The packaging division", "a fund worth 5 million"
        is_part = noun in _PARTS_OF_FIRMS and has_modifiers
        is_valued = bearer.construction in _VALUED and self._is_actor(noun)
        return COMPANY if is_part or is_valued else None

    def named_by(self, noun: Span) -> Mentioned | None:
        """What a name and a noun for it call together: "the Kvarn 5 van", "the X-1 trial"."""
        begin, end = noun
        first = self._nouns.phrase_begin(begin)
        named = self._reading.ending_at(first - 1)
        text = self._reading.text
        is_next = text[first - 1 : first] == " " and text[end : end + 1] not in "’'-"
        if named is None or named.is_referral or not is_next:
            return None
        if not text[: named.span[0]].endswith(("the ", "The ", "its ", "Its ")):
            return None
        kind = self._reading.things.name_kind(named.thing)
        classes = self._ontology.classes_of(text[begin:end])
        is_product = any(PRODUCT in self._ontology.superclasses(c) for c in classes)
        may_be = kind == "other" or (kind == "organisation" and is_product)
        return named if may_be else None

    def _built(self, bearer: Bearer) -> Mentioned | None:
        """What a noun mentions that somebody has built: "the plant", "a cable"."""
        for mention in self._reading.mentioned_in((self._from(bearer), bearer.span[1])):
            kind = self._reading.thing(mention.thing).kind
            if mention.span[1] == bearer.span[1] and kind == FACILITY:
                return mention
        return None

    def _from(self, bearer: Bearer) -> int:
        begin, _ = self._reading.words.sentence_at(bearer.span[0])
        return begin

    def _is_of_thing(self, bearer: Bearer, *, is_rate: bool = False) -> bool:
        """Whether a noun is that of a thing, and not of what is measured."""
        noun = self._noun(bearer)
        if not self._is_common_noun(bearer) or (noun in _MEASURES and not is_rate):
            return False
        if bearer.construction in _ACTING and self._is_flow(bearer):
            return False
        if self._is_traded(bearer):
            return True  # "an order worth 5 million", which else are somebody's orders
        is_measured = self._measures.measured_by(noun) or noun in MEASURING
        return not is_measured and noun.removesuffix("s") not in MEASURING

    def _is_common_noun(self, bearer: Bearer) -> bool:
        """Whether a word is a noun for something: no name, number or participle."""
        noun = self._noun(bearer)
        if not noun[:1].islower() or noun.endswith(("ed", "est")):
            return False
        if self._reading.words.quantities_at([bearer.span]):
            return False
        return self._reading.filling(Filler(bearer.span)) is None

    def _is_flow(self, bearer: Bearer) -> bool:
        """Whether a noun without an article only tells what somebody does or has.

        "Cargo rose" and "power generation grew" are measures; "the installation" is a
        thing, and so is what the ontology has a class for.
        """
        noun = self._noun(bearer)
        if not _tells_flow(noun) or any(self._kinds(noun)):
            return False
        first = self._nouns.phrase_begin(bearer.span[0])
        return not _ARTICLE.search(self._reading.text, max(0, first - _LOOK), first)

    def _is_traded(self, bearer: Bearer) -> bool:
        """Whether one order or contract is told to be worth so much."""
        noun = self._noun(bearer)
        is_one = bearer.construction in ("worth", "compound") and not is_plural(noun)
        return is_one and any(map(self._nouns.is_event, self._kinds(noun)))

    def _kinds(self, noun: str) -> Iterator[NamedNode]:
        """The classes of things that a noun may mention."""
        told = self._ontology.classes_of(noun)
        for kind in v.named_nodes(self._ontology.most_specific(sorted(told, key=str))):
            above = self._ontology.superclasses(kind)
            is_thing = self._nouns.is_mentionable(kind) or self._nouns.is_event(kind)
            if is_thing and set(_SUMS).isdisjoint(above):
                yield kind

    def _is_actor(self, noun: str) -> bool:
        classes = self._ontology.classes_of(noun)
        return any(ACTOR in self._ontology.superclasses(kind) for kind in classes)

    def _is_person(self, noun: str) -> bool:
        return PERSON in self._ontology.classes_of(noun)


def _tells_flow(noun: str) -> bool:
    """Whether a noun tells what is done or goes on, and no thing."""
    return noun in FLOWS or bool(_DOING.search(noun))
