"""How well statements are proved, in a line for people and in records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from kg.language.english import formatting
from kg.model import GRADES, HOWS, Grade, Graded, How, Proof
from kg.render.reasons import HOWS_SAID, wrapped


class StatementRecord(NamedTuple):
    """A statement and its grade, as `kg check --format json` has them.

    Subject, property, object and frame are in N-Triples form or IRIs. What is not known
    is None: of a statement that was not checked here, even the grade.
    """

    passage: str
    position: str
    subject: str
    property: str
    object: str
    modality: str | None
    grade: Grade | None
    how: How | None
    frame: str | None
    spans: tuple[tuple[int, int], ...]
    reason: str
    may_be_overruled: bool
    date: str | None
    is_kept: bool


def statement_record(proof: Proof) -> StatementRecord:
    """A statement and its grade as a record for JSON."""
    subject, predicate, value = proof.statement
    return StatementRecord(
        passage=proof.passage,
        position=proof.position,
        subject=subject,
        property=predicate,
        object=value,
        modality=proof.modality,
        grade=proof.grade,
        how=proof.how,
        frame=proof.frame,
        spans=proof.spans,
        reason=proof.reason,
        may_be_overruled=proof.may_be_overruled,
        date=proof.date,
        is_kept=proof.is_kept,
    )


def grade_summary(grades: Mapping[Graded, int]) -> list[str]:
    """How many statements have each grade; nothing where there are no statements."""
    counts = counted_by_grade(grades)
    return wrapped(f"{counts}.", hanging="  ") if counts else []


def counted_by_grade(counts: Mapping[Graded, int]) -> str:
    """How many statements have each grade, and by what those are proved that are.

    >>> by_words, by_order = (Graded("proved", how, False) for how in ("words", "order"))
    >>> counted_by_grade({by_words: 1, by_order: 1, Graded("open", None, False): 1})
    '3 statements: 2 proved (1 by order and 1 by words) and 1 open'
    >>> counted_by_grade({by_words: 1})
    '1 statement: 1 proved (by words)'
    >>> counted_by_grade({Graded(None, None, False): 1})
    '1 statement: 1 not checked here'
    >>> counted_by_grade({by_words: 1, by_words._replace(is_kept=True): 1})
    '2 statements: 2 proved (by words), 1 as recorded and not checked again here'
    """
    grades: Counter[Grade | None] = Counter()
    hows: Counter[How | None] = Counter()
    kept = 0
    for graded, times in counts.items():
        grades[graded.grade] += times
        if graded.grade == "proved":
            hows[graded.how] += times
        if graded.is_kept:
            kept += times
    number = grades.total()
    if not number:
        return ""
    parts = []
    for grade in GRADES:
        if grades[grade]:
            how = f" ({_by(hows)})" if grade == "proved" else ""
            parts.append(f"{grades[grade]} {grade}{how}")
    if grades[None]:
        parts.append(f"{grades[None]} not checked here")
    noun = "statement" if number == 1 else "statements"
    note = f", {kept} as recorded and not checked again here" if kept else ""
    return f"{number} {noun}: {formatting.listing(parts)}{note}"


def _by(hows: Counter[How | None]) -> str:
    ways = [how for how in HOWS if hows[how]]
    if len(ways) == 1:
        return HOWS_SAID[ways[0]]
    return formatting.listing([f"{hows[how]} {HOWS_SAID[how]}" for how in ways])
