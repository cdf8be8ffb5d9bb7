"""The overview of a large graph: a map of communities, with every thing and every relation in small typed arrays."""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import pyvis.network  # type: ignore[import-untyped]
from numpy.typing import NDArray
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.links import Links, links
from kg.model import Article
from kg.page.address import Address, key
from kg.page.communities import Community, communities
from kg.page.frame import Parts, fill
from kg.page.look import LINES, looks
from kg.sentences import english
from kg.store import HOLDS, Store
from kg.vocabulary import Term

PARTS = Parts(
    "overview.html",
    ("frame", "overview"),
    "overview",
    ("arrays", "backdrop", "names", "ego", "lists", "panel", "stage", "walking", "finding", "overview"),
)
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


def overview(store: Store, address: Address, *, title: str, subtitle: str, footer: str) -> str:
    """The page of a graph with too many things for boxes: a map of communities, opened one thing at a time.

    Things without any relation are not on it. Inferred relations, which repeat others, are left out.
    """
    graph = links(store)
    atlas = _atlas(graph)
    articles = sorted(store.articles.values(), key=lambda article: (article.published, article.slug))
    labels, categories = _labels(store, atlas.things), _categories(store, atlas.things)
    network = pyvis.network.Network(directed=True)
    network.nodes = list(_names(atlas, labels))
    return fill(
        PARTS,
        network,
        title=title,
        subtitle=subtitle,
        footer=footer,
        articles=[(address.article(article), article) for article in articles],
        communities=[(node["name"], node["size"]) for node in network.nodes],
        counts=(len(graph), graph.number_of_edges()),
        data={
            "names": network.nodes,
            **_places(atlas),
            **_kinds(categories),
            "labels": labels,
            "keys": [key(thing) for thing in atlas.things],
            **_relations(store, graph, atlas.things, articles),
        },
    )


def _atlas(graph: Links) -> Atlas:
    names = sorted(graph)
    number = {name: at for at, name in enumerate(names)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    plain.add_edges_from((number[one], number[other]) for one, other in graph.edges())
    found = communities(plain)
    return Atlas([names[member] for community in found for member in community.members], found)


def _labels(store: Store, things: Iterable[str]) -> list[str]:
    """What each thing is called, asked for at once: one by one takes minutes."""
    found: dict[str, list[Literal]] = defaultdict(list)
    for quad in store.engine.quads_for_pattern(None, v.PREF_LABEL, None, HOLDS):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found[quad.subject.value].append(quad.object)
    return [english(found.get(thing, ())) or store.sentences.title(NamedNode(thing)) for thing in things]


def _categories(store: Store, things: Iterable[str]) -> list[str]:
    """The label of each thing's category, as `kg.network.category` gives it."""
    found: dict[str, list[Term]] = defaultdict(list)
    for quad in store.engine.quads_for_pattern(None, v.TYPE, None, HOLDS):
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value].append(quad.object)

    @cache
    def category(kinds: frozenset[Term]) -> str:
        above = (name for kind in sorted(kinds, key=str) for name in store.lexicon.superclasses(kind))
        nearest = next((name for name in above if name in store.lexicon.categories), None)
        return store.lexicon.labels[nearest] if nearest else "thing"

    def kinds(thing: str) -> frozenset[Term]:
        if thing in store.articles:
            return frozenset([*found[thing], v.CLASS_ARTICLE])
        return frozenset(found[thing])

    return [category(kinds(thing)) for thing in things]


def _names(atlas: Atlas, labels: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The names of the largest communities, each after its most connected thing, as nodes of vis-network."""
    first = 0
    for number, (members, x, y, *_) in enumerate(atlas.communities[:NAMED]):
        name, size = labels[first], len(members)
        first += size
        yield {"id": number, "name": name, "size": size, "shape": "text", "x": round(x), "y": round(y)}


def _places(atlas: Atlas) -> dict[str, object]:
    """The coordinates in whole steps, and the discs as they are when these are read back."""
    points = np.concatenate([np.empty((0, 2)), *(community.points for community in atlas.communities)])
    low, high = (points.min(axis=0), points.max(axis=0)) if len(points) else (np.zeros(2), np.ones(2))
    step = max(float((high - low).max()), 1.0) / STEPS
    x, y = np.rint((points - low) / step).astype(np.int64).T
    return {
        "x": _packed(x),
        "y": _packed(y),
        "step": round(step, 6),
        "corner": [round(low[0]), round(low[1])],
        "discs": [[len(c.members), round(c.x), round(c.y), round(c.radius)] for c in atlas.communities],
    }


def _kinds(categories: Sequence[str]) -> dict[str, object]:
    counts = Counter(categories)
    look = looks(sorted(counts, key=lambda name: (-counts[name], name)))
    return {
        "category": _packed([look[name].number for name in categories]),
        "categories": [
            {"name": n, "hue": each.hue, "glyph": each.glyph, "count": counts[n]} for n, each in look.items()
        ],
    }


def _relations(store: Store, graph: Links, things: Sequence[str], articles: Sequence[Article]) -> dict[str, object]:
    """The relations by number of source, target and property, each with its basis and its first article (0: none).

    `also` pairs things with the further articles that state something of their relations.
    """
    thing = {name: at for at, name in enumerate(things)}
    place = {article.iri: at for at, article in enumerate(articles, 1)}
    properties = sorted({key for *_, key in graph.edges(keys=True)})
    number = {name: at for at, name in enumerate(properties)}
    rows, also = [], set()
    for source, target, name, data in graph.edges(keys=True, data=True):
        stated = {place[passage.partition("#")[0]] for passage in data["passages"]}
        first = min(stated, default=0)
        rows.append((thing[source], thing[target], number[name], _BASES.index(data["basis"]), first))
        also |= {(thing[end], article) for end in (source, target) for article in stated - {first}}
    columns = zip(("source", "target", "property", "basis", "article"), _columns(rows, 5), strict=True)
    more = zip(("alsoThing", "alsoArticle"), _columns(also - _implied(rows), 2), strict=True)
    return {
        **{name: _packed(column) for name, column in [*columns, *more]},
        "bases": [{"name": name, "dashes": line.dashes} for name, line in LINES.items()],
        "properties": [
            {"verb": store.sentences.verb(NamedNode(name)), "directed": NamedNode(name) not in store.lexicon.symmetric}
            for name in properties
        ],
    }


def _implied(rows: Iterable[tuple[int, ...]]) -> set[tuple[int, int]]:
    """The pairs of thing and article that the relations' first articles tell already."""
    return {(end, row[4]) for row in rows for end in row[:2]}


def _columns(rows: Iterable[tuple[int, ...]], width: int) -> Numbers:
    table: Numbers = np.array(sorted(rows), dtype=np.int64).reshape(-1, width).T
    return table


def _packed(numbers: Sequence[int] | Numbers) -> Packed:
    values = np.asarray(numbers, dtype=np.int64)
    bits = next(bits for bits in (8, 16, 32) if not len(values) or values.max() < 2**bits)
    return Packed(bits, base64.b64encode(values.astype(f"<u{bits // 8}").tobytes()).decode())
