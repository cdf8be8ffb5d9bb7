"""Where the words of a worksheet stand in the text of its article."""

from __future__ import annotations

from kg.articles import occurrences
from kg.authoring.shorthand import Place
from kg.errors import BadInput, abridged
from kg.language.spans import Span

_ELLIPSIS = "…"


def found(text: str, words: str) -> list[Span]:
    """The places of words, between whose parts `…` stands for any others.

    >>> found("Acme met Bolt. Acme left.", "Acme…Bolt"), found("Acme met.", "Bolt")
    ([(0, 13)], [])
    """
    parts = [part for part in words.split(_ELLIPSIS) if part.strip()]
    if not parts:
        return []
    # The text itself may have the sign.
    if exact := occurrences(text, words):
        return exact
    first, *others = parts
    spans = occurrences(text, first)
    for part in others:
        ends = occurrences(text, part)
        spans = _followed(spans, ends)
    return spans


def the_place(
    text: str, place: Place, source: str, line: int, within: Span | None = None
) -> Span:
    """The place in a text that somebody means.

    Args:
        text: the whole text.
        place: the words, and which of their places is meant.
        source: what messages call the worksheet.
        line: its line.
        within: the part of the text in which they stand, if not the whole.

    Raises:
        BadInput: they stand nowhere, or in several places, or in fewer.
    """
    if place.span is not None:
        return place.span
    begin, end = within or (0, len(text))
    where = "the words above" if within else "the text"
    quoted = f"“{abridged(place.words)}”"
    relative = found(text[begin:end], place.words)
    spans = [(begin + first, begin + last) for first, last in relative]
    if not spans:
        message = f"{quoted} stands nowhere in {where}."
        advice = "Write the words as the text has them; … stands for any between."
        raise BadInput(source, message, advice, line)
    places = "1 place" if len(spans) == 1 else f"{len(spans)} places"
    if place.number is None and len(spans) > 1:
        message = f"{quoted} stands in {places} of {where}."
        advice = "Say which, by (1) or another number behind them, or write more."
        raise BadInput(source, message, advice, line)
    number = 1 if place.number is None else place.number
    if not 1 <= number <= len(spans):
        message = f"{quoted} stands in {places}, not {number}."
        raise BadInput(source, message, line=line)
    return spans[number - 1]


def _followed(spans: list[Span], ends: list[Span]) -> list[Span]:
    """Each span up to the next of the ends behind it."""
    followed: list[Span] = []
    for begin, end in spans:
        later = [last for first, last in ends if first >= end]
        if later:
            followed.append((begin, later[0]))
    return followed
