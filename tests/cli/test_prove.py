"""`kg prove`: words that are in no project, in each form of the verb."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.ferries import FERRIES

Run = Callable[..., CompletedProcess[str]]

WORDS = "Bolt was bought by Acme."
SAID = "Acme acquired Bolt"


def test_it_shows_the_words_in_their_slots(kg: Run) -> None:
    """The grade, how it was found, the frame, and three places."""
    ran = kg("prove", WORDS, SAID, "--format", "table", "--with-text")
    assert (ran.returncode, ran.stderr) == (0, "")
    first, *rest = ran.stdout.splitlines()
    assert first == "Proved by the order of words: Acme acquired Bolt."
    assert [line.split()[0] for line in rest[:-1]] == [
        "frame",
        "subject",
        "cue",
        "object",
    ]
    assert "“Acme” (char=19,23)" in rest[1]
    assert rest[-1].strip() == f"“{WORDS}”"


def test_records_have_the_same(kg: Run) -> None:
    """The words themselves are only in the output on request, as everywhere."""
    (bare, quoted) = [
        json.loads(kg("prove", WORDS, SAID, *options).stdout)
        for options in ([], ["--with-text"])
    ]
    assert (bare["grade"], bare["how"], bare["sentence"]) == (
        "proved",
        "order",
        f"{SAID}.",
    )
    assert [each["part"] for each in bare["words"]] == ["subject", "cue", "object"]
    assert "bought" not in json.dumps(bare["words"])
    assert [each["quote"] for each in quoted["words"]] == ["Acme", "bought", "Bolt"]
    assert quoted["quote"] == WORDS


@pytest.mark.parametrize(
    ("arguments", "code", "grade"),
    [
        ([WORDS, SAID], 0, "proved"),
        ([WORDS, "Acme", "acquired", "Bolt"], 0, "proved"),
        ([WORDS, "Bolt acquired Acme"], 1, "refused"),
        ([WORDS, "Acme acquired Corrin"], 1, "refused"),
        (["Bolt met Acme.", SAID], 0, "open"),
        (["Bolt met Acme.", SAID, "--strict"], 1, "open"),
        (["Acme may buy Bolt.", SAID, "--modality", "possible"], 0, "proved"),
        (["Acme met Bolt. It bought Bolt.", SAID, "--as", "it=Acme"], 0, "proved"),
        ([WORDS, SAID, "--is", "Acme=Company", "--is", "Bolt=Company"], 0, "proved"),
    ],
)
def test_the_exit_code_is_that_of_the_grade(
    kg: Run, arguments: list[str], code: int, grade: str
) -> None:
    """What is open is an error where somebody asks for strictness."""
    ran = kg("prove", *arguments)
    assert ran.returncode == code
    assert json.loads(ran.stdout)["grade"] == grade
    assert bool(ran.stderr) == (grade == "open" and code == 0)


def test_the_text_may_be_a_file_or_standard_input(kg: Run, tmp_path: Path) -> None:
    """Positions are those of its text, with LF as line ends."""
    content = f"News\r\n\r\n{WORDS}\r\n".encode()
    file = tmp_path / "news.txt"
    file.write_bytes(content)
    by_file, by_pipe = kg("prove", file, SAID), kg("prove", "-", SAID, given=content)
    assert by_file.stdout == by_pipe.stdout
    assert json.loads(by_file.stdout)["position"] == "char=6,30"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"Acme\x00bought Bolt", b"<html><p>Acme</p>"]
)
def test_a_file_that_is_no_text_is_bad_input(
    kg: Run, tmp_path: Path, content: bytes
) -> None:
    """Exit 2, and why."""
    file = tmp_path / "news.txt"
    file.write_bytes(content)
    for ran in (kg("prove", file, SAID), kg("prove", "-", SAID, given=content)):
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.startswith("kg: ") and "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("statement", "meant"),
    [(["Acme aquired Bolt"], "acquired"), (["Acme", "aquired", "Bolt"], "acquired")],
)
def test_a_misspelt_property_is_suggested(
    kg: Run, statement: list[str], meant: str
) -> None:
    """In a statement of one piece as in one of three."""
    ran = kg("prove", WORDS, *statement)
    assert ran.returncode == 2
    assert "Did you mean" in ran.stderr and meant in ran.stderr


FRAMES = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
@prefix own: <https://example.org/own#> .
"""
OF_ALL = """
own:any a kg:VerbFrame ; kg:tells kg:acquired ;
    kg:subjectIn lexinfo:subject , kg:word ; kg:objectIn lexinfo:directObject , kg:word .
"""
NAKED = "own:naked a kg:NounFrame ; kg:tells kg:acquired , kg:nonsense , 5 ."


def with_frames(folder: Path, frames: str) -> Path:
    """The ferries, with frames of their own."""
    shutil.copytree(FERRIES, folder)
    ontology = folder / "ontology"
    ontology.mkdir(exist_ok=True)
    (ontology / "frames.ttl").write_text(FRAMES + frames, encoding="utf-8")
    return folder


def test_broken_frames_are_bad_input(kg: Run, tmp_path: Path) -> None:
    """The file is named, with the line."""
    folder = with_frames(tmp_path / "project", "own:half a kg:VerbFrame ; kg:tells")
    ran = kg("prove", WORDS, SAID, project=folder)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "frames.ttl" in ran.stderr
    ran = kg("check", project=folder)
    assert ran.returncode == 1 and "frames.ttl" in ran.stdout


@pytest.mark.parametrize("frames", [OF_ALL, NAKED])
def test_odd_frames_break_nothing(kg: Run, tmp_path: Path, frames: str) -> None:
    """Whatever they make of a statement, it has a grade."""
    folder = with_frames(tmp_path / "project", frames)
    for statement in (SAID, "Bolt acquired Acme"):
        ran = kg("prove", WORDS, statement, project=folder)
        assert ran.returncode in (0, 1)
        assert json.loads(ran.stdout)["grade"]
