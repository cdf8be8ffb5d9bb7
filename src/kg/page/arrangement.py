"""Where the things of a level stand, in both forms of the network, and how its lines are bent."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from kg.network.labelled import Network
from kg.page.bending import Curve, bent
from kg.page.crowd import MOST, Disc, crowd
from kg.page.enclosed_layout import enclosed
from kg.page.enclosures import Holding, boxes_in, enclosures, with_inner
from kg.page.frame_geometry import DrawnFrame
from kg.page.layout import Box, Line, Place, beside, positions
from kg.page.levels import MapLevel
from kg.page.scope import Scope

Item: TypeAlias = dict[str, Any]
Lines: TypeAlias = Mapping[int, Line]
"""The ends of lines by their numbers."""

WIDTHS = (
    dict.fromkeys("il'|", 0.28)
    | dict.fromkeys(" .,:;!I", 0.33)
    | dict.fromkeys("fjrt()-", 0.4)
    | dict.fromkeys("wm%MW", 0.93)
)
BADGE = 12  # pixels of the lines below a name
BADGE_LINE = 19  # and from one to the next
SMALL = 32  # boxes of an opened form that is laid out for itself


def arrangements(
    level: MapLevel,
    scope: Scope,
    nodes: Mapping[str, Item],
    edges: Sequence[Item],
    holdings: Mapping[int, Holding],
) -> dict[str, Item]:
    """The places, bends and discs of a level by the form of the network.

    What only the opened form has is laid out with the rest where that is quick, else it
    goes between, and all is mended. A crowd is in communities in either form. Where both
    forms have the same boxes and lines, they are arranged once.

    Args:
        level: what is on the map.
        scope: the network in both forms.
        nodes: all nodes of the map by their IRIs.
        edges: all its edges.
        holdings: by the numbers of edges, what a frame can tell as well.
    """
    boxes: dict[str, Box] = {}
    names: dict[str, str] = {}
    for iri, node in nodes.items():
        boxes[iri] = _box(node, level)
        names[node["id"]] = iri
    on_level = level.things & scope.folded.nodes
    folded = {iri: boxes[iri] for iri in on_level}
    lines = _lines(edges, names, folded, "opened")
    opened = {iri: boxes[iri] for iri in _opened(level, scope)}
    opened_lines = _lines(edges, names, opened, "folded")
    if len(opened) > MOST:
        standing = _crowd(folded, lines)
    elif level.has_frames:
        standing = _in_frames(folded, lines, holdings)
    else:
        standing = Standing(positions(folded, lines.values()))
    found = _arrangement(standing, boxes, nodes, edges, "opened")
    if (opened, opened_lines) == (folded, lines):
        return {"folded": found, "opened": found}
    if len(opened) > MOST:
        other = _crowd(opened, opened_lines)
    elif level.has_frames:
        other = _in_frames(opened, opened_lines, holdings)
    else:
        start = None
        if len(opened) > SMALL:
            start = _joined(scope.opened, opened, standing.places, boxes)
        places = positions(opened, opened_lines.values(), start)
        other = Standing(places)
    return {
        "folded": found,
        "opened": _arrangement(other, boxes, nodes, edges, "folded"),
    }


class Standing(NamedTuple):
    """Where boxes stand, with what is drawn around them.

    Lines in `framed` are not drawn: a frame tells what they would.
    """

    places: dict[str, Place]
    discs: Sequence[Disc] = ()
    frames: Sequence[DrawnFrame] = ()
    framed: Collection[int] = ()


def _joined(
    network: Network,
    opened: Mapping[str, Box],
    places: dict[str, Place],
    boxes: Mapping[str, Box],
) -> dict[str, Place]:
    """The places of the folded form, with those between them of what joins it."""
    joining = {iri: box for iri, box in opened.items() if iri not in places}
    return places | beside(network, joining, places, boxes)


def _crowd(
    boxes: Mapping[str, Box],
    lines: Lines,
) -> Standing:
    found = crowd(boxes, lines.values())
    return Standing(found.places, found.discs)


def _in_frames(
    boxes: Mapping[str, Box],
    lines: Lines,
    holdings: Mapping[int, Holding],
) -> Standing:
    """The boxes with frames around what is in a place, or takes part in something."""
    held = {id: holdings[id] for id in lines if id in holdings}
    busy: set[str] = set()
    for id, line in lines.items():
        if id not in held or not held[id].is_place:
            busy.update(line)
    outermost = enclosures(boxes, held.values(), busy)
    framed: set[int] = set()
    for each in with_inner(outermost):
        inside = set(boxes_in(each))
        for id, (holder, member, _) in held.items():
            if holder in each.holders and member in inside:
                framed.add(id)
    drawn = [line for id, line in lines.items() if id not in framed]
    places, frames = enclosed(boxes, drawn, outermost)
    return Standing(places, frames=frames, framed=framed)


def box_of(
    lines: Iterable[str],
    font: int,
    badge: Iterable[str] = (),
) -> Box:
    """The size of a box as vis-network will draw it, near enough to keep boxes apart."""
    widths: list[float] = []
    height = 0
    for line in lines:
        widths.append(font * _length(line))
        height += font
    for line in badge:
        widths.append(BADGE * _length(line))
        height += BADGE_LINE
    width = max(widths) + 12
    return round(width), round(height * 1.02 + 6)


def _length(line: str) -> float:
    """The width of a line for its size."""
    return sum(map(_width, line))


def _width(character: str) -> float:
    """The width of a character for its size, in a wide font: few have wider ones."""
    if character in WIDTHS:
        return WIDTHS[character]
    if unicodedata.east_asian_width(character) in "WF":
        return 1.1
    return 0.7 if character.isupper() else 0.61


def _box(
    node: Item,
    level: MapLevel,
) -> Box:
    badge = node.get("badge", ())
    if not level.has_badges:
        badge = ()
    lines = node["label"].split("\n")
    return box_of(lines, node["font"]["size"], badge)


def _opened(
    level: MapLevel,
    scope: Scope,
) -> Iterator[str]:
    """What of the level the opened form has, and what joins it there."""
    network: Network = scope.opened
    for iri in network:
        if iri in level.things:
            yield iri
        elif iri not in scope.folded:
            ends = {*network.predecessors(iri), *network.successors(iri)}
            if ends & level.things:
                yield iri


def _shown(
    edges: Iterable[Item],
    keys: Mapping[str, object],
    other: str,
) -> Iterator[Item]:
    """The lines between these boxes before any filter is touched.

    Args:
        edges: all lines.
        keys: the boxes by their keys.
        other: the form that is not on the map.
    """
    for edge in edges:
        if edge.get("form") == other or edge["basis"] == "inferred":
            continue
        ends = {edge["from"], edge["to"]}
        if ends <= keys.keys():
            yield edge


def _lines(
    edges: Iterable[Item],
    names: Mapping[str, str],
    boxes: Mapping[str, Box],
    other: str,
) -> Lines:
    keys = {key: iri for key, iri in names.items() if iri in boxes}
    lines: dict[int, Line] = {}
    for edge in _shown(edges, keys, other):
        source = keys[edge["from"]]
        target = keys[edge["to"]]
        lines[edge["id"]] = source, target
    return lines


def _arrangement(
    standing: Standing,
    boxes: Mapping[str, Box],
    nodes: Mapping[str, Item],
    edges: Iterable[Item],
    other: str,
) -> Item:
    """The places by key, discs, and the bends that lines have to get around boxes."""
    place = standing.places
    keys: dict[str, str] = {}
    number: dict[str, int] = {}
    rows: list[tuple[Place, Box]] = []
    for iri, node in nodes.items():
        if iri in place:
            number[node["id"]] = len(number)
            keys[node["id"]] = iri
            rows.append((place[iri], boxes[iri]))
    curves: dict[int, Curve] = {}
    # Lines of a crowd are seen as a texture, or one by one: none is worth a bend.
    shown = [] if standing.discs else _shown(edges, keys, other)
    for edge in shown:
        source, target = edge["from"], edge["to"]
        if source == target or edge["id"] in standing.framed:
            continue
        bend = _roundness(edge)
        curves[edge["id"]] = Curve(number[source], number[target], bend)
    table = np.array(rows, dtype=np.float32).reshape(-1, 2, 2)
    points, sizes = table.transpose(1, 2, 0)
    halves = sizes // 2
    found = bent(points, halves, curves)
    # The page knows how lines are bent that have nothing in their way.
    bends = {id: bend for id, bend in found.items() if bend != curves[id].bend}
    return {
        "places": {key: place[iri] for key, iri in keys.items()},
        "discs": [[nodes[hub]["id"], *disc] for hub, *disc in standing.discs],
        "frames": [_frame(frame, nodes) for frame in standing.frames],
        "framed": sorted(standing.framed),
        "bends": bends,
    }


def _frame(frame: DrawnFrame, nodes: Mapping[str, Item]) -> Item:
    x, y = frame.centre
    width, height = frame.size
    across = width // 2
    down = height // 2
    holders = [nodes[iri]["id"] for iri in frame.enclosure.holders]
    return {
        "holders": holders,
        "hasTabs": bool(frame.enclosure.tabs),
        "box": [x - across, y - down, x + across, y + down],
    }


def _roundness(edge: Item) -> float:
    smooth = edge.get("smooth", {"type": "", "roundness": 0.0})
    sign = -1 if smooth["type"] == "curvedCCW" else 1
    return sign * float(smooth["roundness"])
