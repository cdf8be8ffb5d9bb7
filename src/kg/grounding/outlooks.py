"""Whether a figure is told as what is so, or as what is only planned or expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.words import Words, day_of
from kg.language.english.expectation import (
    has_outlook,
    is_ahead,
    is_of_outlook,
    is_plainly_ahead,
    is_plainly_so,
    may_be,
)
from kg.language.english.quantities import Quantity
from kg.language.spans import Span, begins_in, overlap
from kg.model import Passage

_Test: TypeAlias = Callable[[str, Quantity], bool]
_PROJECT = "Make it a kg:Projection."


def expectation_doubts(
    words: Words, passage: Passage, found: Measurement
) -> Iterator[Doubt]:
    """A projection without a word of plan, or what is plainly planned told as a fact.

    Between the two much is open: "the new mill, with its 300 jobs". There, whoever
    states the figure has the choice.
    """
    places = words.find(found.wording, passage)
    if not places:
        return  # said elsewhere, or nowhere, which others tell
    if found.is_projection:
        if not any(_may_be_ahead(words, passage, place) for place in places):
            doubt = _doubt(
                found,
                message="no word of plan or expectation stands with it.",
                advice="Make it a kg:Observation, if it is so already.",
            )
            # There may be other words of plan than those that rules read.
            is_so = _are_all(is_plainly_so, words, places)
            yield doubt if is_so else doubt.left_open()
    elif all(_is_surely_ahead(words, place) for place in places):
        told = "the words plan or expect it, and do not say that it is so."
        yield _doubt(found, told, _PROJECT)
    elif _are_all(is_of_outlook, words, places):
        told = "the words tell it of a forecast, a target or a promise."
        yield _doubt(found, told, _PROJECT).left_open()
    elif _are_all(may_be, words, places):
        told = "the words only say that it may be so."
        yield _doubt(found, told, _PROJECT)


def _doubt(about: Measurement, message: str, advice: str) -> Doubt:
    finding = unborne(message, advice, found=about.wording)
    return Doubt(finding, about.iri, v.TYPE)


def _may_be_ahead(words: Words, passage: Passage, place: Span) -> bool:
    """Whether a word of plan, or a time to come, stands with the figure.

    A passage that begins in an earlier sentence may have the word there: "It will open
    in May. That is 300 jobs."
    """
    around = words.sentence_at(place[0])
    sentence = words.quote(around)
    read = _quantities(words, around, place)
    if any(is_ahead(sentence, each) for each in read):
        return True
    begin, _ = around
    # Nothing is earlier in a passage that begins in the sentence itself.
    earlier = words.text[passage.begin : max(begin, passage.begin)]
    return has_outlook(earlier) or _is_dated_ahead(words, around)


def _is_surely_ahead(words: Words, place: Span) -> bool:
    is_dated = _is_dated_ahead(words, words.sentence_at(place[0]))
    return _holds(partial(is_plainly_ahead, is_dated_ahead=is_dated), words, place)


def _are_all(test: _Test, words: Words, places: Iterable[Span]) -> bool:
    """Whether a test holds at each place."""
    return all(_holds(test, words, place) for place in places)


def _holds(test: _Test, words: Words, place: Span) -> bool:
    """Whether a test holds for the quantities of a place, and there are some."""
    around = words.sentence_at(place[0])
    sentence = words.quote(around)
    read = _quantities(words, around, place)
    return bool(read) and all(test(sentence, each) for each in read)


def _is_dated_ahead(words: Words, sentence: Span) -> bool:
    """Whether a sentence tells a time that ends after the article was published."""
    published = day_of(words.article.published)
    if published is None:
        return False
    for period in words.periods:
        if period.finish is None or not begins_in(period.span, sentence):
            continue
        if period.finish > published:
            return True
    return False


def _quantities(words: Words, sentence: Span, place: Span) -> list[Quantity]:
    """The quantities of a sentence in the words of a place, by where they are in it."""
    first, _ = sentence
    begin, end = place
    inside = (begin - first, end - first)
    read = words.quantities_of(sentence)
    return [each for each in read if overlap(each.span, inside)]
