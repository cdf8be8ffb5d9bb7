"""What speaks for and against one who may have a figure, each sign in a few words.

How much each sign tells is learned from articles of which people have listed the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.figure_bearers import FigureBearers
from kg.drafting.focus import Focus
from kg.drafting.headings import headings_end
from kg.drafting.news_terms import AREA, FACILITY, GROUP, PRODUCT
from kg.drafting.owner_candidates import OwnerCandidate, OwnerKey
from kg.drafting.proposals import Tier
from kg.language.english.number import is_plural
from kg.language.english.quantities import Quantity
from kg.language.english.units import CURRENCIES, DURATIONS, RATIOS
from kg.language.spans import Span, begins_in, overlaps_any

_PREPOSITION = re.compile(
    r"\b(?P<word>about|against|at|between|by|for|from|in|into|like|near|of|on|over|per|than|"
    r"to|under|via|with) (?:(?:the|an?|its|their|his|her) )?(?:[a-z][\w-]* ){0,3}$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?P<word>the|an?|its|their|his|her|this|that|each|one|another|both|all) $|[’']s? $",
    re.IGNORECASE,
)
_FAR = 4  # sentences
_MOSTLY = (0.4, 0.2, 0.1)  # parts of all mentions
_LOOK = 60  # characters


class OwnedFigure(NamedTuple):
    """A figure whose owner is asked for.

    Attributes:
        quantity: the figure.
        variable: what it measures.
        read: whom the rules take for its owner.
        rule: the rule that does.
        tier: how sure that is.
        before: whose the figure before it is.
        since: where that figure ends.
    """

    quantity: Quantity
    variable: str
    read: OwnerKey | None
    rule: str
    tier: Tier
    before: OwnerKey | None = None
    since: int = 0


class OwnerSigns:
    """Tells the signs of those who may have the figures of one article.

    Args:
        reading: the article.
        bearers: of which nouns its figures are told.
        focus: what it goes on with.
    """

    def __init__(
        self, reading: ArticleReading, bearers: FigureBearers, focus: Focus
    ) -> None:
        self._reading = reading
        self._text = reading.text
        self._words = reading.words
        self._bearers = bearers
        self._focus = focus
        self._heading = headings_end(self._text)

    def of(
        self, key: OwnerKey, candidate: OwnerCandidate, figure: OwnedFigure
    ) -> Iterator[str]:
        """The signs of one candidate beside a figure."""
        sort = self._sort(candidate)
        quantity = figure.quantity
        measure = _measure(quantity)
        noun = _topic(figure.variable)
        yield f"{sort} of {measure}"
        yield f"{sort} of the {noun}"
        for how in self._hows(candidate, quantity):
            yield how
            yield f"{how} of {measure}"
            yield f"{how}, {sort}"
            yield f"{how} of the {noun}"
        yield from self._by_joining(candidate, quantity, noun)
        yield from self._by_place(candidate, quantity, sort)
        told = [sort, *self._by_rules(key, figure)]
        if candidate.side.thing is None:
            yield from self._of_noun(candidate, quantity)
        else:
            yield from self._of_thing(candidate.side.thing, quantity, sort)
            told += self._of_topic(candidate.side.thing, quantity)
        yield from told
        for each in told:
            yield f"{each}, {sort}"
            if key == figure.read:
                yield f"read by {figure.rule}, {each}"
            else:
                yield f"instead of {figure.rule}, {each}"
        if key == figure.read:
            yield f"read by {figure.rule}, {figure.tier}"

    def _by_rules(self, key: OwnerKey, figure: OwnedFigure) -> Iterator[str]:
        """Whether it had the figure before, and how near that is."""
        if key != figure.before:
            return
        quantity = figure.quantity
        sentence, _ = self._words.sentence_at(quantity.begin)
        between = self._text[figure.since : quantity.begin]
        place = "paragraph" if "\n" not in between else "text"
        if figure.since > sentence:
            place = "sentence"
        yield f"had the figure before in the {place}"

    def _sort(self, candidate: OwnerCandidate) -> str:
        """What sort of thing it is, roughly."""
        side = candidate.side
        if side.thing is None:
            return self._sort_of_noun(candidate)
        thing = self._reading.thing(side.thing)
        above = self._reading.graph.ontology.superclasses(thing.kind)
        name = "noun " if thing.noun else ""
        for kind, sort in ((AREA, "area"), (FACILITY, "built"), (PRODUCT, "product")):
            if kind in above:
                return name + sort
        return name + self._reading.things.name_kind(side.thing)

    def _sort_of_noun(self, candidate: OwnerCandidate) -> str:
        kind = candidate.side.kind
        above = (
            self._reading.graph.ontology.superclasses(kind) if kind is not None else ()
        )
        if candidate.is_event:
            return "event"
        for each, sort in ((FACILITY, "site"), (PRODUCT, "goods"), (GROUP, "group")):
            if each in above:
                return sort
        return "matter"

    def _hows(self, candidate: OwnerCandidate, quantity: Quantity) -> Iterator[str]:
        """How it stands to the figure in a parse, the nearest first."""
        governors = self._reading.governors
        if governors is None:
            return
        spans = self._places(candidate, quantity)
        sentence = self._words.sentence_at(quantity.begin)
        for span in spans:
            if begins_in(span, sentence):
                yield f"by {governors.way(self._head(candidate, span), quantity.span)}"
        found: list[str] = []
        for number, governor in enumerate(governors.of(quantity.span)):
            if overlaps_any(governor.span, spans):
                order = "first" if number == 0 else "later"
                found += [f"{governor.how} by parse", f"{order}, {governor.how}"]
        yield from found[:2]

    def _by_joining(
        self, candidate: OwnerCandidate, quantity: Quantity, noun: str
    ) -> Iterator[str]:
        """By what words a parse joins it to the figure."""
        governors = self._reading.governors
        sentence = self._words.sentence_at(quantity.begin)
        for span in self._places(candidate, quantity) if governors else ():
            assert governors is not None
            if not begins_in(span, sentence):
                continue
            joined = governors.between(self._head(candidate, span), quantity.span)
            if joined is None:
                continue
            yield from (f"joined {sign}" for sign in joined.signs())
            first = joined.up[0].dep_ if joined.up else "top"
            last = joined.down[-1].dep_ if joined.down else "top"
            yield f"joined as {first} to the {noun}"
            yield f"joined in {joined.steps} steps"
            for word in (joined.over, *joined.words):
                yield f"joined as {first} by {word}"
                yield f"joined as {first} to {last} by {word}"

    def _places(self, candidate: OwnerCandidate, quantity: Quantity) -> list[Span]:
        """Where it is told in the sentence of the figure, or, of a noun, anywhere."""
        if candidate.side.thing is None:
            return [candidate.side.span]
        sentence = self._words.sentence_at(quantity.begin)
        return [
            each.span
            for each in self._reading.mentioned_in(sentence)
            if each.thing == candidate.side.thing
        ]

    def _head(self, candidate: OwnerCandidate, span: Span) -> Span:
        """The noun of words without a name, which is their last."""
        if candidate.side.thing is not None:
            return span
        begin, end = span
        *_, noun = self._text[begin:end].split()
        return end - len(noun), end

    def _by_place(
        self, candidate: OwnerCandidate, quantity: Quantity, sort: str
    ) -> Iterator[str]:
        """Where it is told."""
        span = candidate.side.span
        here = self._words.sentence_number(quantity.begin)
        back = here - self._words.sentence_number(span[0])
        named = "referred to" if candidate.side.is_referral else "named"
        place = "behind" if back < 0 else f"{min(back, _FAR)} sentences before"
        if back == 0:
            clause = self._words.clause_at(quantity.begin)
            is_inside = clause[0] <= span[0] < clause[1]
            side = "before" if span[0] < quantity.begin else "behind"
            place = f"in {'clause' if is_inside else 'sentence'}, {side}"
        yield place
        yield f"{named} {place}"
        yield f"{sort} {place}"
        sentence = self._words.sentence_at(span[0])
        lead = self._text[max(sentence[0], span[0] - _LOOK) : span[0]]
        preposition = _PREPOSITION.search(lead)
        stands = f"behind {preposition['word'].casefold()}" if preposition else "alone"
        yield f"{stands}, {place}"
        yield f"{stands}, {sort}"
        if span[0] - sentence[0] <= len("The ") and not preposition:
            yield f"opens, {place}"
        paragraph = self._text.rfind("\n", 0, quantity.begin) + 1
        if paragraph > span[0] and back > 0:
            yield f"in another paragraph, {place}"
        between = self._reading.mentioned_in((span[1], quantity.begin))
        others = {each.thing for each in between if each.thing != candidate.side.thing}
        yield f"{min(len(others), 3)} others between"
        inside = self._reading.mentioned_in(self._words.sentence_at(quantity.begin))
        told = {each.thing for each in inside} - {candidate.side.thing}
        acting = [
            each
            for each in told
            if self._reading.things.name_kind(each) == "organisation"
        ]
        yield f"{sort} {place}, beside {min(len(acting), 2)} organisations"
        yield f"{sort} {place}, beside {min(len(told), 2)} others"

    def _of_noun(self, candidate: OwnerCandidate, quantity: Quantity) -> Iterator[str]:
        """What the words of a noun tell."""
        begin, end = candidate.side.span
        lead = self._text[max(0, begin - _LOOK) : begin]
        match = _DETERMINER.search(lead)
        word = match and (match["word"] or "whose")
        yield f"noun with {(word or 'nothing').casefold()} before it"
        words = self._text[begin:end].split()
        if not candidate.is_thing:
            yield "noun of no thing"
        word = words[-1]
        yield f"noun like {word}"
        if word == quantity.noun or quantity.noun.endswith(f" {word}"):
            yield "noun counted"
        number = "plural" if is_plural(words[-1]) else "singular"
        yield f"{number} noun"
        yield f"noun of {min(len(words), 3)} words"
        for bearer in self._bearers.of(quantity):
            if bearer.side.span == candidate.side.span:
                yield "bears surely" if bearer.is_sure else "bears"

    def _of_thing(
        self, thing: NamedNode, quantity: Quantity, sort: str
    ) -> Iterator[str]:
        """What the article tells of a thing elsewhere."""
        share = self._counts[thing] / max(1, self._counts.total())
        part = next((f"{part}" for part in _MOSTLY if share >= part), "few")
        yield f"{part} of mentions"
        yield f"{sort}, {part} of mentions"
        rank = sum(1 for each in self._counts.values() if each > self._counts[thing])
        yield f"{min(rank, 3)} are mentioned more"
        if thing in self._titled:
            yield f"in the headings, {sort}"
        if thing in self._opening:
            yield f"in the first sentence, {sort}"
        if thing in self._reading.tellers:
            yield f"teller, {sort}"

    def _of_topic(self, thing: NamedNode, quantity: Quantity) -> Iterator[str]:
        """Whether the text is about it there."""
        if thing == self._focus.main:
            yield "what the article is about"
            yield f"what the article is about, of {_measure(quantity)}"
        told = self._focus.at(quantity.begin)
        if told is not None and told.thing == thing:
            yield "what the text goes on with"
        if self._opens_paragraph(quantity) == thing:
            yield "opens the paragraph"

    def _opens_paragraph(self, quantity: Quantity) -> NamedNode | None:
        """What the paragraph of a figure names first."""
        begin = self._text.rfind("\n", 0, quantity.begin) + 1
        inside = self._reading.mentioned_in((begin, quantity.begin))
        return inside[0].thing if inside else None

    @cached_property
    def _counts(self) -> Counter[NamedNode]:
        return Counter(mention.thing for mention in self._reading.mentions)

    @cached_property
    def _titled(self) -> set[NamedNode]:
        inside = self._reading.mentioned_in((0, self._heading))
        return {mention.thing for mention in inside}

    @cached_property
    def _opening(self) -> set[NamedNode]:
        """What the first sentence below the headings names."""
        place = min(self._heading + 2, len(self._text) - 1)
        inside: list[Mentioned] = self._reading.mentioned_in(self._sentence(place))
        return {mention.thing for mention in inside}

    def _sentence(self, place: int) -> Span:
        return self._words.sentence_at(place)


def _measure(quantity: Quantity) -> str:
    """In what sort of unit a figure is."""
    if quantity.unit in RATIOS:
        return "a change" if quantity.is_change else "a part"
    if quantity.unit in CURRENCIES:
        return "money"
    if quantity.unit in DURATIONS:
        return "a time"
    return "a number" if quantity.unit == "count" else "a size"


def _topic(variable: str) -> str:
    """The noun of what is measured, behind those that tell how."""
    words = variable.split()
    if variable.startswith("number of"):
        return "number of " + words[-1]
    return words[-1] if words else ""
