"""Two CSV files for spreadsheets and Gephi: the nodes and the edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.csv_safety import delimited
from kg.formats.sheets import Row, Sheets, cells_of

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
    return delimited(headers, [cells_of(row, columns) for row in rows])
