"""What no accepted statement has of an article: its sentences, numbers, dates and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.articles import Text
from kg.drafting.gate import GateExamination, OneText
from kg.grounding import support
from kg.grounding.coverage import Piece, coverages
from kg.language.spans import is_within

_TOLD = ("sentence", "number", "date", "name")


def leftovers(examined: GateExamination, words: str) -> list[dict[str, Any]]:
    """What is left, in the order of the text, as a check would tell it.

    A sentence of which nothing is stated goes before what stands in it.

    Args:
        examined: the project as if the accepted lines were stated.
        words: the article's words.
    """
    (article,) = examined.graph.articles.values()
    texts = OneText(Text(article, words))
    found = support(examined.graph, texts)
    pieces = [
        piece
        for coverage in coverages(examined.graph, found)
        for piece in coverage.unused
        if piece.kind in _TOLD
    ]
    return [
        {"kind": piece.kind, "span": piece.span, "words": _shown(piece)}
        for piece in _outermost(pieces)
    ]


def _outermost(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without what stands in a sentence that is left as a whole."""
    told = list(pieces)
    whole = [piece.span for piece in told if piece.kind == "sentence"]
    for piece in sorted(told, key=lambda each: (each.begin, -each.end)):
        inside = piece.kind != "sentence" and any(
            is_within(piece.span, span) for span in whole
        )
        if not inside:
            yield piece


def _shown(piece: Piece) -> str:
    return " ".join(piece.quote.split())
