"""Nodes and edges as rows of cells: what GraphML, GEXF and tables have in common.

A row of edges is exactly one statement, named as in the other formats; a post, a
cooperation and a figure is a node.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.formats.description import summary
from kg.formats.reification import reifier
from kg.knowledge import Facts, Graph
from kg.knowledge.verbaliser import Verbaliser
from kg.model import Passage
from kg.network.attributes import plain_edge
from kg.network.edges import edges_of
from kg.network.labelled import labelled
from kg.vocabulary import Term

Row = dict[str, str]
"""Cells by column; one without a value is missing."""

NODE_COLUMNS = {
    "id": "string",
    "label": "string",
    "category": "string",
    "value": "double",
    "change": "boolean",
    "unit": "string",
    "comparator": "string",
    "period": "string",
    "start": "string",
    "end": "string",
    "date": "string",
    "wording": "string",
    "url": "string",
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
    "digests": "string",
    "captions": "string",
    "contexts": "string",
    "articles": "string",
    "publishers": "string",
    "voice": "string",
    "basis": "string",
    "grade": "string",
    "link": "string",
}
EVIDENCE = (
    "passages",
    "digests",
    "captions",
    "contexts",
    "articles",
    "publishers",
    "voice",
    "basis",
    "grade",
    "link",
)
"""The columns of edges that carry the evidence.

Of the passages, there are also their digests, which of them are captions, and the
passages that they are read with.
"""

_OF_A_THING = {
    "value": v.VALUE,
    "change": v.IS_CHANGE,
    "unit": v.UNIT,
    "comparator": v.COMPARATOR,
    "period": v.PERIOD,
    "date": v.DATE,
    "wording": v.WORDING,
}
_OF_A_PERIOD = {"start": v.START_DATE, "end": v.END_DATE}
_IN_CELLS = {*_OF_A_THING.values(), *_OF_A_PERIOD.values()}


class Sheets(NamedTuple):
    """The nodes and edges of a graph.

    Attributes:
        about: the description of the data set, a note a line.
        node_columns: the columns of nodes with their types, as GraphML and GEXF name
            them.
        edge_columns: the same of edges.
        nodes: a row for each thing, by IRI.
        edges: a row for each statement, by the statement's name.
    """

    about: str
    node_columns: dict[str, str]
    edge_columns: dict[str, str]
    nodes: list[Row]
    edges: list[Row]


def sheets(graph: Graph, evidence: str) -> Sheets:
    """The nodes and edges that are drawn and not inferred.

    Args:
        graph: what is exported.
        evidence: `attributes` for the evidence in columns of the edges, or `none`.
    """
    # All are told: two lists take fewer queries than to look up what each rests on.
    _ = graph.articles.listed
    graph.grades.prepare_all()
    network = labelled(graph, edges_of(graph))

    columns = dict(EDGE_COLUMNS)
    if evidence != "attributes":
        for name in EVIDENCE:
            del columns[name]
    edges = []
    for source, target, data in network.edges(data=True):
        edge = _edge(graph, source, target, data)
        edges.append({name: edge[name] for name in columns if name in edge})
    edges.sort(key=itemgetter("id"))

    facts = graph.facts(predicates=_IN_CELLS)
    # All at once, since the verbaliser would otherwise ask the engine value by value.
    graph.verbaliser.prepare(
        value for thing, _, value in facts if thing.value in network
    )
    nodes = [_node(graph, facts, iri, network.nodes[iri]) for iri in sorted(network)]

    notes = [f"{note.name}: {note.text}" for note in summary(graph)]
    return Sheets("\n".join(notes), NODE_COLUMNS, columns, nodes, edges)


def cells_of(row: Row, columns: Iterable[str]) -> list[str]:
    """The cells of a row in the order of the columns, empty where there is no value."""
    return [row.get(name, "") for name in columns]


def _edge(graph: Graph, source: str, target: str, data: dict[str, Any]) -> Row:
    # Nothing is collapsed, so an edge is one statement.
    (statement,) = data["statements"]
    triple = (
        statement.subject,
        statement.predicate,
        statement.object,
    )
    name = reifier(triple, graph.namespaces.base)
    # An article that is nowhere on the web has none.
    links = dict.fromkeys(each.link for each in statement.evidence if each.link)
    edge = plain_edge(data)
    cells = {
        "id": name.value,
        "source": source,
        "target": target,
        "label": edge["label"],
        "weight": str(edge["weight"]),
        "property": edge["property"],
        "symmetric": "false" if edge["directed"] else "true",
        "sentence": edge["sentence"],
        "passages": edge["passages"],
        "voice": edge["voices"],
        "basis": edge["basis"],
        "link": " ".join(links),
        **_of_passages(graph, [graph.passages[name] for name in data["passages"]]),
    }
    if statement.grade:
        cells["grade"] = statement.grade
    return cells


def _of_passages(graph: Graph, passages: Sequence[Passage]) -> Row:
    """What is said of the passages themselves, and of the articles that they are in."""
    articles = [graph.article_of(passage) for passage in passages]
    lists = {
        "digests": [passage.sha256 for passage in passages],
        "captions": [passage.iri for passage in passages if passage.is_caption],
        "contexts": [iri for passage in passages for iri in passage.read_with],
        "articles": [article.iri for article in articles],
    }
    cells = {name: " ".join(dict.fromkeys(texts)) for name, texts in lists.items()}
    # Names have spaces.
    cells["publishers"] = "; ".join(dict.fromkeys(each.publisher for each in articles))
    return {name: cell for name, cell in cells.items() if cell}


def _node(graph: Graph, facts: Facts, iri: str, data: dict[str, Any]) -> Row:
    thing = NamedNode(iri)
    verbaliser = graph.verbaliser
    cells = {"id": iri, "label": data["label"], "category": data["category"]}
    if iri in graph.articles and graph.articles[iri].url:
        cells["url"] = graph.articles[iri].url
    for name, predicate in _OF_A_THING.items():
        values = facts.values(thing, predicate)
        if values:
            cells[name] = _cell(verbaliser, values[0])
    # A figure has its dates from its period, an event has them itself.
    dated = facts.node(thing, v.PERIOD) or thing
    for name, predicate in _OF_A_PERIOD.items():
        values = facts.values(dated, predicate)
        if values:
            cells[name] = _cell(verbaliser, values[0])
    return cells


def _cell(verbaliser: Verbaliser, value: Term) -> str:
    """A literal as it is, a thing by its name."""
    return value.value if isinstance(value, Literal) else verbaliser.title(value)
