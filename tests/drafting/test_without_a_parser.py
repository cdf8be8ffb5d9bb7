"""What is drafted without a parser says so, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.drafting.batches import draft_all
from kg.drafting.reviewing import Drafted
from kg.errors import KgError
from kg.frames import installed
from tests.drafting.press import SLUG, press


def broken() -> None:
    raise KgError("The model was edited.", "Install it again.")


def test_a_broken_parser_stops_no_draft_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "installed", broken)
    project = press(tmp_path / "press")
    drafted = project.draft(SLUG)
    assert drafted.drafts.drafts
    assert "The model was edited." in drafted.drafts.skipped[0]


def test_a_broken_parser_stops_no_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "installed", broken)
    project = press(tmp_path / "press")
    (done,) = draft_all(project.workspace, [SLUG], jobs=1)
    assert isinstance(done, Drafted)
    assert "The model was edited." in done.drafts.skipped[0]


def test_the_sentences_without_a_relation_are_counted(tmp_path: Path) -> None:
    text = """Ardle opens
Tessholm, 3 May 2024

Quorrin Mills acquired Ardle Foods. Quorrin Mills admired Ardle Foods.
"""
    drafted = press(tmp_path / "press", text).draft(SLUG, is_parsed=False)
    (skipped,) = drafted.drafts.skipped
    assert "of 2 sentences that mention two things, 1 has no relation" in skipped


def test_a_class_that_nothing_tells_is_doubtful(tmp_path: Path) -> None:
    """Most names of business news are those of firms, but a person has to say so."""
    text = """Quorrin Mills opens
Tessholm, 3 May 2024

Quorrin Mills Ltd acquired Vesper. It supplies Vesper.
"""
    drafted = press(tmp_path / "press", text).draft(SLUG, is_parsed=False)
    tiers = {each.facts.subject: each.tier for each in drafted.drafts.things}
    assert tiers == {"Quorrin Mills Ltd": "plain", "Vesper": "doubtful"}
