"""How much of each article the graph uses, in lines for people and in records."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kg.grounding.coverage import KINDS, Coverage, Kind, Piece
from kg.language.english import formatting
from kg.render.reasons import indented, wrapped

_PLURALS: dict[Kind, str] = {
    "sentence": "sentences",
    "number": "numbers",
    "date": "dates",
    "name": "names",
    "word": "other words",
}

_MOST = 1000  # words that are listed for people; an article of usual length has fewer


class Record(NamedTuple):
    """The coverage of an article, as `kg check --format json` has it.

    `used` maps each kind of piece to the number of those used and the number of all.
    """

    article: str
    used: dict[Kind, tuple[int, int]]
    unused: list[Piece]
    left_out: list[Piece]


def record(coverage: Coverage) -> Record:
    """The coverage of an article as a record for JSON."""
    return Record(
        article=coverage.article.iri,
        used=coverage.counts,
        unused=coverage.unused,
        left_out=coverage.left_out,
    )


def lines(coverage: Coverage, *, with_text: bool) -> list[str]:
    """Counts, then each word that no statement uses, and what is left out and why.

    Args:
        coverage: the coverage of an article.
        with_text: whether the article's words may be shown; else their positions stand
            for them.
    """
    unused = []
    # A reason is that of a passage, which has many words.
    left_out = defaultdict(list)
    for piece in coverage.not_used:
        shown = _shown(piece, with_text=with_text)
        if piece.reason:
            left_out[piece.reason].append(shown)
        # Of the other kinds, each piece that no statement uses has a finding.
        elif piece.kind == "word":
            unused.append(shown)

    report = wrapped(_summary(coverage), hanging="  ")
    if unused:
        report += _detail("not used", unused)
    for reason, words in left_out.items():
        report += _detail(f"left out ({reason.rstrip('.')})", words)
    return report


def _detail(label: str, words: list[str]) -> list[str]:
    listing = ", ".join(words[:_MOST])
    if len(words) > _MOST:
        listing += f" and {len(words) - _MOST:,} more"
    line = f"{label}: {listing}"
    return indented(wrapped(line, hanging="  "))


def _summary(coverage: Coverage) -> str:
    counts = []
    for kind in KINDS:
        used, number = coverage.counts[kind]
        plural = _PLURALS[kind]
        counts.append(f"{used} of {number} {plural}")
    listing = formatting.listing(counts)
    return f"{coverage.article.slug}: {listing} are used."


def _shown(piece: Piece, *, with_text: bool) -> str:
    if with_text:
        return f"{piece.quote} ({piece.begin})"
    return piece.position
