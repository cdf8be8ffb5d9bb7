"""What is around a thing is found near it: all of it, or of a hub what tells most."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import Graph, compile_store, load
from kg.knowledge.memory import MemoryHome, copied
from kg.network.claim_edges import claim_edges, with_claims
from kg.network.edges import Edges, collapsed, edges_of
from kg.network.hubs import most_telling
from kg.network.labelled import neighbourhood
from kg.network.vicinity import vicinity
from kg.page.scope import around
from tests.benchmarks import generated
from tests.ferries import ferries
from tests.flagship import NAMES, alone
from tests.homes import OnlySparql
from tests.terms import thing

HUB = thing("hub")
PARTNERS, SITES = 30, 3


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Of twelve articles, most of them about few organisations."""
    folder = tmp_path_factory.mktemp("large")
    return load(generated.write(folder / "generated", 12))


@pytest.fixture(scope="module", params=["flagship", "ferries", "large"])
def graph(request: pytest.FixtureRequest, large: Graph) -> Graph:
    if request.param == "large":
        return large
    return alone() if request.param == "flagship" else ferries()


@pytest.fixture(scope="module")
def crowded() -> Graph:
    """A hub with many partners and a few places."""
    quads: list[Quad] = []

    def say(subject: str, predicate: str, value: str, passages: int = 1) -> None:
        triple = (thing(subject), NamedNode(v.KG + predicate), thing(value))
        quads.extend(Quad(*triple, passage(number)) for number in range(passages))
        quads.append(Quad(*triple))

    def passage(number: int) -> NamedNode:
        return NamedNode(f"{NAMES.articles}crowded#char={number},{number + 1}")

    article = NamedNode(f"{NAMES.articles}crowded")
    quads.append(Quad(article, v.TYPE, v.CLASS_ARTICLE, article))
    quads.extend(
        Quad(passage(number), v.TYPE, v.CLASS_PASSAGE, article) for number in range(5)
    )
    for number in range(PARTNERS):
        say("hub", "cooperatesWith", f"partner-{number:02}", 1 + (number == 17))
    for number in range(SITES):
        say("hub", "locatedIn", f"site-{number}")
    say("partner-21", "locatedIn", "site-1")
    say("partner-21", "produces", "looms")
    return over_ontology(quads)


def over_ontology(quads: list[Quad]) -> Graph:
    """The graph of some quads, beside the terms of the flagship's ontology."""
    terms = alone().match(graphs=NAMES.ontology)
    return Graph(MemoryHome(copied([*terms, *quads]), NAMES))


def signature(edges: Edges) -> tuple[set[str], set[tuple[object, ...]]]:
    """Nodes, and edges with what is kept with each, in no order."""
    found: set[tuple[object, ...]] = set()
    for source, target, key, data in edges.edges(keys=True, data=True):
        passages = tuple(sorted(data["passages"]))
        via = tuple(sorted(data.get("via", ())))
        found.add((source, target, key, data["basis"], passages, via))
    return set(edges), found


def test_it_is_what_the_whole_network_has_around_a_thing(graph: Graph) -> None:
    """In both forms, whatever the thing: an organisation, a post, a place, a claim."""
    opened = edges_of(graph, inferred=True)
    claimed = claim_edges(graph)
    forms = [with_claims(form, claimed) for form in (collapsed(graph, opened), opened)]
    things = sorted({*forms[0], *forms[1]})
    assert len(things) > 10
    for name in random.Random(0).sample(things, min(len(things), 60)):
        near = vicinity(graph, name)
        folded, whole = (signature(neighbourhood(form.copy(), name)) for form in forms)
        assert signature(near.folded) == folded, name
        assert signature(near.opened) == whole, name
        assert not near.left_out


def test_another_home_has_the_same(graph: Graph) -> None:
    """One that answers SPARQL alone."""
    remote = Graph(OnlySparql(graph.home), graph.terminology)
    opened = edges_of(graph, inferred=True)
    (_, hub) = max((opened.degree(node), node) for node in opened)
    for most in (None, 5):
        near, far = vicinity(graph, hub, most), vicinity(remote, hub, most)
        assert signature(near.folded) == signature(far.folded)
        assert near.left_out == far.left_out


def test_of_a_hub_each_kind_of_relation_is_there(crowded: Graph) -> None:
    """Many partners do not hide the few places."""
    near = vicinity(crowded, HUB.value, 6)
    shown = set(near.folded) - {HUB.value}
    assert len(shown) == 6
    assert len(near.left_out) == PARTNERS + SITES - 6
    assert {thing(f"site-{n}").value for n in range(SITES)} <= shown


def test_of_one_kind_those_come_first_that_most_is_said_of(crowded: Graph) -> None:
    """What two passages say comes first, then that of which most is said elsewhere."""
    near = vicinity(crowded, HUB.value, 4)
    partners = {node for node in near.folded if "partner" in node}
    assert partners == {thing("partner-17").value, thing("partner-21").value}


def test_what_is_between_those_that_are_shown_is_there(crowded: Graph) -> None:
    near = vicinity(crowded, HUB.value, 6)
    assert near.folded.has_edge(thing("partner-21").value, thing("site-1").value)
    assert thing("looms").value not in near.folded


def test_more_neighbours_are_added_to_fewer(crowded: Graph) -> None:
    """In an order that depends on nothing but the graph."""
    shown = [set(vicinity(crowded, HUB.value, most).folded) for most in (2, 5, 9, 20)]
    for fewer, more in pairwise(shown):
        assert fewer < more


def test_no_sentence_is_of_a_neighbour_that_is_left_out(graph: Graph) -> None:
    """Nor is anything missing that is said of the thing alone."""
    opened = edges_of(graph, inferred=True)
    (_, hub) = max((opened.degree(node), node) for node in opened)
    whole, part = (around(graph, NamedNode(hub), most) for most in (None, 3))
    assert part.left_out and not whole.left_out
    assert not part.things & part.left_out
    shown, number, _ = part.neighbours
    assert number == whole.neighbours.shown == shown + len(part.left_out)
    told = {each.triples for each in part.said}
    assert told < {each.triples for each in whole.said}
    for each in whole.said:
        ends = {
            term.value
            for t in each.triples
            for term in t
            if isinstance(term, NamedNode)
        }
        if hub in ends and not ends & whole.things - {hub}:
            assert each.triples in told


def test_what_is_chosen_of_a_hub_is_kept_until_the_graph_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = generated.write(tmp_path / "generated", 12)
    times: list[str] = []

    def counting(
        graph: Graph, hub: str, forms: Iterable[Edges], candidates: Collection[str]
    ) -> list[str]:
        times.append(hub)
        return most_telling(graph, hub, forms, candidates)

    def left_out() -> frozenset[str]:
        compiled = compile_store(workspace, pytest.fail)
        assert compiled is not None
        return vicinity(compiled, hub, 1).left_out

    memory = load(workspace)
    opened = edges_of(memory)
    (_, hub) = max((opened.degree(node), node) for node in opened)
    expected = vicinity(memory, hub, 1).left_out
    monkeypatch.setattr("kg.network.vicinity.most_telling", counting)
    assert expected == left_out() == left_out()
    assert times == [hub]
    registry = workspace.entities
    name = f'<{hub}> <{v.ALT_LABEL.value}> "The Hub"@en .'
    registry.write_text(f"{registry.read_text()}\n{name}\n")
    assert expected == left_out()
    assert times == [hub, hub]
