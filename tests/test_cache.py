"""What was worked out before is taken again as long as all that it is of is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import cache
from kg.cli import check as verb
from kg.cli import kg as command
from kg.project import Project


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made(number: int = 0, parts: tuple[bytes, ...] = (b"a", b"b")) -> bytes:
    return cache.kept("numbers", parts, lambda: str(number).encode())


def test_it_is_made_once() -> None:
    """And again if a part is another, or the parts are divided otherwise."""
    assert [made(1), made(2)] == [b"1", b"1"]
    assert made(3, (b"ab", b"")) == b"3"
    assert made(4, (b"a", b"c")) == b"4"


def test_what_was_cut_off_is_made_again(place: Path) -> None:
    """So is what was edited."""
    made(1)
    (path,) = (place / "numbers").iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert made(2) == b"2"


def test_a_cache_that_cannot_be_written(place: Path) -> None:
    """It is made each time."""
    place.write_text("a file stands in its place", encoding="utf-8")
    assert [made(1), made(2)] == [b"1", b"2"]


def test_only_the_latest_are_kept(place: Path) -> None:
    """A project that changes every day does not fill the disk."""
    for number in range(2 * cache.KEPT):
        made(number, (str(number).encode(),))
    assert len(list((place / "numbers").iterdir())) == cache.KEPT


def checked(folder: Path) -> str:
    ran = CliRunner().invoke(
        command, ["--project", str(folder), "check", "--format", "table"]
    )
    return ran.output


def test_a_check_is_made_again_after_a_change(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a fact, or of a text; if nothing is another, its report is the one before."""
    Project(newsroom).compile()
    first = checked(newsroom)
    with monkeypatch.context() as patch:
        patch.setattr(verb, "_check", None)
        assert checked(newsroom) == first
    (text,) = (newsroom / "articles").glob("*.txt")
    text.write_bytes(text.read_bytes() + b"More words.")
    changed = checked(newsroom)
    assert changed != first
    registry = newsroom / "graph" / "entities.ttl"
    registry.write_text("no Turtle", encoding="utf-8")
    assert checked(newsroom) not in (first, changed)
