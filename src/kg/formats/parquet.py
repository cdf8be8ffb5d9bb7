"""The table of statements as Apache Parquet, for pandas, DuckDB and Spark."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import KgError
from kg.formats.description import summary
from kg.formats.evidence_table import COLUMNS, EvidenceRow, evidence_rows
from kg.knowledge import Graph


def parquet(graph: Graph) -> bytes:
    """The file; the same graph gives the same bytes with the same release of pyarrow.

    The description of the data set is in the file's key-value metadata.

    Raises:
        KgError: pyarrow is not installed.
    """
    return write_parquet(
        evidence_rows(graph),
        {f"kg.{note.name}": note.text for note in summary(graph)},
    )


def write_parquet(rows: Iterable[EvidenceRow], metadata: dict[str, str]) -> bytes:
    """Rows of `COLUMNS` as a file, with texts by key beside them."""
    try:
        import pyarrow  # type: ignore[import-untyped]
        from pyarrow import parquet as writer
    except ImportError as error:
        raise KgError(
            "Parquet is written by pyarrow, which is not installed.",
            "pip install 'newskg[parquet]'",
        ) from error
    types = {
        "string": pyarrow.string(),
        "double": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "date": pyarrow.date32(),
    }
    fields = [pyarrow.field(name, types[kind]) for name, kind in COLUMNS.items()]
    schema = pyarrow.schema(fields, metadata=metadata)
    table = pyarrow.Table.from_pylist(list(rows), schema=schema)
    # In memory, so that nothing is half written.
    sink = pyarrow.BufferOutputStream()
    writer.write_table(table, sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content
