"""The table of statements: a row a statement in a passage, as pandas and DuckDB read it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kg.articles import NO_TEXTS
from kg.edition import Edition
from kg.errors import KgError
from kg.formats import parquet as module
from kg.formats.evidence_table import COLUMNS, evidence_rows
from kg.knowledge import Graph, load
from kg.knowledge.claims import claims
from kg.workspace import Workspace, find
from tests.ferries import FERRIES


@pytest.fixture(scope="module")
def claiming() -> Graph:
    """A project with claims."""
    return load(find(FERRIES).pinned)


def test_each_statement_of_a_passage_is_a_row(
    workspace: Workspace, graph: Graph
) -> None:
    """As many as a build counts, each with its passage, position and article."""
    rows = [row for row in evidence_rows(graph) if "passage" in row]
    counts = Edition(workspace, graph, NO_TEXTS).counts()
    assert len(rows) == counts["statements"]
    for row in rows:
        passage = graph.passages[str(row["passage"])]
        assert (row["begin"], row["end"]) == passage.span
        assert row["article"] == passage.article and row["basis"] == "stated"
        assert row["voice"] and row["sentence"]


def test_what_holds_for_another_reason_is_there_once(graph: Graph) -> None:
    """Without a passage; together the rows have all that holds."""
    rows = list(evidence_rows(graph))
    others = [row for row in rows if "passage" not in row]
    assert {row["basis"] for row in others} == {"registered", "derived", "inferred"}
    names = [row["statement"] for row in others]
    assert len(names) == len(set(names))
    reasons = graph.provenance(graph.triples())
    assert len({row["statement"] for row in rows if "modality" not in row}) == len(
        reasons
    )


def test_a_figure_has_its_unit_and_period_beside_its_value(graph: Graph) -> None:
    """So that a query needs one row."""
    (row,) = [
        row
        for row in evidence_rows(graph)
        if row.get("number") in (5_700_000_000, 2_400_000_000) and "unit" in row
    ]
    assert row["unit"] == "yuan" and row["period"]
    assert str(row["period_start"]) <= str(row["period_end"])


def test_a_claim_is_one_row_with_its_modality(claiming: Graph) -> None:
    """Its subject, property and object are those of the statement that is not made."""
    found = {claim.name.value: claim for claim in claims(claiming.facts())}
    rows = [row for row in evidence_rows(claiming) if "modality" in row]
    assert {row["statement"] for row in rows} == set(found)
    for row in rows:
        claim = found[str(row["statement"])]
        assert row["subject"] == claim.subject.value
        assert row["property"] == claim.predicate.value
    assert not [
        row
        for row in evidence_rows(claiming)
        if "modality" not in row and str(row["property"]).endswith("#claimSubject")
    ]


def test_a_row_has_only_columns(graph: Graph) -> None:
    """Each cell is of its column's type."""
    kinds = {"string": str, "double": float, "integer": int}
    for row in evidence_rows(graph):
        for name, cell in row.items():
            kind = COLUMNS[name]
            assert kind == "date" or isinstance(cell, kinds[kind]), name


def test_pyarrow_and_pandas_read_it_back(graph: Graph) -> None:
    """All rows with their types, and the description; the same bytes each time."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet  # type: ignore[import-untyped]

    content = module.parquet(graph)
    assert content == module.parquet(graph)
    table = parquet.read_table(io.BytesIO(content))
    rows = list(evidence_rows(graph))
    assert table.column_names == list(COLUMNS)
    assert [without_gaps(row) for row in table.to_pylist()] == rows
    assert table.schema.metadata[b"kg.title"]
    frame = table.to_pandas()
    assert frame["number"].dtype == "float64" and len(frame) == len(rows)


def test_duckdb_asks_it(graph: Graph, tmp_path: Path) -> None:
    """Who is told to be in a passage, by SQL."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    path = tmp_path / "kg.parquet"
    path.write_bytes(module.parquet(graph))
    counted = duckdb.sql(
        f'SELECT count(*) FROM \'{path}\' WHERE passage IS NOT NULL AND "end" > "begin"'
    ).fetchall()
    rows = list(evidence_rows(graph))
    assert counted == [(len([row for row in rows if "passage" in row]),)]


def test_without_pyarrow_it_says_what_to_install(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is written."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(KgError) as error:
        module.parquet(graph)
    assert "newskg[parquet]" in error.value.advice


def without_gaps(row: dict[str, object]) -> dict[str, object]:
    return {name: cell for name, cell in row.items() if cell is not None}
