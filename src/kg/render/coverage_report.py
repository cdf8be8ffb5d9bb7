"""How much of each article the graph uses, in lines for people and in records."""

from __future__ import annotations

from typing import NamedTuple

from kg.grounding.coverage import KINDS, Coverage, Kind, Piece
from kg.language.english import formatting
from kg.render.reasons import indented, wrapped

_NAMES: dict[Kind, str] = {
    "sentence": "sentences",
    "number": "numbers",
    "date": "dates",
    "name": "names",
    "word": "other words",
}


class Record(NamedTuple):
    """The coverage of an article: by kind, how many pieces are used and how many there are; and those that are not."""

    article: str
    used: dict[Kind, tuple[int, int]]
    unused: list[Piece]
    left_out: list[Piece]


def record(found: Coverage) -> Record:
    """What there is to tell of the coverage."""
    used = {kind: found.counts(kind) for kind in KINDS}
    return Record(found.article.iri, used, found.unused, found.left_out)


def lines(found: Coverage, *, with_text: bool) -> list[str]:
    """Counts, then each word that no statement uses, and what is left out with the reason.

    Args:
        found: the coverage of an article.
        with_text: whether the article's words may be shown; else their positions stand
            for them.
    """
    counted = [
        f"{used} of {number} {_NAMES[kind]}"
        for kind in KINDS
        for used, number in [found.counts(kind)]
    ]
    told = wrapped(
        f"{found.article.slug}: {formatting.listing(counted)} are used.", hanging="  "
    )
    if unused := [
        _shown(piece, with_text) for piece in found.unused if piece.kind == "word"
    ]:
        told += indented(wrapped(f"not used: {', '.join(unused)}", hanging="  "))
    for piece in found.left_out:
        line = f"left out: {_shown(piece, with_text)}. {piece.reason}"
        told += indented(wrapped(line, hanging="  "))
    return told


def _shown(piece: Piece, with_text: bool) -> str:
    return f"{piece.quote} ({piece.begin})" if with_text else piece.position
