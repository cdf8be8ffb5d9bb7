"""Whether the words of a passage mention a thing: by a name, by its kind, by a time, or by words that refer to it."""

from __future__ import annotations

from datetime import date

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import variables
from kg.grounding.requirements import Rules
from kg.grounding.words import Span, Words, day_of
from kg.model import Passage

_DATES = (v.START_DATE, v.END_DATE)


def mention(
    rules: Rules, words: Words, thing: NamedNode, passage: Passage
) -> list[Span] | None:
    """The words that mention the thing in the passage, or in those that it is read with; None if none do.

    An article mentions itself without words.
    """
    if thing.value == words.article.iri:
        return []
    if referring := words.inside(words.references.get(thing.value, []), passage):
        return referring
    by = rules.mentioned_by(thing)
    if v.CLASS_CAPTION in by and any(
        each.is_caption for each in words.closure(passage)
    ):
        return []
    found = [span for text in rules.texts(thing) for span in words.find(text, passage)]
    if not found and not set(_DATES).isdisjoint(by):
        found = words.inside(
            _times(words, *(_date(rules, thing, bound) for bound in _DATES)), passage
        )
    if not found and variables.is_variable(rules, thing):
        found = words.inside(variables.taking_up(rules, words, thing), passage)
    return found or None


def times(
    words: Words, passage: Passage, start: date | None, finish: date | None
) -> list[Span]:
    """The words of the passage that name exactly this time, open where an end is None."""
    return words.inside(_times(words, start, finish), passage)


def _times(words: Words, start: date | None, finish: date | None) -> list[Span]:
    return [
        (p.begin, p.end)
        for p in words.periods
        if (p.start, p.finish) == (start, finish)
    ]


def _date(rules: Rules, thing: NamedNode, predicate: NamedNode) -> date | None:
    written = rules.facts(thing).texts(thing, predicate)
    return day_of(written[0]) if written else None
