"""For when the figures of an article are told.

That is a time of a figure's own words, else one with which its sentence opens, else the
quarter or year of the report that goes on.
"""

from __future__ import annotations

import re
from functools import cached_property

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading
from kg.grounding.figure_periods import own_times
from kg.grounding.measurements import is_range, own_quantities
from kg.grounding.words import Words, day_of
from kg.language.english.clauses import begins_adverbially
from kg.language.english.expectation import is_ahead, is_plainly_ahead, is_plainly_so
from kg.language.english.periods import Period
from kg.language.english.quantities import Quantity, quantities
from kg.language.english.times_of_figures import (
    follows,
    is_baseline,
    is_put_before,
    points_back,
)
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, is_within, overlap

NEAR = 1200  # characters between a name or a time and the figures that go on with it
_PARAGRAPHS = 4  # beginnings of paragraphs that may stand between them
_DATELINE = re.compile(r"(?: \([^()]*\))? [-–—]{1,2} ")
_FROM_THEN = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)) (?:(?:[^\s,;.:]|[.,]\d)+ ){1,4}"
    r"(?:(?:in|for) )?$"
)
_AND_THEN = re.compile(r"\b(?:and|but|or) $")
_PAST_VERB = re.compile(r" [a-z]+(?:ed|d)\b")
_ON = re.compile(r"(?: higher| lower)? (?:on )?|(?: to [^\s,;]+(?: \w+)?)? on ")
_OPENS = re.compile(r"\W*(?:In|During|For|Over|At|From|Since|Between) ")
# "340 of its 512 flights": the day of the part is not told of the whole
_OF_WHOLE = re.compile(r"(?: \w+)? of (?:its|the|their|his|her|all|some)(?: \w+)? ")
# What a report tells of its time: "fell", "came to", "was", but not what "is" or "holds"
_REPORTED = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|grown|shrank|lost|made|earned|came (?:to|in)|"
    r"brought in|was|were|stood|totall?ed|reached|climbed|slipped|dropped|jumped|surged|"
    r"soared|slumped|plunged|edged|gained|improved|worsened|widened|narrowed|declined|"
    r"increased|decreased|doubled|halved|tripled|narrowing|widening|totall?ing|added|"
    r"sold|shipped|delivered|produced|posted|booked|generated|earned|slowed|accelerated|"
    r"eased|contributed|accounted|amounted|tumbled|shed|brought)\b"
)
_TRADED = re.compile(
    r"\b(?:shares?|stock|closed|traded|bought|acquired|signed|agreed|dividends?)\b",
    re.IGNORECASE,
)
_RELATIVE_CLAUSE = re.compile(r", (?:which|who|whose|where|that)\b[^,]*$")
# "Analysts had expected 5 million": of the time that is reported
_FORESEEN = re.compile(
    r"\b(?:had (?:expected|forecast|predicted|estimated)|expected (?:by|in a poll))\b"
)
_AS_OF = re.compile(r"\b(?:at|in|as of|as at|by|on|since|for|from)(?: the)? $")
_SPANS = re.compile(r"\b(?:days|weeks|months|quarters|halves|seasons|years|decades?)\b")
_LEAD = 700  # characters in which a report says of when it is
_WEEK, _MONTH, _YEAR = 7, 27, 366  # days


def may_go_on(text: str, begin: int, end: int) -> bool:
    """Whether a passage may go on from a name or a time to a figure."""
    between = text[begin:end]
    return len(between) < NEAR and between.count("\n\n") <= _PARAGRAPHS


def is_expected(words: Words, quantity: Quantity) -> bool:
    """Whether a figure is planned or expected, and none that it is compared with."""
    is_compared = is_baseline(words.text, quantity.begin)
    begin, end = words.sentence_at(quantity.begin)
    sentence = words.text[begin:end]
    inside = (quantity.begin - begin, quantity.end - begin)
    for each in quantities(sentence):
        if overlap(each.span, inside):
            # "Against an earlier forecast of 3 million": that was expected, too.
            if is_plainly_ahead(sentence, each):
                return True
            if is_compared:
                return False
            return is_ahead(sentence, each) and not is_plainly_so(sentence, each)
    return False


class FigureTimes:
    """Tells for when the figures of one article are.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._words = reading.words
        self._text = reading.text
        self._report: Period | None = None  # that of the figures before

    def of(
        self,
        quantity: Quantity,
        owner: NamedNode | None = None,
        *,
        is_lasting: bool = False,
    ) -> Period | None:
        """The time that is nearest by grammar, and no event's or dateline's.

        Args:
            quantity: the figure; the figures before it have been asked for.
            owner: whose it is, by name.
            is_lasting: whether it is told of what something is, and not of a time: "Acme,
                a chain of 40 shops".
        """
        is_term = quantity.unit in DURATIONS
        if is_lasting or is_term or self._is_whole(quantity):
            return None
        own = self._own(quantity)
        if own is not None:
            is_other = is_baseline(self._text, quantity.begin) or self._is_compared(own)
            if self._is_of_report(own) and not is_other and self._is_main(own):
                self._report = own
            return own
        return self._carried(quantity, owner)

    def of_standing(self, quantity: Quantity) -> Period | None:
        """The time by which so much stands: "40 people at the end of June"."""
        sentence = self._words.sentence_at(quantity.begin)
        for time in self._times_in((quantity.end, sentence[1])):
            is_next = follows(self._text, self._noun_end(quantity), time.begin)
            if is_next and time.start and _AS_OF.search(self._text, 0, time.begin):
                return None if self._is_of_another(time, quantity) else time
        return None

    def _noun_end(self, quantity: Quantity) -> int:
        at = self._text.find(quantity.noun, quantity.end)
        is_behind = bool(quantity.noun) and at <= quantity.end + 1
        return at + len(quantity.noun) if is_behind else quantity.end

    def of_news(self, quantity: Quantity) -> Period | None:
        """The day of the news of which a figure without a time is, as a share price."""
        if is_expected(self._words, quantity) or is_baseline(
            self._text, quantity.begin
        ):
            return None
        sentence = self._words.sentence_at(quantity.begin)
        published = day_of(self._words.article.published)
        for time in reversed(self._times_in((0, sentence[1]))):
            is_day = time.kind == "day" and time.start is not None
            if not is_day or time.start is None or published is None:
                continue
            is_news = 0 <= (published - time.start).days <= _WEEK
            if is_news and time.end > sentence[0] - NEAR:
                return time
        return None

    def _own(self, quantity: Quantity) -> Period | None:
        """The time that its own sentence tells."""
        beside = self._beside(quantity)
        if beside is not None:
            return beside
        own = own_times(self._words, quantity.span, is_change=quantity.is_change)
        told = [time for time in self._words.periods if time.span in own]
        told = [time for time in told if self._tells(time, quantity)]
        before = [time for time in told if time.end <= quantity.begin]
        behind = self._day_behind(quantity)
        if behind or not told:
            found = behind or self._opening_time(quantity)
        else:
            found = before[-1] if before else told[0]
        return None if found and self._is_apart(found, quantity) else found

    def _beside(self, quantity: Quantity) -> Period | None:
        """The time right before a figure in brackets: "(2024: 97 million)"."""
        for time in self._words.periods:
            if self._text[time.end : quantity.begin] == ": ":
                return time
        return None

    def _is_apart(self, time: Period, quantity: Quantity) -> bool:
        """Whether a past time is another verb's: of what is to be, or goes on."""
        first, last = sorted((time.span, quantity.span))
        between = self._text[first[1] : last[0]]
        if ";" in between or self._is_of_relative(time, quantity):
            return True
        published = day_of(self._words.article.published)
        is_past = time.finish and published and time.finish <= published
        return bool(is_past) and is_expected(self._words, quantity)

    def _is_of_relative(self, time: Period, quantity: Quantity) -> bool:
        """Whether a time is of what is only told besides: "Kvarn, which it entered in 2022"."""
        sentence, _ = self._words.sentence_at(quantity.begin)
        lead = self._text[sentence : time.begin]
        relative = _RELATIVE_CLAUSE.search(lead)
        if relative is None or time.end > quantity.begin:
            return False
        between = self._text[time.end : quantity.begin]
        # The figure stands behind the comma that closes it, with a verb of its own.
        return "," in between and bool(_REPORTED.search(between))

    def _is_whole(self, quantity: Quantity) -> bool:
        """Whether a figure is that of which the one before is a part."""
        for each in self._words.quantities:
            if _OF_WHOLE.fullmatch(self._text, each.end, quantity.begin):
                return True
        return False

    def _carried(self, quantity: Quantity, owner: NamedNode | None) -> Period | None:
        """The quarter or year of the report that a sentence goes on with.

        It is told in the sentences before, and the figure's own tells of no time.
        """
        sentence = self._words.sentence_at(quantity.begin)
        clause = self._words.clause_at(quantity.begin)
        # What is told of another time behind has its own verb.
        ahead = (sentence[0], max(quantity.end, clause[1]))
        own = [
            time
            for time in self._times_in(ahead)
            if time.kind not in ("baseline", "anaphor") and not self._is_compared(time)
        ]
        if own or _SPANS.search(self._text, *ahead) or self._is_of_a_day(quantity):
            return None
        time = self._report or self._of_lead
        if points_back(self._text[slice(*sentence)]):
            time = self._of_lead or time
        if time is None or time.begin > quantity.begin:
            return None
        return time if may_go_on(self._text, time.end, sentence[0]) else None

    def _is_main(self, time: Period) -> bool:
        """Whether a report may go on with a time: it is as long as its own, and as late."""
        lead = self._of_lead
        if lead is None or not (
            lead.start and lead.finish and time.start and time.finish
        ):
            return True
        is_long = time.finish - time.start >= lead.finish - lead.start
        return is_long and time.finish >= lead.start

    @cached_property
    def _of_lead(self) -> Period | None:
        """The time of the report of which the first sentences tell."""
        for time in self._times_in((0, _LEAD)):
            if self._is_of_report(time) and not self._is_compared(time):
                return time
        return None

    def _is_compared(self, time: Period) -> bool:
        """Whether a time is that of a figure compared with: "from 4 in the spring"."""
        compared = _FROM_THEN.search(self._text, 0, time.begin)
        return compared is not None and compared.end() == time.begin

    def _times_in(self, span: Span) -> list[Period]:
        """The times that are told somewhere, but for those of the day."""
        told = [time for time in self._words.periods if is_within(time.span, span)]
        return [time for time in told if time.kind != "clock"]

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
        if _FORESEEN.search(lead):
            return False
        if is_expected(self._words, quantity) or is_baseline(
            self._text, quantity.begin
        ):
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
            is_closed = self._text.startswith(",", time.end)
            if is_first and is_closed and time.start:
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
        return self._is_compared(time) and quantity.begin > time.end

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
        for each in self._words.quantities_at([between]):
            is_alike = each.unit == quantity.unit and each.conversion_of is None
            if is_alike and not self._is_with(quantity, each):
                return True
        return False

    def _is_with(self, quantity: Quantity, other: Quantity) -> bool:
        """Whether the figure behind is the other end of a range, or the whole."""
        if _OF_WHOLE.fullmatch(self._text, quantity.end, other.begin):
            return True
        return is_range(own_quantities(self._text[quantity.begin : other.end]))
