"""Many articles: each by itself, so that one that fails loses no other."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from kg.drafting import batches, reviewing
from kg.drafting.batches import DraftFailure, draft_all, undrafted
from kg.drafting.reviewing import Drafted, review_file
from tests.drafting.press import SLUG, press


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_fails_is_told_and_loses_no_other(
    tmp_path: Path, jobs: int
) -> None:
    workspace = press(tmp_path / "press").workspace
    done = list(draft_all(workspace, ["missing", SLUG], jobs=jobs))
    failed = [each for each in done if isinstance(each, DraftFailure)]
    assert [each.slug for each in failed] == ["missing"]
    assert "missing" in failed[0].reason
    assert review_file(workspace, SLUG).is_file()


def test_what_is_drafted_is_not_drafted_again_unless_asked(tmp_path: Path) -> None:
    project = press(tmp_path / "press")
    workspace, graph = project.workspace, project.knowledge
    assert undrafted(workspace, graph) == [SLUG]
    list(draft_all(workspace, [SLUG], jobs=1))
    assert undrafted(workspace, graph) == []
    assert undrafted(workspace, graph, again=True) == [SLUG]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_crashes_is_told_and_loses_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    workspace = press(tmp_path / "press").workspace

    def crash(*given: object) -> Drafted:
        if "odd" in given:
            raise ZeroDivisionError("by zero")
        return reviewing.draft(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(batches, "draft", crash)
    done = list(draft_all(workspace, ["odd", SLUG], jobs=jobs))
    failed = [each for each in done if isinstance(each, DraftFailure)]
    assert [(each.slug, each.reason) for each in failed] == [
        ("odd", "ZeroDivisionError: by zero")
    ]
    assert review_file(workspace, SLUG).is_file()


@pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="a child has no patch of ours"
)
def test_a_process_that_ends_takes_no_other_article_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = press(tmp_path / "press").workspace

    def end(*given: object) -> Drafted:
        if "odd" in given:
            os._exit(1)
        return reviewing.draft(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(batches, "draft", end)
    slugs = ["odd", *[f"missing{number}" for number in range(9)], SLUG]
    done = list(draft_all(workspace, slugs, jobs=2))
    assert sorted(each.slug for each in done) == sorted(slugs)
    ended = [
        each.slug
        for each in done
        if isinstance(each, DraftFailure) and "process ended" in each.reason
    ]
    assert ended == ["odd"]
    assert review_file(workspace, SLUG).is_file()
