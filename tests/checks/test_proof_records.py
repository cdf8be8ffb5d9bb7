"""Records of proofs: who lacks the words is told what they gave, and no more."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kg import vocabulary as v
from kg.knowledge.proofs import digests_by_name
from kg.model import Finding, Proof
from kg.project import Project
from tests.doubted import doubted
from tests.ferries import FERRIES, SLUG

FILE = f"graph/proofs/{SLUG}.ttl"
ARTICLE = f"graph/articles/{SLUG}.trig"
STATED = ("Skerrin Lines", "located in", "Tarnholm")
DIGEST_OF_THE_LAST = "c0aeede1"
XSD_DATE = v.PREFIXES["xsd"] + "date"
WITNESS = "0,13 17,21 36,47"


@pytest.fixture
def ferries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the ferries with records, whose places are open."""
    folder = tmp_path / "ferries"
    shutil.copytree(FERRIES, folder)
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    doubted(monkeypatch, "locatedIn")
    project = Project(folder)
    assert [path.name for path in project.write_proofs()] == [f"{SLUG}.ttl"]
    return project


def pinned(project: Project) -> Project:
    """The same for somebody who does not have the text."""
    return Project(project.workspace.root, pinned=True)


def grades(project: Project) -> Counter[str | None]:
    return Counter(proof.grade for proof in project.examine().proofs)


def found(project: Project) -> list[Finding]:
    """What the check finds of records."""
    return [each for each in project.check() if each.location.file == FILE]


def change(project: Project, file: str, old: str, new: str) -> None:
    path = project.workspace.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_who_lacks_the_words_sees_the_same_grades(ferries: Project) -> None:
    """Each said to be kept; and nothing is found of them."""
    assert grades(ferries)["open"] == 1
    assert grades(pinned(ferries)) == grades(ferries)
    assert all(proof.is_kept for proof in pinned(ferries).examine().proofs)
    assert found(ferries) == found(pinned(ferries)) == []
    (warning,) = pinned(ferries).check()
    assert (warning.severity, warning.check) == ("warning", "support")
    assert warning.location.file == ARTICLE


def test_the_same_words_give_the_same_bytes(ferries: Project) -> None:
    """Nothing is written twice, and a day stays as long as what was found on it."""
    assert ferries.write_proofs() == []
    assert ferries.write_proofs(date="20260601") != []
    assert ferries.write_proofs(date="2026-07-01") == []
    kept = pinned(ferries).examine().proofs
    assert {proof.date for proof in kept} == {"2026-06-01"}


def test_records_say_nothing_of_the_world(ferries: Project) -> None:
    """What holds is the same without them."""
    whole = set(ferries.knowledge.triples())
    (ferries.workspace.root / FILE).unlink()
    ferries.reload()
    assert set(ferries.knowledge.triples()) == whole


def test_a_record_that_somebody_has_edited_is_an_error(ferries: Project) -> None:
    """At its line, with what the words give."""
    change(ferries, FILE, "kg:grade kg:open", "kg:grade kg:proved")
    (finding,) = found(ferries)
    assert (finding.severity, finding.check) == ("error", "evidence")
    assert finding.expected is not None and finding.expected.startswith("open")
    assert finding.location.line
    ferries.write_proofs()
    assert found(ferries) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FILE, f'kg:passageDigest "{DIGEST_OF_THE_LAST}', 'kg:passageDigest "c0aeede2'),
        (
            ARTICLE,
            "id:skerrin kg:locatedIn id:tarnholm",
            "id:orvik kg:locatedIn id:tarnholm",
        ),
    ],
)
def test_a_record_of_other_words_or_statements_tells_nothing(
    ferries: Project, file: str, old: str, new: str
) -> None:
    """The statement is not checked, and the article's records are out of date."""
    change(ferries, file, old, new)
    pinned_ = pinned(ferries)
    assert grades(pinned_)[None] == 1
    (finding,) = found(pinned_)
    assert finding.severity == "warning"
    assert "1 records of proofs are of other words" in finding.message


def test_a_record_of_another_frame_tells_nothing(ferries: Project) -> None:
    """Who changes a frame has all proved anew that was proved by it."""
    frame = next(each.frame for each in ferries.examine().proofs if each.frame)
    before = grades(pinned(ferries))
    folder = ferries.workspace.root / "ontology"
    folder.mkdir(exist_ok=True)
    (folder / "frames.ttl").write_text(
        f'<{frame}> <{v.LEMMA.value}> "moor"@en .\n', encoding="utf-8"
    )
    changed = grades(pinned(ferries))
    assert changed[None] > before[None]
    assert changed["proved"] + changed[None] == before["proved"] + before[None]
    (finding,) = found(pinned(ferries))
    assert "records of proofs are of other words" in finding.message


def test_what_people_decide_stands_beside_the_records(ferries: Project) -> None:
    """It counts with the old record and with a new one, and no longer when withdrawn."""
    why = {"reason": "It is said of the head office.", "date": "2026-05-31"}
    ferries.attest(*STATED, reason=why["reason"], date=why["date"])
    for _ in range(2):
        assert grades(pinned(ferries))["attested"] == 1
        assert found(ferries) == found(pinned(ferries)) == []
        ferries.write_proofs()
    ferries.attest(*STATED, reason="A slip.", date="2026-06-02", act="withdraw")
    assert grades(pinned(ferries))["open"] == 1
    assert found(ferries) == []


def test_a_pinned_site_leaves_out_what_was_refused(
    ferries: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody needs the words to leave out what they were found to refuse."""
    doubted(monkeypatch, "locatedIn", severity="error")
    ferries.write_proofs()
    monkeypatch.undo()
    built = pinned(ferries).build(tmp_path / "site")
    assert built.files and not built.is_whole
    assert [refusal.sentence for refusal in built.refusals] == [
        "Skerrin Lines is in Tarnholm."
    ]
    exported = (tmp_path / "site" / "kg.trig").read_text(encoding="utf-8")
    assert "kg:locatedIn id:tarnholm" not in exported and "kg:refused" not in exported
    assert "kg:proved" in exported


def forge(project: Project, frame: str, said: str) -> None:
    """Write that what is open was proved, by a frame as it is now."""
    digests = digests_by_name(project.knowledge, [v.KG + frame])
    by_frame = f'kg:byFrame kg:{frame} ; kg:frameDigest "{digests[v.KG + frame]}" ;'
    change(
        project, FILE, "kg:grade kg:open ;", f"kg:grade kg:proved ; {by_frame} {said}"
    )
    (span,) = [proof.spans[0] for proof in project.examine().proofs if is_open(proof)]
    path = project.workspace.root / FILE
    before, forged = path.read_text(encoding="utf-8").split(by_frame)
    begin, end = span
    witness = " ".join([f"{begin},{end}"] * 3)
    forged = re.sub(r'kg:witness "[^"]*"', f'kg:witness "{witness}"', forged, count=1)
    path.write_text(by_frame.join([before, forged]), encoding="utf-8")


def is_open(proof: Proof) -> bool:
    return proof.grade == "open"


@pytest.mark.parametrize(
    ("frame", "said", "fault"),
    [
        (
            "acquired-buy",
            "kg:provedBy kg:order ;",
            "by no frame of the property",
        ),
        (
            "locatedIn-in",
            f'kg:provedBy kg:order ; <{v.JUDGED_ON.value}> "1999-01-01"^^<{XSD_DATE}> ;',
            "on that day",
        ),
        ("locatedIn-in", "", "by order or by words"),
        ("locatedIn-in", "kg:provedBy kg:person ;", "by order or by words"),
        ("locatedIn-in", "kg:provedBy kg:words ;", "not by words"),
    ],
)
def test_a_record_that_no_words_can_have_given_counts_for_nothing(
    ferries: Project, frame: str, said: str, fault: str
) -> None:
    """It is an error with the words and without them, and proves nothing."""
    known = grades(ferries)
    forge(ferries, frame, said)
    edited = pinned(ferries)
    assert grades(edited) == known - Counter({"open": 1}) + Counter({None: 1})
    assert grades(ferries) == known
    assert None not in {each.grade for each in ferries.knowledge.grades.values()}
    for project in (ferries, edited):
        (finding,) = found(project)
        assert (finding.severity, finding.check) == ("error", "evidence")
        assert fault in finding.message or project is ferries
    ferries.write_proofs()
    assert found(ferries) == []


def test_a_witness_outside_of_its_passage_is_an_error(ferries: Project) -> None:
    """Whatever else the record says."""
    change(
        ferries, FILE, f'kg:witness "{WITNESS}"', 'kg:witness "0,13 17,21 9999,10000"'
    )
    (finding,) = found(pinned(ferries))
    assert "not inside the passage" in finding.message


def test_a_record_that_lacks_a_part_is_an_error(ferries: Project) -> None:
    """What it is of, nobody can tell."""
    change(ferries, FILE, "kg:grade kg:open ;", "")
    findings = found(pinned(ferries))
    assert [each.check for each in findings if each.is_error] == ["shapes"]
