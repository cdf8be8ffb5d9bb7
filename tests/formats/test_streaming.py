"""Exports that are written piece by piece are, to the byte, those that are written whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.formats import export, streamed, streaming
from kg.knowledge import Graph, compile_store, load
from kg.workspace import find
from tests import edited_news
from tests.flagship import ROOT

FORMS = ("trig", "nquads")
PROJECTS = (ROOT, *sorted((ROOT / "tests" / "data").iterdir()))


def _piece_by_piece(graph: Graph, form: str) -> str:
    pieces = streamed(graph, form, None)
    assert pieces is not None
    return "".join(pieces)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_pieces_are_the_whole(
    form: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However little is read together."""
    whole = export(load(find(project).pinned), form)
    for number in (3, 10_000):
        monkeypatch.setattr(streaming, "_AT_ONCE", number)
        graph = load(find(project).pinned)
        assert _piece_by_piece(graph, form) == whole
        assert not graph.articles.is_listed  # that would be all of them in memory


@pytest.mark.parametrize("form", FORMS)
def test_a_compiled_graph_gives_the_same(
    form: str, newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its quads come in another order."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(streaming, "_AT_ONCE", 7)
    workspace = edited_news.add(newsroom).pinned
    compiled = compile_store(workspace, pytest.fail)
    assert compiled is not None
    assert _piece_by_piece(compiled, form) == export(load(workspace), form)


def test_nodes_without_names_are_written_at_once(newsroom: Path) -> None:
    """Nothing tells what is said of them; and TriG has no place for them."""
    dataset = newsroom / "graph" / "dataset.ttl"
    text = dataset.read_text(encoding="utf-8")
    dataset.write_text(f"{text}\n[] <urn:is> 1 .\n", encoding="utf-8")
    graph = load(find(newsroom).pinned)
    assert streamed(graph, "nquads", None) is None
    assert "<urn:is>" in export(graph, "nquads")


@pytest.mark.parametrize("form", ["turtle", "jsonld", "ntriples"])
def test_other_formats_are_written_at_once(form: str, newsroom: Path) -> None:
    """So are the other forms of evidence."""
    graph = load(find(newsroom).pinned)
    assert streamed(graph, form, None) is None
    assert streamed(graph, "trig", "reified") is None
