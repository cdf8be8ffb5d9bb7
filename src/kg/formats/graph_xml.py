"""GraphML and GEXF 1.3, as Gephi and networkx read them.

See http://graphml.graphdrawing.org and https://gexf.net. Every edge is directed, as its
statement is, since networkx reads no graph of both sorts; `symmetric` tells the others.

networkx's own writers are not used: its GEXF has no `kind`, so that Gephi would merge
parallel edges, makes a dynamic graph of `start` and `end`, and has a creator, a date
and a `networkx_key`; its GraphML has no description, and keys like those of yEd.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg.articles import digest
from kg.formats.sheets import Row, Sheets
from kg.formats.xml_text import document, legal
from kg.namespaces import Namespaces

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
# What the formats write as XML attributes of a node or an edge itself.
_OF_GRAPHML = ("id", "source", "target")
_TOKEN = re.compile(r"[\w.:-]+", re.ASCII)
_OF_GEXF = (*_OF_GRAPHML, "label", "weight")


class _Part(NamedTuple):
    """The nodes or the edges, with the columns that are not attributes of their own."""

    scope: str
    columns: Mapping[str, str]
    rows: Sequence[Row]


def graphml(sheets: Sheets, namespaces: Namespaces) -> str:
    """GraphML, with a `key` for each column and a `data` for each cell.

    Its ids have to be names of XML, which an IRI is not: that is a cell of its own.

    Args:
        sheets: what is written.
        namespaces: whose prefixes shorten IRIs to ids.

    Raises:
        KgError: a text has a character that XML cannot hold.
    """
    from xml.etree.ElementTree import Element, SubElement

    parts = [_with_ids(part, namespaces) for part in _parts(sheets, _OF_GRAPHML)]
    root = Element("graphml", xmlns=_GRAPHML)
    SubElement(root, "desc").text = sheets.about
    for part in parts:
        for name, kind in part.columns.items():
            attributes = {
                # Not `d0`, `d1`, which Gephi takes for yEd's labels.
                "id": f"{part.scope}-{name}",
                "for": part.scope,
                "attr.name": name,
                "attr.type": kind,
            }
            SubElement(root, "key", attributes)
    graph = SubElement(root, "graph", edgedefault="directed")
    for part in parts:
        for row in part.rows:
            element = SubElement(graph, part.scope, _picked(row, _OF_GRAPHML))
            for name, cell in _picked(row, part.columns).items():
                SubElement(element, "data", key=f"{part.scope}-{name}").text = cell
    return document(root)


def gexf(sheets: Sheets) -> str:
    """GEXF, with an `attribute` for each column and an `attvalue` for each cell.

    Raises:
        KgError: a text has a character that XML cannot hold.
    """
    from xml.etree.ElementTree import Element, SubElement

    parts = _parts(sheets, _OF_GEXF)
    # No date of the last change: the same graph gives the same bytes.
    root = Element("gexf", xmlns=_GEXF, version="1.3")
    meta = SubElement(root, "meta")
    SubElement(meta, "description").text = sheets.about
    graph = SubElement(
        root,
        "graph",
        defaultedgetype="directed",
        mode="static",
        idtype="string",
    )
    for part in parts:
        declared = {"class": part.scope, "mode": "static"}
        attributes = SubElement(graph, "attributes", declared)
        for name, kind in part.columns.items():
            SubElement(attributes, "attribute", id=name, title=name, type=kind)
    for part in parts:
        container = SubElement(graph, f"{part.scope}s")
        for row in part.rows:
            element = SubElement(container, part.scope, _picked(row, _OF_GEXF))
            if part.scope == "edge":
                # Gephi merges parallel edges unless their kinds differ.
                element.set("kind", row["property"])
            _add_values(element, _picked(row, part.columns))
    return document(root)


def _with_ids(part: _Part, namespaces: Namespaces) -> _Part:
    """The part with ids that XML's schema language takes for tokens."""
    rows = []
    for row in part.rows:
        ids = {
            name: _token(row[name], namespaces) for name in _OF_GRAPHML if name in row
        }
        rows.append({**row, **ids, "iri": row["id"]})
    return _Part(part.scope, {"iri": "string", **part.columns}, rows)


def _token(iri: str, namespaces: Namespaces) -> str:
    """The IRI by its prefix, or its digest: no two have the same."""
    short = namespaces.shortened(NamedNode(iri))
    # An IRI that no prefix shortens may look like one that was shortened.
    if short != iri and _TOKEN.fullmatch(short):
        return short
    return digest(iri)[:16]


def _add_values(element: Element, cells: Row) -> None:
    from xml.etree.ElementTree import SubElement

    values = SubElement(element, "attvalues")
    for name, cell in cells.items():
        SubElement(values, "attvalue", {"for": name, "value": cell})


def _parts(sheets: Sheets, own: Sequence[str]) -> list[_Part]:
    """The nodes and the edges, once all their texts are known to be legal."""
    legal("the description", sheets.about)
    for row in (*sheets.nodes, *sheets.edges):
        legal(row["id"], *row.values())
    return [
        _Part("node", _without(own, sheets.node_columns), sheets.nodes),
        _Part("edge", _without(own, sheets.edge_columns), sheets.edges),
    ]


def _without(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    return {name: kind for name, kind in columns.items() if name not in names}


def _picked(row: Row, names: Iterable[str]) -> Row:
    """The cells of these names, as far as the row has them, in their order."""
    return {name: row[name] for name in names if name in row}
