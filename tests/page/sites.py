"""The pages that the tests look at: the newsroom's, with and without its article's
text.
"""

from __future__ import annotations

import base64
import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from playwright.sync_api import Page

from kg.articles import Texts
from kg.edition import Edition
from kg.grounding import support
from kg.grounding.coverage import coverages
from kg.knowledge import load
from kg.page.address import Address
from kg.page.metadata import PageMetadata
from kg.page.overview import overview_page
from kg.page.pages import pages
from kg.workspace import Workspace, find

Open = Callable[..., Page]
"""The fixture `open_page`."""

HOSTILE = "</script><img src=x onerror='window.__pwn=1'>\"&amp; \u202eשלום"
"""Markup that would run if it were not shown as text, with a control that turns the
direction of what follows.
"""


def edition_of(folder: Path, *, pinned: bool = False) -> Edition:
    """The loaded project, whose texts are in its own folder."""
    found = find(folder, folder / "articles")
    return opened(found.pinned if pinned else found)


def opened(workspace: Workspace) -> Edition:
    """The loaded project with the texts that are set beside it."""
    return Edition(workspace, load(workspace), Texts(workspace.texts))


def site_of(folder: Path, *, pinned: bool = False) -> dict[str, str]:
    """The pages of a project by their names."""
    edition = edition_of(folder, pinned=pinned)
    proved = support(edition.graph, edition.texts)
    return dict(pages(edition, coverages(edition.graph, proved)))


def page_of(folder: Path, *, pinned: bool = False) -> str:
    """The page of a project's article, or of all articles."""
    return site_of(folder, pinned=pinned)["index.html"]


def overview_of(edition: Edition) -> str:
    """The overview, however few things there are."""
    told = PageMetadata(
        title="A crowd & more",
        credit="",
        footer="Nobody in it exists.",
        rights="Data by nobody.",
        state="pinned",
        articles=edition.articles,
        coverages=[],
        exports=["kg.ttl"],
    )
    return overview_page(edition, Address(None), told)


def unpacked(html: str) -> str:
    """A page with the data that it holds compressed as they would stand in it."""
    before, opening, rest = html.partition('<script type="application/gzip" id="data">')
    if not opening:
        return html
    packed, closing, after = rest.partition("</script>")
    plain = '<script type="application/json" id="data">'
    data = str(htmlsafe_json_dumps(json.loads(inflated(packed))))
    return before + plain + data + closing + after


def inflated(packed: str) -> str:
    """What a part of a page holds that travels compressed."""
    return gzip.decompress(base64.b64decode(packed)).decode()


def record_of(html: str) -> dict[str, Any]:
    """The data of a page."""
    _, _, rest = unpacked(html).partition('id="data">')
    record, _ = json.JSONDecoder().raw_decode(rest)
    assert isinstance(record, dict)
    return record


def with_second_article(folder: Path) -> None:
    """Add the same article once more under another name, so that its things occur in
    two.
    """
    slug, other = "2024-03-04-norvik-tessaly", "2024-03-05-norvik-again"
    for part, ending in (("graph/articles", "trig"), ("articles", "txt")):
        source = folder / part / f"{slug}.{ending}"
        copy = shutil.copy(source, folder / part / f"{other}.{ending}")
        if ending == "trig":
            path = Path(copy)
            path.write_text(
                path.read_text("utf-8").replace(slug, other), encoding="utf-8"
            )


def saved(page: Page, button: str) -> bytes:
    """The file that a button of the page saves."""
    page.locator("#save summary").click()
    with page.expect_download() as download:
        page.locator(f"#{button}").click()
    return Path(download.value.path()).read_bytes()
