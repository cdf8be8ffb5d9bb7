"""Two CSV files for Neo4j's bulk import: the nodes and the relationships.

`neo4j-admin database import` reads names and types of columns from the headers, and
needs some that start with a colon. They are no columns that Gephi knows, and Gephi's
mean something else here, so one file cannot be for both. See
https://neo4j.com/docs/operations-manual/current/import/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.csv_safety import delimited
from kg.formats.sheets import Row, Sheets, cells_of
from kg.vocabulary import local_name

_LABELS = ":LABEL"
_TYPE = ":TYPE"
_NODE_HEADERS = {"id": "iri:ID"}
_EDGE_HEADERS = {"id": "iri", "source": ":START_ID", "target": ":END_ID"}


def import_tables(sheets: Sheets) -> dict[str, str]:
    """The two files by name.

    A node has the label `Thing` and its category's, a relationship the type of its
    property's name.
    """
    nodes = [
        {**row, _LABELS: f"Thing;{_camel_case(row['category'])}"}
        for row in sheets.nodes
    ]
    edges = [{**row, _TYPE: local_name(row["property"])} for row in sheets.edges]
    return {
        "nodes.csv": _table(
            {**sheets.node_columns, _LABELS: "string"}, nodes, _NODE_HEADERS
        ),
        "relationships.csv": _table(
            {**sheets.edge_columns, _TYPE: "string"}, edges, _EDGE_HEADERS
        ),
    }


def _table(
    columns: Mapping[str, str], rows: Sequence[Row], headers: Mapping[str, str]
) -> str:
    typed = []
    for name, kind in columns.items():
        plain = name if kind == "string" else f"{name}:{kind}"
        typed.append(headers.get(name, plain))
    return delimited(typed, [cells_of(row, columns) for row in rows])


def _camel_case(label: str) -> str:
    """A label of a category as Neo4j's own are written.

    >>> _camel_case("administrative area")
    'AdministrativeArea'
    """
    words = re.findall(r"\w+", label)
    return "".join(word[0].upper() + word[1:] for word in words)
