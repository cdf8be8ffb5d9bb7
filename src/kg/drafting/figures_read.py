"""The figures of an article, with whose they are, what they measure and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading
from kg.drafting.figure_owners import BY_NOUN, FigureOwner, OwnerReader, noun_end
from kg.drafting.owner_choices import OwnerChooser
from kg.drafting.proposals import FigureProposal, RelationSide
from kg.drafting.variable_phrases import VariablePhrases, unnamed
from kg.grounding.figure_periods import own_times
from kg.grounding.measurements import is_range, own_quantities
from kg.grounding.words import day_of
from kg.language.english.clauses import begins_adverbially
from kg.language.english.expectation import is_ahead, is_plainly_ahead, is_plainly_so
from kg.language.english.periods import Period
from kg.language.english.quantities import Quantity, quantities
from kg.language.english.times_of_figures import is_baseline, is_put_before
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, is_within, overlap

_DATELINE = re.compile(r"(?: \([^()]*\))? [-–—]{1,2} ")
_COMPARED = re.compile(
    r"[\w ]{0,30},? (?:up |down |compared )?(?:from|against|with|to) (?:about |almost |"
    r"nearly |around |more than )?"
)
_NEAR = 700  # characters that a passage may have between a name and a figure
_PARAGRAPHS = 2  # beginnings of paragraphs that may stand between them
_FROM_THEN = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)) (?:(?:[^\s,;.:]|[.,]\d)+ ){1,4}"
    r"(?:(?:in|for) )?$"
)
_AND_THEN = re.compile(r"\b(?:and|but|or) $")
_PAST_VERB = re.compile(r" [a-z]+(?:ed|d)\b")
_ONE_OF = re.compile(
    r"\b(?:one|two|three|\d+|some|most|among|many) (?:of )?(?:the |its )?$"
)
_ON = re.compile(r"(?: higher| lower)? (?:on )?|(?: to [^\s,;]+(?: \w+)?)? on ")
_OPENS = re.compile(r"\W*(?:In|During|For|Over|At|From|Since|Between) ")
# "340 of its 512 flights": the day of the part is not told of the whole
_OF_WHOLE = re.compile(r"(?: \w+)? of (?:its|the|their|his|her|all|some)(?: \w+)? ")
# What a report tells of its time: "fell", "came to", "was", but not what "is" or "holds"
_REPORTED = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|grown|shrank|lost|made|earned|came (?:to|in)|"
    r"brought in|was|were|stood|totall?ed|reached|climbed|slipped|dropped|jumped|surged|"
    r"soared|slumped|plunged|edged|gained|improved|worsened|widened|narrowed|declined|"
    r"increased|decreased|doubled|halved|tripled|narrowing|widening|totall?ing)\b"
)
_TRADED = re.compile(
    r"\b(?:shares?|stock|closed|traded|bought|acquired|signed|agreed)\b"
)
_SPANS = re.compile(r"\b(?:days|weeks|months|quarters|halves|seasons|years|decades?)\b")
_MONTH, _YEAR = 27, 366  # days
_NOT_FIGURES = frozenset(("time",))


class FigureReader:
    """Proposes the figures of one article.

    Args:
        reading: the article.
        chooser: who chooses an owner where the rules only guess, if anybody does.
    """

    def __init__(
        self,
        reading: ArticleReading,
        chooser: OwnerChooser | None = None,
    ) -> None:
        self._reading = reading
        self._words = reading.words
        self._text = reading.text
        self._variables = VariablePhrases(reading)
        self._owners = OwnerReader(reading, chooser)

    def proposals(self) -> Iterator[FigureProposal]:
        """One for each figure that tells how much there is of something."""
        earlier: Quantity | None = None
        for read in self._words.quantities:
            quantity = self._in_lent_unit(read, earlier)
            earlier = quantity
            if self._is_figure(quantity) and not self._is_told_again(quantity):
                yield self._proposal(quantity)

    def _is_told_again(self, quantity: Quantity) -> bool:
        """Whether a figure of the heading is told in the text as well."""
        heading = self._text.find("\n")
        if quantity.begin >= heading:
            return False
        return any(
            (abs(each.value), each.unit) == (abs(quantity.value), quantity.unit)
            for each in self._words.quantities
            if each.begin > heading
        )

    def _in_lent_unit(self, quantity: Quantity, earlier: Quantity | None) -> Quantity:
        """A bare number in the unit of the figure with which it is compared."""
        is_bare = quantity.unit == "count" and not quantity.noun
        if earlier is None or not is_bare or earlier.unit in ("count", "percent"):
            return quantity
        between = self._text[earlier.end : quantity.begin]
        if _COMPARED.fullmatch(between):
            return quantity._replace(unit=earlier.unit, is_lent=True)
        return quantity

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
        return (
            not is_counted
            or bool(quantity.noun)
            or quantity.is_lent
            or abs(quantity.value) >= 10
        )

    def _proposal(self, quantity: Quantity) -> FigureProposal:
        original = quantity
        if quantity.conversion_of is not None:
            original = self._words.quantities[quantity.conversion_of]
        owner = self._owners.of(original)
        tier = owner.tier
        variable = self._variables.of(original)
        is_of_several = _ONE_OF.search(self._text[: original.begin][-20:])
        is_named = variable != unnamed(original) or owner.rule == BY_NOUN
        if not is_named or is_of_several:
            tier = "doubtful"
        period = self._period(original)
        return FigureProposal(
            quantity=quantity,
            owner=owner.side,
            variable=variable,
            period=period.span if period else None,
            span=self._around(quantity, original, owner, period),
            rule=owner.rule,
            tier=tier,
            is_projection=self._is_ahead(original),
            actor=owner.actor,
        )

    def _around(
        self,
        quantity: Quantity,
        original: Quantity,
        owner: FigureOwner,
        period: Period | None,
    ) -> Span:
        """The words that say a figure, with all that tells what it is."""
        sides = filter(None, (owner.side, owner.actor))
        spans = [side.span for side in sides if self._is_near(side, quantity)]
        spans += [quantity.span, original.span]
        sentence = self._words.sentence_at(quantity.begin)
        if period and period.end > sentence[0] - _NEAR:
            spans.append(period.span)
        begin = min(first for first, _ in spans)
        end = max(last for _, last in spans)
        if original.is_lent:
            begin = min(begin, self._lending(original).begin)
        # What it measures must stand in the words as well.
        clause = self._words.clause_at(original.begin)
        begin = min(begin, max(clause[0], sentence[0]))
        return self._trimmed((begin, noun_end(self._text, quantity, end)))

    def _lending(self, quantity: Quantity) -> Quantity:
        """The figure before that lends its unit."""
        lending = [
            each
            for each in self._words.quantities
            if each.unit == quantity.unit and each.end <= quantity.begin
        ]
        return lending[-1] if lending else quantity

    def _is_near(self, owner: RelationSide, quantity: Quantity) -> bool:
        """Whether a passage may go on from the owner's name to the figure."""
        between = self._text[owner.span[1] : quantity.begin]
        return len(between) < _NEAR and between.count("\n\n") <= _PARAGRAPHS

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

    # When

    def _period(self, quantity: Quantity) -> Period | None:
        """The time that is nearest by grammar, and no event's or dateline's."""
        if self._is_whole(quantity):
            return None
        own = own_times(self._words, quantity.span, is_change=quantity.is_change)
        told = [time for time in self._words.periods if time.span in own]
        told = [time for time in told if self._tells(time, quantity)]
        before = [time for time in told if time.end <= quantity.begin]
        behind = self._day_behind(quantity)
        if behind or not told:
            return behind or self._opening_time(quantity) or self._carried(quantity)
        return before[-1] if before else told[0]

    def _is_whole(self, quantity: Quantity) -> bool:
        """Whether a figure is that of which the one before is a part."""
        return any(
            _OF_WHOLE.fullmatch(self._text, each.end, quantity.begin)
            for each in self._words.quantities
        )

    def _carried(self, quantity: Quantity) -> Period | None:
        """The quarter or year of the report that a sentence goes on with.

        It is told in the sentences before, and the figure's own tells of no time.
        """
        sentence = self._words.sentence_at(quantity.begin)
        has_own = self._times_in(sentence) or _SPANS.search(self._text, *sentence)
        if has_own or self._is_of_a_day(quantity):
            return None
        begin = max(0, sentence[0] - _NEAR)
        earlier = [
            time
            for time in self._times_in((begin, sentence[0]))
            if time.kind in ("interval", "since", "until")
        ]
        if not earlier:
            return None
        nearest = earlier[-1]
        between = self._text[nearest.end : sentence[0]]
        if between.count("\n\n") > _PARAGRAPHS:
            return None
        is_reported = self._words.quantities_at(
            [self._words.sentence_at(nearest.begin)]
        )
        return nearest if is_reported and self._is_of_report(nearest) else None

    def _times_in(self, span: Span) -> list[Period]:
        """The times that are told somewhere, but for those of the day."""
        return [
            time
            for time in self._words.periods
            if is_within(time.span, span) and time.kind != "clock"
        ]

    def _is_of_report(self, time: Period) -> bool:
        """Whether a time is past, and as long as those of which firms report."""
        if time.start is None or time.finish is None:
            return False
        days = (time.finish - time.start).days
        published = day_of(self._words.article.published)
        is_past = published is not None and time.finish <= published
        return _MONTH <= days <= _YEAR and is_past

    def _is_of_a_day(self, quantity: Quantity) -> bool:
        """Whether a figure is of the day of the news, or of no time that is past."""
        clause = self._words.clause_at(quantity.begin)
        lead = self._text[clause[0] : quantity.begin]
        if self._is_ahead(quantity) or is_baseline(self._text, quantity.begin):
            return True
        return not _REPORTED.search(lead) or bool(_TRADED.search(lead))

    def _day_behind(self, quantity: Quantity) -> Period | None:
        """The day right behind a change: "fell 2 percent on Monday"."""
        for time in self._words.periods:
            between = self._text[quantity.end : time.begin]
            if time.kind == "day" and _ON.fullmatch(between):
                return time
        return None

    def _opening_time(self, quantity: Quantity) -> Period | None:
        """The time with which a sentence opens that tells several figures."""
        begin, _ = self._words.sentence_at(quantity.begin)
        for time in self._words.periods:
            lead = self._text[begin : time.begin]
            is_first = time.begin >= begin and _OPENS.fullmatch(lead)
            if is_first and time.start and self._text[time.end : time.end + 1] == ",":
                is_other = self._is_of_another(time, quantity)
                is_other = is_other or is_baseline(self._text, quantity.begin)
                return None if is_other else time
        return None

    def _tells(self, time: Period, quantity: Quantity) -> bool:
        if not (time.start or time.finish) or _DATELINE.match(self._text, time.end):
            return False
        sentence = self._words.sentence_at(quantity.begin)
        if not is_within(time.span, sentence):
            return False
        if self._is_parted(time, quantity) or self._is_of_another(time, quantity):
            return False
        if time.kind == "baseline" or is_put_before(
            self._text, time.begin, quantity.begin
        ):
            return True
        own, other = map(self._words.clause_at, (quantity.begin, time.begin))
        if own == other:
            clauses = self._reading.figure_clauses(sentence)
            return clauses.tells_with(quantity.span, time.span)
        return self._is_shared(own, other)

    def _is_of_another(self, time: Period, quantity: Quantity) -> bool:
        """Whether a time is that of a figure compared with, or of the verb behind it."""
        if self._text[slice(*time.span)].casefold() == "today":
            return True
        # "which holds 8 percent and last year demanded": before, it held as well
        is_led = _AND_THEN.search(self._text[max(0, time.begin - 8) : time.begin])
        if time.begin > quantity.begin:
            return bool(is_led and _PAST_VERB.match(self._text, time.end))
        compared = _FROM_THEN.search(self._text, 0, time.begin)
        if compared and compared.end() == time.begin:
            return quantity.begin > time.end
        return False

    def _is_shared(self, own: Span, other: Span) -> bool:
        """Whether the time of another clause is that of the figure's as well.

        It is if that clause only says when, or tells a figure before this one.
        """
        if begins_adverbially(self._text[slice(*other)]):
            return True
        return other < own and bool(self._words.quantities_at([other]))

    def _is_parted(self, time: Period, quantity: Quantity) -> bool:
        """Whether another figure stands before a time that follows."""
        between = (quantity.end, time.begin)
        if between[0] >= between[1]:
            return False
        others = self._words.quantities_at([between])
        return any(
            each.conversion_of is None
            and each.unit == quantity.unit
            and not self._is_with(quantity, each)
            for each in others
        )

    def _is_with(self, quantity: Quantity, other: Quantity) -> bool:
        """Whether the figure behind is the other end of a range, or the whole."""
        if _OF_WHOLE.fullmatch(self._text, quantity.end, other.begin):
            return True
        return is_range(own_quantities(self._text[quantity.begin : other.end]))
