"""`kg export` of formats with one form of evidence, and `kg diff` as quads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kg.cli import export as verb
from kg.formats.own_form import OWN_FORMS

Run = Callable[..., CompletedProcess[str]]


def test_nanopublications_go_to_a_file(kg: Run, away: Path) -> None:
    """The same bytes as on standard output."""
    assert kg("export", "nanopub", "-o", "kg.trig").returncode == 0
    written = (away / "kg.trig").read_text(encoding="utf-8")
    assert written == kg("export", "nanopub").stdout and "np:hasAssertion" in written


def test_dumps_need_a_folder(kg: Run, away: Path) -> None:
    """Written twice it is the same; no file of them is written elsewhere."""
    for output in ((), ("-o", "kg.nq.gz")):
        ran = kg("export", "dumps", *output)
        assert ran.returncode == 2 and "-o FOLDER" in ran.stderr
    assert list(away.iterdir()) == []
    for _ in range(2):
        assert kg("export", "dumps", "-o", "out").returncode == 0
    names = {path.name for path in (away / "out").iterdir()}
    assert names == {"SHA256SUMS", "article", "kg.nq.gz"}


@pytest.mark.parametrize("form", OWN_FORMS)
@pytest.mark.parametrize("option", [("--evidence", "graphs"), ("--with-text",)])
def test_there_is_no_other_form(kg: Run, form: str, option: tuple[str, ...]) -> None:
    """And nothing is written."""
    ran = kg("export", form, *option, "-o", "out")
    assert ran.returncode == 2 and "one form" in ran.stderr


def test_no_terminal_is_filled_with_bytes(
    kg: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file has to be named."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    monkeypatch.setattr(verb, "to_terminal", lambda output: output is None)
    ran = kg("export", "parquet")
    assert (ran.returncode, ran.stdout) == (2, "") and "-o FILE" in ran.stderr


@pytest.mark.parametrize(
    ("form", "name"), [("rdf-patch", "a.rdfp"), ("sparql", "a.ru")]
)
def test_a_difference_as_quads(
    kg: Run, away: Path, newsroom: Path, form: str, name: str
) -> None:
    """By the option or by the file's ending; exit 1, as they differ."""
    other = away / "other"
    shutil.copytree(newsroom, other)
    path = other / "graph" / "entities.ttl"
    text = path.read_text(encoding="utf-8")
    added = "\n<https://w3id.org/liuzhou-kg/id/new> a <https://w3id.org/newskg/ontology#Company> .\n"
    path.write_text(text + added, encoding="utf-8")
    ran = kg("diff", newsroom, other, "--format", form)
    begin = {"rdf-patch": "TX .\nD ", "sparql": "DELETE DATA {"}
    assert ran.returncode == 1 and ran.stdout.startswith(begin[form])
    assert "id/new>" in ran.stdout and "to add" in ran.stderr
    assert kg("diff", newsroom, other, "-o", name).returncode == 1
    assert (away / name).read_text(encoding="utf-8") == ran.stdout
    same = kg("diff", newsroom, newsroom, "--format", form)
    assert same.returncode == 0 and "id/new>" not in same.stdout
