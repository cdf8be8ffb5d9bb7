"""When something happens: "In May Acme bought Bolt", "Bolt, which in 2024 left", "fell in May"."""

from __future__ import annotations

import re

from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import EVENT
from kg.drafting.proposals import RelationSide
from kg.language.spans import Span, is_within

_OPENS = re.compile(r"(?:In|During|Since|Early in|Late in|Last|Only in) (?:the )?|")
_LEAD = re.compile(
    r"\b(?:early |late |last |next )?(?:in |during |by )?(?:the )?$", re.IGNORECASE
)
# "Last November", "the spring of 2026", "early 2024"
_WHOLE = re.compile(
    r"\b(?:last |next |early |late |mid-|(?:spring|summer|autumn|fall|winter|beginning|"
    r"end|start) (?:of )?)$",
    re.IGNORECASE,
)
_LEADS_TO_TIME = re.compile(
    r"(?: (?:only|just|earlier|later|early|late))?(?:,? (?:in|during|by))?(?: the)?"
    r"(?: (?:last|next|(?:spring|summer|autumn|fall|winter)(?: of)?))? $"
)
_LASTING = re.compile(r"\b(?:since|from|until|between)\b", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(r",? (?:also |now |first |then )?")
# "left Acme, Bolt's rival, in April"
_ASIDE = re.compile(r"[^,;.]*,[^,;.]*,[^,;.]*")
_LOOK = 20


class EventTimes:
    """Tells when the events of one article happen.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology

    def of(self, event: RelationSide) -> Span | None:
        """The time that is told of an event: behind it, or where the sentence opens."""
        kind, cue = event.kind, event.span
        if kind is None or EVENT not in self._ontology.superclasses(kind):
            return None
        sentence = self._reading.words.sentence_at(cue[0])
        for period in self._reading.words.periods:
            is_here = is_within(period.span, sentence)
            if not is_here or period.kind in ("day", "baseline") or not period.start:
                continue
            if self._is_open(period.begin):
                continue
            if period.end <= cue[0] and self._is_before(period.span, cue):
                return self.whole(period.span)
            if period.begin >= cue[1] and self._is_behind(period.span, cue):
                return self.whole(period.span)
        return None

    def whole(self, time: Span) -> Span:
        """The words of a time with those before that tell which part or which one it is."""
        begin, end = time
        lead = _WHOLE.search(self._text, max(0, begin - _LOOK), begin)
        return (lead.start(), end) if lead else time

    def with_lead(self, span: Span) -> Span:
        """Words with the preposition before them: "In May", which is no verb."""
        begin, end = span
        lead = _LEAD.search(self._text, max(0, begin - _LOOK), begin)
        return (lead.start(), end) if lead else span

    def _is_open(self, begin: int) -> bool:
        """Whether words lead to a time that tell since or until when: no event's time."""
        return bool(_LASTING.search(self._text, max(0, begin - 10), begin + 8))

    def _is_before(self, time: Span, cue: Span) -> bool:
        """Whether a time before a verb is its own: "In May Acme bought", "in May bought"."""
        sentence, _ = self._reading.words.sentence_at(cue[0])
        if ";" in self._text[time[1] : cue[0]]:
            return False
        if _OPENS.fullmatch(self._text, sentence, time[0]):
            return True
        between = self._text[time[1] : cue[0]]
        # "in March 2024, when Bolt fell"
        is_when = between.startswith((", when ", " when ")) and "," not in between[1:]
        return is_when or bool(_RIGHT_BEFORE.fullmatch(between))

    def _is_behind(self, time: Span, cue: Span) -> bool:
        """Whether a time behind a verb is its own, in its clause or behind an aside."""
        between = self._text[cue[1] : time[0]]
        if not _LEADS_TO_TIME.search(between):
            return False
        _, end = self._reading.words.clause_at(cue[0])
        return time[0] < end or bool(_ASIDE.fullmatch(between))
