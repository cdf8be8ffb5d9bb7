"""What is left out on purpose: a number, date or name only with its whole sentence.

A waiver over half a sentence could take the number out of what its other half states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.grounding.coverage import Coverage, Piece
from kg.grounding.doubts import unborne
from kg.language.english.sentences import sentences
from kg.language.spans import Span, is_within
from kg.model import Finding, Location, Passage

_WHOLE = ("number", "date", "name")
_QUOTATION = re.compile(r"[\"“][^\"“”]+[\"”]")
_EDGES = ' \t\n"“”.,;:!?'


def partial_waivers(coverage: Coverage, text: str) -> Iterator[tuple[Passage, Finding]]:
    """Waivers that take a number, a date or a name, and leave its sentence."""
    quotations = [match.span() for match in _QUOTATION.finditer(text)]
    spans = [*sentences(text), *quotations]
    for passage in coverage.article.passages:
        if not passage.not_modelled:
            continue
        for piece in _torn(coverage.left_out, passage, text, spans):
            finding = unborne(
                message=(
                    f"A {piece.kind} is left out without the rest of its sentence."
                ),
                advice="Leave the whole sentence out, or state what it says.",
                found=piece.quote,
            )
            location = Location(passage=passage.iri)
            yield passage, finding._replace(location=location)


def _torn(
    pieces: Iterable[Piece], passage: Passage, text: str, spans: list[Span]
) -> Iterator[Piece]:
    """Numbers, dates and names that a waiver takes without all of their sentence."""
    whole = [span for span in spans if is_within(_bare(text, span), passage.span)]
    for piece in pieces:
        if piece.kind not in _WHOLE or not is_within(piece.span, passage.span):
            continue
        if not any(is_within(piece.span, span) for span in whole):
            yield piece


def _bare(text: str, span: Span) -> Span:
    """Where a sentence or quotation stands, but for the marks at its ends."""
    begin, end = span
    quote = text[begin:end]
    ahead = len(quote) - len(quote.lstrip(_EDGES))
    behind = len(quote) - len(quote.rstrip(_EDGES))
    return begin + ahead, end - behind
