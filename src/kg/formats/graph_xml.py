"""GraphML (http://graphml.graphdrawing.org) and GEXF 1.3 (https://gexf.net), as Gephi and networkx read them.

Every edge is directed, as its statement is, since networkx reads no graph of both
sorts; `symmetric` tells the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.formats.sheets import Row, Sheets
from kg.formats.xml_text import document, legal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_IN_PLACE = ("id", "source", "target")
"""Cells that both formats write as attributes of the element itself."""


def graphml(sheets: Sheets) -> str:
    """A `key` for each column, a `data` for each cell. Its names keep clear of those that Gephi takes for yEd's."""
    from xml.etree.ElementTree import Element, SubElement

    root = Element("graphml", xmlns=_GRAPHML)
    SubElement(root, "desc").text = sheets.about
    for scope, columns, _ in _parts(sheets):
        for name, kind in columns.items():
            if name not in _IN_PLACE:
                key = {
                    "id": f"{scope}-{name}",
                    "for": scope,
                    "attr.name": name,
                    "attr.type": kind,
                }
                SubElement(root, "key", key)
    graph = SubElement(root, "graph", edgedefault="directed")
    for scope, columns, rows in _parts(sheets):
        for row in rows:
            element = SubElement(graph, scope, _picked(row, *_IN_PLACE))
            for name in _others(row, columns, _IN_PLACE):
                SubElement(element, "data", key=f"{scope}-{name}").text = row[name]
    return document(root)


def gexf(sheets: Sheets) -> str:
    """A declared attribute for each column, a value for each cell. No date, and a `kind` that keeps parallel edges."""
    from xml.etree.ElementTree import Element, SubElement

    root = Element("gexf", xmlns=_GEXF, version="1.3")
    SubElement(SubElement(root, "meta"), "description").text = sheets.about
    graph = SubElement(
        root, "graph", defaultedgetype="directed", mode="static", idtype="string"
    )
    in_place = (*_IN_PLACE, "label", "weight")
    for scope, columns, _ in _parts(sheets):
        declared = SubElement(graph, "attributes", {"class": scope, "mode": "static"})
        for name, kind in columns.items():
            if name not in in_place:
                SubElement(declared, "attribute", id=name, title=name, type=kind)
    for scope, columns, rows in _parts(sheets):
        container = SubElement(graph, f"{scope}s")
        for row in rows:
            parallel = {"kind": row["property"]} if scope == "edge" else {}
            element = SubElement(container, scope, _picked(row, *in_place) | parallel)
            _values(element, row, _others(row, columns, in_place))
    return document(root)


def _values(element: Element, row: Row, names: list[str]) -> None:
    from xml.etree.ElementTree import SubElement

    values = SubElement(element, "attvalues")
    for name in names:
        SubElement(values, "attvalue", {"for": name, "value": row[name]})


def _parts(sheets: Sheets) -> Iterator[tuple[str, dict[str, str], list[Row]]]:
    legal("the description", sheets.about)
    for row in (*sheets.nodes, *sheets.edges):
        legal(row["id"], *row.values())
    yield "node", sheets.node_columns, sheets.nodes
    yield "edge", sheets.edge_columns, sheets.edges


def _picked(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names if name in row}


def _others(row: Row, columns: dict[str, str], in_place: tuple[str, ...]) -> list[str]:
    return [name for name in columns if name in row and name not in in_place]
