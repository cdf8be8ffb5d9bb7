"""A map of more things than can be followed line by line: communities, seen as dots from
afar and as boxes from near.
"""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page

from kg.page.crowd import MOST, crowd
from kg.page.pages import map_of
from tests.benchmarks import crowd as crowds
from tests.page.sites import Open, opened

BOX = (120, 30)
DOTS = "[...kg.scene.visible.nodes].filter((key) => kg.drawnNodes.get(key).shape === 'dot').length"
WRITTEN = (
    "[...kg.scene.visible.nodes].filter((key) => kg.drawnNodes.get(key).label).length"
)


def clique(names: list[str]) -> list[tuple[str, str]]:
    return list(itertools.combinations(names, 2))


@pytest.fixture(scope="module")
def page(open_shared: Open) -> Page:
    """The whole of 300 things."""
    with crowds.project(300, 600, 1) as workspace:
        html = map_of(opened(workspace), None)
    return open_shared(html, "#level=everything")


def test_what_belongs_together_stands_together() -> None:
    """Two groups with one line between them have a disc each, by their hubs, and each
    box is inside that of its own.
    """
    groups = [[f"{group}{number}" for number in range(7)] for group in "ab"]
    lines = [*clique(groups[0]), *clique(groups[1]), ("a0", "b0")]
    found = crowd(dict.fromkeys([*groups[0], *groups[1]], BOX), lines)
    assert [(disc.hub, disc.number) for disc in found.discs] == [("a0", 7), ("b0", 7)]
    for names, disc in zip(groups, found.discs, strict=True):
        for name in names:
            x, y = found.places[name]
            assert (x - disc.x) ** 2 + (y - disc.y) ** 2 <= disc.radius**2


def test_a_crowd_stands_alike_in_any_order() -> None:
    """Whatever the order of boxes and of the ends of lines."""
    boxes = {f"n{number}": BOX for number in range(60)}
    lines = [(f"n{number}", f"n{number // 3}") for number in range(1, 60)]
    turned = [(other, one) for one, other in reversed(lines)]
    assert crowd(dict(reversed(boxes.items())), turned) == crowd(boxes, lines)


def test_things_alone_have_no_disc() -> None:
    """What has nothing to do with anything is no community."""
    found = crowd({"a": BOX, "b": BOX}, [])
    assert found.discs == []
    assert found.places["a"] != found.places["b"]


def test_from_afar_things_are_dots(page: Page) -> None:
    """The whole is in view at first, without an empty box and with names of groups."""
    shown = page.evaluate("kg.scene.visible.nodes.size")
    assert shown > MOST
    assert page.evaluate(DOTS) == shown
    assert page.evaluate(WRITTEN) == 0
    assert page.evaluate("kg.scene.arrangement.discs.length") >= 5


def test_from_near_dots_are_boxes_with_names(page: Page) -> None:
    """One threshold for all of them, there and back."""
    for _ in range(6):
        page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(DOTS) == 0
    assert page.evaluate(WRITTEN) == page.evaluate("kg.scene.visible.nodes.size")
    page.get_by_role("button", name="Show the whole map").click()
    assert page.evaluate(DOTS) == page.evaluate("kg.scene.visible.nodes.size")


def test_boxes_of_a_crowd_stand_clear(page: Page) -> None:
    """Seen from near, hardly a box lies over another."""
    for _ in range(6):
        page.get_by_role("button", name="Zoom in").click()
    boxes = page.evaluate("[...kg.scene.visible.nodes].map((key) => kg.boxOf(key))")
    over = [
        (one, other)
        for one, other in itertools.combinations(boxes, 2)
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]
    assert len(over) <= len(boxes) / 20
