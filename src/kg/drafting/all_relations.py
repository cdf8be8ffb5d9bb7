"""What an article says of things beside their figures: by every reader, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kg.drafting.article_reading import ArticleReading
from kg.drafting.bodies_of_places import BodyReader
from kg.drafting.descriptions_read import DescriptionReader
from kg.drafting.events_read import EventReader
from kg.drafting.foundings import FoundingReader
from kg.drafting.funding_rounds import InvestorReader
from kg.drafting.listings_told import ListingReader
from kg.drafting.narrower_relations import narrowed
from kg.drafting.news_terms import (
    AFFILIATED_WITH,
    DURING,
    FOUNDED_BY,
    FOUNDED_IN,
    HEADED_BY,
    HOLDS_POST,
)
from kg.drafting.noun_sites import NounSiteReader
from kg.drafting.origins import OriginReader
from kg.drafting.people_of_firms import PeopleReader
from kg.drafting.proposals import Proposal, RelationProposal
from kg.drafting.ratings_told import RatingReader
from kg.drafting.relations_read import FrameReader
from kg.drafting.roles_told import RoleReader
from kg.drafting.shareholdings import ShareholdingReader
from kg.drafting.standing_relations import StandingReader
from kg.drafting.supplies_told import SupplyReader
from kg.drafting.trade_told import TradeReader
from kg.drafting.units_of_firms import UnitReader
from kg.language.spans import Span, is_within

_IN_POST = (AFFILIATED_WITH, HEADED_BY)
_Told = TypeVar("_Told", bound=Proposal)


class AllRelations:
    """Reads the relations of one article, and what describes its things.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading

    def ruled(self) -> Sequence[Proposal]:
        """What rules read, each once."""
        described = list(_each_once(self._described()))
        return [*described, *self._framed(described)]

    def _described(self) -> Iterator[Proposal]:
        """What is told by other words than those of frames."""
        for reader in (
            DescriptionReader,
            StandingReader,
            FoundingReader,
            OriginReader,
            NounSiteReader,
            UnitReader,
            BodyReader,
            SupplyReader,
            InvestorReader,
            RoleReader,
            RatingReader,
            ListingReader,
            TradeReader,
        ):
            yield from reader(self._reading).proposals()

    def _framed(self, described: Iterable[Proposal]) -> Iterator[Proposal]:
        """What frames read beside that."""
        # Who holds a post in a firm, or has founded it, is of it anyway.
        held = set[object]()
        told = set[object]()
        founded = set[Span]()
        for each in described:
            if isinstance(each, RelationProposal):
                held |= _of_whom(each)
                told.add(_what(each))
                if each.predicate == FOUNDED_IN:
                    founded.add(each.span)
        events = EventReader(self._reading)
        read = [*FrameReader(self._reading, events).proposals(), *events.proposals()]
        framed = list(narrowed(self._reading, read))
        framed += PeopleReader(self._reading).proposals()
        yield from ShareholdingReader(self._reading, framed).proposals()
        for each in _each_once(framed):
            # That something was founded then is no event of its own.
            if _is_founding(each, founded) or _what(each) in told:
                continue
            sides = {each.subject.thing, each.object.thing}
            is_implied = not held.isdisjoint((frozenset(sides), *sides))
            if each.predicate not in _IN_POST or not is_implied:
                yield each


def _each_once(proposals: Iterable[_Told]) -> Iterator[_Told]:
    """The proposals without relations that an earlier one says."""
    told: set[tuple[object, ...]] = set()
    for each in proposals:
        if isinstance(each, RelationProposal):
            if _what(each) in told:
                continue
            told.add(_what(each))
        yield each


def _is_founding(told: RelationProposal, founded: Iterable[Span]) -> bool:
    """Whether the time of an event is told by the words of a founding."""
    if told.predicate != DURING:
        return False
    event, time = told.subject.span, told.object.span
    return any(is_within(event, words) and is_within(time, words) for words in founded)


def _of_whom(told: RelationProposal) -> set[object]:
    """Somebody of a firm with the firm, or alone where it is not told of which."""
    if told.predicate == FOUNDED_BY:
        return {frozenset((told.subject.thing, told.object.thing))}
    if told.predicate != HOLDS_POST:
        return set()
    if told.beside is None:
        return {told.subject.thing}
    return {frozenset((told.subject.thing, told.beside.thing))}


def _what(proposal: RelationProposal) -> tuple[object, ...]:
    """What a relation says, wherever and by whatever rule."""
    sides = (proposal.subject, proposal.object)
    named = [side.key for side in sides]
    return (*named, proposal.predicate, proposal.modality)
