"""Paths between things: the same as networkx finds, each step proved."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from pyoxigraph import NamedNode

from kg.errors import KgError, NotFound
from kg.evidence.explanations import Explanation
from kg.knowledge import Graph
from kg.network.pathfinding import Search, connect, to_avoid, walkable
from kg.project import Project
from tests.terms import thing

EVERY = 10**6


@pytest.fixture(scope="module")
def liuzhou(flagship: Project) -> Graph:
    return flagship.knowledge


@pytest.fixture(scope="module", params=["flagship", "newsroom_pinned"])
def graph(request: pytest.FixtureRequest) -> Graph:
    project: Project = request.getfixturevalue(request.param)
    return project.knowledge


def way(graph: Graph, one: str, other: str, search: Search) -> list[tuple[str, ...]]:
    """The things on each path between two, by their names in the graph."""
    found = connect(graph, thing(one), thing(other), search)
    return [
        tuple(iri.rpartition("/")[2] for iri in path.things) for path in found.paths
    ]


def test_shortest_paths_are_those_of_networkx(graph: Graph) -> None:
    """Between any two of a dozen things, all of them and no others."""
    ways: nx.Graph[str] = nx.Graph(walkable(graph, Search()))
    for one, other in combinations(sorted(ways)[::5], 2):
        found = connect(graph, NamedNode(one), NamedNode(other), Search(limit=EVERY))
        expected = (
            set(map(tuple, nx.all_shortest_paths(ways, one, other)))
            if nx.has_path(ways, one, other)
            else set()
        )
        assert {path.things for path in found.paths} == expected
        assert len(found.paths) == len(expected)
        assert not found.has_more


@pytest.mark.parametrize("length", [1, 3, 4])
def test_longer_paths_are_those_of_networkx(graph: Graph, length: int) -> None:
    """All simple ones up to the length, shorter ones first."""
    ways: nx.Graph[str] = nx.Graph(walkable(graph, Search(stated_only=True)))
    ends = sorted(ways)[:3] + sorted(ways)[-3:]
    for one, other in combinations(ends, 2):
        search = Search(max_length=length, stated_only=True, limit=EVERY)
        found = [
            path.things
            for path in connect(graph, NamedNode(one), NamedNode(other), search).paths
        ]
        assert sorted(found) == sorted(
            map(tuple, nx.all_simple_paths(ways, one, other, cutoff=length))
        )
        assert [len(path) for path in found] == sorted(len(path) for path in found)


def test_each_step_is_a_statement_between_its_two_things(liuzhou: Graph) -> None:
    """Or the statements of the post or figure that ties them together."""
    found = connect(
        liuzhou, thing("guan-weirong"), thing("sgmw"), Search(max_length=5, limit=EVERY)
    )
    assert len(found.paths) > 1
    for path in found.paths:
        assert len(path.hops) == len(path.things) - 1
        for (one, other), hop in zip(
            zip(path.things, path.things[1:], strict=False), path.hops, strict=True
        ):
            ends = {f"<{one}>", f"<{other}>"}
            said = {
                end
                for each in hop
                for end in (each.statement.subject, each.statement.object)
            }
            assert ends <= said
            assert all(
                each.sources for each in hop if each.statement.basis != "registered"
            )


def test_an_inferred_step_only_where_nothing_else_relates_the_two(
    liuzhou: Graph,
) -> None:
    """Cooperation is stated from one side and inferred from the other: the stated side
    is told.
    """
    ((hop,),) = (
        path.hops
        for path in connect(liuzhou, thing("huawei"), thing("sgmw"), Search()).paths
    )
    assert [each.statement.basis for each in hop] == ["stated"]
    ((inferred,),) = (
        path.hops
        for path in connect(liuzhou, thing("liuzhou"), thing("china"), Search()).paths
    )
    assert [each.statement.basis for each in inferred] == ["inferred"]
    assert all(each.sources for each in inferred)


def test_stated_only(liuzhou: Graph) -> None:
    """What is inferred or a reading is no step; the way gets longer, or there is none."""
    assert way(liuzhou, "liuzhou", "china", Search()) == [("liuzhou", "china")]
    assert way(liuzhou, "liuzhou", "china", Search(stated_only=True)) == [
        ("liuzhou", "guangxi", "china")
    ]
    assert (
        way(liuzhou, "liuzhou", "national-pilot-programme", Search(stated_only=True))
        == []
    )

    def bases(found: Explanation) -> set[str]:
        return {found.statement.basis}.union(*map(bases, found.premises))

    for path in connect(
        liuzhou, thing("huawei"), thing("steel"), Search(stated_only=True)
    ).paths:
        assert {
            basis for hop in path.hops for each in hop for basis in bases(each)
        } == {"stated"}


def test_avoiding_a_thing(liuzhou: Graph) -> None:
    """No path leads through it."""
    assert all("liuzhou" in path for path in way(liuzhou, "huawei", "steel", Search()))
    others = way(
        liuzhou, "huawei", "steel", Search(avoid=frozenset([thing("liuzhou")]))
    )
    assert others
    assert not any("liuzhou" in path for path in others)


def test_avoiding_a_property(liuzhou: Graph) -> None:
    """Nor does one use the property, be it behind a collapsed edge."""
    post = liuzhou.term("holdsPost")
    assert way(liuzhou, "guan-weirong", "liuzhou-science-bureau", Search())
    assert not way(
        liuzhou,
        "guan-weirong",
        "liuzhou-science-bureau",
        Search(avoid=frozenset([post])),
    )


def test_without_a_path_the_nearest_things_are_told(liuzhou: Graph) -> None:
    """How far one gets from each end, nearest first."""
    found = connect(
        liuzhou,
        thing("guan-weirong"),
        thing("baojun"),
        Search(avoid=frozenset([thing("liuzhou-science-bureau")])),
    )
    assert (found.paths, found.shortest) == ((), None)
    nowhere, somewhere = found.reaches
    assert nowhere == (thing("guan-weirong").value, 0, ())
    assert thing("sgmw").value in somewhere.nearest
    assert somewhere.number > len(somewhere.nearest) == 5


def test_a_shortest_path_that_is_too_long(liuzhou: Graph) -> None:
    """Its length is told."""
    found = connect(liuzhou, thing("guan-weirong"), thing("sgmw"), Search(max_length=3))
    assert (found.paths, found.shortest) == ((), 4)


def test_there_are_more(liuzhou: Graph) -> None:
    """Than were asked for; the shortest are given."""
    everything = connect(
        liuzhou, thing("huawei"), thing("liuzhou"), Search(max_length=5, limit=EVERY)
    )
    few = connect(
        liuzhou, thing("huawei"), thing("liuzhou"), Search(max_length=5, limit=3)
    )
    assert (len(few.paths), few.has_more, everything.has_more) == (3, True, False)
    lengths = [len(path.things) for path in everything.paths]
    assert [len(path.things) for path in few.paths] == lengths[:3]


def test_ends_that_make_no_path(liuzhou: Graph) -> None:
    """The same thing twice, and an end that is to be avoided."""
    with pytest.raises(KgError, match="from one thing to another"):
        connect(liuzhou, thing("huawei"), thing("huawei"), Search())
    with pytest.raises(KgError, match="Huawei Technologies is an end"):
        connect(
            liuzhou,
            thing("huawei"),
            thing("sgmw"),
            Search(avoid=frozenset([thing("huawei")])),
        )


def test_what_to_avoid_by_name(liuzhou: Graph) -> None:
    """A thing, else a property, else the nearest names of both."""
    assert to_avoid(liuzhou, "SGMW") == thing("sgmw")
    assert to_avoid(liuzhou, "is in") == liuzhou.term("locatedIn")
    with pytest.raises(NotFound, match="locatedIn"):
        to_avoid(liuzhou, "locatdIn")
    with pytest.raises(NotFound, match="Huawei"):
        to_avoid(liuzhou, "Huawey")
