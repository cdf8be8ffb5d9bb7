"""The map: things and relations as vis-network draws them, in a fixed order."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from kg import vocabulary as v
from kg.formats.reification import statement_id
from kg.knowledge import Graph
from kg.network.labelled import Network
from kg.page.address import key
from kg.page.arrangement import box_of
from kg.page.enclosures import Holding
from kg.page.kept_arrangements import kept_arrangements
from kg.page.levels import COOPERATION, PLACE, kinds_of, levels, main_thing, with_class
from kg.page.look import STROKES, Look, drawn_as
from kg.page.scope import Scope

Item: TypeAlias = dict[str, Any]
"""A node or an edge of vis-network, with some keys of our own."""
Link: TypeAlias = tuple[str, str, str]

FONT = 16  # pixels; what many relations meet is larger, to be read first
WRAP = 24  # characters of a label's longest line
SHORT = 15  # characters of a label that is not broken
TALL = 4  # lines of a label
PROJECTED = (5, 4)  # dashes of a border: what is not yet so
BEND = 0.16  # how much more each parallel relation is bent than its neighbour


class Map(NamedTuple):
    """Nodes and edges, and the levels with where they stand.

    An item that is only in one form of the network has that as `form`: "folded" or
    "opened".
    """

    nodes: list[Item]
    edges: list[Item]
    levels: list[Item]


def draw(
    graph: Graph,
    scope: Scope,
    looks: Mapping[str, Look],
    rows: Mapping[str, int],
    told: Mapping[str, Sequence[str]],
) -> Map:
    """The map in both forms, on each of its levels.

    Args:
        graph: where all of it holds.
        scope: what the page is about.
        looks: the look of each category.
        rows: by the name of a statement, the number of the row that tells it.
        told: the badges of things by their keys.
    """
    folded, opened = scope.folded, scope.opened
    data: dict[str, Item] = {}
    for form in (opened, folded):
        data |= {iri: form.nodes[iri] for iri in form}

    def order(iri: str) -> tuple[int, str, str]:
        node = data[iri]
        look = looks[node["category"]]
        return look.number, node["label"].casefold(), iri

    main = main_thing(folded)
    kinds = kinds_of(graph, data)
    quiet = with_class(kinds, PLACE) - {main}
    nodes: dict[str, Item] = {}
    for iri in sorted(data, key=order):
        degree = max(form.degree(iri) for form in (folded, opened) if iri in form)
        look = looks[data[iri]["category"]]
        node = _node(key(graph, iri), data[iri], look, degree)
        # Markup, by which badges are smaller, fails in vis-network where a name has "&".
        if node["id"] in told and "&" not in node["label"]:
            node["badge"] = list(told[node["id"]])
        if iri in quiet:
            node["quiet"] = True
        if iri == main:
            node["main"] = True
        nodes[iri] = node | _only(_form(iri in folded, iri in opened))
    # What is only claimed, such as a planned event, or expected, is not so yet.
    for iri in with_class(kinds, v.CLASS_PROJECTION) | with_class(kinds, v.CLASS_CLAIM):
        nodes[iri]["shapeProperties"]["borderDashes"] = PROJECTED
    edges = _edges(graph, folded, opened, nodes, rows)
    holdings = _holdings(folded, opened, edges, with_class(kinds, COOPERATION))
    chosen = list(levels(folded, kinds))
    arranged = kept_arrangements(chosen, scope, nodes, edges, holdings)
    found: list[Item] = []
    for level, arrangement in zip(chosen, arranged, strict=True):
        item = {
            "name": level.name,
            "words": level.words,
            "number": level.number,
            "hasBadges": level.has_badges,
        }
        found.append(item | arrangement)
    return Map(list(nodes.values()), edges, found)


def _holdings(
    folded: Network,
    opened: Network,
    edges: Iterable[Item],
    cooperations: Collection[str],
) -> dict[int, Holding]:
    """By the numbers of lines, what is in a place or takes part in a cooperation."""
    said: dict[Link, str] = {}
    for form in (opened, folded):
        for source, target, name, data in form.edges(keys=True, data=True):
            first = data["statements"][0]
            if drawn_as(first) not in ("inferred", "claimed"):
                said[source, target, name] = first.predicate
    found: dict[int, Holding] = {}
    for edge in edges:
        source, target, _ = edge["link"]
        predicate = said.get(edge.pop("link"))
        if predicate == f"<{v.KG}locatedIn>":
            found[edge["id"]] = Holding(target, source, is_place=True)
        elif predicate == f"<{v.KG}participant>" and source in cooperations:
            found[edge["id"]] = Holding(source, target, is_place=False)
    return found


def _form(
    is_folded: bool,
    is_opened: bool,
) -> str:
    """The only form that has it, which has no name if both have."""
    if is_folded and is_opened:
        return ""
    return "folded" if is_folded else "opened"


def _node(
    name: str,
    data: Mapping[str, Any],
    look: Look,
    degree: int,
) -> Item:
    lines = _wrapped(f"{look.glyph} {data['label']}")
    return {
        "id": name,
        "category": look.number,
        "label": "\n".join(lines),
        "shape": look.shape,
        "shapeProperties": {"borderRadius": look.radius},
        "font": {"size": FONT + min(degree // 4, 4)},
        "degree": degree,
    }


def _wrapped(label: str) -> list[str]:
    """The lines of a label: broken so that its box takes the least room."""
    if len(label) <= SHORT:
        return [label]
    found = []
    longest = max(map(len, label.split()))  # no word is broken that need not be
    for width in range(min(longest, WRAP), WRAP + 1):
        lines = textwrap.wrap(
            label, width, max_lines=TALL, placeholder=" …", break_on_hyphens=False
        )
        found.append(lines)
    return min(found, key=lambda lines: (lines[-1].endswith("…"), _room(lines)))


def _room(lines: Sequence[str]) -> int:
    """What a box takes of the map, with the air around it."""
    width, height = box_of(lines, FONT)
    return (width + 11) * (height + 10)


def _edges(
    graph: Graph,
    folded: Network,
    opened: Network,
    iris: Iterable[str],
    rows: Mapping[str, int],
) -> list[Item]:
    place = {iri: n for n, iri in enumerate(iris)}
    # What both forms have is drawn as the folded one has it.
    found = dict.fromkeys(opened.edges(keys=True), opened)
    found |= dict.fromkeys(folded.edges(keys=True), folded)

    def by_ends(link: Link) -> tuple[int, int, str]:
        source, target, name = link
        return place[source], place[target], name

    links = sorted(found, key=by_ends)
    bends = _bends(links)
    edges: list[Item] = []
    for n, link in enumerate(links):
        edge = _edge(found[link], n, link, rows)
        edge |= _ends(graph, link) | {"link": link}
        edge |= _bow(link, bends[link])
        form = _form(folded.has_edge(*link), opened.has_edge(*link))
        edge |= _only(form)
        edges.append(edge)
    return edges


def _bends(links: Iterable[Link]) -> dict[Link, float]:
    """How far each relation bows out, seen from the lesser end: parallel ones fan out, a single one stays straight."""
    fans: dict[frozenset[str], list[Link]] = defaultdict(list)
    for link in links:
        ends = frozenset(link[:2])
        fans[ends].append(link)
    bends: dict[Link, float] = {}
    for fan in fans.values():
        middle = (len(fan) - 1) / 2
        for n, link in enumerate(fan):
            bends[link] = BEND * (n - middle)
    return bends


def _edge(
    network: Network,
    n: int,
    link: Link,
    rows: Mapping[str, int],
) -> Item:
    data = network.edges[link]
    statements = data["statements"]
    told = (statement_id((s.subject, s.predicate, s.object)) for s in statements)
    line = drawn_as(statements[0])
    dashes = STROKES[line].dashes
    item: Item = {
        "id": n,
        "verb": data["label"],
        "basis": line,
        "rows": sorted({rows[name] for name in told if name in rows}),
    }
    if not data["directed"]:
        item["arrows"] = ""
    if dashes:
        item["dashes"] = list(dashes)
    return item


def _ends(
    graph: Graph,
    link: Link,
) -> Item:
    source, target, _ = link
    return {"from": key(graph, source), "to": key(graph, target)}


def _bow(
    link: Link,
    bend: float,
) -> Item:
    """The curve of a relation that has others beside it, or leads back to where it starts."""
    if link[0] == link[1]:
        size = 18 + round(40 * abs(bend))
        angle = round(0.8 + 3 * bend, 3)
        return {"selfReference": {"size": size, "angle": angle}}
    # A bend is relative to the line's own direction.
    return _smooth(bend if link[0] < link[1] else -bend)


def _smooth(bend: float) -> Item:
    """The curve of a line in vis-network: clockwise is above nothing."""
    if not bend:
        return {}
    way = "curvedCW" if bend > 0 else "curvedCCW"
    return {"smooth": {"enabled": True, "type": way, "roundness": round(abs(bend), 3)}}


def _only(form: str) -> Item:
    return {"form": form} if form else {}
