"""A browser for the page's tests, and the pages they look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.page.chromium import CHROMIUM, launch
from tests.page.invented import HOSTILE, Open, page_of, small


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it the test is skipped, but in CI it fails."""
    if not CHROMIUM:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on the PATH")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a graph's page; afterwards no request but for the file and no console error may have happened."""
    wrong: list[str] = []
    contexts = []

    def open_(graph: nx.MultiDiGraph[str] | None = None, fragment: str = "", **context: Any) -> Page:
        path = tmp_path / "map.html"
        path.write_text(page_of(small() if graph is None else graph), encoding="utf-8")
        options: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **context}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("request", lambda request: wrong.extend([] if request.url.startswith("file:") else [request.url]))
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


@pytest.fixture
def hostile_graph() -> nx.MultiDiGraph[str]:
    """The small graph with markup for a name, in labels, relations, sentences, quotes and links."""
    return small(HOSTILE)
