"""Where there is no project, the data of the package are read and never changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import KgError, Project
from kg.cli import kg
from kg.workspace import carried

SLUG = "2025-09-12-liuzhou-ai-manufacturing"
SIGNED = "--date", "2026-05-31", "--reason", "said so"
CHANGING = [
    ["add", "news.txt"],
    ["add", "--remove", SLUG],
    ["draft", SLUG],
    ["draft", "--all"],
    ["review", SLUG],
    ["review", SLUG, "--text"],
    ["accept", SLUG],
    ["check", "--write-proofs"],
    ["attest", "Huawei", "--means", "id:huawei", "--in", SLUG, *SIGNED],
    ["fmt"],
]


def files() -> dict[Path, float]:
    """When each file of the carried data was changed."""
    root = carried()
    folders = [root / name for name in ("graph", "drafts", "articles", "ontology")]
    found = [path for folder in folders for path in folder.rglob("*")]
    return {path: path.stat().st_mtime for path in found}


@pytest.mark.parametrize("words", CHANGING, ids=" ".join)
def test_a_verb_that_changes_a_project_wants_one(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so and what to do; a newcomer's article does not end in the package."""
    (tmp_path / "news.txt").write_text("Acme weaves\n\nAcme bought Bolt.\n")
    monkeypatch.chdir(tmp_path)
    before = files()
    ran = CliRunner().invoke(kg, words)
    assert isinstance(ran.exception, KgError)
    assert ran.exception.message == "There is no project here to change."
    assert "kg init" in ran.exception.advice
    assert files() == before


def test_what_only_reads_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Questions are answered from the data of the package."""
    monkeypatch.chdir(tmp_path)
    project = Project(pinned=True)
    assert list(project.ask("partners"))
    with pytest.raises(KgError, match="no project"):
        project.draft(SLUG)
