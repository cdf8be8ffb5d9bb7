"""Measures of the network: those of networkx, on the relations that the map draws."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Graph
from kg.network.centrality import Ranked, pagerank, rank
from kg.network.edges import collapsed, edges_of
from kg.project import Project


@pytest.fixture(scope="module")
def graph(flagship: Project) -> Graph:
    return flagship.knowledge


@pytest.fixture(scope="module")
def ranked(graph: Graph) -> dict[str, Ranked]:
    return {each.thing: each for each in rank(graph)}


def test_degree_and_betweenness_are_those_of_networkx(
    graph: Graph, ranked: dict[str, Ranked]
) -> None:
    """On the network of the map: parallel relations count for the degree, not for the
    paths.
    """
    related = collapsed(graph, edges_of(graph))
    between = nx.betweenness_centrality(nx.Graph(related))
    assert set(ranked) == set(related)
    for thing, found in ranked.items():
        assert found.degree == related.degree(thing)
        assert found.betweenness == pytest.approx(between[thing], abs=1e-6)
    assert sum(found.pagerank for found in ranked.values()) == pytest.approx(
        1, abs=1e-4
    )


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(
            lambda ends: ends[0] < ends[1]
        ),
        st.integers(1, 5),
        min_size=1,
    )
)
def test_pagerank_is_that_of_networkx(weights: dict[tuple[int, int], int]) -> None:
    """On any weighted graph whose nodes all have an edge: what a step in networkx's
    Google matrix leaves as it is.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(
        (str(one), str(other), weight) for (one, other), weight in weights.items()
    )
    ranks = np.array(list(pagerank(graph).values()))
    assert ranks.sum() == pytest.approx(1)
    assert ranks @ nx.google_matrix(graph, alpha=0.85) == pytest.approx(
        ranks, abs=1e-10
    )


def test_pagerank_of_nothing() -> None:
    """Is nothing."""
    assert pagerank(nx.Graph()) == {}


def test_the_order_is_that_of_the_measure(graph: Graph) -> None:
    """The most central first."""
    for by in ("degree", "betweenness", "pagerank"):
        values = [getattr(each, by) for each in rank(graph, by=by)]
        assert values == sorted(values, reverse=True)


def test_communities_are_louvain_s(graph: Graph, ranked: dict[str, Ranked]) -> None:
    """Whole, numbered from the largest on, named by a member; better than chance; the
    same for the same seed.
    """
    sizes: dict[int, set[str]] = {}
    for each in ranked.values():
        sizes.setdefault(each.community, set()).add(each.thing)
    assert [len(sizes[n]) for n in sorted(sizes)] == sorted(
        map(len, sizes.values()), reverse=True
    )
    assert sorted(sizes) == list(range(1, len(sizes) + 1))
    for each in ranked.values():
        assert each.around in {ranked[thing].label for thing in sizes[each.community]}
    related: nx.MultiGraph[str] = nx.MultiGraph(collapsed(graph, edges_of(graph)))
    assert nx.community.modularity(related, sizes.values()) > 0.4
    assert list(ranked.values()) == rank(graph)
    assert any(rank(graph, seed=seed) != rank(graph) for seed in range(1, 40))


def test_only_a_class(graph: Graph) -> None:
    """Its members, subclasses included, with the measures that they have in the whole
    network.
    """
    companies = rank(graph, kind=graph.term("Company"))
    assert {each.label for each in companies} >= {
        "SAIC-GM-Wuling",
        "Huawei Technologies",
    }
    whole = rank(graph)
    assert [each for each in whole if each in companies] == companies
    assert set(companies) < set(rank(graph, kind=graph.term("Actor"))) < set(whole)
