"""Whether a figure is told as what is so, or as what is only planned or expected."""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.spans import Span
from kg.grounding.words import Words, day_of
from kg.language.english.expectation import has_outlook, is_ahead, is_plainly_ahead
from kg.language.english.quantities import Quantity, quantities
from kg.model import Passage


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
            message = "no word of plan or expectation stands with it."
            advice = "Make it a kg:Observation, if it is so already."
            yield _doubt(found, message, advice)
    elif all(_is_surely_ahead(words, place) for place in places):
        message = "the words plan or expect it, and do not say that it is so."
        yield _doubt(found, message, "Make it a kg:Projection.")


def _may_be_ahead(words: Words, passage: Passage, place: Span) -> bool:
    """Whether a word of plan, or a time to come, stands with the figure.

    A passage that begins in an earlier sentence may have the word there: "It will open
    in May. That is 300 jobs."
    """
    first, last = words.sentence_at(place[0])
    sentence = words.text[first:last]
    if any(is_ahead(sentence, each) for each in _quantities(sentence, first, place)):
        return True
    earlier = words.text[passage.begin : max(first, passage.begin)]
    return has_outlook(earlier) or _is_dated_ahead(words, first, last)


def _is_surely_ahead(words: Words, place: Span) -> bool:
    first, last = words.sentence_at(place[0])
    sentence = words.text[first:last]
    read = _quantities(sentence, first, place)
    return bool(read) and all(is_plainly_ahead(sentence, each) for each in read)


def _is_dated_ahead(words: Words, first: int, last: int) -> bool:
    """Whether a sentence tells a time that ends after the article was published."""
    published = day_of(words.article.published)
    if published is None:
        return False
    return any(
        first <= period.begin < last and period.finish and period.finish > published
        for period in words.periods
    )


def _quantities(sentence: str, first: int, place: Span) -> list[Quantity]:
    """The quantities of a sentence, which begins at `first`, in the words of a place."""
    begin, end = place[0] - first, place[1] - first
    return [q for q in quantities(sentence) if q.begin < end and begin < q.end]


def _doubt(about: Measurement, message: str, advice: str) -> Doubt:
    return Doubt(unborne(message, advice, found=about.wording), about.iri, v.TYPE)
