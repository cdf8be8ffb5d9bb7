"""A drafted article, which several tests look at."""

from __future__ import annotations

from collections.abc import Iterator

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
