"""Where output goes: the format that a file's ending names, and no place in which
people write.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.test_files import PAGES, UNSORTED, contents

Run = Callable[..., CompletedProcess[str]]

CALLS = {
    "ask": ["ask", "partners"],
    "bare": ["ask", "partners", "--bare"],
    "query": ["query", "SELECT ?owner ?brand { ?owner kg:hasBrand ?brand }"],
    "traced": [
        "query",
        "--evidence",
        "SELECT ?owner ?brand { ?owner kg:hasBrand ?brand }",
    ],
    "show": ["show", "Baojun"],
    "why": ["why", "Baojun"],
    "path": ["path", "Huawei", "Baojun"],
    "rank": ["rank"],
    "check": ["check"],
    "diff": ["diff", ".", "."],
}
ROWS = {"txt", "json", "csv", "tsv", "md"}
FORMATS = {"ask": ROWS, "bare": ROWS, "query": ROWS, "rank": ROWS}
GRAPH = ["query", "CONSTRUCT WHERE { ?owner kg:hasBrand ?brand }"]
READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "csv": lambda text: list(csv.reader(io.StringIO(text, newline=""), strict=True)),
}


def called(
    kg: Run, name: str, flagship_folder: Path, *more: str | Path
) -> CompletedProcess[str]:
    """One of the calls, where `.` is the project."""
    return kg(
        *(flagship_folder if part == "." else part for part in CALLS[name]), *more
    )


# Endings


@pytest.mark.parametrize("ending", ["txt", "json", "csv", "tsv", "md", "JSON"])
@pytest.mark.parametrize("name", CALLS)
def test_an_ending_is_obeyed_or_refused(
    kg: Run, flagship_folder: Path, away: Path, name: str, ending: str
) -> None:
    """The file has the format, or there is none and the message names what the verb
    writes.
    """
    path = away / f"out.{ending}"
    ran = called(kg, name, flagship_folder, "-o", path)
    form = ending.lower()
    if form not in FORMATS.get(name, {"txt", "json"}):
        assert (ran.returncode, ran.stdout) == (2, "")
        assert form in ran.stderr and "json" in ran.stderr
        assert not path.exists()
        return
    assert ran.returncode == 0, ran.stderr
    asked = called(
        kg, name, flagship_folder, "--format", "table" if form == "txt" else form
    )
    assert path.read_bytes().decode() == asked.stdout
    READERS.get(form, str)(asked.stdout)


@pytest.mark.parametrize("ending", ["ttl", "nt", "trig", "html", "graphml"])
@pytest.mark.parametrize("name", CALLS)
def test_an_ending_of_another_verb_is_refused(
    kg: Run, flagship_folder: Path, away: Path, name: str, ending: str
) -> None:
    """Rows are no graph, and nobody finds a table in a file of Turtle."""
    ran = called(kg, name, flagship_folder, "-o", f"out.{ending}")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert list(away.iterdir()) == []


@pytest.mark.parametrize(
    "ending", ["csv", "tsv", "json", "md", "txt", "trig", "jsonld"]
)
def test_a_graph_is_no_rows(kg: Run, away: Path, ending: str) -> None:
    """Of a CONSTRUCT there is Turtle and N-Triples, by their endings too."""
    ran = kg(*GRAPH, "-o", f"out.{ending}")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert list(away.iterdir()) == []
    for name in ("out.ttl", "out.nt"):
        assert kg(*GRAPH, "-o", name).returncode == 0
    assert (away / "out.nt").read_text().startswith("<")
    assert (away / "out.ttl").read_text().startswith("@prefix")


@pytest.mark.parametrize("name", CALLS)
def test_a_format_wins(kg: Run, flagship_folder: Path, away: Path, name: str) -> None:
    """Over any ending."""
    assert (
        called(
            kg, name, flagship_folder, "-o", "out.csv", "--format", "json"
        ).returncode
        == 0
    )
    json.loads((away / "out.csv").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CALLS)
def test_an_unknown_ending_is_refused(
    kg: Run, flagship_folder: Path, away: Path, name: str
) -> None:
    """Rather than given JSON under that name; `--format` wins over it."""
    ran = called(kg, name, flagship_folder, "-o", "out.data")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "no format has the ending .data" in ran.stderr
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("place", ["out", "folder.csv/out"])
@pytest.mark.parametrize("name", CALLS)
def test_no_ending_says_nothing(
    kg: Run, flagship_folder: Path, away: Path, name: str, place: str
) -> None:
    """A file without one gets JSON, as a pipe does."""
    assert called(kg, name, flagship_folder, "-o", place).returncode == 0
    json.loads((away / place).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CALLS)
def test_a_dash_is_standard_output(
    kg: Run, flagship_folder: Path, away: Path, name: str
) -> None:
    """And no file."""
    ran = called(kg, name, flagship_folder, "-o", "-")
    assert ran.stdout == called(kg, name, flagship_folder).stdout
    assert list(away.iterdir()) == []


@pytest.mark.parametrize(
    ("form", "place"),
    [
        *(
            ("turtle", f"out.{ending}")
            for ending in ("trig", "nt", "json", "csv", "html", "txt")
        ),
        ("trig", "out.ttl"),
        ("nquads", "out.nt"),
        ("csv", "out.json"),
        ("csv", "out.csv"),
        ("graphml", "out.gexf"),
    ],
)
def test_an_export_has_its_own_ending(
    kg: Run, away: Path, form: str, place: str
) -> None:
    """That of another format is refused, and CSV is two files."""
    ran = kg("export", form, "-o", place)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert place in ran.stderr or "two files" in ran.stderr
    assert list(away.iterdir()) == []


@pytest.mark.parametrize(
    ("form", "place"), [("jsonld", "a.json"), ("rdfxml", "a.xml"), ("ttl", "a")]
)
def test_an_export_has_several_endings(
    kg: Run, away: Path, form: str, place: str
) -> None:
    """Each of its usual ones will do, and none at all."""
    assert kg("export", form, "-o", place).returncode == 0
    assert (away / place).is_file()


@pytest.mark.parametrize("place", ["map.csv", "map.json", "map.txt", "map.png"])
def test_a_map_is_a_page(kg: Run, away: Path, place: str) -> None:
    """In a file of HTML, or one without an ending."""
    ran = kg("map", "Huawei", "-o", place)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "End the name in .html." in ran.stderr
    assert list(away.iterdir()) == []
    for name in ("map.html", "map.HTM", "map"):
        assert kg("map", "Huawei", "-o", name).returncode == 0
        assert (away / name).read_text(encoding="utf-8").startswith("<!")


# Places in which people write


@pytest.fixture
def linked(project: Path, away: Path) -> Path:
    """A project with an article's text and a draft, and links to it from elsewhere."""
    for name in ("articles", "drafts"):
        (project / name).mkdir()
        (project / name / "a.txt").write_text("Words.", encoding="utf-8")
    (away / "project").symlink_to(project)
    (away / "questions").symlink_to(project / "queries")
    (away / "file.csv").symlink_to(project / "graph" / "entities.ttl")
    return project


def assert_spared(
    ran: CompletedProcess[str], project: Path, before: dict[str, bytes]
) -> None:
    """It did not run, said why, and the project is as it was."""
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "-o" in ran.stderr and "Traceback" not in ran.stderr
    assert contents(project) == before


@pytest.mark.parametrize(
    "place",
    [
        "ontology/out.csv",
        "ontology/core.ttl",
        "graph/articles/new/out.csv",
        "queries/partners.rq",
        "queries/../queries/out.csv",
        "articles/a.txt",
        "drafts/a.txt",
    ],
)
@pytest.mark.parametrize("name", CALLS)
def test_no_verb_writes_where_people_do(
    kg: Run, linked: Path, name: str, place: str
) -> None:
    """Neither over their files nor beside them, whatever the format."""
    before = contents(linked)
    arguments = [linked if part == "." else part for part in CALLS[name]]
    ran = kg(*arguments, "--format", "json", "-o", linked / place, project=linked)
    assert_spared(ran, linked, before)


@pytest.mark.parametrize(
    "place", ["project/graph/out.html", "questions/out.html", "file.csv"]
)
@pytest.mark.parametrize("call", [["map", "Huawei"], ["export", "turtle"], ["rank"]])
def test_links_are_followed(kg: Run, linked: Path, call: list[str], place: str) -> None:
    """What leads to such a place by another name is refused as well."""
    before = contents(linked)
    assert_spared(kg(*call, "-o", place, project=linked), linked, before)


def test_texts_elsewhere_are_spared(kg: Run, linked: Path, away: Path) -> None:
    """In a folder that is named on the command line, an article's text is safe, other
    files are not.
    """
    texts = away / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Words.", encoding="utf-8")
    ran = kg("--articles", texts, "rank", "-o", texts / "a.txt", project=linked)
    assert ran.returncode == 2
    assert (texts / "a.txt").read_text(encoding="utf-8") == "Words."
    assert (
        kg(
            "--articles", texts, "rank", "-o", texts / "a.csv", project=linked
        ).returncode
        == 0
    )


@pytest.mark.parametrize(
    "place",
    [
        ".",
        "..",
        "graph/..",
        "ontology",
        "ontology/site",
        "graph",
        "queries/checks",
        "articles",
        "articles/site",
        "drafts",
    ],
)
@pytest.mark.parametrize("call", [["build", "--pinned"], ["export", "csv"]])
def test_no_folder_of_the_project_is_filled(
    kg: Run, linked: Path, call: list[str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor the project's own, nor one around it, named from inside or in full."""
    before = contents(linked)
    assert_spared(kg(*call, "-o", linked / place, project=linked), linked, before)
    monkeypatch.chdir(linked)
    assert_spared(kg(*call, "-o", place, project=linked), linked, before)


@pytest.mark.parametrize(
    "place", ["project", "questions", "project/../project/ontology"]
)
def test_links_to_folders_are_followed(kg: Run, linked: Path, place: str) -> None:
    """The project by another name is the project."""
    before = contents(linked)
    assert_spared(kg("build", "--pinned", "-o", place, project=linked), linked, before)


@pytest.mark.parametrize("call", [["build"], ["export", "csv"]])
def test_a_folder_of_other_things_is_not_filled(
    kg: Run, away: Path, call: list[str]
) -> None:
    """Somebody's files, even if one of them is a page."""
    (away / "mine").mkdir()
    (away / "mine" / "index.html").write_text("mine")
    ran = kg(*call, "-o", "mine")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "mine holds other files" in ran.stderr
    assert contents(away) == {"mine/index.html": b"mine"}


def test_a_site_is_built_again(kg: Run, away: Path) -> None:
    """In a new folder, in an empty one but for hidden files, and in one with a site,
    beside what was added to it.
    """
    (away / "site").mkdir()
    (away / "site" / ".nojekyll").write_text("")
    for _ in range(2):
        assert kg("build", "-o", "site").returncode == 0
        (away / "site" / "CNAME").write_text("example.org")
    found = [name for name in contents(away / "site") if "/" not in name]
    assert sorted(found) == sorted([*PAGES, ".nojekyll", "CNAME"])


def test_tables_are_exported_again(kg: Run, away: Path) -> None:
    """Over those of the last time."""
    for _ in range(2):
        assert kg("export", "csv", "-o", "tables").returncode == 0
    assert sorted(contents(away / "tables")) == ["edges.csv", "nodes.csv"]


# Modes


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_mode(kg: Run, away: Path, mode: int) -> None:
    """What was private stays so, by any way of writing; a new file is as others are."""
    umask = os.umask(0o022)
    try:
        for name, text, call in (
            ("ranks.csv", "", ["rank", "-o", "ranks.csv"]),
            ("a.ttl", UNSORTED, ["fmt", "a.ttl"]),
        ):
            (away / name).write_text(text, encoding="utf-8")
            (away / name).chmod(mode)
            assert kg(*call).returncode == 0
            assert (away / name).read_text(encoding="utf-8") != text
            assert (away / name).stat().st_mode & 0o7777 == mode
        kg("rank", "-o", "new.csv")
        assert (away / "new.csv").stat().st_mode & 0o7777 == 0o644
    finally:
        os.umask(umask)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals to open")
def test_a_terminal_gets_a_map_in_a_file(
    process: Run, linked: Path, away: Path
) -> None:
    """In the current folder, but not if people write there; elsewhere it is made."""
    before = contents(linked)
    terminal, its_end = os.openpty()
    options = {
        "project": linked,
        "stdout": its_end,
        "stderr": subprocess.PIPE,
        "capture_output": False,
    }
    ran = process("map", "Huawei", cwd=linked / "queries", **options)
    assert (ran.returncode, contents(linked)) == (2, before)
    assert "map.html is in the project's queries/" in ran.stderr
    assert process("map", "Huawei", cwd=away, **options).returncode == 0
    assert (away / "map.html").is_file()
    os.close(its_end)
    os.close(terminal)
