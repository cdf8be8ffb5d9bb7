"""Where no parser is installed, whatever depends on grades says so, once and quietly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.frames.installed import NO_PARSER, Installed
from tests.cli.conftest import Run
from tests.flagship import ROOT
from tests.reviewed import copied_ferries

NEWSROOM = ROOT / "tests" / "data" / "newsroom"
PROVE = ("prove", "Acme bought Bolt.", "Acme acquired Bolt")


def nothing() -> Installed | None:
    return None


@pytest.fixture(autouse=True)
def without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing can parse, and nobody has asked for that."""
    monkeypatch.delenv("KG_NO_PARSE")
    monkeypatch.setattr("kg.frames.installed.is_installed", lambda: False)
    monkeypatch.setattr("kg.frames.installed.installed", nothing)


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a text, of which an article is drafted and published."""
    return copied_ferries(tmp_path_factory.mktemp("ferries") / "ferries").workspace.root


def slug_of(project: Path) -> str:
    (article,) = (project / "graph" / "articles").glob("*.trig")
    return article.stem


@pytest.mark.parametrize("verb", ["check", "build", "prove", "draft", "accept"])
def test_it_is_said_once(kg: Run, ferries: Path, tmp_path: Path, verb: str) -> None:
    """On standard error, with what helps."""
    arguments = {
        "check": ("check",),
        "build": ("build", "-o", tmp_path / "site"),
        "prove": PROVE,
        "draft": ("draft", slug_of(ferries)),
        "accept": ("accept", slug_of(ferries)),
    }[verb]
    ran = kg(*arguments, project=ferries)
    assert ran.stderr.splitlines().count(NO_PARSER) == 1
    assert "pip install 'newskg[read]'" in NO_PARSER
    assert ran.stdout.count(NO_PARSER) <= 1


@pytest.mark.parametrize("verb", ["check", "prove", "draft"])
def test_json_has_a_field(kg: Run, ferries: Path, verb: str) -> None:
    arguments = {
        "check": ("check",),
        "prove": PROVE,
        "draft": ("draft", slug_of(ferries)),
    }[verb]
    ran = kg(*arguments, "--format", "json", project=ferries)
    parser = json.loads(ran.stdout)["parser"]
    assert parser == {"model": None, "not_read": NO_PARSER}


def test_whoever_wants_none_is_not_told(
    kg: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record says it all the same."""
    monkeypatch.setenv("KG_NO_PARSE", "1")
    ran = kg(*PROVE, "--format", "json")
    assert ran.stderr == ""
    parser = json.loads(ran.stdout)["parser"]
    assert parser == {"model": None, "not_read": "KG_NO_PARSE is set."}


def test_with_a_parser_nothing_is_said(
    kg: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its model is named, with the digest of its files."""
    parser = Installed(lambda *_: [], lambda _: [], "a_model 1.0", "0" * 64)
    monkeypatch.setattr("kg.frames.installed.is_installed", lambda: True)
    monkeypatch.setattr("kg.frames.installed.installed", lambda: parser)
    ran = kg(*PROVE, "--format", "json")
    assert ran.stderr == ""
    told = json.loads(ran.stdout)["parser"]
    assert told == {"model": f"a_model 1.0 {'0' * 64}", "not_read": None}


def test_without_words_there_is_nothing_to_read(kg: Run) -> None:
    """Grades of records do not depend on what is installed."""
    ran = kg("check", "--format", "json")
    assert NO_PARSER not in ran.stderr
    assert json.loads(ran.stdout)["parser"] is None
