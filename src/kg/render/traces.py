"""Rows with the statements behind them: as a table with numbered notes, or as records in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.evidence.explanations import Explanation
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.provenance import Trace, TracedRow
from kg.render import fitting, json_term, reasons, title
from kg.render.json_records import records
from kg.render.tables import table


class _Record(NamedTuple):
    row: Mapping[str, Mapping[str, str]]
    statements: Sequence[Explanation]
    notes: Sequence[str]


def traced(found: Trace, form: str, graph: Graph, *, with_text: bool = False) -> str:
    """The rows in the format, `table` or `json`; quotes only in the table, or where asked for."""
    if fitting(form, ("table", "json"), "rows with their evidence") == "json":
        return records(list(map(_record, found.rows)), with_text=with_text)
    if not found.rows:
        return "No rows.\n"
    numbers: dict[Explanation, int] = {}
    for row in found.rows:
        for statement in row.statements:
            numbers.setdefault(statement, len(numbers) + 1)
    cells = [_cells(row, found.columns, numbers, graph) for row in found.rows]
    lines = [table([*found.columns, "evidence"], cells).rstrip("\n")]
    for statement, number in numbers.items():
        lines += [
            "",
            *reasons.numbered(number, reasons.explanation(statement).split("\n")),
        ]
    return "\n".join([*lines, *_notes(found.rows)]) + "\n"


def _record(row: TracedRow) -> _Record:
    return _Record(
        {name: json_term(term) for name, term in row.row.items()},
        row.statements,
        row.notes,
    )


def _cells(
    row: TracedRow,
    columns: Sequence[str],
    numbers: Mapping[Explanation, int],
    graph: Graph,
) -> list[str]:
    evidence = ", ".join(
        str(number)
        for number in sorted(numbers[statement] for statement in row.statements)
    )
    return [*(title(graph, row.row.get(name)) for name in columns), evidence]


def _notes(rows: Sequence[TracedRow]) -> list[str]:
    """What rests on no statement, each note once, with the rows that it is about."""
    about: dict[str, list[int]] = {}
    for number, row in enumerate(rows, 1):
        for note in row.notes:
            about.setdefault(note, []).append(number)
    return [
        line
        for note, numbers in about.items()
        for line in (
            "",
            *reasons.wrapped(f"{_rows(numbers, len(rows))}: {note}", hanging="  "),
        )
    ]


def _rows(numbers: Sequence[int], all_of: int) -> str:
    if len(numbers) == all_of:
        return "Every row" if all_of > 1 else "The row"
    return (
        f"Row{'s' * (len(numbers) > 1)} {formatting.listing(list(map(str, numbers)))}"
    )
