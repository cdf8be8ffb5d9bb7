"""Many articles: each by itself, so that one that fails loses no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.drafting.batches import DraftFailure, draft_all, undrafted
from kg.drafting.reviewing import review_file
from tests.drafting.press import SLUG, press


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_fails_is_told_and_loses_no_other(
    tmp_path: Path, jobs: int
) -> None:
    workspace = press(tmp_path / "press").workspace
    done = list(draft_all(workspace, ["missing", SLUG], jobs=jobs, is_parsed=False))
    failed = [each for each in done if isinstance(each, DraftFailure)]
    assert [each.slug for each in failed] == ["missing"]
    assert "missing" in failed[0].reason
    assert review_file(workspace, SLUG).is_file()


def test_what_is_drafted_is_not_drafted_again_unless_asked(tmp_path: Path) -> None:
    project = press(tmp_path / "press")
    workspace, graph = project.workspace, project.knowledge
    assert undrafted(workspace, graph) == [SLUG]
    list(draft_all(workspace, [SLUG], jobs=1, is_parsed=False))
    assert undrafted(workspace, graph) == []
    assert undrafted(workspace, graph, again=True) == [SLUG]
