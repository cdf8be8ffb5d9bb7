"""What several test folders share: where the project is, and the flagship article's text where it is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLAGSHIP = "2025-09-12-liuzhou-ai-manufacturing"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def articles_folder() -> Path:
    """The folder with the flagship's text; without it the test is skipped, but in CI it fails."""
    folder = Path(os.environ.get("KG_ARTICLES", ROOT / "articles"))
    if not (folder / f"{FLAGSHIP}.txt").is_file():
        message = f"the article's text is not in {folder}; set KG_ARTICLES"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder
