"""`kg diff`: exit codes, formats, and places that cannot be compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def changed(project: Path) -> Path:
    """The project with another value for the output of its AI industry."""
    (article,) = (project / "graph" / "articles").glob("*.trig")
    text = article.read_text(encoding="utf-8")
    assert text.count("kg:value 5700000000 ;") == 1
    article.write_text(
        text.replace("kg:value 5700000000 ;", "kg:value 5900000000 ;"), encoding="utf-8"
    )
    return project


def test_what_changed(kg: Run, flagship_folder: Path, project: Path) -> None:
    """A sentence with the old and the new value and the passage; a count beside it;
    exit 1.
    """
    ran = kg("diff", flagship_folder, changed(project), "--format", "table")
    assert ran.returncode == 1
    assert " ".join(ran.stdout.split()) == (
        "~ For Liuzhou, the output value of the AI industry is 5.7 -> 5.9 billion yuan (January to July 2025)."
        " (char=2399,2498)"
    )
    assert ran.stderr == "(0 new, 0 gone, 1 changed)\n"


def test_what_changed_as_json(kg: Run, flagship_folder: Path, project: Path) -> None:
    """The passages as IRIs."""
    ran = kg("diff", flagship_folder, changed(project))
    (change,) = json.loads(ran.stdout)
    assert (ran.returncode, change["sign"]) == (1, "~")
    assert change["before"] == change["after"]
    assert change["after"][0].endswith("liuzhou-ai-manufacturing#char=2399,2498")


def test_nothing_changed(kg: Run, flagship_folder: Path, project: Path) -> None:
    """Exit 0 and no word, or an empty list."""
    ran = kg("diff", flagship_folder, project, "--format", "table")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert json.loads(kg("diff", flagship_folder, project).stdout) == []


def test_an_export_against_its_project(
    kg: Run, flagship_folder: Path, project: Path, tmp_path: Path
) -> None:
    """They are the same, and a changed project shows its change."""
    for form, ending in (
        ("trig", "trig"),
        ("nquads", "nq"),
        ("jsonld", "jsonld"),
        ("turtle", "ttl"),
    ):
        export = tmp_path / f"kg.{ending}"
        kg("export", form, "-o", export)
        assert kg("diff", flagship_folder, export).returncode == 0
    changed(project)
    ran = kg("diff", tmp_path / "kg.trig", project, "--format", "table")
    assert (ran.returncode, ran.stderr) == (1, "(0 new, 0 gone, 1 changed)\n")


def test_what_cannot_be_compared(
    kg: Run, flagship_folder: Path, tmp_path: Path
) -> None:
    """A place that is not there, a folder that is no project, a file that is no RDF:
    exit 2.
    """
    (tmp_path / "bad.ttl").write_text("<a> <b>", encoding="utf-8")
    (tmp_path / "bad.md").write_text("# a", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for name, message in {
        "gone": "does not exist",
        "empty": "is not a project",
        "bad.ttl": "bad.ttl:1",
        "bad.md": "Known endings",
    }.items():
        ran = kg("diff", flagship_folder, tmp_path / name)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert message in ran.stderr
