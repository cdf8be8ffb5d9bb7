"""axe-core, which finds what a page keeps from some of its readers; npm brings it when
a test asks for it.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""What another colour scheme can break that the first one does not."""
RUN = """only => axe.run(document, {resultTypes: ["violations"], runOnly: only}).then(
    ({violations}) => violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.target} ${node.html}`)))"""


def fetched(folder: Path) -> str:
    """The library's source, unpacked in the folder; an `OSError` or
    `CalledProcessError` where npm cannot bring it.
    """
    npm = shutil.which("npm")
    if not npm:
        raise FileNotFoundError("there is no npm")
    command = [npm, "pack", "axe-core@4", "--fetch-retries=0", "--no-update-notifier"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (packed,) = folder.glob("axe-core-*.tgz")
    with tarfile.open(packed) as archive:
        source = archive.extractfile("package/axe.min.js")
        assert source
        return source.read().decode("utf-8")


def violations(page: Page, source: str) -> list[str]:
    """Each rule that the page breaks as it is now, with the element that does; the
    page's policy lets this run.
    """
    return _run(page, source, {"type": "tag", "values": RULES})


def unreadable(page: Page, source: str) -> list[str]:
    """The same for the rules of colours alone."""
    return _run(page, source, {"type": "rule", "values": OF_COLOURS})


def _run(page: Page, source: str, only: dict[str, object]) -> list[str]:
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(source)
    return list(page.evaluate(RUN, only))
