"""Texts in another language than the grammar that proves relations."""

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
