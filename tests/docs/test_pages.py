"""Whoever follows a page of the documentation sees what the page shows."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.docs.pages import (
    DOCS,
    Block,
    Command,
    Reader,
    blocks,
    checkout,
    commands,
    fits,
)

PAGES = [path for path in sorted(DOCS.rglob("*.md")) if "_build" not in path.parts]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(DOCS)))
def test_a_page_tells_what_happens(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command of a page writes what stands below it, and each example in Python
    gives what it says, in a copy of the repository without the article's text.
    """
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    reader = Reader(checkout(tmp_path / "kg"))
    for block in blocks(path.read_text(encoding="utf-8")):
        for command, written in reader.follow(block):
            assert fits(command.shown, written), _difference(path, command, written)


def _difference(path: Path, command: Command, written: str) -> str:
    lines = unified_diff(
        command.shown.splitlines(),
        written.splitlines(),
        "shown",
        "written",
        lineterm="",
    )
    return "\n".join([f"{path}:{command.line}: {command.text}", *lines])


def test_lines_may_be_left_out_and_nothing_else() -> None:
    """An ellipsis on a line of its own stands for any lines, and other lines are as
    they are shown.
    """
    assert fits("one\n…\nfour", "one\ntwo\nthree\nfour")
    assert fits("one\n…", "one")
    assert fits("", "")
    assert not fits("", "one")
    assert not fits("one …", "one two")
    assert not fits("one\n…\nfour", "one\ntwo\nthree")


def test_a_command_has_the_lines_below_it() -> None:
    """A console block is cut at its prompts, and a backslash joins the next line."""
    block = Block("console", "$ kg a \\\n    b\nout\n$ kg c\n", 10)
    assert list(commands(block)) == [
        Command("kg a b", "out", line=10, output_at=12),
        Command("kg c", "", line=13, output_at=14),
    ]
