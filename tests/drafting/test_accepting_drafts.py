"""Accepted drafts become statements, all or nothing; what is edited changes alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.drafting.review_lines import ReviewLine
from kg.errors import BadInput, NotFound
from tests.drafting.press import SLUG, drafted, press


def line_of(project: kg.Project, beginning: str) -> ReviewLine:
    (line,) = (
        line for line in project.review(SLUG) if line.statement.startswith(beginning)
    )
    return line


def sentences(project: kg.Project, thing: str) -> set[str]:
    return {statement.sentence for statement in project.show(thing)}


def test_what_is_accepted_is_stated_and_nothing_else(project: kg.Project) -> None:
    project.review(SLUG, {"plain": "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    said = sentences(project, "Quorrin Mills")
    assert "Quorrin Mills is headquartered in Tessholm." in said
    assert not any("Brastow Foods" in sentence for sentence in said)


def test_positions_references_and_names_are_the_program_s_work(
    project: kg.Project,
) -> None:
    supplies = line_of(project, "quorrin-mills supplies brastow-foods")
    project.review(SLUG, {supplies.id: "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    (article,) = project.knowledge.articles.values()
    referring = [passage for passage in article.passages if passage.refers_to]
    assert [project.texts.quote(article, each) for each in referring] == ["The company"]


def test_a_statement_may_be_edited(project: kg.Project) -> None:
    supplies = line_of(project, "quorrin-mills supplies brastow-foods")
    path = project.workspace.root / "drafts" / f"{SLUG}.review"
    content = path.read_text(encoding="utf-8")
    edited = content.replace(
        f"?  {supplies.id} reference quorrin-mills supplies",
        f"a  {supplies.id} reference quorrin-mills customerOf",
    )
    assert edited != content
    path.write_text(edited, encoding="utf-8")
    # The words say the opposite, so nothing is written, and the line is told.
    accepted = project.accept(SLUG)
    assert not accepted.is_written
    (number,) = (
        n for n, line in enumerate(edited.splitlines(), 1) if supplies.id in line
    )
    places = {
        (f.location.file, f.location.line) for f in accepted.findings if f.is_error
    }
    assert (f"drafts/{SLUG}.review", number) in places


def test_accepted_again_nothing_changes_but_what_was_edited(
    project: kg.Project,
) -> None:
    project.review(SLUG, {"plain": "a"})
    assert project.accept(SLUG).written
    assert project.accept(SLUG).written == []
    based = line_of(project, "quorrin-mills headquarteredIn")
    before = project.workspace.article(SLUG).read_text(encoding="utf-8").splitlines()
    project.review(SLUG, {based.id: "xs"})
    project.accept(SLUG)
    after = project.workspace.article(SLUG).read_text(encoding="utf-8").splitlines()
    assert set(after) <= set(before)
    assert not any("headquarteredIn" in line for line in after)


def test_a_rejected_thing_is_in_no_accepted_statement(project: kg.Project) -> None:
    thing = line_of(project, "tessholm: ")
    based = line_of(project, "quorrin-mills headquarteredIn")
    project.review(SLUG, {thing.id: "x", based.id: "a"})
    with pytest.raises(BadInput, match="tessholm is rejected"):
        project.accept(SLUG)


def test_a_draft_that_does_not_exist_is_told(project: kg.Project) -> None:
    with pytest.raises(NotFound, match="r000000"):
        project.review(SLUG, {"r000000": "a"})


def test_drafting_again_loses_no_decision(project: kg.Project) -> None:
    project.review(SLUG, {"plain": "a", "doubtful": "xs"})
    before = project.review(SLUG)
    drafted(project)
    assert project.review(SLUG) == before


@pytest.mark.parametrize("accepted", ["orlend-foods acquired", "orlend-foods kind"])
def test_a_name_stands_where_an_article_has_the_whole_of_it(
    tmp_path: Path, accepted: str
) -> None:
    text = (
        "Orlend grows\n\nOrlend Foods, a food maker based in Tessholm, is older. "
        "Orlend Foods acquired Lunt Bakery.\n"
    )
    project = press(tmp_path / "press", text)
    drafted(project)
    thing = line_of(project, "orlend-foods: ")
    project.review(SLUG, {thing.id: "a", line_of(project, accepted).id: "a"})
    written = project.accept(SLUG)
    assert written.is_written, written.findings
    name = "Orlend Foods"
    stated = project.workspace.article(SLUG).read_text(encoding="utf-8")
    passages = re.findall(r"#char=(\d+),(\d+)> \{[^}]*prefLabel \"Orlend", stated)
    assert passages
    assert all(name in text[int(begin) : int(end)] for begin, end in passages)
