"""On a phone the map stays above, the words that it lights are below, and fingers do
what fingers do.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.page.sites import Open
from tests.page.test_page import NODE, NORVIK, TOWN, fragment, point

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
TABS = ("#reading", "#figures", "#answers", "#statements", "#proof")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RESTS = """() => {
    [window.calm, window.last] = [window.last === scrollY ? window.calm + 1 : 0, scrollY];
    return window.calm > 20;
}"""
"""Whether the page has not scrolled for twenty frames: a tap on what still moves only
stops it.
"""
SMALL = """() => [...document.querySelectorAll("button, summary, select, input, #tabs a, #card a")]
    .filter((each) => each.checkVisibility() && !each.closest("label"))
    .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
    .filter(([, { width, height }]) => width && (width < 24 || height < 24)).map(([name]) => name)"""


@pytest.fixture
def phone(verified: str, open_page: Open) -> Page:
    """The verified page on a small screen that is touched."""
    return open_page(verified, **PHONE)


def move(page: Page, *fingers: tuple[float, float, float, float]) -> None:
    """Put fingers on points of the window, the second after the first, and move each by
    so much in eight steps.
    """
    session = page.context.new_cdp_session(page)

    def touch(kind: str, number: int, step: int = 0) -> None:
        points = [
            {"id": n, "x": x + dx * step / 8, "y": y + dy * step / 8}
            for n, (x, y, dx, dy) in enumerate(fingers)
        ]
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points[:number]}
        )

    for number in range(1, len(fingers) + 1):
        touch("touchStart", number)
    for step in range(1, 9):
        touch("touchMove", len(fingers), step)
    touch("touchEnd", 0)


def view(page: Page) -> Any:
    return page.evaluate("[kg.net.getViewPosition(), kg.net.getScale()]")


@pytest.mark.parametrize("state", ["verified", "pinned"])
def test_nothing_is_scrolled_sideways(
    request: pytest.FixtureRequest, open_page: Open, state: str
) -> None:
    """No tab, no selection and nothing that can be opened is wider than the screen; no
    target is under 24 px.
    """
    page = open_page(request.getfixturevalue(state), **PHONE)
    for address in (
        *TABS,
        f"#thing={NORVIK}",
        "#char=125,170",
        "#path=id:mirela-oskdal,id:zollin",
    ):
        page.evaluate("address => kg.visit(address)", address)
        page.evaluate(
            "document.querySelectorAll('#side details').forEach((each) => { each.open = true; })"
        )
        assert page.evaluate(OVERFLOW) <= 0, address
        assert page.evaluate(SMALL) == [], address


@pytest.mark.parametrize("name", ["thing", "statement"])
def test_the_lit_words_are_below_the_map(phone: Page, name: str) -> None:
    """After a selection the first words that it rests on are in the window and not
    under the map.
    """
    rows = "kg.rows.filter((row) => row.shown && row.cited.length).at(-1)"
    address = f"#thing={NORVIK}" if name == "thing" else phone.evaluate(f"{rows}.href")
    phone.evaluate("address => kg.visit(address)", address)
    stage = phone.locator("#stage").bounding_box()
    for mark in (
        phone.locator("#reading .now").first,
        phone.locator("#reading .now").last,
    ):
        box = mark.bounding_box()
        assert stage and box
        assert stage["y"] == 0
        assert stage["height"] <= box["y"] and box["y"] + box["height"] <= 844


def test_a_tab_is_opened_from_its_beginning(phone: Page) -> None:
    """From far down in one panel a link to another leads to where that one begins,
    below the map.
    """
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    phone.evaluate("kg.visit('#proof')")
    stage, tabs = (
        phone.locator("#stage").bounding_box(),
        phone.locator("#tabs").bounding_box(),
    )
    assert stage and tabs
    assert stage["height"] - 1 <= tabs["y"] < 844
    expect(phone.get_by_role("tab", name="Proof")).to_be_in_viewport(ratio=1)


def test_a_path_is_searched_with_fingers(phone: Page) -> None:
    """The sheet and the names that it offers are inside the window and can be tapped."""
    phone.locator("#way summary").tap()
    for end, name in (("#one", "mirela"), ("#other", "zöllin")):
        phone.locator(end).fill(name)
        found = phone.locator(f"{end}-found [role=option]").first
        expect(found).to_be_in_viewport(ratio=1)
        found.tap()
    assert fragment(phone) == "#path=id:mirela-oskdal,id:zollin"
    expect(phone.locator("#way .sheet")).to_be_hidden()


def test_one_finger_scrolls_the_page_over_the_map(phone: Page) -> None:
    """A finger that moves over the map, even over a thing, scrolls the page and leaves
    the map as it is.
    """
    before, x, y = view(phone), *point(phone, NODE, TOWN)
    place = phone.evaluate("kg.net.getPosition('id:quillhaven')")
    move(phone, (x, y, 0, -160))
    phone.wait_for_function("scrollY > 100")
    assert view(phone) == before
    assert phone.evaluate("kg.net.getPosition('id:quillhaven')") == place


def test_two_fingers_that_spread_scale_the_map(phone: Page) -> None:
    """The page stays where it is."""
    x, y = point(phone, NODE, TOWN)
    _, scale = view(phone)
    move(phone, (x - 20, y, -40, 0), (x + 20, y, 40, 0))
    assert view(phone)[1] > 1.5 * scale
    assert phone.evaluate("[scrollX, scrollY, visualViewport.scale]") == [0, 0, 1]


def test_two_fingers_move_the_map(phone: Page) -> None:
    """The map goes along with the fingers, but for the first step, from which it sees
    them; the page stays.
    """
    x, y = point(phone, NODE, TOWN)
    position, scale = view(phone)
    move(phone, (x - 40, y, 16, 40), (x + 40, y, 16, 40))
    after, _ = view(phone)
    assert (position["x"] - after["x"]) * scale == pytest.approx(14, abs=1)
    assert (position["y"] - after["y"]) * scale == pytest.approx(35, abs=1)
    assert phone.evaluate("scrollY") == 0


def test_a_tap_selects(phone: Page) -> None:
    """A thing that is tapped is selected, also after the page was scrolled by the map."""
    x, y = point(phone, NODE, TOWN)
    move(phone, (x, y, 0, -240))
    phone.wait_for_function(
        "document.getElementById('stage').getBoundingClientRect().top === 0"
    )
    phone.wait_for_function(RESTS)
    phone.touchscreen.tap(*point(phone, NODE, TOWN))
    expect(phone.locator("#card h2")).to_have_text("Quillhaven")


def test_a_mouse_still_moves_the_map(verified: str, open_page: Open) -> None:
    """After a touch the mouse drags the map as it does without one."""
    page = open_page(verified, has_touch=True)
    page.touchscreen.tap(*point(page, NODE, TOWN))
    before = view(page)
    tapped = page.evaluate("performance.now()")
    page.wait_for_function(
        "tapped => performance.now() - tapped > 60", arg=tapped
    )  # sooner, vis-network takes no press
    page.mouse.move(20, 700)
    page.mouse.down()
    page.mouse.move(120, 660, steps=5)
    page.mouse.up()
    assert view(page) != before
