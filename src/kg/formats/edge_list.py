"""Two CSV files, for spreadsheets, Gephi and Neo4j: the things, and the relations between them."""

from __future__ import annotations

from kg.csv_safety import delimited
from kg.formats.sheets import Row, Sheets


def tables(sheets: Sheets) -> dict[str, str]:
    """The files by name, with the headers that Gephi knows: Id, Label, Source, Target, Type, Kind, Weight."""
    types = {"symmetric": "type", "property": "kind"}
    edges = [
        row | {"symmetric": "Undirected" if row["symmetric"] == "true" else "Directed"}
        for row in sheets.edges
    ]
    return {
        "nodes.csv": _table(sheets.node_columns, sheets.nodes, {}),
        "edges.csv": _table(sheets.edge_columns, edges, types),
    }


def _table(columns: dict[str, str], rows: list[Row], renamed: dict[str, str]) -> str:
    headers = [renamed.get(name, name).capitalize() for name in columns]
    return delimited(headers, ([row.get(name, "") for name in columns] for row in rows))
