"""The map: things and relations as vis-network draws them, in a fixed order."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from kg import vocabulary as v
from kg.formats.reification import statement_id
from kg.knowledge import Graph
from kg.network.labelled import Network
from kg.page.address import key
from kg.page.layout import Box, beside, positions
from kg.page.look import STROKES, Look, drawn_as
from kg.page.scope import Scope

Item: TypeAlias = dict[str, Any]
"""A node or an edge of vis-network, with some keys of our own."""
Link: TypeAlias = tuple[str, str, str]

WRAP = 18  # characters of a label's line
TALL = 4  # lines of a label
PROJECTED = (5, 4)  # dashes of a border: what is not yet so
BEND = 0.24  # how much more each parallel relation is bent than its neighbour


class Map(NamedTuple):
    """Nodes and edges; an item that is only in one form of the network has that as `form`: "folded" or "opened"."""

    nodes: list[Item]
    edges: list[Item]


def draw(
    graph: Graph, scope: Scope, looks: Mapping[str, Look], rows: Mapping[str, int]
) -> Map:
    """The map in both forms: the places of things are those of the folded form, and what it leaves out goes between.

    `rows` has the number of the row that tells a statement, by its name.
    """
    folded, opened = scope.folded, scope.opened
    data: dict[str, Item] = {
        iri: form.nodes[iri] for form in (opened, folded) for iri in form
    }
    iris = sorted(
        data,
        key=lambda iri: (
            looks[data[iri]["category"]].number,
            data[iri]["label"].casefold(),
            iri,
        ),
    )
    degree = {
        iri: max(form.degree(iri) for form in (folded, opened) if iri in form)
        for iri in iris
    }
    nodes = {
        iri: _node(
            key(graph, iri), data[iri], looks[data[iri]["category"]], degree[iri]
        )
        for iri in iris
    }
    for iri in _projections(graph) & nodes.keys():
        nodes[iri]["shapeProperties"]["borderDashes"] = PROJECTED
    boxes = {iri: _box(node) for iri, node in nodes.items()}
    place = positions(folded, {iri: boxes[iri] for iri in folded})
    place |= beside(
        opened, {iri: boxes[iri] for iri in opened if iri not in folded}, place, boxes
    )
    for iri, node in nodes.items():
        node.update(
            {"x": place[iri][0], "y": place[iri][1]}
            | _only(_form(iri in folded, iri in opened))
        )
    return Map(list(nodes.values()), _edges(graph, folded, opened, iris, rows))


def _projections(graph: Graph) -> set[str]:
    """The figures that are only planned or expected."""
    members = graph.triples(None, v.TYPE, v.CLASS_PROJECTION)
    return {figure.value for figure, *_ in members}


def _form(is_folded: bool, is_opened: bool) -> str:
    return "" if is_folded and is_opened else "folded" if is_folded else "opened"


def _node(name: str, data: Mapping[str, Any], look: Look, degree: int) -> Item:
    lines = textwrap.wrap(data["label"], WRAP, max_lines=TALL, placeholder=" …")
    return {
        "id": name,
        "category": look.number,
        "label": f"{look.glyph} " + "\n".join(lines),
        "shape": look.shape,
        "shapeProperties": {"borderRadius": look.radius},
        "font": {
            "size": 13 + min(degree // 3, 5)
        },  # what many relations meet is read first
        "degree": degree,
    }


def _box(node: Item) -> Box:
    """The node's width and height as vis-network will draw it, near enough to keep boxes apart."""
    size, lines = node["font"]["size"], node["label"].split("\n")
    wide = max(
        sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
        for line in lines
    )
    return round(wide * size * 0.56 + 16), round(len(lines) * size * 1.15 + 14)


def _edges(
    graph: Graph,
    folded: Network,
    opened: Network,
    iris: Iterable[str],
    rows: Mapping[str, int],
) -> list[Item]:
    place = {iri: n for n, iri in enumerate(iris)}
    found = dict.fromkeys(opened.edges(keys=True), opened) | dict.fromkeys(
        folded.edges(keys=True), folded
    )
    links = sorted(found, key=lambda link: (place[link[0]], place[link[1]], link[2]))
    bends = _bends(links)
    return [
        _edge(found[link], n, link, rows)
        | _ends(graph, link)
        | _bow(link, bends[link])
        | _only(_form(folded.has_edge(*link), opened.has_edge(*link)))
        for n, link in enumerate(links)
    ]


def _bends(links: Iterable[Link]) -> dict[Link, float]:
    """How far each relation bows out, seen from the lesser end: parallel ones fan out, a single one stays straight."""
    fans: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        fans[min(link[:2]), max(link[:2])].append(link)
    return {
        link: BEND * (n - (len(fan) - 1) / 2)
        for fan in fans.values()
        for n, link in enumerate(fan)
    }


def _edge(network: Network, n: int, link: Link, rows: Mapping[str, int]) -> Item:
    data = network.edges[link]
    told = (
        statement_id((s.subject, s.predicate, s.object)) for s in data["statements"]
    )
    line = drawn_as(data["statements"][0])
    dashes = STROKES[line].dashes
    return {
        "id": n,
        "verb": data["label"],
        "basis": line,
        **({} if data["directed"] else {"arrows": ""}),
        **({"dashes": list(dashes)} if dashes else {}),
        "rows": sorted({rows[name] for name in told if name in rows}),
    }


def _ends(graph: Graph, link: Link) -> Item:
    source, target, _ = link
    return {"from": key(graph, source), "to": key(graph, target)}


def _bow(link: Link, bend: float) -> Item:
    """The curve of a relation that has others beside it, or leads back to where it starts."""
    if link[0] == link[1]:
        return {
            "selfReference": {
                "size": 18 + round(40 * abs(bend)),
                "angle": round(0.8 + 3 * bend, 3),
            }
        }
    if not bend:
        return {}
    clockwise = (bend > 0) == (
        link[0] < link[1]
    )  # a bend is relative to the line's own direction
    return {
        "smooth": {
            "enabled": True,
            "type": "curvedCW" if clockwise else "curvedCCW",
            "roundness": round(abs(bend), 3),
        }
    }


def _only(form: str) -> Item:
    return {"form": form} if form else {}
