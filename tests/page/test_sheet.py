"""On a small screen, or one at 200 %, the answer to a tap is where it can be seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kg.page.pages import map_of
from kg.workspace import find
from tests.page.drawn import drawn
from tests.page.sites import Open, opened
from tests.page.test_page import NODE, point
from tests.page.test_phone import PHONE

ROOT = Path(__file__).parents[2]
ZOOMED: dict[str, Any] = {
    "viewport": {"width": 720, "height": 450},
    "device_scale_factor": 2,
    "has_touch": True,
}
SCREENS = pytest.mark.parametrize("screen", [PHONE, ZOOMED], ids=["phone", "zoomed"])
MAIN = "id:liuzhou"


@pytest.fixture(scope="module")
def flagship() -> str:
    """The page of the project's own article, without its words."""
    return map_of(opened(find(ROOT).pinned), None)


def tap(page: Page, thing: str) -> None:
    page.locator("#map").scroll_into_view_if_needed()
    page.touchscreen.tap(*point(page, NODE, thing))


@SCREENS
def test_the_map_opens_on_the_main_thing(
    flagship: str, open_page: Open, screen: dict[str, Any]
) -> None:
    """Its name can be read, and so can what is around it; all is shown on demand."""
    page = open_page(flagship, **screen)
    assert drawn(page).type >= 11
    x, y = point(page, NODE, MAIN)
    box = page.locator("#map").bounding_box()
    assert box
    assert abs(x - box["x"] - box["width"] / 2) < 2
    assert abs(y - box["y"] - box["height"] / 2) < 2
    page.get_by_role("button", name="Show the whole map").tap()
    for thing in page.evaluate("[...kg.scene.visible.nodes]"):
        x, y = point(page, NODE, thing)
        assert box["x"] < x < box["x"] + box["width"], thing


@SCREENS
def test_a_tap_is_answered_on_the_screen(
    flagship: str, open_page: Open, screen: dict[str, Any]
) -> None:
    """What the thing is, its name, the first sentence, and how many places tell of it;
    and the map is still there.
    """
    page = open_page(flagship, **screen)
    tap(page, MAIN)
    for part in (".kind", "h2", ".steps", "li >> nth=0", ".close"):
        expect(page.locator(f"#card {part}").first).to_be_in_viewport(ratio=1)
    expect(page.locator("#map")).to_be_in_viewport(ratio=0.5)
    sheet = page.locator("#sheet").bounding_box()
    assert sheet
    assert point(page, NODE, MAIN)[1] < sheet["y"]


@SCREENS
def test_the_sheet_is_pulled_up_and_put_away(
    flagship: str, open_page: Open, screen: dict[str, Any]
) -> None:
    """All of the card can be read; a new selection is a glance again."""
    page = open_page(flagship, **screen)
    tap(page, MAIN)
    low = page.locator("#sheet").bounding_box()
    page.get_by_role("button", name="More", exact=True).tap()
    expect(page.locator("#card")).to_contain_text("Path from here")
    high = page.locator("#sheet").bounding_box()
    assert low and high
    assert high["height"] > 1.5 * low["height"]
    assert high["y"] >= 0
    page.get_by_role("button", name="Less", exact=True).tap()
    assert page.locator("#sheet").bounding_box() == low
    page.get_by_role("button", name="Clear the selection").tap()
    expect(page.locator("#sheet")).to_be_hidden()


def test_the_switches_of_the_map_are_on_the_screen(
    flagship: str, open_page: Open
) -> None:
    """All of them, at once."""
    page = open_page(flagship, **PHONE)
    for each in page.locator("#levels > *").all():
        expect(each).to_be_in_viewport(ratio=1)
