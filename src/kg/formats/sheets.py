"""Things and the relations between them as rows of cells: what GraphML, GEXF and CSV have in common.

A row of edges is exactly one statement, named as in the other formats; a post, a
cooperation and a figure is a node.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.formats.description import summary
from kg.formats.reification import reifier
from kg.knowledge import Facts, Graph
from kg.knowledge.verbaliser import Verbaliser
from kg.network.edges import edges_of
from kg.network.labelled import labelled
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
_OF_A_THING = {
    "value": v.VALUE,
    "unit": v.UNIT,
    "comparator": v.COMPARATOR,
    "period": v.PERIOD,
    "date": v.DATE,
    "wording": v.WORDING,
}
_OF_A_PERIOD = {"start": v.START_DATE, "end": v.END_DATE}
_IN_CELLS = {*_OF_A_THING.values(), *_OF_A_PERIOD.values()}


class Sheets(NamedTuple):
    """The nodes and edges, with the type of each column; a cell without a value is missing from its row."""

    about: str
    node_columns: dict[str, str]
    edge_columns: dict[str, str]
    nodes: list[Row]
    edges: list[Row]


def sheets(graph: Graph, evidence: str) -> Sheets:
    """What is drawn and not inferred, with the evidence in four columns, or without."""
    drawn = labelled(graph, edges_of(graph))
    left_out = () if evidence == "attributes" else EVIDENCE
    columns = {
        name: kind for name, kind in EDGE_COLUMNS.items() if name not in left_out
    }
    edges = [
        _edge(source, target, data) for source, target, data in drawn.edges(data=True)
    ]
    facts = graph.facts(predicates=_IN_CELLS)
    graph.verbaliser.prepare(value for thing, _, value in facts if thing.value in drawn)
    return Sheets(
        about="\n".join(f"{name}: {text}" for name, text in summary(graph)),
        node_columns=NODE_COLUMNS,
        edge_columns=columns,
        nodes=[
            _node(graph.verbaliser, facts, iri, drawn.nodes[iri])
            for iri in sorted(drawn)
        ],
        edges=[
            {name: edge[name] for name in columns}
            for edge in sorted(edges, key=itemgetter("id"))
        ],
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


def _node(verbaliser: Verbaliser, facts: Facts, iri: str, data: dict[str, Any]) -> Row:
    thing = NamedNode(iri)
    dated = facts.node(thing, v.PERIOD) or thing
    values = {
        name: facts.values(thing, predicate) for name, predicate in _OF_A_THING.items()
    }
    values |= {
        name: facts.values(dated, predicate) for name, predicate in _OF_A_PERIOD.items()
    }
    cells = {
        name: _cell(verbaliser, found[0]) for name, found in values.items() if found
    }
    return {"id": iri, "label": data["label"], "category": data["category"], **cells}


def _cell(verbaliser: Verbaliser, value: Term) -> str:
    """A literal as it is, a thing by its name."""
    return value.value if isinstance(value, Literal) else verbaliser.title(value)
