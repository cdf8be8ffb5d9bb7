"""The network of things: what is an edge, what collapses, and what edges bear."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import NamedNode, Quad

from kg.knowledge import HOLDS, Graph
from kg.network.attributes import PlainEdge, PlainNode
from kg.network.edges import collapsed, edge_triples, edges_of, in_order
from kg.network.labelled import Network, network, plain_attributes
from kg.project import Project
from kg.vocabulary import KG
from tests.homes import engine_of, over
from tests.terms import thing


@pytest.fixture(scope="module", params=["flagship", "newsroom_pinned"])
def graph(request: pytest.FixtureRequest) -> Graph:
    project: Project = request.getfixturevalue(request.param)
    return project.knowledge


@pytest.fixture(scope="module")
def flagship_graph(flagship: Project) -> Graph:
    return flagship.knowledge


def edges_between(graph: Network, one: str, other: str) -> list[str]:
    """The labels of the edges from one thing to another."""
    return sorted(
        data["label"]
        for data in graph.get_edge_data(thing(one).value, thing(other).value).values()
    )


def test_each_bare_edge_is_a_statement_with_its_basis_and_passages(
    graph: Graph,
) -> None:
    """As the graph tells them one by one."""
    found = edges_of(graph, inferred=True)
    assert found.number_of_edges() > 40
    reasons = graph.provenance(
        triple
        for edge in found.edges(keys=True)
        for triple in edge_triples(found, edge)
    )
    for edge in found.edges(keys=True):
        (triple,) = edge_triples(found, edge)
        assert found.edges[edge]["basis"] == reasons[triple].basis
        assert sorted(found.edges[edge]["passages"]) == sorted(
            p.iri for p in reasons[triple].passages
        )


def test_no_drawn_relation_is_missing(graph: Graph) -> None:
    """All that holds between two things by a property that is drawn is an edge."""
    found = edges_of(graph, inferred=True)
    drawn = [
        t
        for t in graph.triples()
        if t[1] in graph.ontology.edges and isinstance(t[2], NamedNode)
    ]
    assert {(s.value, o.value, p.value) for s, p, o in drawn} <= set(  # type: ignore[union-attr]
        found.edges(keys=True)
    )


def test_inferred_relations_are_asked_for(graph: Graph) -> None:
    """They repeat others from another side."""
    stated, everything = edges_of(graph), edges_of(graph, inferred=True)
    more = set(everything.edges(keys=True)) - set(stated.edges(keys=True))
    assert more
    assert {everything.edges[edge]["basis"] for edge in more} == {"inferred"}


def test_what_collapses_is_still_told(graph: Graph) -> None:
    """A collapsed edge stands for the links of its member, which is no node any more,
    and has their passages.
    """
    bare = edges_of(graph)
    found = collapsed(graph, bare)
    joined = [edge for edge in found.edges(keys=True) if "via" in found.edges[edge]]
    assert joined
    for source, target, member in joined:
        assert member not in found
        behind = found.edges[source, target, member]["via"]
        ends = [{one, other} for one, other, _ in behind]
        assert all(member in pair for pair in ends)
        assert {source, target} <= set().union(*ends)
        stated = {
            passage for edge in behind for passage in bare.edges[edge]["passages"]
        }
        assert set(found.edges[source, target, member]["passages"]) == stated


def test_kept_or_collapsed_by_choice(flagship_graph: Graph) -> None:
    """A post is an edge between the person and the organisation, or a node between the
    two.
    """
    director, guan, bureau = (
        thing(name).value
        for name in ("bureau-director", "guan-weirong", "liuzhou-science-bureau")
    )
    assert (guan, bureau, director) in network(flagship_graph).edges(keys=True)
    kept = network(flagship_graph, collapse=False)
    assert (guan, director, KG + "holdsPost") in kept.edges(keys=True)
    assert (director, bureau, KG + "postIn") in kept.edges(keys=True)
    assert not kept.has_edge(guan, bureau)


def test_a_member_that_more_is_linked_to_stays_a_node(flagship_graph: Graph) -> None:
    """The cooperation concerns a brand, so it is drawn itself, beside the short cut
    between its participants.
    """
    graph = network(flagship_graph)
    assert thing("cooperation-sgmw-huawei").value in graph
    assert edges_between(graph, "sgmw", "huawei") == ["cooperates with"]


def test_a_bare_cooperation_is_its_short_cut(flagship_graph: Graph) -> None:
    """Without anything else linked to it, it is no node, and no second edge; without
    the short cut it is the edge.
    """
    engine = engine_of(flagship_graph).__class__()
    engine.extend(engine_of(flagship_graph))
    node, short_cut = thing("cooperation-sgmw-huawei"), NamedNode(KG + "cooperatesWith")
    for name in ("concerns", "stepIn"):
        for quad in [
            q
            for n in (node, None)
            for q in engine.quads_for_pattern(n, NamedNode(KG + name), None)
        ]:
            if node in (quad.subject, quad.object):
                engine.remove(quad)
    graph = network(over(engine))
    assert node.value not in graph
    assert edges_between(graph, "sgmw", "huawei") == ["cooperates with"]
    for quad in list(engine.quads_for_pattern(None, short_cut, None)):
        engine.remove(quad)
    graph = network(over(engine))
    (data,) = graph.get_edge_data(thing("huawei").value, thing("sgmw").value).values()
    assert (
        data["label"]
        == "strategic cooperation of SAIC-GM-Wuling and Huawei Technologies"
    )
    assert data["directed"] is False


def test_an_edge_bears_all_that_citing_it_needs(graph: Graph) -> None:
    """Property, label, sentence, basis, passages, voices and statements, kept or
    collapsed.
    """
    for found in (network(graph), network(graph, collapse=False, inferred=True)):
        for *_, key, data in found.edges(keys=True, data=True):
            assert set(data) == {
                "property",
                "label",
                "directed",
                "sentence",
                "basis",
                "passages",
                "voices",
                "statements",
            }
            assert data["sentence"].endswith(".")
            assert data["property"].startswith("http")
            assert (
                bool(data["passages"])
                == bool(data["voices"])
                == (data["basis"] == "stated")
            ), key
            assert data["statements"]


def test_plain_attributes_are_those_that_are_documented(graph: Graph) -> None:
    """Texts, numbers and truth values, by the names that users are told."""
    plain = plain_attributes(graph)
    for _, node in plain.nodes(data=True):
        assert set(node) == set(PlainNode.__annotations__)
    for _, _, edge in plain.edges(data=True):
        assert set(edge) == set(PlainEdge.__annotations__)
        assert all(isinstance(value, str | int) for value in edge.values())
        assert edge["weight"] == max(1, len(edge["passages"].split()))


def test_parallel_relations_are_kept(flagship_graph: Graph) -> None:
    """Each with a sentence of its own."""
    graph = network(flagship_graph)
    pairs = Counter(graph.edges())
    assert max(pairs.values()) > 1
    for pair in (pair for pair, number in pairs.items() if number > 1):
        sentences = [data["sentence"] for data in graph.get_edge_data(*pair).values()]
        assert len(set(sentences)) == len(sentences)


def test_a_relation_that_two_passages_state_is_one_edge(flagship_graph: Graph) -> None:
    """With both passages."""
    counts = [
        len(data["passages"]) for *_, data in network(flagship_graph).edges(data=True)
    ]
    assert max(counts) > 1


def test_what_holds_without_a_reason_is_no_relation(flagship_graph: Graph) -> None:
    """Only what a passage, the registry, a reading or a rule gives is drawn."""
    engine = engine_of(flagship_graph).__class__()
    engine.extend(engine_of(flagship_graph))
    engine.add(Quad(thing("huawei"), NamedNode(KG + "supports"), thing("steel"), HOLDS))
    assert nx.utils.graphs_equal(
        in_order(edges_of(over(engine))), in_order(edges_of(flagship_graph))
    )


def test_what_is_stated_by_the_inverse_is_drawn(newsroom: Path) -> None:
    """In the words of the statement, and a path of what is stated leads along it."""
    path = next((newsroom / "graph" / "articles").glob("*.trig"))
    text = path.read_text(encoding="utf-8")
    said = "id:zollin kg:subsidiaryOf id:norvik ."
    assert said in text
    path.write_text(
        text.replace(said, "id:norvik kg:hasSubsidiary id:zollin ."), encoding="utf-8"
    )
    project = Project(newsroom, pinned=True)
    zollin, norvik = (thing(name).value for name in ("zollin", "norvik"))
    (edge,) = project.to_networkx().get_edge_data(norvik, zollin).values()
    assert (edge["property"], edge["basis"]) == (KG + "hasSubsidiary", "stated")
    names = [
        project.knowledge.verbaliser.title(thing(name)) for name in ("zollin", "norvik")
    ]
    (found,) = project.path(*names, stated_only=True).paths
    assert found.things == (zollin, norvik)
    assert {each.thing for each in project.rank()} >= {zollin, norvik}
