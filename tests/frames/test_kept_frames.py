"""The frames of a compiled project are read once, and kept from command to command."""

from __future__ import annotations

from gc import collect
from pathlib import Path
from weakref import ref

import pytest

from kg.frames import Frame, Lexicon, lexicon, lexicon_of
from kg.knowledge import Graph, compile_store, load
from kg.workspace import find

LEMMA = 'kg:lemma "acquire"@en'


@pytest.fixture(autouse=True)
def _new_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))


def _anew(graph: Graph | None, monkeypatch: pytest.MonkeyPatch) -> Lexicon:
    """The lexicon of a graph, as a process of its own has it."""
    assert graph is not None
    monkeypatch.setattr(lexicon, "_READ", {})
    return lexicon_of(graph)


def _frames(read: Lexicon) -> tuple[list[Frame], list[Frame], list[object]]:
    return read.frames, read.taking_back, [*read.measures.frames]


def test_what_is_kept_is_what_is_written(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it is read for the first time and later."""
    workspace = find(newsroom)
    written = _frames(_anew(load(workspace), monkeypatch))
    assert all(written)
    compiled = compile_store(workspace, pytest.fail)
    assert _frames(_anew(compiled, monkeypatch)) == written
    monkeypatch.setattr(lexicon, "written_frames", pytest.fail)
    assert _frames(_anew(compiled, monkeypatch)) == written


def test_what_is_kept_and_damaged_is_read_again(
    newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the files, and nothing is lost."""
    compiled = compile_store(find(newsroom), pytest.fail)
    written = _frames(_anew(compiled, monkeypatch))
    (path,) = (tmp_path / "cache" / "lexicons").iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert _frames(_anew(compiled, monkeypatch)) == written


def test_a_graph_that_nobody_asks_any_more_is_given_up(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though its frames are at hand for the next one."""
    graph = load(find(newsroom))
    assert _anew(graph, monkeypatch).frames
    known = ref(graph)
    del graph
    collect()
    assert known() is None


def test_a_frame_that_has_changed_is_read_again(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By all words that it has now."""
    workspace = find(newsroom)
    _anew(compile_store(workspace, pytest.fail), monkeypatch)
    path = newsroom / "ontology" / "frames.ttl"
    before = path.read_text("utf-8")
    assert LEMMA in before
    path.write_text(before.replace(LEMMA, f'{LEMMA} , "zork"@en'), "utf-8")
    compiled = compile_store(find(newsroom), pytest.fail)
    assert "zork" in _anew(compiled, monkeypatch).lexemes.verbs
