"""Two people decide on the drafts of one article, each in a branch of git."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping

import pytest

import kg
from kg.errors import BadInput
from tests.drafting.press import SLUG

Git = Callable[..., None]


@pytest.fixture
def git(project: kg.Project) -> Git:
    def run(*arguments: str) -> None:
        named = ("-c", "user.name=Ada Oz", "-c", "user.email=ada@press.example")
        subprocess.run(
            ("git", *named, *arguments),
            cwd=project.workspace.root,
            check=True,
            capture_output=True,
        )

    run("init", "--quiet", "--initial-branch", "main")
    run("add", "--all")
    run("commit", "--quiet", "--message", "Drafted")
    return run


def decide_apart(
    project: kg.Project, git: Git, one: Mapping[str, str], other: Mapping[str, str]
) -> None:
    """Decisions of two branches, merged."""
    git("switch", "--quiet", "--create", "other")
    project.review(SLUG, other)
    git("commit", "--quiet", "--all", "--message", "Other")
    git("switch", "--quiet", "main")
    project.review(SLUG, one)
    git("commit", "--quiet", "--all", "--message", "One")
    git("merge", "--quiet", "--no-edit", "other")


def neighbours(project: kg.Project) -> list[str]:
    return [line.id for line in project.review(SLUG) if not line.is_thing][:2]


def test_decisions_on_neighbouring_lines_are_both_kept(
    project: kg.Project, git: Git
) -> None:
    first, second = neighbours(project)
    decide_apart(project, git, {first: "a"}, {second: "xd"})
    merged = {line.id: line.decision for line in project.review(SLUG)}
    assert (merged[first], merged[second]) == ("a", "xd")


def test_two_decisions_on_one_draft_are_told_with_both_lines(
    project: kg.Project, git: Git
) -> None:
    first, _ = neighbours(project)
    decide_apart(project, git, {first: "a"}, {first: "xd"})
    with pytest.raises(BadInput, match=rf":\d+: {first} is decided in line \d+ alr"):
        project.review(SLUG)
