"""`kg attest`: what a person decides, in a line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.authoring.review_records import NewRejection, record_rejections
from kg.knowledge.name_judgements import name_judgements
from kg.project import Project
from tests.cli.conftest import Run
from tests.doubted import doubted
from tests.ferries import FERRIES, SLUG
from tests.reviewed import COUNTED, DESK, OWNED

WHY = ("--reason", "Said of the head office.", "--date", "2026-05-31")
BASE = "https://example.org/ferries/"
STATED = ("Skerrin Lines", "located in", "Tarnholm")


@pytest.fixture
def ferries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    doubted(monkeypatch, "locatedIn")
    return Path(shutil.copytree(FERRIES, tmp_path / "ferries"))


def test_attest_and_withdraw(kg: Run, ferries: Path) -> None:
    """Each says what it wrote, and the check counts it."""
    told = kg("attest", *STATED, *WHY, project=ferries)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        "Skerrin Lines is in Tarnholm. Attested of char=588,616.",
        "graph/judgements.ttl",
    ]
    checked = kg("check", "--strict", "--format", "table", project=ferries)
    assert checked.returncode == 0
    assert (
        checked.stdout.splitlines()[-1]
        == "48 statements: 47 proved (14 by order and 33 by words) and 1 attested."
    )
    assert kg("fmt", "--check", project=ferries).returncode == 0
    back = kg("attest", *STATED, *WHY, "--withdraw", project=ferries)
    assert back.stdout.startswith("Skerrin Lines is in Tarnholm. Withdrawn")
    checked = kg("check", "--strict", "--format", "table", project=ferries)
    assert checked.returncode == 1


def test_refusals(kg: Run, ferries: Path) -> None:
    """Nothing is decided without a reason, or of what is not there."""
    for given in (
        (*STATED, "--date", "2026-05-31"),
        (*STATED, *WHY, "--overrule"),
        (*STATED, *WHY, "--overrule", "--withdraw"),
        ("Skerrin Lines", "located in", "Nowhere", *WHY),
    ):
        told = kg("attest", *given, project=ferries)
        assert (told.returncode, told.stdout) == (2, "")
    assert not (ferries / "graph" / "judgements.ttl").exists()
    assert (ferries / "graph" / "articles" / f"{SLUG}.trig").exists()


def test_withdraw_what_lasts_of_a_review(kg: Run, ferries: Path) -> None:
    """A judgement has a name, in full or as it goes on behind the base."""
    project = Project(ferries)
    rejected = [NewRejection(OWNED, "denied"), NewRejection(COUNTED, "notSaid")]
    names = record_rejections(project.workspace, project.knowledge, rejected, DESK)
    begin = f"{BASE}judgement/"
    for name in (names[0].value, names[1].value.removeprefix(begin)):
        told = kg("attest", name, *WHY, "--withdraw", project=ferries)
        assert (told.returncode, told.stderr) == (0, "")
        assert told.stdout == "Withdrawn.\ngraph/judgements.ttl\n"
    again = kg("attest", names[0].value, *WHY, "--withdraw", project=ferries)
    assert (again.returncode, again.stdout) == (2, "")
    assert "There is no judgement that counts" in again.stderr


def test_a_statement_has_three_parts(kg: Run, ferries: Path) -> None:
    """And a thing's name is no judgement's."""
    told = kg("attest", "Skerrin Lines", "located in", *WHY, project=ferries)
    assert (told.returncode, told.stdout) == (2, "")
    assert "Say THING PROPERTY THING." in told.stderr
    told = kg("attest", "Skerrin Lines", *WHY, "--withdraw", project=ferries)
    assert (told.returncode, told.stdout) == (2, "")
    assert "There is no judgement 'Skerrin Lines'." in told.stderr


def test_nobody_decides(kg: Run, ferries: Path) -> None:
    """Where nobody is named who made the data set, nobody is said to have judged."""
    path = ferries / "graph" / "dataset.ttl"
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if "dcterms:creator" not in line]
    path.write_text("".join(kept), encoding="utf-8")
    told = kg("attest", *STATED, *WHY, project=ferries)
    assert told.returncode == 2
    assert "Nobody is named who made the data set." in told.stderr
    told = kg("attest", *STATED, *WHY, "--agent", "The ferry desk", project=ferries)
    assert told.returncode == 0


def test_what_a_name_means(kg: Run, ferries: Path) -> None:
    """It is kept with its verdict, in the words of the article, and can be withdrawn."""
    given = ("--means", "Orvik Yards", "--in", SLUG, *WHY)
    told = kg(
        "attest", "Skerrin Lines", *given, "--verdict", "not-same", project=ferries
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        f"“Skerrin Lines” does not mean Orvik Yards in {SLUG}.",
        "graph/judgements.ttl",
    ]
    (kept,) = name_judgements(Project(ferries).knowledge)
    assert (kept.on.words, kept.verdict) == ("Skerrin Lines", "notSame")
    back = kg("attest", kept.name.value, *WHY, "--withdraw", project=ferries)
    assert back.returncode == 0
    assert name_judgements(Project(ferries).knowledge) == []


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("No Such Name", ("--in", SLUG), "does not have the name"),
        ("Skerrin Lines", ("--in", "nowhere"), "nowhere"),
        ("Skerrin Lines", (), "Say NAME --means THING --in SLUG."),
    ],
)
def test_a_name_that_cannot_be_judged(
    kg: Run, ferries: Path, name: str, given: tuple[str, ...], told: str
) -> None:
    ran = kg("attest", name, "--means", "Orvik Yards", *given, *WHY, project=ferries)
    assert ran.returncode == 2
    assert told in ran.stderr
