"""By which words something built is only to come: "will open a mill in Kvarn"."""

from __future__ import annotations

from kg.drafting.article_reading import ArticleReading
from kg.language.english.predication import OBJECT, SUBJECT
from kg.language.spans import Span, covering, overlaps_any

# What is planned to be done otherwise, it is there before: "will close its mill".
_COMING = frozenset(
    "add build construct create erect establish inaugurate launch open plan start develop "
    "complete finish".split()
) | {"put up", "set up", "start up"}


# "Plans a park at Kvarn", "a depot is proposed", "mulls a hub in Maren"
_PLANNING = frozenset(
    "plan propose envisage consider mull eye intend seek want".split()
)
# "The money will go into a depot", "is earmarked for a mill"
_SPENDING = frozenset(
    "go invest spend put pour use flow earmark budget reserve set allocate pay".split()
) | {"set aside"}
_FOR = ("into", "for", "toward", "towards", "on", "in", "to")


def planned_by(reading: ArticleReading, noun: Span) -> Span | None:
    """The words that tell of a plan to build what a noun mentions; else none.

    Args:
        reading: the article.
        noun: where the noun stands.
    """
    for told in reading.predications:
        is_plan = told.word == "verb" and told.modality == "planned"
        slots: tuple[str, ...] = ()
        if (is_plan and told.lemma in _COMING) or told.lemma in _PLANNING:
            slots = (OBJECT, SUBJECT)
        elif (is_plan and told.lemma in _SPENDING) or told.lemma == "earmark":
            slots = _FOR
        heads: list[Span] = []
        for slot in slots:
            heads += [filler.head for filler in told.slots.get(slot, ())]
        if overlaps_any(noun, heads):
            by = told.taken_back_by
            return covering(told.cue, by) if by else told.cue
    return None
