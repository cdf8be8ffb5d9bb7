"""The figures of an article, with whose they are, what they measure and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.proposals import FigureProposal, Tier
from kg.drafting.reading import Mentioned, Reading
from kg.drafting.variable_phrases import VariablePhrases
from kg.language.english.expectation import is_ahead, is_plainly_ahead, is_plainly_so
from kg.language.english.periods import Period
from kg.language.english.quantities import Quantity, quantities
from kg.language.english.times_of_figures import compares, follows, is_of_an_event
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, is_within, overlap

_OWNERS = ("organisation", "place", "person")
_DATELINE = re.compile(r"(?: \([^()]*\))? [-–—]{1,2} ")
_AT = re.compile(r",? (?:at|by) (?:the )?$")
_NOT_FIGURES = frozenset(("time",))


class FigureReader:
    """Proposes the figures of one article.

    Args:
        reading: the article.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = reading.words
        self._text = reading.text
        self._variables = VariablePhrases(reading)
        self._last_owner: Mentioned | None = None

    def proposals(self) -> Iterator[FigureProposal]:
        """One for each figure that tells how much there is of something."""
        for quantity in self._words.quantities:
            if self._is_figure(quantity):
                yield self._proposal(quantity)

    def _is_figure(self, quantity: Quantity) -> bool:
        if quantity.unit in DURATIONS or quantity.unit in _NOT_FIGURES:
            return False
        if any(overlap(quantity.span, each.span) for each in self._reading.mentions):
            return False
        if any(overlap(quantity.span, time) for time in self._words.times):
            return False
        words = self._text[slice(*quantity.span)]
        is_counted = quantity.unit == "count"
        # "one of them", "two rivals": who has so few names them
        if is_counted and not any(char.isdigit() for char in words):
            return bool(quantity.noun) and abs(quantity.value) > 2
        return not is_counted or bool(quantity.noun) or quantity.is_lent or abs(quantity.value) >= 10

    def _proposal(self, quantity: Quantity) -> FigureProposal:
        original = quantity
        if quantity.conversion_of is not None:
            original = self._words.quantities[quantity.conversion_of]
        owner, tier, rule = self._owner(original)
        variable = self._variables.of(original)
        period = self._period(original)
        if not variable:
            tier = "doubtful"
        clause = self._words.clause_at(original.begin)
        spans = [quantity.span, original.span]
        if owner and is_within(owner.span, self._words.sentence_at(quantity.begin)):
            spans.append(owner.span)
        if period and is_within(period.span, self._words.sentence_at(quantity.begin)):
            spans.append(period.span)
        begin = min(first for first, _ in spans)
        end = max(last for _, last in spans)
        # What it measures must stand in the words as well.
        begin = min(begin, max(clause[0], self._words.sentence_at(quantity.begin)[0]))
        return FigureProposal(
            quantity=quantity,
            owner=owner,
            variable=variable,
            period=period.span if period else None,
            span=self._trimmed((begin, self._noun_end(quantity, end))),
            rule=rule,
            tier=tier,
            is_projection=self._is_ahead(original),
        )

    def _noun_end(self, quantity: Quantity, end: int) -> int:
        if not quantity.noun:
            return end
        at = self._text.find(quantity.noun, quantity.end)
        if at < 0 or at > quantity.end + 3:
            return end
        return max(end, at + len(quantity.noun))

    def _trimmed(self, span: Span) -> Span:
        begin, end = span
        words = self._text[begin:end]
        ahead = len(words) - len(words.lstrip(' \n\t,;:"“'))
        return begin + ahead, end

    def _is_ahead(self, quantity: Quantity) -> bool:
        """Whether it is planned or expected."""
        begin, end = self._words.sentence_at(quantity.begin)
        sentence = self._text[begin:end]
        inside = (quantity.begin - begin, quantity.end - begin)
        for each in quantities(sentence):
            if overlap(each.span, inside):
                if is_plainly_ahead(sentence, each):
                    return True
                return is_ahead(sentence, each) and not is_plainly_so(sentence, each)
        return False

    # Whose

    def _owner(self, quantity: Quantity) -> tuple[Mentioned | None, Tier, str]:
        sentence = self._words.sentence_at(quantity.begin)
        clauses = self._reading.figure_clauses(sentence)
        for filler in clauses.holders(quantity.span) or ():
            mention = self._reading.filling(filler)
            if mention:
                self._last_owner = mention
                return mention, self._tier(mention), "figure:holder"
        mention = self._nearest(quantity, sentence)
        if mention:
            self._last_owner = mention
            is_alone = len({each.thing for each in self._actors(sentence)}) == 1
            tier: Tier = self._tier(mention) if is_alone else "doubtful"
            return mention, tier, "figure:clause"
        if self._last_owner and self._is_same_paragraph(self._last_owner, quantity):
            return self._last_owner, "doubtful", "figure:carried"
        return None, "doubtful", "figure:none"

    def _tier(self, mention: Mentioned) -> Tier:
        return "reference" if mention.is_referral else "plain"

    def _actors(self, span: Span) -> list[Mentioned]:
        return [
            mention
            for mention in self._reading.mentioned_in(span)
            if self._reading.things.name_kind(mention.thing) == "organisation"
            and self._text[mention.span[0] - 1 : mention.span[0]] != "("
        ]

    def _nearest(self, quantity: Quantity, sentence: Span) -> Mentioned | None:
        """The actor that the clause begins with, else the sentence."""
        clause = self._words.clause_at(quantity.begin)
        for begin in (clause[0], sentence[0]):
            found = self._actors((begin, quantity.begin))
            if found:
                return found[0]
        for mention in self._actors((quantity.end, sentence[1])):
            if _AT.search(self._text[quantity.end : mention.span[0]]):
                return mention
        return None

    def _is_same_paragraph(self, mention: Mentioned, quantity: Quantity) -> bool:
        return "\n" not in self._text[mention.span[1] : quantity.begin]

    # When

    def _period(self, quantity: Quantity) -> Period | None:
        """The time that follows it, else one of its clause or sentence, or one before it.

        Of later sentences only a flow goes on to be of the time before, and no plan.
        """
        sentence = self._words.sentence_at(quantity.begin)
        told = [
            time
            for time in self._words.periods
            if is_within(time.span, sentence) and self._tells(time, quantity)
        ]
        for time in told:
            is_behind = time.begin >= quantity.end
            if is_behind and follows(self._text, quantity.end, time.begin):
                return time
        clause = self._words.clause_at(quantity.begin)
        own = [time for time in told if is_within(time.span, clause)]
        for times in (own, told):
            if len({time.span for time in times}) == 1:
                return times[0]
            before = [time for time in times if time.end <= quantity.begin]
            if before:
                return before[-1]
        return None

    def _tells(self, time: Period, quantity: Quantity) -> bool:
        if time.kind in ("clock", "baseline", "anaphor"):
            return False
        if compares(self._text, time.begin, is_change=quantity.is_change):
            return False
        if _DATELINE.match(self._text, time.end):
            return False
        if is_of_an_event(self._text, time.begin):
            return False
        sentence = self._words.sentence_at(quantity.begin)
        clauses = self._reading.figure_clauses(sentence)
        own, other = map(self._words.clause_at, (quantity.begin, time.begin))
        return own != other or clauses.tells_with(quantity.span, time.span)
