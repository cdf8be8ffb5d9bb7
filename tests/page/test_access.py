"""Nobody is kept out: axe-core finds nothing, and without scripts, on paper or enlarged all can be read."""

from __future__ import annotations

import os
from subprocess import CalledProcessError

import pytest
from playwright.sync_api import Page

from tests.page.axe import fetched, violations
from tests.page.sites import Open

STATES = (
    *("#reading", "#figures", "#answers", "#statements", "#proof"),
    *("#thing=id:norvik", "#char=125,170", "#path=id:mirela-oskdal,id:zollin", "#statements&thing=id:norvik"),
    *("#thing=id:norvik&near=1", "#question=partners"),
)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core; where npm cannot bring it the test is skipped, but in CI it fails."""
    try:
        return fetched(tmp_path_factory.mktemp("axe"))
    except (OSError, CalledProcessError) as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"npm does not bring axe-core: {error}")


def states(page: Page) -> list[str]:
    """The addresses of the page's tabs and of one selection of each kind."""
    return [*STATES, str(page.evaluate("rows.find((row) => row.shown && row.cited.length).href"))]


def visit(page: Page, fragment: str) -> None:
    """Follow an address, and open all that can be opened there."""
    page.evaluate("fragment => visit(fragment)", fragment)
    page.evaluate("document.querySelectorAll('#side details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["verified", "pinned"])
def test_axe_finds_nothing(request: pytest.FixtureRequest, open_page: Open, axe: str, state: str, scheme: str) -> None:
    """No rule is broken on any tab, with a selection of each kind, or under an open sheet."""
    page = open_page(request.getfixturevalue(state), color_scheme=scheme)
    for fragment in states(page):
        visit(page, fragment)
        assert violations(page, axe) == [], fragment
    for sheet in ("filters", "way", "save"):
        page.locator(f"#{sheet} summary").click()
        assert violations(page, axe) == [], sheet
    page.locator("#way summary").click()
    page.locator("#one").fill("n")
    assert violations(page, axe) == []


def test_axe_finds_nothing_on_a_phone(verified: str, open_page: Open, axe: str) -> None:
    """No rule is broken on a small screen, where other styles hold."""
    page = open_page(verified, **PHONE)
    for fragment in states(page):
        visit(page, fragment)
        assert violations(page, axe) == [], fragment


def test_axe_would_find_something(verified: str, open_page: Open, axe: str) -> None:
    """Planted grey words and a button without a name are found: the rules do run under the page's policy."""
    page = open_page(verified)
    page.evaluate("document.querySelector('.byline').style.color = '#bbb'")
    page.evaluate("document.querySelector('#zoom button').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('#zoom button').textContent = ''")
    assert {found.partition(":")[0] for found in violations(page, axe)} >= {"color-contrast", "button-name"}
