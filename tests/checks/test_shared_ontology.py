"""What a project may add to what it shares with others, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.project import Project
from kg.workspace import Workspace
from tests.conftest import copied_newsroom
from tests.flagship import ROOT

TERMS = """
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture
def league(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project without articles, with terms of its own."""
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    return kg.init(
        tmp_path / "league", base="https://example.org/league/", title="League"
    )


def added(project: Project, turtle: str) -> None:
    """Write a second file of own terms."""
    path = project.workspace.root / "ontology" / "more.ttl"
    path.write_text(TERMS + turtle, encoding="utf-8")


@pytest.mark.parametrize(
    "turtle",
    [
        'kg:Company rdfs:label "firm"@en .',
        "kg:Company rdfs:subClassOf kg:Person .",
        'kg:supports skos:definition "Likes."@en .',
        "kg:unheardOf a rdfs:Class .",
    ],
)
def test_a_shared_term_keeps_its_meaning(league: Project, turtle: str) -> None:
    """Neither label nor axiom of a shared term can be changed, nor a term added."""
    added(league, turtle)
    (finding,) = league.check()
    assert finding.is_error
    assert finding.message == "A term of the shared ontology is given another meaning."
    assert finding.found == turtle.split(maxsplit=1)[0]
    assert (finding.location.file, finding.location.line) == ("ontology/more.ttl", 5)
    assert "rdfs:subClassOf" in finding.advice


@pytest.mark.parametrize(
    "turtle",
    [
        'kg:Company kg:cue "foundry"@en .',
        "kg:Company skos:closeMatch <https://example.org/Firm> .",
        "kg:locatedIn <https://schema.org/domainIncludes> kg:Topic .",
    ],
)
def test_words_and_matches_may_be_added(league: Project, turtle: str) -> None:
    """How a text says a shared term, and what others call it, is open to all."""
    added(league, turtle)
    assert league.check() == []


def test_texts_elsewhere_are_told_of_once(
    league: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of texts may serve several projects, so that others' texts are a note."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("one", "two"):
        (texts / f"{name}.txt").write_text("Words.", encoding="utf-8")
    monkeypatch.setenv("KG_ARTICLES", str(texts))
    (finding,) = Project(league.workspace.root).check()
    assert (finding.severity, finding.location.file) == ("note", str(texts))
    assert finding.message == "No article has 2 of the texts in the folder."
    assert "kg add" in finding.advice


def test_a_copy_of_the_ontology_is_known_as_such(tmp_path: Path) -> None:
    """Its frames need no validation again, but one byte or file more makes it another;
    the package's own folder is no copy.
    """
    copy = Workspace(copied_newsroom(tmp_path / "newsroom"))
    assert copy.has_copied_ontology
    assert not Workspace(ROOT).has_copied_ontology
    more = copy.root / "ontology" / "more.ttl"
    more.write_text(TERMS, encoding="utf-8")
    assert not copy.has_copied_ontology
    more.unlink()
    with (copy.root / "ontology" / "units.ttl").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not copy.has_copied_ontology


def test_the_frames_of_the_package_fit_their_shapes() -> None:
    """In its own folder they are validated, since a copy of them is not."""
    found = Project(ROOT, pinned=True).check()
    assert [finding for finding in found if finding.check == "shapes"] == []
