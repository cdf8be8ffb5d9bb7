"""`kg init`, `kg add` and `kg accept`: from nothing to the site of an article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.authoring.press import KNOWN, TEXT, contents
from tests.authoring.test_accepting import SHEET

Run = Callable[..., CompletedProcess[str]]

BASE = "https://example.org/press/"
GIVEN = (
    *("--url", "https://gazette.example/kilns.html"),
    *("--publisher", "Ostrevale Gazette"),
    *("--date", "2024-05-06"),
    *("--slug", "kilns"),
)
DIFFERENT = (
    KNOWN
    + '"The hall has 1,400 wheels"\n  wheels: figure "1,400 wheels"; value 1,500\n'
)


@pytest.fixture
def press(kg: Run, tmp_path: Path) -> Path:
    """A new project."""
    folder = tmp_path / "press"
    assert kg("init", folder, "--base", BASE, "--title", "Press").returncode == 0
    return folder


@pytest.fixture
def kilns(kg: Run, press: Path) -> Path:
    """A new project with an article that is not yet accepted."""
    assert kg("add", "-", *GIVEN, project=press, given=TEXT).returncode == 0
    return press


def sheet(project: Path, content: str) -> None:
    """Write the worksheet of the article."""
    (project / "drafts" / "kilns.kg").write_text(content, encoding="utf-8")


def test_the_whole_way(kg: Run, away: Path) -> None:
    """A project, its article, statements and a site, with what comes next told."""
    began = kg(
        "init", "press", "--base", BASE, "--title", "Press", "--creator", "Ida Quorn"
    )
    assert began.stdout.splitlines() == [
        "press/graph/dataset.ttl",
        "press/graph/entities.ttl",
        "press/ontology/terms.ttl",
        "press/README.md",
        "press/.gitignore",
        "press/.gitattributes",
    ]
    assert began.stderr == "Next: cd press, then kg add TEXT.\n"
    press = away / "press"
    (away / "news.txt").write_text(TEXT, encoding="utf-8")
    added = kg("add", "news.txt", *GIVEN, project=press)
    assert added.stdout.splitlines() == [
        "articles/kilns.txt",
        "graph/articles/kilns.trig",
        "graph/entities.ttl",
        "drafts/kilns.kg",
    ]
    assert (
        added.stderr
        == "Next: kg review kilns, or state in drafts/kilns.kg what the words say; then kg accept kilns.\n"
    )
    assert kg("check", project=press).returncode == 0
    found = kg("passage", "Thessop Kilns is in Wexholt", project=press)
    assert (found.returncode, "#char=61,88" in found.stdout) == (0, True)
    sheet(press, SHEET)
    accepted = kg("accept", "kilns", project=press)
    assert (accepted.returncode, accepted.stderr) == (0, "")
    first, *coverage, entities, article, proofs = accepted.stdout.splitlines()
    assert first.endswith("statements: no problems")
    assert "7 of 7 sentences" in coverage[0]
    assert (entities, article) == ("graph/entities.ttl", "graph/articles/kilns.trig")
    assert proofs == "graph/proofs/kilns.ttl"
    assert kg("check", "--strict", project=press).returncode == 0
    assert kg("build", "-o", "site", project=press).returncode == 0
    page = (away / "site" / "index.html").read_text(encoding="utf-8")
    assert "Orrelglaze" in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["press"], "Missing option '--base'"),
        (["press", "--base", BASE], "Missing option '--title'"),
        (["--base", BASE, "--title", "Press"], "Missing argument 'FOLDER'"),
        (["press", "--base", "https://example.org/press", "--title", "Press"], "kg: --base: the base https://example.org/press does not end in /."),
        (["press", "--base", BASE, "--title", " "], "kg: A project needs a title."),
        (["press", "--base", BASE, "--title", "Press", "--prefix", "kg"], "kg: 'kg' cannot be the prefix"),
        (["press", "--base", BASE, "--title", "Press", "--licence", "MIT"], "kg: 'MIT' is no IRI of a licence."),
        (["file", "--base", BASE, "--title", "Press"], "kg: file is no folder."),
        (["old", "--base", BASE, "--title", "Press"], "kg: old/README.md is there already."),
    ],
)  # fmt: skip
def test_a_project_that_cannot_begin(
    kg: Run, away: Path, arguments: list[str], message: str
) -> None:
    """Exit 2 with the reason, and nothing is written."""
    (away / "file").touch()
    (away / "old").mkdir()
    (away / "old" / "README.md").touch()
    before = contents(away)
    ran = kg("init", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert contents(away) == before
    assert not (away / "press").exists()


@pytest.mark.parametrize("name", [".", "a/b/c"])
def test_where_a_project_begins(kg: Run, away: Path, name: str) -> None:
    """In the current folder, or in one that is made."""
    assert kg("init", name, "--base", BASE, "--title", "Press").returncode == 0
    assert (away / name / "graph" / "dataset.ttl").is_file()


@pytest.mark.parametrize(
    "options", [(), ("--title", "Another", "--date", "2024-05-07")]
)
def test_what_is_worth_knowing_of_a_new_article(
    kg: Run, press: Path, options: tuple[str, ...]
) -> None:
    """Stands on standard error, and not among the files."""
    ran = kg("add", "-", *options, project=press, given=TEXT)
    assert ran.returncode == 0
    assert all((press / line).is_file() for line in ran.stdout.splitlines())
    expected = ["No --date", "--date 2024-05-06"]
    if options:
        expected = ["its title", "its day"]
    *notes, following = ran.stderr.splitlines()
    assert len(notes) == len(expected)
    assert all(text in note for text, note in zip(expected, notes, strict=True))
    assert following.startswith("Next: ")


@pytest.mark.parametrize(
    ("arguments", "given", "message"),
    [
        ([], "", "kg: Which text?"),
        (["none.txt"], "", "kg: none.txt: cannot be read: No such file or directory."),
        (["."], "", "kg: .: cannot be read: Is a directory."),
        (["-"], "", "kg: standard input: there are no words in it."),
        (["-"], b"caf\xe9", "kg: standard input: byte 3 is not UTF-8."),
        (["-"], "<html><body><p>News</p>", "kg: standard input: this is HTML"),
        (["-"], "x" * 201, "kg: standard input: its first line is too long for a title."),
        (["-", "--date", "today"], TEXT, "kg: 'today' is no day."),
        (["-", "--url", "gazette.example"], TEXT, "kg: 'gazette.example' is no address"),
        (["-", "--url", "https://a/{b}"], TEXT, "kg: 'https://a/{b}' is no address"),
        (["-", "--slug", "../kilns"], TEXT, "kg: '../kilns' cannot be a slug."),
        (["--remove", "kiln"], "", "kg: There is no article 'kiln'."),
    ],
)  # fmt: skip
def test_an_article_that_cannot_be_added(
    kg: Run, press: Path, arguments: list[str], given: str | bytes, message: str
) -> None:
    """Exit 2 with the reason and advice, and nothing is written."""
    before = contents(press)
    ran = kg("add", *arguments, project=press, given=given)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(message)
    assert "went wrong in kg" not in ran.stderr
    assert contents(press) == before


def test_a_text_in_the_project(kg: Run, press: Path) -> None:
    """Keeps its name, wherever the command is run."""
    path = press / "articles" / "2024-05-06-kilns.txt"
    path.write_text(TEXT, encoding="utf-8")
    ran = kg("add", path, project=press)
    assert ran.stdout.splitlines() == [
        "graph/articles/2024-05-06-kilns.trig",
        "drafts/2024-05-06-kilns.kg",
    ]


def test_the_same_text_twice(kg: Run, kilns: Path) -> None:
    """Exit 2, with the name that it has."""
    ran = kg("add", "-", "--slug", "other", project=kilns, given=TEXT)
    assert (ran.returncode, ran.stderr) == (
        2,
        "kg: This very text is the article kilns already.\n",
    )


def test_taking_an_article_away(kg: Run, kilns: Path) -> None:
    """What is gone, changed and kept is told; a slug that is nearly one is suggested."""
    ran = kg("add", "--remove", "kilms", project=kilns)
    assert (ran.returncode, ran.stderr) == (
        2,
        "kg: There is no article 'kilms'.\nDid you mean kilns?\n",
    )
    ran = kg("add", "--remove", "kilns", project=kilns)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr.splitlines() == [
        "removed graph/articles/kilns.trig",
        "changed graph/entities.ttl",
        "kept articles/kilns.txt",
        "kept drafts/kilns.kg",
    ]
    assert kg("accept", "kilns", project=kilns).returncode == 2


def test_an_error_in_a_worksheet(kg: Run, kilns: Path) -> None:
    """Exit 1 with the findings at its lines on standard error; nothing is written."""
    sheet(kilns, DIFFERENT)
    before = contents(kilns)
    ran = kg("accept", "kilns", project=kilns)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "drafts/kilns.kg:7: " in ran.stderr
    assert "expected  1400" in ran.stderr
    assert ran.stderr.endswith(": nothing was written.\n")
    assert contents(kilns) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("kilns\n", "kg: drafts/kilns.kg:1: it is neither words"),
        ('"Thessop"\n  a b\n', "kg: drafts/kilns.kg:1: “Thessop” stands in 4 places"),
        ('"Wexholt"\n  a b c\n', "kg: drafts/kilns.kg:2: there is no thing 'a'."),
    ],
)
def test_a_worksheet_that_cannot_be_read(
    kg: Run, kilns: Path, content: str, message: str
) -> None:
    """Exit 2 with the line and what to do; nothing is written."""
    sheet(kilns, content)
    before = contents(kilns)
    ran = kg("accept", "kilns", project=kilns)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(message)
    assert len(ran.stderr.splitlines()) == 2
    assert contents(kilns) == before


def test_a_worksheet_without_a_statement(kg: Run, kilns: Path) -> None:
    """Exit 1: there is nothing to accept."""
    sheet(kilns, "")
    ran = kg("accept", "kilns", project=kilns)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("kg: drafts/kilns.kg states nothing yet.\n")


def test_accepting_twice(kg: Run, kilns: Path) -> None:
    """The second time there is no change."""
    sheet(kilns, SHEET)
    kg("accept", "kilns", project=kilns)
    before = contents(kilns)
    ran = kg("accept", "kilns", project=kilns)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "no change")
    assert contents(kilns) == before


def test_a_draft(kg: Run, kilns: Path, away: Path) -> None:
    """Is accepted, and not published."""
    sheet(kilns, SHEET)
    assert kg("accept", "kilns", "--draft", project=kilns).returncode == 0
    kg("build", "-o", "site", project=kilns)
    published = "".join(
        path.read_text(encoding="utf-8") for path in (away / "site").glob("*.*")
    )
    assert "Orrelglaze" not in published


def test_no_words_of_the_article_in_a_pipe(kg: Run, kilns: Path) -> None:
    """What is not used is told by its position."""
    sheet(kilns, KNOWN)
    ran = kg("accept", "kilns", project=kilns)
    assert "not used: char=" in ran.stdout
    assert "fire" not in ran.stdout


def test_texts_elsewhere(
    kg: Run, press: Path, away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As KG_ARTICLES or --articles names their folder: they are read there and in the
    project, and copied to the project alone.
    """
    texts = away / "texts"
    texts.mkdir()
    monkeypatch.setenv("KG_ARTICLES", str(texts))
    ran = kg("add", "-", *GIVEN, project=press, given=TEXT)
    assert ran.stdout.splitlines()[0] == "articles/kilns.txt"
    assert not list(texts.iterdir())
    sheet(press, SHEET)
    assert kg("accept", "kilns", project=press).returncode == 0
    monkeypatch.delenv("KG_ARTICLES")
    (press / "articles" / "kilns.txt").rename(texts / "kilns.txt")
    ran = kg("accept", "kilns", project=press)
    assert (ran.returncode, "kilns.txt is not at hand" in ran.stderr) == (2, True)
    ran = kg("--articles", texts, "accept", "kilns", project=press)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "no change")
