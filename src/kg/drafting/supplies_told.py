"""Who supplies whom, where words tell of goods and their supplier: "its pumps come from Acme".

Whose the goods are, the words before them say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.news_terms import FACILITY, SUPPLIES
from kg.drafting.proposals import RelationProposal, side_of
from kg.language.english.claimed import Modality
from kg.language.english.longer_names import ORIGIN
from kg.language.spans import covering

_FROM_WHOM = re.compile(
    r"(?P<be>\b(?:is|are|was|were|being|been|be|to be)|,)(?: (?:still|also|then|now))* "
    r"(?:(?:supplied|delivered|provided|installed|handled|audited|equipped) by|"
    r"entrusted to) |"
    r"\b(?:comes?|came) from "
)
_DESCRIBED = re.compile(
    rf"(?:the |an? )?(?:{ORIGIN.pattern} )?(?!growers|within|all|other)(?:[a-z][\w-]* ){{0,4}}"
)
_WILL = re.compile(r"\b(?:will|to be|is to|are to|would)\b")
_OWNED = re.compile(
    r"(?:[’']s?)?(?: [a-z][\w-]*){1,4}(?: (?:will|are|is|was|were|being|to|still))* ?"
)
# "Acme, a maker of pumps, supplies blades to Bolt"
_TO_WHOM = re.compile(
    r"(?:,[^;.]{1,80},)?(?: which| that)?(?: also| now| already)? (?:supplies|delivers|"
    r"(?P<will>will (?:supply|deliver)))(?: [a-z][\w-]*){1,3} to "
)
# "Acme will supply the doors": to whom the text is about
_ALONE = re.compile(
    r"(?:,[^;.]{1,80},)?(?: which| that)? (?:supplies|delivers|is supplying|"
    r"(?P<will>(?:will|is to) (?:supply|deliver))) (?:the |its )?[a-z][\w-]*"
    r"(?: [a-z][\w-]*){0,3}(?=[.,;])"
)
_NO_SUPPLY = frozenset(
    "money funding grant loan aid cash debt profit revenue income".split()
)


class SupplyReader:
    """Proposes who supplies whom.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._focus = Focus(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """Suppliers behind their goods, and those that are told to supply somebody."""
        yield from self._behind_goods()
        for supplier in self._reading.mentions:
            if self._reading.is_firm(supplier):
                yield from self._to_somebody(supplier)
                yield from self._to_nobody(supplier)

    def _behind_goods(self) -> Iterator[RelationProposal]:
        for match in _FROM_WHOM.finditer(self._text):
            first, _ = self._reading.words.sentence_at(match.start())
            lead = self._text[first : match.end()]
            if not _NO_SUPPLY.isdisjoint(lead.casefold().split()):
                continue
            before = (first, match.start())
            customer = self._owner(*before)
            if customer is None and not self._reading.mentioned_in(before):
                # "The doors come from Bolt": those of whom the text tells
                customer = self._focus.at(match.start())
            planned: Modality | None = "planned" if _WILL.search(lead) else None
            for supplier in self._suppliers(match.end()):
                if customer and self._may_be_supplied(customer, supplier):
                    yield self._told(supplier, customer, planned)

    def _to_somebody(self, supplier: Mentioned) -> Iterator[RelationProposal]:
        told = _TO_WHOM.match(self._text, supplier.span[1])
        plan: Modality | None = "planned" if told and told["will"] else None
        for customer in self._suppliers(told.end()) if told else ():
            if customer.thing != supplier.thing:
                yield self._told(supplier, customer, plan)

    def _to_nobody(self, supplier: Mentioned) -> Iterator[RelationProposal]:
        told = _ALONE.match(self._text, supplier.span[1])
        if told is None or " to " in told[0]:
            return
        customer = self._focus.main_at(supplier.span[0])
        if customer is not None and self._may_be_supplied(customer, supplier):
            plan: Modality | None = "planned" if told["will"] else None
            yield self._told(supplier, customer, plan)

    def _owner(self, begin: int, end: int) -> Mentioned | None:
        """Whose the goods are: "the farm's foundations", "its cables"."""
        for mention in reversed(self._reading.mentioned_in((begin, end))):
            words = self._text[slice(*mention.span)].casefold()
            between = self._text[mention.span[1] : end]
            is_owner = words in ("its", "their") or between.startswith(("’", "'"))
            if is_owner and _OWNED.fullmatch(between):
                return mention
        return None

    def _suppliers(self, begin: int) -> Iterator[Mentioned]:
        """The firms from a place on, one by one, with the words that describe them."""
        for mention in self._reading.mentioned_in((begin, begin + 100)):
            lead = self._text[begin : mention.span[0]]
            if not _DESCRIBED.fullmatch(lead):
                return
            for each in self._reading.listed_from(mention.span[0]):
                if not self._reading.is_firm(each):
                    return
                yield each
            return

    def _may_be_supplied(self, customer: Mentioned, supplier: Mentioned) -> bool:
        is_site = FACILITY in self._reading.classes_of(customer)
        is_other = customer.thing != supplier.thing
        return is_other and (is_site or self._reading.is_firm(customer))

    def _told(
        self, supplier: Mentioned, customer: Mentioned, modality: Modality | None
    ) -> RelationProposal:
        return RelationProposal(
            side_of(supplier),
            SUPPLIES,
            side_of(customer),
            covering(supplier.span, customer.span),
            "description:supplier",
            "doubtful",
            modality,
        )
