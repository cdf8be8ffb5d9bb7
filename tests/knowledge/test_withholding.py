"""What cannot stand without a statement that is left out."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import Graph, load
from kg.vocabulary import KG, Term
from kg.workspace import Workspace
from tests.conftest import copied_newsroom
from tests.flagship import NAMES

SLUG = "2024-03-04-norvik-tessaly"


def thing(name: str) -> NamedNode:
    return NamedNode(NAMES.things + name)


def term(name: str) -> NamedNode:
    return NamedNode(KG + name)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Nothing changes it."""
    folder = copied_newsroom(tmp_path_factory.mktemp("newsroom") / "project")
    return Workspace(folder)


@pytest.fixture(scope="module")
def whole(newsroom: Workspace) -> Graph:
    return load(newsroom)


def stated(graph: Graph, *pattern: Term | None) -> list[Quad]:
    """The statements of passages that match."""
    subject, predicate, value = pattern
    assert subject is None or isinstance(subject, NamedNode)
    assert predicate is None or isinstance(predicate, NamedNode)
    passages = [NamedNode(iri) for iri in graph.passages]
    return graph.match(subject, predicate, value, graphs=passages)


def without(newsroom: Workspace, quads: list[Quad]) -> Graph:
    assert quads, "there is something to leave out"
    return load(newsroom, refused=quads)


def test_a_relation_goes_alone(newsroom: Workspace, whole: Graph) -> None:
    """With what follows from it, and nothing else."""
    pattern = (thing("zollin"), term("subsidiaryOf"), thing("norvik"))
    graph = without(newsroom, stated(whole, *pattern))
    gone = set(whole.triples()) - set(graph.triples())
    assert pattern in gone
    assert all({thing("zollin"), thing("norvik")} >= {s, o} for s, _, o in gone)
    assert not set(graph.triples()) - set(whole.triples())


def test_a_figure_goes_as_a_whole(newsroom: Workspace, whole: Graph) -> None:
    """Nothing speaks of it any more, nor of what was worked out from it."""
    figures = {
        quad.object
        for quad in whole.match(None, v.DERIVED_FROM, graphs=NAMES.derived)
        if "#char=" not in str(quad.object)
    }
    (figure, *_) = sorted(figures, key=str)
    graph = without(newsroom, stated(whole, figure, v.VALUE, None))
    for pattern in ((figure, None, None), (None, None, figure)):
        subject, predicate, value = pattern
        assert not graph.match(subject, predicate, value, graphs=None)  # type: ignore[arg-type]
    estimates = [
        each
        for each, _, kind in whole.triples(None, v.TYPE)
        if kind == v.CLASS_ESTIMATE
    ]
    assert [each for each in estimates if not graph.triples(each)]


def test_a_thing_without_a_class_is_spoken_of_by_nobody(
    newsroom: Workspace, whole: Graph
) -> None:
    """Of one that the registry does not know."""
    registered = {quad.subject for quad in whole.match(graphs=NAMES.entities)}
    kinds = [
        quad
        for quad in stated(whole, None, v.TYPE, None)
        if quad.subject not in registered
    ]
    chosen = min(kinds, key=str)
    graph = without(newsroom, stated(whole, chosen.subject, v.TYPE, None))
    assert isinstance(chosen.subject, NamedNode)
    assert not graph.match(chosen.subject, graphs=None)
    assert not graph.match(None, None, chosen.subject, graphs=None)


def test_what_a_reading_rests_on(newsroom: Workspace, whole: Graph) -> None:
    """Without it, it concludes nothing."""
    conclusion = (thing("quillhaven"), term("hosts"), thing("model-town-programme"))
    assert whole.triples(*conclusion)
    (reading,) = whole.match(
        None, v.IMPLIED_SUBJECT, thing("quillhaven"), graphs=NAMES.derived
    )
    assert isinstance(reading.subject, NamedNode)
    (ground,) = whole.match(reading.subject, v.DERIVED_FROM, graphs=NAMES.derived)
    assert isinstance(ground.object, NamedNode)
    graph = without(newsroom, whole.match(graphs=ground.object))
    assert not graph.triples(*conclusion)
