"""What is drafted of a second article takes up the first: its things and variables."""

from __future__ import annotations

import re
from pathlib import Path

import kg
from kg.drafting.free_names import FreeNames
from kg.drafting.reviewing import draft
from tests.drafting.press import SLUG, press

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
    project.review("b", {each.id: "a" for each in found.drafts})
    accepted = project.accept("b")
    assert accepted.is_written, accepted.findings
    stated = project.workspace.article("b").read_text(encoding="utf-8")
    assert "id:var-revenue" in stated
    # The figure of the first article has the plain name.
    assert "id:obs-quorrin-mills-revenue-b" in stated


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


def test_articles_drafted_together_are_accepted_in_any_order(tmp_path: Path) -> None:
    text = "A year in Tessholm\n\nQuorrin Mills had revenue of 310 million euros last year.\n"
    project = press(tmp_path / "press", text)
    project = second(project, tmp_path, text.replace("310", "340"))
    for slug in ("b", SLUG):
        draft(project.workspace, project.knowledge, slug)
    for slug in ("b", SLUG, "b"):
        project.review(slug, {"plain": "a", "reference": "a"})
        accepted = project.accept(slug)
        assert accepted.is_written, accepted.findings
    told = [project.workspace.article(slug).read_text() for slug in ("b", SLUG)]
    figures = [re.findall(r"id:(obs-[\w-]+) ", each)[0] for each in told]
    assert len(set(figures)) == 2


def test_a_variable_in_the_plural_is_the_one_in_the_singular(
    project: kg.Project,
) -> None:
    """The first name of it stays, in the article and in the project."""
    project.review(SLUG, {"plain": "a", "reference": "a"})
    assert project.accept(SLUG).is_written
    graph = project.knowledge
    (article,) = graph.articles.values()
    names = FreeNames(graph, article)
    assert names.variable("Revenues") == ("var-revenue", "revenue")
    assert names.variable("orders") == ("var-orders", "orders")
    assert names.variable("order") == ("var-orders", "orders")
