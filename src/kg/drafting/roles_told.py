"""What somebody is to another by a noun beside the name: "rival Acme", "its owner, Bolt".

To whom, the words before the noun tell, as "its" does; else the text is about that firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.name_classes import NameClasses
from kg.drafting.news_terms import (
    COMPETES_WITH,
    COOPERATES_WITH,
    CUSTOMER_OF,
    FACILITY,
    FOUNDED_BY,
    HOLDS_SHARES_IN,
    INVESTS_IN,
    LENDS_TO,
    OWNS,
    REPRESENTS,
    SUBSIDIARY_OF,
    SUPPLIES,
)
from kg.drafting.proposals import RelationProposal, Tier, side_of
from kg.language.english.regexes import cased
from kg.language.spans import covering

_PROPERTIES: dict[str, NamedNode] = {
    **dict.fromkeys(("rival", "competitor"), COMPETES_WITH),
    **dict.fromkeys(("customer", "client"), CUSTOMER_OF),
    **dict.fromkeys(("shareholder", "stockholder"), HOLDS_SHARES_IN),
    **dict.fromkeys(("backer", "investor"), INVESTS_IN),
    **dict.fromkeys(("lender", "creditor"), LENDS_TO),
    **dict.fromkeys(("attorney", "lawyer"), REPRESENTS),
    "owner": OWNS,
    "partner": COOPERATES_WITH,
    "supplier": SUPPLIES,
    **dict.fromkeys(("parent", "subsidiaries", "subsidiary"), SUBSIDIARY_OF),
    "founder": FOUNDED_BY,
}
# By these nouns it is told of the other: whoever has a parent is its subsidiary.
_OF_OTHER = ("founder", "parent")
_OF_FIRMS = (COMPETES_WITH, COOPERATES_WITH, SUBSIDIARY_OF)
# Who is so may be so to anybody: a partner, an investor, a lender, an owner, a lawyer.
_OF_ANYBODY = (COOPERATES_WITH, INVESTS_IN, LENDS_TO, OWNS, REPRESENTS)
_NOUN = re.compile(rf"\b(?P<noun>{'|'.join(sorted(_PROPERTIES))})s?\b", re.IGNORECASE)
# "Rivals such as Acme", "customers include Acme", "a customer in Kvarn, Acme", "rival Acme"
_LEADING = cased(
    r"(?: in [A-Z][\w-]*)?"
    r"(?:,? (?:such as|including|like|among them) | (?:includ(?:es?|ed)|are|is|were) )"
    r"|(?: in [A-Z][\w-]*)?(?P<comma>, )| "
)
# "The Danish pump maker Acme", "Japan's Acme", "the Darling Downs cotton cooperative Acme"
_SMALL = (
    r"(?:(?!(?:at|by|for|from|had|has|her|his|in|is|its|of|on|their|to|was|were|with)\b)"
    r"[a-z][\w-]* )"
)
_DESCRIBED = cased(
    rf"(?:(?:the|an?) )?(?:[A-Z][\w-]*\.? )?{_SMALL}{{0,4}}|"
    rf"(?:[A-Z][\w-]* )?[A-Z][\w-]*[’']s? {_SMALL}{{0,4}}|"
    rf"(?:(?:the|an?) )?(?:[A-Z][\w-]* ){{2}}{_SMALL}{{1,4}}"
)
_LAST_SMALL = cased(r"(?:^| )(?!the |an? )(?P<noun>[a-z][\w-]*) $")
# Before a founder of the firm that the text is about: "school founder" is another's.
_ALONE = re.compile(
    r"(?:^|[.!?,:;“”\"(]\s*|\n|\b(?:company|group|its|said|says|the) (?:co-)?)$",
    re.IGNORECASE,
)
_SAYING = re.compile(r",? (?:said|says|told|added)\b")
_CLOSED = re.compile(
    r"[,.;:)]|\n|$| (?:and|at|from|in|of|since|that|which|who|whose|with)\b"
)
_NEXT = re.compile(r",? and |, ")
# What stands between whose and the noun: "its two biggest"
_RANK = r"(?:[\w-]+ ){0,3}?"
_WHOSE = re.compile(rf"(?:[’']s?|(?<=\bits)) {_RANK}$", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:[’']s?|\bits) (?:(?:controlling|current|main|majority|new|only|present|sole) )?$",
    re.IGNORECASE,
)
_NOBODYS = re.compile(
    rf"\b(?:their|his|her|our|any|no|former) {_RANK}$|\bof (?:an?|the) {_RANK}$",
    re.IGNORECASE,
)
# "Acme, already a shareholder", "Bolt, another rival in Kvarn", "Acme of Norway, a rival"
_APPOSED = re.compile(
    r"(?: of (?:the )?[\w-]+(?: [\w-]+)?)?, (?:already |also |now |still )?"
    r"(?:an?|the|another|one of its|its) (?:[\w-]+ ){0,3}?"
)
# "The supplier of the batteries, Acme"
_GOODS = re.compile(r" of (?:the |its )?[a-z][a-z-]*(?: [a-z-]+)?(?=, )")
_TO_WHOM = re.compile(r" (?:of|to|for|with)\b")
_LOOK = 40


class _Role(NamedTuple):
    """A noun that tells what somebody is to a firm.

    Attributes:
        noun: it, without an ending.
        property: what it tells.
        begin, end: where it stands.
        is_several: whether it tells of several.
    """

    noun: str
    property: NamedNode
    begin: int
    end: int
    is_several: bool


class RoleReader:
    """Proposes what those that one article names are to the firm that it is about.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._focus = Focus(reading)
        self._classes = NameClasses(reading.graph.ontology)

    def proposals(self) -> Iterator[RelationProposal]:
        """What nouns before names tell, and those in appositions."""
        for match in _NOUN.finditer(self._text):
            noun = match["noun"].casefold()
            property = _PROPERTIES[noun]
            begin, end = match.span()
            goods = _GOODS.match(self._text, end) if property == SUPPLIES else None
            end = goods.end() if goods else end
            if _TO_WHOM.match(self._text, end):
                continue  # frames tell it
            is_several = match[0].casefold().endswith("s")
            role = _Role(noun, property, begin, end, is_several)
            whose, tier = self._whose(role)
            for named in self._named(role) if whose else ():
                assert whose is not None
                if named.thing != whose.thing and self._may_be(role, named):
                    yield self._told(role, named, whose, tier)

    def _whose(self, role: _Role) -> tuple[Mentioned | None, Tier]:
        """To whom somebody is so, and how sure that is."""
        first = max(0, role.begin - _LOOK)
        if _NOBODYS.search(self._text, first, role.begin):
            return None, "doubtful"
        tier: Tier = "doubtful"
        whose = self._focus.main_at(role.begin)
        if _WHOSE.search(self._text, first, role.begin):
            tier = "reference"
            whose = self._reading.owner_before(_WHOSE, role.begin)
        elif self._is_of_anybody(role):
            return None, tier
        # "Its stadium owner" has no more than the stadium.
        if role.property == OWNS and not _OWNED.search(self._text, first, role.begin):
            return None, tier
        return (whose if whose and self._may_have(role, whose) else None), tier

    def _may_have(self, role: _Role, whose: Mentioned) -> bool:
        """Whether somebody may be so to what is mentioned: a mill has an owner, too."""
        is_firm = self._reading.is_firm(whose)
        if role.property != OWNS:
            return is_firm
        # Of several, each owns a part.
        is_built = self._reading.thing(whose.thing).kind == FACILITY
        return not role.is_several and (is_firm or is_built)

    def _is_of_anybody(self, role: _Role) -> bool:
        """Whether somebody without an owner before it may be so to anybody."""
        if role.noun == "founder":
            first = max(0, role.begin - _LOOK)
            return _ALONE.search(self._text, first, role.begin) is None
        return role.property in _OF_ANYBODY or role.noun == "parent"

    def _named(self, role: _Role) -> Iterator[Mentioned]:
        """Who is told to be so: behind the noun, one by one, or before it."""
        apposed = self._apposed(role)
        if apposed is not None:
            yield apposed
            return
        leading = _LEADING.match(self._text, role.end)
        if leading is None:
            return
        named = self._described_from(leading.end())
        if named is not None and leading["comma"] and not role.is_several:
            # "Its customer, the carmaker Acme," but not "the rival, Acme said"
            is_told = _CLOSED.match(self._text, named.span[1])
            if not is_told or _SAYING.match(self._text, named.span[1]):
                return
        while named is not None:
            yield named
            behind = _NEXT.match(self._text, named.span[1])
            if behind is None or not role.is_several:
                return
            named = self._described_from(behind.end())

    def _apposed(self, role: _Role) -> Mentioned | None:
        """Who stands before the noun: "Acme, a rival"."""
        for mention in reversed(self._reading.mentions):
            is_before = mention.span[1] <= role.begin and not mention.is_referral
            if not is_before or not self._may_act(mention):
                continue
            between = self._text[mention.span[1] : role.begin]
            is_closed = _CLOSED.match(self._text, role.end)
            if len(between) <= _LOOK and is_closed and _APPOSED.fullmatch(between):
                return mention
        return None

    def _described_from(self, place: int) -> Mentioned | None:
        """What is named at a place, or behind the words that describe it there."""
        for mention in self._reading.mentioned_in((place, place + 2 * _LOOK)):
            if mention.is_referral or not self._may_act(mention):
                continue
            described = _DESCRIBED.fullmatch(self._text, place, mention.span[0])
            if described is not None and self._is_led_up_to(described[0]):
                return mention
        return None

    def _is_led_up_to(self, words: str) -> bool:
        """Whether words lead up to a name with a noun: "the grocer Acme", not "sold Acme"."""
        last = _LAST_SMALL.search(words)
        return last is None or bool(self._classes.sorts(last["noun"]))

    def _may_be(self, role: _Role, named: Mentioned) -> bool:
        """Whether somebody may be so: people have no rivals here, but shares."""
        return self._reading.is_firm(named) or role.property not in _OF_FIRMS

    def _may_act(self, mention: Mentioned) -> bool:
        return self._reading.things.name_kind(mention.thing) in (
            "organisation",
            "person",
        )

    def _told(
        self, role: _Role, named: Mentioned, whose: Mentioned, tier: Tier
    ) -> RelationProposal:
        noun = (role.begin, role.end)
        # Of what is so both ways, the text tells as of the firm that it is about.
        is_mutual = role.property in self._reading.graph.ontology.symmetric
        is_of_other = is_mutual or role.noun in _OF_OTHER
        subject, object = (whose, named) if is_of_other else (named, whose)
        return RelationProposal(
            side_of(subject),
            role.property,
            side_of(object),
            covering(named.span, whose.span, noun),
            "description:role",
            tier,
            cue=noun,
        )
