"""Things and the relations between them as rows of cells: what GraphML, GEXF and CSV have in common.

A row of edges is exactly one statement, named as in the other formats; a post, a cooperation and a figure is a node.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.formats.description import summary
from kg.formats.evidence import reifier
from kg.network import network
from kg.store import Store
from kg.vocabulary import Term

Row = dict[str, str]

NODE_COLUMNS = {
    "id": "string",
    "label": "string",
    "category": "string",
    "value": "double",
    "unit": "string",
    "comparator": "string",
    "period": "string",
    "start": "string",
    "end": "string",
    "date": "string",
    "wording": "string",
}
EDGE_COLUMNS = {
    "id": "string",
    "source": "string",
    "target": "string",
    "label": "string",
    "weight": "double",
    "property": "string",
    "symmetric": "boolean",
    "sentence": "string",
    "passages": "string",
    "voice": "string",
    "basis": "string",
    "link": "string",
}
EVIDENCE = ("passages", "voice", "basis", "link")


class Sheets(NamedTuple):
    """The nodes and edges, with the type of each column; a cell without a value is missing from its row."""

    about: str
    node_columns: dict[str, str]
    edge_columns: dict[str, str]
    nodes: list[Row]
    edges: list[Row]


def sheets(store: Store, evidence: str) -> Sheets:
    """What is drawn and not inferred, with the evidence in four columns, or without."""
    drawn = network(store, collapse=False)
    left_out = () if evidence == "attributes" else EVIDENCE
    columns = {name: kind for name, kind in EDGE_COLUMNS.items() if name not in left_out}
    edges = [_edge(source, target, data) for source, target, data in drawn.edges(data=True)]
    return Sheets(
        about="\n".join(f"{name}: {text}" for name, text in summary(store)),
        node_columns=NODE_COLUMNS,
        edge_columns=columns,
        nodes=[_node(store, iri, drawn.nodes[iri]) for iri in sorted(drawn)],
        edges=[{name: edge[name] for name in columns} for edge in sorted(edges, key=lambda edge: edge["id"])],
    )


def _edge(source: str, target: str, data: dict[str, Any]) -> Row:
    (said,) = data["statements"]
    return {
        "id": reifier((said.subject, said.predicate, said.object)).value,
        "source": source,
        "target": target,
        "label": data["label"],
        "weight": str(max(1, len(data["passages"]))),
        "property": data["property"],
        "symmetric": "false" if data["directed"] else "true",
        "sentence": data["sentence"],
        "passages": " ".join(data["passages"]),
        "voice": "; ".join(data["voices"]),
        "basis": data["basis"],
        "link": " ".join(dict.fromkeys(piece.link for piece in said.evidence)),
    }


def _node(store: Store, iri: str, data: dict[str, Any]) -> Row:
    thing = NamedNode(iri)
    period = _one(store, thing, v.PERIOD)
    dated = period if isinstance(period, NamedNode) else thing
    cells = {
        "value": _one(store, thing, v.VALUE),
        "unit": _one(store, thing, v.UNIT),
        "comparator": _one(store, thing, v.COMPARATOR),
        "period": period,
        "start": _one(store, dated, v.START_DATE),
        "end": _one(store, dated, v.END_DATE),
        "date": _one(store, thing, v.DATE),
        "wording": _one(store, thing, v.WORDING),
    }
    named = {name: _cell(store, value) for name, value in cells.items() if value is not None}
    return {"id": iri, "label": data["label"], "category": data["category"], **named}


def _one(store: Store, thing: NamedNode, predicate: NamedNode) -> Term | None:
    return next((value for _, _, value in store.holds(thing, predicate, None)), None)


def _cell(store: Store, value: Term) -> str:
    """A literal as it is, a thing by its name."""
    return value.value if isinstance(value, Literal) else store.sentences.title(value)
