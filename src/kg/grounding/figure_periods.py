"""Whether a figure is told of the time that the graph gives it.

That is a time of its own clause, or else the nearest. One from an earlier sentence is
left open where it is of an event there, or another time is nearer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span, begins_in, is_within, overlap
from kg.grounding.words import Words, day_of
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
    places = words.find(found.wording, passage)
    if period is None or not places:
        return
    told = mentioner.of(period, passage)
    if not told:
        return  # by no words, which others tell
    own: list[Span] = []
    is_open = False
    for place in places:
        own = _own_times(words, place, is_change=found.is_change)
        if any(_is_at(span, own) for span in told):
            if not all(_is_of_another(words, place, span) for span in told):
                return
            is_open = True
            continue
        if not own and not _are_of_others(words, place, told):
            if not _is_lent_badly(words, place, told):
                return
            is_open = True
    names = ", ".join(map(words.quote, own))
    message = "the figure is told of another time."
    if is_open:
        message = "that this time is the figure's is not said beyond doubt."
    finding = unborne(
        message=message,
        advice=(
            "Give it the time of its own words, or say by kg:refersTo what they mean."
        ),
        expected=names or None,
        found=rules.graph.verbaliser.title(period),
    )
    doubt = Doubt(finding, found.iri, v.PERIOD)
    yield doubt.left_open() if is_open else doubt


def _are_of_others(words: Words, place: Span, told: list[Span]) -> bool:
    """Whether all words for a time are of something else in the figure's sentence."""
    sentence = words.sentence_at(place[0])
    clause = words.clause_at(place[0])
    for span in told:
        if begins_in(span, clause) or not begins_in(span, sentence):
            return False
        times = [time for time in words.periods if overlap(span, time.span)]
        if not times:
            return False
        for time in times:
            if _tells(words, time, is_change=False):
                return False
    return True


def _is_of_another(words: Words, place: Span, time: Span) -> bool:
    """Whether a time stands behind another figure, in a later clause.

    That of an earlier one goes on to hold: "in 2023, while profit fell to 3 million".
    """
    clause = words.clause_at(time[0])
    sentence = words.sentence_at(place[0])
    if time < place or begins_in(place, clause) or not begins_in(time, sentence):
        return False
    for other in words.quantities_at([(clause[0], time[0])]):
        is_level = not other.is_change and other.conversion_of is None
        if is_level and other.end <= time[0]:
            return True
    return False


def _is_lent_badly(words: Words, place: Span, told: list[Span]) -> bool:
    """Whether words elsewhere tell a time of something else, or a nearer time follows."""
    begin, _ = words.sentence_at(place[0])
    if any(last > begin for _, last in told):
        return False
    nearest = max(told)
    lent = [time for time in words.periods if overlap(time.span, nearest)]
    if not any(_tells(words, time, is_change=False) for time in lent):
        return True
    between = (nearest[1], begin)
    return any(_tells(words, time, is_change=False) for time in _within(words, between))


def is_called(rules: Rules, words: Words, thing: NamedNode, label: str) -> bool:
    """Whether a label tells just the days of a period, in whatever words."""
    if v.CLASS_PERIOD not in rules.classes(thing):
        return False
    published = day_of(words.article.published)
    if published is None:
        return False
    read = periods(label, published)
    if len(read) != 1:
        return False
    (period,) = read
    facts = rules.facts(thing)
    start = day_of(facts.text(thing, v.START_DATE))
    finish = day_of(facts.text(thing, v.END_DATE))
    return period.start == start and period.finish == finish


def _own_times(words: Words, place: Span, *, is_change: bool) -> list[Span]:
    """The words of time that are nearest to a figure by grammar."""
    begin, end = place
    sentence = words.sentence_at(begin)
    if not is_change:
        before = _year_before(words, (begin, sentence[1]), end)
        if before is not None:
            return [before]
    tells = partial(_tells, words, is_change=is_change)
    behind = (end, sentence[1])
    for time in filter(tells, _within(words, behind)):
        if follows(words.text, end, time.begin):
            return [time.span]
    clause = words.clause_at(begin)
    found = list(filter(tells, _within(words, clause)))
    if not found:
        found = list(filter(tells, _within(words, sentence)))
    return [time.span for time in found]


def _year_before(words: Words, around: Span, end: int) -> Span | None:
    """The words by which a figure is of the year before: "from 4 million a year earlier".

    Args:
        words: The article.
        around: The figure, and what follows it.
        end: Where the figure ends.
    """
    for time in _within(words, around):
        if time.kind != "baseline" or time.start is None:
            continue
        if time.begin < end or follows(words.text, end, time.begin):
            return time.span
    return None


def _tells(words: Words, time: Period, *, is_change: bool) -> bool:
    """Whether a time may be that of a figure, and not of an event or for comparison."""
    if time.kind in ("clock", "baseline"):
        return False
    if compares(words.text, time.begin, is_change=is_change):
        return False
    return not is_of_an_event(words.text, time.begin)


def _within(words: Words, span: Span) -> list[Period]:
    return [time for time in words.periods if is_within(time.span, span)]


def _is_at(span: Span, places: list[Span]) -> bool:
    return any(overlap(span, place) for place in places)
