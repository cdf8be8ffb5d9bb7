"""A browser for the tests of pages, and axe-core: one of each for a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it the test is skipped, but in CI it fails."""
    from playwright.sync_api import sync_playwright  # most tests need no browser

    from tests.page.chromium import CHROMIUM, launch

    if not CHROMIUM:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "no Chromium on the PATH"
        )
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core; where npm cannot bring it the test is skipped, but in CI
    it fails.
    """
    from tests.page.axe import fetched

    try:
        return fetched(tmp_path_factory.mktemp("axe"))
    except (OSError, CalledProcessError) as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"npm does not bring axe-core: {error}"
        )
