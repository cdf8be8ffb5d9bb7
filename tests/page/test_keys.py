"""Everything can be done by keyboard alone, and what happens is said."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.page.sites import Open
from tests.page.test_page import fragment

FOCUSED = "document.activeElement.id || document.activeElement.className || document.activeElement.localName"
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def focused(page: Page) -> str:
    return str(page.evaluate(FOCUSED))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        assert focused(page) != "body", key


@pytest.mark.parametrize("state", ["verified", "pinned"])
def test_a_thing_is_found_walked_and_left_without_a_mouse(
    request: pytest.FixtureRequest, open_page: Open, state: str
) -> None:
    """Search, choose, walk the lines, follow one, clear: each step says its sentence
    and, verified, its words.
    """
    page = open_page(request.getfixturevalue(state))
    said = page.locator("#said")
    page.keyboard.press("/")
    page.keyboard.type("zöllin")
    press(page, "Enter")
    assert fragment(page) == "#thing=id:zollin"
    expect(said).to_contain_text("Zöllin Textiles. ")
    expect(page.locator("#card h2")).to_be_focused()
    page.locator("#map").focus()
    press(page, "ArrowRight")
    walked = set()
    for _ in range(page.evaluate("kg.things.get('id:zollin').edges.length")):
        walked.add(fragment(page))
        expect(said).to_contain_text(page.locator("#card h2").inner_text())
        expect(said).to_contain_text("Words: ")
        if state == "verified":
            expect(said).to_contain_text(page.evaluate("kg.wordsOf(kg.lit.cited[0])"))
        press(page, "ArrowRight")
    assert len(walked) > 1 and all(
        address.startswith("#statement=") for address in walked
    )
    press(page, "Enter")
    assert fragment(page).startswith("#thing=") and "zollin" not in fragment(page)
    press(page, "Escape")
    assert fragment(page) == ""
    expect(said).to_contain_text("Nothing selected")
    expect(page.locator("#map")).to_be_focused()


def test_the_tab_key_goes_through_the_page_in_its_order(
    verified: str, open_page: Open
) -> None:
    """Skip link, the numbers of the head, search, theme, tools, levels, map, legend,
    its buttons, the open tab, its panel; each shows that it has the focus.
    """
    page = open_page(verified)
    order = []
    signs = page.locator("#legend button:visible").count()
    levels = page.locator("#levels button").count()
    for _ in range(18 + levels + signs):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate("document.activeElement.closest('[id], .skip').id || 'skip'")
        )
        assert page.evaluate(OUTLINE) != "none", order
    assert order[:5] == ["skip", *["about"] * 4]
    assert order[5:8] == ["find", "theme", "filters"]
    assert order[8:10] == ["way", "save"]
    rest = order[10:]
    assert rest[: levels + 2] == [*["levels"] * levels, "opened", "map"]
    rest = rest[levels + 2 :]
    assert rest[:signs] == ["legend"] * signs
    assert rest[signs : signs + 5] == [*["zoom"] * 3, "tabs", "reading"]
    assert page.evaluate("document.activeElement.closest('#reading') !== null")


def test_the_skip_link_leads_past_the_map(verified: str, open_page: Open) -> None:
    """It opens the tables, and the next key goes into them."""
    page = open_page(verified)
    press(page, "Tab", "Enter")
    expect(page.locator("#statements")).to_be_visible()
    expect(page.locator("#statements")).to_be_focused()
    press(page, "Tab")
    assert page.evaluate("document.activeElement.closest('#statements') !== null")


def test_tabs_are_walked_by_arrows(verified: str, open_page: Open) -> None:
    """Right and left open the next and the previous tab, round the end; one tab is in
    the order of the tab key.
    """
    page = open_page(verified)
    page.get_by_role("tab", name="Reading").focus()
    for key, name in (
        ("ArrowRight", "Figures"),
        ("ArrowLeft", "Reading"),
        ("ArrowLeft", "Proof"),
        ("Home", "Reading"),
    ):
        press(page, key)
        tab = page.get_by_role("tab", name=name)
        expect(tab).to_be_focused()
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel")).to_have_accessible_name(name)
        assert page.locator("#tabs [tabindex='0']").count() == 1


def test_the_focus_is_never_lost(verified: str, open_page: Open) -> None:
    """Where what had the focus goes away, the card's heading has it or, without a card,
    the map.
    """
    page = open_page(verified, "#statements&thing=id:norvik")
    heading, map_ = page.locator("#card h2"), page.locator("#map")
    page.locator("#card .close").focus()
    press(page, "Enter")
    expect(map_).to_be_focused()
    page.evaluate("kg.visit('#statements&thing=id:norvik')")
    page.locator("#card li a").first.focus()
    press(page, "Enter")
    expect(heading).to_be_focused()
    assert page.evaluate(OUTLINE) != "none"
    page.locator("#statements td:last-child a").first.focus()
    press(page, "Enter")  # opens the reading, where the words are
    expect(heading).to_be_focused()
    page.evaluate("kg.visit('#thing=id:norvik&near=1')")
    page.locator("#back").focus()
    press(page, "Enter")
    expect(heading).to_be_focused()


def test_the_focus_is_kept_by_sheets(verified: str, open_page: Open) -> None:
    """A path that is chosen and a sheet that is closed leave the focus where one can go
    on.
    """
    page = open_page(verified)
    page.locator("#way summary").focus()
    press(page, "Enter", "Tab")
    page.keyboard.type("mirela")
    press(page, "Enter", "Tab")
    page.keyboard.type("zöllin")
    press(page, "Enter")
    expect(page.locator("#card h2")).to_be_focused()
    page.locator("#filters summary").focus()
    press(page, "Enter", "Tab", "Escape")
    expect(page.locator("#filters summary")).to_be_focused()
    page.locator("#save summary").focus()
    press(page, "Enter", "Tab", "Tab", "Tab")
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(page.locator("#save summary")).to_be_focused()
