"""Whether a figure is told of the time that the graph gives it: that of its own clause, or else the nearest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span
from kg.grounding.words import Words, day_of
from kg.language.english.clauses import clause_at
from kg.language.english.periods import Period, periods
from kg.language.english.times_of_figures import compares, follows, is_of_an_event
from kg.model import Passage


def period_doubts(
    mentioner: Mentioner, passage: Passage, found: Measurement
) -> Iterator[Doubt]:
    """A time that is another one's: nearer words tell the figure's own.

    Its own is the time that follows it ("12 mills in 2019"), else one of its clause,
    else of its sentence. Only where these tell none is it carried from another passage.
    """
    rules, words = mentioner.rules, mentioner.words
    period = rules.facts(found.iri).node(found.iri, v.PERIOD)
    places = words.own(words.everywhere(found.wording), passage)
    if period is None or not places:
        return
    told = mentioner.of(period, passage)
    if not told:
        return  # by no words, which others tell
    own: list[Span] = []
    for place in places:
        own = _own_times(words, place, is_change=found.is_change)
        if any(_is_at(span, own) for span in told):
            return
        if not own and not _are_of_others(words, place, told):
            return
    names = ", ".join(words.text[slice(*span)] for span in own) or None
    message = "the figure is told of another time."
    advice = "Give it the time of its own words, or say by kg:refersTo what they mean."
    title = rules.graph.verbaliser.title(period)
    yield Doubt(unborne(message, advice, names, title), found.iri, v.PERIOD)


def _are_of_others(words: Words, place: Span, told: list[Span]) -> bool:
    """Whether all words for a time stand in the figure's sentence, where something else was then."""
    begin, end = words.sentence_at(place[0])
    clause = clause_at(words.clauses, place[0])
    for first, last in told:
        is_near = begin <= first < end and not clause[0] <= first < clause[1]
        times = [time for time in words.periods if _is_at((first, last), [time[:2]])]
        if not is_near or not times:
            return False
        if any(_tells(words, time, is_change=False) for time in times):
            return False
    return True


def is_called(rules: Rules, words: Words, thing: NamedNode, label: str) -> bool:
    """Whether a label tells just the days of a period, in whatever words."""
    published = day_of(words.article.published)
    facts = rules.facts(thing)
    if v.CLASS_PERIOD not in rules.classes(thing) or published is None:
        return False
    bounds = [day_of(facts.text(thing, bound)) for bound in (v.START_DATE, v.END_DATE)]
    read = periods(label, published)
    return len(read) == 1 and [read[0].start, read[0].finish] == bounds


def _own_times(words: Words, place: Span, *, is_change: bool) -> list[Span]:
    """The words of time that are nearest to a figure by grammar."""
    sentence = words.sentence_at(place[0])
    clause = clause_at(words.clauses, place[0])
    tells = partial(_tells, words, is_change=is_change)
    for time in filter(tells, _within(words, (place[1], sentence[1]))):
        if follows(words.text, place[1], time.begin):
            return [(time.begin, time.end)]
    for around in (clause, sentence):
        found = list(filter(tells, _within(words, around)))
        if found:
            return [(time.begin, time.end) for time in found]
    return []


def _tells(words: Words, time: Period, *, is_change: bool) -> bool:
    """Whether a time may be that of a figure, and not of an event or for comparison."""
    if time.kind in ("clock", "baseline"):
        return False
    if compares(words.text, time.begin, is_change=is_change):
        return False
    return not is_of_an_event(words.text, time.begin)


def _within(words: Words, span: Span) -> list[Period]:
    begin, end = span
    return [time for time in words.periods if begin <= time.begin and time.end <= end]


def _is_at(span: Span, places: list[Span]) -> bool:
    return any(span[0] < end and begin < span[1] for begin, end in places)
