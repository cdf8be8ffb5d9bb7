"""Two CSV files for spreadsheets, Gephi and Neo4j: the nodes and the edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.csv_safety import delimited
from kg.formats.sheets import Row, Sheets

# Gephi's own header, which says whether an edge is directed, and the one by which it
# keeps parallel edges apart.
_RENAMED = {"symmetric": "type", "property": "kind"}


def tables(sheets: Sheets) -> dict[str, str]:
    """The two files by name.

    Their headers are those that Gephi knows: Id, Label, Source, Target, Type, Kind,
    Weight.
    """
    edges = []
    for row in sheets.edges:
        is_symmetric = row["symmetric"] == "true"
        direction = "Undirected" if is_symmetric else "Directed"
        edges.append({**row, "symmetric": direction})
    return {
        "nodes.csv": _table(sheets.node_columns, sheets.nodes, {}),
        "edges.csv": _table(sheets.edge_columns, edges, _RENAMED),
    }


def _table(
    columns: Mapping[str, str], rows: Sequence[Row], renamed: Mapping[str, str]
) -> str:
    headers = [renamed.get(name, name).capitalize() for name in columns]
    cells = [_cells(row, columns) for row in rows]
    return delimited(headers, cells)


def _cells(row: Row, columns: Mapping[str, str]) -> list[str]:
    return [row.get(name, "") for name in columns]
