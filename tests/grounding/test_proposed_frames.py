"""What people attest proposes the words in which no frame says it yet."""

from __future__ import annotations

import pytest

from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.authoring.starting import Plan, start
from kg.grounding import support
from kg.grounding.proposed_frames import ProposedFrame, proposed_frames
from kg.project import Project

SLUG = "piers"
TEXT = """Piers to grow

Quenlow Piers humours Ostrith Freight with crates. In May Tollorn Sheds humoured Drevane Silos.

Drevane Silos is known beside Ostrith Freight.

We've seen Quenlow Piers, which has moved its old wooden crates and lamps beside Tollorn Sheds.

Ostrith Freight supplies Tollorn Sheds.
"""
WORKSHEET = """quenlow: Company "Quenlow Piers"
ostrith: Company "Ostrith Freight"
tollorn: Company "Tollorn Sheds"
drevane: Company "Drevane Silos"

"Quenlow Piers humours Ostrith Freight"
  quenlow supplies ostrith
"Tollorn Sheds humoured Drevane Silos"
  tollorn supplies drevane
"Drevane Silos is known beside Ostrith Freight"
  ostrith competesWith drevane
"Quenlow Piers, which has moved its old wooden crates and lamps beside Tollorn Sheds"
  quenlow supplies tollorn
"Ostrith Freight supplies Tollorn Sheds"
  ostrith supplies tollorn
"""
OPEN = [
    ("Quenlow Piers", "supplies", "Ostrith Freight"),
    ("Tollorn Sheds", "supplies", "Drevane Silos"),
    ("Ostrith Freight", "competes with", "Drevane Silos"),
    ("Quenlow Piers", "supplies", "Tollorn Sheds"),
]
"""Statements that no frame says; the last is said in too many words for a cue."""


@pytest.fixture(scope="module")
def piers(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in which nobody has attested anything."""
    folder = tmp_path_factory.mktemp("piers") / "piers"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KG_ARTICLES", raising=False)
        start(
            folder, Plan("https://example.org/piers/", "The piers", creators=("Ida",))
        )
        project = Project(folder)
        given = Bibliography(published="2026-05-02", slug=SLUG)
        add(project.workspace, "piers.txt", TEXT.encode(), given)
        worksheet = folder / "drafts" / f"{SLUG}.kg"
        worksheet.write_text(WORKSHEET, encoding="utf-8")
        accepted = project.accept(SLUG, draft=True)
        assert not [each for each in accepted.findings if each.is_error]
    return project


def proposed(project: Project) -> dict[str, ProposedFrame]:
    """By the words, what is proposed."""
    graph = project.knowledge
    found = proposed_frames(graph, support(graph, project.texts))
    return {" ".join(each.cue): each for each in found}


def test_what_nobody_attested_proposes_nothing(piers: Project) -> None:
    """Neither does what a frame says."""
    assert proposed(piers) == {}


def test_words_between_the_two_are_proposed(piers: Project) -> None:
    """Those of one verb together, the most frequent first, and nothing but words."""
    for statement in OPEN:
        piers.attest(*statement, reason="So I read it.", date="2026-05-31")
    found = proposed(piers)
    assert list(found) == ["humoured", "known beside"]
    humoured, known = found.values()
    assert (humoured.times, humoured.subject_first) == (2, True)
    assert [each.partition("#")[0] for each in humoured.passages] == [
        f"https://example.org/piers/article/{SLUG}"
    ] * 2
    assert (known.times, known.subject_first) == (1, False)


def test_without_the_words_nothing_is_proposed(piers: Project) -> None:
    assert proposed(piers.without_texts()) == {}
