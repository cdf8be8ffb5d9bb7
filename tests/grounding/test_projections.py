"""What is only planned or expected is asked for by its own question, and by no other
one about figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.edition import Edition
from kg.knowledge import bindings
from kg.questions import ask, questions
from tests.grounding import invented
from tests.grounding.told import doubted, rows

QUESTIONS = ("bounds", "capacity", "estimates", "figures", "growth")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A project with figures and projections of many kinds."""
    folder: Path = tmp_path_factory.mktemp("projections") / "project"
    doubted(folder, rows("figures"))
    return invented.edition(folder, folder / "articles")


def figures(edition: Edition, kind: NamedNode) -> set[str]:
    """The figures of a class."""
    members = edition.graph.triples(None, v.TYPE, kind)
    return {figure.value for figure, *_ in members}


def answers(edition: Edition, name: str) -> set[str]:
    """All things in the rows of a question."""
    question = questions(edition.workspace)[name]
    found: set[str] = set()
    for row in bindings(ask(edition.graph, question)):
        found |= {term.value for term in row.values() if isinstance(term, NamedNode)}
    return found


def test_projections_are_asked_for(edition: Edition) -> None:
    """All of them, and nothing that is so."""
    found = answers(edition, "projections")
    projections = figures(edition, v.CLASS_PROJECTION)
    assert projections and projections <= found
    assert found.isdisjoint(figures(edition, v.CLASS_OBSERVATION))


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_other_question_has_projections(edition: Edition, name: str) -> None:
    """A plan is no figure of what is so."""
    found = answers(edition, name)
    assert found.isdisjoint(figures(edition, v.CLASS_PROJECTION))
