"""Claims for tests: the ferries, an invented article in which hardly anything is said to
be so, and any other graph with all that its passages state claimed as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import vocabulary as v
from kg.authoring.claiming import How, claims_of
from kg.knowledge import Graph, load
from kg.knowledge.claims import MODALITIES, Claim, claims
from kg.knowledge.inference import infer
from kg.knowledge.loading import fill
from kg.knowledge.memory import MemoryHome
from kg.vocabulary import Triple
from kg.workspace import Workspace, find
from tests.flagship import ROOT

FERRIES = ROOT / "tests" / "data" / "ferries"
SLUG = "2026-05-11-skerrin-orvik"


def workspace() -> Workspace:
    """The project without its text."""
    return find(FERRIES).pinned


@cache
def ferries() -> Graph:
    """Its graph."""
    return load(workspace())


def ferry(name: str) -> NamedNode:
    """A thing of the project."""
    return NamedNode(workspace().namespaces.things + name)


def told(graph: Graph) -> list[Claim]:
    """All claims of a graph."""
    return list(claims(graph.facts()))


def claiming(graph: Graph) -> Graph:
    """The same graph, in which each passage also claims what it states, the other way
    round too, and a thing of its own.
    """
    names = graph.namespaces
    engine = Store()
    for quad in graph.match(graphs=None):
        if quad.graph_name != names.inferred:
            engine.add(quad)
    for passage, triples in graph.stated(graph.passages.values()).items():
        place = NamedNode(passage.iri)
        things = f"{names.things}passage-{passage.begin}-{passage.end}-"
        for quad in _claimed(triples, things):
            engine.add(Quad(quad.subject, quad.predicate, quad.object, place))
    fill(engine, names)
    infer(engine, graph.ontology)
    return Graph(MemoryHome(engine, names))


def _claimed(triples: list[Triple], things: str) -> Iterator[Quad]:
    for triple, modality in zip(_relations(triples), cycle(MODALITIES), strict=False):
        yield from claims_of([triple], How(modality, None), things)
    thing = NamedNode(f"{things}venture")
    yield Quad(thing, v.TYPE, v.CLASS_CLAIM)
    yield Quad(thing, v.PREF_LABEL, Literal("venture", language="en"))
    yield Quad(thing, v.CLAIMED_TYPE, NamedNode(v.KG + "Cooperation"))
    yield Quad(thing, v.MODALITY, v.PLANNED)


def _relations(triples: list[Triple]) -> Iterator[Triple]:
    """What is stated of things, and between the same things in the other direction."""
    for subject, predicate, value in triples:
        yield subject, predicate, value
        if isinstance(value, NamedNode):
            yield value, predicate, subject
