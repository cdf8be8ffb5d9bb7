"""The picture is true: measured as it is drawn, lines keep clear of boxes that they have
nothing to do with, and names can be read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.page.layout import positions
from kg.page.pages import map_of
from kg.workspace import find
from tests.page.drawn import drawn
from tests.page.sites import Open, opened

ROOT = Path(__file__).parents[2]
LAPTOP = {"width": 1280, "height": 720}


@pytest.fixture(scope="module")
def flagship() -> str:
    """The page of the project's own article, without its words."""
    return map_of(opened(find(ROOT).pinned), None)


def test_a_full_map_can_be_followed(flagship: str, open_shared: Open) -> None:
    """Of 60 boxes hardly one has a foreign line under it, and few lines cross."""
    picture = drawn(open_shared(flagship, "#level=everything"))
    assert picture.boxes >= 60 and picture.lines >= 90
    assert len(picture.under) <= 3
    assert picture.crossings <= 25
    assert picture.overlaps == 0


def test_the_fullest_map_can_be_followed(flagship: str, open_shared: Open) -> None:
    """With posts and counts as boxes of their own, of which there are 73."""
    picture = drawn(open_shared(flagship, "#level=everything&opened"))
    assert picture.boxes >= 73
    assert len(picture.under) <= 3
    assert picture.crossings <= 25
    assert picture.overlaps == 0


def test_names_on_a_full_map_can_be_read(flagship: str, open_shared: Open) -> None:
    """On a large window and on that of a small laptop."""
    whole = "#level=everything"
    assert drawn(open_shared(flagship, whole)).type >= 11
    page = open_shared(flagship, whole, viewport=LAPTOP)
    page.get_by_role("button", name="Show the whole map").click()
    assert drawn(page).type >= 9


def test_a_small_map_is_clear(verified: str, open_shared: Open) -> None:
    """Where there is room, no line runs under a box at all."""
    picture = drawn(open_shared(verified))
    assert picture.under == []
    assert picture.overlaps == 0
    assert picture.type >= 14


def test_places_do_not_hang_on_the_order() -> None:
    """The same boxes and lines in another order stand where they stood."""
    boxes = dict.fromkeys("abcdefgh", (90, 30))
    lines = [("a", other) for other in "bcdefgh"] + [("b", "c"), ("g", "h")]
    turned = [(other, one) for one, other in reversed(lines)]
    there = positions(boxes, lines)
    assert positions(dict(reversed(boxes.items())), turned) == there


def test_one_thing_and_none_have_places() -> None:
    """A map may have a single box, or nothing on it."""
    assert positions({}, []) == {}
    assert positions({"a": (90, 30)}, [("a", "a")]) == {"a": (0, 0)}
