"""Who holds shares in whom, as figures tell it: "Bolt, 51 percent owned by Acme".

A figure of a stake has its owner; in whom the stake is, stands behind it, or is what the
words before tell of: "Acme holds 60 percent of Bolt, and Vesper 40".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.described_owners import OWNED
from kg.drafting.figure_times import may_go_on
from kg.drafting.focus import Focus
from kg.drafting.news_terms import ACTOR, FACILITY, GROUP, HOLDS_SHARES_IN, INITIATIVE
from kg.drafting.proposals import (
    FigureProposal,
    RelationProposal,
    RelationSide,
    side_of,
)
from kg.language.english.calendar import MONTHS
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering

_MORE = (
    r"(?:(?:about|almost|around|just|only|still|now|nearly|another|a|the|remaining|other|over|"
    r"some) )*"
)
_NOUN = r"(?:stake|interest|holding|shareholding)"
_STAKE = re.compile(rf"\b{_NOUN}\b")
_STAKES = ("stake", "interest", "holding", "remainder", "rest")
_HOLDING = re.compile(r"\b(?:h[eo]lds?|owns?|has|have|ke(?:eps|pt)|controls?)\b")
# "60 percent of Bolt", "a 9 percent stake in the brewer Bolt"
_OF = re.compile(
    r"(?: (?:stake|interest|holding|shareholding|share))?(?: of the (?:shares|capital))?"
    r" (?:of|in) (?:the |its )?(?:[a-z]+ ){0,2}?(?:[a-z]+, )?"
)
# "Bolt, 51 percent owned by", "Bolt is 51 percent owned by"
_BEFORE = re.compile(
    r"(?:,(?: which| that)?)? ?(?:(?:is|was|remains)(?: now| also| still| currently| already)? )?"
    r"(?:about |some |now |around |roughly |nearly |almost |just over |more than )?$"
)
# "40 percent of the space": no firm is held; "60 percent of Kvarn": not the one told of
_OF_OTHERS = cased(
    r"(?: (?:stake|interest|holding|shareholding|share))? (?:of|in) (?:the )?[A-Z]|"
    r" (?:of|in) (?:the |its |their |all )?+(?!(?:company|group|firm|business|venture|"
    r"start-up|bank|club|consortium|target|capital|shares?|stock|equity)\b)[a-z]"
)
_IN_WHICH = re.compile(r", (?:in|of) which (?:the )?(?:[a-z-]+ ){0,4}")
# Who bought a part has it; who buys or sells one may have it some day, or no more.
_BUYING = re.compile(
    r"\b(?:buy|buys|buying|acquir(?:e|es|ing)|t(?:ake|akes|aking)|s(?:ell|ells|old|elling)|"
    r"purchas(?:e|es|ing)|offer\w*|bid\w*|rais\w+|want\w*|seek\w*|sought)\b"
)
# "Ada Oz owns 33 percent.", "Bolt, holder of 7 percent,": of the firm that is told of
_OWNING = re.compile(rf"\b(?:owns?|owned|holder of) {_MORE}$")
# "Ada Oz keeps 33 percent", "the fund Bolt with 12 percent": of anything, unless of shares
_HAVING = re.compile(
    r"\b(?:has|have|had|with|holds?|held|kept|keeps?|retain(?:s|ed)?|bought|acquired|took)"
    rf" {_MORE}$"
)
_ALONE = re.compile(
    rf"(?: {_NOUN})?(?:[.,;:)]|$|\n| (?:between them|together|"
    r"jointly|today|now|each|through|since|after|before|last|this|and|as|while|in (?:19|20)\d\d|"
    rf"in (?:{'|'.join(MONTHS)})|"
    r"from|for|of (?:it|the (?:company|group|firm|shares|capital)))\b)"
)
_OF_SHARES = re.compile(
    r"\b(?:shareholders?|stockholders?|owners?|owns?|owned|stakes?|holdings?|holds|holders?|"
    r"invested|investors?|equity|shares of|shares in|founders?|co-founders?|joint venture|"
    r"valu(?:ing|ed)|listed|listing)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|is to|are to|plans? to|intends? to)\b")


class StakeReader:
    """Proposes who holds shares in whom.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._focus = Focus(reading)

    def proposals(
        self, figures: Iterable[FigureProposal]
    ) -> Iterator[RelationProposal]:
        """A holding for each stake that is held, and not traded."""
        latest: Mentioned | None = None
        for figure in figures:
            owner = figure.owner
            if not figure.quantity.is_of_whole or owner is None:
                continue
            lead = self._text[
                min(owner.span[0], figure.quantity.begin) : figure.quantity.begin
            ]
            held = self._held(figure) or self._held_in_which(owner)
            is_stake = (
                figure.variable in _STAKES
                or (held and _HOLDING.search(lead))
                or self._is_of_firm(figure)
            )
            if not is_stake or not self._may_hold(owner) or _BUYING.search(lead):
                continue
            if held is None and _OF_OTHERS.match(self._text, figure.quantity.end):
                continue
            held = held or latest or self._main(figure)
            span = self._around(figure, held) if held else None
            if held is None or span is None or held.thing == owner.thing:
                continue
            latest = held
            yield RelationProposal(
                owner,
                HOLDS_SHARES_IN,
                side_of(held),
                span,
                "figure:stake",
                "reference",
                modality="planned" if _WILL.search(lead) else None,
            )

    def _is_of_firm(self, figure: FigureProposal) -> bool:
        """Whether words tell of a part in the firm that they do not name again."""
        begin, end = figure.quantity.span
        if not _ALONE.match(self._text, end):
            return False
        first, _ = self._reading.words.sentence_at(begin)
        lead = self._text[first:begin]
        if _OWNING.search(lead):
            return True
        having = _HAVING.search(lead)
        if having is None:
            return False
        number = self._reading.words.sentence_number(begin)
        before, _ = self._reading.words.sentences[max(0, number - 1)]
        _, last = self._reading.words.sentence_at(begin)
        own = (first + having.start(), end)
        return bool(
            _OF_SHARES.search(self._text, before, own[0])
            or _OF_SHARES.search(self._text, end, last)
        )

    def _main(self, figure: FigureProposal) -> Mentioned | None:
        """Where another firm is mentioned nearest that the article is about."""
        assert figure.owner is not None
        place = figure.quantity.begin
        main = self._focus.firm_beside(None)
        if main == figure.owner.thing:
            # Only a stake that is called so is surely one in another firm.
            sentence = self._reading.words.sentence_at(place)
            is_called = _STAKE.search(self._text, *sentence) is not None
            main = self._focus.firm_beside(main) if is_called else None
        near = [each for each in self._reading.mentions if each.thing == main]
        return min(near, key=lambda each: abs(each.span[0] - place), default=None)

    def _may_hold(self, owner: RelationSide) -> bool:
        """Whether somebody has the stake, and no place and no product."""
        if owner.thing is not None:
            return self._is_firm(owner.thing, or_person=True)
        if owner.kind is None:
            return False
        above = self._reading.graph.ontology.superclasses(owner.kind)
        return not {ACTOR, GROUP}.isdisjoint(above)

    def _is_firm(self, thing: NamedNode, *, or_person: bool = False) -> bool:
        kinds = ("organisation", "person") if or_person else ("organisation",)
        return self._reading.things.name_kind(thing) in kinds

    def _may_be_held(self, thing: NamedNode) -> bool:
        kind = self._reading.thing(thing).kind
        return self._is_firm(thing) or kind in (FACILITY, INITIATIVE)

    def _held(self, figure: FigureProposal) -> Mentioned | None:
        """In whom the stake is, as the words beside it tell."""
        quantity = figure.quantity
        if OWNED.match(self._text, quantity.end):
            return self._before(quantity.begin)
        of = _OF.match(self._text, quantity.end)
        for mention in self._reading.mentions if of else ():
            is_behind = mention.span[0] >= quantity.end
            if is_behind and _OF.fullmatch(self._text, quantity.end, mention.span[0]):
                return mention if self._may_be_held(mention.thing) else None
        return None

    def _held_in_which(self, owner: RelationSide) -> Mentioned | None:
        """Who is told of before a relative clause: "Bolt, in which Acme has 60 percent"."""
        begin, _ = owner.span
        for mention in self._reading.mentions:
            between = self._text[mention.span[1] : begin]
            if mention.span[1] < begin and _IN_WHICH.fullmatch(between):
                return mention if self._may_be_held(mention.thing) else None
        return None

    def _before(self, place: int) -> Mentioned | None:
        """Who is told to be owned: "Bolt, 51 percent owned"."""
        for mention in reversed(self._reading.mentions):
            between = self._text[mention.span[1] : place]
            if mention.span[1] <= place and _BEFORE.fullmatch(between):
                return mention if self._is_firm(mention.thing) else None
        return None

    def _around(self, figure: FigureProposal, held: Mentioned) -> Span | None:
        """The words that tell who holds and in whom, unless they are far apart."""
        owner = figure.owner
        assert owner is not None
        span = covering(owner.span, held.span, figure.quantity.span)
        return span if may_go_on(self._text, *span) else None
