"""`kg lexicon try` says what is read in a sentence, and what it would state."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.authoring.review_records import NewRejection, record_rejections
from kg.project import Project
from tests.cli.conftest import Run
from tests.flagship import ROOT
from tests.reviewed import COUNTED, DESK, OWNED, copied_ferries

NEWSROOM = ROOT / "tests" / "data" / "newsroom"


def statements(answer: str) -> set[tuple[str, str, str, str | None]]:
    """Property, sides and modality of what a sentence states."""
    read: list[dict[str, Any]] = json.loads(answer)
    return {
        (one["tells"], one["subject"], one["object"], one["modality"])
        for each in read
        for one in each["statements"]
    }


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Acme has acquired Bolt.", ("kg:acquired", "Acme", "Bolt", None)),
        ("Bolt may be bought by Acme.", ("kg:acquired", "Acme", "Bolt", "possible")),
        ("Acme never sued Corrin.", ("kg:sued", "Acme", "Corrin", "denied")),
        ("Acme has struck.", ("kg:Strike", "struck", None, None)),
        ("Acme quit the Loom League.", ("kg:memberOf", "Acme", "Loom League", "ended")),
        ("Acme bid for Bolt.", ("kg:acquired", "Acme", "Bolt", "planned")),
    ],
)
def test_a_sentence_would_state(
    kg: Run, sentence: str, statement: tuple[str, str, str, str | None]
) -> None:
    ran = kg("lexicon", "try", sentence, "--format", "json")
    assert ran.returncode == 0
    assert statement in statements(ran.stdout)


def test_words_for_people(kg: Run) -> None:
    ran = kg("lexicon", "try", "Acme plans to acquire Bolt.", "--format", "table")
    assert "“acquire” (acquire)\n" in ran.stdout
    assert "  told as planned by “plans”\n" in ran.stdout
    assert "  → Acme – acquired – Bolt  [kg:acquired-buy]\n" in ran.stdout


def test_a_frame_that_tells_an_end_says_so(kg: Run) -> None:
    """The frame itself takes the statement back, and no word beside its own."""
    ran = kg("lexicon", "try", "Acme quit the Loom League.", "--format", "table")
    told = "Acme – is a member of – Loom League, told as ended  [kg:memberOf-leave]"
    assert f"  → {told}\n" in ran.stdout
    assert "told as ended by" not in ran.stdout


def test_what_may_end_is_not_told(kg: Run) -> None:
    """Who may leave is a member, and whether he remains one is not said."""
    ran = kg("lexicon", "try", "Acme may quit the Loom League.", "--format", "json")
    assert not any(tells == "kg:memberOf" for tells, *_ in statements(ran.stdout))


def test_a_word_that_no_frame_has(kg: Run) -> None:
    """The answer is no, and the nearest words of frames are named."""
    ran = kg("lexicon", "try", "Acme aquired Bolt.")
    assert ran.returncode == 1
    assert "No frame says anything here." in ran.stderr
    assert "No frame has the word 'aquired'. Did you mean acquired" in ran.stderr


def test_a_term_shows_its_frames(kg: Run) -> None:
    lines = kg("schema", "acquired").stdout.splitlines()
    assert ["kg:acquired-buy", "Acme", "acquired", "Bolt."] in [
        x.split() for x in lines
    ]
    assert "Acme is a buyer of Bolt." in "\n".join(lines)


def test_a_frame_shows_its_words(kg: Run) -> None:
    shown = kg("schema", "acquired-buy").stdout
    for words in ("kg:acquired", "take over", "directObject", "Acme acquired Bolt."):
        assert words in shown


# What became of drafts


@pytest.fixture
def ferries(tmp_path: Path) -> Path:
    """A copy of the ferries, in which two drafts were rejected."""
    project = copied_ferries(tmp_path / "ferries")
    rejected = [NewRejection(OWNED, "denied"), NewRejection(COUNTED, "notSaid")]
    record_rejections(project.workspace, project.knowledge, rejected, DESK)
    return project.workspace.root


def test_counts_for_programs(kg: Run, ferries: Path) -> None:
    ran = kg("lexicon", "counts", "subsidiaryOf-noun", project=ferries)
    assert ran.returncode == 0
    assert json.loads(ran.stdout) == [
        {
            "rule": "kg:subsidiaryOf-noun",
            "tells": "kg:subsidiaryOf",
            "accepted": 2,
            "corrected": 0,
            "rejected": 1,
            "reasons": {"denied": 1},
            "right": 2 / 3,
            "is_doubtful": False,
        }
    ]


def test_counts_for_people(kg: Run, ferries: Path) -> None:
    """What nobody can know stays empty, and is no nought."""
    ran = kg("lexicon", "counts", "--format", "table", project=ferries)
    cells = [line.split() for line in ran.stdout.splitlines()]
    assert "kg:subsidiaryOf-noun kg:subsidiaryOf 2 0 1 1 denied 67%".split() in cells
    assert "figure of a counted noun 0 1 1 notSaid".split() in cells
    ran = kg("lexicon", "counts", "--format", "csv", project=ferries)
    rows = {row["rule"]: row for row in csv.DictReader(io.StringIO(ran.stdout))}
    assert rows["figure of a counted noun"]["accepted"] == ""
    assert rows["figure of a counted noun"]["right"] == ""


def test_a_doubtful_frame_is_marked(kg: Run, ferries: Path) -> None:
    project = Project(ferries)
    variants = [OWNED._replace(digest=f"{number:064x}") for number in range(9)]
    rejected = [NewRejection(each, "direction") for each in variants]
    record_rejections(project.workspace, project.knowledge, rejected, DESK)
    ran = kg("lexicon", "counts", "--format", "table", project=ferries)
    _, _, first, *_ = ran.stdout.splitlines()
    assert (
        first.split()
        == (
            "kg:subsidiaryOf-noun kg:subsidiaryOf 2 0 10 1 denied, 9 direction 17%, doubtful"
        ).split()
    )


def test_nothing_is_counted(kg: Run, ferries: Path) -> None:
    """The answer is no; a name that nothing has is another matter."""
    ran = kg("lexicon", "counts", "acquired", project=ferries)
    assert (ran.returncode, ran.stdout) == (1, "[]\n")
    ran = kg("lexicon", "counts", "subsidaryOf", project=ferries)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "There is no frame or term 'subsidaryOf'.\nDid you mean" in ran.stderr
    ran = kg("lexicon", "cuonts", project=ferries)
    assert ran.returncode == 2
    assert "There is no 'lexicon cuonts'. Did you mean counts?" in ran.stderr


def test_words_of_attested_statements_are_proposed(kg: Run) -> None:
    ran = kg("lexicon", "proposed", "supports", project=NEWSROOM)
    assert ran.returncode == 0
    assert json.loads(ran.stdout) == [
        {
            "property": "kg:supports",
            "words": ["all", "helped"],
            "subject_first": True,
            "times": 1,
            "passages": [
                "https://w3id.org/liuzhou-kg/article/2024-03-04-norvik-tessaly#char=707,763"
            ],
        }
    ]
    ran = kg("lexicon", "proposed", "--format", "table", project=NEWSROOM)
    cells = [line.split() for line in ran.stdout.splitlines()]
    place = "2024-03-04-norvik-tessaly#char=707,763"
    assert ["kg:supports", *"all … helped subject … object 1".split(), place] in cells


def test_without_words_nothing_is_proposed(kg: Run) -> None:
    ran = kg("lexicon", "proposed")
    assert (ran.returncode, ran.stdout) == (1, "[]\n")
    assert "The articles' texts are not at hand: see --articles." in ran.stderr
    ran = kg("lexicon", "proposed", "suports", project=NEWSROOM)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Did you mean supports" in ran.stderr
