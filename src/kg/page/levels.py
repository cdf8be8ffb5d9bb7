"""What the map shows at first, and with each of its switches.

It is chosen by what things are and how central they are, never by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.knowledge.claims import CLASSED
from kg.network.labelled import Network
from kg.page.look import drawn_as

MOST = 16  # boxes of the first view: more are not seen at a glance
FEWEST = 4  # boxes that tell a story


def _class(name: str) -> NamedNode:
    return NamedNode(v.KG + name)


class StoryPart(NamedTuple):
    """Classes that play one part in a story, and how many of their members it needs."""

    classes: frozenset[NamedNode]
    most: int


PLACE = _class("Place")
COOPERATION = _class("Cooperation")
TOPIC = _class("Topic")
PICTURE = NamedNode(v.PREFIXES["schema"] + "ImageObject")
ACTORS = _class("Organisation"), _class("Person")
ACTS = _class("Event"), COOPERATION, _class("Initiative")
PARTS = (
    StoryPart(frozenset(ACTORS), 6),
    StoryPart(frozenset(ACTS), 5),
    StoryPart(frozenset([PLACE]), 3),
)
PAPERS = frozenset([v.CLASS_ARTICLE, PICTURE])
"""What tells of the story, and is no part of it."""


class MapLevel(NamedTuple):
    """A choice of things, with the words of its switch.

    What several switches add together has their names, with commas. It has badges where
    no figure has a box of its own, and frames where it is the story.
    """

    name: str
    words: str
    number: int
    things: frozenset[str]
    has_badges: bool
    has_frames: bool


Kinds: TypeAlias = Mapping[str, Collection[NamedNode]]
"""The classes of each thing, with those above them."""


def levels(
    network: Network,
    kinds: Kinds,
) -> list[MapLevel]:
    """The levels of a map, the least first; without a story there is only the whole."""
    everything = MapLevel(
        name="everything",
        words="everything",
        number=len(network),
        things=frozenset(network),
        has_badges=False,
        has_frames=False,
    )
    topics = with_class(kinds, TOPIC) & network.nodes
    figures = with_class(kinds, v.CLASS_FIGURE) & network.nodes
    story = _story(network, kinds, topics | figures)
    if len(story) < FEWEST or len(story) == len(network):
        return [everything]
    first = MapLevel(
        name="",
        words="the story",
        number=len(story),
        things=story,
        has_badges=True,
        has_frames=True,
    )
    added = {"topics": topics, "figures": figures}
    parts = {name: things for name, things in added.items() if things}
    numbers = range(1, len(parts) + 1)
    switched = chain.from_iterable(combinations(parts, number) for number in numbers)
    more = [_with_parts(story, parts, names) for names in switched]
    return [first, *more, everything]


def _with_parts(
    story: frozenset[str],
    parts: Mapping[str, frozenset[str]],
    names: Sequence[str],
) -> MapLevel:
    """The story with what one switch adds, or several."""
    added: frozenset[str] = frozenset().union(*map(parts.__getitem__, names))
    return MapLevel(
        name=",".join(names),
        words=f"+ {' + '.join(names)}",
        number=len(added),
        things=story | added,
        has_badges="figures" not in names,
        has_frames=False,
    )


def main_thing(network: Network) -> str:
    """What has the most neighbours."""
    central = _centrality(network, network, ())
    return min(network, key=lambda iri: (-central.get(iri, 0), iri), default="")


def kinds_of(graph: Graph, things: Iterable[str]) -> Kinds:
    """The classes of things, also of those that are only claimed."""
    names = list(map(NamedNode, things))
    facts = graph.facts(names, CLASSED)
    kinds: dict[str, set[NamedNode]] = {}
    for name in names:
        given = (facts.nodes(name, each) for each in CLASSED)
        kinds[name.value] = set(chain.from_iterable(given))
    graph.articles.prepare(kinds)
    for article in filter(graph.articles.__contains__, kinds):
        # That it is one stands in its own graph, which is not among what holds.
        kinds[article].add(v.CLASS_ARTICLE)
    return kinds


def with_class(kinds: Kinds, name: NamedNode) -> frozenset[str]:
    """The things of a class."""
    return frozenset(iri for iri, classes in kinds.items() if name in classes)


def _story(
    network: Network,
    kinds: Kinds,
    apart: Collection[str],
) -> frozenset[str]:
    """Who acts, what they do and where, the most central of each; then what else is."""
    papers = {iri for iri in network if not PAPERS.isdisjoint(kinds[iri])}
    central = _centrality(network, network.nodes - papers - set(apart), papers)
    ranked = sorted(central, key=lambda iri: (-central[iri], iri))
    chosen: dict[str, None] = {}
    for part in PARTS:
        members = [iri for iri in ranked if not part.classes.isdisjoint(kinds[iri])]
        most_central = members[: part.most]
        chosen |= dict.fromkeys(most_central)
    # The parts stand for themselves; what is left of the room is for the rest.
    for iri in ranked:
        if len(chosen) >= MOST:
            break
        chosen[iri] = None
    return frozenset(_related(network, chosen))


def _centrality(
    network: Network,
    things: Iterable[str],
    unseen: Collection[str],
) -> dict[str, int]:
    """How many neighbours each of the things has but for the unseen; none, no place."""
    found: dict[str, int] = {}
    for iri in things:
        near = set(_neighbours(network, iri)) - {iri, *unseen}
        if near:
            found[iri] = len(near)
    return found


def _related(network: Network, chosen: Collection[str]) -> Iterator[str]:
    """Those of the chosen that have something to do with others of them."""
    for iri in chosen:
        near = set(_neighbours(network, iri))
        near.discard(iri)
        if not near.isdisjoint(chosen):
            yield iri


def _neighbours(network: Network, iri: str) -> Iterator[str]:
    """What a line leads to that is on the map before any filter is touched."""
    for edges in (network.out_edges, network.in_edges):
        for source, target, data in edges(iri, data=True):
            line = drawn_as(data["statements"][0])
            if line == "inferred":
                continue
            yield target if source == iri else source
