"""Whose the figures of an article are by a parse: whose the verb is that tells of them.

The subject of a figure's verb has it, if it is a thing: "investors will hold 57 percent".
Where it is what is measured, whose that is has it: "the staff of Bolt rose to 40".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.figure_bearers import FigureBearer, FigureBearers
from kg.drafting.news_terms import FACILITY, GROUP, PRODUCT, TOPIC
from kg.drafting.proposals import RelationSide
from kg.language.english.number import is_plural
from kg.language.english.predication import Filler
from kg.language.english.quantities import Quantity
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, overlap

if TYPE_CHECKING:
    from kg.language.english.paths.governors import Governor

_HAVING = ("possessor", "subject", "teller", "beside")
_PARTS = frozenset(
    "share stake part proportion percentage number majority rest".split()
)
_BESIDE = ("compound", "with")
_GOODS = (GROUP, PRODUCT, TOPIC)
_MEASURED = ("subject", "teller", "moved")


class FigureSubject(NamedTuple):
    """What a parse takes for the owner of a figure.

    Attributes:
        named: what is named, or referred to; else a common noun tells it.
        side: the thing that a common noun mentions.
        is_event: whether it is something that happens.
        is_teller: whether it only tells a figure of others.
    """

    named: Mentioned | None = None
    side: RelationSide | None = None
    is_event: bool = False
    is_teller: bool = False


class FigureSubjects:
    """Tells whose verb the figures of one article stand with.

    Args:
        reading: the article.
        bearers: of which nouns its figures are told.
    """

    def __init__(self, reading: ArticleReading, bearers: FigureBearers) -> None:
        self._reading = reading
        self._bearers = bearers

    def of(self, quantity: Quantity) -> FigureSubject | None:
        """The first above a figure that may have it; None where the parse tells nothing.

        Who only tells it is in its place, where nothing nearer has it.
        """
        governors = self._reading.governors
        if governors is None:
            return None
        is_under_subject = False
        for governor in governors.of(quantity.span):
            beside = self._beside(governor, quantity)
            if beside is not None:
                return beside
            is_under_subject = is_under_subject or governor.how in _MEASURED
            is_own = governor.how in _HAVING
            is_of = governor.how in ("of", "at") and is_under_subject
            # "Three years of rent-free use" are those of the use.
            is_own = is_own or (governor.how == "of" and quantity.unit in DURATIONS)
            if not (is_own or is_of) or overlap(governor.span, quantity.span):
                continue
            if governor.how == "possessor" and self._bearers.is_role(governor.noun):
                continue
            named = self._named(governor.span)
            if named is None:
                if governor.how == "teller":
                    return None  # "the study expects"
                found = self._unnamed(governor, quantity, is_of=is_of)
            else:
                found = self._of_name(governor, named, is_of=is_of)
            if found is not None:
                return found
        return None

    def _beside(self, governor: Governor, quantity: Quantity) -> FigureSubject | None:
        """The noun that a figure stands before, or is led to by."""
        if governor.how not in _BESIDE:
            return None
        found = self._bearers.beside(governor, quantity)
        return found and FigureSubject(None, found.side, found.is_event)

    def _of_name(
        self, governor: Governor, named: Mentioned, *, is_of: bool
    ) -> FigureSubject | None:
        """What is named as what may have a figure, or only tells it."""
        if governor.how == "teller" and named.thing in self._reading.tellers:
            return FigureSubject(named, is_teller=True)
        may_have = self._may_have(named, governor, is_of=is_of)
        return FigureSubject(named) if may_have else None

    def _unnamed(
        self, governor: Governor, quantity: Quantity, *, is_of: bool
    ) -> FigureSubject | None:
        """The thing that a common noun tells, which does what the verb says."""
        noun = self._reading.text[slice(*governor.noun)]
        if governor.how in ("at", "possessor") or (is_of and noun in _PARTS):
            return None
        found = self._bearers.doing(governor.span)
        if found is None or self._is_of_owner(governor, found, quantity):
            return None
        return FigureSubject(None, found.side, found.is_event)

    def _is_of_owner(
        self, governor: Governor, bearer: FigureBearer, quantity: Quantity
    ) -> bool:
        """Whether goods only do it for whose they are: "robots of Bolt stack 40"."""
        if quantity.is_of_whole or bearer.side.kind not in _GOODS:
            return False
        if not is_plural(self._reading.text[slice(*governor.noun)]):
            return False
        governors = self._reading.governors
        return governors is not None and any(
            each.noun == governor.span and self._named(each.span)
            for each in governors.of(quantity.span)
            if each.how in ("of", "possessor")
        )

    def _named(self, noun: Span) -> Mentioned | None:
        """What a noun mentions, or stands right before: "its rival Bolt"."""
        named = self._reading.filling(Filler(noun)) or self._bearers.named_by(noun)
        behind = self._reading.beginning_at(noun[1] + 1)
        is_next = self._reading.text[noun[1] : noun[1] + 1] == " "
        return named or (behind if is_next else None)

    def _may_have(self, mention: Mentioned, governor: Governor, *, is_of: bool) -> bool:
        """Whether a name is that of who has figures, and not of where something is.

        "Cargo at the port" and "the exports of Kvarn" are theirs; the mayor of Kvarn is
        not, nor are a firm's sales in Kvarn.
        """
        kind = self._reading.things.name_kind(mention.thing)
        if kind == "organisation" or not is_of:
            return True
        is_built = self._reading.thing(mention.thing).kind == FACILITY
        if kind == "person" or not (is_built or governor.how == "of"):
            return False
        return self._bearers.is_measure(governor.noun)
