"""The overview of a large graph: a map of communities, with every thing and every relation in small typed arrays."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import pyvis.network  # type: ignore[import-untyped]
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.edition import Edition
from kg.knowledge import Graph
from kg.model import Article
from kg.network.edges import Edges, edges_of
from kg.network.labelled import categories
from kg.page.address import Address, key
from kg.page.answers import FEW, answers
from kg.page.communities import Community, as_numbers, communities
from kg.page.figures import figure_panel
from kg.page.frame import Parts, framed
from kg.page.look import LINES, looks
from kg.page.metadata import PageMetadata
from kg.page.plain_words import badge
from kg.page.proof import ProofCount, proof_in_short
from kg.page.schema_org import media_type, schema_summary
from kg.page.tally import Count
from kg.vocabulary import english

PARTS = Parts(
    "overview.html",
    ("frame", "map", "panels", "figures", "answers", "proof", "overview"),
    "overview/page.js",
)
MOST_FIGURES = 500  # rows of the table of figures
NAMED = 120  # the communities that bear a name on the map
STEPS = 65_535  # a coordinate is a whole number of so many steps
_BASES = list(LINES)

Numbers = NDArray[np.int64]


class Packed(NamedTuple):
    """Whole numbers as base64 of the smallest of JavaScript's typed arrays that holds them, little-endian."""

    bits: int
    base64: str


class Atlas(NamedTuple):
    """The things of the map community by community, the most connected first, and where each stands."""

    things: list[str]
    communities: list[Community]


def overview_page(edition: Edition, address: Address, told: PageMetadata) -> str:
    """The page of a graph with too many things for boxes: a map of communities, opened one thing at a time.

    Things without any relation are not on it. Inferred relations, which repeat others,
    are left out. `script/overview/record.js` tells what each part of the data is.
    """
    graph = edition.graph
    found = edges_of(graph)
    atlas = _atlas(found)
    articles = sorted(
        told.articles, key=lambda article: (article.published, article.slug)
    )
    labels = _labels(graph, atlas.things)
    category = categories(graph, atlas.things)
    figures = figure_panel(graph, address, most=MOST_FIGURES)
    network = pyvis.network.Network(directed=True)
    network.nodes = list(_names(atlas, labels))
    return framed(
        PARTS,
        network,
        title=told.title,
        credit="",
        overview=None,
        footer=told.footer,
        head=[
            Count(len(articles), "article", "#contents"),
            Count(len(found), "thing", "#things"),
            Count(figures.number, "figure", "#figures"),
        ],
        badge=badge(told.state, len(articles)),
        openings={},
        articles=[(address.article(article), article) for article in articles],
        communities=[(node["name"], node["size"]) for node in network.nodes],
        counts=(len(found), found.number_of_edges()),
        figures=figures,
        answers=answers(edition, address, FEW),
        proof=proof_in_short(edition, told),
        bases=_bases(found),
        exports={href: media_type(href) for href in told.exports},
        described=schema_summary(edition, told.title, told.articles, told.exports),
        data={
            "names": network.nodes,
            **_places(atlas),
            **_kinds(graph, [category[thing] for thing in atlas.things]),
            "labels": labels,
            "keys": [key(graph, thing) for thing in atlas.things],
            **_relations(graph, found, atlas.things, articles),
            "rights": told.rights,
        },
    )


def _bases(found: Edges) -> list[ProofCount]:
    """How many relations rest on what."""
    counts: Counter[str] = Counter()
    for *_, data in found.edges(data=True):
        counts[data["basis"]] += 1
    return [
        ProofCount(name, counts[name], line.why)
        for name, line in LINES.items()
        if name in counts
    ]


def _atlas(found: Edges) -> Atlas:
    names = sorted(found)
    parts = communities(as_numbers(names, found.edges()))
    things = [names[member] for community in parts for member in community.members]
    return Atlas(things, parts)


def _labels(
    graph: Graph,
    things: Sequence[str],
) -> list[str]:
    """What each thing is called, asked for at once: one by one takes minutes."""
    nodes = list(map(NamedNode, things))
    facts = graph.facts(None, v.PREF_LABEL)
    labels = [english(facts.literals(node, v.PREF_LABEL)) for node in nodes]
    graph.verbaliser.prepare(
        n for n, label in zip(nodes, labels, strict=True) if not label
    )
    pairs = zip(nodes, labels, strict=True)
    return [label or graph.verbaliser.title(node) for node, label in pairs]


def _names(
    atlas: Atlas,
    labels: Sequence[str],
) -> Iterator[dict[str, Any]]:
    """The names of the largest communities, each after its most connected thing, as nodes of vis-network."""
    first = 0
    for number, (members, x, y, *_) in enumerate(atlas.communities[:NAMED]):
        name, size = labels[first], len(members)
        first += size
        yield {
            "id": number,
            "name": name,
            "size": size,
            "shape": "text",
            "x": round(x),
            "y": round(y),
        }


def _places(atlas: Atlas) -> dict[str, object]:
    """The coordinates in whole steps, and the discs as they are when these are read back."""
    points = np.concatenate(
        [np.empty((0, 2)), *(community.points for community in atlas.communities)]
    )
    low, high = np.zeros(2), np.ones(2)
    if len(points):
        low = points.min(axis=0)
        high = points.max(axis=0)
    step = max(float((high - low).max()), 1.0) / STEPS
    steps = np.rint((points - low) / step)
    x, y = steps.astype(np.int64).T
    return {
        "x": _packed(x),
        "y": _packed(y),
        "step": round(step, 6),
        "corner": [round(low[0]), round(low[1])],
        "discs": [
            [len(c.members), round(c.x), round(c.y), round(c.radius)]
            for c in atlas.communities
        ],
    }


def _kinds(graph: Graph, categories: Sequence[str]) -> dict[str, object]:
    counts = Counter(categories)

    def order(name: str) -> tuple[int, str]:
        return -counts[name], name

    look = looks(graph.ontology, sorted(counts, key=order))
    return {
        "category": _packed([look[name].number for name in categories]),
        "categories": [
            {"name": n, "hue": each.hue, "glyph": each.glyph, "count": counts[n]}
            for n, each in look.items()
        ],
    }


def _relations(
    graph: Graph,
    found: Edges,
    things: Sequence[str],
    articles: Sequence[Article],
) -> dict[str, object]:
    """The relations by number of source, target and property, each with its basis and its first article (0: none).

    `also` pairs things with the further articles that state something of their
    relations.
    """
    thing = {name: at for at, name in enumerate(things)}
    place = {article.iri: at for at, article in enumerate(articles, 1)}
    properties = sorted({key for *_, key in found.edges(keys=True)})
    number = {name: at for at, name in enumerate(properties)}
    rows: list[tuple[int, ...]] = []
    also: set[tuple[int, int]] = set()
    for source, target, name, data in found.edges(keys=True, data=True):
        stated: set[int] = set()
        for passage in data["passages"]:
            article = graph.passages[passage].article
            stated.add(place[article])
        first = min(stated, default=0)
        ends = (thing[source], thing[target])
        basis = _BASES.index(data["basis"])
        rows.append((*ends, number[name], basis, first))
        also.update(product(ends, stated - {first}))
    columns = zip(
        ("source", "target", "property", "basis", "article"),
        _columns(rows, 5),
        strict=True,
    )
    more = zip(
        ("alsoThing", "alsoArticle"), _columns(also - _implied(rows), 2), strict=True
    )
    return {
        **{name: _packed(column) for name, column in [*columns, *more]},
        "bases": [
            {"name": name, "dashes": line.dashes} for name, line in LINES.items()
        ],
        "properties": [
            {
                "verb": graph.verbaliser.verb(NamedNode(name)),
                "directed": NamedNode(name) not in graph.ontology.symmetric,
            }
            for name in properties
        ],
    }


def _implied(rows: Iterable[tuple[int, ...]]) -> set[tuple[int, int]]:
    """The pairs of thing and article that the relations' first articles tell already."""
    return {(end, row[4]) for row in rows for end in row[:2]}


def _columns(
    rows: Iterable[tuple[int, ...]],
    width: int,
) -> Numbers:
    table: Numbers = np.array(sorted(rows), dtype=np.int64).reshape(-1, width).T
    return table


def _packed(numbers: Sequence[int] | Numbers) -> Packed:
    values = np.asarray(numbers, dtype=np.int64)
    bits = next(
        bits for bits in (8, 16, 32) if not len(values) or values.max() < 2**bits
    )
    return Packed(
        bits, base64.b64encode(values.astype(f"<u{bits // 8}").tobytes()).decode()
    )
