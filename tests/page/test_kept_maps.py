"""Where things stand is kept for the next time that a page is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from kg.page import arrangement
from kg.page.layout import Box, Line, Place, positions
from kg.page.pages import map_of
from kg.workspace import find
from tests.conftest import copied_newsroom
from tests.page.sites import opened


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many boxes each layout has that is made."""
    numbers: list[int] = []

    def counted(
        boxes: Mapping[str, Box], lines: Iterable[Line], *start: Mapping[str, Place]
    ) -> dict[str, Place]:
        numbers.append(len(boxes))
        return positions(boxes, lines, *start)

    monkeypatch.setattr(arrangement, "positions", counted)
    return numbers


def page_of(folder: Path) -> str:
    return map_of(opened(find(folder).pinned), None)


def test_a_page_is_laid_out_once(tmp_path: Path, laid_out: list[int]) -> None:
    """Made again it is the same; with longer names in boxes it is laid out anew."""
    newsroom = copied_newsroom(tmp_path / "newsroom")
    first = page_of(newsroom)
    times = len(laid_out)
    assert times
    assert page_of(newsroom) == first
    assert len(laid_out) == times
    registry = newsroom / "graph" / "entities.ttl"
    told = registry.read_text(encoding="utf-8")
    longer = told.replace('skos:prefLabel "', 'skos:prefLabel "The longer ')
    registry.write_text(longer, encoding="utf-8")
    assert page_of(newsroom) != first
    assert len(laid_out) == 2 * times


def test_what_was_kept_and_is_damaged_is_made_again(
    tmp_path: Path, place: Path, laid_out: list[int]
) -> None:
    newsroom = copied_newsroom(tmp_path / "newsroom")
    first = page_of(newsroom)
    times = len(laid_out)
    (kept,) = (place / "maps").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert page_of(newsroom) == first
    assert len(laid_out) == 2 * times
