"""What is drafted of a second article takes up the first: its things and variables."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.drafting.reviewing import draft
from tests.drafting.press import SLUG

SECOND = """Quorrin Mills grows
Tessholm, 2 May 2025

Revenue of Quorrin Mills rose to 340 million euros in 2024. It supplies Lunt Bakery.
"""


def second(project: kg.Project, folder: Path, text: str = SECOND) -> kg.Project:
    """The project with another article."""
    file = folder / "second.txt"
    file.write_text(text, encoding="utf-8")
    project.add(
        file,
        publisher="Northern Wire",
        date="2025-05-02",
        url="https://wire.example/2",
        slug="b",
    )
    return project


def test_a_thing_and_a_variable_are_taken_up(
    project: kg.Project, tmp_path: Path
) -> None:
    project.review(SLUG, {"plain": "a", "reference": "a"})
    assert project.accept(SLUG).is_written
    project = second(project, tmp_path)
    found = draft(project.workspace, project.knowledge, "b").drafts
    assert not any("Quorrin" in each.statement for each in found.things)
    (revenue,) = (each for each in found.drafts if each.facts.value == "340000000")
    assert "observedOf quorrin-mills" in revenue.statement
    assert 'variable "revenue" as var-revenue' in revenue.statement
    # The figure of the first article has the plain name.
    assert revenue.statement.startswith("obs-quorrin-mills-revenue-2: ")
    project.review("b", {each.id: "a" for each in found.drafts})
    accepted = project.accept("b")
    assert accepted.is_written, accepted.findings


def test_a_name_with_a_legal_form_is_of_the_thing_that_is_known(
    project: kg.Project, tmp_path: Path
) -> None:
    project.review(SLUG, {"plain": "a"})
    project.accept(SLUG)
    text = "Tessholm, 2 May 2025\n\nQuorrin Mills Ltd supplies Lunt Bakery.\n"
    project = second(project, tmp_path, text)
    found = draft(project.workspace, project.knowledge, "b").drafts
    lines = {each.statement for each in found.things}
    assert 'quorrin-mills: Company "Quorrin Mills", "QM", "Quorrin Mills Ltd"' in lines
    assert "quorrin-mills supplies lunt-bakery" in {
        each.statement for each in found.drafts
    }
