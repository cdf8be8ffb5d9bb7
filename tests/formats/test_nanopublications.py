"""Each passage that states something is a valid nanopublication of exactly that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.formats.nanopublications import NP, nanopublication_quads, nanopublications
from kg.knowledge import Graph, load
from kg.vocabulary import CLASS_CLAIM, DERIVED_FROM, PREFIXES, TYPE, Term
from kg.workspace import find
from tests.ferries import FERRIES
from tests.flagship import alone

PARTS = ("hasAssertion", "hasProvenance", "hasPublicationInfo")
Pieces = dict[Term, dict[str, set[Quad]]]


@pytest.fixture(scope="module")
def claiming() -> Graph:
    """A project with claims."""
    return load(find(FERRIES).pinned)


@pytest.fixture(scope="module", params=["flagship", "ferries"])
def published(request: pytest.FixtureRequest, claiming: Graph) -> Graph:
    """Each of two projects."""
    return alone() if request.param == "flagship" else claiming


def pieces(quads: list[Quad]) -> Pieces:
    """The four graphs of each nanopublication, by the names of its parts."""
    by_graph: dict[Term, set[Quad]] = defaultdict(set)
    for quad in quads:
        assert isinstance(quad.graph_name, NamedNode)  # none is in the default graph
        by_graph[quad.graph_name].add(quad)
    found: Pieces = {}
    for quad in quads:
        if (quad.predicate, quad.object) == (TYPE, NamedNode(NP + "Nanopublication")):
            assert isinstance(quad.graph_name, NamedNode)
            head = by_graph[quad.graph_name]
            found[quad.subject] = {"Head": head} | {
                part: by_graph[value]
                for part in PARTS
                for value in [
                    each.object
                    for each in head
                    if each.predicate == NamedNode(NP + part)
                ]
            }
    return found


def test_the_rules_of_the_guidelines(
    published: Graph,
) -> None:
    """Four graphs that are not empty and no other; the provenance is of the assertion,
    the publication info of the nanopublication (https://nanopub.net/guidelines/).
    """
    graph = published
    quads = list(parse(nanopublications(graph), format=RdfFormat.TRIG))
    found = pieces(quads)
    assert len({quad.graph_name for quad in quads}) == 4 * len(found)
    for name, parts in found.items():
        assert set(parts) == {"Head", *PARTS} and all(parts.values())
        (assertion,) = {quad.graph_name for quad in parts["hasAssertion"]}
        provenance = [
            quad for quad in parts["hasProvenance"] if quad.subject == assertion
        ]
        assert DERIVED_FROM in {quad.predicate for quad in provenance}
        assert name in {quad.subject for quad in parts["hasPublicationInfo"]}


def test_an_assertion_is_what_its_passage_states(
    published: Graph,
) -> None:
    """No more and no less, and by that passage; claims stay claims."""
    graph = published
    stated = {
        passage.iri: set(triples)
        for passage, triples in graph.stated(graph.passages.values()).items()
        if triples
    }
    asserted = {}
    for parts in pieces(list(nanopublication_quads(graph))).values():
        (assertion,) = {quad.graph_name for quad in parts["hasAssertion"]}
        (passage,) = [
            quad.object
            for quad in parts["hasProvenance"]
            if (quad.subject, quad.predicate) == (assertion, DERIVED_FROM)
        ]
        assert isinstance(passage, NamedNode)
        asserted[passage.value] = {
            (quad.subject, quad.predicate, quad.object)
            for quad in parts["hasAssertion"]
        }
    assert asserted == stated


def test_a_claim_is_one_and_nothing_takes_it_for_a_statement(claiming: Graph) -> None:
    """Its provenance grades it by terms that are not RDF's own."""
    quads = list(nanopublication_quads(claiming))
    assert any(quad.object == CLASS_CLAIM for quad in quads)
    reifying = {f"{PREFIXES['rdf']}{name}" for name in ("subject", "reifies")}
    assert not [quad for quad in quads if quad.predicate.value in reifying]


def test_the_same_graph_gives_the_same_text(published: Graph) -> None:
    """To the byte."""
    assert nanopublications(published) == nanopublications(published)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_package_of_nanopublications_finds_them_valid(
    published: Graph,
) -> None:
    """Each of them, read by rdflib from the file."""
    nanopub = pytest.importorskip("nanopub", reason="nanopub is not installed")
    graph = published
    found = list(one_by_one(nanopublications(graph)))
    stating = [each for each in graph.stated(graph.passages.values()).values() if each]
    assert len(found) == len(stating)
    for each in found:
        assert nanopub.Nanopub(rdf=each).is_valid


def one_by_one(text: str) -> Iterator[rdflib.Dataset]:
    """Each nanopublication of a file by itself, as rdflib has read it."""
    read = rdflib.Dataset()
    read.parse(data=text, format="trig")
    by_name: dict[str, rdflib.Dataset] = defaultdict(rdflib.Dataset)
    for subject, predicate, value, name in read.quads():
        assert name is not None
        publication = str(name).rpartition("#")[0]
        by_name[publication].get_context(str(name)).add((subject, predicate, value))
    yield from by_name.values()
