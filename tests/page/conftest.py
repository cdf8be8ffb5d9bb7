"""A browser for the page's tests, and the pages they look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.page.sites import Open, page_of


@pytest.fixture(scope="session")
def verified(shared_newsroom: Path) -> str:
    """The newsroom's page, with the words of its article."""
    return page_of(shared_newsroom)


@pytest.fixture(scope="session")
def pinned(shared_newsroom: Path) -> str:
    """The newsroom's page without a word of its article."""
    return page_of(shared_newsroom, pinned=True)


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page from a file; afterwards no request but for that file and no console
    message may have happened.
    """
    with opening(browser, tmp_path) as open_:
        yield open_


@pytest.fixture(scope="module")
def open_shared(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Open]:
    """The same for a page that several tests of a module look at."""
    with opening(browser, tmp_path_factory.mktemp("shared")) as open_:
        yield open_


@contextmanager
def opening(browser: Browser, folder: Path) -> Iterator[Open]:
    wrong: list[str] = []
    contexts = []

    def open_(
        html: str, fragment: str = "", name: str = "index.html", **context: Any
    ) -> Page:
        path = folder / name
        path.write_text(html, encoding="utf-8", newline="\n")
        options: dict[str, Any] = {
            "viewport": {"width": 1440, "height": 900},
            "reduced_motion": "reduce",
            **context,
        }
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        allowed = ("file:", "data:", "blob:")
        page.on(
            "request",
            lambda request: wrong.extend(
                [] if request.url.startswith(allowed) else [request.url]
            ),
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(path.as_uri() + fragment)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong
