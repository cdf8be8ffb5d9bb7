"""Who invests in a firm, where words tell of a round of funding: "a round led by Bolt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import (
    FUNDING_ROUND,
    INVESTS_IN,
    PARTICIPANT,
    TARGET,
)
from kg.drafting.proposals import RelationProposal, RelationSide, TakingPart, side_of
from kg.language.english.predication import SUBJECT
from kg.language.spans import covering

_RAISING = frozenset(("raise", "close", "secure", "complete", "land", "bag", "attract"))
_ROUND = re.compile(
    r"\b(?:[Rr]ounds?|Series [A-F]|[Ss]eries [A-F]|funding|financing|raised)\b"
)
# "A $40 million Series B round", "a seed round"
_CALLED = re.compile(
    r"\b(?:[Ss]eries [A-H]\b(?: (?:funding |financing |growth )?round)?|"
    r"(?:(?:pre-)?(?:seed|angel|bridge|growth|equity|funding|financing) )*round)\b"
)
# What leads to those who give money
_GIVERS = re.compile(
    r"\b(?:(?P<led>(?:co-)?led by)|(?:backers|investors),? (?:including|such as|among them)|"
    r"(?:[Ee]xisting|[Nn]ew|[Ee]arlier|[Pp]revious|[Oo]ther|[Tt]he) (?:backers|investors)"
    r"(?: were| are)?|participation (?:of|from|by)|joined by) "
)
# "Acme, backed by Bolt"
_BACKED = re.compile(r"(?:,(?: which| who)?)?(?: is| are| was)?(?: also)? backed by ")
_NEXT = re.compile(r",? and |, ")
_APART = re.compile(r"[,.;:]|\band\b")
_FAR = 80  # characters of what may describe somebody before his name
# "Bolt led the round", "Acme and Bolt took part"
_GIVING = re.compile(
    r",? (?:also |co-)?(?:led|leads|joined|backed|took part in|participated in)"
    r" (?:the|its|this|that|a) (?:[\w$€£.-]+ ){0,4}?(?:round|Series|series|funding)\b"
)


class InvestorReader:
    """Proposes who invests in the firms of one article by their rounds of funding.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text

    def proposals(self) -> Iterator[RelationProposal]:
        """Investors, each with the firm that last was told to raise money."""
        yield from self._backed()
        raising = self._raising()
        if not raising or not _ROUND.search(self._text):
            return
        told: set[object] = set()
        rounds: dict[Mentioned, RelationSide | None] = {}
        for firm in raising:
            rounds[firm] = self._round(firm)
            yield from self._taking_part(rounds[firm], firm, TARGET)
        for investor in self._investors():
            before = [firm for firm in raising if firm.span < investor.span]
            firm = (before or raising)[-1 if before else 0]
            if investor.thing not in (firm.thing, *told):
                told.add(investor.thing)
                yield from self._taking_part(rounds[firm], investor, PARTICIPANT)
                yield self._investing(investor, firm)

    def _backed(self) -> Iterator[RelationProposal]:
        """Who is told to back a firm: "Acme, backed by the fund Bolt"."""
        for firm in self._reading.mentions:
            backed = _BACKED.match(self._text, firm.span[1])
            if backed is None or not self._reading.is_firm(firm):
                continue
            for backer in self._listed_from(backed.end()):
                if backer.thing != firm.thing:
                    yield self._investing(backer, firm)

    def _investing(self, investor: Mentioned, firm: Mentioned) -> RelationProposal:
        return RelationProposal(
            side_of(investor),
            INVESTS_IN,
            side_of(firm),
            covering(investor.span, firm.span),
            "description:investor",
            "reference",
        )

    def _round(self, firm: Mentioned) -> RelationSide | None:
        """The round in which a firm raises money, by its words; none, if it has none."""
        _, end = self._reading.words.sentence_at(firm.span[0])
        words = _CALLED.search(self._text, firm.span[1], end)
        # What a heading tells, the text tells in full.
        if words is None or words.end() < self._text.find("\n"):
            return None
        taking_part = TakingPart(
            words.span(), FUNDING_ROUND, TARGET, side_of(firm), is_doer=False
        )
        return RelationSide(words.span(), None, FUNDING_ROUND, taking_part=taking_part)

    def _taking_part(
        self, event: RelationSide | None, actor: Mentioned, role: NamedNode
    ) -> Iterator[RelationProposal]:
        """That somebody has a part in a round."""
        if event is not None and event.taking_part is not None:
            firm = event.taking_part.actor
            yield RelationProposal(
                event,
                role,
                side_of(actor),
                covering(event.span, actor.span, firm.span),
                "event:round",
                "reference",
                cue=event.span,
            )

    def _raising(self) -> list[Mentioned]:
        """The firms that raise money, where it is told, in order."""
        found: list[Mentioned] = []
        for predication in self._reading.predications:
            is_raising = predication.lemma in _RAISING and predication.word == "verb"
            sentence = self._reading.words.sentence_at(predication.cue[0])
            if not is_raising or not _ROUND.search(self._text, *sentence):
                continue
            for filler in predication.slots.get(SUBJECT, ()):
                firm = self._reading.filling(filler)
                if firm and self._reading.is_firm(firm):
                    found.append(firm)
        return sorted(set(found))

    def _investors(self) -> Iterator[Mentioned]:
        """Who gives money: behind words that lead to them, and before those of giving."""
        for opened in _GIVERS.finditer(self._text):
            begin, _ = self._reading.words.sentence_at(opened.start())
            is_of_round = opened["led"] is None or _ROUND.search(
                self._text, begin, opened.start()
            )
            if is_of_round:
                yield from self._listed_from(opened.end())
        for giver in self._reading.mentions:
            if _GIVING.match(self._text, giver.span[1]) and self._is_giver(giver):
                yield giver

    def _listed_from(self, place: int) -> Iterator[Mentioned]:
        """Those who are named one by one, whatever describes each."""
        giver = self._first_from(place)
        while giver:
            yield giver
            behind = _NEXT.match(self._text, giver.span[1])
            giver = self._first_from(behind.end()) if behind else None

    def _first_from(self, place: int) -> Mentioned | None:
        """The first who may give money behind a place, before anything parts them."""
        for mention in self._reading.mentioned_in((place, place + _FAR)):
            if _APART.search(self._text, place, mention.span[0]):
                return None
            if self._is_giver(mention):
                return mention
        return None

    def _is_giver(self, mention: Mentioned) -> bool:
        kind = self._reading.things.name_kind(mention.thing)
        return kind in ("organisation", "person") and not mention.is_referral
