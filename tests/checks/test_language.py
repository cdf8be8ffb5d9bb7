"""Texts, and parsers, with which relations cannot be proved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import Project
from kg.errors import KgError
from kg.frames.installed import Installed
from kg.language.english.model_files import ModelFault
from kg.language.english.predication import Predication
from tests.ferries import FERRIES

GERMAN = (
    "Skerrin Lines hat am Montag mitgeteilt, dass die Reederei ihre Konkurrenz für "
    "vierzig Millionen Kronen übernommen hat. Sie möchte in der Stadt ein neues Werk "
    "bauen, in dem rund zweihundert Menschen arbeiten sollen."
)
ENGLISH = "Skerrin Lines said on Monday that it has bought a yard in Tarnholm."


@pytest.mark.parametrize(("text", "number"), [(GERMAN, 1), (ENGLISH, 0)])
def test_a_text_in_another_language_is_noted_once(
    tmp_path: Path, text: str, number: int
) -> None:
    """Its article is named, with the line of its digest."""
    folder = tmp_path / "project"
    shutil.copytree(FERRIES, folder)
    given = tmp_path / "news.txt"
    given.write_text(text, encoding="utf-8")
    project = Project(folder)
    added = project.add(given, date="2026-05-12", title="Werft", slug="werft")
    notes = [each for each in project.check() if "English" in each.message]
    assert [each.severity for each in notes] == ["note"] * number
    for note in notes:
        assert note.location.file == f"graph/articles/{added.slug}.trig"
        assert note.location.line


def _broken(*_: object) -> list[Predication]:
    raise ModelFault("spaCy cannot be imported.", "Install it anew.")


def _broken_when_asked() -> Installed:
    """A parser of which nobody knows before that it cannot be loaded."""
    return Installed(_broken, lambda _: [], "en_core_web_sm 3.8.0", "0" * 64)


@pytest.mark.parametrize("waiting", [_broken, _broken_when_asked])
def test_a_parser_that_is_broken_is_told_and_not_needed(
    waiting: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relations are then proved by the order of words alone."""
    project = Project(FERRIES, FERRIES / "articles")
    whole = project.examine().proofs
    monkeypatch.setattr("kg.checks.examination.waiting", waiting)
    examined = project.examine()
    (finding,) = examined.findings
    assert (finding.severity, finding.check) == ("warning", "support")
    assert finding.message == "No parse proves relations: spaCy cannot be imported."
    assert finding.advice == "Install it anew."
    assert examined.proofs == whole


def test_a_model_whose_files_nobody_knows_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever has the name of the official one parses, and a warning says so."""
    unknown = Installed(
        parser=lambda *_: [],
        recognise=lambda _: [],
        model="en_core_web_sm 3.8.0",
        digest="0" * 64,
    )
    monkeypatch.setattr("kg.checks.examination.waiting", lambda: unknown)
    project = Project(FERRIES, FERRIES / "articles")
    (warning,) = [each for each in project.check() if "verify" in each.message]
    assert warning.severity == "warning"


def test_a_parser_that_is_broken_does_not_stop_a_proof(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The statement is proved by order, and a warning says that it is so alone."""

    def broken() -> None:
        raise KgError("spaCy cannot be imported.", "Install it anew.")

    monkeypatch.setattr("kg.frames.installed.installed", broken)
    project = Project(FERRIES, FERRIES / "articles")
    with pytest.warns(RuntimeWarning, match="spaCy cannot be imported"):
        proof = project.prove("Acme acquired Bolt.", "Acme", "acquired", "Bolt")
    assert (proof.grade, proof.how) == ("proved", "order")


@pytest.mark.parametrize(("times", "number"), [(200, 1), (5, 0)])
def test_what_is_too_long_for_a_sentence_is_noted(
    tmp_path: Path, times: int, number: int
) -> None:
    """What its words say is read in pieces, which is said."""
    folder = tmp_path / "project"
    shutil.copytree(FERRIES, folder)
    given = tmp_path / "table.txt"
    table = "Skerrin Lines, 40 ferries, Tarnholm, 12 quays, " * times
    given.write_text(f"Lines and quays\n\n{table.strip(' ,')}.", encoding="utf-8")
    project = Project(folder)
    added = project.add(given, date="2026-05-12", title="Lines", slug="table")
    notes = [each for each in project.check() if "too long" in each.message]
    assert [each.severity for each in notes] == ["note"] * number
    for note in notes:
        assert note.location.file == f"graph/articles/{added.slug}.trig"
        assert note.found == f"{len(table.strip(' ,')) + 1} characters"
