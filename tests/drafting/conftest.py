"""A drafted article, which several tests look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.drafting.reviewing import Drafted
from tests.drafting.press import drafted, press


@pytest.fixture(autouse=True, scope="package")
def _own_texts() -> Iterator[None]:
    # Before the projects that a module has in common are begun.
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KG_ARTICLES", raising=False)
        yield


@pytest.fixture(scope="package")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> kg.Project:
    """A project with an article, in which nothing is to be written."""
    return press(tmp_path_factory.mktemp("quorrin") / "press")


@pytest.fixture(scope="package")
def draft_of_quorrin(read_only: kg.Project) -> Drafted:
    return drafted(read_only)


@pytest.fixture(scope="package")
def drafted_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project whose article is drafted, to be copied."""
    folder = tmp_path_factory.mktemp("drafted") / "press"
    drafted(press(folder))
    return folder


@pytest.fixture
def project(drafted_once: Path, tmp_path: Path) -> kg.Project:
    """A project whose article is drafted."""
    folder = tmp_path / "press"
    shutil.copytree(drafted_once, folder)
    return kg.Project(folder)
