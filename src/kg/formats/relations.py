"""Things and the relations between them as rows of cells: what GraphML, GEXF and CSV have in common.

A row of edges is exactly one statement, named as in the other formats; a post, a cooperation and a figure is a node.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.formats.description import summary
from kg.formats.evidence import reifier
from kg.model import Statement
from kg.network import network
from kg.statements import statement
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


class Relation(NamedTuple):
    """A statement between two things, with the words and the direction of its property."""

    statement: Statement
    label: str
    directed: bool


class Sheets(NamedTuple):
    """The nodes and edges, with the type of each column; a cell without a value is missing from its row."""

    about: str
    node_columns: dict[str, str]
    edge_columns: dict[str, str]
    nodes: list[Row]
    edges: list[Row]


def sheets(store: Store, evidence: str) -> Sheets:
    """What is drawn and not inferred, with the evidence in four columns, or without."""
    left_out = () if evidence == "attributes" else EVIDENCE
    columns = {name: kind for name, kind in EDGE_COLUMNS.items() if name not in left_out}
    edges = [_edge(relation) for relation in relations(store)]
    ends = sorted({end for edge in edges for end in (edge["source"], edge["target"])})
    kept = [{name: cell for name, cell in edge.items() if name in columns} for edge in edges]
    about = "\n".join(f"{name}: {text}" for name, text in summary(store))
    return Sheets(about, NODE_COLUMNS, columns, _nodes(store, ends), kept)


def relations(store: Store) -> Iterator[Relation]:
    """Each statement between two things that is drawn, or by which a post or a figure hangs on its ends."""
    ends = {end for n_ary in store.lexicon.n_aries for end in (n_ary.source, n_ary.target)}
    for predicate in sorted(store.lexicon.edges | ends, key=str):
        assert isinstance(predicate, NamedNode)
        for triple in store.holds(None, predicate, None):
            if isinstance(triple[2], NamedNode) and store.basis(triple) != "inferred":
                directed = predicate not in store.lexicon.symmetric
                yield Relation(statement(store, triple), store.sentences.verb(predicate), directed)


def _edge(relation: Relation) -> Row:
    said = relation.statement
    return {
        "id": reifier((said.subject, said.predicate, said.object)).value,
        "source": said.subject.strip("<>"),
        "target": said.object.strip("<>"),
        "label": relation.label,
        "weight": str(max(1, len(said.evidence))),
        "property": said.predicate.strip("<>"),
        "symmetric": "false" if relation.directed else "true",
        "sentence": said.sentence,
        "passages": " ".join(piece.passage for piece in said.evidence),
        "voice": "; ".join(dict.fromkeys(piece.voice for piece in said.evidence)),
        "basis": said.basis,
        "link": " ".join(dict.fromkeys(piece.link for piece in said.evidence)),
    }


def _nodes(store: Store, iris: list[str]) -> list[Row]:
    drawn = network(store).nodes
    described = {iri: drawn[iri] if iri in drawn else network(store, NamedNode(iri)).nodes[iri] for iri in iris}
    return [_node(store, iri, data["label"], data["category"]) for iri, data in described.items()]


def _node(store: Store, iri: str, label: str, category: str) -> Row:
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
    return {"id": iri, "label": label, "category": category, **named}


def _one(store: Store, thing: NamedNode, predicate: NamedNode) -> Term | None:
    return next((value for _, _, value in store.holds(thing, predicate, None)), None)


def _cell(store: Store, value: Term) -> str:
    """A literal as it is, a thing by its name."""
    return value.value if isinstance(value, Literal) else store.sentences.title(value)
