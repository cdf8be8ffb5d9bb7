"""The machine's own Chromium, started without a network."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

# The headless shell is the same browser without its windows, and starts twice as fast.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    """A headless browser; raises where there is none."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
