"""Judgements: what people may decide on statements, and what becomes of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.authoring.judging import Act, Decided
from kg.errors import KgError
from kg.model import Finding, Proof, Severity
from kg.project import Project
from tests.doubted import doubted
from tests.ferries import FERRIES, SLUG

STATED = ("Skerrin Lines", "located in", "Tarnholm")
REASON = "It is said of the head office."
DAY = "2026-05-31"
FILE = "graph/judgements.ttl"
ARTICLE = f"graph/articles/{SLUG}.trig"


@pytest.fixture
def undoubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the ferries."""
    folder = tmp_path / "ferries"
    shutil.copytree(FERRIES, folder)
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    return Project(folder)


@pytest.fixture
def ferries(undoubted: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The same, with its places open."""
    doubted(monkeypatch, "locatedIn")
    return undoubted


def attest(  # noqa: PLR0913 - what a judgement has
    project: Project,
    *,
    reason: str = REASON,
    date: str = DAY,
    agent: str = "",
    passage: str = "",
    act: Act = "attest",
) -> Decided:
    """Decide on the statement."""
    return project.attest(
        *STATED, reason=reason, date=date, agent=agent, passage=passage, act=act
    )


def place(project: Project) -> Proof:
    """The grade of the statement."""
    (found,) = [
        proof
        for proof in project.examine().proofs
        if proof.statement[1].endswith("#locatedIn>") and proof.modality is None
    ]
    return found


def found(project: Project) -> list[Finding]:
    """What the check finds but what was found before."""
    return [each for each in project.check() if each.check != "coverage"]


def change(project: Project, file: str, old: str, new: str) -> None:
    path = project.workspace.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_open_may_be_attested(ferries: Project) -> None:
    """The warning goes, the reason stays; withdrawn, it is open again, and both are kept."""
    assert place(ferries).grade == "open"
    assert [each.severity for each in found(ferries)] == ["warning"]
    decided = attest(ferries)
    assert decided.judgement == (
        f"https://example.org/ferries/judgement/{SLUG}/588-616/skerrin-locatedin-tarnholm"
    )
    proof = place(ferries)
    assert (proof.grade, proof.how, proof.reason) == (
        "attested",
        "person",
        REASON,
    )
    assert found(ferries) == []
    attest(ferries, reason="A slip.", date="2026-06-01", act="withdraw")
    assert place(ferries).grade == "open"
    again = attest(ferries)
    assert again.judgement == f"{decided.judgement}-2"
    assert place(ferries).grade == "attested"
    text = (ferries.workspace.root / FILE).read_text(encoding="utf-8")
    assert text.count(" a kg:Attestation ") == 2
    assert text.count(" a kg:Withdrawal ") == 1


def test_a_judgement_says_nothing_of_the_world(ferries: Project) -> None:
    """Nothing of it holds, and nobody meets it who asks what does."""
    before = set(ferries.knowledge.triples())
    attest(ferries)
    assert set(ferries.knowledge.triples()) == before


def test_without_the_text_the_judgement_stands(ferries: Project) -> None:
    """What a person has decided on these very words needs no text."""
    attest(ferries)
    assert place(Project(ferries.workspace.root, pinned=True)).grade == "attested"


class Case(NamedTuple):
    """How a statement is doubted, what somebody wants to decide, and why they may not."""

    act: Act
    severity: Severity
    is_of_language: bool
    refusal: str


@pytest.mark.parametrize(
    "case",
    [
        Case("attest", "error", False, "The words do not say it"),
        Case("attest", "error", True, "The words say otherwise"),
        Case("overrule", "error", False, "The words do not say it"),
        Case("overrule", "warning", False, "Nothing contradicts it"),
    ],
)
def test_nobody_may_decide_what_words_do_not_allow(
    undoubted: Project, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    """And nothing is written then."""
    of_language = {"is_of_language": case.is_of_language}
    doubted(monkeypatch, "locatedIn", severity=case.severity, **of_language)
    with pytest.raises(KgError, match=case.refusal):
        attest(undoubted, act=case.act)
    assert not (undoubted.workspace.root / FILE).exists()


def test_a_contradiction_of_language_may_be_overruled(
    ferries: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error until then, and counted apart after."""
    doubted(monkeypatch, "locatedIn", severity="error", is_of_language=True)
    assert place(ferries).grade == "refused"
    attest(ferries, act="overrule")
    assert place(ferries).grade == "overruled"
    assert found(ferries) == []


def test_a_judgement_has_a_reason_a_date_and_an_agent(ferries: Project) -> None:
    """And is on something that is stated."""
    with pytest.raises(KgError, match="A judgement needs a reason"):
        attest(ferries, reason="  ")
    with pytest.raises(KgError, match="'yesterday' is no date"):
        attest(ferries, date="yesterday")
    with pytest.raises(KgError, match="There is no agent 'The fairy desk'"):
        attest(ferries, agent="The fairy desk")
    with pytest.raises(KgError, match="No passage states it"):
        attest(ferries, passage="char=0,47")
    with pytest.raises(KgError, match="Nobody has decided on it"):
        attest(ferries, act="withdraw")


def test_what_words_prove_needs_nobody(ferries: Project) -> None:
    """There is nothing to decide; nor twice."""
    named = ("Ylva Torrens", "is named", "Ylva Torrens")
    with pytest.raises(KgError, match="prove it"):
        ferries.attest(*named, reason=REASON, date=DAY)
    attest(ferries)
    with pytest.raises(KgError, match="attested already"):
        attest(ferries)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("char=588,616>", "char=588,617>", "judgements warning stale"),
        ('Digest "c0ae', 'Digest "c0af', "judgements warning stale"),
        ("Object id:tarnholm", "Object id:orvik", "judgements warning stale"),
        ("agent/the-ferry-desk", "agent/nobody", "judgements error does not know whose"),
        ('    dcterms:date "2026-05-31"^^xsd:date ;\n', "", "shapes error one dcterms:date"),
        (f'    rdfs:comment "{REASON}"@en ;\n', "", "shapes error in rdfs:comment"),
    ],
)  # fmt: skip
def test_a_judgement_that_does_not_count(
    ferries: Project, old: str, new: str, told: str
) -> None:
    """It is told at its line, and why."""
    attest(ferries)
    change(ferries, FILE, old, new)
    check, severity, message = told.split(" ", 2)
    places = [
        each.location.file
        for each in found(ferries)
        if (each.check, each.severity) == (check, severity) and message in each.message
    ]
    assert places == [FILE]


def test_nobody_confirms_what_is_refused(
    ferries: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even by hand: the statement stays refused, and so much is told."""
    attest(ferries)
    doubted(monkeypatch, "locatedIn", severity="error")
    assert place(ferries).grade == "refused"
    errors = [each.check for each in found(ferries) if each.is_error]
    assert sorted(errors) == ["judgements", "support"]


@pytest.mark.parametrize("part", ["dcterms:date", "rdfs:comment", "dcterms:creator"])
def test_what_nobody_answers_for_does_not_count(ferries: Project, part: str) -> None:
    """An attestation without its day, its reason or its agent confirms nothing."""
    attest(ferries)
    assert place(ferries).grade == "attested"
    path = ferries.workspace.root / FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.strip().startswith(part)]
    assert len(kept) < len(lines)
    path.write_text("".join(kept), encoding="utf-8")
    assert place(ferries).grade == "open"


def test_what_was_overruled_is_so_without_a_record(
    undoubted: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has neither the words nor a record is told that a person decided."""
    doubted(monkeypatch, "locatedIn", severity="error", is_of_language=True)
    attest(undoubted, act="overrule")
    grades = undoubted.knowledge.grades.values()
    assert "overruled" in {proof.grade for proof in grades}
