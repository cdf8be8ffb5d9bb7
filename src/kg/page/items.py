"""The graph as the page needs it: things and relations in a fixed order, and each statement in one row."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import defaultdict
from typing import Any, NamedTuple, TypeAlias, cast

from kg.model import Basis, Statement
from kg.page.layout import Box, Graph, positions
from kg.page.style import LINES, Look, looks

Item: TypeAlias = dict[str, Any]
"""A node or an edge of vis-network, with the page's own `name`, `category` and `rows` beside vis-network's keys."""
Link: TypeAlias = tuple[str, str, str]

WRAP = 18  # characters of a label's line
TALL = 4  # lines of a label
BEND = 0.24  # how much more each parallel relation is bent than its neighbour


class View(NamedTuple):
    """All that the template shows; a row is a statement and the number of the relation that draws it, if any does."""

    looks: dict[str, Look]
    nodes: list[Item]
    edges: list[Item]
    rows: list[tuple[Statement, int | None]]


def view(graph: Graph) -> View:
    """The graph in an order of its own, whatever the order of the input."""
    look = looks(_categories(graph))
    iris = sorted(graph, key=lambda iri: (look[graph.nodes[iri]["category"]].number, _order(graph, iri)))
    links = sorted(graph.edges(keys=True), key=lambda link: (_order(graph, link[0]), _order(graph, link[1]), link[2]))
    rows = _rows(graph, iris, links)
    number = {statement: n for n, statement in enumerate(rows)}
    nodes = [_node(graph, iri, look, number) for iri in iris]
    place = positions(graph, {node["id"]: _box(node) for node in nodes})
    for node in nodes:
        node["x"], node["y"] = place[node["id"]]
    bends = _bends(links)
    edges = [_edge(graph, n, link, bends[link], number) for n, link in enumerate(links)]
    return View(look, nodes, edges, list(rows.items()))


def _categories(graph: Graph) -> list[str]:
    named: list[str] = list(graph.graph.get("categories", ()))
    return list(dict.fromkeys(named + sorted({graph.nodes[iri]["category"] for iri in graph})))


def _order(graph: Graph, iri: str) -> tuple[str, str]:
    return graph.nodes[iri]["label"].casefold(), iri


def _rows(graph: Graph, iris: list[str], links: list[Link]) -> dict[Statement, int | None]:
    """Every statement once: those of relations first, then what is only said about one thing."""
    rows: dict[Statement, int | None] = {}
    for n, link in enumerate(links):
        rows.update({statement: n for statement in _of_edge(graph, link) if statement not in rows})
    for iri in iris:
        rows.update({statement: None for statement in graph.nodes[iri]["statements"] if statement not in rows})
    return rows


def _of_edge(graph: Graph, link: Link) -> tuple[Statement, ...]:
    """The relation's statements; one that has none gets its bare sentence, so that every relation has a row."""
    data = graph.edges[link]
    bare = Statement(*link, sentence=f"{_sentence(graph, link)}.", basis=cast("Basis", data["basis"]))
    return data["statements"] or (bare,)


def _sentence(graph: Graph, link: Link) -> str:
    source, target, _ = link
    return f"{graph.nodes[source]['label']} {graph.edges[link]['label']} {graph.nodes[target]['label']}"


def _node(graph: Graph, iri: str, look: dict[str, Look], number: dict[Statement, int]) -> Item:
    data = graph.nodes[iri]
    mine = look[data["category"]]
    lines = textwrap.wrap(data["label"], WRAP, max_lines=TALL, placeholder=" …")
    return {
        "id": iri,
        "name": data["label"],
        "category": mine.number,
        "label": f"{mine.glyph} " + "\n".join(lines),
        "shape": mine.shape,
        "shapeProperties": {"borderRadius": mine.radius},
        "font": {"size": 13 + min(graph.degree(iri) // 3, 5)},  # what many relations meet is read first
        "rows": [number[statement] for statement in data["statements"]],
    }


def _box(node: Item) -> Box:
    """The node's width and height as vis-network will draw it, near enough to keep boxes apart."""
    size, lines = node["font"]["size"], node["label"].split("\n")
    wide = max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines)
    grow = 1.2 if node["shape"] == "ellipse" else 1
    return round((wide * size * 0.56 + 16) * grow), round((len(lines) * size * 1.15 + 14) * grow)


def _bends(links: list[Link]) -> dict[Link, float]:
    """How far each relation bows out, seen from the lesser end: parallel ones fan out, a single one stays straight."""
    fans: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        fans[min(link[:2]), max(link[:2])].append(link)
    return {link: BEND * (n - (len(fan) - 1) / 2) for fan in fans.values() for n, link in enumerate(fan)}


def _edge(graph: Graph, n: int, link: Link, bend: float, number: dict[Statement, int]) -> Item:
    source, target, _ = link
    data = graph.edges[link]
    clockwise = (bend > 0) == (source < target)  # a bend is relative to the line's own direction
    bow = {"enabled": bend != 0, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(abs(bend), 3)}
    return {
        "id": n,
        "from": source,
        "to": target,
        "name": _sentence(graph, link),
        "label": data["label"],
        "arrows": "to" if data["directed"] else "",
        "dashes": list(LINES[data["basis"]].dashes) or False,
        "smooth": bow,
        "selfReference": {"size": 18 + round(40 * abs(bend)), "angle": round(0.8 + 3 * bend, 3)},
        "rows": [number[statement] for statement in _of_edge(graph, link)],
    }
