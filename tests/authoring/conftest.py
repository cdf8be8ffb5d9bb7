"""New projects, whose articles' texts are in their own folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.workspace import Workspace
from tests.authoring.press import added, begun


@pytest.fixture(autouse=True, scope="package")
def _own_texts() -> Iterator[None]:
    # Before the projects that a module has in common are begun.
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KG_ARTICLES", raising=False)
        yield


@pytest.fixture
def press(tmp_path: Path) -> Workspace:
    """A new project."""
    return begun(tmp_path / "press")


@pytest.fixture
def kilns(tmp_path: Path) -> Workspace:
    """A new project with an article that is not yet accepted."""
    return added(tmp_path / "kilns")
