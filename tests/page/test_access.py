"""Nobody is kept out: axe-core finds nothing, and without scripts, on paper or enlarged
all can be read.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.axe import unreadable, violations
from tests.page.sites import Open, page_of
from tests.page.test_phone import OVERFLOW, PHONE

STATES = (
    *("#reading", "#figures", "#answers", "#statements", "#proof"),
    *(
        "#thing=id:norvik",
        "#char=125,170",
        "#path=id:mirela-oskdal,id:zollin",
        "#statements&thing=id:norvik",
    ),
    *("#thing=id:norvik&near=1", "#question=partners"),
)
PANELS = STATES[:5]
OVERLAPS = """() => {
    // What the card has scrolled away is under nothing.
    const card = document.getElementById("card").getBoundingClientRect();
    const inSight = (each) => !each.closest("#card") || each.getBoundingClientRect().bottom <= card.bottom;
    const all = [...document.querySelectorAll("header > *, #tools summary, #zoom button, #back, #tabs a, #card button")]
        .filter((each) => each.checkVisibility() && inSight(each)).map((each) => [each, each.getBoundingClientRect()]);
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return all.flatMap(([one, a], n) => all.slice(n + 1).filter(([, b]) => meet(a, b))
        .map(([other]) => `${one.outerHTML.slice(0, 60)} | ${other.outerHTML.slice(0, 60)}`));
}"""


def states(page: Page) -> list[str]:
    """The addresses of the page's tabs and of one selection of each kind."""
    return [
        *STATES,
        str(page.evaluate("kg.rows.find((row) => row.shown && row.cited.length).href")),
    ]


def visit(page: Page, fragment: str) -> None:
    """Follow an address, and open all that can be opened there."""
    page.evaluate("fragment => kg.visit(fragment)", fragment)
    page.evaluate(
        "document.querySelectorAll('#side details').forEach((each) => { each.open = true; })"
    )


def broken(page: Page, axe: str) -> list[str]:
    """Each rule that the page breaks by day, and those of colours by night."""
    page.emulate_media(color_scheme="dark")
    by_night = unreadable(page, axe)
    page.emulate_media(color_scheme="light")
    return by_night + violations(page, axe)


def test_axe_finds_nothing_at_first_sight(
    verified: str, open_page: Open, axe: str
) -> None:
    """No rule is broken on the page as it opens, with a selection, or with a passage."""
    page = open_page(verified)
    for fragment in ("#reading", "#statements&thing=id:norvik", "#char=125,170"):
        visit(page, fragment)
        assert broken(page, axe) == [], fragment


@pytest.mark.thorough
def test_axe_finds_nothing(verified: str, open_page: Open, axe: str) -> None:
    """No rule is broken on any tab, with a selection of each kind, or under a sheet."""
    page = open_page(verified)
    for fragment in states(page):
        visit(page, fragment)
        assert broken(page, axe) == [], fragment
    for sheet in ("filters", "way", "save"):
        page.locator(f"#{sheet} summary").click()
        assert broken(page, axe) == [], sheet
    page.locator("#way summary").click()
    page.locator("#one").fill("n")
    assert broken(page, axe) == []


@pytest.mark.thorough
def test_axe_finds_nothing_without_the_words(
    pinned: str, open_page: Open, axe: str
) -> None:
    """Nor where the page without the article's text is another than that with it."""
    page = open_page(pinned)
    for fragment in ("#reading", "#proof", "#char=125,170", "#thing=id:norvik"):
        visit(page, fragment)
        assert broken(page, axe) == [], fragment


@pytest.mark.thorough
def test_axe_finds_nothing_on_a_phone(verified: str, open_page: Open, axe: str) -> None:
    """No rule is broken on a small screen, where other styles hold."""
    page = open_page(verified, **PHONE)
    for fragment in states(page):
        visit(page, fragment)
        assert violations(page, axe) == [], fragment


def test_axe_would_find_something(verified: str, open_page: Open, axe: str) -> None:
    """Planted grey words and a button without a name are found: the rules do run under
    the page's policy.
    """
    page = open_page(verified)
    page.evaluate("document.querySelector('.byline').style.color = '#bbb'")
    page.evaluate(
        "document.querySelector('#zoom button').removeAttribute('aria-label')"
    )
    page.evaluate("document.querySelector('#zoom button').textContent = ''")
    assert {found.partition(":")[0] for found in violations(page, axe)} >= {
        "color-contrast",
        "button-name",
    }
    page.evaluate("document.querySelector('.byline').style.color = '#333'")
    assert unreadable(page, axe) == []
    page.emulate_media(color_scheme="dark")
    assert {found.partition(":")[0] for found in unreadable(page, axe)} == {
        "color-contrast"
    }


@pytest.mark.parametrize("state", ["verified", "pinned"])
def test_every_link_on_the_page_leads_somewhere(
    request: pytest.FixtureRequest, open_page: Open, state: str
) -> None:
    """Before any script runs, each link into the page has its element, and each element
    its own name.
    """
    page = open_page(request.getfixturevalue(state), java_script_enabled=False)
    names = page.locator("[id]").evaluate_all("all => all.map((each) => each.id)")
    links = page.locator("a[href^='#']").evaluate_all(
        "all => all.map((each) => each.getAttribute('href').slice(1))"
    )
    assert len(names) == len(set(names))
    assert set(links) <= set(names)
    assert {link.partition("=")[0] for link in links} >= {
        "char",
        "thing",
        "statement",
        "reading",
        "proof",
    }
    assert any(name.startswith("question=") for name in names)


@pytest.mark.parametrize("state", ["verified", "pinned"])
def test_all_can_be_read_without_scripts(
    request: pytest.FixtureRequest, open_page: Open, state: str
) -> None:
    """Article, figures, answers, tables and proof are there; what needs scripts is not,
    which to print all does not.
    """
    page = open_page(request.getfixturevalue(state), java_script_enabled=False)
    for panel in PANELS:
        expect(page.locator(panel)).to_be_visible()
    words = (
        "a subsidiary of Norvik Looms"
        if state == "verified"
        else "Zöllin Textiles is a subsidiary of Norvik Looms."
    )
    expect(page.locator("#reading")).to_contain_text(words)
    question = page.locator("#answers > details").first
    question.locator("summary").first.click()
    expect(question.locator("table")).to_be_visible()
    for name in ("#stage", "#card", "#find", ".copy"):
        assert not page.locator(name).first.is_visible(), name
    assert (
        page.locator(
            "button:visible, input:visible:not(#print-all), select:visible, "
            "[role=tab], .skip:visible"
        ).count()
        == 0
    )
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize(
    "address", ["#char=125,170", "#thing=id:norvik", "#question=partners", "#figures"]
)
def test_a_deep_link_leads_to_its_place_without_scripts(
    verified: str, open_page: Open, address: str
) -> None:
    """The browser itself scrolls to what the address names."""
    page = open_page(verified, address, java_script_enabled=False)
    expect(page.locator(f'[id="{address[1:]}"]')).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_all_parts_in_light_colours(
    verified: str, open_page: Open, *, script: bool
) -> None:
    """Printed from the dark, every panel is there if all is asked for, dark on white,
    and no control.
    """
    page = open_page(
        verified, "#proof", color_scheme="dark", java_script_enabled=script
    )
    page.locator("#print-all").check()
    if script:
        page.locator("#theme").click()
        page.locator("#theme").click()
    page.emulate_media(media="print")
    for panel in PANELS:
        expect(page.locator(panel)).to_be_visible()
    for name in (
        "#tabs",
        "#find",
        "#theme",
        "#tools",
        "#zoom",
        "#hint",
        ".sieve",
        ".copy",
    ):
        assert not page.locator(name).first.is_visible(), name
    for selector in ("body", "#reading .words", "#statements td", "#answers summary"):
        ink = page.locator(selector).first.evaluate(
            "each => getComputedStyle(each).color"
        )
        assert max(map(int, re.findall(r"\d+", ink))) < 120, selector
    hidden = "all => all.filter((each) => !each.checkVisibility() && !each.closest('.unmatched')).length"
    assert (
        page.locator("#answers table, #proof table, #statements table").evaluate_all(
            hidden
        )
        == 0
    )


def sheets(page: Page) -> int:
    """On how many sheets of A4 Chromium prints the page."""
    return page.pdf(format="A4").count(b"/Type /Page\n")


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_what_a_reader_wants(
    verified: str, open_page: Open, *, script: bool
) -> None:
    """Title, article and figures are a few sheets; all else is there if asked for."""
    page = open_page(verified, "#proof", java_script_enabled=script)
    assert sheets(page) <= 4
    page.emulate_media(media="print")
    for shown in ("h1", "#reading .words", "#figures .bar"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in ("#answers", "#statements", "#proof", "#figures .figures > table"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#print-all").check()
    page.emulate_media(media="null")
    assert sheets(page) > 8


def test_paper_has_the_statements_of_the_selection(
    verified: str, open_page: Open
) -> None:
    """Those that are lit, and no others."""
    page = open_page(verified, "#thing=id:norvik")
    page.emulate_media(media="print")
    lit = page.locator("#statements table").first.locator("tbody tr.lit")
    assert 3 < lit.count() < 60
    shown = page.locator("#statements table").first.locator("tbody tr:visible")
    assert shown.count() == lit.count()
    page.emulate_media(media="null")
    assert sheets(page) <= 6


def test_the_flagship_prints_on_a_few_sheets(
    flagship_folder: Path, open_page: Open
) -> None:
    """Four to six, where its words are told in ours."""
    page = open_page(page_of(flagship_folder, pinned=True))
    assert 3 < sheets(page) <= 6


def test_the_map_keeps_its_aspect_on_paper(verified: str, open_page: Open) -> None:
    """It is a drawing there, by day, in the place of the canvas; afterwards as before."""
    page = open_page(verified, color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawn = page.locator("#drawn svg")
    expect(page.locator("#map")).to_be_hidden()
    width, height = map(float, (drawn.get_attribute("viewBox") or "").split()[2:])
    box = drawn.bounding_box()
    assert box and box["height"] <= box["width"] * height / width + 1
    assert drawn.locator("g").count() == page.evaluate("kg.scene.visible.nodes.size")
    paper = drawn.locator("> rect").first.get_attribute("fill")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="light")
    assert paper == page.evaluate("kg.colour('paper')")
    expect(drawn).to_have_count(0)
    expect(page.locator("#map")).to_be_visible()


def test_nothing_is_lost_at_twice_the_size(verified: str, open_page: Open) -> None:
    """At 200 % nothing is wider than the window, no button lies over another, and no
    sheet is cut off.
    """
    page = open_page(
        verified, viewport={"width": 720, "height": 450}, device_scale_factor=2
    )
    for fragment in states(page):
        visit(page, fragment)
        assert page.evaluate(OVERFLOW) <= 0, fragment
        assert page.evaluate(OVERLAPS) == [], fragment
    for sheet in ("filters", "way", "save"):
        page.locator(f"#{sheet} summary").click()
        page.locator(f"#{sheet} .sheet").scroll_into_view_if_needed()
        control = page.locator(f"#{sheet} .sheet button").last
        control.scroll_into_view_if_needed()
        expect(control).to_be_in_viewport(ratio=1)
        assert page.evaluate(OVERFLOW) <= 0, sheet


def test_nothing_moves_for_those_who_ask_for_calm(
    verified: str, open_page: Open
) -> None:
    """With reduced motion the map is where it will be at once and the page jumps;
    without, both glide.
    """
    calm = open_page(verified)
    calm.evaluate("kg.visit('#thing=id:zollin')")
    position = calm.evaluate("kg.net.getViewPosition()")
    assert calm.evaluate("document.getAnimations().length") == 0
    assert (
        calm.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        == "auto"
    )
    calm.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    assert calm.evaluate("kg.net.getViewPosition()") == position
    lively = open_page(verified, reduced_motion="no-preference")
    assert (
        lively.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        == "smooth"
    )
    assert (
        lively.evaluate("kg.visit('#thing=id:zollin'), kg.net.getViewPosition()")
        != position
    )
