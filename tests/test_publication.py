"""The repository holds facts and positions of an article, never its sentences."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

MOST_COMMON_WORDS = 8
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of one word more than a file may share with an article."""
    words = WORD.findall(text.casefold())
    return zip(*(words[start:] for start in range(MOST_COMMON_WORDS + 1)), strict=False)


def shared_run(article: str, text: str) -> tuple[str, ...] | None:
    """The first run of words that the text shares with the article beyond its headline."""
    protected = set(runs(article)) - set(runs(article.split("\n", 1)[0]))
    return next((run for run in runs(unquote(text)) if run in protected), None)


def tracked_files(root: Path) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=root,
        capture_output=True,
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [root / name for name in listing.stdout.decode().split("\0") if name]


def test_no_file_shares_a_sentence_with_an_article(
    root: Path, articles_folder: Path
) -> None:
    """No tracked file has more than eight consecutive words in common with an article,
    the headline excepted.
    """
    files = [
        (path, path.read_text(encoding="utf-8", errors="ignore"))
        for path in tracked_files(root)
        if path.is_file()
    ]
    articles = [
        path.read_text(encoding="utf-8") for path in articles_folder.glob("*.txt")
    ]
    assert articles
    found = {
        path.name: run
        for article in articles
        for path, text in files
        if (run := shared_run(article, text))
    }
    assert not found


def test_a_copied_clause_is_noticed() -> None:
    """The measure itself can fail: nine words in a row are found through markup and
    escapes, eight are not.
    """
    article = "A Headline\n\none two three four five six seven eight nine ten"
    assert (
        shared_run(article, '"one two three four five six seven%20eight-nine" @en')
        is None
    )
    assert shared_run(article, '"One two, three; four five six%20seven eight nine"@en')
    assert shared_run(article, "two three four five six seven eight nine") is None
