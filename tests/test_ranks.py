"""Measures of the network: those of networkx, on the relations that the map draws."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.links import collapsed, links
from kg.project import find
from kg.ranks import Ranked, pagerank, rank
from kg.store import Store


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    return Store(find(root, pinned=True))


@pytest.fixture(scope="module")
def ranked(store: Store) -> dict[str, Ranked]:
    return {each.thing: each for each in rank(store)}


def test_degree_and_betweenness_are_those_of_networkx(store: Store, ranked: dict[str, Ranked]) -> None:
    """On the network of the map: parallel relations count for the degree, not for the paths."""
    graph = collapsed(store, links(store))
    between = nx.betweenness_centrality(nx.Graph(graph))
    assert set(ranked) == set(graph)
    for thing, found in ranked.items():
        assert found.degree == graph.degree(thing)
        assert found.betweenness == pytest.approx(between[thing], abs=1e-6)
    assert sum(found.pagerank for found in ranked.values()) == pytest.approx(1, abs=1e-4)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda ends: ends[0] < ends[1]),
        st.integers(1, 5),
        min_size=1,
    )
)
def test_pagerank_is_that_of_networkx(weights: dict[tuple[int, int], int]) -> None:
    """On any weighted graph whose nodes all have an edge: what a step in networkx's Google matrix leaves as it is."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((str(one), str(other), weight) for (one, other), weight in weights.items())
    ranks = np.array(list(pagerank(graph).values()))
    assert ranks.sum() == pytest.approx(1)
    assert ranks @ nx.google_matrix(graph, alpha=0.85) == pytest.approx(ranks, abs=1e-10)


def test_pagerank_of_nothing() -> None:
    """Is nothing."""
    assert pagerank(nx.Graph()) == {}


def test_the_order_is_that_of_the_measure(store: Store) -> None:
    """The most central first."""
    for by in ("degree", "betweenness", "pagerank"):
        values = [getattr(each, by) for each in rank(store, by=by)]
        assert values == sorted(values, reverse=True)


def test_communities_are_louvain_s(store: Store, ranked: dict[str, Ranked]) -> None:
    """Whole, numbered from the largest on, named by a member; better than chance; the same for the same seed."""
    sizes: dict[int, set[str]] = {}
    for each in ranked.values():
        sizes.setdefault(each.community, set()).add(each.thing)
    assert [len(sizes[n]) for n in sorted(sizes)] == sorted(map(len, sizes.values()), reverse=True)
    assert sorted(sizes) == list(range(1, len(sizes) + 1))
    for each in ranked.values():
        assert each.around in {ranked[thing].label for thing in sizes[each.community]}
    graph: nx.MultiGraph[str] = nx.MultiGraph(collapsed(store, links(store)))
    assert nx.community.modularity(graph, sizes.values()) > 0.4
    assert list(ranked.values()) == rank(store)
    assert any(rank(store, seed=seed) != rank(store) for seed in range(1, 40))


def test_only_a_class(store: Store) -> None:
    """Its members, subclasses included, with the measures that they have in the whole network."""
    companies = rank(store, kind=store.term("Company"))
    assert {each.label for each in companies} >= {"SAIC-GM-Wuling", "Huawei Technologies"}
    whole = rank(store)
    assert [each for each in whole if each in companies] == companies
    assert set(companies) < set(rank(store, kind=store.term("Actor"))) < set(whole)
