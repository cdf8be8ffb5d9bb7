"""The first view tells what the article is about; switches add what else there is, and
each view is arranged for itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.page.pages import map_of
from kg.workspace import find
from tests.page.drawn import drawn
from tests.page.sites import Open, opened
from tests.page.test_page import fragment, shown

ROOT = Path(__file__).parents[2]
BADGES = """() => kg.page.nodes
    .filter((node) => (kg.drawnNodes.get(node.id) ?? node).label !== node.label)
    .map((node) => node.id)"""

STRANGERS = """() => {
    const { frames, framed } = kg.scene.arrangement;
    const isIn = (key, [left, top, right, bottom]) => {
        const { x, y } = kg.net.getPosition(key);
        return left < x && x < right && top < y && y < bottom;
    };
    const lines = framed.map((id) => kg.edges[id]);
    const inner = (box) => frames.filter((other) => isIn(other.holders[0], box));
    return frames.flatMap(({ holders, box }) => {
        const around = inner(box).flatMap((frame) => frame.holders);
        const within = [...holders, ...around];
        const told = (key) => lines.some(({ from, to }) =>
            (within.includes(from) && to === key) || (within.includes(to) && from === key));
        const missing = lines.filter(({ from, to }) =>
            (holders.includes(from) || holders.includes(to)) && !(isIn(from, box) && isIn(to, box)));
        const strangers = [...kg.scene.visible.nodes]
            .filter((key) => isIn(key, box) && !holders.includes(key) && !told(key));
        return [...strangers, ...missing.map(({ id }) => id)];
    });
}"""


@pytest.fixture(scope="module")
def flagship() -> str:
    """The page of the project's own article, without its words."""
    return map_of(opened(find(ROOT).pinned), None)


def switch(page: Page, words: str) -> None:
    page.locator("#levels").get_by_role("button", name=words).click()


def test_the_first_view_is_the_story(flagship: str, open_shared: Open) -> None:
    """Who acts, what they do and where: no topic, no figure, and not the article."""
    page = open_shared(flagship)
    picture = drawn(page)
    assert 12 <= picture.boxes <= 16
    assert picture.under == []
    assert picture.overlaps == 0
    assert picture.type >= 14
    kinds = set(page.evaluate("[...kg.scene.visible.nodes].map(kg.kindOf)"))
    assert {"organisation", "person", "event", "cooperation", "place"} <= kinds
    assert kinds.isdisjoint({"topic", "figure", "article", "picture"})


def test_a_frame_is_told_in_the_legend(flagship: str, open_shared: Open) -> None:
    """What a frame means stands there where there is one, and nowhere else."""
    page = open_shared(flagship)
    assert page.evaluate("kg.scene.arrangement.frames.length")
    expect(page.locator("#framed")).to_be_visible()
    switch(page, "everything")
    expect(page.locator("#framed")).to_be_hidden()


def test_a_frame_has_all_that_its_hidden_lines_say_and_no_other_box(
    flagship: str, open_shared: Open
) -> None:
    """Being inside says what the line would, so that nothing else may be."""
    page = open_shared(flagship)
    wrong = page.evaluate(STRANGERS)
    assert wrong == []


def test_a_box_tells_the_figures_of_its_thing(flagship: str, open_shared: Open) -> None:
    """The value with its unit and change, in two lines at most, until figures have
    boxes of their own.
    """
    page = open_shared(flagship)
    badge = page.evaluate("kg.nodes.get('id:liuzhou').badge")
    assert badge[0] == "AI industry: 5.7 bn yuan, +23.7 %"
    assert len(badge) == 2
    assert "id:liuzhou" in page.evaluate(BADGES)
    switch(page, "+ figures")
    assert page.evaluate(BADGES) == []


@pytest.mark.parametrize("name", ["topics", "figures"])
def test_a_switch_adds_what_it_says(
    flagship: str, open_shared: Open, name: str
) -> None:
    """As many boxes as it tells; the address keeps it, and leads to the same view."""
    page = open_shared(flagship)
    story = shown(page)
    button = page.locator("#levels").get_by_role("button", name=f"+ {name}")
    number = int(button.locator("small").inner_text())
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert story < shown(page)
    assert len(shown(page) - story) == number
    assert fragment(page) == f"#level={name}"
    again = open_shared(flagship, f"#level={name}")
    assert shown(again) == shown(page)
    picture = drawn(again)
    assert picture.under == []
    assert picture.overlaps == 0
    assert picture.type >= 11
    switch(page, "the story")
    assert fragment(page) == ""
    assert shown(page) == story


@pytest.mark.parametrize(
    ("thing", "level"),
    [("id:sgmw", ""), ("id:steel", "topics"), ("id:baojun", "everything")],
)
def test_what_is_selected_is_on_the_map(
    flagship: str, open_shared: Open, thing: str, level: str
) -> None:
    """A link to a thing shows the least level that has it, and the address says so."""
    page = open_shared(flagship, f"#thing={thing}")
    assert thing in shown(page)
    assert page.evaluate("kg.scene.level.name") == level
    assert fragment(page) == f"#thing={thing}" + (f"&level={level}" if level else "")


def test_a_path_is_a_chain(flagship: str, open_shared: Open) -> None:
    """Only its things are shown, so that no line runs under a foreign box."""
    page = open_shared(flagship, "#path=id:guan-weirong,id:sgmw")
    picture = drawn(page)
    assert 3 <= picture.boxes <= 6
    assert picture.under == []
    assert picture.overlaps == 0
    assert picture.type >= 14
    page.locator("#back").click()
    assert drawn(page).boxes > 12


@pytest.mark.parametrize("level", ["", "topics", "figures", "everything"])
def test_the_neighbours_of_a_thing_are_clear(
    flagship: str, open_shared: Open, level: str
) -> None:
    """The main thing has the most of them."""
    main = "#thing=id:liuzhou&near=1"
    page = open_shared(flagship, f"{main}&level={level}" if level else main)
    picture = drawn(page)
    assert picture.under == []
    assert picture.overlaps == 0
    assert picture.type >= 11


def test_what_filters_leave_is_arranged_and_fitted(
    flagship: str, open_shared: Open
) -> None:
    """Without topics and figures the names of the rest are larger."""
    page = open_shared(flagship, "#level=everything")
    before = drawn(page)
    page.locator("#legend").get_by_role("button", name="topic").click()
    page.locator("#legend").get_by_role("button", name="figure").click()
    after = drawn(page)
    assert after.boxes < 0.6 * before.boxes
    assert after.type > 1.05 * before.type
    assert after.under == []
    assert after.overlaps == 0


def test_the_legend_takes_kinds_away_and_brings_them_back(
    flagship: str, open_shared: Open
) -> None:
    """A sign stands for one kind, also where another has its colour."""
    page = open_shared(flagship)
    story = shown(page)
    sign = page.locator("#legend").get_by_role("button", name="place")
    sign.click()
    expect(sign).to_have_attribute("aria-pressed", "false")
    assert story - shown(page) == {"id:liuzhou", "id:guangxi", "id:china"}
    sign.click()
    assert shown(page) == story
    page.locator("#legend").get_by_role("button", name="group").click()
    kinds = set(page.evaluate("[...kg.scene.visible.nodes].map(kg.kindOf)"))
    assert "organisation" in kinds and "group" not in kinds


def test_switches_combine(flagship: str, open_shared: Open) -> None:
    """Topics and figures together, in a picture of their own; each is turned off by
    itself.
    """
    page = open_shared(flagship)
    switch(page, "+ topics")
    topics = shown(page)
    switch(page, "+ figures")
    assert fragment(page) == "#level=topics,figures"
    picture = drawn(page)
    assert topics < shown(page)
    assert picture.under == []
    assert picture.overlaps == 0
    pressed = page.locator("#levels button[aria-pressed=true]")
    assert [text.split()[1] for text in pressed.all_text_contents()] == [
        "topics",
        "figures",
    ]
    switch(page, "+ topics")
    assert fragment(page) == "#level=figures"
    switch(page, "+ figures")
    assert fragment(page) == ""


def test_a_small_map_opens_on_its_story(verified: str, open_shared: Open) -> None:
    """With figures in the boxes of what they measure, and frames in the place of lines
    that say what is in a place or takes part in something.
    """
    page = open_shared(verified)
    kinds = set(page.evaluate("[...kg.scene.visible.nodes].map(kg.kindOf)"))
    assert kinds.isdisjoint({"topic", "figure", "article", "picture"})
    assert "id:quillhaven" in page.evaluate(BADGES)
    holders = page.evaluate("kg.scene.arrangement.frames.map((frame) => frame.holders)")
    assert ["id:quillhaven", "id:ostrevale"] in holders
    framed = page.evaluate("kg.scene.arrangement.framed")
    assert framed
    assert all(page.evaluate(f"kg.drawnEdges.get({id}).hidden") for id in framed)


def test_markup_in_a_name_is_text(flagship: str, open_page: Open) -> None:
    """Also above a badge, which is set in the library's markup itself."""
    page = open_page(flagship)
    name = "<b>Bold</b> </code> <code>"
    page.evaluate(
        "name => { kg.nodes.get('id:liuzhou').label = name; kg.route(); }", name
    )
    lines = page.evaluate(
        """() => kg.net.body.nodes["id:liuzhou"].labelModule.lines.map(({ blocks }) =>
            blocks.map(({ text, mod }) => [text.replaceAll("\u2060", ""), mod]))"""
    )
    assert lines[0] == [[name, "normal"]]
    assert lines[1] == [["AI industry: 5.7 bn yuan, +23.7 %", "mono"]]
