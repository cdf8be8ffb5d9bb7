"""Whether a figure is told of the time that the graph gives it.

That is a time of its own clause, or of words beside it that only say when; where these
tell none, one that its passage is read with. A time of another verb or sentence may be
the figure's as well, and is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.mentions import WHEN, Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.words import Words, day_of
from kg.language.english.baselines import points_to_same
from kg.language.english.clauses import begins_adverbially
from kg.language.english.measured import goes_on
from kg.language.english.periods import Period, periods
from kg.language.english.regexes import cased
from kg.language.english.times_of_figures import (
    compares,
    follows,
    is_baseline,
    is_of_an_event,
    is_put_before,
    points_back,
)
from kg.language.spans import (
    Span,
    begins_in,
    begun_in,
    is_within,
    overlap,
    overlaps_any,
)
from kg.model import Passage

_FIRST = re.compile(r"(?:(?:In|For|During|Over|At|On|By)\s(?:the\s|all\sof\s)?)?")
_ADDED = re.compile(r"\W*(?:which|who|whose|where|that|after|since|because|when|if)\b")
# Behind another word, or several: the first word of a sentence has a capital anyway.
_NAME = cased(r"(?<=[\w,] )[A-Z][\w’&-]+|[A-Z][\w’&-]+ [A-Z][\w’&-]+")


def period_doubts(
    mentioner: Mentioner, passage: Passage, found: Measurement
) -> Iterator[Doubt]:
    """A time that is another one's: nearer words tell the figure's own.

    Its own is the time that follows it ("12 mills in 2019"), else one of its clause,
    else of its sentence. Only where these tell none is it carried from another passage.
    """
    rules = mentioner.rules
    words = mentioner.words
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
        own = own_times(words, place, is_change=found.is_change)
        named = [span for span in told if overlaps_any(span, own)]
        if any(_is_surely_of(mentioner, place, span) for span in named):
            return
        if named or _is_meant_elsewhere(words, place, told):
            is_open = True
        elif not own and not _are_of_others(words, place, told):
            is_told = any(is_within(span, passage.span) for span in told)
            if not is_told and _is_lent(mentioner, found.iri, place, told):
                return
            is_open = True
    # Without a time of its own it may yet be of one that is told beside it.
    is_open = is_open or not own
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


def is_told_with(mentioner: Mentioner, place: Span, time: Span) -> bool:
    """Whether a time is that of the clause in which something stands.

    It belongs to the verb of that, or stands in words beside it that have none.
    """
    words = mentioner.words
    sentence = words.sentence_at(place[0])
    if not begins_in(time, sentence):
        return False
    if is_put_before(words.text, time[0], place[0]):
        return True
    clauses = mentioner.figure_clauses(sentence)
    own = words.clause_at(place[0])
    other = words.clause_at(time[0])
    when = WHEN.match(words.text, time[1], place[0])
    if when:
        return not clauses.has_verb((when.end(), place[0]))
    if own == other:
        return clauses.tells_with(place, time)
    first, last = sorted((own, other))
    if clauses.has_verb((first[1], last[0])):
        return False  # "Acme, which bought Bolt, will merge it with Corrin, next year"
    return begins_adverbially(words.quote(other)) and not clauses.has_verb(other)


def _is_surely_of(mentioner: Mentioner, place: Span, time: Span) -> bool:
    """Whether a time is told of a figure itself, with its verb or without any."""
    words = mentioner.words
    if _is_of_another(words, place, time):
        return False
    # "in 2023, up from 4 million" does not say when it was 4 million.
    if time < place and is_baseline(words.text, place[0]):
        return False
    if _is_put_first(words, place, time):
        return True
    own = words.clause_at(place[0])
    other = words.clause_at(time[0])
    if other[1] <= own[0] and goes_on(words.text, own, place):
        # "sales of 5 million in 2023, up 3 percent"
        return not words.clauses_in((other[1], own[0] - 1))
    return is_told_with(mentioner, place, time)


def _is_put_first(words: Words, place: Span, time: Span) -> bool:
    """Whether the only time of a sentence stands first in it: it holds for all of it.

    "In 2025 sales rose, but the profit fell to 3 million": but for what is only added.
    """
    sentence = words.sentence_at(place[0])
    first, _ = sentence
    if not first <= time[0] < place[0]:
        return False
    if not _FIRST.fullmatch(words.text, first, time[0]):
        return False
    begin, _ = words.clause_at(place[0])
    if _ADDED.match(words.text, begin):
        return False
    for other in _within(words, sentence):
        is_told = _tells(words, other, is_change=False)
        if is_told and not overlap(other.span, time):
            return False
    return True


def _is_meant_elsewhere(words: Words, place: Span, told: list[Span]) -> bool:
    """Whether "in the quarter" stands with a figure, and its clause tells no time."""
    clause = words.clause_at(place[0])
    is_elsewhere = not any(begins_in(span, clause) for span in told)
    return is_elsewhere and points_back(words.quote(clause))


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


def _is_lent(
    mentioner: Mentioner, figure: NamedNode, place: Span, told: list[Span]
) -> bool:
    """Whether the nearest time before a figure's sentence holds for the figure.

    It does where a heading tells it, or a sentence that is about no other thing.
    """
    words = mentioner.words
    begin, _ = words.sentence_at(place[0])
    earlier = [span for span in told if span[1] <= begin]
    if not earlier:
        return False
    nearest = max(earlier)
    tells = partial(_tells, words, is_change=False)
    lent = [time for time in words.periods if overlap(time.span, nearest)]
    if not any(map(tells, lent)):
        return False
    between = _within(words, (nearest[1], begin))
    if any(map(tells, between)):
        return False
    return not _is_about_another(mentioner, figure, words.sentence_at(nearest[0]))


def _is_about_another(mentioner: Mentioner, figure: NamedNode, sentence: Span) -> bool:
    """Whether a sentence names somebody, and not whose figure it is."""
    rules = mentioner.rules
    words = mentioner.words
    for owner in rules.facts(figure).nodes(figure, v.OBSERVED_OF):
        named = mentioner.named(owner)
        referring = words.references.get(owner.value, [])
        if begun_in(named, sentence) or begun_in(referring, sentence):
            return False
    known = mentioner.names_in(sentence)
    referring = mentioner.references_in(sentence)
    if any(map(mentioner.is_actor, [*known, *referring])):
        return True
    if not words.quote(sentence).rstrip().endswith((".", "!", "?")):
        return False  # a heading, in which any word may have a capital
    taken = [*known, *words.times]
    names = (match.span() for match in _NAME.finditer(words.text, *sentence))
    return any(not overlaps_any(name, taken) for name in names)


def is_called(rules: Rules, words: Words, thing: NamedNode, label: str) -> bool:
    """Whether a label tells just the days of a period, in whatever words."""
    if v.CLASS_PERIOD not in rules.classes(thing):
        return False
    read = periods(label, day_of(words.article.published))
    if len(read) != 1:
        return False
    (period,) = read
    facts = rules.facts(thing)
    start = day_of(facts.text(thing, v.START_DATE))
    finish = day_of(facts.text(thing, v.END_DATE))
    return period.start == start and period.finish == finish


def own_times(words: Words, place: Span, *, is_change: bool) -> list[Span]:
    """The words of time that are nearest to a figure by grammar."""
    begin, end = place
    sentence = words.sentence_at(begin)
    if not is_change:
        before = _year_before(words, (begin, sentence[1]), end)
        before = before or _same_before(words, begin)
        if before is not None:
            return [before]
    tells = partial(_tells, words, is_change=is_change)
    behind = (end, sentence[1])
    for time in filter(tells, _within(words, behind)):
        if follows(words.text, end, time.begin):
            return [time.span]
    for around in (words.clause_at(begin), sentence):
        found = [
            time.span
            for time in filter(tells, _within(words, around))
            if not _is_of_baseline(words, end, time.begin)
        ]
        if found:
            return found
    return []


def _is_of_baseline(words: Words, end: int, begin: int) -> bool:
    """Whether a time is that of what a figure is compared with.

    "Rose to 5 million from 4 million in 2023" says of 5 million nothing about 2023.
    """
    if begin <= end:
        return False
    for other in words.quantities_at([(end, begin)]):
        if is_baseline(words.text, other.begin):
            return follows(words.text, other.end, begin)
    return False


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


def _same_before(words: Words, begin: int) -> Span | None:
    """The time by which a figure behind it is of the same days of another year.

    "In the same period of 2022 it earned 3 million."
    """
    first, _ = words.clause_at(begin)
    for time in _within(words, (first, begin)):
        is_same = time.start and points_to_same(words.quote(time.span))
        if is_same and not words.quantities_at([(time.end, begin)]):
            return time.span
    return None


def _tells(words: Words, time: Period, *, is_change: bool) -> bool:
    """Whether a time may be that of a figure, and not of an event or for comparison."""
    if time.kind in ("clock", "baseline", "anaphor"):
        return False
    if compares(words.text, time.begin, is_change=is_change):
        return False
    return not is_of_an_event(words.text, time.begin)


def _within(words: Words, span: Span) -> list[Period]:
    return [time for time in words.periods if is_within(time.span, span)]
