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
from kg.drafting.news_terms import HOLDS_SHARES_IN
from kg.drafting.proposals import (
    FigureProposal,
    RelationProposal,
    RelationSide,
    side_of,
)
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering

_STAKES = ("stake", "interest", "holding", "remainder", "rest")
_HOLDING = re.compile(r"\b(?:h[eo]lds?|owns?|has|have|ke(?:eps|pt)|controls?)\b")
# "60 percent of Bolt", "a 9 percent stake in the brewer Bolt"
_OF = re.compile(
    r"(?: (?:stake|interest|holding|shareholding|share))?(?: of the (?:shares|capital))?"
    r" (?:of|in) (?:the |its )?(?:(?:company|group|venture|maker|firm|[a-z]+) ){0,2}?"
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
_IN_WHICH = re.compile(r", in which (?:the )?(?:[a-z-]+ ){0,4}")
_BUYING = re.compile(
    r"\b(?:b(?:uy|uys|ought|uying)|acquir\w+|t(?:ake|akes|aking)|took|s(?:ell|ells|old|elling)|"
    r"purchas\w+|offer\w*|bid\w*|rais\w+|want\w*|seek\w*|sought)\b"
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
            is_stake = figure.variable in _STAKES or (held and _HOLDING.search(lead))
            if not is_stake or not self._may_hold(owner) or _BUYING.search(lead):
                continue
            if held is None and _OF_OTHERS.match(self._text, figure.quantity.end):
                continue
            held = held or latest or self._main(figure.quantity.begin)
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

    def _main(self, place: int) -> Mentioned | None:
        """Where the firm is mentioned nearest that the article is about."""
        near = [
            each for each in self._reading.mentions if each.thing == self._focus.main
        ]
        return min(near, key=lambda each: abs(each.span[0] - place), default=None)

    def _may_hold(self, owner: RelationSide) -> bool:
        """Whether somebody named has the stake."""
        return owner.thing is not None and self._is_firm(owner.thing, or_person=True)

    def _is_firm(self, thing: NamedNode, *, or_person: bool = False) -> bool:
        kinds = ("organisation", "person") if or_person else ("organisation",)
        return self._reading.things.name_kind(thing) in kinds

    def _held(self, figure: FigureProposal) -> Mentioned | None:
        """In whom the stake is, as the words beside it tell."""
        quantity = figure.quantity
        if OWNED.match(self._text, quantity.end):
            return self._before(quantity.begin)
        of = _OF.match(self._text, quantity.end)
        for mention in self._reading.mentions if of else ():
            is_behind = mention.span[0] >= quantity.end
            if is_behind and _OF.fullmatch(self._text, quantity.end, mention.span[0]):
                return mention if self._is_firm(mention.thing) else None
        return None

    def _held_in_which(self, owner: RelationSide) -> Mentioned | None:
        """Who is told of before a relative clause: "Bolt, in which Acme has 60 percent"."""
        begin, _ = owner.span
        for mention in self._reading.mentions:
            between = self._text[mention.span[1] : begin]
            if mention.span[1] < begin and _IN_WHICH.fullmatch(between):
                return mention if self._is_firm(mention.thing) else None
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
