"""Of a thing with more around it than can be read, the verbs tell a part, and how much
there is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kg.cli import map as map_verb
from kg.cli import show as show_verb
from kg.cli import why as why_verb
from kg.page import scope

Run = Callable[..., CompletedProcess[str]]
HUB = "Liuzhou"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verbs tell three of everything."""
    monkeypatch.setattr(map_verb, "MOST_DRAWN", 3)
    monkeypatch.setattr(show_verb, "MOST_SHOWN", 3)
    monkeypatch.setattr(why_verb, "MOST_SHOWN", 3)


@pytest.mark.usefixtures("few")
def test_the_map_of_a_hub_says_of_how_many(kg: Run, away: Path) -> None:
    """On the page and beside it; with `--all` nothing is left out, and nothing said."""
    ran = kg("map", HUB, "-o", "few.html")
    said = re.search(r"\((\d+ of \d+ neighbours); --all shows the others\)", ran.stderr)
    assert said, ran.stderr
    page = (away / "few.html").read_text(encoding="utf-8")
    assert f'<strong id="extent">{said[1]}' in page
    ran = kg("map", HUB, "--all", "-o", "all.html")
    assert "neighbours" not in ran.stderr
    whole = (away / "all.html").read_text(encoding="utf-8")
    assert 'id="extent"' not in whole
    assert len(whole) > len(page)


@pytest.mark.usefixtures("few")
def test_of_a_hub_that_is_in_many_statements_some_are_told(
    kg: Run, away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that come first, and it says of how many."""
    monkeypatch.setattr(scope, "_HUB", 1)
    monkeypatch.setattr(scope, "_TOLD", 3)
    ran = kg("map", HUB, "-o", "few.html")
    said = re.search(r"\((3 of \d+ sentences); --all shows the others\)", ran.stderr)
    assert said, ran.stderr
    assert said[1] in (away / "few.html").read_text(encoding="utf-8")
    ran = kg("map", HUB, "--all", "-o", "all.html")
    assert "sentences" not in ran.stderr


def test_the_map_of_any_other_thing_is_whole(kg: Run, away: Path) -> None:
    ran = kg("map", "Baojun", "-o", "map.html")
    assert "neighbours" not in ran.stderr
    assert 'id="extent"' not in (away / "map.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("verb", ["show", "why"])
def test_a_table_says_of_how_many(kg: Run, verb: str) -> None:
    """What it tells is how the whole begins."""
    ran = kg(verb, HUB, "--format", "table")
    said = re.search(r"\(3 of (\d+) statements; --all shows the others\)", ran.stderr)
    assert said, ran.stderr
    whole = kg(verb, HUB, "--format", "table", "--all")
    assert "--all" not in whole.stderr
    first = ran.stdout.splitlines()[:4]
    assert whole.stdout.splitlines()[:4] == first
    listed = json.loads(kg(verb, HUB, "--format", "json").stdout)
    if verb == "show":
        assert len(listed) == int(said[1])
    else:
        assert len(listed) >= int(said[1])  # claims stand among them
