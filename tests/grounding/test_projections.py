"""What is only planned or expected is asked for by its own question, and by no other one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.edition import Edition
from kg.knowledge import bindings
from kg.questions import Question, ask, questions
from tests.ferries import workspace
from tests.grounding import invented
from tests.grounding.told import doubted, rows

OTHERS = sorted(questions(workspace()).keys() - {"projections"})


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A project with figures and projections of many kinds."""
    folder: Path = tmp_path_factory.mktemp("projections") / "project"
    doubted(folder, rows("figures"))
    return invented.edition(folder, folder / "articles")


def figures(edition: Edition, kind: NamedNode) -> set[NamedNode]:
    """The figures of a class."""
    members = edition.graph.triples(None, v.TYPE, kind)
    return {figure for figure, *_ in members if isinstance(figure, NamedNode)}


def values(edition: Edition, question: Question) -> list[dict[str, str]]:
    """The values with which a question is asked for all that projections are of."""
    graph = edition.graph
    owners: set[str] = set()
    places: set[str] = set()
    projections = [*figures(edition, v.CLASS_PROJECTION)]
    for _, _, owner in graph.triples(projections, v.OBSERVED_OF):
        owners.add(getattr(owner, "value", ""))
    for passage, stated in graph.stated(graph.passages.values()).items():
        if any(subject in projections for subject, *_ in stated):
            places.add(str(passage.begin))
    if question.name == "with-property":
        return [{"property": "kg:observedOf"}]
    if not question.required:
        return [{}]
    (required,) = question.required
    is_place = isinstance(question.values[required], Literal)
    return [{required: value} for value in sorted(places if is_place else owners)]


def answers(edition: Edition, name: str) -> set[NamedNode]:
    """All things in the rows of a question."""
    question = questions(edition.workspace)[name]
    found: set[NamedNode] = set()
    for params in values(edition, question):
        for row in bindings(ask(edition.graph, question, **params)):
            found |= {term for term in row.values() if isinstance(term, NamedNode)}
    return found


def test_projections_are_asked_for(edition: Edition) -> None:
    """All of them, and nothing that is so."""
    found = answers(edition, "projections")
    projections = figures(edition, v.CLASS_PROJECTION)
    assert projections and projections <= found
    assert found.isdisjoint(figures(edition, v.CLASS_OBSERVATION))


@pytest.mark.parametrize("name", OTHERS)
def test_no_other_question_has_projections(edition: Edition, name: str) -> None:
    """A plan is nothing that is so."""
    found = answers(edition, name)
    assert found.isdisjoint(figures(edition, v.CLASS_PROJECTION))


@pytest.mark.parametrize("name", ["about", "with-property"])
def test_what_is_so_is_told_where_projections_are(edition: Edition, name: str) -> None:
    """They are left out of answers that have something to tell."""
    assert answers(edition, name) & figures(edition, v.CLASS_OBSERVATION)
