"""What a text tells to have happened at a time, or to be due by one: "collapsed in May".

A verb of a state, of a habit or of saying tells of no event, and one of measures of a
figure. Verbs of beginning and ending tell of what their noun does: "talks began in May".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.drafting.article_reading import ArticleReading
from kg.drafting.event_kinds import EventKinds
from kg.language.english.periods import Period
from kg.language.english.predication import OBJECT, SUBJECT, Filler, Predication
from kg.language.spans import Span

# States and habits, what is said or thought, and what figures do
_NO_EVENTS = frozenset(
    "be have do own hold keep remain stay belong contain include consist need want like know "
    "believe think hope fear say tell add note explain warn report forecast expect predict "
    "project estimate see find show mean plan aim intend want seem appear look "
    "employ serve live work use make produce export import supply carry fly cover handle "
    "manage run operate train teach earn lose cost spend save account amount total "
    "average rise fall grow increase decrease decline drop climb gain shrink slip edge jump "
    "soar slump plunge surge recover reach hit exceed beat miss top double triple halve "
    "narrow widen improve worsen boost push generate record book post swing "
    "compare rank stand last continue date measure weigh bear found establish set "
    "budget target value rate price trade yield fetch bring draw attract call "
    "incorporate maintain".split()
) | {"set up", "turn out", "carry out", "make up", "account for", "go on"}
# Of what has no name, they tell how it came about or what it leads to, or what figures do
_NO_EVENTS_ALONE = frozenset(
    "become build come create form go inaugurate lead result put take get give guide help "
    "cause follow foresee concern feed offer schedule choose dip ease slide process stem "
    "change pass cross arrive bury kill ship expire lapse".split()
) | {"run out", "inch up", "come in", "come to", "lead to", "slide back", "spin out"}
# They tell when what their noun names happens, and nothing of their own.
_PHASES = frozenset(
    "begin start commence finish end conclude close continue follow happen occur hold "
    "schedule plan set expect due sign open launch conduct carry make take give bring "
    "announce complete fall break collapse reach agree seal".split()
)


# "Figures for October", "from 40 in 2019", "as of January"
_OF_OTHERS = re.compile(
    r"\b(?:for|from|to|into|until|since|than|of|as of|between|on)(?: the)? $"
)


_STRETCHES = ("between ", "from ")
_HARDLY = re.compile(r"\b(?:barely|hardly|scarcely) (?:any )?(?:a )?$", re.IGNORECASE)
_DEADLINE = re.compile(r"by (?:about |around )?(?:the )?", re.IGNORECASE)
_LOOK = 20  # characters before a time in which its preposition stands


class TimedVerb(NamedTuple):
    """A verb with the time at which what it tells happened.

    Attributes:
        told: the verb, with what stands in its slots.
        cue: the words for the event: the verb, or a noun of which it tells when.
        is_verb: whether it is the verb.
        time: where the words of the time stand.
        is_due: whether it is to happen by then, and not at that time.
    """

    told: Predication
    cue: Span
    is_verb: bool
    time: Span
    is_due: bool = False

    @property
    def tells_alone(self) -> bool:
        """Whether the verb tells of an event though nobody in it has a name."""
        return self.told.lemma not in _NO_EVENTS_ALONE


class TimedVerbs:
    """Finds the verbs of one article whose time is told, or by when it is to be done.

    Args:
        reading: the article.
        kinds: of what class are events that words tell.
    """

    def __init__(self, reading: ArticleReading, kinds: EventKinds) -> None:
        self._reading = reading
        self._of_word = kinds

    def found(self) -> Iterator[TimedVerb]:
        """All of them in order, none without a parse."""
        governors = self._reading.governors
        heading = self._reading.text.find("\n")
        for period in self._reading.words.periods if governors else ():
            assert governors is not None
            if period.begin < heading:
                continue
            time, is_due = self._when(period)
            told = governors.timed_verb(time) if time else None
            if time is None or told is None:
                continue
            # "To raise output to 900 by 2030" tells of a figure.
            if is_due and self._reading.words.quantities_at([(told.cue[1], time[0])]):
                continue
            noun = self._noun(told)
            if noun is not None:
                yield TimedVerb(
                    told, noun.head, is_verb=False, time=time, is_due=is_due
                )
            elif self._happens(told):
                yield TimedVerb(told, told.cue, is_verb=True, time=time, is_due=is_due)

    def _when(self, period: Period) -> tuple[Span | None, bool]:
        """The words of a time at which something happens, and whether it is due by then."""
        lead = _DEADLINE.match(self._reading.text, *period.span)
        if lead is not None and period.finish is not None:
            return (lead.end(), period.end), True
        return (period.span if self._is_date(period) else None), False

    def _is_date(self, period: Period) -> bool:
        """Whether words tell when something is, and not of what time a figure is."""
        if period.kind != "interval" or not period.start:
            return False
        text = self._reading.text
        lead = text[max(0, period.begin - _LOOK) : period.begin]
        told = text[period.begin : period.end].casefold()
        return not told.startswith(_STRETCHES) and not _OF_OTHERS.search(lead)

    def _noun(self, told: Predication) -> Filler | None:
        """The noun of an event of which a verb only tells when it is."""
        first, *_ = told.lemma.split()
        if first not in _PHASES:
            return None
        for slot in (OBJECT, SUBJECT):
            for filler in told.slots.get(slot, ()):
                named = self._reading.filling(filler)
                if named is None and self._of_word.of(filler.head):
                    return filler
        return None

    def _happens(self, told: Predication) -> bool:
        """Whether a verb tells of one event, and no figure stands where one has its parts."""
        if told.lemma in _NO_EVENTS or told.modality == "denied":
            return False
        if told.lemma == "sell" and self._is_counted(told):
            return False
        fillers = [*told.slots.get(SUBJECT, ()), *told.slots.get(OBJECT, ())]
        if any(map(self._hardly_is, fillers)):
            return False
        # "Raised its fares by 9 percent" tells of a figure.
        heads = [
            filler.head
            for slot in (SUBJECT, OBJECT, "by")
            for filler in told.slots.get(slot, ())
        ]
        return not self._reading.words.quantities_at(heads)

    def _hardly_is(self, filler: Filler) -> bool:
        """Whether there is next to nothing of what a noun names: "hardly any shops"."""
        begin, _ = filler.head
        return bool(_HARDLY.search(self._reading.text[max(0, begin - _LOOK) : begin]))

    def _is_counted(self, told: Predication) -> bool:
        """Whether so many are told of, which is a figure: "sold 300 trains"."""
        for filler in told.slots.get(OBJECT, ()):
            for quantity in self._reading.words.quantities:
                is_between = told.cue[1] <= quantity.begin <= filler.head[0]
                if is_between and quantity.unit == "count":
                    return True
        return False
