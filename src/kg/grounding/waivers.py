"""What is left out on purpose: a number, date or name only with its whole sentence.

A waiver over half a sentence could take the number out of what its other half states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.grounding.coverage import Coverage, Piece
from kg.grounding.doubts import unborne
from kg.language.english.sentences import sentences
from kg.model import Finding, Location, Passage

_WHOLE = ("number", "date", "name")
_QUOTATION = re.compile(r"[\"“][^\"“”]+[\"”]")
_EDGES = ' \t\n"“”.,;:!?'


def partial_waivers(coverage: Coverage, text: str) -> Iterator[tuple[Passage, Finding]]:
    """Waivers that take a number, a date or a name, and leave the rest of its sentence."""
    spans = [*sentences(text), *(m.span() for m in _QUOTATION.finditer(text))]
    for passage in coverage.article.passages:
        if not passage.not_modelled:
            continue
        whole = [span for span in spans if _holds(passage, text, *span)]
        for piece in _torn(coverage.left_out, passage, whole):
            message = f"a {piece.kind} is left out without the rest of its sentence."
            advice = "Leave the whole sentence out, or state what it says."
            finding = unborne(message.capitalize(), advice, found=piece.quote)
            yield passage, finding._replace(location=Location(passage=passage.iri))


def _torn(
    pieces: Iterable[Piece], passage: Passage, whole: list[tuple[int, int]]
) -> Iterator[Piece]:
    """Numbers, dates and names that a waiver takes, in no sentence that it takes as a whole."""
    for piece in pieces:
        is_taken = passage.begin <= piece.begin and piece.end <= passage.end
        is_in_one = any(b <= piece.begin and piece.end <= e for b, e in whole)
        if piece.kind in _WHOLE and is_taken and not is_in_one:
            yield piece


def _holds(passage: Passage, text: str, begin: int, end: int) -> bool:
    """Whether a passage has the whole of a sentence or quotation, but for the marks at its ends."""
    quote = text[begin:end]
    first = begin + len(quote) - len(quote.lstrip(_EDGES))
    last = begin + len(quote.rstrip(_EDGES))
    return passage.begin <= first and last <= passage.end
