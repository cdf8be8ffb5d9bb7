"""Texts of which relations cannot be proved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import Project
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
