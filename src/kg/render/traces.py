"""Rows with the statements behind them: a table with numbered notes, or JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.evidence.explanations import Explanation, weakest_grade
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import Grade
from kg.provenance import Trace, TracedRow
from kg.render import reasons, sparql_json
from kg.render.answer_format import require_format
from kg.render.json_records import records
from kg.render.tables import table, titles


class _Record(NamedTuple):
    """A row as the JSON has it."""

    row: sparql_json.Binding
    statements: Sequence[Explanation]
    notes: Sequence[str]
    grade: Grade | None


def traced(
    trace: Trace,
    form: str,
    graph: Graph,
    *,
    with_text: bool = False,
) -> str:
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


def _record(row: TracedRow) -> _Record:
    return _Record(
        row=sparql_json.binding(row.row),
        statements=row.statements,
        notes=row.notes,
        grade=weakest_grade(row.statements),
    )


def _table(trace: Trace, graph: Graph) -> str:
    """The rows, the explanation of each statement, and the notes."""
    numbers = _numbers(trace.rows)
    cells = []
    for row in trace.rows:
        names = titles(graph, map(row.row.get, trace.columns))
        evidence = sorted(numbers[statement] for statement in row.statements)
        marks = ", ".join(map(str, evidence))
        cells.append([*names, marks])
    columns = [*trace.columns, "evidence"]
    blocks = [table(columns, cells).rstrip("\n")]
    for statement, number in numbers.items():
        explanation = reasons.explanation(statement)
        block = reasons.numbered(number, explanation.split("\n"))
        blocks.append(block)
    blocks += _notes(trace.rows)
    return "\n\n".join(blocks) + "\n"


def _numbers(rows: Iterable[TracedRow]) -> dict[Explanation, int]:
    """The statements behind the rows, numbered from 1 as they first occur."""
    # A statement that is behind several rows is explained once.
    numbers: dict[Explanation, int] = {}
    for row in rows:
        for statement in row.statements:
            following = len(numbers) + 1
            numbers.setdefault(statement, following)
    return numbers


def _notes(rows: Sequence[TracedRow]) -> list[str]:
    """What rests on no statement, each note once, with the rows that it is about."""
    rows_of_note = defaultdict(list)
    for number, row in enumerate(rows, 1):
        for note in row.notes:
            rows_of_note[note].append(number)
    blocks = []
    for note, numbers in rows_of_note.items():
        subject = _subject(numbers, len(rows))
        lines = reasons.wrapped(f"{subject}: {note}", hanging="  ")
        blocks.append("\n".join(lines))
    return blocks


def _subject(numbers: Sequence[int], row_count: int) -> str:
    """What a note calls the rows of these numbers, which count from 1."""
    if row_count == 1:
        return "The row"
    if len(numbers) == row_count:
        return "Every row"
    listing = formatting.listing([str(number) for number in numbers])
    if len(numbers) == 1:
        return f"Row {listing}"
    return f"Rows {listing}"
