"""Writes the README's picture of the map, without the article's words: python
tests/page/picture.py PICTURE.png
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.page.pages import map_of
from kg.workspace import find
from tests.page.chromium import launch
from tests.page.sites import opened

ROOT = Path(__file__).parents[2]


def write(picture: Path) -> None:
    """Draw the flagship's map and photograph it."""
    edition = opened(find(ROOT).pinned)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        html = Path(folder, "map.html")
        html.write_text(map_of(edition, None), encoding="utf-8")
        browser = launch(playwright)
        tab = browser.new_page(
            viewport={"width": 1280, "height": 800}, device_scale_factor=1
        )
        tab.goto(f"{html.as_uri()}#thing=id:sgmw")
        tab.wait_for_selector("html[data-ready]", state="attached")
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
