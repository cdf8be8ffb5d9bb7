"""Traces in few lines, for people to check: a row, its statements with why each holds
and where, then its notes.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.evidence.explanations import Explanation
from kg.provenance import Trace, TracedRow
from kg.vocabulary import PREFIXES, Term
from tests.flagship import NAMES


def compact(found: Trace) -> str:
    """All rows in their order, and at the end the notes that they name by number."""
    notes = {
        note: at
        for at, note in enumerate(
            dict.fromkeys(note for row in found.rows for note in row.notes), 1
        )
    }
    lines = [line for row in found.rows for line in _row(row, found.columns, notes)]
    return "".join(
        f"{line}\n"
        for line in [*lines, *(f"! {at} {note}" for note, at in notes.items())]
    )


def _row(row: TracedRow, columns: list[str], notes: dict[str, int]) -> list[str]:
    values = " ".join(
        f"{name}={short(row.row[name])}" for name in columns if name in row.row
    )
    numbers = " ".join(str(notes[note]) for note in row.notes)
    said = [f"    {_statement(found)}" for found in row.statements]
    return [values or "(no values)", *said, *([f"    ! {numbers}"] if numbers else [])]


def _statement(found: Explanation) -> str:
    """The triple, its basis and positions; for one that follows from others, the
    positions of these.
    """
    triple = " ".join(short(term) for term in terms(found))
    stated = positions(found)
    return (
        f"{triple} | {found.statement.basis}{' ' if stated else ''}{' '.join(stated)}"
    )


def positions(found: Explanation) -> list[str]:
    own = [piece.position.removeprefix("char=") for piece in found.evidence]
    return list(
        dict.fromkeys(
            [*own, *(at for premise in found.premises for at in positions(premise))]
        )
    )


def terms(found: Explanation) -> tuple[Term, Term, Term]:
    """The statement's terms, out of their N-Triples form."""
    text = " ".join(found.statement[:3])
    (quad,) = parse(f"{text} .", format=RdfFormat.N_TRIPLES)
    return quad.subject, quad.predicate, quad.object


def short(term: Term) -> str:
    if isinstance(term, NamedNode):
        article, _, position = term.value.rpartition("#char=")
        return f"<{position}>" if article else NAMES.shortened(term)
    if (
        not isinstance(term, Literal)
        or term.language
        or term.datatype.value == PREFIXES["xsd"] + "string"
    ):
        return str(term)
    return term.value
