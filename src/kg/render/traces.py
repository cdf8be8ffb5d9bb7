"""Rows with the statements behind them: a table with numbered notes, or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.evidence.explanations import Explanation
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.provenance import Trace, Traced
from kg.render import reasons, sparql_json
from kg.render.answer_format import require_format
from kg.render.json_records import records
from kg.render.tables import table, titles


class _Record(NamedTuple):
    """A row as the JSON has it."""

    row: sparql_json.Binding
    statements: Sequence[Explanation]
    notes: Sequence[str]


def traced(trace: Trace, form: str, graph: Graph, *, with_text: bool = False) -> str:
    """Write rows and the statements behind each.

    Args:
        trace: the rows.
        form: `table` or `json`.
        graph: what was asked, which names the things in the table.
        with_text: whether the JSON quotes the articles; the table quotes whatever the
            statements quote.

    Raises:
        KgError: it is another format.
    """
    require_format(form, ("table", "json"), "rows with their evidence")
    if form == "json":
        rows = list(map(_record, trace.rows))
        return records(rows, with_text=with_text)
    if not trace.rows:
        return "No rows.\n"
    return _table(trace, graph)


def _record(row: Traced) -> _Record:
    terms = sparql_json.binding(row.row)
    return _Record(terms, row.statements, row.notes)


def _table(trace: Trace, graph: Graph) -> str:
    # A statement that is behind several rows is explained once.
    numbers: dict[Explanation, int] = {}
    cells = []
    for row in trace.rows:
        for statement in row.statements:
            numbers.setdefault(statement, len(numbers) + 1)
        names = titles(graph, map(row.row.get, trace.columns))
        evidence = sorted(numbers[statement] for statement in row.statements)
        cells.append([*names, ", ".join(map(str, evidence))])
    columns = [*trace.columns, "evidence"]
    lines = [table(columns, cells).rstrip("\n")]
    for statement, number in numbers.items():
        explanation = reasons.explanation(statement)
        lines.append("")
        lines += reasons.numbered(number, explanation.split("\n"))
    lines += _notes(trace.rows)
    return "\n".join(lines) + "\n"


def _notes(rows: Sequence[Traced]) -> list[str]:
    """What rests on no statement, each note once, with the rows that it is about."""
    rows_of: dict[str, list[int]] = {}
    for number, row in enumerate(rows, 1):
        for note in row.notes:
            rows_of.setdefault(note, []).append(number)
    lines = []
    for note, numbers in rows_of.items():
        subject = _subject(numbers, len(rows))
        lines.append("")
        lines += reasons.wrapped(f"{subject}: {note}", hanging="  ")
    return lines


def _subject(numbers: Sequence[int], row_count: int) -> str:
    """What a note calls the rows of these numbers, which count from 1."""
    if len(numbers) == row_count:
        return "Every row" if row_count > 1 else "The row"
    listing = formatting.listing(list(map(str, numbers)))
    return f"Row {listing}" if len(numbers) == 1 else f"Rows {listing}"
