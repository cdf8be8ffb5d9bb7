"""`kg export`: formats by name or ending, forms of evidence, and files where one is not
enough.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kg.formats import FORMATS, export
from kg.knowledge import load
from tests.flagship import flagship

Run = Callable[..., CompletedProcess[str]]

PAIRS = [(form, evidence) for form, it in FORMATS.items() for evidence in it.evidence]


@pytest.mark.parametrize(
    "form", [form for form in FORMATS if form not in ("csv", "neo4j")]
)
def test_a_format_by_its_endings(kg: Run, form: str) -> None:
    """The same bytes as by its name, and as in its own form of evidence by name."""
    named = kg("export", form)
    assert (named.returncode, named.stderr) == (0, "")
    for ending in FORMATS[form].endings:
        assert kg("export", ending).stdout == named.stdout
    assert (
        kg("export", form, "--evidence", FORMATS[form].evidence[0]).stdout
        == named.stdout
    )


@pytest.mark.parametrize(
    "form", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"]
)
def test_each_form_is_another_file(kg: Run, form: str) -> None:
    """No form is quietly another."""
    written = {
        kg("export", form, "--evidence", evidence).stdout
        for evidence in FORMATS[form].evidence
    }
    assert len(written) == len(FORMATS[form].evidence)


def test_help_lists_what_there_is(kg: Run) -> None:
    """Each format on a line, with the forms that it can carry."""
    lines = kg("export", "--help").stdout.splitlines()
    for form, it in FORMATS.items():
        assert f"{form:<8}  {' '.join(it.evidence)}" in [line.strip() for line in lines]


def test_csv_is_a_folder(kg: Run, away: Path) -> None:
    """Of two files; without a folder nothing is written, and the message says what to
    do.
    """
    ran = kg("export", "csv")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "nodes.csv and edges.csv" in ran.stderr and "-o" in ran.stderr
    assert kg("export", "csv", "-o", "out/tables").returncode == 0
    assert sorted(path.name for path in (away / "out" / "tables").iterdir()) == [
        "edges.csv",
        "nodes.csv",
    ]


def test_a_folder_that_cannot_be_written(kg: Run, away: Path) -> None:
    """A file in its place stays as it is."""
    (away / "out").write_text("kept")
    ran = kg("export", "csv", "-o", "out")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "out" in ran.stderr and "Traceback" not in ran.stderr
    assert (away / "out").read_text() == "kept"


@pytest.mark.parametrize("form", ["csv", "neo4j"])
def test_of_two_files_none_is_half_of_the_new(kg: Run, away: Path, form: str) -> None:
    """Where the second cannot be written, the first stays as it was."""
    assert kg("export", form, "-o", "out").returncode == 0
    first, second = sorted((away / "out").iterdir(), reverse=form == "csv")
    first.write_text("kept")
    second.unlink()
    second.mkdir()
    ran = kg("export", form, "-o", "out")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"{second.name} cannot be written" in ran.stderr
    assert first.read_text() == "kept"
    assert len(list((away / "out").iterdir())) == 2


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("folder", "Is a directory"),
        ("file/kg.ttl", "a file stands where its folder would be"),
        ("file/below/kg.ttl", "a file stands where its folder would be"),
    ],
)
def test_a_file_that_cannot_be_written(
    kg: Run, away: Path, target: str, reason: str
) -> None:
    """Is told in one line with what stands in the way, and nothing is left behind."""
    (away / "folder").mkdir()
    (away / "file").write_text("kept")
    ran = kg("export", "turtle", "-o", target)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"{target} cannot be written: {reason}." in ran.stderr
    assert {path.name for path in away.rglob("*")} == {"folder", "file"}


def test_the_ontology_is_asked_for(kg: Run) -> None:
    """It is in the file only then; formats of nodes and edges have no place for it."""
    asked = kg("export", "turtle", "--with-ontology")
    assert asked.returncode == 0 and "owl:ObjectProperty" in asked.stdout
    assert "owl:ObjectProperty" not in kg("export", "turtle").stdout
    refused = kg("export", "gexf", "--with-ontology")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no place for the ontology" in refused.stderr


def test_the_text_is_asked_for(kg: Run, newsroom: Path) -> None:
    """It is in the file only then, and standard error says so; without it at hand
    nothing is written.
    """
    asked = kg("export", "turtle", "--evidence", "nif", "--with-text", project=newsroom)
    assert asked.returncode == 0
    assert "isString" in asked.stdout and "quotes the articles" in asked.stderr
    plain = kg("export", "turtle", "--evidence", "nif", project=newsroom)
    assert "isString" not in plain.stdout and plain.stderr == ""
    shutil.rmtree(newsroom / "articles")
    gone = kg("export", "turtle", "--evidence", "nif", "--with-text", project=newsroom)
    assert (gone.returncode, gone.stdout) == (2, "")
    assert "no text" in gone.stderr


@pytest.mark.parametrize("form", ["jsonld", "rdfxml", "gexf", "graphml"])
def test_the_bytes_are_the_same_everywhere(process: Run, form: str) -> None:
    """Whatever the order of hashes, the locale and the time zone."""
    environments = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"},
    )
    first, second = (process("export", form, env=env) for env in environments)
    assert first.returncode == 0 and first.stdout
    assert first.stdout == second.stdout


def test_a_command_line_without_csv_or_graphs_loads_no_networkx(process: Run) -> None:
    """An export of RDF starts as fast as ever."""
    ran = process("export", "trig", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert ran.returncode == 0
    assert " networkx" not in ran.stderr


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_what_is_written_piece_by_piece_is_one_file(
    kg: Run, away: Path, form: str
) -> None:
    """The same as the library's, on standard output and with -o."""
    expected = export(load(flagship()), form)
    assert kg("export", form).stdout == expected
    assert kg("export", form, "-o", "all").returncode == 0
    assert (away / "all").read_text(encoding="utf-8") == expected
