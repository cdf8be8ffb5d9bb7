"""Where statements stand in files, and which files are looked into for that."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import vocabulary as v
from kg.checks import source_map
from kg.checks.source_map import Key, SourceMap, Unplaced
from kg.model import Finding
from kg.workspace import Workspace
from tests.ferries import SLUG, ferries, ferry, workspace

FILE = f"graph/articles/{SLUG}.trig"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose lines are read from now on."""
    found: list[str] = []
    index = source_map.index

    def noted(path: Path) -> dict[Key, int]:
        found.append(path.name)
        return index(path)

    monkeypatch.setattr(source_map, "index", noted)
    return found


def place(project: Workspace, key: Key) -> tuple[str | None, int | None]:
    finding = Finding(severity="error", check="logic", message="It is not so.")
    (found,) = SourceMap(project).placed([Unplaced(finding, key)])
    return found.location.file, found.location.line


def passage() -> str:
    """A passage that names no speaker."""
    passages = ferries().passages.values()
    return next(each.iri for each in passages if not each.said_by)


def declared(iri: str) -> int:
    """The line in which the article's file begins to tell of a passage."""
    text = (workspace().root / FILE).read_text("utf-8")
    sign = f"<#{iri.partition('#')[2]}> a "
    return next(
        number for number, line in enumerate(text.splitlines(), 1) if sign in line
    )


def test_what_is_missing_is_told_where_its_subject_is(read: list[str]) -> None:
    """No other file is asked whether it is there."""
    missing = passage()
    article, _, _ = missing.partition("#")
    found = place(workspace(), Key(article, missing, v.SAID_BY.value))
    assert found == (FILE, declared(missing))
    assert read == [f"{SLUG}.trig"]


def test_what_is_elsewhere_is_found_there() -> None:
    """As a thing of the registry of which the article's file says nothing."""
    key = Key(f"{workspace().namespaces.articles}other", ferry("tarnholm").value)
    file, line = place(workspace(), key)
    assert (file, bool(line)) == ("graph/entities.ttl", True)


def test_what_is_nowhere_has_no_line() -> None:
    key = Key(workspace().namespaces.entities.value, ferry("nobody").value)
    assert place(workspace(), key) == (None, None)
