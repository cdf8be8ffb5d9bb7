"""Where a firm's shares are traded, by how they fare there: "Acme fell 2 per cent in Kvarn".

Shares move by a part or to a price, at an exchange or in the town that has one. Where only a
firm is told to have moved so, that is a guess, since its sales may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus, is_adjoined
from kg.drafting.news_terms import AREA, CITY, LISTED_ON, ORGANISATION
from kg.drafting.proposals import RelationProposal, RelationSide, side_of
from kg.language.english.regions import is_land
from kg.language.spans import covering

_MOVED = (
    r"(?:(?:has|have|had) )?(?:last )?(?:added|advanced|climbed|closed|dipped|dropped|eased|"
    r"ended|fallen|fell|finished|gained|jumped|lost|plunged|retreated|risen|rose|sank|shed|"
    r"slid|slipped|soared|surged|tanked|traded|tumbled|(?:was|were) (?:down|flat|up))"
)
_PART = r"[\d.,]+ ?(?:%|per ?cent\b|percent\b)"
_PRICE = r"[^\s,;a-z]{0,5}\d[\d.,]*\w*"
# What leads on from a part to a place, and tells of no cause, and of what it is no part
_ON = (
    rf"(?:(?:GMT|Rs\.?|{_PRICE}|(?!(?:after|amid|as|because|before|despite|her|his|its|of|on its|"
    r"short|since|their|when|while|with)\b)[a-z][\w’'-]*),? ){0,12}?"
)
# "Fell 2.2 per cent to 452 won ", "closed at 1,940 pesos "
_MOVING = re.compile(
    rf"\b{_MOVED} (?:[^,;.\dA-Z]{{0,30}} )?(?:{_PART}|at {_PRICE}) {_ON}"
    r"(?:in|on|at)(?: the| an?)?(?: [a-z-]+)? $"
)
# "Listed in ", "whose shares are traded on the ", "which trades in "
_LISTED = re.compile(
    r"\b(?:(?:is|are|was|were|also|now) ){0,2}(?:dual-|cross-)?"
    r"(?:listed|traded|trades|went public|go public|going public)"
    r"(?: its shares)? (?:in|on|at)(?: the| an?)?(?: [a-z-]+)? $"
)
# Behind a place where they are, and nothing else is: "in Kvarn as a toy shop"
_CLOSED = re.compile(r"[,.;:)\n]|$| (?:and|since|under|where|which)\b")
_SHARES = r"(?:equity|scrip|share price|shares|stock)"
# Between a firm and how its shares fare: "Acme's stock", "Acme, down 22 per cent this year,"
_OF_FIRM = re.compile(
    rf"(?:[’']s?)?(?: {_SHARES})?(?:, [^,;.]{{3,60}},)? |, (?:which |whose {_SHARES} )?"
)
_IN_FIRM = re.compile(r"\b(?:[Ss]hares|[Ss]tock) (?:in|of) (?:the )?$")
# "Its shares", "the stock, a favourite of funds,"
_ALONE = re.compile(
    rf"\b(?:[Ii]ts|[Tt]he|[Tt]he company[’']s|[Tt]he group[’']s) {_SHARES}"
    r"(?:, [^,;.]{3,60},)? $"
)
_EXCHANGE = re.compile(
    r"(?:.* )?(?:[Ee]xchange|[Bb]ourse|Börse|(?:[Ss]tock|STAR|[Jj]unior) [Mm]arket|NASDAQ|NYSE|"
    r"Nasdaq(?: \w+)?|Kosdaq|KOSDAQ|BSE|NSE|Euronext(?: \w+)?)"
)
_CONTINENTS = frozenset("Africa America Asia Europe Oceania".split())
# In "Acme Foods (NYSE: ACM)", what stands before the exchange, and behind it
_TICKER = re.compile(r"[^()\n]{0,20} ?\($")
_TICKS = re.compile(r": ?(?!\d+[,;)])[A-Z0-9][A-Z0-9.-]{0,9}[,;)]")
_BOURSE = re.compile(r" (?:stock )?(?:bourse|exchange|market)\b")
_LOOK = 30


class ListingReader:
    """Proposes where the shares of firms of one article are traded.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._focus = Focus(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """The exchanges, or the towns that have them, with whose shares are there."""
        for place in self._reading.mentions:
            if place.is_referral:
                continue
            exchange = self._exchange(place)
            firm = self._listed_at(place, exchange)
            if firm is not None and firm.thing != place.thing:
                yield RelationProposal(
                    side_of(firm),
                    LISTED_ON,
                    exchange,
                    covering(firm.span, exchange.span),
                    "description:exchange",
                    "reference" if firm.is_referral else "plain",
                )

    def _exchange(self, place: Mentioned) -> RelationSide:
        """Where they are traded: a town, or its exchange, as "the Kvarn bourse"."""
        begin, end = place.span
        noun = _BOURSE.match(self._text, end)
        if noun is None:
            return side_of(place)
        return RelationSide((begin, noun.end()), kind=ORGANISATION)

    def _is_town(self, place: Mentioned) -> bool:
        """Whether a town is mentioned, or what may be one, for want of a list of them."""
        thing = self._reading.thing(place.thing)
        is_wide = any(is_land(name) or name in _CONTINENTS for name in thing.names)
        return thing.kind == CITY or (thing.kind == AREA and not is_wide)

    def _is_exchange(self, place: Mentioned) -> bool:
        return _EXCHANGE.fullmatch(self._text, *place.span) is not None

    def _listed_at(self, place: Mentioned, exchange: RelationSide) -> Mentioned | None:
        """Whose shares are told to be traded there, at an exchange or in a town."""
        begin, end = place.span
        if _TICKS.match(self._text, end):
            return self._before_ticker(begin)
        if not (self._is_town(place) or self._is_exchange(place)):
            return None
        first, _ = self._reading.words.sentence_at(begin)
        lead = self._text[first:begin]
        told = _MOVING.search(lead)
        if told is None and _CLOSED.match(self._text, exchange.span[1]):
            told = _LISTED.search(lead)
        return self._whose(first + told.start()) if told else None

    def _before_ticker(self, begin: int) -> Mentioned | None:
        for mention in reversed(self._reading.mentioned_in((0, begin))):
            is_beside = _TICKER.fullmatch(self._text, mention.span[1], begin)
            if is_beside and self._reading.is_firm(mention):
                return mention
        return None

    def _whose(self, place: int) -> Mentioned | None:
        """Whose shares a verb is told of: a firm right before it, or what a text is about."""
        first, _ = self._reading.words.sentence_at(place)
        for mention in reversed(self._reading.mentioned_in((first, place))):
            if not self._reading.is_firm(mention):
                continue
            lead = self._text[first : mention.span[0]]
            between = self._text[mention.span[1] : place]
            # "Sales at Acme rose": of sales it is told, and not of shares.
            is_of_firm = _OF_FIRM.fullmatch(between) and not is_adjoined(lead)
            if _IN_FIRM.search(lead) or is_of_firm:
                return mention
        if _ALONE.search(self._text, max(first, place - 3 * _LOOK), place):
            firm = self._focus.at(first, is_acting=True)
            return firm if firm and self._reading.is_firm(firm) else None
        return None
